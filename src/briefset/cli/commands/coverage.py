"""check --coverage: what the summary leaves out of the article.

In: checked summaries. Out: lines and data. Never: makes an omission an error.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from briefset.cli.output import Results

if TYPE_CHECKING:
    from briefset.build.check import Checked
    from briefset.evidence.export.coverage import Coverage


def describe_coverage(checked: Checked) -> Results:
    """The coverage of one article; raises `Failure` for one whose text is not at hand."""
    from briefset.evidence.export.coverage import measure_coverage

    coverage = measure_coverage(checked.verified, checked.require_article())
    return Results(coverage.as_dict(), _lines(checked.folder.slug, coverage))


def _lines(slug: str, coverage: Coverage) -> Iterator[str]:
    from briefset.language.locale import Locale
    from briefset.wording.wording import format_paragraphs

    for omission in coverage.omissions:
        context = f" in “…{omission.context}…”" if omission.context else ""
        yield f"P{omission.paragraph} {omission.what}: {omission.words}{context}"
    left = ", ".join(f"{count} {what}{'' if count == 1 else 's'}" for what, count in coverage.counts.items())
    yield f"{slug}: not used: {left}"
    without = f"; none from {format_paragraphs(coverage.unquoted, Locale())}" if coverage.unquoted else ""
    quoted = f"{len(coverage.quoted)} of {coverage.paragraphs} paragraphs ({coverage.share:.0%})"
    yield f"{slug}: words are quoted from {quoted}{without}"
