"""Markdown as blocks: CommonMark with tables, footnotes and front matter.

In: the text of a file. Out: `Extracted`. Never: HTML inside it, or a guess at what a mark might have meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from briefset.article.extract.blocks import BULLET, Block, Extracted, Metadata, note_mark, notes_last, plain

if TYPE_CHECKING:
    from markdown_it.token import Token

FRONT_MATTER = re.compile(r"\A---[ \t]*\n(?P<fields>.*?)^(?:---|\.\.\.)[ \t]*\n", re.DOTALL | re.MULTILINE)
FIELD = re.compile(r"^(?P<name>[\w-]+):[ \t]*(?P<value>\S.*?)[ \t]*$", re.MULTILINE)
NOTE = re.compile(r"^\[\^(?P<name>[^\]\s]+)\]:[ \t]*(?P<text>.*(?:\n(?:[ \t]+\S.*|(?!\[\^)\S.*))*)", re.MULTILINE)
REFERENCE = re.compile(r"\[\^([^\]\s]+)\](?!:)")


def read_markdown(text: str) -> Extracted:
    """The paragraphs, headings, items and rows of a Markdown text, without its marks; notes at the end."""
    from markdown_it import MarkdownIt

    head = FRONT_MATTER.match(text)
    body = "\n" * text[: head.end()].count("\n") + text[head.end() :] if head else text
    notes = {match["name"]: match for match in NOTE.finditer(body)}
    numbers = {name: str(number) for number, name in enumerate(notes, 1)}
    blanked = NOTE.sub(lambda match: "\n" * match[0].count("\n"), body)
    marked = REFERENCE.sub(lambda match: note_mark(numbers.get(match[1], "")), blanked)
    parser = MarkdownIt("commonmark").enable("table")
    blocks = list(_blocks(parser.parse(marked)))
    for name, match in notes.items():
        line = body[: match.start()].count("\n") + 1
        blocks.append(Block(f"{note_mark(numbers[name])} {plain(match['text'])}", line=line, is_note=True))
    return Extracted(tuple(notes_last(blocks)), _metadata(head["fields"] if head else ""))


def _metadata(fields: str) -> Metadata:
    """The front matter's fields that say what the article is, as Pandoc and most site generators name them."""
    named = {match["name"].lower(): match["value"].strip("\"'") for match in FIELD.finditer(fields)}
    authors = re.split(r"\s*[,;]\s*|\s+and\s+", named.get("author", named.get("authors", "")).strip("[]"))
    return Metadata(
        title=named.get("title", ""),
        authors=tuple(author.strip("\"'") for author in authors if author),
        container=named.get("journal", named.get("publication", "")),
        issued=named.get("date", ""),
        language=named.get("lang", named.get("language", "")),
        url=named.get("url", named.get("canonical", "")),
    )


def _blocks(tokens: list[Token]) -> Iterator[Block]:
    """A block for each paragraph, heading, item, row of a table and line of code."""
    opened: list[str] = []
    cells: list[str] = []
    level = 0
    for token in tokens:
        if token.nesting > 0:
            opened.append(token.type.removesuffix("_open"))
            level = int(token.tag[1:]) if token.type == "heading_open" else 0
        elif token.nesting < 0:
            opened.pop()
            if token.type == "tr_close":
                yield Block(" | ".join(cells))
                cells = []
        elif "tr" in opened and token.type == "inline":
            cells.append(_text(token))
        elif token.type == "inline":
            bullet = BULLET if opened[-2:] == ["list_item", "paragraph"] else ""
            yield Block(f"{bullet}{_text(token)}", level, _line(token))
        elif token.type in ("fence", "code_block"):
            yield from (Block(plain(line), line=_line(token)) for line in token.content.splitlines())


def _line(token: Token) -> int:
    return token.map[0] + 1 if token.map else 0


def _text(token: Token) -> str:
    """The words of an inline token: no marks, no pictures, no HTML."""
    words = []
    for child in token.children or ():
        if child.type in ("text", "code_inline"):
            words.append(child.content)
        elif child.type in ("softbreak", "hardbreak"):
            words.append(" ")
    return plain("".join(words))
