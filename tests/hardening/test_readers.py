"""Whatever is read ends in a result or in a refusal: a few values each time, and many with `make fuzz`."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefset.pages.doctree import parse
from tests.support.readers import READERS, try_reader

pytestmark = pytest.mark.slow  # each reads many damaged files


@st.composite
def damaged(draw: st.DrawFn, whole: bytes) -> bytes:
    """A file with up to four stretches taken out, doubled, or put in from somewhere else."""
    data = whole
    for _ in range(draw(st.integers(1, 4))):
        start, end = sorted((draw(st.integers(0, len(data))), draw(st.integers(0, len(data)))))
        put = draw(st.sampled_from([b"", data[start:end] * 2, b"<!--", b"\0", b"? ", b"- [", b"{", b"&a ", b"]]>"]))
        data = data[:start] + (put or draw(st.binary(max_size=8))) + data[end:]
    return data[: 1 << 16]


@pytest.mark.parametrize("name", READERS)
@given(data=st.data())
def test_a_damaged_file_is_read_or_refused(name: str, data: st.DataObject) -> None:
    reader, whole = READERS[name]
    try_reader(reader, data.draw(damaged(whole)))


@pytest.mark.parametrize("name", READERS)
@given(text=st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(name: str, text: bytes) -> None:
    try_reader(READERS[name][0], text)


def test_a_page_that_is_the_name_of_a_file_is_not_that_file(tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    file.write_text("<p>another page</p>", encoding="utf-8")
    assert parse(str(file), frozenset(), "page.html.jinja").root.text() == str(file)
