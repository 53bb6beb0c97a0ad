"""What a product is: a folder under `templates/` with a product.yaml; no Python.

In: `<name>/product.yaml`. Out: `Product`. Never: reads a template.
"""

from __future__ import annotations

from dataclasses import field, fields, replace
from functools import lru_cache
from typing import Annotated, Any

from pydantic import BeforeValidator, ConfigDict, Field, ValidationError
from pydantic.dataclasses import dataclass
from pydantic_core import ErrorDetails

from briefset.design import Format, PageSize
from briefset.design.templates import Templates
from briefset.diagnostics import Diagnostic, Failure
from briefset.yaml12.document import Loaded, load
from briefset.yaml12.paths import join_path

PAGE_SIZES, FORMATS = tuple(PageSize), tuple(Format)


def _pair(value: Any) -> Any:
    """The budget `[2, 4]` as a pair, and `4` as no fewer and no more."""
    return (value, value) if isinstance(value, int) else tuple(value) if isinstance(value, list) else value


Count = Annotated[int, Field(ge=0, le=10_000)]
Pixels = Annotated[int, Field(ge=1, le=4_096)]
Budget = Annotated[tuple[Count, Count], BeforeValidator(_pair)]
Names = Annotated[tuple[str, ...], Field(strict=False)]
Alternatives = Annotated[Names, BeforeValidator(lambda value: [value] if isinstance(value, str) else value)]
"""One name, or several in order."""
Table = dict[str, str]
Sizes = dict[Annotated[str, Field(pattern=r"^[a-z0-9]+$")], Annotated[tuple[Pixels, Pixels], Field(strict=False)]]
WANTED = {
    "string_type": "is not a text",
    "bool_type": "is not true or false",
    "int_type": "is not a whole number",
    "dict_type": "is not a table of keys and values",
    "tuple_type": "is not a list",
    "frozen_set_type": "is not a list",
    "missing": "is missing",
    "extra_forbidden": "is not a key of a product",
    "greater_than_equal": "is less than nothing",
    "less_than_equal": "is more than {le}",
    "too_long": "has more than two numbers",
}
"""What pydantic calls a mistake, in words."""


@dataclass(frozen=True, slots=True, config=ConfigDict(strict=True, extra="forbid"))
class Product:
    """One kind of document: its label, the template of each format, its budgets, and its tables of names.

    `pages` and `slides` are budgets (fewest, most); `annex` is the most pages after what has the id `last`. `numbered`
    says that every statement carries its note number, and `shows`, by format, which parts of the summary must be on
    the page. `evidence` says, by format, where the entries are to which locators lead: in a file of the set, or in the
    page itself (`#`). `complete` names the formats that print the whole summary, whatever it selects; `selects` names
    the products whose selection this one shows, the first that has one, where the summary has none for it, and
    `accompanies` the one whose pages it names. For Word, `embed_fonts` says that the file carries its typefaces,
    `comments` that the editor's notes are comments in it, `keyed` names the formats that have a teacher's copy with
    answers beside them, of `key_pages`, `key` that this is it, `archive` that each PDF is PDF/A-3a too and carries the
    summary, `page_size` the paper, `spacings` the style sheets that are tried in their order where pages would end
    badly, `charts` names the kinds of exhibit that it draws (others are tables), and `styles` maps
    elements to styles. `pictures` names the shapes, with width and height in pixels, in which the pages follow
    each other, `lengths` how many words one entry of a part may have and all of them, `least_words` below how many
    words a page stays half empty, `kilobytes` the largest size of a file in HTML, and `inline_styles` says that its
    styles stand at the elements, as readers of mail need it.
    """

    name: str
    label: str
    formats: Table
    classes: Annotated[frozenset[str], Field(strict=False)] = frozenset()
    pages: Budget | None = None
    annex: Count | None = None
    numbered: bool = False
    slides: Budget | None = None
    words: Count | None = None
    lengths: dict[str, Annotated[tuple[Count, Count], Field(strict=False)]] = field(default_factory=dict)
    least_words: Count = 0
    kilobytes: Count | None = None
    pictures: Sizes = field(default_factory=dict)
    inline_styles: bool = False
    reference: str | None = None
    selects: Alternatives = ()
    accompanies: str | None = None
    evidence: Table = field(default_factory=dict)
    shows: dict[str, Names] = field(default_factory=dict)
    complete: Names = ()
    embed_fonts: bool = True
    comments: bool = False
    keyed: Names = ()
    key_pages: Budget | None = None
    key: bool = False
    archive: bool = False
    page_size: str = "A4"
    spacings: Names = ()
    charts: Names = ()
    styles: Table = field(default_factory=dict)
    layouts: Table = field(default_factory=dict)

    @property
    def stem(self) -> str:
        """The beginning of the names of its files."""
        return f"{self.name}-key" if self.key else self.name

    @property
    def copies(self) -> list[Product]:
        """The teacher's copy, with room for its answers, for a product that has one."""
        formats = {name: template for name, template in self.formats.items() if name in self.keyed}
        return [replace(self, key=True, formats=formats, pages=self.key_pages)] if formats else []


def read_product(templates: Templates, name: str) -> Product:
    """The product of that name; raises `Failure` with everything that is wrong in its file, by line."""
    return _parse(name, templates.read(f"{name}/product.yaml"), templates.read("shared/classes.yaml"))


@lru_cache(maxsize=64)
def _parse(name: str, data: bytes, classes: bytes) -> Product:
    loaded = load(data, f"templates/{name}/product.yaml")
    if "name" in loaded.data:
        hint = "delete it: a product is called after its folder"
        raise Failure([loaded.diagnose("name", "product", "name is not a key of a product", hint, key=True)])
    try:
        product = Product(name, **loaded.data)
    except ValidationError as failed:
        raise Failure([_fault(error, loaded) for error in failed.errors(include_url=False)]) from None
    faults = [
        loaded.diagnose(
            f"formats.{key}", "product", f"{key} is not a format", f"formats: {', '.join(FORMATS)}", key=True
        )
        for key in product.formats
        if key not in FORMATS
    ]
    if product.page_size not in PAGE_SIZES:
        faults.append(diagnose_page_size(loaded, "page_size", "product"))
    if faults:
        raise Failure(faults)
    return replace(product, classes=product.classes | _shared_classes(classes))


_KEYS = {item.name for item in fields(Product)} - {"name"}


def _fault(error: ErrorDetails, loaded: Loaded) -> Diagnostic:
    """What is wrong with a key of a product, at the nearest line that the file has for it."""
    path = ""
    for step in error["loc"]:
        path = f"{path}[{step}]" if isinstance(step, int) else join_path(path, step)
    what = WANTED.get(error["type"], error["msg"]).format_map(error.get("ctx", {}))
    unknown = error["type"] == "extra_forbidden"
    hint = f"known keys: {', '.join(sorted(_KEYS))}" if unknown else "docs/how-to/change-the-look.md shows each key"
    return loaded.diagnose(path, "product", f"{path} {what}", hint, key=unknown)


def diagnose_page_size(loaded: Loaded, path: str, code: str) -> Diagnostic:
    """The complaint about a paper that is not known."""
    return loaded.diagnose(path, code, "this is not a paper that briefset knows", f"papers: {', '.join(PAGE_SIZES)}")


def _shared_classes(data: bytes) -> frozenset[str]:
    loaded: Loaded = load(data, "templates/shared/classes.yaml")
    classes = loaded.data.get("classes")
    if not isinstance(classes, list) or not all(isinstance(each, str) for each in classes):
        raise Failure([loaded.diagnose("classes", "product", "classes is not a list of names", "give them as a list")])
    return frozenset(classes)
