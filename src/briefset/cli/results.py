"""The shapes of what commands print for programs; `schema/output.schema.json` is made of them.

In: nothing. Out: types, of which `RESULTS` has one for each command; what is printed as it is found has its own class.
Never: imported when a command runs.
"""

from __future__ import annotations

from typing import Any, Literal

from typing_extensions import TypedDict

from briefset.build.verify_file import Verdict
from briefset.cli.explanations import Explanation
from briefset.evidence.ledger.why import Weighed
from briefset.workspace.doctor import Finding


class PlacedData(TypedDict):
    """A value of the summary, where it begins; lines and columns count from 1, columns in code points."""

    file: str
    line: int
    column: int
    path: str


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


class WordsData(TypedDict):
    """Words of the article, by paragraph and offsets in code points."""

    paragraph: int
    start: int
    end: int
    words: str


class OmissionData(WordsData):
    """A number, date or quotation of the article that the summary does not use."""

    what: str


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


class FixData(PlacedData):
    """A value that `--fix` has changed."""

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


class WhyData(TypedDict):
    """What `check --why` shows of one summary."""

    why: list[Weighed]


class EvidenceData(TypedDict):
    """The article's words for a statement."""

    paragraph: int
    words: str
    how: str | None


class PieceData(EvidenceData):
    """The same, where they are written or were found."""

    path: str
    found: bool


class StatementData(PlacedData):
    """A statement beside its evidence."""

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


class AddedData(PlacedData):
    """An entry that was put into a summary, and its lines there."""

    yaml: list[str]


class MatchData(WordsData):
    """Words that were looked for."""

    how: str


class NearestData(WordsData):
    """The passage that is most like words that are not there."""

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


class TraceData(PlacedData):
    """A printed text, led back to the summary and the article; `place` is where it stands in a document."""

    place: str
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


class ChangeData(PlacedData):
    """A change in a Word file, and what becomes of it."""

    state: Literal["applicable", "applied", "refused", "noted"]
    kind: str
    place: str
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


class ThemeData(TypedDict):
    """The look in force."""

    theme: dict[str, str]
    logo: dict[str, str]
    contrast: dict[str, float]


RESULTS: dict[str, Any] = {
    "add": AddedData,
    "build": dict[str, BuildData],
    "check": dict[str, CheckData | WhyData],
    "doctor": list[Finding],
    "evidence": dict[str, StatementsData],
    "explain": list[Explanation],
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
    "verify": list[Verdict],
}
"""What stands below `results`, by command; keys of mappings are slugs, files or roles."""
