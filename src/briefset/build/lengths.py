"""How long the parts of a summary are beside the room that products have for them, and what no product or slide says.

In: `Checked`. Out: `Length`s, notes. Never: makes a page, which alone is measured; an error, for whether a title
says something is for its writer to judge.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from briefset.build.check import Checked
from briefset.design.product import Product, read_product
from briefset.design.templates import find_templates
from briefset.diagnostics import Diagnostic, Failure, Severity
from briefset.evidence.ledger.derived import derived_text
from briefset.evidence.ledger.references import find_references, find_statements_shown
from briefset.evidence.register import Statement
from briefset.language.data import LanguageData
from briefset.language.sentences import WORD, count_words
from briefset.language.stems import content_stems
from briefset.pages.view import View, make_view
from briefset.pages.view.default_slides import has_room_on_slide
from briefset.pages.view.parts import PARTS, Expected, diagnose_part
from briefset.pages.view.slides import unlike_charts
from briefset.summary.model import Entry, Slide, Statistic, Summary
from briefset.summary.model.slides import BarsSlide, ChartSlide, ChartsSlide
from briefset.wording.labels import Labels, find_label_fault, labels_of

MOST_NAMED = 5
"""How many statements that nothing prints are named."""
TIMES_TOO_LONG = 3
"""How many times the words that have room no choice of spacing brings onto the pages; they are not laid out."""
TOPIC_WORDS = 5
"""Longer titles are seldom a topic alone."""


@dataclass(frozen=True, slots=True)
class Length:
    """The words of a part in a product, and the most that it may have; `entry` is the longest entry of the part."""

    product: str
    part: str
    words: int
    most: int
    entry: str
    entry_words: int
    entry_most: int

    def __str__(self) -> str:
        """On one line, such as `briefing: sections 430 of 440 words; sections[1] 112 of 115`."""
        whole = f"{self.product}: {self.part} {self.words:,} of {self.most:,} words"
        return f"{whole}; {self.entry} {self.entry_words:,} of {self.entry_most:,}" if self.entry else whole

    def as_dict(self) -> dict[str, Any]:
        """The length as JSON has it."""
        longest = {"path": self.entry, "words": self.entry_words, "most": self.entry_most}
        return {"product": self.product, "part": self.part, "words": self.words, "most": self.most} | {
            "longest": longest if self.entry else None
        }


def measure(checked: Checked) -> list[Length]:
    """The length of each part of which a product says how much room it has."""
    makers = _makers(checked)
    return [one for maker in makers if maker.product.lengths for one in _measure(maker.product, maker.view())]


def find_notes(checked: Checked) -> list[Diagnostic]:
    """A note for each part that is too long for its product, each page that stays half empty, each lost statement."""
    makers = _makers(checked)
    try:
        notes = [note for maker in makers for note in _find_lengths(maker, checked)]
        return [*notes, *find_slide_notes(checked), *_find_unprinted(makers, checked)]
    except Failure:  # what no page can show is told when it is made
        return []


@dataclass(frozen=True)
class _Maker:
    """Makes the view of a product that people read, in any of its formats."""

    product: Product
    checked: Checked
    labels: Labels

    def view(self, form: str = "") -> View:
        """That of a format; of none, the first."""
        form = form or next(iter(self.product.shows), "")
        return make_view(self.checked.verified, self.product, self.labels, self.checked.loaded, "", form)


def _makers(checked: Checked) -> list[_Maker]:
    """One for each product that does not only accompany another; none where pages cannot speak the language."""
    templates = find_templates(checked.folder.root)
    if find_label_fault(templates, checked.summary.language):
        return []
    labels = labels_of(templates, checked.summary.locale)
    products = [read_product(templates, name) for name in templates.products()]
    return [_Maker(product, checked, labels) for product in products if not product.accompanies]


def _expected(view: View, part: str) -> Iterator[Expected]:
    if part not in PARTS:
        raise Failure([diagnose_part(view.product.name, part)])
    return (item for item in PARTS[part](view) if not item.in_evidence)


def _measure(product: Product, view: View) -> Iterator[Length]:
    for part, (each, most) in product.lengths.items():
        words = Counter[str]()
        for item in _expected(view, part):
            words[item.path] += math.ceil(count_words(item.alternatives[-1]))
        longest, count = max(words.items(), key=lambda pair: pair[1], default=("", 0))
        yield Length(product.name, part, words.total(), most, longest if len(words) > 1 else "", count, each)


def _find_lengths(maker: _Maker, checked: Checked) -> Iterator[Diagnostic]:
    product = maker.product
    if not product.lengths:
        return
    lengths = list(_measure(product, maker.view()))
    for one in lengths:
        if one.entry and one.entry_words > one.entry_most:
            message = f"{one.entry}: {one.entry_words:,} of {one.entry_most:,} words in {product.name}"
            yield _note(checked, one.entry, message, "shorten it, or split it into two entries")
    yield from _find_excess(lengths, checked)
    if (words := sum(one.words for one in lengths)) < product.least_words:
        message = f"{product.name} has {words:,} words; below {product.least_words:,} a page stays half empty"
        yield _note(checked, "", message, "write or select more, or build the other products alone with --product")


def _find_excess(lengths: Sequence[Length], checked: Checked, times: int = 1) -> Iterator[Diagnostic]:
    """A note where a product has more words than have room, or some times as many."""
    words, room = sum(one.words for one in lengths), sum(one.most for one in lengths)
    if words > room * times:
        over, name = [one for one in lengths if one.words > one.most], lengths[0].product
        largest = max(over, key=lambda one: one.words - one.most)
        told = ", ".join(f"{one.part} {one.words:,} of {one.most:,}" for one in over)
        message = f"{name} has {words:,} words where about {room:,} have room: {told}"
        yield _note(checked, largest.part, message, f"shorten these, or choose under `selection: {name}:`")


def refuse_excess(view: View, checked: Checked) -> None:
    """Raises `Failure` for words that can never have room on the pages that a product may have."""
    found = _find_excess(list(_measure(view.product, view)), checked, TIMES_TOO_LONG) if view.product.pages else ()
    if faults := [replace(one, severity=Severity.ERROR) for one in found]:
        raise Failure(faults)


def find_printed(checked: Checked) -> dict[str, dict[str, list[str]]]:
    """The products that print each statement, with the formats in which they do, by its path."""
    printed: dict[str, dict[str, list[str]]] = {}
    for product, form, path in _find_printings(_makers(checked)):
        forms = printed.setdefault(path, {}).setdefault(product, [])
        if form not in forms:
            forms.append(form)
    return printed


def _find_printings(makers: Sequence[_Maker]) -> Iterator[tuple[str, str, str]]:
    """Each product and format with each statement that they print; those that print all come first."""
    forms = [(maker, form) for maker in makers for form in maker.product.shows]
    for maker, form in sorted(forms, key=lambda pair: pair[1] not in pair[0].product.complete):
        view = maker.view(form)
        for item in (item for part in maker.product.shows[form] for item in _expected(view, part)):
            yield from ((maker.product.name, form, one.path) for one in view.register.find(item.path))


def _find_unprinted(makers: Sequence[_Maker], checked: Checked) -> Iterator[Diagnostic]:
    """A note that names the statements which none of the documents prints."""
    if not any(maker.product.shows for maker in makers):
        return
    left = _statements(next(maker for maker in makers if maker.product.shows))
    for _, _, path in _find_printings(makers):
        left.pop(path, None)
        if not left:
            return
    told = ", ".join(list(left)[:MOST_NAMED]) + (" …" if len(left) > MOST_NAMED else "")
    message = f"no document prints {told}" + (f" ({len(left)} statements)" if len(left) > 1 else "")
    hint = "name it under `selection:`, or show its part in a product (`shows` in its product.yaml)"
    yield _note(checked, next(iter(left)), message, hint, "unprinted")


def _statements(maker: _Maker) -> dict[str, Statement]:
    """The statements by path that a product could show; what is none of its parts, templates print by themselves."""
    form = next(iter(maker.product.shows))
    view = _Maker(replace(maker.product, complete=(form,)), maker.checked, maker.labels).view(form)
    possible = {item.path for part in PARTS for item in _expected(view, part)}
    return {path: one for path, one in view.register.by_path.items() if path in possible}


def _note(checked: Checked, path: str, message: str, hint: str, code: str = "budget") -> Diagnostic:
    return checked.loaded.diagnose(path, code, message, hint, severity=Severity.NOTE)


def find_slide_notes(checked: Checked) -> Iterator[Diagnostic]:
    """A note for each title without verb or number, each value that its title leaves out, charts of no scale.

    Of slides that nobody wrote, a note for each event that is too long for them.
    """
    summary, language = checked.summary, checked.summary.locale.language_data
    for event in () if summary.slides else summary.events:
        if not has_room_on_slide(event):
            message = "the time line on the slides leaves this event out: it is too long to stand there with others"
            yield _note(checked, event.path, message, "shorten it, or write the slides yourself")
    for slide in summary.slides:
        title = getattr(slide, "title", "")
        if title and is_topic(title, language):
            message = f"“{title}” is a topic; the title of a slide says its message"
            hint = "say in a sentence what the slide shows"
            yield _note(checked, f"{slide.path}.title", message, hint, "bare-title")
        for path, name, text in _values_beside(slide, summary):
            if not set(content_stems(title, language)) & set(content_stems(text, language)):
                message = f"the title says nothing of “{name}”, which stands beside the chart"
                hint = "name it in the title, or leave it out"
                yield _note(checked, path, message, hint, "unlinked-fact")
        if isinstance(slide, ChartsSlide) and (charts := unlike_charts(slide, summary)):
            message = (
                f"“{charts[0].title}” and “{charts[1].title}” share no scale, so each stands on a slide of its own"
            )
            hint = "choose two upright charts of one kind and unit, or write a slide with a title for each"
            yield _note(checked, f"{slide.path}.exhibits", message, hint, "unlike-charts")


def is_topic(title: str, language: LanguageData) -> bool:
    """Whether a title of few words has no number and no verb that the language's file knows."""
    if not language.predicates or count_words(title) > TOPIC_WORDS or re.search(r"\d", title):
        return False
    if not language.spaced:
        return not any(word in title for word in language.predicates)
    return not any(_is_predicate(word, language, first=not number) for number, word in enumerate(WORD.findall(title)))


def _is_predicate(word: str, language: LanguageData, *, first: bool) -> bool:
    """Whether a word is a form of a verb; within a title one with a capital is a noun or a name."""
    whole = word.replace("’", "'")
    if not (first or whole[:1].islower()):
        return False
    forms = {whole.casefold(), whole.casefold().rpartition("'")[2]}
    ending = re.compile(language.predicate_endings or "(?!)")
    return bool(forms & (language.predicates | language.auxiliaries)) or (
        whole[:1].islower() and any(map(ending.fullmatch, forms))
    )


def _values_beside(slide: Slide, summary: Summary) -> Iterator[tuple[str, str, str]]:
    """Path, name and words of each value beside a chart, but for what is computed from the chart itself."""
    if isinstance(slide, ChartSlide):
        own = _computed(slide.exhibit, summary)
        for fact in slide.facts:
            if not any(text in fact.text or fact.text in text for text in own):
                yield fact.path, fact.label, f"{fact.label} {fact.text} {fact.unit or ''}"
    elif isinstance(slide, BarsSlide) and slide.number:
        (named,) = find_references(summary)[slide.number.path]
        label = named.label if isinstance(named, Statistic) else ""
        yield slide.number.path, slide.number.label, f"{slide.number.label} {label}"


def _computed(exhibit: str, summary: Summary) -> list[str]:
    """The derived numbers that are made of a chart's own, as they are printed."""
    chart: Entry = summary.by_id()["exhibits", exhibit]
    shown = set(find_statements_shown(summary).get(chart.path, ()))
    return [derived_text(entry, summary) for entry in summary.derived if entry.path in shown]
