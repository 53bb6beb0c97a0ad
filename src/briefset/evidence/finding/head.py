"""Title, authors, journal and date as the lines before the first paragraph give them.

In: the head of an article and its `LanguageData`. Out: `Head`. Never: a guess; what the lines do not show is empty.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefset.language.data import LanguageData
from briefset.language.moments import Moment, read_moments
from briefset.language.scripts import WITHOUT_SPACES
from briefset.language.sentences import LETTER

MOST_WORDS = 5
"""Words of the longest personal name."""
MOST_DATELINE = 9
"""Words of a line that says where and when something was written: LINDMOUTH, Sunday, 3 March 2024."""
MARKS = '《》«»“”"'
"""What may stand around the name of a journal."""
INITIAL = re.compile(r"\s[^\W\d_a-zà-ÿ]\.\s")
"""One letter within a name, which is a person's."""
NAME = re.compile(rf"[^\W\d_a-zà-ÿ{WITHOUT_SPACES}][\w’'.-]*|[{WITHOUT_SPACES}·]+")


@dataclass(frozen=True, slots=True)
class Head:
    """What the head of an article says; each name is one of a person."""

    title: str
    authors: tuple[str, ...]
    container: str
    issued: str


def read_head(text: str, language: LanguageData) -> Head:
    """The first line as the title, and of the others the date, then the names and then the journal, by commas."""
    title, *rest = [line.strip() for line in text.splitlines() if line.strip()] or [""]
    authors: list[str] = []
    container = issued = ""
    for line in rest:
        moments = read_moments(line, language)
        issued = issued or _issued(moments)
        for piece in re.split(r"\s*[,;，；|·]\s*(?:[–—-]\s+)?|\s+[–—-]\s+", _without(line, moments)):
            names = _names(piece, language)
            if names and not container and (not authors or INITIAL.search(piece)):
                authors += names
            elif authors and not container and _is_name_of_journal(piece.strip(MARKS), language):
                container = piece.strip(MARKS)
    return Head(title, tuple(authors), container, issued)


def read_dateline(paragraph: str, language: LanguageData) -> str:
    """The date of issue where a paragraph is a place and a date, or opens with them and a dash; else empty.

    It is also the date behind the word for publishing, in a paragraph that is no sentence.
    """
    opening = re.split(r"\s[–—-]+\s", paragraph, maxsplit=1)[0]
    moments = tuple(one for one in read_moments(opening, language) if one.part not in language.weekdays.values())
    published = tuple(one for one in moments if _is_published(opening[: one.start], language))
    if len(published) == 1 and not re.search(r"[.!?:;。]\s*$", opening):
        return _issued(published)
    words = re.findall(r"\w+", opening)
    is_short = language.spaced and len(words) <= MOST_DATELINE and not re.search(r"[.!?:;]\s*$", opening)
    if not is_short or len(moments) != 1 or not moments[0].month or words[0].casefold() in language.stop:
        return ""
    before, after = opening[: moments[0].start], opening[moments[0].end :]
    if re.search(r"[,;|·]\s*$", before) and not after.strip():
        return _issued(moments)
    others = re.findall(r"[^\W\d_]+", _without(opening, moments))
    small = language.particles | {*language.date_cues, *language.list_joints}
    return _issued(moments) if all(word[0].isupper() or word.casefold() in small for word in others) else ""


def _is_published(before: str, language: LanguageData) -> bool:
    """Whether the last content word before a date says that something was published."""
    words = re.findall(r"[^\W\d_]+", before)
    last = next((word for word in reversed(words) if word.casefold() not in language.date_cues), "")
    return last.casefold().startswith(language.published)


def _is_name_of_journal(piece: str, language: LanguageData) -> bool:
    """Whether a piece opens with a letter that is no small one, and does not say that something was published."""
    opens = bool(piece) and piece[0].isalpha() and not piece[0].islower()
    return opens and not piece.casefold().startswith(language.published)


def _without(line: str, moments: tuple[Moment, ...]) -> str:
    """The line with breaks for its dates."""
    for moment in reversed(moments):
        line = f"{line[: moment.start]}, {line[moment.end :]}"
    return line.strip(" .,:/|()–—-")


def _issued(moments: tuple[Moment, ...]) -> str:
    """The date of issue, or the months from the first to the last, as EDTF has them."""
    dated = [one for one in moments if one.year or one.month]
    year = next((one.year for one in reversed(dated) if one.year), None)
    if not year or len(dated) > 2:
        return ""
    ends = [_edtf(one, year) for one in dated]
    return ends[0] if len(ends) == 1 or ends[0] >= ends[1] else "/".join(ends)


def _edtf(moment: Moment, year: int) -> str:
    parts = [f"{moment.year or year:04}", *(f"{part:02}" for part in (moment.month, moment.day) if part)]
    return "-".join(parts)


def _names(piece: str, language: LanguageData) -> list[str]:
    """The persons that a piece of a byline names; none where a word of it is no part of a name."""
    label = re.match(r"(\w+)\s*[:：/]?\s*", piece)
    words = piece[label.end() if label and label[1].casefold() in language.bylines else 0 :].split()
    found: list[list[str]] = [[]]
    for word in words:
        if word.casefold() in language.list_joints[:1]:
            found.append([])
        elif NAME.fullmatch(word) or word.casefold() in language.particles:
            found[-1].append(word)
        else:
            return []
    return [" ".join(name) for name in found if _is_name(name)] if all(map(_is_name, found)) else []


def _is_name(words: list[str]) -> bool:
    return 1 < len(words) <= MOST_WORDS or (len(words) == 1 and bool(LETTER.match(words[0])))
