"""Nothing of the machinery is printed: no YAML id, no path, no lock that is not there."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from briefset.build.articles import ArticleFolder
from briefset.build.check import open_draft
from briefset.design.templates import Templates, built_in_templates
from briefset.evidence.trace.documents import READERS, read_blocks
from briefset.summary.model import Summary
from briefset.summary.model.roles import Role
from briefset.wording.labels import read_labels
from tests.support.projects import ROOT
from tests.support.sets import OWN, SharedSets

BUILT_IN = Templates((built_in_templates(),))
SETS = ["own", "sample", "de", "es", "fr", "zh", "charts"]
PATH = re.compile(r"\b[a-z]+\[\d+\]|\b(?:source|selection|brief|thesis)\.[a-z]")


@pytest.fixture(scope="module", params=SETS)
def made(request: pytest.FixtureRequest, shared_sets: SharedSets) -> tuple[Summary, dict[str, str], bool]:
    """A summary, the text of every file of its set, and whether there is a lock."""
    name = str(request.param)
    if name == "own":
        content, output = ROOT / "content" / "shared-destiny", shared_sets.own() / "build" / "shared-destiny"
    else:
        project = project_of(name, shared_sets)
        content, output = project / "content" / "demo", project / "build" / "demo"
    texts = {file.name: read(file) for file in sorted(output.iterdir()) if file.suffix in READERS}
    summary = open_draft(ArticleFolder(content.name, content, content.parents[1])).summary
    return summary, texts, (content / "evidence.lock").exists()


def project_of(name: str, shared_sets: SharedSets) -> Path:
    if name == "charts":
        return shared_sets.charts()
    return shared_sets.sample(name.removeprefix("sample")) if name in ("sample", "de") else shared_sets.translated(name)


@cache
def read(file: Path) -> str:
    return "\n".join(block.text for block in read_blocks(file.read_bytes(), file.name))


def ids_never_said(summary: Summary) -> set[str]:
    """The ids of more than one word that no text of the summary, and no label, happens to say."""
    texts = (set(entry.texts(Role.PRINTED)) - set(entry.texts(Role.PARSED)) for entry in summary.walk())
    said = "\n".join(text for of_entry in texts for _, text in of_entry)
    said += "\n".join(read_labels(BUILT_IN, summary.language.partition("-")[0]).values())
    return {name for _, name in summary.by_id() if "-" in name and name not in said}


def test_no_id_and_no_path_is_printed(made: tuple[Summary, dict[str, str], bool]) -> None:
    summary, texts, _ = made
    ids = ids_never_said(summary)
    assert len(texts) >= 3
    found = {
        (name, word) for name, text in texts.items() for word in ids if re.search(rf"(?<![\w-]){word}(?![\w-])", text)
    }
    assert found == set()
    assert {name: PATH.findall(text) for name, text in texts.items() if PATH.search(text)} == {}


def test_a_lock_is_named_only_where_there_is_one(made: tuple[Summary, dict[str, str], bool]) -> None:
    _, texts, is_locked = made
    assert {name for name, text in texts.items() if "evidence.lock" in text} == (
        {"evidence.pdf", "briefing.html"} if is_locked else set()
    )


def test_an_id_that_a_template_prints_would_be_found() -> None:
    summary = open_draft(OWN).summary
    assert {"imf-share-after", "imf-share-before"} <= ids_never_said(summary)
    assert PATH.findall("claims[2] source.title") == ["claims[2]", "source.t"]
