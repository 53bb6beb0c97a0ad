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
from briefset.evidence.finding.sentences import is_heading
from briefset.summary.model import Section

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
        starts.append(section.first or (_find_start(section, article, leads, max(starts)) if starts else 1))
    for index, (section, first) in enumerate(zip(sections, starts, strict=True), 1):
        last = section.last or next(filter(None, starts[index:]), article.last + 1) - 1
        heading = next(filter(is_heading, article.paragraphs[first : first + 1] if first else ()), "")
        title = section.title or heading or list_paragraphs([first, last])
        yield Extent(first, max(last, first), title)


def _find_start(section: Section, article: Article, leads: Leads, before: int) -> int:
    """Where a section begins that does not say so; 0 where that is not behind the beginnings before it."""
    start = _told_start(section, article) or _start_by_words(leads(section), article)
    return start if start > before else 0


def _told_start(section: Section, article: Article) -> int:
    """A heading with the words of the title, or the first paragraph that the text names."""
    wanted = section.title.casefold().rstrip(" .:")
    texts = enumerate(article.paragraphs[1:], 1)
    headed = (number for number, text in texts if wanted and text.casefold().rstrip(" .:") == wanted)
    return next(headed, 0) or min(read_paragraphs(section.text), default=0)


def _start_by_words(paragraphs: Sequence[int], article: Article) -> int:
    """The last heading before most of some paragraphs; the first of them where the article has no headings."""
    headings = [number for number, text in enumerate(article.paragraphs) if number and is_heading(text)]
    before = Counter(max((one for one in headings if one <= number), default=0) for number in paragraphs if number)
    (start, _), *_ = before.most_common(1) or [(0, 0)]
    return start if headings else min(filter(None, paragraphs), default=0)
