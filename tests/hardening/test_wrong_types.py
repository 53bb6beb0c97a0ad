"""A value of a wrong type, at whatever key of a file that people write, is an error at its line and no traceback."""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any

import pytest
import yaml

from briefset.build.page import Page
from briefset.design.brand import read_brand
from briefset.design.product import Product, read_product
from briefset.design.templates import Templates, built_in_templates, find_templates
from briefset.diagnostics import Diagnostic, Failure
from briefset.summary.validate import validate
from briefset.yaml12.document import load
from tests.support.projects import check_project, make_project
from tests.support.readers import SUMMARY
from tests.support.word import THEME

pytestmark = pytest.mark.slow  # each reads a file anew for every value that may be wrong

BUILT_IN = Templates((built_in_templates(),))
WRONG: tuple[Any, ...] = (
    None,
    True,
    7,
    -1,
    10**29,
    0.5,
    "",
    "word",
    [],
    ["word"],
    [[]],
    [None],
    {},
    {"word": "word"},
    {"word": []},
)
BRAND = {
    "meta": {"name": {"full": "A house"}, "link": "https://example.org"},
    "color": {"palette": {"red": "#990000"}, "foreground": "#111111", "background": "#ffffff", "primary": "red"},
    "typography": {"fonts": [{"family": "Inter", "source": "bundled"}], "base": {"family": "Source Sans 3"}},
    "logo": {"images": {"mark": {"path": "a.png", "alt": "A"}}, "small": "mark", "medium": {"light": "mark"}},
    "defaults": {"briefset": {"page-size": "letter"}},
}


def places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The path of every value below a value, of lists the first item."""
    items = value.items() if isinstance(value, dict) else enumerate(value[:1]) if isinstance(value, list) else ()
    for key, below in items:
        yield (*path, key)
        yield from places(below, (*path, key))


def put(value: Any, path: tuple[Any, ...], wrong: Any) -> Any:
    """The value with another at a path."""
    if not path:
        return wrong
    copy = value.copy()
    copy[path[0]] = put(value[path[0]], path[1:], wrong)
    return copy


def variants(value: Any) -> Iterator[Any]:
    for path in places(value):
        for wrong in WRONG:
            yield put(value, path, wrong)


def written(value: Any) -> bytes:
    """A value as a file, in the part of YAML that is JSON."""
    return json.dumps(value, ensure_ascii=False, indent=1, default=float).encode()


def refusals(work: Callable[[], object]) -> list[Diagnostic]:
    """What is told of a file; nothing for one that is taken."""
    try:
        work()
    except Failure as failure:
        return failure.diagnostics
    return []


def test_every_key_of_a_summary() -> None:
    loaded = load(SUMMARY, "summary.yaml")
    for data in variants(loaded.data):
        found = refusals(partial(validate, replace(loaded, data=data)))
        assert all(fault.position.line >= 1 for fault in found), found


def test_every_key_of_a_summary_in_a_file_of_its_own() -> None:
    # Each place with every fourth value: places and values go together in all ways above.
    for data in islice(variants(load(SUMMARY, "summary.yaml").data), 0, None, 4):
        found = refusals(partial(validate, load(written(data), "summary.yaml")))
        assert all(fault.position.line >= 1 for fault in found), found


def test_every_key_of_a_brand(tmp_path: Path) -> None:
    for data in variants(BRAND):
        found = refusals(partial(read_brand, written(data), "_brand.yml", THEME, tmp_path))
        assert all(fault.position.line >= 1 for fault in found), found


@pytest.mark.parametrize("name", BUILT_IN.products())
def test_every_key_of_a_product_that_is_read_can_be_printed_or_is_refused(name: str, tmp_path: Path) -> None:
    project = make_project(tmp_path)
    file, checked = project / "templates" / name / "product.yaml", check_project(project)
    file.parent.mkdir(parents=True)
    for data in variants(yaml.safe_load(BUILT_IN.read(f"{name}/product.yaml"))):
        file.unlink(missing_ok=True)  # ext4 writes a file that is cut and written anew to the disk at once
        file.write_bytes(written(data))
        templates, read = find_templates(project), list[Product]()
        found = refusals(lambda: read.append(read_product(templates, name)))  # noqa: B023 - called at once
        assert all(fault.position.line >= 1 for fault in found), found
        assert len(read) == (not found)
        for product in read:
            refusals(partial(print_all, Page(checked, product, THEME, templates)))


def print_all(page: Page) -> None:
    for kind in page.product.formats:
        page.tree(kind)
