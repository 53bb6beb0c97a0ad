"""Paragraph references as summaries and documents write them: `P12`, `P12–P14`, `P3-5`.

In: a text, or the numbers of paragraphs. Out: numbers, or references as text. Never: knows how many there are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

_LATIN = r"\dA-Za-zÀ-ɏ_"
LOCATOR = rf"(?<![{_LATIN}])P\d{{1,4}}(?:[-–]P?\d{{1,4}}|\s?[-–]\s?P\d{{1,4}})?(?![{_LATIN}])"
"""A pattern without groups, to stand in others. Chinese may follow at once; “P9 – 12 countries” is no range."""
_NUMBER = re.compile(r"\d+")


class Locator(NamedTuple):
    """A reference to one paragraph or several, and as it is written."""

    first: int
    last: int
    text: str


def find_locators(text: str) -> Iterator[Locator]:
    """Every reference in a text, in order; one that runs backwards too."""
    return map(_read, re.findall(LOCATOR, text))


def read_locator(words: str) -> Locator | None:
    """The reference that some words are, in capital or small letters; None where they are anything else."""
    return _read(words) if re.fullmatch(LOCATOR, words, re.IGNORECASE) else None


def _read(reference: str) -> Locator:
    numbers = [int(number) for number in _NUMBER.findall(reference)]
    return Locator(numbers[0], numbers[-1], reference)


def read_paragraphs(text: str) -> set[int]:
    """The paragraphs that a text names, ranges filled."""
    return {number for locator in find_locators(text) for number in range(locator.first, locator.last + 1)}


def list_paragraphs(numbers: Iterable[int]) -> str:
    """Paragraphs one by one, as messages name them: `P5, P6`."""
    return ", ".join(f"P{number}" for number in numbers)
