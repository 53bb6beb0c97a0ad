"""The options that commands share, with their help.

In: nothing. Out: types for Typer. Never: what an option does.
"""

from __future__ import annotations

import os
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from briefset.design import Format, PageSize


class DiagnosticFormat(StrEnum):
    """What `--diagnostic-format` takes."""

    text = "text"
    short = "short"
    json = "json"
    github = "github"


class Color(StrEnum):
    """What `--color` takes."""

    auto = "auto"
    always = "always"
    never = "never"


Articles = Annotated[
    list[str] | None, typer.Argument(help="Slugs, folders or summary.yaml files; default: all in content/.")
]
Project = Annotated[Path, typer.Option("--project", help="The folder that holds content/.", file_okay=False)]
Style = Annotated[DiagnosticFormat, typer.Option("--diagnostic-format", help="How errors are printed.")]
Colored = Annotated[Color, typer.Option("--color", help="Colours in messages; NO_COLOR is honoured.")]
Strict = Annotated[bool, typer.Option("--strict", help="Exit with 3 when there are warnings.")]
Locked = Annotated[bool, typer.Option("--locked", help="Refuse any difference from evidence.lock.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Print errors only.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print the result as JSON on stdout.")]
Verbose = Annotated[bool, typer.Option("--verbose", "-v", help="Also print what was read.")]
Branded = Annotated[
    Path | None,
    typer.Option("--brand", help="A brand file, or a brand by name; default: _brand.yml of the article or project."),
]
Formats = Annotated[list[Format] | None, typer.Option("--format", "-f", help="Only these formats; repeatable.")]
Output = Annotated[Path, typer.Option("--output", "-o", help="Folder for the outputs.", file_okay=False)]
Commented = Annotated[bool, typer.Option("--comments", help="Editor's notes as comments in the Word file.")]
Archived = Annotated[bool, typer.Option("--archive", help="PDF/A-3a too, with the summary attached to each PDF.")]
Paper = Annotated[
    PageSize | None, typer.Option("--page-size", help="The paper; default: that of _brand.yml, otherwise A4.")
]
Force = Annotated[bool, typer.Option("--force", help="Build even when nothing has changed.")]
Jobs = Annotated[int, typer.Option("--jobs", "-j", min=1, help="Products side by side.", show_default="all cores")]

CORES = len(os.sched_getaffinity(0))
"""The processors that this process may use."""
