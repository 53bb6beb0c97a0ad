"""Each message of libyaml's scanner and parser has an explanation in our words."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from briefset.diagnostics import Failure
from briefset.yaml12.document import load

DIRECTIVE = (1, 1, "a line that begins with “%” is a YAML directive")
ESCAPE = "a backslash with something that it cannot escape"
BLOCK = "“|” or “>” must stand alone at the end of its line"
BANG = (1, 4, "text without quotes cannot begin with “!”")

EACH = [
    ("%0{", "found unexpected non-alphabetical character", DIRECTIVE),
    ("%", "could not find expected directive name", DIRECTIVE),
    ("%A b\n--- c", "found unknown directive name", DIRECTIVE),
    ("%YAML x\n--- a", "did not find expected version number", DIRECTIVE),
    ("%YAML 1\n--- a", "did not find expected digit or '.' character", DIRECTIVE),
    ("%YAML 1234567890.1\n--- a", "found extremely long version number", DIRECTIVE),
    ("%YAML 2.0\n--- a", "found incompatible YAML document", DIRECTIVE),
    ("%YAML 1.2 x\n--- a", "did not find expected comment or line break", DIRECTIVE),
    ("%YAML 1.2\n%YAML 1.2\n--- a", "found duplicate %YAML directive", (2, *DIRECTIVE[1:])),
    ("%TAG ! x\n%TAG ! y\n--- a", "found duplicate %TAG directive", (2, *DIRECTIVE[1:])),
    ("%TAG x\n--- a", "did not find expected '!'", DIRECTIVE),
    ("%TAG !a\n--- a", "did not find expected '!'", DIRECTIVE),
    ("%TAG ! %ff\n--- a", "found an incorrect leading UTF-8 octet", DIRECTIVE),
    ("%TAG !\n--- a", "did not find expected whitespace", DIRECTIVE),
    ("%TAG ! a|\n--- a", "did not find expected whitespace or line break", DIRECTIVE),
    ("%YAML 1.2\na: 1", "did not find expected <document start>", DIRECTIVE),
    ("a: 1\n...\nb", "did not find expected <document start>", (3, 1, "text stands after the end of the document")),
    ("a: !%ff", "found an incorrect leading UTF-8 octet", BANG),
    ("a: !%c3%20", "found an incorrect trailing UTF-8 octet", BANG),
    ("a: !%e", "did not find URI escaped octet", BANG),
    ("a: !<x", "did not find the expected '>'", BANG),
    ("a: !<> x", "did not find expected tag URI", BANG),
    ("a: !x[ y", "did not find expected whitespace or line break", BANG),
    ("a: !x!y z", "found undefined tag handle", BANG),
    ("a: & b", "did not find expected alphabetic or numeric character", (1, 4, BANG[2].replace("!", "&"))),
    ("a: **", "did not find expected alphabetic or numeric character", (1, 4, BANG[2].replace("!", "*"))),
    ("a: @b", "found character that cannot start any token", (1, 4, BANG[2].replace("!", "@"))),
    ("a: b: c", "mapping values are not allowed in this context", (
        1, 5, "a second “: ” in one line, in text without quotes",
    )),
    ("a: 1\nb", "could not find expected ':'", (
        2, 1, "this line is neither a key with a colon nor part of the text above",
    )),
    ("a: [b:,c]", "found unexpected ':'", (1, 6, "no space between “:” and “,”, inside brackets")),
    ("a: {b:}", "found unexpected ':'", (1, 6, "no space between “:” and “}”, inside brackets")),
    ("a: 'b' c", "did not find expected key", (1, 8, "text goes on after its closing quotation mark")),
    ("- a\nb: 1", "did not find expected '-' indicator", (2, 1, "a list entry is expected here")),
    ("a: [b\nc: 1", "did not find expected ',' or ']'", (1, 4, "“[” opens here and is not closed")),
    ("a: {b\nc: 1", "did not find expected ',' or '}'", (1, 4, "“{” opens here and is not closed")),
    ("a: ]", "did not find expected node content", (1, 4, "“]” stands where a value is expected")),
    ("a: 'b", "found unexpected end of stream", (1, 4, "the quotation mark that opens here is never closed")),
    ("a: 'b\n---\n", "found unexpected document indicator", (
        1, 4, "the quotation mark that opens here is never closed",
    )),
    (r'a: "\q"', "found unknown escape character", (1, 5, ESCAPE)),
    (r'a: "\xg"', "did not find expected hexdecimal number", (1, 7, ESCAPE)),
    (r'a: "\ud800"', "found invalid Unicode character escape code", (1, 7, ESCAPE)),
    ("a: |0\n  b", "found an indentation indicator equal to 0", (1, 5, BLOCK)),
    ("a: |b", "did not find expected comment or line break", (1, 5, BLOCK)),
    ("a: - b", "block sequence entries are not allowed in this context", (
        1, 4, "a list entry cannot begin after a key on the same line",
    )),
    ("a: ? b", "mapping keys are not allowed in this context", (1, 4, "“? ” is read as the mark of a long key")),
]  # fmt: skip
NEVER_GIVEN = {
    "found a tab character that violates indentation",  # tabs are refused before
    "found a tab character where an indentation space is expected",
    "found duplicate anchor; first occurrence",  # said by composers, and none is used
    "found undefined alias",
    "did not find expected <stream-start>",  # every stream has a start
}


@pytest.mark.parametrize(("text", "problem", "explained"), EACH)
def test_each_message_of_the_parser_is_explained(text: str, problem: str, explained: tuple[int, int, str]) -> None:
    with pytest.raises(yaml.MarkedYAMLError) as raised:
        list(yaml.parse(text, Loader=yaml.CSafeLoader))
    assert raised.value.problem == problem
    with pytest.raises(Failure) as caught:
        load(text.encode(), "x.yaml")
    assert [(found.position.line, found.position.column, found.message) for found in caught.value.diagnostics] == [
        explained
    ]


def test_no_message_in_the_library_is_left_out() -> None:
    library = Path(yaml._yaml.__file__).read_bytes()
    pattern = rb"\0((?:found|(?:did|could) not find|block sequence entries|mapping (?:keys|values)) [ -~]+)(?=\0)"
    messages = {found.decode() for found in re.findall(pattern, library)}
    assert messages - NEVER_GIVEN == {problem for _, problem, _ in EACH}
