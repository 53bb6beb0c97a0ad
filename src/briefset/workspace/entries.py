"""An entry of a summary made of words of its article: what it must say is read from the sentence around them.

In: words, their `Article`, what a person says of the entry. Out: the entry as plain values, or `Failure`. Never:
guesses where the article leaves it open, or writes a file.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from briefset.article.locator import list_paragraphs
from briefset.article.nearest import Located, Place, locate
from briefset.article.search import Found, How, passages_of
from briefset.article.text import Article
from briefset.diagnostics import Diagnostic, Failure, Position
from briefset.evidence.finding.head import read_head
from briefset.evidence.quotations.collect import MARKED
from briefset.evidence.quotations.person_names import forms_of, full_names, whole
from briefset.evidence.quotations.sayers import find_sayers
from briefset.evidence.quotations.speakers import is_author
from briefset.evidence.quotations.verify import LEAST, SHORT
from briefset.language.moments import Moment
from briefset.language.quantity import Quantity, plain_text
from briefset.language.reading import bounds_at, read
from briefset.language.sentences import count_words
from briefset.summary.model import Speaker, Summary
from briefset.wording.wording import author_names
from briefset.workspace.kinds import Kind

SPACES = re.compile(r"\s+|\u00ad")
BLANK = "\ufffc"
"""What stands for a number that is another's."""
PART = re.compile(r"[,;:—–()，；：（）]")
BEHIND, BEFORE_IT = re.compile(r"\s*(\w[\w’'-]*)"), re.compile(r"([\w$€£][\w’'%.,-]*)\s*$")
BEFORE, AFTER = 12, 6
"""How many words of its clause a label has at most on either side of the number."""
LEAST_WORDS = 3
"""Words that a part of a sentence has at least to begin a label."""
Values = dict[str, Any]


def refuse(code: str, message: str, hint: str) -> Failure:
    """What says that words make no entry."""
    return Failure([Diagnostic(Position("words"), code, message, hint)])


@dataclass(frozen=True)
class Words:
    """Words of an article where a person means them, and the sentence around them; `asked` is how they were given."""

    asked: str
    summary: Summary
    article: Article
    place: Place
    given: Mapping[str, Any]
    is_only: bool
    """Whether they stand nowhere else in the article."""

    @property
    def paragraph(self) -> str:
        """The paragraph that holds them."""
        return self.article.paragraphs[self.place.paragraph]

    @cached_property
    def bounds(self) -> tuple[int, int]:
        """Where their sentence begins and ends."""
        return bounds_at(self.paragraph, self.place.start, self.summary.locale.article_language_data)

    @property
    def span(self) -> tuple[int, int]:
        """Where they stand in their sentence."""
        return self.place.start - self.bounds[0], self.place.end - self.bounds[0]

    @property
    def sentence(self) -> str:
        """The sentence; what follows it where they run over its end."""
        return self.paragraph[self.bounds[0] : max(self.bounds[1], self.place.end)]

    def clean(self, start: int, end: int) -> str:
        """A stretch of the sentence in one line."""
        return SPACES.sub(lambda space: "" if space[0] == "\u00ad" else " ", self.sentence[start:end]).strip()

    @property
    def quantities(self) -> tuple[Quantity, ...]:
        """The numbers of the sentence."""
        return read(self.sentence, self.summary.locale.article_language_data).quantities

    @property
    def moments(self) -> list[Moment]:
        """The dates among the words that name a year; of the sentence where the words have none."""
        found = [one for one in read(self.sentence, self.summary.locale.article_language_data).moments if one.year]
        start, end = self.span
        return [one for one in found if start <= one.start and one.end <= end] or found


def find_words(words: str, summary: Summary, article: Article, given: Mapping[str, Any], *, recurs: bool) -> Words:
    """The one place of some words, in the paragraph `at` where that is given; of what recurs, the first.

    Raises `Failure` that names the places, or the passage most like the words.
    """
    found = locate(words, passages_of(article.paragraphs, summary.locale.article_language_data))
    places = [one for one in found.places if given.get("at") in (None, one.paragraph, [one.paragraph])]
    if not places:
        raise Failure([_missing(found, given)])
    if len(places) > 1 and not recurs:
        numbers = list(dict.fromkeys(one.paragraph for one in places))
        where = list_paragraphs(numbers) + (f", {len(places)} times" if len(numbers) == 1 else "")
        hint = "give more of the words around them" + (", or --set at=PARAGRAPH" if len(numbers) > 1 else "")
        raise refuse("ambiguous", f"“{words}” stands in {where}", hint)
    return Words(words, summary, article, places[0], given, len(found.places) == 1)


def _missing(found: Located, given: Mapping[str, Any]) -> Diagnostic:
    if found.places:
        numbers = dict.fromkeys(one.paragraph for one in found.places)
        message = f"“{found.query}” does not stand in P{given['at']}"
        return Diagnostic(Position("words"), "not-in-article", message, f"it stands in {list_paragraphs(numbers)}")
    return found.diagnose(Position("words"))


def make_entry(kind: Kind, words: Words) -> Values:
    """The shortest entry of a kind for some words, with what a person says of it in place of what is read."""
    made = {
        Kind.statistic: _statistic,
        Kind.quotation: _quotation,
        Kind.event: _event,
        Kind.term: _term,
    }[kind](words)
    return made | dict(words.given)


def make_piece(words: Words) -> Values:
    """The words as a piece of evidence."""
    return {"at": words.place.paragraph, "quote": words.clean(*words.span)}


def find_kind(words: Words) -> Kind | None:
    """The kind of entry that some words are; None where they are no more than evidence."""
    start, end = words.span
    if _is_marked(words):
        return Kind.quotation
    if any(start < one.end and one.start < end for one in words.quantities):
        return Kind.statistic
    return Kind.event if any(start <= one.start and one.end <= end for one in words.moments) else None


def _is_marked(words: Words) -> bool:
    """Whether the article has them in quotation marks."""
    start, end = words.place.start, words.place.end
    return any(match.start() <= start and end <= match.end() for match in MARKED.finditer(words.paragraph))


def _statistic(words: Words) -> Values:
    start, end = words.span
    numbers = [one for one in words.quantities if start < one.end and one.start < end and not one.opaque]
    if not numbers:
        raise refuse("left-out", f"“{words.place.words}” has no number", "give the number with the words beside it")
    first, last = _with_hedge(words, numbers[0]), numbers[-1].end
    quote = words.clean(*_widen(words, min(start, first), max(end, last))).rstrip(",;:.")
    label = {} if "label" in words.given else {"label": _label(words, numbers[0], first)}
    return label | {"quote": quote}


def _with_hedge(words: Words, number: Quantity) -> int:
    """Where a number begins with its hedge before it."""
    before = plain_text(words.sentence[: number.start]).rstrip()
    return number.start if not before.endswith(number.bound_words) else len(before) - len(number.bound_words)


def _widen(words: Words, start: int, end: int) -> tuple[int, int]:
    """A stretch of as many words as show what is meant; what is taken too stands behind it, or before where that tells.

    Of few words, those that stand in one place show it.
    """
    text, stop = words.sentence, words.summary.locale.article_language_data.stop
    while count_words(text[start:end]) < (LEAST if words.is_only else SHORT):
        behind, before = BEHIND.match(text, end), BEFORE_IT.search(text[:start])
        if behind and not (before and behind[1].casefold() in stop):
            end = behind.end()
        elif before:
            start = before.start(1)
        else:
            break
    return start, end


def _label(words: Words, number: Quantity, first: int) -> str:
    """The clause of a number in a few words, with an ellipsis for it and for other numbers."""
    text = words.sentence
    for one in words.quantities:
        if one is not number:
            text = f"{text[: one.start]}{BLANK * (one.end - one.start)}{text[one.end :]}"
    behind = PART.split(text[number.end :])[0].split()[:AFTER]
    is_spaced = words.summary.locale.article_language_data.spaced
    before = _last_words(text[:first]) if is_spaced else PART.split(text[:first])[-1:]
    label = re.sub(f"{BLANK}+", "…", (" " if is_spaced else "").join([*before, "…", *behind])).strip(' ,;:.。•*—–()“”"')
    return label[:1].upper() + label[1:]


def _last_words(text: str) -> list[str]:
    """The last words of a text; where they are too many, from the beginning of a part of it."""
    starts = (match.end() for match in PART.finditer(text))
    parts = [text[start:].split() for start in starts] if len(text.split()) > BEFORE else []
    return next((part for part in parts if LEAST_WORDS <= len(part) <= BEFORE), text.split()[-BEFORE:])


def _quotation(words: Words) -> Values:
    is_edited = words.place.how == How.ELIDED or "[" in words.asked
    text = words.asked if is_edited else words.clean(*words.span)
    is_marked, speaker = _is_marked(words), words.given.get("speaker")
    speaker = speaker or (_find_speaker(words) if is_marked else _find_author(words))
    return {"speaker": speaker, "text": text} | ({} if is_marked else {"reported": False})


def _find_author(words: Words) -> str:
    """The one author, whose words they are where nobody is quoted."""
    summary = words.summary
    head = read_head(words.article.paragraphs[0], summary.locale.article_language_data)
    names = author_names(summary.source) or list(head.authors)
    if len(names) != 1:
        told = f"its authors are {', '.join(names)}" if names else "its author is not known"
        raise refuse("attribution", f"the article does not quote these words, and {told}", "give --set speaker=NAME")
    own = [speaker.name for speaker in summary.speakers.values() if is_author(speaker, summary.source)]
    return own[0] if len(own) == 1 else names[0]


def _find_speaker(words: Words) -> str:
    """The speaker whom the sentence names, by the name of the summary or the full one of the article."""
    summary, place = words.summary, words.place
    language = summary.locale.article_language_data
    named = {name: Speaker(name=name) for text in words.article.paragraphs for name in full_names(text, language)}
    found = Found(place.paragraph, place.start, place.end)
    sayers = find_sayers(found, words.article, {**named, **summary.speakers}, language)
    known = [speaker for key, speaker in summary.speakers.items() if key in sayers]
    forms = [form for speaker in known for form in forms_of(speaker)]
    others = [name for name in named if name in sayers and not any(re.search(whole(form), name) for form in forms)]
    people = [speaker.name for speaker in known] + _without_longer(others)
    if len(people) == 1:
        return people[0]
    message = (
        f"several people may say it: {', '.join(people)}" if people else "their sentence does not name who says it"
    )
    raise refuse("attribution", message, "give --set speaker=NAME, or a key of `speakers`")


def _without_longer(names: list[str]) -> list[str]:
    """The names without those that hold another of them, which are the same people with their office."""
    return [name for name in names if not any(other != name and other in name for other in names)]


def _event(words: Words) -> Values:
    dates = {_edtf(one) for one in words.moments}
    if "date" not in words.given and len(dates) != 1:
        told = f"several dates: {', '.join(sorted(dates))}" if dates else "no date with a year"
        raise refuse("left-out", f"the words and their sentence have {told}", "give --set date=2016-01-16")
    date = {} if "date" in words.given else {"date": dates.pop()}
    return date | {"text": _told(words, words.span[1])}


def _edtf(moment: Moment) -> str:
    """A date as far as it is written, after EDTF."""
    day = "-".join(f"{part:02}" for part in (moment.year, moment.month, moment.day) if part)
    return f"{moment.year}/{moment.last_year}" if moment.last_year else day


def _term(words: Words) -> Values:
    return {"term": words.clean(*words.span), "meaning": _told(words, len(words.sentence))}


def _told(words: Words, end: int) -> str:
    """The sentence of the words up to a place, in quotation marks."""
    return words.summary.locale.quote(words.clean(0, end).rstrip(".。"))
