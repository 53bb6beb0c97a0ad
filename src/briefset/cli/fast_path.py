"""What is answered before Typer is imported: texts that never change, and builds and checks with nothing to be done.

In: the words of the command line. Out: the exit code, after the same output as the command's own. Never: decides what a
word means that is not in its tables; then, or where anything has changed, the command itself is run.
"""

from __future__ import annotations

import os
import sys

from briefset import __version__
from briefset.build.stamp import (
    BUILD,
    CHECK,
    Files,
    Stamp,
    build_question,
    check_question,
    find_stamp,
    is_indexed,
    read_cards,
)

SWITCHES = {"--quiet": "quiet", "-q": "quiet", "--strict": "strict", "--locked": "locked"}
VALUES = {"--project": "project"}
BUILD_SWITCHES = SWITCHES | {
    "--verbose": "verbose", "-v": "verbose", "--comments": "comments", "--archive": "archive",
    "--key": "key",
}  # fmt: skip
BUILD_VALUES = VALUES | {
    "--format": "format", "-f": "format", "--product": "product", "-p": "product",
    "--output": "output", "-o": "output", "--brand": "brand", "--page-size": "page_size",
    "--jobs": "jobs", "-j": "jobs",
}  # fmt: skip
Options = dict[str, list[str]]
TEXTS = "texts.txt"
"""What commands print whatever the project, as `scripts/make_reference.py` has written it down beside this module."""
HEAD = "\n$ briefset "
"""Stands before the words of the command, and those before its text."""
LAYOUT = ("COLUMNS", "FORCE_COLOR", "GITHUB_ACTIONS", "PY_COLORS", "TERMINAL_WIDTH", "TTY_COMPATIBLE", "TYPER_USE_RICH")
"""Variables after which Typer sets its help otherwise than for a pipe: 80 columns wide, and in no colour."""


def answer(words: list[str]) -> int | None:
    """The exit code of a command that could be answered; None, and nothing is printed, for one that must be run."""
    text = _find_text(words)
    if text is not None:
        return _print(text, "")
    if words[:1] == ["build"]:
        options = read_options(words[1:], BUILD_SWITCHES, BUILD_VALUES)
        return None if options is None else _answer_build(options)
    if words[:1] == ["check"]:
        options = read_options(words[1:], SWITCHES, VALUES)
        return None if options is None else _answer_check(options)
    return None


def _find_text(words: list[str]) -> str | None:
    """Help as a pipe gets it, and what a terminal gets as well: version and explanations."""
    if words in (["-V"], ["--version"]):
        return f"briefset {__version__}\n"
    if words[-1:] in (["-h"], ["--help"]):
        if sys.stdout.isatty() or any(name in os.environ for name in LAYOUT):
            return None
        words = [*words[:-1], "--help"]
    elif words[:1] == ["explain"] and len(words) <= 2:
        words = ["explain", *(word.strip("[] ") for word in words[1:])]
    else:
        return None
    with open(os.path.join(os.path.dirname(__file__), TEXTS), encoding="utf-8", newline="\n") as file:
        _, found, after = file.read().partition(f"{HEAD}{' '.join(words)}\n")
    return after.partition(HEAD)[0] if found else None


def read_options(words: list[str], switches: dict[str, str], values: dict[str, str]) -> Options | None:
    """What was given under each name, the articles under none; None where a word is not in the tables."""
    options: Options = {"": []}
    waiting = iter(words)
    for word in waiting:
        if not word.startswith("-"):
            options[""].append(word)
        elif word in switches:
            options[switches[word]] = ["1"]
        else:
            value = next(waiting, "-")
            if word not in values or value.startswith("-") or not value:
                return None
            options.setdefault(values[word], []).append(value)
    return options


def _answer_build(options: Options) -> int | None:
    project, formats = _last(options, "project") or ".", options.get("format", [])
    brand, jobs = _last(options, "brand"), _last(options, "jobs") or "1"
    if not (jobs.isascii() and jobs.isdigit() and int(jobs[:9])):
        return None
    question = build_question(
        formats, options.get("product", []), os.path.relpath(brand, project) if brand else "",
        _last(options, "page_size"),
        locked="locked" in options, comments="comments" in options, archive="archive" in options,
        key="key" in options,
    )  # fmt: skip
    output = os.path.join(project, _last(options, "output") or "build")
    files, chosen = Files(project), os.path.relpath(brand, project) if brand else ""
    stamps = _find_stamps(options, files, project, output, BUILD, question)
    if stamps is None:
        return None
    cards = read_cards(files, project, output, stamps)
    if not is_indexed(files, cards, chosen):
        return None
    said = "{slug}: {stamp.description}\n" * ("verbose" in options) + "{slug}: up to date, nothing to do\n"
    folder = _normalize(output)
    paths = [f"{folder}/{slug}/{name}\n" for slug, stamp in stamps.items() for name in stamp.outputs]
    return _finish(stamps, options, said, [] if sys.stdout.isatty() else paths)


def _answer_check(options: Options) -> int | None:
    project = _last(options, "project") or "."
    stamps = _find_stamps(
        options, Files(project), project, f"{project}/build", CHECK, check_question("locked" in options)
    )
    if stamps is None:
        return None
    return _finish(stamps, options, "{slug}: {stamp.description}\n", [], _count_clean(stamps))


def _last(options: Options, name: str) -> str:
    return options.get(name, [""])[-1]


def _normalize(path: str) -> str:
    """A path as pathlib prints it."""
    return ("/" if path.startswith("/") else "") + "/".join(part for part in path.split("/") if part not in ("", "."))


def _find_stamps(
    options: Options, files: Files, project: str, output: str, name: str, question: str
) -> dict[str, Stamp] | None:
    """The stamp of each article by its slug; None where one is missing, or an article is not named by it."""
    content = f"{project}/content"
    try:
        known = sorted(os.listdir(content))
    except OSError:
        return None
    slugs = options[""] or [slug for slug in known if os.path.exists(f"{content}/{slug}/summary.yaml")]
    if not slugs or not set(slugs) <= set(known) or any(map(os.path.islink, (f"{content}/{slug}" for slug in slugs))):
        return None
    stamps = {}
    for slug in slugs:
        files.enter(f"{content}/{slug}", f"{output}/{slug}")
        stamp = find_stamp(files, name, question)
        if stamp is None:
            return None
        stamps[slug] = stamp
    return stamps


def _finish(stamps: dict[str, Stamp], options: Options, said: str, paths: list[str], last: str = "") -> int | None:
    told = ""
    for slug, stamp in stamps.items():
        told += "" if "quiet" in options else said.format(slug=slug, stamp=stamp)
        told += _format(stamp.warnings, slug)
    code = _print("".join(paths), told + last * ("quiet" not in options))
    warned = any(_warned(stamp) for stamp in stamps.values())
    return 3 if code == 0 and "strict" in options and warned else code


def _count_clean(stamps: dict[str, Stamp]) -> str:
    if len(stamps) < 2:
        return ""
    from briefset.cli.format import count_clean
    from briefset.diagnostics import Severity

    return f"{count_clean([Severity.WARNING if _warned(stamp) else None for stamp in stamps.values()])}\n"


def _warned(stamp: Stamp) -> bool:
    """Whether anything that it tells is more than a note; a diagnostic's last field is its severity."""
    return any(fields[-1] != "note" for fields in stamp.warnings)


def _format(warned: list[tuple[str, ...]], slug: str) -> str:
    if not warned:
        return ""
    from briefset.cli.format import format_for_people
    from briefset.diagnostics import Diagnostic

    colored = sys.stderr.isatty() and "NO_COLOR" not in os.environ
    return format_for_people([Diagnostic.from_fields(fields) for fields in warned], "text", colored, slug)


def _print(data: str, told: str) -> int | None:
    """Print; a reader of the pipe that has seen enough is no error, and of another the command itself tells."""
    try:
        sys.stdout.write(data)
        sys.stdout.flush()
        sys.stderr.write(told)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except OSError:
        return None
    return 0
