"""The source's wording and paragraph put into a summary where it is clear which passage is meant.

In: the bytes of a summary, and the article. Out: new bytes, and what was changed. Never: keeps an edit after which the
words are not found or anything else is wrong that was not; fills in what a writer left out or put in on purpose.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from briefset.article.nearest import find_nearest
from briefset.article.search import Passages
from briefset.article.text import Article
from briefset.diagnostics import Failure, Position
from briefset.evidence.quotations.collect import Kind, Quoted, collect_quoted
from briefset.evidence.quotations.verify import find, places
from briefset.language.registry import find_language
from briefset.language.sentences import count_words
from briefset.summary.validate import validate
from briefset.yaml12.document import Loaded
from briefset.yaml12.paths import parent

Open = Callable[[bytes], Loaded]
"""Reads the bytes of a summary, and what of it stands in other files."""
Replace = Callable[[bytes, Loaded, str, str], bytes]
"""Puts a new value at a path into the bytes of a YAML file and keeps the rest."""

LEAST_LIKENESS = 0.75
"""Three words in four are the article's; below that the writer may have meant something else."""
LEAST_LEAD = 0.15
"""The next best passage must be clearly less like the words, or it would be a guess."""
LEAST_WORDS = 4
EDITED = re.compile(r"[\[\]…]|\.\.\.")
SPACE = re.compile(r"[^\S ]|\u00ad")


@dataclass(frozen=True, slots=True)
class Fix:
    """One value that was changed."""

    position: Position
    path: str
    old: str
    new: str


def fix_quotations(
    data: bytes, load: Open, article: Article, replace: Replace, is_meant: Callable[[str], bool] = bool
) -> tuple[bytes, list[Fix]]:
    """The summary with the article's words where they are clear, at the paths that are meant, and what was changed.

    Raises `Failure` when it is not valid.
    """
    language = find_language(validate(load(data)).source.language)
    passages = Passages(article.paragraphs, language)
    done: list[Fix] = []
    refused = {quoted.key for quoted in _missed(load(data), passages) if not is_meant(quoted.path)}
    while (step := _next_step(data, load, passages, replace, refused)) is not None:
        data, mended = step
        done.append(mended)
    return data, done


def _next_step(
    data: bytes, load: Open, passages: Passages, replace: Replace, refused: set[str]
) -> tuple[bytes, Fix] | None:
    loaded = load(data)
    missed = list(_missed(loaded, passages))
    for quoted in missed:
        proposal = None if quoted.key in refused else _propose(quoted, passages)
        if proposal is None:
            continue
        path, value = proposal
        edited = _edit(data, loaded, path, value, replace)
        if edited is not None and _is_better(edited, load, passages, quoted, missed):
            return edited, Fix(loaded.position(path), path, _old(quoted, path), value)
        refused.add(quoted.key)
    return None


def _missed(loaded: Loaded, passages: Passages) -> Iterator[Quoted]:
    return (quoted for quoted in collect_quoted(validate(loaded)) if find(quoted, passages) is None)


def _old(quoted: Quoted, path: str) -> str:
    return ", ".join(map(str, quoted.at)) if path.endswith(".at") else quoted.words


def _propose(quoted: Quoted, passages: Passages) -> tuple[str, str] | None:
    """The path and value that would put the words right; None where that is not clear."""
    if quoted.kind not in (Kind.EVIDENCE, Kind.QUOTATION) or len(quoted.at) > 1:
        return None
    elsewhere = places(quoted, passages) if quoted.at else []
    if elsewhere:
        return (f"{parent(quoted.path)}.at", str(elsewhere[0].paragraph)) if len(elsewhere) == 1 else None
    if EDITED.search(quoted.words) or count_words(quoted.words) < LEAST_WORDS:
        return None
    near = find_nearest(quoted.words, passages)
    if near is None or near.likeness < LEAST_LIKENESS or near.lead < LEAST_LEAD:
        return None
    if quoted.at and near.paragraph not in quoted.at:
        return None
    return quoted.path, spell(near.words)


def spell(words: str) -> str:
    """Words of the article as a summary writes them: with plain spaces, and without soft hyphens."""
    return SPACE.sub(lambda space: "" if space[0] == "\u00ad" else " ", words)


def _edit(data: bytes, loaded: Loaded, path: str, value: str, replace: Replace) -> bytes | None:
    try:
        return replace(data, loaded, path, value)
    except Failure:
        return None


def _is_better(edited: bytes, load: Open, passages: Passages, quoted: Quoted, missed: list[Quoted]) -> bool:
    """Whether the edit makes this piece good, and no other one bad."""
    try:
        left = {other.key for other in _missed(load(edited), passages)}
    except Failure:
        return False
    return left == {other.key for other in missed} - {quoted.key}
