"""The paragraphs of a Word file built afresh, each with the YAML paths that its words come from.

In: a checked summary and a product. Out: `Origin`s. Never: guesses a path. The file is built a second time with every
text of the summary between marks; a paragraph that then says anything else is left without paths.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TypeVar

from briefset.build.check import Checked
from briefset.build.page import WRITERS, Page
from briefset.design.product import Product
from briefset.design.templates import Templates
from briefset.design.theme import Theme, read_theme
from briefset.diagnostics import Failure
from briefset.pages.doctree import Doctree, Element
from briefset.reconcile.word_document import EditedDocument, read_edited
from briefset.reconcile.word_runs import Paragraph
from briefset.summary.model import Entry
from briefset.summary.model.base import to_kebab
from briefset.summary.model.roles import Role, roles_of
from briefset.writers.ooxml.package import read_parts

BEGIN, END, BLOCK = "\U000115c1", "\U000115c2", "\U000115c3"
DIGITS = "\U000115c4\U000115c5\U000115c6\U000115c7\U000115c8\U000115c9\U000115ca\U000115cb\U000115cc\U000115cd"
"""Siddham section marks (Unicode 7.0): punctuation, so that emphasis and words begin and end beside them as before."""
PROBE = "\\#"
"""Stands after a text: Markdown prints it without the backslash, so that it is seen which texts are Markdown."""
MARK = re.compile(rf"([{BEGIN}{END}{BLOCK}])([{DIGITS}]+)(\\?#)?")
STOPS = (".", "!", "?")
BLOCKS = frozenset({"p", "h1", "h2", "h3", "h4", "li", "blockquote", "figcaption", "caption", "td", "th"})
RUNNING = frozenset({"header", "footer"})

Marked = TypeVar("Marked", bound=Entry)


@dataclass(frozen=True, slots=True)
class Span:
    """The characters of a paragraph that print one text of the summary; `markdown` says that it is printed as such."""

    start: int
    end: int
    path: str
    markdown: bool = False


@dataclass(frozen=True, slots=True)
class Origin:
    """A paragraph as built, the YAML path of its block, and the spans of text that it prints, in order."""

    paragraph: Paragraph
    path: str = ""
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class BuiltDocument:
    """A Word file built afresh: its paragraphs, and the texts of its comments."""

    origins: list[Origin]
    comments: frozenset[str]


def build_with_origins(checked: Checked, product: Product, templates: Templates, comments: bool) -> BuiltDocument:
    """The product's Word file, paragraph by paragraph with their paths; `comments` as for a build."""
    product = replace(product, embed_fonts=False, comments=comments)
    page = Page(checked, product, read_theme(templates), templates)
    edited = _read(page, page.tree("docx"))
    return BuiltDocument(
        _trace(edited.paragraphs, checked, product, templates), frozenset(each.text for each in edited.comments)
    )


def _trace(built: list[Paragraph], checked: Checked, product: Product, templates: Templates) -> list[Origin]:
    marks = _Marks()
    marked = _marked(checked, marks, product, read_theme(templates), templates)
    decoded = [marks.decode(paragraph) for paragraph in marked]
    if len(decoded) != len(built):
        return [Origin(paragraph) for paragraph in built]
    return [
        replace(origin, paragraph=paragraph) if origin.paragraph.text == paragraph.text else Origin(paragraph)
        for origin, paragraph in zip(decoded, built, strict=True)
    ]


def _marked(checked: Checked, marks: _Marks, product: Product, theme: Theme, templates: Templates) -> list[Paragraph]:
    """The paragraphs with marks; none where the templates cannot print marks."""
    published = replace(checked.published, summary=marks.mark_entry(checked.published.summary))
    page = Page(checked, product, theme, templates, published=published)
    try:
        _, tree = page.print("docx")
        return _read(page, replace(tree, root=marks.mark_blocks(tree.root, ""))).paragraphs
    except Failure:
        return []


def _read(page: Page, tree: Doctree) -> EditedDocument:
    return read_edited(read_parts(WRITERS["docx"](page, tree)[0], "docx", f"{page.product.stem}.docx"))


class _Marks:
    """Puts marks around texts, and takes them out again."""

    def __init__(self) -> None:
        self.paths: list[str] = []
        self.tails: list[str] = []

    def _name(self, kind: str, number: int) -> str:
        return kind + "".join(DIGITS[int(digit)] for digit in str(number))

    def _number(self, path: str, tail: str = "") -> int:
        self.paths.append(path)
        self.tails.append(tail)
        return len(self.paths) - 1

    def mark_entry(self, entry: Marked) -> Marked:
        """The entry with marks around every text that a page may print."""
        changes = {}
        for name, role in roles_of(type(entry)).items():
            value = getattr(entry, name)
            is_text = Role.PRINTED in role and Role.PARSED not in role
            marked = self._mark_value(f"{entry.path}.{to_kebab(name)}".lstrip("."), value, is_text)
            if marked is not value:
                changes[name] = marked
        return entry.model_copy(update=changes)

    def _mark_value(self, path: str, value: object, is_text: bool) -> object:
        if isinstance(value, Entry):
            return self.mark_entry(value)
        if isinstance(value, list):
            return [self._mark_value(f"{path}[{index}]", item, is_text) for index, item in enumerate(value)]
        if isinstance(value, dict):
            return {key: self._mark_value(f"{path}.{key}", item, is_text) for key, item in value.items()}
        return self._mark_text(path, value) if isinstance(value, str) and is_text else value

    def _mark_text(self, path: str, text: str) -> str:
        """The text between its marks; a full stop at its end stays last, for templates look for it."""
        tail = text[-1] if len(text) > 1 and text.endswith(STOPS) else ""
        number = self._number(path, tail)
        return f"{self._name(BEGIN, number)}{text[: len(text) - len(tail)]}{self._name(END, number)}{PROBE}{tail}"

    def mark_blocks(self, element: Element, path: str) -> Element:
        """The tree with the YAML path of each block at its beginning."""
        path = element.get("data-src", path)
        children = tuple(
            child if isinstance(child, str) or child.tag in RUNNING else self.mark_blocks(child, path)
            for child in element.children
        )
        holds_blocks = any(below.tag in BLOCKS for below in element.elements())
        if path and children and (element.tag in BLOCKS or element.has("footnote")) and not holds_blocks:
            children = (self._name(BLOCK, self._number(path)), *children)
        return replace(element, children=children)

    def decode(self, paragraph: Paragraph) -> Origin:
        """The paragraph without its marks, and what they said."""
        text, position = "", 0
        path, begun, spans = "", dict[int, int](), list[Span]()
        for mark in MARK.finditer(paragraph.text):
            text += paragraph.text[position : mark.start()]
            position = mark.end()
            number = int("".join(str(DIGITS.index(digit)) for digit in mark[2]))
            if mark[1] == BLOCK:
                path = self.paths[number]
            elif mark[1] == BEGIN:
                begun[number] = len(text)
            elif number in begun:
                tail = self.tails[number] if paragraph.text.startswith(self.tails[number], position) else ""
                spans.append(Span(begun.pop(number), len(text) + len(tail), self.paths[number], mark[3] == "#"))
        text += paragraph.text[position:]
        return Origin(replace(paragraph, text=text), path, tuple(spans))
