"""Every path, make target and command that a page names exists."""

import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

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


def missing(find: Callable[[Path], Iterable[str]]) -> dict[str, list[str]]:
    """By page, what it names and is not there."""
    found = {page.relative_to(ROOT).as_posix(): sorted(find(page)) for page in PAGES}
    return {name: absent for name, absent in found.items() if absent}


def test_paths_exist() -> None:
    def absent(page: Path) -> set[str]:
        words = {word for span in spans(page) for word in span.split() if OURS.match(word)}
        return {word for word in words if not PLACEHOLDER.search(word) and not (ROOT / word).exists()}

    assert missing(absent) == {}


def test_links_lead_somewhere() -> None:
    def absent(page: Path) -> set[str]:
        files = {target.partition("#")[0] for target in links(page)} - {""}
        return {target for target in files if not (page.parent / target).exists()}

    assert missing(absent) == {}


def test_sections_that_are_linked_exist() -> None:
    def absent(page: Path) -> set[str]:
        headings = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
        anchors = {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}
        return {target for target in links(page) if target.startswith("#") and target[1:] not in anchors}

    assert missing(absent) == {}


def named(page: Path, pattern: str) -> set[str]:
    return {found[1] for span in spans(page) if (found := re.match(pattern, span))}


def test_make_targets_exist() -> None:
    assert missing(lambda page: named(page, r"make ([a-z]+)(?![a-z/])") - TARGETS) == {}


def test_commands_exist() -> None:
    assert missing(lambda page: named(page, r"(?:\.venv/bin/)?briefset ([a-z]+)") - COMMANDS) == {}


def test_the_pages_name_paths_links_targets_and_commands() -> None:
    """What finds nothing proves nothing."""
    for pattern in (r"make ([a-z]+)(?![a-z/])", r"(?:\.venv/bin/)?briefset ([a-z]+)", OURS.pattern):
        assert any(named(page, pattern) for page in PAGES), pattern
