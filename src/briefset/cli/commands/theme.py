"""theme list, show, new and eject: the look of the documents, and what a designer may change of it.

In: a project's folder, names. Out: text and paths on stdout. Never: decides what a template means.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from briefset.cli.options import Branded, Folder, Project, offer_templates
from briefset.cli.output import Results, command

if TYPE_CHECKING:
    from briefset.design.brand import Brand
    from briefset.design.theme import Theme

app = typer.Typer(
    no_args_is_help=True, rich_markup_mode="markdown", context_settings={"help_option_names": ["-h", "--help"]}
)
Previewed = Annotated[bool, typer.Option("--preview", help="Print it on one page, as PDF and PNG.")]
Name = Annotated[
    str,
    typer.Argument(help="A brand, or a template such as briefing/style.css.", autocompletion=offer_templates),
]


@app.callback()
def theme() -> None:
    """List, show and copy out what decides the look: colours, typefaces, logo, templates, style sheets.

    `briefset theme list`

    `briefset theme eject shared/components.html.jinja pulled`
    """


@app.command(name="list")
@command
def list_(
    name: Annotated[
        str | None,
        typer.Argument(help="A template, whose blocks and macros are listed.", autocompletion=offer_templates),
    ] = None,
    project: Project = Path(),
) -> Results:
    """List the templates and brands, or the blocks and macros of one template.

    `briefset theme list`

    `briefset theme list shared/components.html.jinja`
    """
    from briefset.workspace.eject import list_files, list_parts

    if name is None:
        rows = [(file.name, "your own" if file.is_own else "built-in") for file in list_files(project)]
    else:
        rows = [(part, kind) for kind, part in list_parts(project, name)]
    return Results(dict(rows), [f"{first:<40} {second}" for first, second in rows])


@app.command()
@command
def show(
    name: Annotated[str | None, typer.Argument(help="A brand file, or a brand by name; as --brand.")] = None,
    project: Project = Path(),
    brand: Branded = None,
    preview: Previewed = False,
    output: Folder = Path("build/theme"),
) -> Results:
    """Show the colours, typefaces and logo in force, and the contrast of each pair of colours in use.

    `briefset theme show cinnabar`

    `briefset theme show house --preview`
    """
    from briefset.design.theme import measure

    path, chosen = _find_brand(project, Path(name) if name else brand)
    roles, logo = chosen.theme.roles, _logo(chosen)
    if preview:
        return _preview(chosen, path, project / output)
    pairs = list(measure(roles))
    contrasts = {f"{pair.role} on {pair.ground}": round(pair.ratio, 2) for pair in pairs}
    shown = [f"{part.replace('_', '-'):<16} {value}" for part, value in (*roles.items(), *logo.items())]
    rows = [
        f"{f'{pair.role} on {pair.ground}'.replace('_', '-'):<28} {pair.ratio:5.2f}  {pair.needed}" for pair in pairs
    ]
    head = f"from {path.as_posix() if path else 'templates/shared/theme.yaml'}"
    lines = [head, "", *shown, "", "contrast (WCAG 2.2), and the least that is needed", *rows]
    return Results({"theme": roles, "logo": logo, "contrast": contrasts}, lines, chosen.remarks)


def _preview(brand: Brand, path: Path | None, folder: Path) -> Results:
    from briefset.files.store import write_file
    from briefset.workspace.theme import make_preview

    name = "theme" if path is None else path.parent.name if path.stem == "_brand" else path.stem
    name = name or "brand"
    made = dict(zip(("pdf", "png"), make_preview(brand, brand.theme.publisher or name), strict=True))
    paths = [folder / f"{name}.{kind}" for kind in made]
    for target, data in zip(paths, made.values(), strict=True):
        write_file(target, data)
    return Results([each.as_posix() for each in paths], [each.as_posix() for each in paths], brand.remarks)


@app.command()
@command
def new(
    name: Annotated[str, typer.Argument(help="The name of the folder, such as house.")],
    project: Project = Path(),
    brand: Branded = None,
) -> Results:
    """Write a folder with a brand file that explains itself, a place for logos, and both reference documents.

    `briefset theme new house`

    `briefset theme new house --brand cinnabar`
    """
    from briefset.workspace.theme import new_theme

    _, chosen = _find_brand(project, brand)
    paths = [path.as_posix() for path in new_theme(project, name, chosen.theme)]
    return Results(paths, paths)


def _find_brand(project: Path, named: Path | None) -> tuple[Path | None, Brand]:
    """The brand that was named, otherwise that of the project, otherwise the theme of the templates alone."""
    from briefset.design.brand import Brand, find_brand
    from briefset.design.templates import find_templates
    from briefset.design.theme import read_theme

    templates = find_templates(project)
    theme, path = read_theme(templates), find_brand((project,), named, templates)
    return path, _read_brand(path, theme, project, () if named else (project,)) if path else Brand(theme, [])


def _read_brand(path: Path, theme: Theme, project: Path, folders: tuple[Path, ...]) -> Brand:
    from briefset.design.brand import read_brand
    from briefset.diagnostics.limits import MAX_YAML_BYTES
    from briefset.files.reading import read_file

    return read_brand(read_file(path, MAX_YAML_BYTES, folders), path.as_posix(), theme, path.parent, project)


def _logo(brand: Brand) -> dict[str, str]:
    """The logo's files by what they are for, and its words; empty where there is none."""
    logo = brand.logo
    if logo is None:
        return {}
    light, night = logo.light, logo.night
    given = {"logo": light.lines or light.pixels, "logo_office": light.pixels}
    given["logo_dark"] = (night.lines or night.pixels) if night else None
    names = {data: name for name, data in reversed(logo.files.items())}
    said = {part: names[picture.data] for part, picture in given.items() if picture}
    return said | {"logo_alt": given["logo"].alt if given["logo"] else ""}


@app.command()
@command
def eject(
    name: Name,
    part: Annotated[str | None, typer.Argument(help="One block or macro of it; the rest stays built-in.")] = None,
    project: Project = Path(),
) -> Results:
    """Copy a brand, a template or one block or macro of it into the project, where it wins.

    `briefset theme eject cinnabar`

    `briefset theme eject briefing/page.html.jinja masthead`
    """
    from briefset.workspace.eject import eject as copy_out

    paths = [path.as_posix() for path in copy_out(project, name, part)]
    return Results(paths, paths)
