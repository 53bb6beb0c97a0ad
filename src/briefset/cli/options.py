"""The options that commands share, with their help, and what a shell offers for the beginning of a word.

In: nothing; the beginning of a word. Out: types for Typer; words, some with their meaning. Never: what an option does,
or an error of a completion, which would stand amid what is typed.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from enum import StrEnum
from pathlib import Path, PurePosixPath
from typing import Annotated, Any

import typer

from briefset.build.articles import find_project
from briefset.design import Format, PageSize
from briefset.diagnostics import Failure
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


Offer = str | tuple[str, str]


def _offer(find: Callable[[Path], Iterable[Offer]]) -> Callable[[typer.Context, str], list[Offer]]:
    """The words found in the project that begin so; none where they cannot be found."""

    def complete(context: typer.Context, incomplete: str) -> list[Offer]:
        named = context.params.get("project") or Path()
        try:
            found = list(find(find_project(Path(named).resolve())))
        except (Failure, OSError):
            return []
        return [item for item in found if (item if isinstance(item, str) else item[0]).startswith(incomplete)]

    return complete


def _articles(project: Path) -> Iterable[Offer]:
    return sorted(path.parent.name for path in project.glob("content/*/summary.yaml"))


def _codes(_project: Path) -> Iterable[Offer]:
    from briefset.diagnostics.codes import CODES

    return sorted(CODES.items())


def _products(project: Path) -> Iterable[Offer]:
    from briefset.design.product import read_product
    from briefset.design.templates import find_templates

    templates = find_templates(project)
    return [(name, read_product(templates, name).label) for name in templates.products()]


def _templates(project: Path) -> list[str]:
    from briefset.workspace.eject import list_files

    return [file.name for file in list_files(project)]


def _brands(project: Path) -> list[str]:
    from briefset.design.brand import BRANDS

    return [PurePosixPath(name).stem for name in _templates(project) if PurePosixPath(name).match(f"{BRANDS}/*.yml")]


offer_articles, offer_codes, offer_products = _offer(_articles), _offer(_codes), _offer(_products)
offer_templates = _offer(lambda project: [*_templates(project), *_brands(project)])
offer_brands = _offer(lambda project: [*_brands(project), *(path.name for path in Path().glob("*.yml"))])


def article_argument(default: str) -> Any:
    """An argument that names an article; the default says which is meant where none is named."""
    return typer.Argument(help=f"Slug, folder or summary.yaml; {default}.", autocompletion=offer_articles)


def article_option(default: str) -> Any:
    """The same as an option."""
    told = f"Slug, folder or summary.yaml; {default}."
    return typer.Option("--article", "-a", help=told, autocompletion=offer_articles)


Only = Annotated[str | None, article_option("default: all in content/")]
Articles = Annotated[
    list[str] | None,
    typer.Argument(
        help="Slugs, folders or summary.yaml files; default: all in content/.", autocompletion=offer_articles
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
        autocompletion=offer_brands,
    ),
]
Formats = Annotated[list[Format] | None, typer.Option("--format", "-f", help="Only these formats; repeatable.")]
Products = Annotated[
    list[str] | None,
    typer.Option(
        "--product",
        "-p",
        help="Only these products, by their folders' names; repeatable.",
        autocompletion=offer_products,
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
