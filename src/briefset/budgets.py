"""What a product may hold at most: pages, slides, words on a slide.

In: `Product`, its tree and its pages. Out: nothing, or `Failure` at the YAML line that is over. Never: cuts anything.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from briefset.diagnostics import Diagnostic, Failure, Position
from briefset.doctree import Doctree, Element
from briefset.product import Product

UNCOUNTED = frozenset({"footer", "aside", "title"})
UNCOUNTED_PARTS = frozenset({"source", "label", "table", "timeline"})
"""Tables and timelines are looked up, not read out; their box limits them."""


LAST = "last"
"""The id of what stands last before the evidence."""


def check_pages(product: Product, pages: int, anchors: Mapping[str, int]) -> None:
    """Raises `Failure` when a product has fewer or more pages or slides than its product.yaml allows.

    `anchors` tells the page of an id; the pages after that of `last` are evidence, with a budget of their own.
    """
    body = anchors.get(LAST, pages)
    budget = product.pages or product.slides
    where, what = ("selection." + product.name, "pages") if product.pages else ("slides", "slides")
    faults = []
    if budget is not None and not budget[0] <= body <= budget[1]:
        faults.append(_complain(product, body, budget, what, where))
    if product.annex is not None and pages - body > product.annex:
        faults.append(_complain(product, pages - body, (0, product.annex), "pages of evidence", where))
    if faults:
        raise Failure(faults)


def _complain(product: Product, count: int, budget: tuple[int, int], what: str, where: str) -> Diagnostic:
    allowed = str(budget[0]) if budget[0] == budget[1] else f"{budget[0]} to {budget[1]}"
    over = count - budget[1] if count > budget[1] else count - budget[0]
    message = (
        f"{product.label} has {count} {what}, {abs(over)} too {'many' if over > 0 else 'few'}: its budget is {allowed}"
    )
    hint = f"select or write {'less' if over > 0 else 'more'}, or change templates/{product.name}/product.yaml"
    return Diagnostic(Position(""), "budget", message, hint, where)


def check_words(product: Product, tree: Doctree) -> None:
    """Raises `Failure` for every slide with more words than the product allows, footer and notes not counted."""
    if product.words is None:
        return
    faults = []
    for slide in (element for element in tree.root.walk() if element.has("slide")):
        words = len(" ".join(_counted(slide)).split())
        if words > product.words:
            message = f"the slide has {words} words; at most {product.words} fit one message"
            hint = f"cut {words - product.words}, or move them to `notes`"
            faults.append(Diagnostic(Position(""), "budget", message, hint, slide.get("data-src")))
    if faults:
        raise Failure(faults)


def _counted(element: Element) -> Iterator[str]:
    """The texts that an audience reads."""
    for child in element.children:
        if isinstance(child, str):
            yield child
        elif child.tag not in UNCOUNTED and child.get("data-placeholder") not in UNCOUNTED_PARTS:
            yield from _counted(child)
