"""HTML from a view and a template, or from cards of all articles: the only module that knows Jinja.

In: `View` or `ArticleCard`s, `Theme`, `Templates`. Out: an HTML page as text. Never: evaluates a summary, or prints an
undefined name.
"""

from __future__ import annotations

import sys
import warnings
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from types import CodeType
from typing import Any

import jinja2
import jinja2.bccache
from markupsafe import Markup, escape

from briefset import charts
from briefset.article.locator import read_paragraphs
from briefset.design.logo import LogoPicture
from briefset.design.product import read_product
from briefset.design.templates import Templates
from briefset.design.theme import Theme
from briefset.diagnostics import Diagnostic, Failure, Position, Severity
from briefset.evidence.register.clauses import pair_evidence
from briefset.files.cache import keep, recall
from briefset.language.scripts import is_from_right, mark_foreign
from briefset.language.sentences import count_words
from briefset.language.tags import primary
from briefset.language.typography import join_scales, space_marks, words_of
from briefset.pages.render import sandbox
from briefset.pages.render.metadata import Card, mark_metadata, mark_preview, mark_structured_data
from briefset.pages.render.overrides import read_overlay
from briefset.pages.render.prose import Citations, Marks, mark_editorial, mark_prose, open_popovers
from briefset.pages.render.sandbox import BoundedEnvironment
from briefset.pages.view import View
from briefset.pages.view.entries import RenamedWarning
from briefset.wording.bibliography import Part, format_reference, format_short
from briefset.wording.labels import Labels
from briefset.wording.markdown import plain
from briefset.wording.wording import NO_BREAK, format_date, format_number, print_name

Notes = Callable[[Diagnostic], None]
RAISED = (jinja2.TemplateError, TypeError, ValueError, AttributeError, LookupError, ArithmeticError, MemoryError,
          RuntimeError, SyntaxError)  # fmt: skip
"""What the code of a template may raise, and what Python says of the code that is made of it."""
INDEX = "index/index.html.jinja"
Link = tuple[str, str]
"""A name and an address."""


def ignore(_: Diagnostic) -> None:
    """Nothing becomes of a note."""


def render(
    view: View,
    template: str,
    theme: Theme,
    templates: Templates,
    logo: LogoPicture | None = None,
    notes: Notes = ignore,
) -> str:
    """The page that the template prints, with the brand's logo where there is one.

    `notes` takes a warning for each name of the release before that the template still uses.

    Raises `Failure` with the template's file and line for a syntax error, an undefined name or a forbidden call.
    """
    environment = _environment(templates, view)
    name, language = f"{view.product.name}/{template}", view.summary.language
    styles = Markup(f":root{{{theme.variables()}}}")  # noqa: S704 - the theme's values are checked
    with explain(templates, name):
        with warnings.catch_warnings(record=True) as renamed:
            warnings.simplefilter("always", RenamedWarning)
            page = environment.get_template(name).render(view=view, theme=theme, styles=styles, logo=logo)
        for note in dict.fromkeys(_note(warning, environment, templates, name) for warning in renamed):
            notes(note)
        page = join_scales(space_marks(page, language), language, view.summary.source.language)
        return open_popovers(mark_foreign(page, view.summary.source.original_language or ""))


@contextmanager
def explain(templates: Templates, name: str) -> Iterator[None]:
    """Raises `Failure` with the template's file and line for what is wrong with a template of that name."""
    try:
        yield
    except jinja2.TemplateSyntaxError as fault:
        place = _placed(templates, fault.name or name, fault.lineno)
        raise _failure(place, fault.message or "syntax error") from fault
    except jinja2.TemplateNotFound as fault:
        raise _failure((name, 0), f"no template {fault.name}") from fault
    except RAISED as fault:
        (file, line), path = _trace(fault, name)
        raise _failure(_placed(templates, file, line), _describe(fault), path) from None


def _describe(fault: BaseException) -> str:
    if isinstance(fault, RecursionError):
        return "templates that call one another without end, or brackets inside one another"
    return (fault.msg if isinstance(fault, SyntaxError) else str(fault)) or type(fault).__name__


def _note(
    warning: warnings.WarningMessage, environment: jinja2.Environment, templates: Templates, name: str
) -> Diagnostic:
    """What a template asks for under an old name, at its line."""
    line = 0
    if warning.filename.endswith(".jinja"):
        name = "/".join(Path(warning.filename).parts[-2:])
        line = environment.get_template(name).get_corresponding_lineno(warning.lineno)
    file, line = _placed(templates, name, line)
    hint = "write the new name; the old one will go with the next release"
    return Diagnostic(
        Position(f"templates/{file}", line), "renamed", str(warning.message), hint, severity=Severity.WARNING
    )


def _trace(fault: BaseException, name: str) -> tuple[tuple[str, int], str]:
    """The innermost template line of a traceback, and the YAML path of the entry that was being printed there.

    Jinja rewrites tracebacks so that their frames are lines of templates with the variables of the template.
    """
    line, path, step = (name, 0), "", fault.__traceback__
    while step is not None:
        file = step.tb_frame.f_code.co_filename
        if file.endswith(".jinja"):
            line = ("/".join(file.replace("\\", "/").split("/")[-2:]), step.tb_lineno)
            path = _content_path(step.tb_frame.f_locals) or path
        step = step.tb_next
    return line, path


def _content_path(variables: Mapping[str, Any]) -> str:
    """The longest YAML path among the entries that a template has in hand: that of the innermost one."""
    values = (value for value in variables.values() if not isinstance(value, jinja2.Undefined))
    paths = (getattr(value, "path", "") for value in values)
    return max((path for path in paths if isinstance(path, str)), key=len, default="")


def _placed(templates: Templates, name: str, line: int) -> tuple[str, int]:
    overlay = read_overlay(templates, name)
    return overlay.place(line) if overlay else (name, line)


def _failure(place: tuple[str, int], message: str, path: str = "") -> Failure:
    hint = "correct the template; its context is described in docs/how-to/change-the-look.md"
    return Failure([Diagnostic(Position(f"templates/{place[0]}", place[1]), "template", message, hint, path)])


class Loader(jinja2.BaseLoader):
    """Templates by their relative name, the project's own first."""

    def __init__(self, templates: Templates) -> None:
        self.templates = templates

    def get_source(self, _: jinja2.Environment, template: str) -> tuple[str, str, Any]:
        """The text of a template and where it lies (Jinja, `BaseLoader.get_source`)."""
        overlay = read_overlay(self.templates, template)
        if overlay is None:
            raise jinja2.TemplateNotFound(template)
        return overlay.text, str(overlay.path), None


VERSIONS = (jinja2.__version__, sys.version, Path(str(sandbox.__file__)).read_text(encoding="utf-8"))
"""What compiled templates depend on beside their text: who compiles, who runs, and what is counted."""


class _Compiled(jinja2.BytecodeCache):
    """Compiled templates, kept while their text stays the same; compiling is most of what a page costs."""

    def __init__(self) -> None:
        self.known: dict[tuple[str, str], CodeType] = {}

    def load_bytecode(self, bucket: jinja2.bccache.Bucket) -> None:
        bucket.code = self.known.get((bucket.key, bucket.checksum))
        if bucket.code is None and (kept := recall("template", _key(bucket))):
            bucket.bytecode_from_string(kept)
            self._know(bucket)

    def dump_bytecode(self, bucket: jinja2.bccache.Bucket) -> None:
        self._know(bucket)
        keep("template", _key(bucket), bucket.bytecode_to_string())

    def _know(self, bucket: jinja2.bccache.Bucket) -> None:
        if bucket.code is not None:
            self.known[bucket.key, bucket.checksum] = bucket.code


def _key(bucket: jinja2.bccache.Bucket) -> tuple[bytes, ...]:
    return tuple(map(str.encode, (*VERSIONS, bucket.key, bucket.checksum)))


COMPILED = _Compiled()


def _environment(templates: Templates, view: View) -> jinja2.Environment:
    environment = BoundedEnvironment(loader=Loader(templates), bytecode_cache=COMPILED)
    labels, locale = view.labels, view.locale
    citations = Citations(view.register, labels, view.set.evidence_file)
    environment.filters |= {
        "prose": partial(mark_prose, labels, citations),
        "plain": plain,
        "locators": citations.several,
        "runs": citations.runs,
        "unnamed_in": lambda numbers, text: [number for number in numbers or () if number not in read_paragraphs(text)],
        "person": print_name,
        "date": partial(format_date, locale=locale),
        "number": partial(format_number, locale=locale),
        "nobreak": lambda text: text.replace(" ", NO_BREAK),
        "nested": nest,
        "end_together": lambda text: NO_BREAK.join(text.rsplit(" ", 3)),
        "spoken": partial(mark_spoken, view),
        "quoted": locale.quote,
        # German nouns keep their capital.
        "midway": lambda text: text if locale.primary == "de" else text.lower(),
        "first_upper": lambda text: text[:1].upper() + text[1:],
        "opening": open_words,
        "pairs": pair_evidence,
        "editorial": partial(mark_editorial, labels, citations),
    }
    environment.guard_filters()
    environment.globals |= {
        "reference": mark_reference(view, format_reference(view.summary.source, locale)),
        "short_reference": mark_reference(view, format_short(view.summary.source, locale)),
        "t": labels,
        "minutes": partial(count_minutes, locale.language_data.words_per_minute),
        "refs": Marks(view.register, labels("evidence"), view.product.numbered),
        "metadata": mark_metadata(view),
        "preview": lambda: mark_preview(view, find_card(templates)),
        "structured_data": mark_structured_data(view),
        "css": partial(read_style, templates),
        "others": partial(list_others, view, templates),
        **{name: getattr(charts, name) for name in charts.__all__},
    }
    return environment


def find_card(templates: Templates) -> Card | None:
    """The first picture of the first product that makes pictures to share."""
    for product in (read_product(templates, name) for name in templates.products()):
        for shape, size in product.pictures.items():
            return Card(f"{product.name}-01-{shape}.png", size)
    return None


def list_others(view: View, templates: Templates) -> list[str]:
    """The other products of the set by their labels, each with its formats."""
    formats: dict[str, list[str]] = {}
    for product in (read_product(templates, name) for name in templates.products()):
        if product.name != view.product.name:
            formats.setdefault(view.labels(f"product-{product.name}", product.label), []).extend(product.formats)
    comma, brackets = view.labels("comma"), partial(view.labels, "brackets")
    return [
        label + brackets(words=comma.join(dict.fromkeys(map(str.upper, kinds)))) for label, kinds in formats.items()
    ]


def read_style(templates: Templates, name: str) -> Markup:
    """A style sheet of the templates, to stand in a page."""
    overlay = read_overlay(templates, name)
    return Markup(overlay.text if overlay else templates.read(name).decode("utf-8"))  # noqa: S704 - style sheets are templates


def count_minutes(words_per_minute: int, *parts: Markup) -> int:
    """How many minutes the parts of a page take to read, at least one."""
    return max(1, round(sum(count_words(part.striptags()) for part in parts) / words_per_minute))


def nest(words: str) -> str:
    """Words as they stand inside quotation marks: their own marks become single ones."""
    return words.replace("“", "‘").replace("”", "’")


def open_words(text: str, count: int, slack: int = 6) -> str:
    """The first words of a text; all of it where it has no more than `slack` beyond them."""
    words, letters = text.split(" "), words_of(text)
    if len(letters) > 4 * len(words):  # Chinese, of which two letters make a word
        return text if len(letters) <= 2 * (count + slack) else "".join(letters[: 2 * count]).rstrip("，；：、") + "…"
    return text if len(words) <= count + slack else " ".join(words[:count]).rstrip(",;:") + " …"


def mark_spoken(view: View, text: str) -> Markup:
    """Words of the article, in its language where the page is in another."""
    tag = view.summary.source.language
    if primary(tag) == primary(view.summary.language):
        return escape(text)
    direction = Markup(' dir="rtl"') if is_from_right(tag) else ""
    return Markup('<span lang="{}"{}>{}</span>').format(tag, direction, text)


def mark_reference(view: View, reference: list[Part]) -> Markup:
    """A reference to the article, the titles of works marked up as such."""
    forms = {True: Markup("<cite>{}</cite>"), False: Markup("{}")}
    texts = ((part, mark_spoken(view, part.text) if part.is_title else part.text) for part in reference)
    return Markup("").join(forms[part.is_work].format(text) for part, text in texts)


@dataclass(frozen=True, slots=True)
class ArticleCard:
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
    cards: Sequence[ArticleCard], labels: Labels, theme: Theme, templates: Templates, logo: LogoPicture | None = None
) -> str:
    """The page, in the language of the labels; raises `Failure` with the line of a template that cannot print it."""
    environment = BoundedEnvironment(loader=Loader(templates), bytecode_cache=COMPILED)
    environment.filters["date"] = partial(format_date, locale=labels.locale)
    environment.guard_filters()
    environment.globals |= {"t": labels, "css": partial(read_style, templates)}
    with explain(templates, INDEX):
        return environment.get_template(INDEX).render(
            cards=cards, language=labels.locale.language, heading=theme.publisher or labels("all-documents"),
            styles=Markup(f":root{{{theme.variables()}}}"), logo=logo,  # noqa: S704 - the theme's values are checked
        )  # fmt: skip
