"""Every path, make target and command that a page names exists."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefset.cli.application import app

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
COMMANDS = {command.name or command.callback.__name__ for command in app.registered_commands if command.callback}
COMMANDS |= {group.name for group in app.registered_groups if group.name}
MAKEFILES = [ROOT / "Makefile", ROOT / "src/briefset/workspace/repository/targets.mk"]
TARGETS = {name for path in MAKEFILES for name in re.findall(r"^([a-z]+):", path.read_text("utf-8"), re.MULTILINE)}
# Folders whose files a page may name; outputs, and articles and files of the reader's own, are not among them.
OURS = re.compile(r"^(src|templates|tests|docs|scripts|schema|\.ci|\.github)/|^content/shared-destiny/summary\.yaml$")
PLACEHOLDER = re.compile(r"[*<>{}…]|[A-Z]{4,}(?!\.md|[a-z])")


def spans(page: Path) -> Iterator[str]:
    """The code of a page: what stands between backticks, and the lines of its blocks."""
    text = page.read_text(encoding="utf-8")
    for block in re.findall(r"^```.*?\n(.*?)^```", text, re.MULTILINE | re.DOTALL):
        yield from block.splitlines()
    yield from re.findall(r"`([^`\n]+)`", re.sub(r"^```.*?^```", "", text, flags=re.MULTILINE | re.DOTALL))


def links(page: Path) -> Iterator[str]:
    """The targets of a page's links and pictures within the project."""
    for target in re.findall(r"\]\(([^)\s]+)\)", page.read_text(encoding="utf-8")):
        if not re.match(r"[a-z]+:", target):
            yield target


def name(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_paths_exist(page: Path) -> None:
    words = {word for span in spans(page) for word in span.split() if OURS.match(word) and not PLACEHOLDER.search(word)}
    assert sorted(word for word in words if not (ROOT / word).exists()) == []


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_links_lead_somewhere(page: Path) -> None:
    files = {target.partition("#")[0] for target in links(page)} - {""}
    assert sorted(target for target in files if not (page.parent / target).exists()) == []


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_sections_that_are_linked_exist(page: Path) -> None:
    headings = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    anchors = {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}
    assert sorted(target for target in links(page) if target.startswith("#") and target[1:] not in anchors) == []


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_make_targets_exist(page: Path) -> None:
    named = {found[1] for span in spans(page) if (found := re.match(r"make ([a-z]+)(?![a-z/])", span))}
    assert sorted(named - TARGETS) == []


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_commands_exist(page: Path) -> None:
    named = {found[1] for span in spans(page) if (found := re.match(r"(?:\.venv/bin/)?briefset ([a-z]+)", span))}
    assert sorted(named - COMMANDS) == []
