"""The page that leads to every document of a project, from cards.

In: `Card`s, labels, theme, templates. Out: HTML. Never: looks into a document.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from briefset.design.logo import LogoPicture
from briefset.design.templates import Templates
from briefset.design.theme import Theme
from briefset.pages.render import COMPILED, Loader, explain, read_style
from briefset.pages.render.sandbox import BoundedEnvironment
from briefset.wording.labels import Labels
from briefset.wording.wording import format_date

TEMPLATE = "index/index.html.jinja"
Link = tuple[str, str]
"""A name and an address."""


@dataclass(frozen=True, slots=True)
class Card:
    """What is told of an article, and where its documents are: a label for each, with its links."""

    title: str
    deck: str
    date: str
    language: str
    source: str
    page: str
    picture: str
    documents: tuple[tuple[str, tuple[Link, ...]], ...]


def render_index(
    cards: Sequence[Card], labels: Labels, theme: Theme, templates: Templates, logo: LogoPicture | None = None
) -> str:
    """The page, in the language of the labels; raises `Failure` with the line of a template that cannot print it."""
    environment = BoundedEnvironment(loader=Loader(templates), bytecode_cache=COMPILED)
    environment.filters["date"] = partial(format_date, locale=labels.locale)
    environment.guard_filters()
    environment.globals |= {"t": labels, "css": partial(read_style, templates)}
    with explain(templates, TEMPLATE):
        return environment.get_template(TEMPLATE).render(
            cards=cards, language=labels.locale.language, heading=theme.publisher or labels("all-documents"),
            styles=Markup(f":root{{{theme.variables()}}}"), logo=logo,  # noqa: S704 - the theme's values are checked
        )  # fmt: skip
