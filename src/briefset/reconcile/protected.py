"""What nobody may change from outside the summary: quotations, numbers with their units, dates, references, names.

In: a checked summary, and a text of it before and after an edit. Out: a refusal with the source's wording, or none.
Never: changes anything; what passes here must still pass the verifier and the ledger.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from briefset.article.locator import find_locators, read_paragraphs
from briefset.build.check import Checked
from briefset.evidence.quotations.collect import EVIDENCE, MARKED, Kind, Quoted, collect_quoted
from briefset.evidence.quotations.speakers import stands_in
from briefset.evidence.register import Register, Support, make_register
from briefset.evidence.trace.text_key import text_key
from briefset.language.reading import read
from briefset.language.registry import require_language
from briefset.summary.model.roles import Role
from briefset.yaml12.paths import ancestors

WHOLE = frozenset({Kind.EVIDENCE, Kind.QUOTATION, Kind.TERM, Kind.SLIP, Kind.ABBREVIATION})
"""Kinds of quoted words that are a text of the summary by themselves."""
MOST_SHOWN = 3
WITHOUT_UNIT = 5
"""Parts of a figure that the words of its unit follow."""
UNIT = re.compile(r"[ \u00a0\u202f-](?P<word>[^\W\d_]+)")


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why an edit is refused, and what to do."""

    message: str
    hint: str


class Protected:
    """The words of one summary that are the article's, ready to be held against edits."""

    def __init__(self, checked: Checked) -> None:
        self.checked = checked
        self.register: Register = make_register(checked.published)
        self.language = require_language(checked.summary.language)
        self.names = {f"{entry.path}.{name}" for entry in checked.summary.walk() for name, _ in entry.texts(Role.NAME)}
        self.quoted: dict[str, list[Quoted]] = {}
        for quoted in collect_quoted(checked.published.summary):
            self.quoted.setdefault(quoted.path, []).append(quoted)

    def refuse(self, path: str, old: str, new: str) -> Refusal | None:
        """Why the text at a path may not become another; None where nothing of the article's is touched."""
        if text_key(old).text == text_key(new).text:
            return None
        own = [quoted for quoted in self.quoted.get(path, []) if quoted.kind in WHOLE]
        if own:
            return self._refusal("a quotation was changed", [self._source(quoted) for quoted in own])
        refused = self._refuse_marked(path, old, new) or self._refuse_names(path, old, new)
        return refused or self.refuse_numbers(path, old, new)

    def _refuse_names(self, path: str, old: str, new: str) -> Refusal | None:
        """A speaker's name in its own field; in a text, one for another, or one put beside words in quotation marks."""
        if path in self.names:
            return self._refusal("a name was changed", [])
        before, after = self._speakers(old), self._speakers(new)
        if after - before and (before - after or _marked(new)):
            return self._refusal("the name of a speaker was changed", self._supports(path))
        return None

    def _speakers(self, text: str) -> set[str]:
        """The keys of the speakers whom a text names."""
        return {key for key, speaker in self.checked.summary.speakers.items() if stands_in(speaker, text)}

    def _refuse_marked(self, path: str, old: str, new: str) -> Refusal | None:
        """Words in quotation marks inside a text of ours."""
        gone = Counter(_marked(old)) - Counter(_marked(new))
        if not gone and Counter(_marked(old)) == Counter(_marked(new)):
            return None
        quoted = [each for each in self.quoted.get(path, []) if text_key(each.words).text in gone]
        sources = [self._source(each) for each in quoted] or self._supports(path)
        return self._refusal("words in quotation marks were changed", sources)

    def refuse_numbers(self, path: str, old: str, new: str) -> Refusal | None:
        """Why the words may not become others if a number, a date or a reference is in them."""
        before, after = self._figures(old), self._figures(new)
        if before == after:
            return None
        what = "a number, its unit, a date or a paragraph reference was changed"
        return self._refusal(what, self._witnesses(path, old, set(before - after)))

    def _witnesses(self, path: str, old: str, gone: set[tuple[object, ...]]) -> list[tuple[int, str]]:
        """The article's words that give what is gone: those of the statement, those of its paragraphs, or any."""
        own = self._supports(path)
        all_ = [self._source(each) for pieces in self.quoted.values() for each in pieces if each.kind in EVIDENCE]
        named = read_paragraphs(old)
        bare = {figure[:WITHOUT_UNIT] for figure in gone}
        for pieces in (own, [piece for piece in all_ if piece[0] in named], all_):
            if near := [piece for piece in pieces if bare & {each[:WITHOUT_UNIT] for each in self._figures(piece[1])}]:
                return near
        return own

    def _figures(self, text: str) -> Counter[tuple[object, ...]]:
        """The numbers, dates and references of a text; “one” and “first” may be no numbers."""
        reading = read(text, self.language)
        numbers = (one for one in reading.quantities if not (one.spelled and one.low == 1 and not one.scale))
        found: Counter[tuple[object, ...]] = Counter(
            (one.low, one.high, one.unit, one.ordinal, one.bound_words, *sorted(one.rates), *self._unit(text, one.end))
            for one in numbers
        )
        found.update((date.year, date.month, date.day) for date in reading.moments)
        found.update(("P", locator.first, locator.last) for locator in find_locators(text))
        return found

    def _unit(self, text: str, end: int) -> Iterator[str]:
        """The words directly after a number that say what is counted: `kilowatt hours`, `months`."""
        leading = {name.partition(" ")[0] for name in self.language.units if " " in name}
        while match := UNIT.match(text, end):
            word = match["word"].casefold()
            if word in self.language.stop:
                return
            yield word
            if word not in leading:
                return
            end = match.end()

    def _supports(self, path: str) -> list[tuple[int, str]]:
        """The article's words for the statement to which a path belongs, by paragraph."""
        for above in ancestors(path):
            statements = self.register.find(above)
            if found := [support for statement in statements for support in statement.supports]:
                return [self._worded(support) for support in found]
        return []

    def _worded(self, support: Support) -> tuple[int, str]:
        quoted = next((each for each in self.quoted.get(support.path, []) if each.words == support.words), None)
        return self._source(quoted) if quoted else (support.paragraph, support.words)

    def _source(self, quoted: Quoted) -> tuple[int, str]:
        """The paragraph, and the article's own words where its text is at hand."""
        found, article = self.checked.published.found.get(quoted.key), self.checked.article
        if found is None or article is None:
            return quoted.at[0] if quoted.at else 0, quoted.words
        if found.rest:
            return found.paragraph, quoted.words
        return found.paragraph, article.paragraphs[found.paragraph][found.start : found.end]

    def _refusal(self, what: str, sources: list[tuple[int, str]]) -> Refusal:
        shown = list(dict.fromkeys(_shown(sources)))
        more = f" (and {len(shown) - MOST_SHOWN} more)" if len(shown) > MOST_SHOWN else ""
        wording = f"; the article has {', '.join(shown[:MOST_SHOWN])}{more}" if shown else ""
        return Refusal(
            f"{what}{wording}", "put the words back in Word, or change statement and evidence in the summary"
        )


def _shown(sources: list[tuple[int, str]]) -> Iterator[str]:
    for paragraph, words in sources:
        place = f", P{paragraph}" if paragraph else ""
        yield f"“{words}”{place}"


def _marked(text: str) -> list[str]:
    return [text_key(found[found.lastgroup or 0] or "").text for found in MARKED.finditer(text)]
