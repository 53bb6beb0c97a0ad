"""The documents of one checked summary: each target as files that were read back.

In: `Checked`, `Brand`, targets. Out: `TargetOutput`s. Never: writes them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import cycle
from time import perf_counter
from typing import TYPE_CHECKING

from briefset.build.check import Checked
from briefset.build.page import OF_PDF, WRITERS, Page, check_budget, check_size
from briefset.build.plan import Target
from briefset.design.brand import Brand
from briefset.design.templates import Templates
from briefset.diagnostics import Diagnostic, Failure, Position
from briefset.files.formats import RefusedError
from briefset.proofs.readback import Proof, read_back
from briefset.yaml12.document import Loaded

if TYPE_CHECKING:
    from briefset.writers.pdf.layout import Height


@dataclass(frozen=True, slots=True)
class TargetOutput:
    """The files of one target, what was read back out of them, and how long that took."""

    name: str
    files: dict[str, bytes]
    proof: Proof
    notes: list[Diagnostic]
    took_s: float
    html: str = ""
    """Of a PDF, the page that it was made of."""
    fills: tuple[float, ...] = ()
    """How far down each page of paper is filled, as a part of its height."""
    heights: tuple[Height, ...] = ()
    """What stands where on the pages of a PDF."""


@dataclass(frozen=True, slots=True)
class Pages:
    """The pages of one checked summary, each made when it is first asked for, with that of its companion."""

    checked: Checked
    brand: Brand
    templates: Templates
    known: dict[str, Page] = field(default_factory=dict)

    def of(self, target: Target, heights: Sequence[Height] | None = None) -> Page:
        """The page of a target; `heights` are those of the pages that it names, where they are known already."""
        known = self.known.get(target.product.stem)
        if known is None or known.product != target.product:  # as when comments are asked for, or an archive
            other = self.of(Target(target.companion, "pdf")) if target.companion and heights is None else None
            beside = other.heights if other else lambda: tuple(heights or ())
            theme, logo = self.brand.theme, self.brand.logo
            known = Page(self.checked, target.product, theme, self.templates, logo, beside)
            self.known[target.product.stem] = known
        return known


def make_output(target: Target, page: Page) -> TargetOutput:
    """One target: a checked tree, the bytes of its files within their budget, and what was read back out of them."""
    begun = perf_counter()
    try:
        tree = page.tree(target.format)
        files = WRITERS[target.format](page, tree)
        check_budget(page, target.format)
        check_size(page.product, target.format, files)
        drawn = target.format == "png"  # pictures have no text: the PDF that they are drawn from is read
        proof = read_back(tree, "pdf" if drawn else target.format, page.pdf.data if drawn else files[0])
    except Failure as failure:
        faults = [_anchor(item, target, page.checked.loaded) for item in failure.diagnostics]
        raise Failure(faults, failure.exit_code) from None
    except RefusedError as refused:
        position = Position(page.reference_label)
        raise Failure([Diagnostic(position, "reference", refused.message, refused.hint)]) from None
    notes = [note if note.position.file else _anchor(note, target, page.checked.loaded) for note in page.notes]
    page.notes.clear()  # the next format of the product tells of its own
    html = page.tree("pdf").html if target.format == "pdf" else ""
    heights = page.heights() if target.format in OF_PDF else ()
    took_s, fills = perf_counter() - begun, page.fills(target.format)
    return TargetOutput(target.name, _named(target, files), proof, notes, took_s, html, fills, heights)


def _anchor(diagnostic: Diagnostic, target: Target, loaded: Loaded) -> Diagnostic:
    """Give a diagnostic of a writer, which knows only the YAML path, its place in the summary.

    One that stands in a template keeps its place there, and says what was being printed.
    """
    if diagnostic.position.file:
        entry = f" (while printing {loaded.position(diagnostic.path)})" if diagnostic.path else ""
        return replace(diagnostic, message=f"{diagnostic.message}{entry}")
    placed = loaded.diagnose(diagnostic.path, diagnostic.code, f"{target.name}: {diagnostic.message}", diagnostic.hint)
    return replace(placed, severity=diagnostic.severity)


def _named(target: Target, parts: list[bytes]) -> dict[str, bytes]:
    if target.format == "png" and target.product.pictures:
        shapes = cycle(target.product.pictures)
        turns = range(len(target.product.pictures), len(parts) + len(target.product.pictures))
        return {
            f"{target.product.stem}-{turn // len(target.product.pictures):02d}-{shape}.png": data
            for turn, shape, data in zip(turns, shapes, parts, strict=False)
        }
    if target.format == "png":
        *pages, sheet = parts
        numbered = {f"{target.product.stem}-{number:02d}.png": data for number, data in enumerate(pages, 1)}
        return numbered | {f"{target.product.stem}-contact.png": sheet}
    return {target.name: parts[0]}
