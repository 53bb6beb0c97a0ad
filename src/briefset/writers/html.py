"""One self-contained HTML file from the checked tree, with the parts of typefaces that it needs (CSS Fonts 4, 4).

In: `Doctree`, whose page holds its own styles, and the theme. Out: UTF-8 bytes.
Never: a script, a second file, a changed word, or a face whose licence bits forbid it. Letters have their styles at the
elements, as readers of mail drop style sheets and know no variables; what needs a screen or a pointer is refused.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterator
from copy import deepcopy
from typing import Any
from xml.etree.ElementTree import Element as RawElement
from xml.etree.ElementTree import tostring

from briefset.design.fonts import EAST_ASIAN, compress_font, subset_font
from briefset.design.theme import Theme
from briefset.diagnostics import Diagnostic, Failure, Position
from briefset.language.tags import primary
from briefset.pages.doctree import Doctree, Element

SHEETS = re.compile(r"<style>.*?</style>|<link\b[^>]*>", re.DOTALL)
FOREIGN = re.compile(r"<link\b|\burl\(|@import\b")
HINT = "put styles into the page and draw pictures as inline SVG"
RULE = '@font-face{{font-family:"{}";font-style:{};font-weight:{};src:url(data:font/woff2;base64,{}) format("woff2")}}'
STYLES = {"Regular": ("normal", 400), "Bold": ("normal", 700), "Italic": ("italic", 400)}
EASTERN = ("zh", *EAST_ASIAN)
"""Languages whose pages and words are set in one East Asian face, digits and signs included."""
USUAL = frozenset(map(chr, (*range(0x20, 0x7F), *range(0xA0, 0x100)))) | frozenset("ŒœŸ–—‘’‚“”„…‹›€−")
"""Letters of western languages that are always there, so that another word needs no new part of a font."""
FIRST_HAN = "\u2e80"
"""The first letter of the East Asian blocks of Unicode."""
SLANTED = ("em", "cite")
VARIABLE = re.compile(r"var\((--[\w-]+)\)")


def doctree_to_html(tree: Doctree, theme: Theme | None = None, *, inline: bool = False) -> bytes:
    """The page as printed, with one newline at its end, and the typefaces of the theme that it needs.

    `inline` moves its styles to its elements.

    Raises `Failure` when it would need another file.
    """
    found = sorted({word for part in SHEETS.findall(tree.html) for word in FOREIGN.findall(part)})
    faults = [Diagnostic(Position(""), "resource", f"the page needs another file: {word}", HINT) for word in found]
    if faults:
        raise Failure(faults)
    page = inline_styles(tree.raw) if inline and tree.raw is not None else tree.html
    if theme is not None:
        page = page.replace("<style>", f"<style>{font_rules(tree, theme)}\n", 1)
    return (page.strip() + "\n").encode("utf-8")


def font_rules(tree: Doctree, theme: Theme) -> str:
    """One rule for each face and style that the page's letters need."""
    own = primary(tree.language)
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


def _texts(element: Element, around: str) -> Iterator[tuple[str, str]]:
    """The texts of a page, each with the East Asian language in whose face it is set; empty for other faces."""
    own = primary(element.get("lang"))
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


def inline_styles(root: RawElement) -> str:
    """The page as HTML, each rule at the elements that it selects, in the order of the cascade (CSS Cascade 4, 6.1)."""
    import cssselect2

    root = deepcopy(root)
    matcher, variables = cssselect2.Matcher(), dict[str, str]()
    for selectors, declarations in _rules(_take_sheets(root)):
        variables |= {name: value for name, value in declarations if name.startswith("--")}
        for selector in cssselect2.compile_selector_list(selectors):
            matcher.add_selector(selector, declarations)
    for wrapper in cssselect2.ElementWrapper.from_html_root(root, content_language=None).iter_subtree():
        wanted = {name: value for *_, found in matcher.match(wrapper) for name, value in found if name[:2] != "--"}
        if wanted:
            wrapper.etree_element.set("style", "; ".join(f"{key}: {value}" for key, value in wanted.items()))
    for element in root.iter():
        if "style" in element.attrib:
            element.set("style", VARIABLE.sub(lambda found: variables[found[1]], element.get("style", "")))
    return "<!DOCTYPE html>\n" + tostring(root, encoding="unicode", method="html")


def _take_sheets(root: RawElement) -> str:
    """The style sheets of the page's head, which no longer holds them."""
    (head,) = root.iter("head")
    sheets = list(head.iter("style"))
    for sheet in sheets:
        head.remove(sheet)
    return "\n".join(sheet.text or "" for sheet in sheets)


def _rules(sheet: str) -> Iterator[tuple[Any, list[tuple[str, str]]]]:
    """Selectors and declarations of each rule; raises `Failure` for an at-rule."""
    import tinycss2

    for rule in tinycss2.parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True):
        if rule.type != "qualified-rule":
            what = f"@{rule.at_keyword}" if rule.type == "at-rule" else "a rule that cannot be read"
            hint = "letters know no such rules: leave it out"
            raise Failure([Diagnostic(Position(""), "product", f"{what} in the styles of a letter", hint)])
        found = tinycss2.parse_blocks_contents(rule.content, skip_comments=True, skip_whitespace=True)
        pairs = ((item.name, tinycss2.serialize(item.value).strip()) for item in found if item.type == "declaration")
        yield rule.prelude, list(pairs)
