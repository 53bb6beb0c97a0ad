"""Plain data to a checked `Summary`: shape, types, and whatever two entries must agree on.

In: `Loaded`. Out: a `Summary` whose entries know their YAML paths, or `Failure` with every error, by line.
Never: looks into the article (that is `verify`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from briefset.diagnostics import Diagnostic, Failure
from briefset.diagnostics.hints import nearest
from briefset.summary.consistency import (
    check_contents,
    check_counts,
    check_dates,
    check_derived,
    check_ids,
    check_languages,
    check_links,
    check_paragraphs,
    check_references,
    check_sections,
    check_titles,
    check_written,
    find_unwritten,
)
from briefset.summary.error_messages import explain_error, locate
from briefset.summary.implied import fill_in
from briefset.summary.model import Summary
from briefset.summary.model.fields import fields_of
from briefset.yaml12.document import Loaded

CHECKS: Final[tuple[Callable[[Summary, Loaded], Iterator[Diagnostic]], ...]] = (
    check_contents,
    check_ids,
    check_references,
    check_paragraphs,
    check_sections,
    check_dates,
    check_languages,
    check_derived,
    check_counts,
    check_links,
    check_titles,
    check_written,
)


def validate(loaded: Loaded) -> Summary:
    """The summary that a file holds; raises `Failure`. Entries are compared only once each is right by itself."""
    summary, unread = _fill(loaded)
    if found := [*unread, *find_inconsistencies(summary, loaded)]:
        raise Failure(sorted(found, key=_order))
    return summary


def find_inconsistencies(summary: Summary, loaded: Loaded) -> Iterator[Diagnostic]:
    """Whatever entries that are right by themselves do not agree on."""
    return (diagnostic for check in CHECKS for diagnostic in check(summary, loaded))


def parse(loaded: Loaded) -> Summary:
    """The summary that a file holds, each entry right by itself; raises `Failure`. What is unwritten is no fault."""
    summary, unread = _fill(loaded)
    if unread:
        raise Failure(sorted(unread, key=_order))
    return summary


def _fill(loaded: Loaded) -> tuple[Summary, list[Diagnostic]]:
    parsed = _parse(loaded)
    parsed.place("")
    return fill_in(parsed, loaded)


def check_places(summary: Summary, loaded: Loaded) -> None:
    """Check once more what depends on the article, for a summary into which it was filled in; raises `Failure`."""
    found = [*check_paragraphs(summary, loaded), *check_sections(summary, loaded)]
    if found:
        raise Failure(sorted(found, key=_order))


def _parse(loaded: Loaded) -> Summary:
    try:
        return Summary.model_validate(loaded.data)
    except ValidationError as failed:
        errors = _without_echoes(failed.errors(include_url=False))
        unwritten = list(find_unwritten(loaded))
        marked = {fault.path for fault in unwritten}
        wrong = [fault for error in errors if (fault := explain_error(error, loaded)).path not in marked]
        raise Failure(sorted([*wrong, *unwritten], key=_order)) from None


def _order(diagnostic: Diagnostic) -> tuple[int, int, str]:
    return diagnostic.position.line, diagnostic.position.column, diagnostic.path


def _without_echoes(errors: list[ErrorDetails]) -> list[ErrorDetails]:
    """The errors without a missing key whose misspelt form is reported as unknown in the same mapping."""
    misspelt = {(*error["loc"][:-1], _meant(error)) for error in errors if error["type"] == "extra_forbidden"}
    return [error for error in errors if error["type"] != "missing" or error["loc"] not in misspelt]


def _meant(error: ErrorDetails) -> str | None:
    location = locate(error["loc"])
    return nearest(location.key.partition(":")[0], fields_of(location.owner))
