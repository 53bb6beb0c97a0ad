"""Why words were not accepted as the article's, as diagnostics that lead to the right ones.

In: `Quoted` words that failed, and the article. Out: `Diagnostic`. Never: accepts anything.
"""

from __future__ import annotations

from itertools import islice

from briefset.article.nearest import find_nearest
from briefset.article.quotation import is_sic_misplaced
from briefset.article.quotation_rules import Refusal
from briefset.article.search import Found, Passages
from briefset.diagnostics import Diagnostic
from briefset.evidence.quotations.collect import Kind, Quoted
from briefset.yaml12.document import Loaded

MARKS_HINT = "quote exactly, drop the marks, or write [ed.: …]"


def explain_mismatch(quoted: Quoted, passages: Passages, loaded: Loaded) -> Diagnostic:
    """What is wrong with words that are not found where they should be."""
    fault = _refusal(quoted, passages) or _elsewhere(quoted, passages) or _nowhere(quoted, passages)
    return loaded.diagnose(quoted.path, fault.code, fault.message, fault.hint)


def _refusal(quoted: Quoted, passages: Passages) -> Refusal | None:
    """A rule about omissions and insertions that the words break, where all their pieces are in the article."""
    if is_sic_misplaced(quoted.words):
        return Refusal("insertion", "[sic] follows no word of the article", "put [sic] right after the slip")
    if quoted.is_joined:
        return passages.joined(quoted.at).refusal(quoted.words)
    fault = passages.refusal(quoted.words, quoted.at or None, quoted.free_case)
    return None if fault is not None and fault.code == "not-in-article" else fault


def where(numbers: tuple[int, ...]) -> str:
    """Paragraphs as a message names them: `P5, P6`."""
    return ", ".join(f"P{number}" for number in numbers)


def _elsewhere(quoted: Quoted, passages: Passages) -> Refusal | None:
    if not quoted.at:
        return None
    others = places(quoted, passages)
    if not others:
        return None
    numbers = tuple(found.paragraph for found in others)
    said = f"these words are not in {where(quoted.at)} but in {where(numbers)}"
    if quoted.kind is Kind.PROSE:
        said = f"“{quoted.words}” is not in {where(quoted.at)} but in {where(numbers)}"
        return Refusal("wrong-paragraph", said, f"write (P{numbers[0]}) after it")
    hint = f"write `at: {numbers[0]}`" if len(numbers) == 1 else f"write `at:` with one of {where(numbers)}"
    return Refusal("wrong-paragraph", said, hint)


def places(quoted: Quoted, passages: Passages) -> list[Found]:
    """The first place in each of at most four paragraphs of the article."""
    found: dict[int, Found] = {}
    for place in islice(passages.find_all(quoted.words, None, quoted.free_case), 100):
        found.setdefault(place.paragraph, place)
    return list(found.values())[:4]


def _nowhere(quoted: Quoted, passages: Passages) -> Refusal:
    near = find_nearest(quoted.words, passages)
    said = "these words are not in the article"
    hint = "quote the article's exact words"
    if quoted.kind is Kind.PROSE:
        said, hint = f"“{quoted.words}” stands in quotation marks, and is not in the article", MARKS_HINT
    if near is None:
        return Refusal("not-in-article", said, hint)
    return Refusal("not-in-article", f"{said}; nearest, in P{near.paragraph}: “{near.difference}”", hint)
