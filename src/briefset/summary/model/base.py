"""The field types that every part of a summary is made of.

In: plain values from YAML. Out: frozen, checked values. Never: files, the article, or anything printed.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from functools import cache
from typing import Annotated, Any, Self, get_args, get_origin

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PrivateAttr,
    WithJsonSchema,
)

from briefset.summary.model.roles import Findable, Ref, Role, Unique, refs_of, roles_of

FIRST_YEAR = 1000
"""The first year of four digits, which a number alone may stand for."""
UNKNOWN = -1
"""Stands for the number of a paragraph that is still to be found."""
REST = "the clauses with its numbers and dates, where nothing quoted has them"
"""How evidence is found for an entry whose own words are quoted."""
SLUG = r"^[a-z0-9]+(-[a-z0-9]+)*$"
WORDS = 5
"""Words of an id that is made."""
LETTERS = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ħ": "h", "ı": "i"}
)
"""Letters that Unicode does not take apart (UAX 15), as their languages write them where they are missing."""
EDTF = re.compile(r"^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$")


def field(description: str, example: Any, **rules: Any) -> Any:
    """A pydantic field that says what it is for and shows one value."""
    return Field(description=description, examples=[example], **rules)


def found(description: str, example: Any, how: str, blank: Callable[[], Any], **rules: Any) -> Any:
    """A field that may be left out because the program finds its value; `blank` stands there until it has."""
    made = Field(description=f"{description} Left out: {how}.", examples=[example], default_factory=blank, **rules)
    made.metadata.append(Findable())
    return made


def to_kebab(name: str) -> str:
    """The YAML spelling of a Python name: `container_title` is `container-title`."""
    return name.replace("_", "-")


def make_id(text: str) -> str:
    """The id that a text makes."""
    return make_older_id(text.lower().translate(LETTERS))


def make_older_id(text: str) -> str:
    """The id that releases before made of it, which left out the letters that have no plain one."""
    plain = unicodedata.normalize("NFKD", re.sub(r"['’]", "", text)).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z0-9]+", plain)[:WORDS])


Accepted = Annotated[dict[str, Annotated[str, Field(min_length=1)]], Role.SETTING]
"""Codes of warnings, each with the reason why it does not apply."""


Children = tuple[tuple[str, "Entry"], ...]


class Entry(BaseModel):
    """One mapping of the summary; it knows its own YAML path once the summary is validated."""

    model_config = ConfigDict(
        defer_build=True, extra="forbid", frozen=True, strict=True, alias_generator=to_kebab, str_strip_whitespace=True
    )
    accept: Accepted = Field(
        description="Warnings that are answered here once, by code, each with the reason.",
        examples=[{"modal-dropped": "The plan was carried out, as P9 says."}],
        default_factory=dict,
    )
    _path: str = PrivateAttr("")
    __slots__ = ("_below",)
    # What is below it, once all of that knows its path; a slot is neither compared nor copied.

    @property
    def path(self) -> str:
        """Where this entry stands in the YAML, such as `claims[2]`."""
        # Asked more often than anything else, and pydantic's own way to a private attribute takes five times as long.
        private = self.__pydantic_private__
        return private["_path"] if private else ""

    def place(self, path: str) -> None:
        """Notes where this entry, and every entry below it, stands in the YAML."""
        if self.path == path and hasattr(self, "_below"):
            return
        self._path = path
        below = self.children()
        for name, child in below:
            child.place(f"{path}.{name}" if path else name)
        object.__setattr__(self, "_below", below)

    def amended(self, values: Mapping[str, Mapping[str, Any]]) -> Self:
        """This entry with other values for some fields of it and of entries below it, by the paths of those."""
        fields = {name: _amended(getattr(self, name), values) for name in type(self).model_fields}
        changed = {name: value for name, value in fields.items() if value is not getattr(self, name)}
        changed |= values.get(self.path, {})
        return self.model_copy(update=changed) if changed else self

    def walk(self) -> Iterator[Entry]:
        """This entry and every entry below it, in the order of the model."""
        waiting = [self]
        while waiting:
            entry = waiting.pop()
            yield entry
            waiting += [child for _, child in reversed(entry.children())]

    def texts(self, role: Role | None = None) -> Iterator[tuple[str, str]]:
        """Every text of this entry itself, or those that have the role, each with its path relative to this one."""
        for name, value in self.scalars(role):
            if isinstance(value, str):
                yield name, value

    def locators(self) -> Iterator[tuple[str, int]]:
        """Every paragraph that this entry itself names in a locator, with its path relative to this one."""
        for name, value in self.scalars(Role.LOCATOR):
            if isinstance(value, int) and value != UNKNOWN:
                yield name, value

    @property
    def called(self) -> str:
        """The text by which it is known: its head, else its label, title or name, else what it states."""
        named = (getattr(self, name, None) for name in ("label", "title", "name"))
        heads, stated = ([text for _, text in self.texts(role)] for role in (Role.HEAD, Role.STATEMENT))
        return next(filter(None, (*heads, *named, *stated)), "")

    @property
    def paragraphs_named(self) -> list[int]:
        """The paragraphs of its locator."""
        return [number for _, number in self.locators()]

    def ids(self) -> Iterator[tuple[str, Ref, str]]:
        """Every id by which this entry itself names another: its path relative to this one, what it names, the id."""
        for name, ref in refs_of(type(self)).items():
            for path, value in _scalars(to_kebab(name), getattr(self, name)):
                yield path, ref, str(value)

    def scalars(self, role: Role | None = None) -> Iterator[tuple[str, object]]:
        """Every value of this entry itself that is no entry, or those that have the role, with its relative path."""
        for name, written in _playing(type(self), role or Role(0)):
            yield from _scalars(written, getattr(self, name))

    def children(self) -> Children:
        """Every entry directly below this one, with its path relative to this one."""
        known: Children | None = getattr(self, "_below", None)
        if known is not None:
            return known
        return tuple(
            found for name, written in _holding(type(self)) for found in _entries(written, getattr(self, name))
        )


@cache
def _playing(kind: type[Entry], role: Role) -> tuple[tuple[str, str], ...]:
    """The fields of a class that have a role, each with its YAML spelling."""
    return tuple((name, to_kebab(name)) for name, played in roles_of(kind).items() if role in played)


@cache
def _holding(kind: type[Entry]) -> tuple[tuple[str, str], ...]:
    """The fields of a class that may hold entries, each with its YAML spelling."""
    return tuple((name, to_kebab(name)) for name, field in kind.model_fields.items() if entries_in(field.annotation))


def entries_in(annotation: Any) -> tuple[type[Entry], ...]:
    """Every type of entry that a field may hold."""
    if isinstance(annotation, type) and get_origin(annotation) is None:
        return (annotation,) if issubclass(annotation, Entry) else ()
    return tuple(entry for part in get_args(annotation) for entry in entries_in(part))


def _amended(value: Any, values: Mapping[str, Mapping[str, Any]]) -> Any:
    """A field's value with what is below it amended; itself where nothing is."""
    if isinstance(value, Entry):
        return value.amended(values)
    if isinstance(value, list):
        items = [_amended(item, values) for item in value]
        return items if any(new is not old for new, old in zip(items, value, strict=True)) else value
    if isinstance(value, dict):
        named = {key: _amended(item, values) for key, item in value.items()}
        return named if any(named[key] is not value[key] for key in value) else value
    return value


def _entries(name: str, value: object) -> Iterator[tuple[str, Entry]]:
    if isinstance(value, Entry):
        yield name, value
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _entries(f"{name}[{index}]", item)
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _entries(f"{name}.{key}", item)


def _scalars(name: str, value: object) -> Iterator[tuple[str, object]]:
    """A value that is no entry, or the items of a list of such; what is left out is left out."""
    if isinstance(value, list):
        for index, item in enumerate(value):
            yield from _scalars(f"{name}[{index}]", item)
    elif value is not None and value != "":
        yield name, value


def _listed(value: object) -> object:
    return [value] if isinstance(value, int) and not isinstance(value, bool) else value


def _rising(value: list[int]) -> list[int]:
    if value != sorted(set(value)):
        raise ValueError("paragraph numbers must rise and not repeat")
    return value


def _decimal(value: object) -> object:
    return Decimal(value) if isinstance(value, int) and not isinstance(value, bool) else value


def _year_as_text(value: object) -> object:
    """A year without quotation marks, which YAML takes for a number."""
    is_year = isinstance(value, int) and not isinstance(value, bool) and FIRST_YEAR <= value <= dt.MAXYEAR
    return str(value) if is_year else value


def _dated(value: str) -> str:
    start, slash, end = value.partition("/")
    if not _is_date(start) or (slash and not _is_date(end)):
        raise ValueError("is not a date; write a year, a month or a day, such as 2016, 2016-01 or 2016-01-16")
    if slash and end < start[: len(end)]:
        raise ValueError("ends before it begins; write the earlier date first")
    return value


def _is_date(value: str) -> bool:
    if not EDTF.fullmatch(value):
        return False
    try:
        dt.date.fromisoformat(f"{value}-01-01"[:10])
    except ValueError:
        return False
    return True


Filled = Annotated[str, Field(min_length=1)]
Text = Annotated[Filled, Role.PRINTED | Role.WEIGHED | Role.QUOTING | Role.CITING]
"""Words of ours, borne out by evidence."""
Prose = Text
"""The same with inline Markdown: emphasis, strong, links. `(P12)` and `[ed.: …]` are recognised."""
Title = Annotated[Text, Role.PLAIN]
"""One line of ours over something, printed without Markdown."""
Head = Annotated[Text, Role.HEAD]
Statement = Annotated[Prose, Role.STATEMENT]
Verbatim = Annotated[Filled, Role.PRINTED | Role.VERBATIM]
"""The article's words."""
Printed = Annotated[Filled, Role.PRINTED | Role.QUOTING | Role.CITING]
"""Words of ours whose numbers need no evidence, such as the heads of an empty table."""
Editorial = Annotated[Filled, Role.PRINTED | Role.CITING]
"""What the editor answers for and the article need not say: a bibliographic variable, an addition."""
ProperName = Annotated[Editorial, Role.NAME]
Parsed = Annotated[Filled, Role.PRINTED | Role.PARSED]
"""Words that code reads, such as a unit; they are checked as what they mean."""
Setting = Annotated[Filled, Role.SETTING]
Reason = Annotated[Filled, Role.SETTING | Role.CITING]
"""Why something differs from the article; not printed."""
Slug = Annotated[str, Field(pattern=SLUG), Role.SETTING]
Id = Annotated[Slug, Unique()]
ClaimId = Annotated[Slug, Ref("claims")]
QuotationId = Annotated[Slug, Ref("quotations")]
StatisticId = Annotated[Slug, Ref("statistics")]
ExhibitId = Annotated[Slug, Ref("exhibits")]
EventId = Annotated[Slug, Ref("events")]
TermId = Annotated[Slug, Ref("terms")]
QuestionId = Annotated[Slug, Ref("questions")]
CautionId = Annotated[Slug, Ref("cautions")]
SpeakerId = Annotated[Filled, Ref("speakers"), Role.SETTING]
"""A key of `speakers`, or a name."""
Paragraph = Annotated[int, Field(ge=0), Role.LOCATOR]
Locator = Annotated[
    list[Paragraph],
    Role.LOCATOR,
    Field(min_length=1),
    BeforeValidator(_listed),
    AfterValidator(_rising),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "integer", "minimum": 0},
                {"type": "array", "items": {"type": "integer", "minimum": 0}, "minItems": 1},
            ]
        }
    ),
]
"""Paragraphs of the article, as in CSL's `locator`: one number, or a rising list of them."""
Number = Annotated[Decimal, BeforeValidator(_decimal), WithJsonSchema({"type": "number"})]
Date = Annotated[
    str,
    BeforeValidator(_year_as_text),
    AfterValidator(_dated),
    Role.SETTING,
    WithJsonSchema({"anyOf": [{"type": "string"}, {"type": "integer", "minimum": FIRST_YEAR, "maximum": dt.MAXYEAR}]}),
]
"""A date with the precision it has, after EDTF (ISO 8601-2): `2016`, `2016-01`, `2016-01-16`, or `start/end`."""


def nothing() -> None:
    """What stands for a value that the article may not give."""


def unknown() -> int:
    """The number of a paragraph that is still to be found."""
    return UNKNOWN


class Evidence(Entry):
    """Exact words of the article and the paragraph that holds them."""

    at: Paragraph = found("The paragraph that holds the words.", 9, "where they stand", unknown)
    quote: Verbatim = field("The article's exact words, as printed.", "China thus has two dreams")
