"""Where in the article a number or a date stands that the evidence of a statement lacks.

In: the `Reading` of a statement, the offset of the number or date, the `Article`. Out: numbers of paragraphs. Never:
says that the statement is right; somebody has to look there.
"""

from __future__ import annotations

from dataclasses import replace

from briefset.article.text import Article
from briefset.evidence.ledger.compare import BORNE_OUT, agree
from briefset.evidence.ledger.moments import covers
from briefset.language.data import LanguageData
from briefset.language.moments import Moment
from briefset.language.quantity import Quantity
from briefset.language.reading import Reading, read

MOST = 3
"""In more paragraphs than these a number stands by chance."""


def find_paragraphs(start: int, statement: Reading, article: Article, language: LanguageData) -> list[int]:
    """The few paragraphs of the article, which is in that language, with the number or date at an offset."""
    numbers = [one for one in statement.quantities if one.start == start]
    moments = [one for one in statement.moments if one.start == start]
    having = [
        number for number, paragraph in enumerate(article.paragraphs[1:], 1)
        if _has(read(paragraph, language), numbers, moments)
    ]  # fmt: skip
    return having if len(having) <= MOST else []


def _has(given: Reading, numbers: list[Quantity], moments: list[Moment]) -> bool:
    plain = [replace(moment, relations=frozenset()) for moment in moments]
    return any(agree(stated, one) in BORNE_OUT for stated in numbers for one in given.quantities) or any(
        covers(one, stated, {stated.year}) for stated in plain for one in given.moments
    )
