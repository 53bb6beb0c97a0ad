"""The dated events of an article that a time line might take, told in the article's own clause.

In: an `Article` and its `LanguageData`. Out: `Candidate`s, the best first. Never: a date without a year, a deadline, or
a decade.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefset.article.normalize import drop_note_marks
from briefset.article.text import Article
from briefset.language.data import LanguageData
from briefset.language.moments import Moment
from briefset.language.reading import bounds_at, read
from briefset.language.sentences import count_words
from briefset.workspace.draft.statistics import is_running

MOST_LETTERS = 140
"""Letters of the longest text; a longer clause is cut at a comma."""
LEAST_WORDS = 3
MOST_VAGUE = 2
"""From which precision on an event may say "it" or "they" of what was named before."""
UNSAID = 1.25
"""What a month or a day loses where no clause says by itself what happened then."""
VAGUE = frozenset({"before", "after", "since", "until", "by"})
"""Relations by which a date is no event's own."""
LONGEST_JOINT = 12
"""Characters between two dates that are the ends of one span."""
LEAD = re.compile(r"^[\s,，、;:–—-]+")
CUTS = re.compile(r"[,;](?!\d)\s?|[，；]| [–—-] ")


@dataclass(frozen=True, slots=True)
class Candidate:
    """An event: its date as EDTF, what happened (empty where no clause says it by itself), and how good it is."""

    paragraph: int
    start: int
    date: str
    text: str
    score: float


def find_events(article: Article, skipped: frozenset[int], language: LanguageData) -> list[Candidate]:
    """Every sentence with a date of its own, outside some paragraphs, the best first."""
    found = [
        _event(number, paragraph, moment, language)
        for number, paragraph in enumerate(article.paragraphs[1:], 1)
        if number not in skipped and is_running(paragraph, language)
        for moment in _dates(paragraph, language)
    ]
    return sorted(filter(None, found), key=lambda one: (-one.score, one.paragraph, one.start))


def _dates(paragraph: str, language: LanguageData) -> list[Moment]:
    """The most precise date of each sentence, where it has a year and is no end of a span."""
    dates: dict[tuple[int, int], list[Moment]] = {}
    for moment in read(paragraph, language).moments:
        dates.setdefault(bounds_at(paragraph, moment.start, language), []).append(moment)
    return [max(found, key=_precision) for found in dates.values() if _is_single(found, paragraph)]


def _precision(moment: Moment) -> int:
    """How many of year, month and day a date has; none without a year."""
    return bool(moment.year) and 1 + bool(moment.month) + bool(moment.day)


def _is_single(found: list[Moment], paragraph: str) -> bool:
    first = found[0]
    joined = len(found) > 1 and len(paragraph[first.end : found[1].start]) <= LONGEST_JOINT
    return bool(first.year) and not (joined or first.part or first.last_year or first.relations & VAGUE)


def _event(number: int, paragraph: str, moment: Moment, language: LanguageData) -> Candidate | None:
    """What its sentence says, without the date where that opens or ends it; no words for a date of a later clause."""
    first, last = bounds_at(paragraph, moment.start, language)
    before, after = paragraph[first : moment.start], paragraph[moment.end : last]
    opens = all(word.casefold() in language.stop | {*language.date_cues} for word in before.split())
    ends = re.fullmatch(r"\W*", after) and not moment.relations
    text, kept = paragraph[first:last], moment.end - first
    if opens and (re.match(r"[,，]", after) or not language.spaced):
        text, kept = LEAD.sub("", after), 0
    elif ends and language.spaced and before.split() and before.split()[-1].casefold() in language.stop:
        text = before.rstrip().rsplit(" ", 1)[0]
        kept = len(text)
    said = "" if CUTS.search(before) else _shortened(text, kept, language)
    precision = _precision(moment)
    if precision < MOST_VAGUE and {*_words(said)} & language.pronouns:
        return None
    says_all = count_words(said) >= LEAST_WORDS and not {*_words(said)[:1]} & language.pronouns
    if not says_all or not (opens or _is_of_its_verb(before, precision, language)):
        return Candidate(number, moment.start, _edtf(moment), "", precision - UNSAID) if precision > 1 else None
    score = precision + bool(opens or ends) - len(text) / 400
    return Candidate(number, moment.start, _edtf(moment), said, score)


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def _is_of_its_verb(before: str, precision: int, language: LanguageData) -> bool:
    """Whether a date behind some words tells when these happened, and not what a clause or a participle in them says.

    A year alone may belong to the noun before it: "the council meets in a hall built in 1742".
    """
    relative = (
        (language.pronouns - language.sayers) if language.spaced and not language.capitalised_nouns else frozenset()
    )
    return precision > 1 and not {*_words(before)[1:]} & relative


def _edtf(moment: Moment) -> str:
    parts = [f"{moment.year:04}", *(f"{part:02}" for part in (moment.month, moment.day) if part)]
    return "-".join(parts)


def _shortened(text: str, kept: int, language: LanguageData) -> str:
    """The text without the stop at its end, of a long one the first clauses; nothing where these lose the date."""
    plain = " ".join(drop_note_marks(text).split()).strip(" ,;:.。，；：")
    if len(plain) > MOST_LETTERS:
        cuts = [match.start() for match in CUTS.finditer(plain) if kept <= match.start() <= MOST_LETTERS]
        plain = plain[: cuts[-1]] if cuts and not _hangs(plain, language) else ""
    pairs = (("“", "”"), ("«", "»"), ("(", ")"), ("（", "）")) if "„" not in plain else (("(", ")"),)
    balanced = all(plain.count(one) == plain.count(other) for one, other in pairs) and plain.count('"') % 2 == 0
    return plain[:1].upper() + plain[1:] if balanced else ""


def _hangs(text: str, language: LanguageData) -> bool:
    """Whether a text opens with a word that leaves its first clause hanging: when, during."""
    word = re.match(r"\W*([^\W\d_]+)", text)
    return word is not None and word[1].casefold() in language.stop - {*language.articles} - language.pronouns
