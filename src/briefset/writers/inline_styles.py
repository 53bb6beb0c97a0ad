"""The styles of a page moved to its elements, for readers of mail, which drop style sheets and know no variables.

In: the elements of a page, whose head holds its styles. Out: its HTML without a style sheet.
Never: a rule that needs a screen's width or a pointer; such at-rules are refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy
from typing import Any
from xml.etree.ElementTree import Element as RawElement
from xml.etree.ElementTree import tostring

from briefset.diagnostics import Diagnostic, Failure, Position

VARIABLE = re.compile(r"var\((--[\w-]+)\)")


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
