"""Plain text: lines that were broken to a width become paragraphs, all others stay as they are."""

import textwrap

import pytest

from briefset.article.extract.wrapped import Joiner
from tests.support.articles import read, texts

PARAGRAPHS = [
    "The Last Bus",
    "Night buses are said to run empty, and in most towns nobody has ever counted who is in them after eleven."
    " The few who did count found that more than half of the seats were taken, and that most of those in them had work"
    " to do.",
    "In Norrvik they do not: the hospital line carries nurses, and the well-known Line 4 carries the people who clean."
    " A third line, which was closed for a while, carried bakers, and the town had no bread before nine when it was"
    " gone.",
    "The director of the bus company says that a promise made to people who work at night has to be kept every night,"
    " and that those who make the plans should once be asked to walk home from the hospital in the rain of November.",
]


@pytest.mark.parametrize("gap", ["\n\n", "\n"], ids=["blank lines", "short last lines"])
@pytest.mark.parametrize("width", [50, 60, 76])
def test_lines_of_a_width_are_joined_and_told(width: int, gap: str) -> None:
    wrapped = gap.join(textwrap.fill(paragraph, width) for paragraph in PARAGRAPHS)
    extracted = read(wrapped, "a.txt")
    assert [block.text for block in extracted.blocks] == PARAGRAPHS
    assert extracted.changes[0].endswith("columns taken out: 4 paragraphs")


def test_paragraphs_on_lines_of_their_own_are_left_as_they_are() -> None:
    extracted = read("\n".join(PARAGRAPHS), "a.txt")
    assert [block.text for block in extracted.blocks] == PARAGRAPHS
    assert extracted.changes == ()


def test_an_indent_begins_a_paragraph() -> None:
    wrapped = "\n".join(textwrap.fill(paragraph, 50, initial_indent="   ") for paragraph in PARAGRAPHS[1:])
    assert texts(wrapped, "a.txt") == PARAGRAPHS[1:]


def test_items_of_a_list_and_verse_are_not_joined() -> None:
    listed = "\n".join(
        f"- {word} and some more words that fill up the line, as it is" for word in ("one", "two", "six")
    )
    verse = "Tyger Tyger, burning bright,\nIn the forests of the night;\nWhat immortal hand or eye,\nCould frame thy"
    assert len(texts(listed, "a.txt")) == 3
    assert len(texts(verse, "a.txt")) == 4


@pytest.mark.parametrize(
    ("wrapped", "joined"),
    [
        ("the reliabil-\nity of it", "the reliability of it"),
        ("a well-\nknown man. The well-known one", "a well-known man. The well-known one"),
        ("win and win-\nwin", "win and win-win"),
        ("Lasten-\nräder", "Lastenräder"),
        ("from Norrvik-\nNord", "from Norrvik-Nord"),
        ("a part—\nthe rest", "a part—the rest"),
    ],
)
def test_a_hyphen_at_the_end_of_a_line_is_taken_out_unless_the_word_has_it(wrapped: str, joined: str) -> None:
    language = "\n\n".join(textwrap.fill(paragraph, 40) for paragraph in PARAGRAPHS)
    assert joined in "\n".join(texts(f"{language}\n\n{wrapped}", "a.txt"))


def test_in_german_a_small_letter_behind_the_hyphen_of_a_noun_goes_on_with_it() -> None:
    joiner = Joiner("Der Balkon ist neu, das Geländer auch, deutsch und französisch.", "de")
    assert joiner.join("am Balkon-", "geländer") == "am Balkongeländer"
    assert joiner.join("das deutsch-", "französische") == "das deutschfranzösische"
    assert joiner.join("das deutsch-", "französisch") == "das deutsch-französisch"


def test_chinese_lines_are_joined_without_spaces() -> None:
    text = (
        "夜班公交车据说总是空的可是在诺里克并非如此司机们都知道谁在夜里上班而且他们每天都能看见这些人坐在车上等着回家"
    )
    wrapped = "\n".join(textwrap.wrap(text * 2, 20))
    assert texts(wrapped, "a.txt") == [text * 2]


def test_what_follows_an_article_on_a_web_page_is_left_out_and_told() -> None:
    extracted = read("\n".join([*PARAGRAPHS, "Leave a Reply", "Your name"]), "a.txt")
    assert extracted.blocks[-1].text == PARAGRAPHS[-1]
    assert extracted.changes[-1] == "left out from line 5 on, where “Leave a Reply” follows the article"


def test_a_paragraph_that_is_broken_in_mid_sentence_is_told_and_left() -> None:
    broken = [
        *PARAGRAPHS[:2],
        "The council had voted for it in the spring of 2019, and it was finished",
        "in the autumn.",
    ]
    assert read("\n".join(broken), "a.txt").changes == (
        "a sentence seems to run on at line 4; if it does, join the two lines in source.txt",
    )


def test_short_lines_above_paragraphs_are_headings() -> None:
    blocks = read(
        "\n".join([PARAGRAPHS[0], PARAGRAPHS[1], "THE CUT", PARAGRAPHS[2], "10 9 8 7 6", PARAGRAPHS[3]]), "a.txt"
    ).blocks
    assert [(block.text, block.level) for block in blocks if block.level] == [("The Last Bus", 3), ("THE CUT", 2)]


def test_other_encodings_are_read_when_named() -> None:
    text = "Über die Fähre\n" + "Die Fähre fährt täglich, und sie fährt über den Fluß. " * 3
    assert read(text.encode("utf-16"), "a.txt").blocks[0].text == "Über die Fähre"
    from briefset.article.extract import extract

    assert extract(text.encode("iso-8859-1"), "a.txt", "iso-8859-1").blocks[0].text == "Über die Fähre"
