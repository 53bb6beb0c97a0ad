"""What is wrong in a YAML file, before it is known which file that is; the parser's errors in words for a writer.

In: an error of libyaml's and the lines of the file. Out: a `Fault` at the place to mend. Never: the parser's message,
unless it is one that libyaml 0.2.5 does not have.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

import yaml

CODE = "yaml-syntax"
NO_SPACE = re.compile(r"^\s*(?:- )?([A-Za-z][\w-]*):(?=\S)")
QUOTE_IT = "put the whole text in quotes"
INDENT = "align it with the other keys of its mapping"


class Fault(NamedTuple):
    """One thing that is wrong; lines and columns count from 1, and 0 means the whole file.

    Without an end it ends after the word that begins there.
    """

    line: int
    column: int
    code: str
    message: str
    hint: str
    end_line: int = 0
    end_column: int = 0

    def until(self, end: tuple[int, int]) -> Fault:
        """The same with a line and column of the place after it."""
        return self._replace(end_line=end[0], end_column=end[1])


class RefusedError(Exception):
    """Ends the reading of a file; carries every fault found so far."""

    def __init__(self, *faults: Fault) -> None:
        super().__init__(*(fault.message for fault in faults))
        self.faults = faults


class ErrorPlace(NamedTuple):
    """Where the parser gave up, and where the construct began that it was reading; both count from 0."""

    lines: list[str]
    line: int
    column: int
    start_line: int
    start_column: int

    @property
    def before(self) -> str:
        """The line up to the spot, without spaces at its end."""
        return self.lines[self.line][: self.column].rstrip()

    @property
    def rest(self) -> str:
        """The line from the spot on."""
        return self.lines[self.line][self.column :]

    def here(self, message: str, hint: str) -> Fault:
        """A fault at the spot."""
        return Fault(self.line + 1, self.column + 1, CODE, message, hint)

    def at_start(self, message: str, hint: str) -> Fault:
        """A fault where the construct began."""
        return Fault(self.start_line + 1, self.start_column + 1, CODE, message, hint)


def explain_syntax(error: yaml.YAMLError, lines: list[str]) -> Fault:
    """The fault behind a parser's error."""
    if not isinstance(error, yaml.MarkedYAMLError) or error.problem_mark is None:
        return Fault(1, 1, CODE, "the file is not YAML", "compare it with a summary that builds")
    spot = _place_of(error.problem_mark, error.context_mark or error.problem_mark, lines)
    problem = f"{error.context}: {error.problem}"
    for words, explain in EXPLANATIONS:
        if words in problem:
            return explain(spot)
    return spot.here(f"the file is not YAML from here on ({error.problem})", "compare the line with those above")


def _place_of(problem: yaml.Mark, context: yaml.Mark, lines: list[str]) -> ErrorPlace:
    line = min(problem.line, len(lines) - 1)
    while line > 0 and not lines[line].strip():
        line -= 1
    column = problem.column if line == problem.line else len(lines[line].rstrip())
    return ErrorPlace(lines, line, column, context.line, context.column)


def _stray_colon(spot: ErrorPlace) -> Fault:
    if re.search(r":\s", spot.before):
        return spot.here("a second “: ” in one line, in text without quotes", QUOTE_IT)
    previous = max((n for n in range(spot.line) if spot.lines[n].strip()), default=spot.line)
    if found := NO_SPACE.match(spot.lines[previous]):
        return _missing_space(previous, found)
    first = len(spot.lines[spot.line]) - len(spot.lines[spot.line].lstrip())
    what = "the indentation of this line does not fit the line above, whose value is complete"
    return Fault(spot.line + 1, first + 1, CODE, what, f"{INDENT}, or put a text of several lines in quotes")


def _missing_space(line: int, found: re.Match[str]) -> Fault:
    what = f"no space after the colon of “{found.group(1)}”"
    return Fault(line + 1, found.end(), CODE, what, f"write “{found.group(1)}: …”")


def _no_colon(spot: ErrorPlace) -> Fault:
    if found := NO_SPACE.match(spot.lines[spot.start_line]):
        return _missing_space(spot.start_line, found)
    what = "this line is neither a key with a colon nor part of the text above"
    return spot.at_start(what, "write “key: value”; indent the further lines of a text more than its key")


def _no_key(spot: ErrorPlace) -> Fault:
    last = spot.before[-1:]
    if re.search(r""":\s+["']$""", spot.before):
        return spot.here(f"a {last} above this line is never closed", f"add {last} at the end of that text")
    if last and last in "\"'":
        hint = f"{QUOTE_IT}, and write {last} inside it as {chr(92) + last if last == chr(34) else 'two of them'}"
        return spot.here("text goes on after its closing quotation mark", hint)
    if last and last in "]}":
        opening = "[" if last == "]" else "{"
        return spot.here(f"text goes on after “{last}”", f"put text that begins with “{opening}” in quotes")
    if spot.rest.startswith("- "):
        return spot.here("a list entry stands where a key is expected", "align it with the other entries of its list")
    return spot.here("the indentation of this line does not fit the lines above", INDENT)


def _here(message: str, hint: str) -> Callable[[ErrorPlace], Fault]:
    """A fault at the spot; `{sign}` stands for the character there."""
    return lambda spot: spot.here(message.format(sign=spot.rest[:1]), hint)


_no_dash = _here(
    "a list entry is expected here", "begin the entry with “- ”, or align the key with the key that the list belongs to"
)
_bad_start = _here("text without quotes cannot begin with “{sign}”", QUOTE_IT)
_bad_escape = _here("a backslash with something that it cannot escape", r"write two backslashes (\\), or single quotes")
_bad_block = _here("“|” or “>” must stand alone at the end of its line", "begin the text on the next line, indented")
_stray_dash = _here("a list entry cannot begin after a key on the same line", "begin the list on the next line")
_stray_mark = _here("“? ” is read as the mark of a long key", QUOTE_IT)


def _open_bracket(bracket: str, closing: str) -> Callable[[ErrorPlace], Fault]:
    def explain(spot: ErrorPlace) -> Fault:
        if spot.line == spot.start_line and spot.rest.startswith(":"):
            return spot.here("a second “: ” in text without quotes", QUOTE_IT)
        hint = f"add the missing “{closing}” or comma; put text that begins with “{bracket}” in quotes"
        return spot.at_start(f"“{bracket}” opens here and is not closed", hint)

    return explain


def _no_value(spot: ErrorPlace) -> Fault:
    what = f"“{spot.rest[:1]}” stands where a value is expected" if spot.rest else "a value is missing"
    return spot.here(what, "put text that begins with a bracket or comma in quotes, or delete the sign")


def _open_quote(spot: ErrorPlace) -> Fault:
    quote = spot.lines[spot.start_line][spot.start_column : spot.start_column + 1]
    return spot.at_start("the quotation mark that opens here is never closed", f"add {quote} at the end of the text")


def _bad_name(spot: ErrorPlace) -> Fault:
    sign = spot.lines[spot.start_line][spot.start_column : spot.start_column + 1]
    return spot.at_start(f"text without quotes cannot begin with “{sign}”", QUOTE_IT)


def _bad_directive(spot: ErrorPlace) -> Fault:
    return _directive(spot.start_line)


def _directive(line: int) -> Fault:
    return Fault(line + 1, 1, CODE, "a line that begins with “%” is a YAML directive", "delete the line")


def _tight_colon(spot: ErrorPlace) -> Fault:
    what = f"no space between “:” and “{spot.rest[1:2]}”, inside brackets"
    return spot.here(what, f"write a space after the colon; where no value is meant, {QUOTE_IT}")


def _no_start(spot: ErrorPlace) -> Fault:
    first = next(number for number, line in enumerate(spot.lines) if line.strip() and not line.startswith("#"))
    if spot.lines[first].startswith("%"):
        return _directive(first)
    return spot.here("text stands after the end of the document", "delete the line “...” or what comes after it")


# libyaml's words for what it was reading and what went wrong, the first that fit; a test holds each of them.
EXPLANATIONS: tuple[tuple[str, Callable[[ErrorPlace], Fault]], ...] = (
    ("directive", _bad_directive),
    ("incompatible YAML document", _bad_directive),
    ("ing a tag", _bad_name),
    ("undefined tag handle", _bad_name),
    ("scanning an a", _bad_name),  # an anchor, or an alias
    ("mapping values are not allowed", _stray_colon),
    ("could not find expected ':'", _no_colon),
    ("found unexpected ':'", _tight_colon),
    ("did not find expected key", _no_key),
    ("did not find expected '-' indicator", _no_dash),
    ("did not find expected ',' or ']'", _open_bracket("[", "]")),
    ("did not find expected ',' or '}'", _open_bracket("{", "}")),
    ("did not find expected node content", _no_value),
    ("cannot start any token", _bad_start),
    ("found unexpected end of stream", _open_quote),
    ("found unexpected document indicator", _open_quote),
    ("unknown escape character", _bad_escape),
    ("hexdecimal number", _bad_escape),
    ("invalid Unicode character escape", _bad_escape),
    ("scanning a block scalar", _bad_block),
    ("block sequence entries are not allowed", _stray_dash),
    ("mapping keys are not allowed", _stray_mark),
    ("expected <document start>", _no_start),
)
