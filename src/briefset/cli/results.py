"""The shapes of what commands print for programs; `schema/output.schema.json` is made of them.

In: nothing. Out: types, of which `RESULTS` has one for each command. Never: imported when a command runs.
"""

from __future__ import annotations

from typing import Any, Literal

from typing_extensions import TypedDict


class DiagnosticData(TypedDict):
    """One thing that is wrong. Lines and columns count from 1, columns in code points; 0 means unknown."""

    file: str
    line: int
    column: int
    end_line: int
    """Of the place after the last character."""
    end_column: int
    path: str
    """The YAML path, such as `quotations[3].text`; empty where there is none."""
    severity: Literal["error", "warning", "note"]
    code: str
    message: str
    hint: str
    excerpt: str
    """The line of the file; of a long one the beginning."""


class Document(TypedDict):
    """What `--json` prints, also when the command fails; then `results` may be null."""

    briefset: Literal[1]
    """The version of this form. It rises when a key goes or changes its meaning, not when one is added."""
    results: Any
    diagnostics: list[DiagnosticData]


class BuildData(TypedDict):
    """The set of one article."""

    fresh: bool
    """Whether it had to be made."""
    files: list[str]


class OmissionData(TypedDict):
    """A number, date or quotation of the article that the summary does not use."""

    paragraph: int
    what: str
    start: int
    end: int
    words: str


class CoverageData(TypedDict):
    """What the summary uses of the article."""

    paragraphs: int
    quoted: list[int]
    share: float
    omissions: list[OmissionData]


class InitData(TypedDict):
    """The files of a new repository: those that were written, and those that were there before."""

    written: list[str]
    kept: list[str]


class DifferenceData(TypedDict):
    """Words of a file that the built document has otherwise."""

    place: str
    kind: Literal["reference", "number", "words"]
    words: str


class VerdictData(TypedDict):
    """Whether a file is what was built."""

    file: str
    same: bool
    output: str
    edition: int
    """What the file says of itself; 0 where it says nothing."""
    differences: list[DifferenceData]
    reason: str


class LongestData(TypedDict):
    """The longest entry of a part."""

    path: str
    words: int
    most: int


class LengthData(TypedDict):
    """The words of a part in a product, and the most for which it has room."""

    product: str
    part: str
    words: int
    most: int
    longest: LongestData | None


class FixData(TypedDict):
    """A value that `--fix` has changed."""

    file: str
    line: int
    column: int
    path: str
    old: str
    new: str


class CheckData(TypedDict):
    """One good summary: against what it was checked, and how much there is of each part."""

    state: Literal["article", "lock", "nothing"]
    counts: dict[str, int]
    pieces: int
    """Quotations and pieces of evidence."""
    fixes: list[FixData]
    coverage: CoverageData | None
    lengths: list[LengthData]
    """Listed with `--lengths`."""


class WeighedPieceData(TypedDict):
    """Words of the article that may bear a text out."""

    nearness: int
    """1 is nearest; what is farther is asked where nothing nearer answers."""
    words: str
    values: list[str]
    """Its numbers and dates, as written and as they were read."""


class WeighedValueData(TypedDict):
    """A number or date of a text, and what decided about it."""

    kind: Literal["number", "date"]
    words: str
    read: str
    verdict: str
    """How it agrees with `given`, or why it needs no evidence; empty where nothing agrees."""
    given: str
    """The number or date of the evidence, where there is one."""
    code: str
    message: str
    """What `check` tells of it; both are empty where nothing is wrong."""


class WeighedData(TypedDict):
    """A text of the summary and what it was held against."""

    path: str
    text: str
    evidence: list[WeighedPieceData]
    values: list[WeighedValueData]


class WhyData(TypedDict):
    """What `check --why` shows of one summary."""

    why: list[WeighedData]


class PieceData(TypedDict):
    """The article's words for a statement, and whether the program found them."""

    path: str
    paragraph: int
    words: str
    how: str | None
    found: bool


class StatementData(TypedDict):
    """A statement beside its evidence."""

    file: str
    line: int
    column: int
    path: str
    kind: str
    text: str
    check: str
    paragraphs: list[int]
    evidence: list[PieceData]


class StatementsData(TypedDict):
    """The statements of one summary that were asked for, and what was done with them."""

    statements: list[StatementData]
    html: str | None
    """The page that `--html` wrote."""
    pinned: list[str]
    """The entries into which `--pin` wrote what was found."""
    removed: list[str]
    """The keys that `--unpin` took out."""


class LockData(TypedDict):
    """A lock that was written."""

    file: str
    pieces: int


class AddedData(TypedDict):
    """An entry that was put into a summary, and its lines there."""

    file: str
    line: int
    column: int
    path: str
    yaml: list[str]


class MatchData(TypedDict):
    """Words of the article, by paragraph and offsets in code points."""

    paragraph: int
    start: int
    end: int
    how: str
    words: str


class NearestData(TypedDict):
    """The passage that is most like words that are not there."""

    paragraph: int
    start: int
    end: int
    words: str
    difference: str


class LocatedData(TypedDict):
    """What became of some words in one article."""

    article: str
    query: str
    matches: list[MatchData]
    refusal: str | None
    nearest: NearestData | None
    yaml: list[str]
    """The entry that they make, where `--yaml` asks for it."""


class ReferenceData(TypedDict):
    """A numbered statement of the set."""

    number: int
    path: str
    kind: str
    check: str


class EvidenceData(TypedDict):
    """The article's words for a statement."""

    paragraph: int
    words: str
    how: str | None


class TraceData(TypedDict):
    """A printed text, led back to the summary and the article; `place` is where it stands in a document."""

    place: str
    file: str
    line: int
    column: int
    path: str
    text: str
    references: list[ReferenceData]
    paragraphs: list[int]
    evidence: list[EvidenceData]


class StrayData(TypedDict):
    """A printed text that leads nowhere."""

    place: str
    text: str


class ProvenanceData(TypedDict):
    """Where each text comes from."""

    found: list[TraceData]
    strays: list[StrayData]


class ChangeData(TypedDict):
    """A change in a Word file, and what becomes of it."""

    state: Literal["applicable", "applied", "refused", "noted"]
    kind: str
    place: str
    file: str
    line: int
    column: int
    path: str
    old: str
    new: str
    tracked_by: list[str]
    value: str | None
    code: str
    reason: str
    hint: str


class ReconciledData(TypedDict):
    """A Word file against its summary."""

    article: str
    product: str
    applied: bool
    older: bool
    changes: list[ChangeData]


class ExportData(TypedDict):
    """What was exported, or the file that it was written to."""

    form: Literal["annotations", "csl", "bibtex"]
    file: str | None
    data: list[dict[str, Any]] | dict[str, Any] | str | None


class FindingData(TypedDict):
    """One thing that `doctor` examined."""

    name: str
    good: bool
    detail: str
    mend: str
    severity: Literal["error", "warning", "note"] | None


class ExplanationData(TypedDict):
    """Why a rule exists."""

    code: str
    group: str
    rule: str
    why: str
    wrong: str
    right: str
    where: str


class ThemeData(TypedDict):
    """The look in force."""

    theme: dict[str, str]
    logo: dict[str, str]
    contrast: dict[str, float]


RESULTS: dict[str, Any] = {
    "add": AddedData,
    "build": dict[str, BuildData],
    "check": dict[str, CheckData | WhyData],
    "doctor": list[FindingData],
    "evidence": dict[str, StatementsData],
    "explain": list[ExplanationData],
    "export": ExportData,
    "init": InitData,
    "locate": list[LocatedData],
    "lock": dict[str, LockData],
    "lsp": None,
    "new": list[str],
    "preview": dict[str, str],
    "reconcile": ReconciledData,
    "schema": dict[str, Any],
    "theme eject": list[str],
    "theme list": dict[str, str],
    "theme new": list[str],
    "theme show": ThemeData | list[str],
    "trace": ProvenanceData,
    "verify": list[VerdictData],
}
"""What stands below `results`, by command; keys of mappings are slugs, files or roles."""
