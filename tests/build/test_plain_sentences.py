"""A summary that says everything in plain sentences is a whole set."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.projects import build_project, make_project, summary_of

PLAIN = """\
title: A harbour worth sharing
date: 2026-11-23
language: en-GB
source: {text: source.txt}
claims:
  - The essay is about Lindmouth (P1).
  - Moreau holds that a quay can be “a workplace first”.
statistics:
  - {label: Visitors in 2023, quote: "54,000 in 2023"}
"""


@pytest.mark.slow
@pytest.mark.parametrize("language", ["en-GB", "de-DE", "fr-FR", "es-ES", "zh-CN"])
def test_claims_without_heads_and_a_single_number_print_in_every_document(language: str, tmp_path: Path) -> None:
    project = make_project(tmp_path)
    summary_of(project).write_text(PLAIN.replace("en-GB", language).replace("source.txt}", "source.txt, language: en}"))
    names = {path.name for path in build_project(project).iterdir()}
    assert {"brief.pdf", "briefing.pdf", "email.html", "evidence.pdf", "factsheet.pptx", "handout.docx"} <= names
