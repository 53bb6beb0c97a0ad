"""PDFs: paragraphs come out as they went in, without running heads, page numbers and hyphens of the line."""

import pytest

from briefset.article.extract import Extracted
from tests.support.articles import make_pdf, read

ENGLISH = [
    "# The Last Bus and What It Is Worth",
    "Marta Lindqvist, May 2023",
    "## The cut",
    *(
        f"In the year {year} the hospital line carried nurses, cleaners and bakers through the sleeping neighbourhoods,"
        f" and its director described their unquestionable reliability as a magnificent promise. The transportation"
        f" authority nevertheless discontinued it, although the administration’s own well-known calculations, which"
        f" everybody had received, anticipated considerable consequences for {year - 1900} well-known institutions."
        for year in range(1961, 1972)
    ),
    "## The return",
    "A last paragraph, which is short.",
]
GERMAN = [
    "# Die letzte Meile",
    "Jana Öztürk, Zeitschrift für Stadtverkehr, Mai 2024",
    *(
        f"Im Jahr {year} stellte die Stadtverwaltung den Handwerksbetrieben Lastenräder bereit, obwohl die"
        " Verkehrsgesellschaft die Wirtschaftlichkeit bezweifelte und der Gemeinderat außergewöhnliche Belastungen der"
        " Haushaltsplanung befürchtete. Die Erfahrungen der Versuchsteilnehmer übertrafen die Erwartungen erheblich."
        for year in range(2011, 2019)
    ),
]
STYLES = {
    "spaced": "p { margin: 0 0 6pt }",
    "indented": "p { margin: 0; text-indent: 1.3em }",
    "two columns": "main { columns: 2; column-gap: 7mm } h1 { column-span: all } p { margin: 0 0 6pt }",
    "ragged": "p { margin: 0 0 6pt } body { text-align: left }",
}


def words(paragraph: str) -> str:
    return paragraph.lstrip("# ")


@pytest.mark.slow
@pytest.mark.parametrize("style", STYLES.values(), ids=STYLES)
@pytest.mark.parametrize(("paragraphs", "language"), [(ENGLISH, "en"), (GERMAN, "de")], ids=["en", "de"])
def test_the_words_of_a_pdf_are_those_that_were_printed(paragraphs: list[str], language: str, style: str) -> None:
    extracted = read(make_pdf(paragraphs, style, language), "a.pdf")
    assert " ".join(block.text for block in extracted.blocks) == " ".join(map(words, paragraphs))


@pytest.mark.parametrize("style", STYLES.values(), ids=STYLES)
def test_paragraphs_part_where_they_parted_in_print(style: str) -> None:
    found = [block.text for block in read(make_pdf(ENGLISH, style), "a.pdf").blocks]
    assert len(set(found) & set(map(words, ENGLISH))) >= len(ENGLISH) - 2, (
        "a full line at the end of a page may hide an end"
    )


def test_headings_are_known_by_their_size() -> None:
    blocks = read(make_pdf(ENGLISH, STYLES["spaced"]), "a.pdf").blocks
    assert [(block.text, block.level) for block in blocks if block.level] == [
        ("The Last Bus and What It Is Worth", 1), ("The cut", 2), ("The return", 2),
    ]  # fmt: skip


def test_what_was_taken_out_is_told() -> None:
    told = read(make_pdf(ENGLISH, STYLES["spaced"]), "a.pdf").changes
    assert told[0].startswith("running heads taken out of ")
    assert told[0].endswith("“Review of Coastal Studies”")
    assert any(line.endswith("page numbers taken out") for line in told)
    assert any("hyphens at ends of lines" in line for line in told)


def test_notes_at_the_foot_of_a_page_come_behind_the_text() -> None:
    style = "p { margin: 0 0 6pt } p:last-of-type { font-size: 7.5pt; position: fixed; bottom: 0 }"
    blocks = read(
        make_pdf([*ENGLISH[:4], "A last word of it.", "1 Annual report of 2019, page 12."], style), "a.pdf"
    ).blocks
    assert blocks[-1].is_note
    assert blocks[-1].text == "1 Annual report of 2019, page 12."


def test_a_sentence_goes_on_below_the_notes_of_a_page_with_any_letter() -> None:
    import weasyprint

    style = "@page { size: 90mm 60mm; margin: 10mm; @bottom-center { content: counter(page) } }"
    style += "body { font: 11pt/1.4 Source Sans 3 } span { float: footnote; font-size: 8pt }"
    text = "Die Kläger forderten Zinsen in Höhe von acht<span>Bericht vom 12. Januar 2022.</span> Prozentpunkten " * 6
    page = f"<html lang=de><style>{style}</style><p>{text}</p>"
    extracted: Extracted = read(bytes(weasyprint.HTML(string=page).write_pdf() or b""), "a.pdf")
    assert len([block for block in extracted.blocks if not block.is_note]) == 1


def test_a_raised_number_is_the_mark_of_a_note() -> None:
    import weasyprint

    style = "font: 11pt Source Sans 3"
    page = f"<p style='{style}'>Night buses run empty.<sup style='font-size: 7pt'>12</sup> In Norrvik not.</p>"
    extracted: Extracted = read(bytes(weasyprint.HTML(string=page).write_pdf() or b""), "a.pdf")
    assert extracted.blocks[0].text == "Night buses run empty.¹² In Norrvik not."
