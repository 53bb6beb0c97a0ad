"""Warnings that a writer has answered at the statement: `accept: {code: reason}`.

In: diagnostics, `Summary`. Out: those that are left, and a fault for each answer to a question that nobody asks. Never:
lets an error be answered.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefset.diagnostics import Diagnostic, Severity
from briefset.diagnostics.codes import CODES, RETIRED
from briefset.diagnostics.hints import suggest
from briefset.evidence.quotations.verify import Verified
from briefset.summary.model import Entry, Summary
from briefset.yaml12.document import Loaded
from briefset.yaml12.paths import is_at_or_below

NOT_NEEDED = "not-needed"


def accept(found: list[Diagnostic], summary: Summary) -> list[Diagnostic]:
    """The diagnostics without the warnings that their entry accepts."""
    answered = [entry for entry in summary.walk() if entry.accept]
    return [one for one in found if not any(_answers(entry, one) for entry in answered)]


def _answers(entry: Entry, diagnostic: Diagnostic) -> bool:
    """Whether a warning stands at the entry under a code that the entry accepts."""
    return diagnostic.severity is Severity.WARNING and diagnostic.code in entry.accept and _is_at(entry, diagnostic)


def _is_at(entry: Entry, diagnostic: Diagnostic) -> bool:
    """Whether a diagnostic stands at the entry or below it; everything does at the summary."""
    return not entry.path or is_at_or_below(diagnostic.path, entry.path)


def find_accept_faults(found: list[Diagnostic], verified: Verified, loaded: Loaded) -> Iterator[Diagnostic]:
    """The faults of answers: to a code that does not exist, or to a warning that is not given."""
    for entry in verified.summary.walk():
        for code in (code for code in entry.accept if code not in RETIRED):
            path = f"{entry.path}.accept.{code}".lstrip(".")
            if code not in CODES:
                yield loaded.diagnose(
                    path, "unknown-code", f"there is no code “{code}”", suggest(code, list(CODES), "codes"), key=True
                )
            elif not _may_be_asked(entry, verified) and not any(
                _is_at(entry, one) for one in found if one.code == code
            ):
                message = f"nothing is to be accepted here under “{code}”"
                hint = "take it out; `briefset check --fix` does"
                yield loaded.diagnose(path, NOT_NEEDED, message, hint, key=True)


def _may_be_asked(entry: Entry, verified: Verified) -> bool:
    """Whether evidence has yet to be found before it shows what is doubtful about an entry."""
    return bool(verified.missed) if not entry.path else verified.lacks_evidence(entry)
