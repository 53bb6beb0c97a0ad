"""What a product is: a folder under `templates/` with a product.yaml; no Python.

In: `<name>/product.yaml`. Out: `Product`. Never: reads a template.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass, field
from typing import Any

from briefset.design import Format, PageSize
from briefset.design.templates import Templates
from briefset.diagnostics import Diagnostic, Failure
from briefset.yaml12.document import Loaded, load

PAGE_SIZES, FORMATS = tuple(PageSize), tuple(Format)


@dataclass(frozen=True, slots=True)
class Product:
    """One kind of document: its label, the template of each format, its budgets, and its tables of names.

    `pages` and `slides` are budgets (fewest, most); `annex` is the most pages of evidence after them. `numbered` says
    that every statement carries its note number, and `shows`, by format, which parts of the summary must be on the
    page. `complete` names the formats that print the whole summary, whatever it selects; `selects` names the product
    whose selection this one shows, where the summary has none for it. For Word, `embed_fonts` says that the file
    carries its typefaces, `comments` that the editor's notes are comments in it, `archive` that each PDF is PDF/A-3a
    too and carries the summary, `page_size` the paper, `charts` names the kinds of exhibit that it draws (others are
    tables), and `styles` maps elements to styles.
    """

    name: str
    label: str
    formats: dict[str, str]
    classes: frozenset[str]
    pages: tuple[int, int] | None = None
    annex: int | None = None
    numbered: bool = False
    slides: tuple[int, int] | None = None
    words: int | None = None
    reference: str | None = None
    selects: str | None = None
    shows: dict[str, tuple[str, ...]] = field(default_factory=dict)
    complete: tuple[str, ...] = ()
    embed_fonts: bool = True
    comments: bool = False
    archive: bool = False
    page_size: str = "A4"
    charts: tuple[str, ...] = ()
    styles: dict[str, str] = field(default_factory=dict)
    layouts: dict[str, str] = field(default_factory=dict)


def read_product(templates: Templates, name: str) -> Product:
    """The product of that name; raises `Failure` for an unknown key, a missing one or an unknown format."""
    loaded = load(templates.read(f"{name}/product.yaml"), f"templates/{name}/product.yaml")
    faults = [
        loaded.diagnose(
            key, "product", f"{key} is not a key of a product", f"known keys: {', '.join(sorted(_KEYS))}", key=True
        )
        for key in sorted(loaded.data.keys() - _KEYS)
    ]
    faults += [
        loaded.diagnose("", "product", f"{key} is missing", "add it")
        for key in ("label", "formats")
        if key not in loaded.data
    ]
    faults += [
        loaded.diagnose(
            f"formats.{key}", "product", f"{key} is not a format", f"formats: {', '.join(FORMATS)}", key=True
        )
        for key in loaded.data.get("formats", {})
        if key not in FORMATS
    ]
    if loaded.data.get("page_size", "A4") not in PAGE_SIZES:
        faults.append(diagnose_page_size(loaded, "page_size", "product"))
    if faults:
        raise Failure(faults)
    return _product(name, loaded.data, _shared_classes(templates))


def diagnose_page_size(loaded: Loaded, path: str, code: str) -> Diagnostic:
    """The complaint about a paper that is not known."""
    return loaded.diagnose(path, code, "this is not a paper that briefset knows", f"papers: {', '.join(PAGE_SIZES)}")


_KEYS = {item.name for item in dataclasses.fields(Product)} - {"name"}


def _product(name: str, data: dict[str, Any], shared: frozenset[str]) -> Product:
    values = dict(data)
    for budget in ("pages", "slides"):
        if budget in values:
            values[budget] = _range(values[budget])
    values["shows"] = {name: tuple(parts) for name, parts in values.get("shows", {}).items()}
    values["complete"] = tuple(values.get("complete", ()))
    values["classes"] = shared | frozenset(values.get("classes", []))
    return Product(name=name, **values)


def _range(value: int | list[int]) -> tuple[int, int]:
    return (value[0], value[1]) if isinstance(value, list) else (value, value)


def _shared_classes(templates: Templates) -> frozenset[str]:
    loaded: Loaded = load(templates.read("shared/classes.yaml"), "templates/shared/classes.yaml")
    return frozenset(loaded.data["classes"])
