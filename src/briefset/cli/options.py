"""The options that commands share, with their help.

In: nothing. Out: types for Typer. Never: what an option does.
"""

from __future__ import annotations

import os
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from briefset.build.articles import find_project
from briefset.cli import completion
from briefset.design import Format, PageSize
from briefset.files.platforms import count_processors


class DiagnosticFormat(StrEnum):
    """What `--diagnostic-format` takes."""

    text = "text"
    short = "short"
    json = "json"
    github = "github"
    sarif = "sarif"
    rdjson = "rdjson"


class Color(StrEnum):
    """What `--color` takes."""

    auto = "auto"
    always = "always"
    never = "never"


def article_argument(default: str) -> Any:
    """An argument that names an article; the default says which is meant where none is named."""
    return typer.Argument(help=f"Slug, folder or summary.yaml; {default}.", autocompletion=completion.articles)


def article_option(default: str) -> Any:
    """The same as an option."""
    told = f"Slug, folder or summary.yaml; {default}."
    return typer.Option("--article", "-a", help=told, autocompletion=completion.articles)


Only = Annotated[str | None, article_option("default: all in content/")]
Articles = Annotated[
    list[str] | None,
    typer.Argument(
        help="Slugs, folders or summary.yaml files; default: all in content/.", autocompletion=completion.articles
    ),
]


def _project(context: typer.Context, parameter: typer.CallbackParam, given: Path) -> Path:
    source = context.get_parameter_source(parameter.name or "")
    if not source or source.name != "DEFAULT":
        return given
    try:
        return Path(os.path.relpath(find_project(Path.cwd())))
    except OSError as fault:  # such as a folder that was removed while a shell stood in it
        raise typer.BadParameter(f"the working folder cannot be read: {fault.strerror}") from None


Project = Annotated[
    Path,
    typer.Option(
        "--project",
        help="The folder that holds content/; default: found from here upwards.",
        file_okay=False,
        callback=_project,
        show_default=False,
    ),
]
Style = Annotated[
    DiagnosticFormat,
    typer.Option("--diagnostic-format", help="How errors are printed: json, sarif and rdjson alone on stdout."),
]
Colored = Annotated[Color, typer.Option("--color", help="Colours in messages; NO_COLOR is honoured.")]
Strict = Annotated[bool, typer.Option("--strict", help="Exit with 3 when there are warnings.")]
Locked = Annotated[bool, typer.Option("--locked", help="Refuse any difference from evidence.lock.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No progress, only errors.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print results and diagnostics as one JSON document.")]
Verbose = Annotated[bool, typer.Option("--verbose", "-v", help="Also print what was read.")]
Branded = Annotated[
    Path | None,
    typer.Option(
        "--brand",
        help="A brand file, or a brand by name; default: _brand.yml of the article or project.",
        autocompletion=completion.brands,
    ),
]
Formats = Annotated[list[Format] | None, typer.Option("--format", "-f", help="Only these formats; repeatable.")]
Products = Annotated[
    list[str] | None,
    typer.Option(
        "--product",
        "-p",
        help="Only these products, by their folders' names; repeatable.",
        autocompletion=completion.products,
    ),
]
Folder = Annotated[
    Path, typer.Option("--output", "-o", help="Folder for the outputs, in the project's.", file_okay=False)
]
Shard = Annotated[
    str, typer.Option("--shard", help="One part of the articles, such as 2/8, for machines side by side.")
]
Clustered = Annotated[
    str,
    typer.Option(
        "--cluster",
        help="Make documents on a Dask cluster: its scheduler's address, such as tcp://10.0.0.1:8786.",
        show_default=False,
    ),
]
Commented = Annotated[bool, typer.Option("--comments", help="Editor's notes as comments in the Word file.")]
Keyed = Annotated[
    bool,
    typer.Option("--key", help="The teacher's copy of the handout too, with answers and places: handout-key.docx."),
]
KeptHtml = Annotated[
    Path | None,
    typer.Option("--keep-html", help="Build, and write the HTML of each PDF here too.", file_okay=False),
]
Archived = Annotated[bool, typer.Option("--archive", help="PDF/A-3a too, with the summary attached to each PDF.")]
Paper = Annotated[
    PageSize | None, typer.Option("--page-size", help="The paper; default: that of _brand.yml, otherwise A4.")
]
Force = Annotated[bool, typer.Option("--force", help="Build even when nothing has changed.")]
Jobs = Annotated[int, typer.Option("--jobs", "-j", min=1, help="Documents side by side.", show_default="all cores")]

CORES = count_processors()
