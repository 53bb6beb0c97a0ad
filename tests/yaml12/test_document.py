"""Reading YAML: what a value means, where it stands, and what is refused."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from briefset.diagnostics import Diagnostic, Failure, Position
from briefset.yaml12.document import Loaded, load


def read(text: str) -> Loaded:
    return load(text.encode(), "x.yaml")


def refuse(data: bytes | str) -> list[Diagnostic]:
    with pytest.raises(Failure) as caught:
        load(data.encode() if isinstance(data, str) else data, "x.yaml")
    return caught.value.diagnostics


def refusal(data: bytes | str) -> tuple[int, int, str, str]:
    [diagnostic] = refuse(data)
    return diagnostic.position.line, diagnostic.position.column, diagnostic.code, diagnostic.message


@pytest.mark.parametrize(
    "literal",
    [
        "no", "yes", "on", "off", "y", "2016-01-16", "2016-01", "1:30", "12:30:45", "1_000", "0o7", "0x1F", "0b1",
        ".inf", ".nan", "+", ".", "1e", "e1", "1.2.3", "3%", "tRUE", "=",
    ],
)  # fmt: skip
def test_words_dates_times_and_odd_numbers_stay_text(literal: str) -> None:
    assert read(f"value: {literal}").data == {"value": literal}


@pytest.mark.parametrize(
    ("literal", "value"),
    [
        ("true", True), ("False", False), ("null", None), ("~", None), ("", None), ("7", 7), ("-7", -7), ("+7", 7),
        ("010", 10), ("3.80", Decimal("3.80")), (".5", Decimal("0.5")), ("1e3", Decimal(1000)), ("-0.0", Decimal(0)),
    ],
)  # fmt: skip
def test_truth_null_and_numbers_are_read_after_yaml_1_2(literal: str, value: object) -> None:
    found = read(f"value: {literal}").data["value"]
    assert (type(found), found) == (type(value), value)


def test_a_decimal_keeps_the_digits_that_were_written() -> None:
    assert str(read("value: 3.80").data["value"]) == "3.80"


def test_quoted_words_are_text_whatever_they_look_like() -> None:
    assert read("a: 'true'\nb: \"7\"\nc: ''").data == {"a": "true", "b": "7", "c": ""}


def test_keys_are_text_whatever_they_look_like() -> None:
    assert read("2016: a\ntrue: b\n").data == {"2016": "a", "true": "b"}


def test_block_and_folded_texts_are_read() -> None:
    assert read("a: |\n  one\n  two\nb: >-\n  one\n  two\n").data == {"a": "one\ntwo\n", "b": "one two"}


def test_every_value_and_key_knows_its_place() -> None:
    loaded = read("title: T\nclaims:\n  - id: a\n    at: [9, 10]\n  - {id: b}\n")
    assert loaded.position("title") == Position("x.yaml", 1, 8)
    assert loaded.position("claims", key=True) == Position("x.yaml", 2, 1)
    assert loaded.position("claims[0].at[1]") == Position("x.yaml", 4, 13)
    assert loaded.position("claims[1].id") == Position("x.yaml", 5, 10)


def test_a_path_that_the_file_lacks_stands_at_its_nearest_parent() -> None:
    loaded = read("source:\n  type: report\n")
    assert loaded.position("source.author[0].family", key=True) == Position("x.yaml", 1, 1)
    assert loaded.position("nothing") == Position("x.yaml", 1, 1)


def test_an_empty_value_stands_at_its_key() -> None:
    assert read("a: 1\n  \nbcd:\n").position("bcd") == Position("x.yaml", 3, 1)


def test_columns_count_characters_and_not_bytes() -> None:
    assert read("题目: {a: 1}").position("题目.a") == Position("x.yaml", 1, 9)


def test_a_diagnostic_carries_the_line_it_is_about() -> None:
    diagnostic = read("a: 1\nb: [x]\n").diagnose("b[0]", "code", "what", "do")
    assert (diagnostic.position.line, diagnostic.excerpt, diagnostic.path) == (2, "b: [x]", "b[0]")


def test_a_byte_order_mark_and_windows_line_ends_are_tolerated() -> None:
    loaded = load(b"\xef\xbb\xbfa: 1\r\nb: x\r\n", "x.yaml")
    assert loaded.data == {"a": 1, "b": "x"}
    assert loaded.position("a") == Position("x.yaml", 1, 4)


@pytest.mark.parametrize("codec", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_other_unicode_encodings_are_refused_by_name(codec: str) -> None:
    assert refusal("title: A\n".encode(codec)) == (
        1, 1, "encoding", "the file is not UTF-8 text (it looks like UTF-16)",
    )  # fmt: skip


def test_a_latin_1_letter_is_refused_where_it_stands() -> None:
    assert refusal("a: 1\ntitle: Café\n".encode("latin-1")) == (2, 11, "encoding", "byte 0xE9 is not UTF-8")


@pytest.mark.parametrize(
    ("character", "name"),
    [
        ("\x00", "U+0000 (a control character)"),
        ("\x07", "U+0007 (a control character)"),
        ("\x1b", "U+001B (a control character)"),
        ("\r", "U+000D (a control character)"),
        ("\x85", "U+0085 (a control character)"),
        ("\u2028", "U+2028 LINE SEPARATOR"),
        ("\u202e", "U+202E RIGHT-TO-LEFT OVERRIDE"),
        ("\u2066", "U+2066 LEFT-TO-RIGHT ISOLATE"),
        ("\ufeff", "U+FEFF ZERO WIDTH NO-BREAK SPACE"),
        ("\ufffd", "U+FFFD REPLACEMENT CHARACTER"),
        ("\uffff", "U+FFFF (no character)"),
        ("\U0001fffe", "U+1FFFE (no character)"),
        ("\U000e0041", "U+E0041 TAG LATIN CAPITAL LETTER A"),
    ],
)
def test_a_character_that_no_document_should_hold_is_refused_by_name(character: str, name: str) -> None:
    padding = "# a comment of more than sixty-four characters, so that no NUL looks like UTF-16\n"
    assert refusal(f"{padding}a: x{character}y\n") == (2, 5, "forbidden-character", f"the character {name}")


@pytest.mark.parametrize(
    "text", ["قُم", "\u200fשלום", "1\u00a0000", "双轨思路", "e\u0301", "👩\u200d🚀", "co\u00adoperation"]
)
def test_the_letters_of_all_languages_are_read(text: str) -> None:
    assert read(f"a: {text}").data == {"a": text}


def test_all_forbidden_characters_are_reported_at_once() -> None:
    assert [(d.position.line, d.position.column) for d in refuse("a:\t1\nb: \x1b\n")] == [(1, 3), (2, 4)]


def test_a_file_full_of_faults_is_reported_in_a_hundred() -> None:
    assert len(refuse("a: \x07\n" * 5000)) == 100
    assert len(refuse("a: 1\n" * 5000)) == 100


def test_a_file_of_more_than_a_mebibyte_is_refused() -> None:
    [diagnostic] = refuse(b"#" * (2**20 + 1))
    assert diagnostic.message == "the file has 1,048,577 bytes; the limit is 1,048,576"
    assert diagnostic.position == Position("x.yaml")


def test_more_than_twenty_thousand_values_are_refused() -> None:
    assert refusal("a: [" + "1, " * 20_000 + "1]")[2:] == ("too-many-values", "more than 20,000 values")


def test_a_text_of_more_than_eight_kibibytes_is_refused() -> None:
    assert refusal("a: " + "word " * 1700)[2:] == (
        "text-too-long", "this text has 8,499 characters; the limit is 8,192",
    )  # fmt: skip


def test_nesting_is_refused_from_level_25_on() -> None:
    assert read("a: " + "[" * 23 + "1" + "]" * 23).data
    assert refusal("a: " + "[" * 25)[2] == "too-deep"


@pytest.mark.parametrize(
    "piece", ["[", "{", "- ", "? ", "[{", "{a: ", "[\n", "-\n", "!a ", "&a ", ": ", "[? ", '"', "'", "%"]
)
def test_a_mebibyte_of_openings_is_refused(piece: str) -> None:
    assert refuse((piece * (2**20 // len(piece)))[: 2**20])


def test_an_alias_bomb_is_refused_before_it_is_built() -> None:
    levels = "".join(f"l{n}: &l{n} [{', '.join([f'*l{n - 1}'] * 9)}]\n" for n in range(1, 9))
    assert {diagnostic.code for diagnostic in refuse("l0: &l0 [x]\n" + levels)} == {"alias"}


PIECES = st.sampled_from(
    ["a: ", "b: ", "- ", "\n", "  ", "[", "]", "{", "}", ", ", '"', "'", "|", ">", "#", "*x", "&x", "!t", "? ", ": ",
     "<<: ", "---\n", "...\n", "%YAML 1.2\n", "\t", "\\x00", "1e5", "true", "\ud7ff", "P9", "~", "@", "`", "\r\n"]
)  # fmt: skip


@given(st.lists(PIECES, max_size=40).map("".join))
@example("a: [\n\n")
@example("a: !<x")
def test_text_that_looks_like_yaml_is_read_or_refused(text: str) -> None:
    read_or_refuse(text.encode())


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    read_or_refuse(data)


@given(st.text(max_size=200))
@example("%0{")
def test_any_text_is_read_or_refused(text: str) -> None:
    read_or_refuse(text.encode("utf-8", errors="surrogatepass"))


def read_or_refuse(data: bytes) -> None:
    loaded = outcome(data)
    if isinstance(loaded, Loaded):
        assert all(1 <= line <= end <= len(loaded.lines) for line, _, end, _ in loaded.marks.values())
        assert all(place[:2] <= place[2:] for place in loaded.marks.values())
    else:
        assert loaded
        assert not [found for found in loaded if "the file is not YAML from here on" in found.message]


def outcome(data: bytes) -> Loaded | list[Diagnostic]:
    try:
        return load(data, "x.yaml")
    except Failure as failure:
        return failure.diagnostics


def test_a_place_ends_after_the_last_character_of_its_value() -> None:
    text = (
        "plain: one two  # said\nquoted: '“中𐐀”'\nfolded: >\n  one\n  two\n\n# c\nflow: [1,\n  2]\nblock:\n  - x: 1\n"
    )
    marks = read(text).marks
    assert [(path, marks[path][2:]) for path in ("plain", "quoted", "folded", "flow", "block", "block[0]")] == [
        ("plain", (1, 15)),
        ("quoted", (2, 15)),
        ("folded", (5, 6)),
        ("flow", (9, 5)),
        ("block", (11, 9)),
        ("block[0]", (11, 9)),
    ]
