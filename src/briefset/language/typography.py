"""Where a line may break within a text: at spaces and after dashes; in Chinese and Japanese between letters too.

In: a text. Out: its pieces. Never: a closing mark at the start of a line, or an opening one at its end (JIS X 4051,
GB/T 15834); a break that a programme would not make, so that no line is counted too few.
"""

from __future__ import annotations

import re

from briefset.language.scripts import EAST_MARKS, HAN, KANA

CLOSING = "，。、．：；！？）》〉」』】〕”’…—·・ー々ゝゞぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ％,.;:!?)%\\]}»"
FULL_CLOSING = "，。、：；！？）》〉」』】〕"
FULL_OPENING = "（《〈「『【〔"
EAST = f"{HAN}{KANA}"
AFTER_SPACE, AFTER_DASH = r"(?<=[ \t\n\v])(?=\S)", r"(?<=[/\u2013\u2014-])(?=\S)"
BETWEEN_LETTERS = rf"(?<=[{EAST}{FULL_CLOSING}])(?=[^\s{CLOSING}])|(?<=[A-Za-zÀ-ɏ0-9%)\]])(?=[{EAST}{FULL_OPENING}])"
BREAK = re.compile(f"{AFTER_SPACE}|{AFTER_DASH}|{BETWEEN_LETTERS}")
LETTERS, MARKS = re.compile(f"[{EAST}]"), re.compile(f"[{EAST_MARKS}]")
WORD_BREAK = re.compile(f"{AFTER_SPACE}|{BETWEEN_LETTERS}")


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


def count_words(text: str) -> int:
    """The words between spaces; two letters of Chinese or Japanese count as one."""
    letters = len(LETTERS.findall(text))
    if not letters:
        return len(text.split())
    words = (word for word in MARKS.sub(" ", LETTERS.sub(" ", text)).split() if word.strip("“”‘’…·—"))
    return sum(1 for _ in words) + (letters + 1) // 2
