"""The flow is linear: a module imports only modules to its left, and packages have no cycle inside."""

import ast
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parents[2] / "src" / "briefset"

# From left to right. A name stands for a module or for a whole package.
LAYERS = {
    "words": (
        "diagnostics codes expression grammar speech spelled measures numerals dates fold boundary quotation omission "
        "passages nearest locate phrases suggest metrics tags foreign spacing breaks geometry store libraries"
    ),
    "summary": "model places wording schema yaml12 load report templates labels bibliography explanations",
    "checks": (
        "model_errors references consistency validate article quoted misses verify attribution naming cuts lock "
        "derivation uses testimony numeral_faults date_faults order_faults prose_ledger ledger mend amend project "
        "register pairing coverage bare printed trace blocks furniture provenance citation annotations"
    ),
    "pages": (
        "contrast theme product brand_files typefaces pictures logo brand chartdata exhibits parts slides view marks "
        "metadata overlay prose render doctree selected budgets writers glyphs readback page edited_runs edited "
        "origins alignment rewording changes protected verdicts reconcile"
    ),
    "outside": "manifest build options console scaffold house eject doctor commands cli __main__",
}
ORDER = " ".join(LAYERS.values()).split()
# What every writer may see of the rest: values, never paths or settings.
SEEN_BY_WRITERS = {"breaks", "diagnostics", "doctree", "foreign", "geometry", "metrics", "theme", "writers"}
MODULES = sorted(path for path in SOURCE.rglob("*.py") if path != SOURCE / "__init__.py")


def name_of(path: Path) -> str:
    """The dotted name below `briefset`."""
    parts = path.relative_to(SOURCE).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports_of(path: Path) -> Iterator[str]:
    """The dotted names below `briefset` that a module imports, wherever the statement stands."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module == "briefset":
            yield from (alias.name for alias in node.names if alias.name != "__version__")
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("briefset."):
            yield str(node.module).removeprefix("briefset.")
        elif isinstance(node, ast.Import):
            yield from (
                alias.name.removeprefix("briefset.") for alias in node.names if alias.name.startswith("briefset.")
            )


def top(name: str) -> str:
    return name.partition(".")[0]


def test_every_module_has_its_place_in_the_order() -> None:
    assert sorted({top(name_of(path)) for path in MODULES}) == sorted(ORDER)


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_module_imports_only_to_its_left(path: Path) -> None:
    own = top(name_of(path))
    left = set(ORDER[: ORDER.index(own)]) | ({own} if own != name_of(path) or path.name == "__init__.py" else set())
    assert {name for name in imports_of(path) if top(name) not in left} == set()


def test_packages_have_no_cycle_inside() -> None:
    graph = {name_of(path): set(imports_of(path)) for path in MODULES}
    assert list(TopologicalSorter(graph).static_order())  # raises CycleError


def test_writers_see_values_only() -> None:
    seen = {top(name) for path in MODULES if name_of(path).startswith("writers.") for name in imports_of(path)}
    assert seen <= SEEN_BY_WRITERS


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_module_says_what_comes_in_what_goes_out_and_what_it_never_does(path: Path) -> None:
    text = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
    assert text, "a module needs a docstring"
    assert len(text.splitlines()) <= 5
