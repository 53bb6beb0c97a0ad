"""An edited Word file brought back into the summary from which it was built.

In: articles and the bytes of a .docx. Out: `Reconciled`: what changed, and the new summary where it may change.
Never: writes a file; keeps an edit that the verifier or the ledger refuses, or one of a quotation or a number.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from briefset.build.articles import ArticleFolder
from briefset.build.check import Checked, check
from briefset.design.product import Product, read_product
from briefset.design.templates import find_templates
from briefset.diagnostics import Diagnostic, Failure, Position, Severity
from briefset.reconcile.changes import Change, compare
from briefset.reconcile.decisions import Decider, Decision
from briefset.reconcile.origins import BuiltDocument, build_with_origins
from briefset.reconcile.word_document import EditedDocument, read_edited
from briefset.writers.docx.notes import AUTHOR
from briefset.writers.ooxml.package import read_parts
from briefset.yaml12.document import fingerprint
from briefset.yaml12.paths import value_at

LEAST_KEPT = 0.25
"""How much of a handout's text must be left for it to be one that was built from a summary."""


@dataclass(frozen=True, slots=True)
class Reconciled:
    """Everything that differs, and the bytes of the summary with all that may be written; None where nothing may.

    `older` says that the file was built from an earlier state of the summary.
    """

    checked: Checked
    product: str
    decisions: list[Decision]
    data: bytes | None
    older: bool

    def diagnose(self, apply: bool) -> Iterator[Diagnostic]:
        """All faults; an older file is a warning, and an error where it would be written back."""
        yield from (decision.fault for decision in self.decisions if decision.fault)
        if self.older:
            hint = "look at each change; write them with --apply --force" if apply else "look at each change"
            message = (
                "the summary was changed since the file was built, and what was changed there may look like an edit"
            )
            severity = Severity.ERROR if apply and self.data is not None else Severity.WARNING
            yield self.checked.loaded.diagnose("", "older-document", message, hint, severity)


def reconcile(folders: list[ArticleFolder], data: bytes, file: str) -> Reconciled:
    """What became of the handout; raises `Failure` for a file that was not built from one of these summaries."""
    edited = read_edited(read_parts(data, "docx", file))
    best = max((_compare(*pair, edited) for pair in _candidates(folders)), key=lambda each: each.kept, default=None)
    if best is None or best.kept < LEAST_KEPT:
        names = ", ".join(folder.slug for folder in folders)
        hint = "name the article with --article, and give a copy of the Word file that `briefset build` wrote for it"
        message = f"it shares too few words with what is built from {names}"
        raise Failure([Diagnostic(Position(file), "other-document", message, hint)])
    decisions, new = Decider(best.checked, file).decide(best.changes)
    older = bool(decisions) and edited.summary not in ("", fingerprint(best.checked.loaded))
    return Reconciled(best.checked, best.product.stem, decisions, new, older)


@dataclass(frozen=True, slots=True)
class _Compared:
    checked: Checked
    product: Product
    changes: list[Change]
    kept: float


def _candidates(folders: list[ArticleFolder]) -> Iterator[tuple[Checked, Product]]:
    """Every Word file that could have been built; raises `Failure` when no summary is right."""
    faults: list[Diagnostic] = []
    right = 0
    for folder in folders:
        try:
            checked = check(folder)
        except Failure as failure:
            faults.extend(failure.diagnostics)
            continue
        templates = find_templates(folder.root)
        products = (read_product(templates, name) for name in templates.products())
        yield from (
            (checked, each) for product in products for each in (product, *product.copies) if "docx" in each.formats
        )
        right += 1
    if not right:
        raise Failure(faults)


def _compare(checked: Checked, product: Product, edited: EditedDocument) -> _Compared:
    comments = product.comments or any(comment.author == AUTHOR["w:author"] for comment in edited.comments)
    fresh: BuiltDocument = build_with_origins(checked, product, find_templates(checked.folder.root), comments)
    changes, kept = compare(fresh, edited, lambda path: value_at(checked.loaded.data, path))
    return _Compared(checked, product, changes, kept)
