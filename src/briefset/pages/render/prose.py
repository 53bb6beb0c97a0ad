"""Running text as markup: emphasis and links, paragraph references, the editor's additions, note numbers, popovers.

In: texts of the summary, `Labels`, the register; a printed page. Out: escaped markup, or plain text; the page. Never:
trusts HTML in a text, chooses a note's number, or changes a word of a page.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from markdown_it.renderer import RendererHTML
from markupsafe import Markup, escape

from briefset.article.locator import LOCATOR, read_paragraphs
from briefset.evidence.register import Register, Statement
from briefset.language.digits import MOST_TEXTS
from briefset.pages.view.evidence import find_row
from briefset.wording.labels import Labels
from briefset.wording.markdown import MARKDOWN, tokens_of
from briefset.wording.wording import NO_BREAK, format_paragraphs

SPECIAL = re.compile(rf"(?P<locator>{LOCATOR})|(?P<editorial>\[ed\.:? ?[^\]]*\]|\[sic\])")
CITED = re.compile(rf" ?[(（](?:{LOCATOR}[,;，、]? ?){{1,3}}[)）]")
"""Paragraphs in brackets, which do not part from the word before them."""
CITED_AFTER_HAN = re.compile(rf"(?<=[\u3400-\u9fff”》])(?=（{LOCATOR})")
WORD_JOINER = "\u2060"
EDITORIAL = Markup('<span class="editorial">{}</span>')
ANCHOR = '<a class="ref" role="doc-noteref" id="r{0}" href="#e{0}" aria-label="{1} {0}">{0}</a>'
AGAIN = '<a class="ref" role="doc-noteref" href="#e{0}" aria-label="{1} {0}">{0}</a>'

BY_PARAGRAPH = "#p"
MOST_ON_A_LINE = 8
"""References that stay together; what draws on a whole book names more paragraphs than a line holds."""
ID = re.compile(r' id="((\w+)(?:-\d+)?)"( popover=)?')
BRACKETS = re.compile(r'([(（]<span class="locator">)(?=<button)|(?<=</button>)(</span>(?=[)）]))')
"""Between brackets and a button: a button is no letter, and lines would break there."""
BUTTON = '<button type="button" popovertarget="{}"{}>{}</button>'
LINK = re.compile(r'<a href="#([\w-]+)"([^<>]*)>(.*?)</a>', re.DOTALL)


class Citations:
    """Prints paragraph references; they lead to the article's words where the product says in which file these are.

    The file `#` is the page itself; `#p` says that the places in it are those of paragraphs, not of statements.
    """

    def __init__(self, register: Register, labels: Labels, file: str) -> None:
        self.register, self.labels, self.file = register, labels, file

    def link(self, reference: str, path: str) -> Markup:
        """A reference such as `P9–P10` to what stands at a YAML path; without a path, or an entry for it, as it is."""
        row = self._place(path, read_paragraphs(reference))
        file = "" if self.file == BY_PARAGRAPH else self.file.rstrip("#")
        label = f"{reference}{self.labels('colon')}{self.labels('evidence')}"
        return _link(f"{file}#{row}", label, reference) if row else escape(reference)

    def _place(self, path: str, paragraphs: Iterable[int]) -> str:
        if self.file == BY_PARAGRAPH:
            return f"p{min(paragraphs)}"
        return find_row(self.register, path, paragraphs) if self.file and path else ""

    def mark(self, reference: str, path: str = "") -> Markup:
        """The same, marked as a reference."""
        return Markup('<span class="locator">{}</span>').format(self.link(reference, path))

    def several(self, numbers: list[int], path: str = "") -> Markup:
        """The references to some paragraphs as one, on one line where they are not many."""
        links = list(self._links(numbers, path))
        between = self._between if len(links) > MOST_ON_A_LINE else self._between.replace(" ", NO_BREAK)
        return Markup('<span class="locator">{}</span>').format(escape(between).join(links))

    def runs(self, numbers: list[int], path: str = "") -> list[Markup]:
        """The references one by one, each but the last with the mark that follows it."""
        if not numbers:
            return []
        *links, last = self._links(numbers, path)
        return [*(link + escape(self._between.strip()) for link in links), last]

    def _links(self, numbers: list[int], path: str) -> Iterator[Markup]:
        return (self.link(run, path) for run in format_paragraphs(numbers, self.labels.locale).split(self._between))

    @property
    def _between(self) -> str:
        return self.labels.locale.data.enumeration


@lru_cache(maxsize=MOST_TEXTS)
def _link(address: str, label: str, text: str) -> Markup:
    return Markup('<a href="{}" aria-label="{}">{}</a>').format(address, label, text)


RENDERER = RendererHTML()


def mark_prose(labels: Labels, citations: Citations, text: str, path: str = "") -> Markup:
    """Inline Markdown as HTML: emphasis and links; paragraph references and editorial additions marked.

    With the YAML path of the statement its references lead to their entries in the evidence.
    """
    parts = []
    for token in tokens_of(text):
        if token.type == "text":
            parts.append(_mark_text(labels, citations, token.content, path))
        else:
            html = RENDERER.render([token], MARKDOWN.options, {})
            parts.append(Markup(html))  # noqa: S704 - the renderer escapes, and raw HTML is off
    return Markup("").join(parts)


def _mark_text(labels: Labels, citations: Citations, text: str, path: str) -> Markup:
    text = CITED.sub(lambda bracket: bracket[0].replace(" ", NO_BREAK), text)
    if citations.file != BY_PARAGRAPH:
        text = CITED_AFTER_HAN.sub(WORD_JOINER, text)
    parts: list[Markup] = []
    position = 0
    for match in SPECIAL.finditer(text):
        parts.append(escape(text[position : match.start()]))
        parts.append(
            citations.mark(match[0], path) if match["locator"] else EDITORIAL.format(_editorial(labels, match[0]))
        )
        position = match.end()
    return Markup("").join([*parts, escape(text[position:])])


def _editorial(labels: Labels, addition: str) -> str:
    """An addition of the editor's under the mark of the page's language; `[sic]` is that of all."""
    note = addition.removeprefix("[ed.").removeprefix(":").removesuffix("]").strip(" ")
    if not addition.startswith("[ed."):
        return addition
    if not note:
        return labels("editorial-mark")
    return (
        labels("editorial", note=note) if addition.startswith("[ed.:") else addition.replace("[ed. ", f"[ed.{NO_BREAK}")
    )


def mark_editorial(labels: Labels, citations: Citations, note: str) -> Markup:
    """A note of the editor's under the mark of the page's language."""
    before, _, after = labels("editorial", note="\0").partition("\0")
    return EDITORIAL.format(Markup("{}{}{}").format(before, mark_prose(labels, citations, note), after))


class Marks:
    """Prints note numbers and remembers them, so that the evidence lists what the document prints, and no more."""

    def __init__(self, register: Register, label: str, active: bool) -> None:
        self.register, self.label, self.active = register, label, active
        self.printed: set[int] = set()

    def __call__(self, path: str) -> Markup:
        """The numbers of the statements at a YAML path or below it; nothing in a product without evidence."""
        if not self.active:
            return Markup("")
        marks = [self._mark(statement) for statement in self.register.find(path)]
        return Markup('<span class="comma">,</span>').join(marks)

    def _mark(self, statement: Statement) -> Markup:
        form = AGAIN if statement.number in self.printed else ANCHOR
        self.printed.add(statement.number)
        return Markup(form).format(statement.number, self.label)  # noqa: S704 - both forms stand above

    def evidence(self) -> list[Statement]:
        """The statements whose numbers were printed so far, by number."""
        return [statement for statement in self.register.statements if statement.number in self.printed]


def open_popovers(page: str) -> str:
    """The page in which every link to a popover, or to a numbered part of one, is a button that opens it."""
    opens = _find_popovers(page)
    if not opens:
        return page
    page = LINK.sub(
        lambda link: BUTTON.format(opens[link[1]], *link.groups()[1:]) if link[1] in opens else link[0], page
    )
    return BRACKETS.sub(lambda found: f"{found[1]}{WORD_JOINER}" if found[1] else f"{WORD_JOINER}{found[2]}", page)


def _find_popovers(page: str) -> dict[str, str]:
    """The popover of each id: its own, and those of its parts, which are named after it with a number of their own."""
    opens: dict[str, str] = {}
    around = ("", "")
    for name, stem, popover in ID.findall(page):
        if popover:
            around = name, stem
        if popover or stem == around[1]:
            opens[name] = around[0]
    return opens
