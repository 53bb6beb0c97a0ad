"""check --coverage: what the summary leaves out of the article.

In: checked summaries. Out: text or JSON on stdout. Never: makes an omission an error.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import typer

from briefset.diagnostics import Diagnostic, Exit, Failure, Position

if TYPE_CHECKING:
    from briefset.build.check import Checked
    from briefset.evidence.export.coverage import Coverage


def refuse_json_alone(coverage: bool, as_json: bool) -> None:
    """Raises `Failure` (usage) where `--json` has nothing to print."""
    if as_json and not coverage:
        hint = "add --coverage; for errors as JSON write --diagnostic-format json"
        raise Failure([Diagnostic(Position("check"), "usage", "--json without --coverage", hint)], Exit.USAGE)


def show_coverage(checked: list[Checked], as_json: bool) -> None:
    """Print the coverage of each article; raises `Failure` for one whose text is not at hand."""
    from briefset.evidence.export.coverage import measure_coverage

    measured = {item.folder.slug: measure_coverage(item.verified, item.require_article()) for item in checked}
    if as_json:
        shown = {slug: coverage.as_dict() for slug, coverage in measured.items()}
        typer.echo(json.dumps(shown, indent=2, ensure_ascii=False))
        return
    for slug, coverage in measured.items():
        _print(slug, coverage)


def _print(slug: str, coverage: Coverage) -> None:
    from briefset.language.locale import Locale
    from briefset.wording.wording import format_paragraphs

    for omission in coverage.omissions:
        context = f" in “…{omission.context}…”" if omission.context else ""
        typer.echo(f"P{omission.paragraph} {omission.what}: {omission.words}{context}")
    left = ", ".join(f"{count} {what}{'' if count == 1 else 's'}" for what, count in coverage.counts.items())
    typer.echo(f"{slug}: not used: {left}")
    without = f"; none from {format_paragraphs(coverage.unquoted, Locale())}" if coverage.unquoted else ""
    quoted = f"{len(coverage.quoted)} of {coverage.paragraphs} paragraphs ({coverage.share:.0%})"
    typer.echo(f"{slug}: words are quoted from {quoted}{without}")
