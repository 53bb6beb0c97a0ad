"""Diagnostics as text, one line, JSON, SARIF, rdjson and GitHub's commands."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from briefset.cli.format import MAX_WIDTH, cell_width, format_diagnostics, visible, window
from briefset.diagnostics import Diagnostic, Position, Severity
from briefset.diagnostics.limits import MAX_FAULTS_OF_TEXT, MAX_MESSAGE_LETTERS

SPEAKER = Diagnostic(
    Position("content/x/summary.yaml", 42, 14, 42, 17),
    "unknown-id",
    "“xii” is not an id of speakers",
    "did you mean “xi”?",
    "quotations[3].speaker",
    "    speaker: xii",
)
LENGTH = Diagnostic(Position("content/x/summary.yaml", 7, 3), "long", "it is long", "", severity=Severity.WARNING)


def test_text_shows_the_line_and_a_caret() -> None:
    assert format_diagnostics([SPEAKER, LENGTH]) == (
        "content/x/summary.yaml:7:3: warning: it is long [long]\n"
        "\n"
        "content/x/summary.yaml:42:14: quotations[3].speaker: error: “xii” is not an id of speakers — "
        "did you mean “xi”? [unknown-id]\n"
        "  42 |     speaker: xii\n"
        "     |              ^\n"
        "\n"
    )


def test_short_is_one_line_for_each_as_compilers_print_it() -> None:
    assert format_diagnostics([SPEAKER, LENGTH], "short") == (
        "content/x/summary.yaml:7:3: warning: it is long [long]\n"
        "content/x/summary.yaml:42:14: error: quotations[3].speaker: “xii” is not an id of speakers — "
        "did you mean “xi”? [unknown-id]\n"
    )


def test_json_is_an_array_of_flat_objects() -> None:
    assert json.loads(format_diagnostics([SPEAKER], "json")) == [
        {
            "file": "content/x/summary.yaml",
            "line": 42,
            "column": 14,
            "end_line": 42,
            "end_column": 17,
            "path": "quotations[3].speaker",
            "severity": "error",
            "code": "unknown-id",
            "message": "“xii” is not an id of speakers",
            "hint": "did you mean “xi”?",
            "excerpt": "    speaker: xii",
        }
    ]


def test_github_commands_are_escaped() -> None:
    odd = Diagnostic(Position("a,b:c.yaml", 3, 9), "odd", "50 % of\nit", "mend: it")
    assert format_diagnostics([odd, LENGTH], "github") == (
        "::error file=a%2Cb%3Ac.yaml,line=3,col=9,title=odd::50 %25 of%0Ait — mend: it\n"
        "::warning file=content/x/summary.yaml,line=7,col=3,title=long::it is long\n"
    )


def test_github_leaves_out_what_is_not_known() -> None:
    assert format_diagnostics([Diagnostic(Position("x.yaml"), "big", "too big", "")], "github") == (
        "::error file=x.yaml,title=big::too big\n"
    )


@pytest.mark.parametrize("style", ["text", "short", "json", "github", "sarif", "rdjson"])
def test_of_one_code_in_one_text_the_first_few_are_told(style: str) -> None:
    many = [replace(SPEAKER, position=Position("a.yaml", 1, column)) for column in range(1, 3_001)]
    apart = [replace(SPEAKER, path=f"claims[{number}]") for number in range(20)]
    told = format_diagnostics([*many, *apart, replace(SPEAKER, code="bad-range")], style)
    assert told.count(SPEAKER.message) == MAX_FAULTS_OF_TEXT + len(apart) + 1
    assert told.count("(and 2,990 more like it in this text)") == 1


@pytest.mark.parametrize("style", ["text", "short", "json", "github", "sarif", "rdjson"])
def test_a_message_and_its_line_are_told_in_lengths_that_are_read(style: str) -> None:
    long = replace(SPEAKER, message="m" * 900_000, hint="h" * 900_000, excerpt="e" * 900_000)
    assert len(format_diagnostics([long], style)) < 4 * MAX_MESSAGE_LETTERS


def test_faults_of_no_text_are_told_one_by_one() -> None:
    strays = [replace(LENGTH, position=Position("a.docx"), message=f"stray {number}") for number in range(50)]
    assert len(json.loads(format_diagnostics(strays, "json"))) == 50


def validate(style: str, text: str) -> None:
    name = {"sarif": "sarif-2.1.0.schema.json", "rdjson": "rdjson.schema.json"}[style]
    schema = json.loads((Path(__file__).parents[1] / "data" / name).read_text(encoding="utf-8"))
    Draft202012Validator(schema).validate(json.loads(text))


@pytest.mark.parametrize("style", ["sarif", "rdjson"])
def test_formats_of_standards_hold_to_their_schemas_whatever_is_known(style: str) -> None:
    unplaced = Diagnostic(Position("a b/größe:1.yaml"), "usage", "wrong", "")
    unended = Diagnostic(Position("x.yaml", 3), "usage", "wrong", "", excerpt="x")
    spanning = Diagnostic(Position("x.yaml", 3, 2, 4, 1), "usage", "wrong", "", excerpt="ab")
    for diagnostics in ([], [SPEAKER, unplaced, unended, spanning]):
        validate(style, format_diagnostics(diagnostics, style))


def test_sarif_names_rule_region_and_path() -> None:
    (run,) = json.loads(format_diagnostics([SPEAKER], "sarif"))["runs"]
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["unknown-id"]
    (result,) = run["results"]
    assert (result["ruleId"], result["ruleIndex"], result["level"]) == ("unknown-id", 0, "error")
    assert result["locations"] == [
        {
            "physicalLocation": {
                "artifactLocation": {"uri": "content/x/summary.yaml"},
                "region": {"startLine": 42, "startColumn": 14, "endLine": 42, "endColumn": 17},
            },
            "logicalLocations": [{"fullyQualifiedName": "quotations[3].speaker"}],
        }
    ]


def test_sarif_writes_a_file_as_a_uri() -> None:
    (run,) = json.loads(format_diagnostics([Diagnostic(Position("a b/ß.yaml"), "usage", "x", "")], "sarif"))["runs"]
    assert run["results"][0]["locations"][0]["physicalLocation"] == {"artifactLocation": {"uri": "a%20b/%C3%9F.yaml"}}


def test_columns_of_rdjson_count_bytes() -> None:
    odd = Diagnostic(Position("x.yaml", 1, 4, 1, 6), "usage", "x", "", excerpt="“中” 𐐀!")
    (item,) = json.loads(format_diagnostics([odd], "rdjson"))["diagnostics"]
    assert item["location"]["range"] == {"start": {"line": 1, "column": 10}, "end": {"line": 1, "column": 15}}


@pytest.mark.parametrize(("style", "empty"), [("text", ""), ("short", ""), ("json", "[]\n"), ("github", "")])
def test_no_diagnostics_give_no_text(style: str, empty: str) -> None:
    assert format_diagnostics([], style) == empty


def test_colour_is_only_added_when_asked_for() -> None:
    assert "\x1b[" not in format_diagnostics([SPEAKER])
    assert "\x1b[31merror:\x1b[0m" in format_diagnostics([SPEAKER], color=True)
    assert "\x1b[33mwarning:\x1b[0m" in format_diagnostics([LENGTH], color=True)


def test_a_caret_stands_under_its_character_after_wide_letters_and_tabs() -> None:
    assert window("题目\t: x", 5) == ("题目    : x", 10)
    assert window("e\u0301tat: x", 6) == ("e\u0301tat: x", 5)


def test_a_long_line_is_cut_around_its_caret() -> None:
    line, offset = window("a" * 300 + "!" + "b" * 300, 300)
    assert len(line) == MAX_WIDTH
    assert line[0] == line[-1] == "…"
    assert line[offset] == "!"


def test_a_caret_behind_the_line_stands_at_its_end() -> None:
    assert window("abc", 99) == ("abc", 3)


def test_control_characters_and_overrides_are_spelt_out() -> None:
    assert visible("a\x1b[31m\u202eb\tc") == "a<U+001B>[31m<U+202E>b    c"


@given(st.text(), st.integers(0, 400))
def test_a_window_never_exceeds_its_width(text: str, column: int) -> None:
    line, offset = window(text.replace("\n", ""), column)
    assert sum(map(cell_width, line)) <= MAX_WIDTH
    assert offset <= MAX_WIDTH


@given(st.text(max_size=50), st.text(max_size=50), st.integers(0, 60))
def test_no_style_prints_a_control_character_of_the_file(message: str, excerpt: str, column: int) -> None:
    diagnostic = Diagnostic(Position("x.yaml", 1, column), "code", message, "", "path", excerpt)
    for style in ("text", "short"):
        assert "\x1b" not in format_diagnostics([diagnostic], style)
    assert format_diagnostics([diagnostic], "github").count("\n") == 1
    assert format_diagnostics([diagnostic], "short").count("\n") == 1
    assert json.loads(format_diagnostics([diagnostic], "json"))[0]["excerpt"] == excerpt


def test_words_to_remove_and_to_put_in_have_their_colours() -> None:
    miss = Diagnostic(Position("s.yaml", 1, 1), "not-in-article", "“we have [-lost-] {+not lost+} it”", "quote exactly")
    assert "we have \x1b[31m[-lost-]\x1b[0m \x1b[32m{+not lost+}\x1b[0m it" in format_diagnostics(
        [miss], "text", color=True
    )
    assert "we have [-lost-] {+not lost+} it" in format_diagnostics([miss], "json", color=True)
