"""A text that was damaged is refused at the place of the damage, and nothing is made of it."""

import pytest

from briefset.diagnostics import Diagnostic, Failure
from tests.support.articles import read


def refused(data: bytes | str, name: str) -> list[Diagnostic]:
    with pytest.raises(Failure) as caught:
        read(data, name)
    return caught.value.diagnostics


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html"])
def test_a_lost_character_is_refused_at_its_line_and_column(name: str) -> None:
    (fault,) = refused("<p>Title\n\nIt rose by 4\ufffdpercent.\n", name)
    assert (fault.position.file, fault.position.line, fault.position.column) == (name, 3, 13)
    assert (fault.code, fault.excerpt) == ("article-text", "It rose by 4�percent.")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("a \ue000 b", "in its own typeface only (U+E000)"),
        ("a â€œb", "“â€œ” is UTF-8"),
        ("fÃ¼r", "UTF-8 that was read in another encoding"),
        ("(cid:12)", "does not say which letter (cid:12) is"),
        ("a \x85b \x9c", "a control character stands there (U+009C)"),
    ],
)
def test_other_damage_is_refused_too(text: str, reason: str) -> None:
    assert any(
        reason.replace("“", "").replace("”", "") in fault.message for fault in refused(f"Title\n{text}", "a.txt")
    )


def test_at_most_ten_places_are_told() -> None:
    assert len(refused("Title\n" + "\ufffd\n" * 50, "a.txt")) == 10


def test_accents_dashes_and_marks_are_no_damage() -> None:
    text = "Ã Â â € “a” ‘b’ — naïve café São Tomé SÃO «x» … 10 °C ½ 中文"
    assert read(f"Title\n{text}", "a.txt").blocks[1].text == text


@pytest.mark.parametrize("data", [b"", b"\n\n", b"%PDF-1.7 broken", b"PK\x03\x04broken"])
def test_an_empty_or_broken_file_is_one_error(data: bytes) -> None:
    assert [fault.code for fault in refused(data, "a.txt")] == ["article-text"]
