"""The typefaces of a page as rules of its style sheet: parts of them, as WOFF2 in data addresses (CSS Fonts 4, 4).

In: a checked tree and the theme. Out: `@font-face` rules. Never: another file, or a face whose licence bits forbid it.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator

from briefset.design.fonts import EAST_ASIAN, compress_font, subset_font
from briefset.design.theme import Theme
from briefset.pages.doctree import Doctree, Element

RULE = '@font-face{{font-family:"{}";font-style:{};font-weight:{};src:url(data:font/woff2;base64,{}) format("woff2")}}'
STYLES = {"Regular": ("normal", 400), "Bold": ("normal", 700), "Italic": ("italic", 400)}
EASTERN = ("zh", *EAST_ASIAN)
"""Languages whose pages and words are set in one East Asian face, digits and signs included."""
USUAL = frozenset(map(chr, (*range(0x20, 0x7F), *range(0xA0, 0x100)))) | frozenset("ŒœŸ–—‘’‚“”„…‹›€−")
"""Letters of western languages that are always there, so that another word needs no new part of a font."""
FIRST_HAN = "\u2e80"
"""The first letter of the East Asian blocks of Unicode."""
SLANTED = ("em", "cite")


def font_rules(tree: Doctree, theme: Theme) -> str:
    """One rule for each face and style that the page's letters need."""
    own = _primary(tree.language)
    letters: dict[str, set[str]] = {own if own in EASTERN else "": set()}
    for language, text in _texts(tree.root, own):
        letters.setdefault(language, set()).update(text)
    if han := {letter for letter in letters.get("", ()) if letter >= FIRST_HAN}:
        letters.setdefault("zh", set()).update(han)
    slanted = any(element.tag in SLANTED for element in tree.root.walk())
    rules: list[str] = []
    for language, used in letters.items():
        eastern = theme.east_asian_face(language)
        families = (eastern,) if language else dict.fromkeys((theme.serif, theme.sans, *theme.further))
        styles = [*STYLES][: 1 if language != own and language else 3 if slanted else 2]
        needed = frozenset(used) if language else USUAL | used
        rules += [_rule(theme, family, style, needed) for family in families for style in styles]
    return "\n".join(dict.fromkeys(filter(None, rules)))


def _primary(language: str) -> str:
    return language.partition("-")[0].lower()


def _texts(element: Element, around: str) -> Iterator[tuple[str, str]]:
    """The texts of a page, each with the East Asian language in whose face it is set; empty for other faces."""
    own = _primary(element.get("lang"))
    language = own if own in EASTERN else around if around in EASTERN else ""
    for child in element.children:
        if isinstance(child, Element):
            yield from _texts(child, language)
        else:
            yield language, child


def _rule(theme: Theme, family: str, style: str, letters: frozenset[str]) -> str:
    font = theme.read_face(family, style)
    part = subset_font(font, letters) if font else None
    if part is None:
        return ""
    return RULE.format(family, *STYLES[style], b64encode(compress_font(part)).decode())
