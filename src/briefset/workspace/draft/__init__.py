"""A first summary of an article: what its text says by itself, and a mark at each place where a person has to write.

In: `Extracted`, a slug. Out: `source.txt` and `summary.yaml`. Never: a statement that `check` would refuse; where the
program knows no words, `[write: …]` stands.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from briefset.article.extract import Extracted
from briefset.article.text import Article, read_article
from briefset.diagnostics import Diagnostic, Failure, Position
from briefset.language.data import LanguageData
from briefset.language.detect import detect_language
from briefset.language.registry import find_language, languages
from briefset.language.sentences import count_words
from briefset.workspace.draft import events, quotations, statistics
from briefset.workspace.draft.layout import Layout, lay_out
from briefset.workspace.draft.sections import Section, find_sections

__all__ = ["Draft", "make_draft"]

LEAST_SCORE = 0.6
"""Of an event: what is worse has a year alone, inside a long sentence."""
REGIONS = {"en": "en-GB", "zh": "zh-CN"}
"""How a summary is printed in a language that has several ways."""
T = TypeVar("T", quotations.Candidate, statistics.Candidate, events.Candidate)


@dataclass(frozen=True, slots=True)
class Draft:
    """What the summary will hold: events by date, all else in the order of the article."""

    layout: Layout
    article: Article
    language: str
    tag: str
    url: str
    sections: tuple[Section, ...]
    quotations: tuple[quotations.Candidate, ...]
    statistics: tuple[statistics.Candidate, ...]
    events: tuple[events.Candidate, ...]

    @property
    def source(self) -> bytes:
        """The article's text as it will lie beside the summary."""
        return self.layout.text.encode()


def make_draft(extracted: Extracted, file: str) -> Draft:
    """The draft of an article; raises `Failure` for one without paragraphs, or in a language that has no file."""
    text = "\n".join(block.text for block in extracted.blocks)
    language = _language(extracted, text, file)
    layout = lay_out(extracted, language)
    article = read_article(layout.text.encode(), file, layout.front)
    words = int(count_words(text))
    skipped = frozenset(number for number, block in enumerate(layout.blocks, 1) if block.level or block.is_note)
    found = [one for one in events.find_events(article, skipped, language) if one.score >= LEAST_SCORE]
    url = extracted.metadata.url if extracted.metadata.url.startswith("https://") else ""
    return Draft(
        layout, article, REGIONS.get(language.tag, language.tag), language.tag, url,
        tuple(find_sections(layout.blocks)),
        tuple(_best(quotations.find_quotations(article, skipped, language), words // 200, 4, 16)),
        tuple(_distinct(_best(statistics.find_statistics(article, skipped, language), words // 100, 12, 36))),
        tuple(sorted(_best(found, words // 400, 3, 12), key=lambda one: one.date)),
    )  # fmt: skip


def _language(extracted: Extracted, text: str, file: str) -> LanguageData:
    """The language that the words are in; where they do not tell, the one that the file names."""
    found = find_language(detect_language(text) or extracted.metadata.language)
    if found is None:
        message = "the article is in no language that briefset reads"
        hint = f"it reads {', '.join(languages())}; a language takes two files, see “A language” in ARCHITECTURE.md"
        raise Failure([Diagnostic(Position(file), "unknown-language", message, hint)])
    return found


def _distinct(found: Sequence[statistics.Candidate]) -> list[statistics.Candidate]:
    """The numbers, those without a label of which another has the same."""
    labels = Counter(one.label for one in found)
    return [replace(one, label="") if labels[one.label] > 1 else one for one in found]


def _best(found: Sequence[T], number: int, least: int, most: int) -> list[T]:
    """The best candidates, as many as an article of this length bears, in its order."""
    kept = found[: min(max(number, least), most)]
    return sorted(kept, key=lambda one: (one.paragraph, one.start))
