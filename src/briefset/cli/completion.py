"""What a shell offers for a word that has been begun: articles, codes, brands, products, templates.

In: the beginning of a word. Out: words, some with their meaning. Never: an error, which would stand amid what is typed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path, PurePosixPath

import typer

from briefset.build.articles import find_project
from briefset.diagnostics import Failure

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


articles, codes, products = _offer(_articles), _offer(_codes), _offer(_products)
templates = _offer(lambda project: [*_templates(project), *_brands(project)])
brands = _offer(lambda project: [*_brands(project), *(path.name for path in Path().glob("*.yml"))])
