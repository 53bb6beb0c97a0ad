"""What is wrong or doubtful with a summary as it is typed.

In: an `ArticleFolder` with what is not saved yet. Out: diagnostics, and what is known of the summary. Never: a rule of
its own; `check` tells the same of the file.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from lsprotocol import types

from briefset.api.session import without_collection
from briefset.build.articles import ArticleFolder
from briefset.build.check import Checked, Draft, examine, find_beside, find_remarks, open_draft
from briefset.diagnostics import Diagnostic, Failure, Severity
from briefset.editor.texts import Text

SEVERITIES = {
    Severity.ERROR: types.DiagnosticSeverity.Error,
    Severity.WARNING: types.DiagnosticSeverity.Warning,
    Severity.NOTE: types.DiagnosticSeverity.Information,
}


@without_collection()
def find_shape_faults(folder: ArticleFolder) -> tuple[Draft | None, list[Diagnostic]]:
    """The summary where it is one, or what is wrong with it as YAML and by the schema."""
    try:
        return open_draft(folder), []
    except Failure as failure:
        return None, failure.diagnostics


find_rest = without_collection()(find_beside)


@without_collection()
def find_all(draft: Draft) -> tuple[Checked | None, list[Diagnostic]]:
    """Everything that `check` tells of a summary, and the summary with what was found for it."""
    try:
        checked, told = examine(draft)
    except Failure as failure:
        return None, failure.diagnostics
    return checked, list(dict.fromkeys([*told, *find_remarks(checked)]))


def by_file(found: Iterable[Diagnostic]) -> dict[str, list[Diagnostic]]:
    """The diagnostics by the names of their files."""
    files: dict[str, list[Diagnostic]] = defaultdict(list)
    for one in found:
        files[one.position.file].append(one)
    return files


def to_protocol(found: Iterable[Diagnostic], text: Text) -> list[types.Diagnostic]:
    """Diagnostics of one file as an editor takes them; `data` is the path by which actions find the entry."""
    return [
        types.Diagnostic(
            text.range_of(one.position),
            f"{one.message}\n{one.hint}" if one.hint else one.message,
            SEVERITIES[one.severity],
            one.code,
            source="briefset",
            data={"path": one.path},
        )
        for one in found
    ]
