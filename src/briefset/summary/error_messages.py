"""Pydantic's errors in words for a writer: what is wrong, and what to do.

In: one error of pydantic's and the file it is about. Out: a `Diagnostic` at the right line. Never: pydantic's message,
unless it is of a type that the model does not cause.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any, NamedTuple

from pydantic_core import ErrorDetails

from briefset.diagnostics import Diagnostic
from briefset.diagnostics.hints import entries, name_value, shorten, suggest
from briefset.summary.model.base import SLUG
from briefset.summary.places import Place, fields_of, homes, kind_of, locate
from briefset.yaml12.document import Loaded

NUMBERS = re.compile(r"[Pp§]?\s*(\d+(?:\.\d+)?)(?:\s*[-–,]\s*P?(\d+))?")
WORD = re.compile(r"[^\s,\]}]+")
PATTERN_HINTS = {
    SLUG: ("is not an id", "use lower-case letters, digits and hyphens, such as “two-dreams”"),
    r"^https://": ("is not a web address", "begin it with “https://”"),
    r"^[0-9a-f]{64}$": ("is not a SHA-256", "64 digits 0-9 and a-f; “sha256sum FILE” prints it"),
}


class Words(NamedTuple):
    """What a diagnostic says."""

    code: str
    message: str
    hint: str


@dataclass(frozen=True, slots=True)
class Problem:
    """One error of pydantic's: where, the value, the limits that it breaks, and the value as the file spells it."""

    place: Place
    value: Any
    limits: dict[str, Any]
    literal: str

    @property
    def or_delete(self) -> str:
        """The end of a hint, where deleting is a cure."""
        return ", or delete it" if self.place.is_optional else ""

    @property
    def shown(self) -> str:
        """The value as a noun."""
        return name_value(self.value, self.literal)


def explain_error(error: ErrorDetails, loaded: Loaded) -> Diagnostic:
    """The diagnostic for one error of pydantic's."""
    kind, place = error["type"], locate(error["loc"])
    if kind == "union_tag_invalid":
        place = replace(place, path=f"{place.path}.kind")
    problem = Problem(place, error["input"], error.get("ctx", {}), _literal(loaded, place.path))
    is_empty = problem.value is None and kind != "extra_forbidden"
    words = _empty(problem) if is_empty else EXPLANATIONS.get(kind, _unforeseen)(problem)
    on_key = kind in ("extra_forbidden", "missing", "union_tag_not_found") or error["loc"][-1] == "[key]"
    return loaded.diagnose(place.path, *words, key=on_key)


def _literal(loaded: Loaded, path: str) -> str:
    position = loaded.position(path)
    found = WORD.match(loaded.lines[position.line - 1], position.column - 1)
    return found.group() if found else ""


def _empty(problem: Problem) -> Words:
    sign = "hyphen" if problem.place.path.endswith("]") else "colon"
    return Words(
        "empty-value", f"“{problem.place.label}” has no value", f"write one after the {sign}" + problem.or_delete
    )


def _text_wanted(problem: Problem) -> Words:
    hints: dict[type, str] = {
        list: "put text that begins with “[” in quotes",
        dict: "put text that begins with “{” or has “: ” in it in quotes",
    }
    hint = hints.get(type(problem.value), f'put it in quotes: "{problem.literal}"')
    return Words("wrong-type", f"text is wanted, not {problem.shown}", hint)


def _integer_wanted(problem: Problem) -> Words:
    what = "a paragraph number" if problem.place.key == "at" else "a whole number"
    return Words("wrong-type", f"{what} is wanted, not {problem.shown}", _digits_hint(problem.value, "such as 9"))


def _number_wanted(problem: Problem) -> Words:
    hint = "the number alone, such as 30; the hedge is the “qualifier”, and currency and scale are the “unit”"
    return Words("wrong-type", f"a number is wanted, not {problem.shown}", _digits_hint(problem.value, hint))


def _digits_hint(value: object, otherwise: str) -> str:
    found = NUMBERS.fullmatch(value) if isinstance(value, str) else None
    if found is None:
        return otherwise
    return f"write [{found[1]}, {found[2]}]" if found[2] else f"write {found[1]}, without quotes"


def _truth_wanted(problem: Problem) -> Words:
    return Words("wrong-type", f"true or false is wanted, not {problem.shown}", "write true or false, without quotes")


def _list_wanted(problem: Problem) -> Words:
    if problem.place.key == "at":
        what = f"paragraph numbers are wanted, not {problem.shown}"
        return Words("wrong-type", what, _digits_hint(problem.value, "such as 9, or [9, 10] for two"))
    return Words("wrong-type", f"a list is wanted, not {problem.shown}", "begin each entry with “- ”")


def _mapping_wanted(problem: Problem) -> Words:
    keys = [key for entry in problem.place.below[:1] for key, field in fields_of(entry).items() if field.is_required()]
    hint = f"write “key: value” lines below it, with {', '.join(keys)}" if keys else "write “key: value” lines below it"
    return Words("wrong-type", f"a mapping is wanted, not {problem.shown}", hint)


def _missing(problem: Problem) -> Words:
    key, field = problem.place.key, problem.place.field
    assert field is not None
    example = (field.examples or [""])[0]
    shown = f" {example}" if isinstance(example, str | int | Decimal) else ""
    meaning = str(field.description).rstrip(".")
    return Words("missing-key", f"“{key}” is missing", f"add “{key}:{shown}” ({meaning[:1].lower()}{meaning[1:]})")


def _missing_kind(problem: Problem) -> Words:
    kinds = ", ".join(kind_of(entry) for entry in problem.place.below)
    return Words("missing-key", "“kind” is missing", f"add “kind:” with one of {kinds}")


def _unknown_key(problem: Problem) -> Words:
    key = problem.place.key
    return Words("unknown-key", f"“{shorten(key)}” is not a key here", _unknown_key_hint(problem, key))


def _unknown_key_hint(problem: Problem, key: str) -> str:
    if problem.value is None and ":" in key:
        return f"write a space after the colon: “{shorten(key.replace(':', ': ', 1))}”"
    if problem.value is None and " " in key.strip():
        return "text with a comma inside { } must be in quotes"
    keys = fields_of(problem.place.owner)
    hint = suggest(key, keys, "keys")
    if not hint.startswith("did you mean") and (found := homes().get(key)):
        return f"it is a key of {', '.join(found)}; {hint}"
    return hint


def _empty_text(problem: Problem) -> Words:
    return Words("empty-value", f"“{problem.place.label}” is an empty text", "write the text" + problem.or_delete)


def _no_pattern(problem: Problem) -> Words:
    otherwise = ("is not a language tag", "write it after BCP 47, such as “en” or “en-GB”")
    what, hint = PATTERN_HINTS.get(str(problem.limits.get("pattern")), otherwise)
    return Words("bad-value", f"“{shorten(str(problem.value))}” {what}", hint)


def _too_few(problem: Problem) -> Words:
    has, least = entries(problem.limits["actual_length"]), problem.limits["min_length"]
    return Words(
        "bad-count", f"“{problem.place.label}” has {has}; at least {least} must be there", "add what is missing"
    )


def _too_many(problem: Problem) -> Words:
    has, room = entries(len(problem.value)), problem.limits["max_length"]
    what = f"“{problem.place.label}” has {has}; at most {room} have room"
    return Words("bad-count", what, "delete some, or move them to another entry")


def _no_choice(problem: Problem) -> Words:
    choices = re.findall(r"'([^']*)'", problem.limits["expected"]) or [str(problem.limits["expected"])]
    value = problem.value if isinstance(problem.value, str) else problem.literal
    what = f"“{shorten(value)}” is not a value of “{problem.place.label}”"
    return Words("bad-value", what, suggest(value, choices, "values"))


def _no_kind(problem: Problem) -> Words:
    tag, kinds = str(problem.limits["tag"]), re.findall(r"'([^']*)'", problem.limits["expected_tags"])
    return Words(
        "unknown-kind", f"“{shorten(tag)}” is not a kind of {problem.place.noun}", suggest(tag, kinds, "kinds")
    )


def _too_low(problem: Problem) -> Words:
    return Words("bad-value", f"{problem.literal} is too small", f"{problem.limits['ge']} is the least")


def _own_rule(problem: Problem) -> Words:
    message, _, hint = str(problem.limits["error"]).partition("; ")
    if isinstance(problem.value, list):
        return Words("bad-locator", message, f"write {sorted(set(problem.value))}")
    return Words("bad-value", f"“{shorten(str(problem.value))}” {message}", hint)


def _unforeseen(problem: Problem) -> Words:
    return Words("bad-value", f"{problem.shown} cannot stand here", "compare it with the reference of the summary")


EXPLANATIONS: dict[str, Callable[[Problem], Words]] = {
    "bool_type": _truth_wanted,
    "dict_type": _mapping_wanted,
    "extra_forbidden": _unknown_key,
    "greater_than_equal": _too_low,
    "int_type": _integer_wanted,
    "is_instance_of": _number_wanted,
    "list_type": _list_wanted,
    "literal_error": _no_choice,
    "missing": _missing,
    "model_attributes_type": _mapping_wanted,
    "model_type": _mapping_wanted,
    "string_pattern_mismatch": _no_pattern,
    "string_too_short": _empty_text,
    "string_type": _text_wanted,
    "too_long": _too_many,
    "too_short": _too_few,
    "union_tag_invalid": _no_kind,
    "union_tag_not_found": _missing_kind,
    "value_error": _own_rule,
}
