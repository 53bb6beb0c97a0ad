"""Keys are taken out of a file, and everything else keeps its bytes."""

import pytest

from briefset.diagnostics import Failure
from briefset.yaml12.document import load
from briefset.yaml12.keys import add_keys, remove_keys

BLOCK = """\
# head
claims:
  - id: one # first
    text: >-
      Some words
      of ours.
    evidence:
      - at: 5
        quote: >-
          China thus
      - {at: 6, quote: "a, b"}

  # about the second
  - evidence: [{at: 5, quote: x}]
    id: two
    text: More.
thesis: {text: T, evidence: [{at: 1, quote: "c # d"}], accept: {a: b}}
statistics:
  - {id: x, value: 3, at: 12,
     quote: "three"}
"""


def removed(text: str, *paths: str) -> tuple[str, list[str]]:
    data, kept = remove_keys(text.encode(), load(text.encode(), "summary.yaml"), paths)
    return data.decode(), kept


@pytest.mark.parametrize(
    ("paths", "old", "new"),
    [
        (["claims[0].evidence"],
         '    evidence:\n      - at: 5\n        quote: >-\n          China thus\n      - {at: 6, quote: "a, b"}\n', ""),
        (["claims[1].evidence"], "- evidence: [{at: 5, quote: x}]\n    id: two", "- id: two"),
        (["claims[1].evidence", "claims[1].id"],
         "- evidence: [{at: 5, quote: x}]\n    id: two\n    text: M", "- text: M"),
        (["thesis.evidence"], ', evidence: [{at: 1, quote: "c # d"}]', ""),
        (["thesis.text", "thesis.evidence"], 'text: T, evidence: [{at: 1, quote: "c # d"}], ', ""),
        (["statistics[0].value", "statistics[0].at"], ", value: 3, at: 12", ""),
        (["statistics[0].quote"], ',\n     quote: "three"', ""),
    ],
)  # fmt: skip
def test_what_goes_leaves_the_rest_as_it_was(paths: list[str], old: str, new: str) -> None:
    assert BLOCK.count(old) == 1
    assert removed(BLOCK, *paths) == (BLOCK.replace(old, new), [])


def test_marks_of_windows_files_stay() -> None:
    text = "\ufeff" + BLOCK.replace("\n", "\r\n")
    assert removed(text, "claims[1].id")[0] == text.replace("    id: two\r\n", "")


@pytest.mark.parametrize(
    ("line", "commented"),
    [
        ("      - at: 5\n", "      - at: 5 # why\n"),
        ("        quote: >-\n", "        quote: >- # why\n"),
        ("    evidence:\n      - at", "    # why\n    evidence:\n      - at"),
        ('quote: "a, b"}\n', 'quote: "a, b"} # why\n'),
    ],
)
def test_what_has_a_comment_stays(line: str, commented: str) -> None:
    text = BLOCK.replace(line, commented)
    assert removed(text, "claims[0].evidence") == (text, ["claims[0].evidence"])


def test_a_comment_on_what_stands_before_is_no_hindrance() -> None:
    text = BLOCK.replace("      of ours.\n", "      of ours.\n    head: H # ours\n")
    assert "head: H # ours\n\n  # about" in removed(text, "claims[0].evidence")[0]


def test_the_last_key_of_a_mapping_stays() -> None:
    assert removed(BLOCK, "thesis.accept.a") == (BLOCK, ["thesis.accept.a"])


TEXTS = """\
thesis: A sentence
  over two lines.
brief: >-
  Folded
  words.
claims:
  - Plain, with a comma  # and a comment
  - >-
    A block
    of words
  - {head: H, text: In braces}
  - head: H
    text: A mapping # kept

  - "last one"
quotations: [one, "two, three"]
"""
PIECE = [{"at": 5, "quote": "its words: “so”"}]


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        ("thesis", "thesis: A sentence\n  over two lines.\n",
         "thesis:\n  text: A sentence\n    over two lines.\n  evidence:\n"
         '    - {at: 5, quote: "its words: “so”"}\n'),
        ("brief", "brief: >-\n  Folded\n  words.\n",
         'brief:\n  text: >-\n    Folded\n    words.\n  evidence:\n    - {at: 5, quote: "its words: “so”"}\n'),
        ("claims[1]", "  - >-\n    A block\n    of words\n",
         "  - text: >-\n      A block\n      of words\n    evidence:\n"
         '      - {at: 5, quote: "its words: “so”"}\n'),
        ("claims[2]", "In braces}", 'In braces, evidence: [{at: 5, quote: "its words: “so”"}]}'),
        ("claims[3]", "    text: A mapping # kept\n",
         '    text: A mapping # kept\n    evidence:\n      - {at: 5, quote: "its words: “so”"}\n'),
        ("claims[4]", '  - "last one"\n',
         '  - text: "last one"\n    evidence:\n      - {at: 5, quote: "its words: “so”"}\n'),
        ("quotations[1]", '"two, three"', '{text: "two, three", evidence: [{at: 5, quote: "its words: “so”"}]}'),
    ],
)  # fmt: skip
def test_what_is_put_in_leaves_the_rest_as_it_was(path: str, old: str, new: str) -> None:
    assert TEXTS.count(old) == 1
    added = add_keys(TEXTS.encode(), load(TEXTS.encode(), "summary.yaml"), path, {"evidence": PIECE})
    assert added.decode() == TEXTS.replace(old, new)


def test_texts_and_lists_of_numbers_are_put_in_too() -> None:
    added = add_keys(b"a:\n  b: c\n", load(b"a:\n  b: c\n", "summary.yaml"), "a", {"at": [1, 2], "quote": "yes"})
    assert added == b"a:\n  b: c\n  at: [1, 2]\n  quote: yes\n"


def test_where_no_entry_stands_nothing_is_put_in() -> None:
    with pytest.raises(Failure) as caught:
        add_keys(TEXTS.encode(), load(TEXTS.encode(), "summary.yaml"), "events[0]", {"at": 1})
    assert caught.value.diagnostics[0].code == "not-amended"
