"""What a shell offers for a word that has been begun: articles, codes, brands, products, templates.

In: the beginning of a word. Out: words, some with their meaning. Never: an error, which would stand amid what is typed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path, PurePosixPath

from briefset.build.articles import find_project
from briefset.diagnostics import Failure

Offer = str | tuple[str, str]


def _offer(find: Callable[[], Iterable[Offer]]) -> Callable[[str], list[Offer]]:
    """The found words that begin so; none where they cannot be found."""

    def complete(incomplete: str) -> list[Offer]:
        try:
            found = list(find())
        except (Failure, OSError):
            return []
        return [item for item in found if (item if isinstance(item, str) else item[0]).startswith(incomplete)]

    return complete


def _project() -> Path:
    return find_project(Path.cwd())


def _articles() -> Iterable[Offer]:
    return sorted(path.parent.name for path in _project().glob("content/*/summary.yaml"))


def _codes() -> Iterable[Offer]:
    from briefset.diagnostics.codes import CODES

    return sorted(CODES.items())


def _products() -> Iterable[Offer]:
    from briefset.design.product import read_product
    from briefset.design.templates import find_templates

    templates = find_templates(_project())
    return [(name, read_product(templates, name).label) for name in templates.products()]


def _templates() -> list[str]:
    from briefset.workspace.eject import list_files

    return [file.name for file in list_files(_project())]


def _brands() -> list[str]:
    from briefset.design.brand import BRANDS

    return [PurePosixPath(name).stem for name in _templates() if PurePosixPath(name).match(f"{BRANDS}/*.yml")]


articles, codes, products = _offer(_articles), _offer(_codes), _offer(_products)
templates = _offer(lambda: [*_templates(), *_brands()])
brands = _offer(lambda: [*_brands(), *(path.name for path in Path().glob("*.yml"))])
