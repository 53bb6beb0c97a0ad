"""Whether a file is what was built here, and what in it differs if it is not.

In: a file from anywhere, a folder of outputs or a manifest. Out: `Verdict`. Never: trusts what a file says of itself;
the hashes of a manifest decide.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import accumulate, chain
from pathlib import Path
from typing import Literal

from briefset.article.locator import LOCATOR
from briefset.build.manifest import NAME, Identity, Manifest, digest, find_kind, is_whole, read_identity, read_manifest
from briefset.diagnostics import Diagnostic, Position, misuse
from briefset.diagnostics.limits import MAX_DOCUMENT_BYTES, MAX_OUTPUT_BYTES
from briefset.evidence.trace.documents import Block, read_blocks
from briefset.files.formats import RefusedError
from briefset.files.reading import read_file

AROUND = 4
"""Words on either side of a difference that are shown."""
MOST = 50
"""Differences that are told one by one."""
MOST_PAIRS = 10**9
"""Words of one file times words of the other that are held against each other; where there are more, all are told."""
SHOWN = 30
"""Words at either end of a difference that are shown of it."""
DIGIT = re.compile(r"\d")
Kind = Literal["reference", "number", "words"]


@dataclass(frozen=True, slots=True)
class Difference:
    """Words of the file, `[-so-]`, where the built document has others, `{+so+}`: a reference, a number, or words."""

    place: str
    kind: Kind
    words: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a file is one of the outputs that a manifest records, by its hash; if not, what differs.

    `output` is the built file, or the folder of its set; `edition` that of the file itself, 0 where it says none.
    """

    file: str
    same: bool
    output: str
    edition: int
    differences: tuple[Difference, ...] = ()
    reason: str = ""

    def line(self) -> str:
        """The verdict on one line."""
        edition = f", edition {self.edition}" if self.edition else ""
        return f"{self.file}: {'the same as' if self.same else 'not as built in'} {self.output}{edition}"

    def diagnose(self) -> Iterator[Diagnostic]:
        """What differs, as errors of the file."""
        if self.same:
            return
        hint = f"give the file in {self.output}, or build anew from a summary that says so"
        told = [f"{found.place}{': ' if found.place else ''}{found.kind}: {found.words}" for found in self.differences]
        more = [f"and {len(told) - MOST:,} more differences"] * (len(told) > MOST)
        for message in [self.reason, *told[:MOST], *more]:
            yield Diagnostic(Position(self.file), "changed-document", message, hint)


def verify_file(path: Path, output: Path, manifest: Path | None) -> Verdict:
    """The verdict on a file, after all manifests below the folder of outputs, or after one.

    Raises `Failure` (usage) where there is nothing to compare it with.
    """
    data, name = read_file(path, MAX_DOCUMENT_BYTES), path.as_posix()
    kind, said = _look(data)
    records = list(_read_records(output, manifest))
    edition = said.edition if said else 0
    for folder, record in records:
        if found := _find_hash(record, digest(data)):
            return Verdict(name, True, (folder / found).as_posix(), edition)
    for folder, record in records:
        if said and (manifest or folder.name == said.slug):
            return _compare(name, data, kind, said, folder, record)
    if manifest and records:
        return Verdict(name, False, records[0][0].as_posix(), edition, (), "it says nothing of where it comes from")
    message = "no manifest has its hash, and " + (
        f"there is none of {said.slug}" if said else "it does not say what it is"
    )
    hint = f"build the set it belongs to, so that {output.as_posix()} has its manifest, or name one with --manifest"
    raise misuse(name, message, hint, "other-document")


def _look(data: bytes) -> tuple[str, Identity | None]:
    """The kind of a file, and what it says that it is; nothing of one that is damaged."""
    try:
        kind = find_kind(data)
        return kind, read_identity(data, kind)
    except RefusedError:
        return "", None


def _read_records(output: Path, manifest: Path | None) -> Iterator[tuple[Path, Manifest]]:
    paths = [manifest] if manifest else sorted(output.glob(f"*/{NAME}"))
    for path in paths:
        record = read_manifest(path.parent, path.name)
        if record:
            yield path.parent, record
        elif manifest:
            message, hint = "there is no manifest that can be read", "give the manifest.json that a build has written"
            raise misuse(path.as_posix(), message, hint, "other-document")


def _find_hash(record: Manifest, sha256: str) -> str:
    names = (name for files in record.outputs.values() for name, known in files.items() if known == sha256)
    return next(names, "")


def _compare(name: str, data: bytes, kind: str, said: Identity, folder: Path, record: Manifest) -> Verdict:
    files = record.outputs.get(f"{said.product}.{kind}", {})
    if kind == "png" or len(files) != 1:
        reason = "the picture is another" if kind == "png" else f"the set there has no {said.product}.{kind}"
        return Verdict(name, False, folder.as_posix(), said.edition, (), reason)
    (built,) = files
    output = (folder / built).as_posix()
    if not is_whole(folder, files):
        reason = "the built file is no longer there as it was built, so that words cannot be compared"
        return Verdict(name, False, output, said.edition, (), reason)
    ours = read_file(folder / built, MAX_OUTPUT_BYTES, (folder,))
    differences = tuple(find_differences(read_blocks(ours, built), read_blocks(data, f"{name}.{kind}")))
    return Verdict(name, False, output, said.edition, differences, _explain(differences, said, _look(ours)[1]))


def _explain(differences: tuple[Difference, ...], said: Identity, built: Identity | None) -> str:
    if built and built != said:
        older = f"of edition {said.edition}, and edition {built.edition} is built there"
        return f"it is {older}" if built.edition != said.edition else "it was built from another state of the summary"
    return "its words are not those that were built" if differences else "its words are those built, its bytes are not"


def find_differences(built: list[Block], given: list[Block]) -> Iterator[Difference]:
    """Each stretch of words in which a document differs from the one that was built, in order."""
    ours, theirs = [block.text.split() for block in built], [block.text.split() for block in given]
    words, places = [*chain(*theirs)], [block.place for block in given for _ in block.text.split()]
    for first, last, added in _compare_blocks(ours, theirs):
        removed = words[first:last]
        shown = [f"[-{_clip(removed)}-]" * bool(removed), f"{{+{_clip(added)}+}}" * bool(added)]
        around = [*words[max(0, first - AROUND) : first], *filter(None, shown), *words[last : last + AROUND]]
        place = places[min(first, len(places) - 1)] if places else ""
        yield Difference(place, _classify(" ".join(removed), " ".join(added)), " ".join(around))


def _compare_blocks(ours: list[list[str]], theirs: list[list[str]]) -> Iterator[tuple[int, int, list[str]]]:
    """Where words of theirs stand, counted over all blocks, that ours has not, and what ours has there instead.

    Blocks come first, and words where they differ: words alone take the square of a long document's length.
    """
    ends = [0, *accumulate(map(len, theirs))]
    matcher = SequenceMatcher(None, [*map(" ".join, ours)], [*map(" ".join, theirs)], autojunk=False)
    for operation, start, end, first, last in matcher.get_opcodes():
        if operation != "equal":
            for begun, ended, added in _compare_words([*chain(*ours[start:end])], [*chain(*theirs[first:last])]):
                yield ends[first] + begun, ends[first] + ended, added


def _compare_words(ours: list[str], theirs: list[str]) -> Iterator[tuple[int, int, list[str]]]:
    if len(ours) * len(theirs) > MOST_PAIRS:
        yield 0, len(theirs), ours
        return
    for operation, start, end, first, last in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
        if operation != "equal":
            yield first, last, ours[start:end]


def _clip(words: list[str]) -> str:
    """The words; of very many the first and last."""
    left_out = len(words) - 2 * SHOWN
    if left_out <= 0:
        return " ".join(words)
    return " ".join([*words[:SHOWN], f"… ({left_out:,} more words) …", *words[-SHOWN:]])


def _classify(removed: str, added: str) -> Kind:
    """References are those that one side has and the other has not, and so are numbers."""
    if re.findall(LOCATOR, removed) != re.findall(LOCATOR, added):
        return "reference"
    return "number" if DIGIT.findall(removed) != DIGIT.findall(added) else "words"
