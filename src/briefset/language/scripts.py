"""Words in another script than the page's: each run carries the language that its letters give away.

In: a page as HTML or a plain text, and the language of the originals. Out: the page with `lang` at every such run, or
the text in pieces with their languages. Never: changes a word; looks into attributes; takes Latin for a language.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape, unescape

from briefset.language.tags import primary

HANGUL, KANA = r"\u1100-\u11ff\u3130-\u318f\uac00-\ud7af", r"\u3040-\u30ff\u31f0-\u31ff\uff66-\uff9f"
HAN = r"\u2e80-\u2fff\u3005-\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
EAST_MARKS = r"\u3000-\u3004\u3008-\u303f\uff01-\uff65"
CYRILLIC, GREEK = r"\u0400-\u052f\u1c80-\u1c8f\u2de0-\u2dff\ua640-\ua69f", r"\u0370-\u03ff\u1f00-\u1fff"
HEBREW, ARABIC = r"\u0590-\u05ff\ufb1d-\ufb4f", r"\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc"
EAST = HAN + HANGUL + KANA
WITHOUT_SPACES = HAN + KANA
"""The letters of Chinese and Japanese, which set no spaces between words; Korean does."""
WITHIN, WITHIN_WORDS, STRESS = r"[ \u00a0]+", r"(?:[’'\u2010\u2011-]|,?[ \u00a0]+)", r"\u0300-\u036f"
RUN = re.compile(
    "|".join(
        (
            rf"(?P<east>[{EAST_MARKS}]*[{EAST}][{EAST}{EAST_MARKS}]*(?:{WITHIN}[{EAST}{EAST_MARKS}]+)*)",
            rf"(?P<hebrew>[{HEBREW}]+(?:{WITHIN}[{HEBREW}]+)*)",
            rf"(?P<arabic>[{ARABIC}]+(?:{WITHIN}[{ARABIC}]+)*)",
            rf"(?P<cyrillic>[{CYRILLIC}][{CYRILLIC}{STRESS}]+(?:{WITHIN_WORDS}[{CYRILLIC}{STRESS}]+)*)",
            rf"(?P<greek>[{GREEK}][{GREEK}{STRESS}]+(?:{WITHIN_WORDS}[{GREEK}{STRESS}]+)*)",
        )
    )
)
"""Runs by script. A single letter of Greek or Cyrillic is a symbol: α, Δ."""
FOREIGN = re.compile(f"[{EAST}{HEBREW}{ARABIC}{CYRILLIC}{GREEK}]")
"""A letter without which there is no run, for most pages have none."""
TELLING = (
    ("ko", "east", rf"[{HANGUL}]"), ("ja", "east", rf"[{KANA}]"), ("zh-CN", "east", ""),
    ("he", "hebrew", ""), ("ar", "arabic", ""),
    ("be", "cyrillic", "[ўЎ]"), ("uk", "cyrillic", "[іїєґІЇЄҐ]"), ("mk", "cyrillic", "[ѓќѕЃЌЅ]"),
    ("sr", "cyrillic", "[ђћјљњџЂЋЈЉЊЏ]"), ("bg", "cyrillic", "[ъЪ](?![еёюяЕЁЮЯ])"), ("ru", "cyrillic", ""),
    ("el", "greek", ""),
)  # fmt: skip
"""Languages by the letters that give them away, the last of each script for what is left."""
WRITTEN_IN = {
    **dict.fromkeys(("zh", "ja", "ko"), "east"),
    **dict.fromkeys(("ar", "fa", "ur", "ps", "ckb", "ug"), "arabic"),
    **dict.fromkeys(("he", "yi"), "hebrew"),
    **dict.fromkeys(("be", "bg", "kk", "ky", "mk", "mn", "ru", "sr", "tg", "tt", "uk"), "cyrillic"),
    "el": "greek",
    "dv": "thaana",
}
FROM_RIGHT = frozenset(("arabic", "hebrew", "thaana"))
PHONETICS = {"ko": HANGUL, "ja": KANA}
PHONETIC = re.compile(rf"[{KANA}]+(?:[{HAN}]*[{KANA}]+)*|[{HANGUL}]+(?:{WITHIN}[{HANGUL}]+)*")
TOKEN = re.compile(
    r"<!--.*?-->|<![^>]*>|<(?P<raw>style|script|title)\b.*?</(?P=raw)>"
    r"|<(?P<close>/?)(?P<name>[A-Za-z][\w:-]*)(?P<rest>(?:[^'\">]++|\"[^\"]*\"|'[^']*')*+)>|(?P<text>[^<]++)|<",
    re.DOTALL,
)
LANGUAGE = re.compile(r"\slang=[\"']?([\w-]+)")
LATIN = re.compile(r"[A-Za-z]")
VOID = frozenset(("br", "col", "img", "link", "meta"))


@dataclass
class _Place:
    """Where in the page the reading has come to: open elements with the language of each."""

    original: str
    open: list[tuple[str, str]]

    @property
    def language(self) -> str:
        return self.open[-1][1] if self.open else ""

    def step(self, token: re.Match[str]) -> None:
        name, rest = token["name"].lower(), token["rest"]
        if token["close"]:
            depth = max((at for at, (tag, _) in enumerate(self.open) if tag == name), default=len(self.open))
            del self.open[depth:]
        elif name not in VOID and not rest.rstrip().endswith("/"):
            tag = LANGUAGE.search(rest) if "lang=" in rest else None
            self.open.append((name, tag[1] if tag else self.language))


def mark_foreign(page: str, original: str) -> str:
    """The page with the language at every run whose script is not that of the words around it.

    `original` is the language of the originals; it decides where several languages share a script.
    """
    if not FOREIGN.search(page):
        return page
    place = _Place(original, [])
    parts: list[str] = []
    for token in TOKEN.finditer(page):
        text = token[0]
        if token["name"]:
            place.step(token)
        parts.append(_mark_text(text, place, parts) if token["text"] and FOREIGN.search(text) else text)
    return "".join(parts)


def split_foreign(text: str, around: str) -> Iterator[tuple[str, str]]:
    """The pieces of a text that stands in no page, each with its language: `around`, or what its letters say."""
    position = 0
    for first, last, language in _foreign_runs(text, around, ""):
        if first > position:
            yield text[position:first], around
        yield text[first:last], language
        position = last
    if position < len(text):
        yield text[position:], around


def is_eastern(letter: str) -> bool:
    """Whether a letter is one of Chinese, Japanese or Korean."""
    return re.fullmatch(f"[{EAST}]", letter) is not None


def is_from_right(language: str) -> bool:
    """Whether a language is written from right to left."""
    return WRITTEN_IN.get(primary(language)) in FROM_RIGHT


def _mark_text(text: str, place: _Place, before: list[str]) -> str:
    """A text with its runs marked; in a picture, where text has no parts, the element of a text that is one run."""
    runs = list(_foreign_runs(text, place.language, place.original))
    if runs and place.open and place.open[-1][0] == "text":
        first, last, language = runs[0]
        if (first, last) == (0, len(text)):
            before[-1] = f'{before[-1][:-1]} lang="{escape(language)}">'
        return text
    parts, position = [], 0
    for first, last, language in runs:
        direction = ' dir="rtl"' if is_from_right(language) else ""
        parts += [text[position:first], f'<span lang="{escape(language)}"{direction}>{text[first:last]}</span>']
        position = last
    return "".join([*parts, text[position:]])


def _foreign_runs(text: str, language: str, original: str) -> Iterator[tuple[int, int, str]]:
    """Start, end and language of each run that the language around it does not write."""
    around = primary(language)
    script_around = WRITTEN_IN.get(around)
    alone = script_around != "east" and not LATIN.search(unescape(text))
    for run in RUN.finditer(text):
        script = str(run.lastgroup)
        if script != script_around:
            yield (*run.span(), language_of(run[0], original, text if alone else ""))
        elif script == "east":
            yield from _eastern_runs(run, around, original)


def _eastern_runs(run: re.Match[str], around: str, original: str) -> Iterator[tuple[int, int, str]]:
    """Kana and Hangul in the text of a neighbour; which of Han stands with them nothing tells."""
    for part in PHONETIC.finditer(run.string, *run.span()):
        if _telling(part[0], "east") != around:
            yield (*part.span(), language_of(part[0], original))


def language_of(run: str, original: str, text: str = "") -> str:
    """The language of a run: that of the originals where it is written so, otherwise what its letters say.

    `text` is what the run stands in, where that is written in no other script: `東京 – 経済のあした` is one language.
    """
    script = next(str(match.lastgroup) for match in [RUN.search(run)] if match)
    found = _telling(run, script)
    if found == "zh-CN" and text:
        found = next((tag for tag, letters in PHONETICS.items() if _is_only(letters, text)), found)
    written_so = WRITTEN_IN.get(primary(original)) == script
    return original if written_so and (found == primary(original) or found not in PHONETICS) else found


def _telling(run: str, script: str) -> str:
    return next(tag for tag, of, letters in TELLING if of == script and re.search(letters, run))


def _is_only(letters: str, text: str) -> bool:
    return {known for known in PHONETICS.values() if re.search(f"[{known}]", text)} == {letters}
