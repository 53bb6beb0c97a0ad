"""Text that was damaged before it came here: characters that were lost, and bytes read in a wrong encoding.

In: a text, or blocks of one. Out: nothing, or `Failure` with each damaged place. Never: mends it; what stood there is
not known.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from briefset.article.extract.blocks import Block
from briefset.diagnostics import Diagnostic, Failure, Position
from briefset.diagnostics.limits import MAX_FAULTS_OF_TEXT

TAIL = "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ\x80-\xbf"
"""The second bytes of UTF-8 as Windows-1252 shows them."""
DAMAGE = re.compile(
    r"(?P<lost>\ufffd)|(?P<private>[\ue000-\uf8ff])|(?P<control>[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f])"
    r"|(?P<surrogate>[\ud800-\udfff])|(?P<cid>\(cid:\d+\))"
    rf"|(?P<misread>â€[{TAIL}]|Ã[{TAIL}]|Â[\xa0-\xbf])"
)
REASONS = {
    "lost": "the character there was lost (U+FFFD)",
    "private": "the character there has a meaning in its own typeface only ({code})",
    "control": "a control character stands there ({code})",
    "surrogate": "half a character stands there ({code})",
    "cid": "the typeface does not say which letter {text} is",
    "misread": "{text} is UTF-8 that was read in another encoding",
}
AROUND = 30
"""Characters on either side that an excerpt shows."""


def refuse_damage(text: str, file: str) -> None:
    """Raises `Failure` with line and column of each damaged place of a text file, ten at most."""
    lines = enumerate(text.split("\n"), 1)
    _refuse(
        _fault(match, line, Position(file, number, match.start() + 1))
        for number, line in lines
        for match in DAMAGE.finditer(line)
    )


def refuse_damaged_blocks(blocks: Iterable[Block], file: str) -> None:
    """The same for blocks: the page of a PDF is named with the file."""
    _refuse(
        _fault(match, block.text, Position(_where(file, block), block.line, match.start() + 1))
        for block in blocks
        for match in DAMAGE.finditer(block.text)
    )


def _where(file: str, block: Block) -> str:
    return f"{file}, page {block.page}" if block.page else file


def _refuse(faults: Iterator[Diagnostic]) -> None:
    found = [fault for fault, _ in zip(faults, range(MAX_FAULTS_OF_TEXT), strict=False)]
    if found:
        raise Failure(found)


def _fault(match: re.Match[str], line: str, position: Position) -> Diagnostic:
    first = max(match.start() - AROUND, 0)
    excerpt = line[first : match.end() + AROUND].replace("\ufffd", "�")
    reason = REASONS[match.lastgroup or ""].format(text=match[0], code=f"U+{ord(match[0][0]):04X}")
    hint = "put in what the article has there, or get another copy; nothing was written"
    shown = "".join(letter if letter.isprintable() else "�" for letter in excerpt)
    return Diagnostic(position, "article-text", f"the text is damaged: {reason}", hint, excerpt=shown)
