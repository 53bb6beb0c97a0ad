"""How long verifying 100 quotations takes, as ratios within one run, so that they hold on any machine.

Run: `make bench`. It makes an article of its own; no text has to be at hand.
"""

from __future__ import annotations

import re

from timing import best_of

from briefset.article.normalize import normalize
from briefset.evidence.quotations.verify import Kind, Passages, Quoted, find

WORDS = re.findall(
    r"\S+",
    "harbour quay council boats visitors fence basin fishing cooperative bridge summer report decision share growth "
    "nearly over percent million not “open” town’s well-kept sea—side",
)
ARTICLE_WORDS = 50_000
QUOTATIONS = 100
PARAGRAPH_WORDS = 120


def make_article(words: int) -> list[str]:
    """Paragraphs of words that follow a fixed rule; each tenth word is a number of its own."""
    row = [f"{index:,}" if index % 10 == 0 else WORDS[index * index % 97 % len(WORDS)] for index in range(words)]
    return [" ".join(row[start : start + PARAGRAPH_WORDS]) + "." for start in range(0, words, PARAGRAPH_WORDS)]


def make_quotations(paragraphs: list[str]) -> list[Quoted]:
    """Stretches of twelve words from all over the article, with other marks; without a locator."""
    step = max(len(paragraphs) // QUOTATIONS, 1)
    chosen = [paragraphs[index * step].split()[20:32] for index in range(QUOTATIONS)]
    return [
        Quoted("", " ".join(words).replace("’", "'").replace("“", '"'), (), kind=Kind.QUOTATION) for words in chosen
    ]


def verify_all(paragraphs: list[str], quotations: list[Quoted]) -> None:
    """Fold the article and look up every quotation, as `briefset check` does."""
    look_up(Passages(paragraphs), quotations)


def look_up(passages: Passages, quotations: list[Quoted]) -> None:
    """Look up every quotation in a normalized article."""
    missed = [quoted.words for quoted in quotations if find(quoted, passages) is None]
    assert not missed, missed[0]


def search_plainly(text: str, needles: list[str]) -> None:
    """What a search without any rule would cost."""
    assert all(text.find(needle) >= 0 for needle in needles)


def measure() -> None:
    """Print the times and their ratios."""
    paragraphs, double = make_article(ARTICLE_WORDS), make_article(2 * ARTICLE_WORDS)
    quotations = make_quotations(paragraphs)
    once = best_of(lambda: verify_all(paragraphs, quotations))
    twice = best_of(lambda: verify_all(double, make_quotations(double)))
    normalized = Passages(paragraphs)
    looking = best_of(lambda: look_up(normalized, quotations))
    text, needles = normalize("\n".join(paragraphs)).text, [normalize(quoted.words).text for quoted in quotations]
    plain = best_of(lambda: search_plainly(text, needles))
    print(f"{QUOTATIONS} quotations, {ARTICLE_WORDS:,} words: {once * 1000:.1f} ms")
    print(f"  of which looking up, in the normalized article: {looking * 1000:.1f} ms")
    print(f"  an article twice as long takes {twice / once:.2f} times as long")
    print(f"  looking up takes {looking / plain:.1f} times as long as str.find on the normalized text")


if __name__ == "__main__":
    measure()
