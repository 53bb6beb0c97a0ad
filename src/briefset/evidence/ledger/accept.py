"""Warnings that a writer has answered at the statement: `accept: {code: reason}`.

In: diagnostics, `Summary`. Out: those that are left, and a fault for each answer to a question that nobody asks. Never:
lets an error be answered.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefset.diagnostics import Diagnostic, Severity
from briefset.diagnostics.codes import CODES
from briefset.diagnostics.hints import suggest
from briefset.summary.model import Entry, Summary
from briefset.yaml12.document import Loaded


def accept(found: list[Diagnostic], summary: Summary) -> list[Diagnostic]:
    """The diagnostics without the warnings that their entry accepts."""
    answered = [entry for entry in summary.walk() if entry.accept]
    return [one for one in found if not any(_answers(entry, one) for entry in answered)]


def _answers(entry: Entry, diagnostic: Diagnostic) -> bool:
    """Whether a warning stands at the entry, or below it, under a code that the entry accepts."""
    beside = diagnostic.path == entry.path or diagnostic.path.startswith((f"{entry.path}.", f"{entry.path}["))
    return diagnostic.severity is Severity.WARNING and diagnostic.code in entry.accept and (beside or not entry.path)


def find_accept_faults(found: list[Diagnostic], summary: Summary, loaded: Loaded) -> Iterator[Diagnostic]:
    """The faults of answers: to a code that does not exist, or to a warning that is not given."""
    for entry in summary.walk():
        for code in entry.accept:
            path = f"{entry.path}.accept.{code}".lstrip(".")
            if code not in CODES:
                yield loaded.diagnose(
                    path, "unknown-code", f"there is no code “{code}”", suggest(code, list(CODES), "codes"), key=True
                )
            elif not any(_answers(entry, one) for one in found if one.code == code):
                message = f"nothing is to be accepted here under “{code}”"
                yield loaded.diagnose(path, "not-needed", message, "take it out", key=True)
