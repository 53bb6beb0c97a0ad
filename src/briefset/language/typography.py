"""How a language sets its lines: where they may break within a text, and the spaces at its marks.

In: a text or a page as HTML, and its language. Out: its pieces or words; the same with the spaces of its language.
Never: changes a letter; a closing mark at the start of a line, or an opening one at its end (JIS X 4051, GB/T 15834);
a break that a programme would not make, so that no line is counted too few.
"""

from __future__ import annotations

import re
from functools import cache

from briefset.language.registry import require_language
from briefset.language.scripts import WITHOUT_SPACES
from briefset.language.tags import primary

CLOSING = "，。、．：；！？）》〉」』】〕”’…—·・ー々ゝゞぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ％,.;:!?)%\\]}»"
FULL_CLOSING = "，。、：；！？）》〉」』】〕"
FULL_OPENING = "（《〈「『【〔"
AFTER_SPACE, AFTER_DASH = r"(?<=[ \t\n\v])(?=\S)", r"(?<=[/\u2013\u2014-])(?=\S)"
BETWEEN_LETTERS = (
    rf"(?<=[{WITHOUT_SPACES}{FULL_CLOSING}])(?=[^\s{CLOSING}])"
    rf"|(?<=[A-Za-zÀ-ɏ0-9%)\]])(?=[{WITHOUT_SPACES}{FULL_OPENING}])"
)
BREAK = re.compile(f"{AFTER_SPACE}|{AFTER_DASH}|{BETWEEN_LETTERS}")
WORD_BREAK = re.compile(f"{AFTER_SPACE}|{BETWEEN_LETTERS}")
RAW = r"<(?P<raw>style|script)\b.*?</(?P=raw)>"
TAG = r"</?(?:a|cite|em|span|strong|sub|sup)\b[^>]*>"
FULL_WIDTH = "，。；：、！？）》〉」』】…"
BEFORE_THIN = rf"[ \u00a0](?=(?:{TAG})*[;!?])|(?<=\d)[ \u00a0](?=\d{{3}}(?!\d))"
BEFORE_WIDE = rf"(?<=«) |[ \u202f](?=(?:{TAG})*[:»])|(?<=\d) (?=[%€])"
FRENCH = re.compile(f"{RAW}|<[^>]*>|(?P<thin>{BEFORE_THIN})|(?P<wide>{BEFORE_WIDE})", re.DOTALL)
EASTERN = re.compile(rf"{RAW}|(?P<mark>[{FULL_WIDTH}])(?P<tags>(?:{TAG})*)[ \n\u00a0]+", re.DOTALL)
THIN, WIDE = "\u202f", "\u00a0"
"""Before ; ! ? and between thousands a thin space, before : % and within guillemets a wide one; none breaks."""


def pieces_of(text: str) -> list[str]:
    """The pieces between which a line may break, each with the space after it."""
    return BREAK.split(text)


def words_of(text: str) -> list[str]:
    """The same without breaks after dashes and slashes, as short labels are best kept."""
    return WORD_BREAK.split(text)


def may_break(before: str, after: str) -> bool:
    """Whether a line may end with the first text and begin with the second, which follows it."""
    joint = len(before)
    return any(match.start() == joint for match in BREAK.finditer(before + after))


def without_spaces(text: str) -> str:
    """The text without white space and joiners, for texts that differ in their lines alone."""
    return "".join(text.split()).replace("\u2060", "")


def space_marks(text: str, language: str) -> str:
    """The text with the spaces of its language at its marks."""
    if primary(language) == "fr":
        return FRENCH.sub(_french, text)
    return EASTERN.sub(_eastern, text) if primary(language) in ("ja", "zh") else text


def join_scales(text: str, *languages: str) -> str:
    """The page with each number on one line with its scale or percent, in those languages: `€9 billion`."""
    return _scaled(languages).sub(lambda match: WIDE if match["gap"] else match[0], text)


@cache
def _scaled(languages: tuple[str, ...]) -> re.Pattern[str]:
    languages_data = [require_language(language) for language in languages]
    words = {word for language in languages_data for word in (*language.scales, *language.percent, *language.points)}
    after = "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))
    return re.compile(rf"{RAW}|<[^>]*>|(?<=\d)(?P<gap> )(?=(?:{after})(?!\w))", re.DOTALL | re.IGNORECASE)


def _french(match: re.Match[str]) -> str:
    return THIN if match["thin"] else WIDE if match["wide"] else match[0]


def _eastern(match: re.Match[str]) -> str:
    """A full-width mark has its space within itself."""
    return match["mark"] + match["tags"] if match["mark"] else match[0]
