"""theme list, show and eject: the look of the documents, and what a designer may change of it.

In: a project's folder, names. Out: text and paths on stdout. Never: decides what a template means.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from briefset.cli.options import AsJson, Branded, Color, DiagnosticFormat, Project
from briefset.cli.output import report, with_failures_reported

if TYPE_CHECKING:
    from briefset.design.brand import Brand
    from briefset.design.theme import Theme

app = typer.Typer(
    no_args_is_help=True, rich_markup_mode="markdown", context_settings={"help_option_names": ["-h", "--help"]}
)
Name = Annotated[str, typer.Argument(help="A brand, or a template such as briefing/style.css.")]


@app.callback()
def theme() -> None:
    """List, show and copy out what decides the look: colours, typefaces, logo, templates, style sheets.

    `briefset theme list`

    `briefset theme eject shared/components.html.jinja pulled`
    """


@app.command(name="list")
def list_(
    name: Annotated[str | None, typer.Argument(help="A template, whose blocks and macros are listed.")] = None,
    project: Project = Path(),
    as_json: AsJson = False,
) -> None:
    """List the templates and brands, or the blocks and macros of one template.

    `briefset theme list`

    `briefset theme list shared/components.html.jinja`
    """
    with_failures_reported(lambda: _list(name, project, as_json))


def _list(name: str | None, project: Path, as_json: bool) -> None:
    from briefset.workspace.eject import list_files, list_parts

    if name is None:
        rows = [(file.name, "your own" if file.is_own else "built-in") for file in list_files(project)]
    else:
        rows = [(part, kind) for kind, part in list_parts(project, name)]
    if as_json:
        typer.echo(json.dumps(dict(rows), indent=2))
    else:
        typer.echo("\n".join(f"{first:<40} {second}" for first, second in rows))


@app.command()
def show(project: Project = Path(), brand: Branded = None, as_json: AsJson = False) -> None:
    """Show the colours, typefaces and logo in force, and the contrast of each pair of colours in use.

    `briefset theme show`

    `briefset theme show --brand cinnabar`
    """
    with_failures_reported(lambda: _show(project, brand, as_json))


def _show(project: Path, chosen: Path | None, as_json: bool) -> None:
    from briefset.design.brand import find_brand
    from briefset.design.templates import find_templates
    from briefset.design.theme import measure, read_theme

    templates = find_templates(project)
    theme, path = read_theme(templates), find_brand((project,), chosen, templates)
    brand: Brand | None = _read_brand(path, theme, () if chosen else (project,)) if path else None
    made = brand.theme if brand else theme
    pairs = list(measure(made.roles))
    if as_json:
        contrasts = {f"{pair.role} on {pair.ground}": round(pair.ratio, 2) for pair in pairs}
        typer.echo(json.dumps({"theme": made.roles, "logo": _logo(brand), "contrast": contrasts}, indent=2))
    else:
        typer.echo(f"from {path.as_posix() if path else 'templates/shared/theme.yaml'}\n")
        typer.echo("\n".join(f"{role.replace('_', '-'):<16} {value}" for role, value in made.roles.items()))
        for part, value in _logo(brand).items():
            typer.echo(f"{part.replace('_', '-'):<16} {value}")
        typer.echo("\ncontrast (WCAG 2.2), and the least that is needed")
        rows = (f"{pair.role.replace('_', '-')} on {pair.ground.replace('_', '-')}" for pair in pairs)
        typer.echo(
            "\n".join(f"{row:<28} {pair.ratio:5.2f}  {pair.needed}" for row, pair in zip(rows, pairs, strict=True))
        )
    report(brand.unused if brand else [], DiagnosticFormat.text, Color.auto)


def _read_brand(path: Path, theme: Theme, folders: tuple[Path, ...]) -> Brand:
    from briefset.design.brand import read_brand
    from briefset.files.reading import read_file
    from briefset.yaml12.characters import MAX_BYTES

    return read_brand(read_file(path, MAX_BYTES, folders), path.as_posix(), theme, path.parent)


def _logo(brand: Brand | None) -> dict[str, str]:
    """The logo's files by what they are for, and its words; empty where there is none."""
    logo = brand.logo if brand else None
    if logo is None:
        return {}
    given = {"logo": logo.vector or logo.pixels, "logo_office": logo.pixels, "logo_dark": logo.dark}
    names = {data: name for name, data in reversed(logo.files.items())}
    said = {part: names[picture.data] for part, picture in given.items() if picture}
    return said | {"logo_alt": logo.choose("pdf").alt}


@app.command()
def eject(
    name: Name,
    part: Annotated[str | None, typer.Argument(help="One block or macro of it; the rest stays built-in.")] = None,
    project: Project = Path(),
) -> None:
    """Copy a brand, a template or one block or macro of it into the project, where it wins.

    `briefset theme eject cinnabar`

    `briefset theme eject briefing/page.html.jinja masthead`
    """

    def work() -> None:
        from briefset.workspace.eject import eject as copy_out

        typer.echo("\n".join(path.as_posix() for path in copy_out(project, name, part)))

    with_failures_reported(work)
