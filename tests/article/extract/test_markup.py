"""Markdown, web pages and Word files: the article's paragraphs without markup, and what stands around them left out."""

from tests.support.articles import make_docx, read, texts

PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>The last bus | Review</title>
<script type="application/ld+json">{"@graph": [{"@type": "NewsArticle", "author": [{"name": "Marta Lindqvist"}],
"datePublished": "2023-05-14T08:00:00Z"}]}</script><meta property="og:site_name" content="City Transport Review">
<link rel="canonical" href="https://example.org/last-bus"></head><body class="cookie-open">
<div id="cookieConsent"><p>We use cookies. By clicking you agree to 128 partners.</p></div>
<header><nav><ul><li><a href="/">Home</a></li></ul></nav></header>
<div class="layout"><div class="wrap"><h1>The Last Bus</h1><div class="share-buttons"><a>Share</a></div>
<p>Night buses are said to run empty.<sup><a href="#n1">1</a></sup> In Norrvik they do not, and nobody minds.</p>
<h2>The <em>cut</em></h2><div class="ad">Buy now for $9.99!</div>
<p>The line was cut in 2020 to save &euro;1.5&nbsp;million,<br>and 3 m<sup>2</sup> were <del>lost</del> won.</p>
<ul><li>First</li><li hidden>Secret</li></ul><table><tr><th>Year</th><td>2019</td></tr></table>
<aside><p>Related: <a href="/x">Why trams fail in 12 cities</a></p></aside>
<section class="footnotes"><ol><li id="n1">Annual report 2019.</li></ol></section></div>
<div class="sidebar"><p>Most read: 10 reasons to cycle to work every day of the week</p></div></div>
<footer><p>&copy; 2023 All rights reserved.</p></footer></body></html>"""

MARKDOWN = """---
title: The Last Bus
author: Marta Lindqvist
date: 2023-05-14
---

# The Last Bus: *why* it pays

Night buses are said to run **empty**.
In Norrvik they do not.[^1]

- a [link](https://example.org) and `code`

> “We counted,” he said.

| Year | People |
| --- | --- |
| 2019 | 90,000 |

[^1]: Annual report,
    page 12.
"""


def test_a_page_gives_its_article_alone() -> None:
    assert texts(PAGE, "a.html") == [
        "The Last Bus",
        "Night buses are said to run empty.¹ In Norrvik they do not, and nobody minds.",
        "The cut",
        "The line was cut in 2020 to save €1.5 million, and 3 m² were won.",
        "• First",
        "Year | 2019",
        "¹ Annual report 2019.",
    ]


def test_a_page_says_who_wrote_it_and_what_was_left_out() -> None:
    extracted = read(PAGE, "a.html")
    assert extracted.metadata.authors == ("Marta Lindqvist",)
    assert (extracted.metadata.container, extracted.metadata.issued) == ("City Transport Review", "2023-05-14")
    assert extracted.metadata.url == "https://example.org/last-bus"
    assert extracted.changes[0].endswith("words left out: what stands around the article")
    assert extracted.blocks[-1].is_note


def test_an_article_whose_class_has_a_suspicious_word_is_not_dropped() -> None:
    page = "<body><div class='social-sciences share'><h1>T</h1><p>The whole text of the article stands here.</p></div>"
    assert texts(page, "a.html") == ["T", "The whole text of the article stands here."]


def test_an_old_page_without_paragraphs_is_parted_at_double_breaks() -> None:
    page = "<body><h1>T</h1>One sentence here.<br><br>Another one<br>goes on here.</body>"
    assert texts(page, "a.html") == ["T", "One sentence here.", "Another one goes on here."]


def test_a_page_in_a_stated_encoding_is_read_in_it() -> None:
    page = "<meta charset=iso-8859-1><h1>Über Fähren</h1><p>Täglich fährt sie über den Fluß.</p>"
    assert texts(page.encode("iso-8859-1"), "a.html") == ["Über Fähren", "Täglich fährt sie über den Fluß."]


def test_markdown_gives_its_text_with_notes_last() -> None:
    extracted = read(MARKDOWN, "a.md")
    assert [(block.text, block.level) for block in extracted.blocks] == [
        ("The Last Bus: why it pays", 1),
        ("Night buses are said to run empty. In Norrvik they do not.¹", 0),
        ("• a link and code", 0),
        ("“We counted,” he said.", 0),
        ("Year | People", 0),
        ("2019 | 90,000", 0),
        ("¹ Annual report, page 12.", 0),
    ]
    assert (extracted.metadata.authors, extracted.metadata.issued) == (("Marta Lindqvist",), "2023-05-14")


def test_a_word_file_is_read_as_if_all_changes_were_accepted() -> None:
    extracted = read(make_docx(), "a.docx")
    assert [(block.text, block.level) for block in extracted.blocks] == [
        ("Die letzte Meile", 1),
        ("Jana Öztürk, Zeitschrift für Stadtverkehr, Mai 2024", 0),
        ("Der Versuch", 2),
        ("Im März 2023 stellte die Stadt 48 Lastenräder bereit¹, die 1,2 Millionen Euro kosteten.", 0),
        ("• Erstens Platz", 0),
        ("Fahrten | 14.000", 0),
        ("¹ Stadt Grünau, Bericht 17.", 0),
    ]
    assert extracted.changes == ("tracked changes read as accepted: 1 insertion, 1 deletion",)


def test_the_kind_of_a_document_is_told_by_its_beginning_whatever_its_name() -> None:
    assert texts(make_docx(), "a.txt")[0] == "Die letzte Meile"
