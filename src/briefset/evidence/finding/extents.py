"""Which paragraphs each section of a summary tells, where it leaves that out.

In: the sections, the `Article`, the paragraphs that a section's words lead to. Out: an `Extent` for each. Never: an
order of its own; a section whose words lead to before the one before it has no beginning.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from briefset.article.locator import list_paragraphs, read_paragraphs
from briefset.article.text import Article
from briefset.summary.model import Section

MOST_OF_HEADING = 80
"""Characters of the longest heading."""
Leads = Callable[[Section], Sequence[int]]
"""The paragraphs to which the words of a section lead, one for each sentence that bears it out."""


@dataclass(frozen=True, slots=True)
class Extent:
    """The first and the last paragraph of a section, 0 for what is not found, and its title."""

    first: int
    last: int
    title: str


def find_extents(sections: Sequence[Section], article: Article, leads: Leads) -> Iterator[Extent]:
    """What is written; else from headings of the same words, named paragraphs, or where the words lead."""
    starts: list[int] = []
    for section in sections:
        start = (_told_start(section, article) or _start_by_words(leads(section), article)) if starts else 1
        starts.append(section.first or (start if start > max(starts, default=0) else 0))
    for index, (section, first) in enumerate(zip(sections, starts, strict=True), 1):
        last = section.last or next(filter(None, starts[index:]), article.last + 1) - 1
        title = section.title or _heading_at(first, article) or list_paragraphs([first, last])
        yield Extent(first, max(last, first), title)


def _told_start(section: Section, article: Article) -> int:
    """A heading with the words of the title, or the first paragraph that the text names."""
    wanted = section.title.casefold().rstrip(" .:")
    texts = enumerate(article.paragraphs[1:], 1)
    headed = (number for number, text in texts if wanted and text.casefold().rstrip(" .:") == wanted)
    return next(headed, 0) or min(read_paragraphs(section.text), default=0)


def _start_by_words(paragraphs: Sequence[int], article: Article) -> int:
    """The last heading before most of some paragraphs; the first of them where the article has no headings."""
    headings = [number for number in range(1, article.last + 1) if _heading_at(number, article)]
    before = Counter(max((one for one in headings if one <= number), default=0) for number in paragraphs if number)
    (start, _), *_ = before.most_common(1) or [(0, 0)]
    return start if headings else min(filter(None, paragraphs), default=0)


def _heading_at(number: int, article: Article) -> str:
    """The words of a paragraph that is a heading: short, and without a stop at its end."""
    text = article.paragraphs[number] if 0 < number <= article.last else ""
    return text if text and len(text) <= MOST_OF_HEADING and text[-1].isalnum() else ""
