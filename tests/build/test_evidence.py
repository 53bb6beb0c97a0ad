"""The evidence is a document of its own: what the briefing refers to leads there, and no mark of it stands in it."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pikepdf
import pytest

from briefset.evidence.trace.documents import read_blocks
from tests.support.sets import SharedSets

RAISED = re.compile(r'class="ref"|<sup')


def links(data: bytes) -> list[tuple[str, str]]:
    """File and destination of each link to another file."""
    with pikepdf.open(io.BytesIO(data)) as document:
        annotations = [link for page in document.pages for link in page.get("/Annots", [])]
        actions = [link.A for link in annotations if "/A" in link and link.A.S == "/GoToR"]
        return [(str(action.F), str(action.D)) for action in actions]


def destinations(data: bytes) -> set[str]:
    """The named destinations of a file."""
    with pikepdf.open(io.BytesIO(data)) as document:
        return {str(name) for name in list(document.Root.Names.Dests.Names)[::2]}


@pytest.mark.slow
@pytest.mark.parametrize("name", ["", "de", "es", "fr", "zh"])
def test_every_reference_of_the_briefing_resolves_in_the_evidence(shared_sets: SharedSets, name: str) -> None:
    project = shared_sets.translated(name) if name in ("es", "fr", "zh") else shared_sets.sample(name)
    folder = project / "build" / "demo"
    found = links((folder / "briefing.pdf").read_bytes())
    assert len(found) > 8
    assert {file for file, _ in found} == {"evidence.pdf"}
    assert {place for _, place in found} - destinations((folder / "evidence.pdf").read_bytes()) == set()


def test_every_reference_of_the_reading_copy_resolves_in_the_page(shared_sets: SharedSets) -> None:
    page = (shared_sets.sample() / "build" / "demo" / "briefing.html").read_text(encoding="utf-8")
    wanted = re.findall(r'popovertarget="(e[\d-]+)" aria-label="P', page)
    assert len(wanted) > 15
    assert 'href="#e' not in page.replace('href="#evidence"', "")
    assert set(wanted) - set(re.findall(r'id="(e[\d-]+)" popover="auto"', page)) == set()


def test_no_note_mark_stands_in_the_briefing(shared_sets: SharedSets) -> None:
    page = (shared_sets.sample() / "build" / "demo" / "briefing.html").read_text(encoding="utf-8")
    assert RAISED.findall(page) == []


def test_the_evidence_names_parts_and_pages_of_the_briefing_and_what_it_was_held_against(built: Path) -> None:
    text = "\n".join(block.text for block in read_blocks((built / "build/demo/evidence.pdf").read_bytes(), "a.pdf"))
    assert re.findall(r"^(.+) page (\d) of the briefing$", text, re.MULTILINE)[:3] == [
        ("In brief", "1"),
        ("Three points", "1"),
        ("The argument", "2"),
    ]
    assert re.search(r"SHA-256\n[0-9a-f]{64}", text)
    assert "evidence.lock" not in text, "the sample has none"
