"""Places and edits are counted as the editor counts, whatever the text holds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lsprotocol import types
from pygls.workspace import PositionCodec

from briefset.editor.texts import Text

UTF_16 = PositionCodec(types.PositionEncodingKind.Utf16)
TEXTS = st.lists(st.text(st.sampled_from("ab“中😀 \u2028"), max_size=4), max_size=6).map("\n".join)


def apply(text: str, edits: list[types.TextEdit]) -> str:
    """The text after the edits, by bytes of UTF-16."""
    units = [line.encode("utf-16-le") for line in text.split("\n")]

    def offset(place: types.Position) -> int:
        return sum(len(line) + 2 for line in units[: place.line]) + 2 * place.character

    data = text.encode("utf-16-le")
    for edit in reversed(edits):
        data = data[: offset(edit.range.start)] + edit.new_text.encode("utf-16-le") + data[offset(edit.range.end) :]
    return data.decode("utf-16-le")


@given(TEXTS, TEXTS)
def test_edits_make_the_other_text(before: str, after: str) -> None:
    assert apply(before, list(Text(before, UTF_16).edits_to(after))) == after


@given(TEXTS)
def test_each_place_comes_back(content: str) -> None:
    text = Text(content, UTF_16)
    for line, row in enumerate(text.lines):
        for column in range(len(row) + 1):
            assert text.spot(text.position(line, column)) == (line, column)


@pytest.mark.parametrize(
    ("line", "character", "spot"), [(0, 3, (0, 2)), (0, 99, (0, 4)), (99, 0, (1, 1)), (1, 1, (1, 1))]
)
def test_places_of_the_editor_are_in_the_text(line: int, character: int, spot: tuple[int, int]) -> None:
    assert Text("a😀中b\nc", UTF_16).spot(types.Position(line, character)) == spot


def test_a_line_ends_where_yaml_ends_it() -> None:
    assert Text("a\u2028b\r\nc\x0bd", UTF_16).lines == ["a\u2028b", "c\x0bd"]
