"""What can be done at a place, and what the text is after it."""

from pathlib import Path

import pytest

from tests.support.lsp import Client, Document
from tests.support.projects import ROOT

pytestmark = pytest.mark.slow  # each has an article open in a server

FIX, PIN = "Put the article’s words in", "Pin the evidence that was found"


def test_a_misquotation_gets_the_articles_words(rufbus: Document) -> None:
    before = rufbus.text
    rufbus.replace("die es vorher nicht gab", "die es früher nicht gab")
    assert rufbus.codes() == ["not-in-article"]
    action = rufbus.actions('"Wir haben vor allem Fahrten')[FIX]
    assert action["diagnostics"][0]["code"] == "not-in-article"
    assert rufbus.edits_of(action) == before


def test_found_evidence_is_pinned(rufbus: Document) -> None:
    rufbus.diagnostics()
    after = rufbus.edits_of(rufbus.actions("Teure Fahrten")[PIN])
    assert "quote: Jede Fahrt wird also mit gut 25 Euro bezuschusst." in after.replace('"', "")
    rufbus.write(after)
    assert {*rufbus.codes()} <= {"stale-lock"}
    assert PIN not in rufbus.actions("Teure Fahrten")


def test_a_warning_is_accepted_with_a_reason_to_be_written(bog: Document) -> None:
    bog.replace("speaker: pendle, text:", "speaker: castell, text:")
    told = [one["code"] for one in bog.diagnostics() if one["severity"] == 2]
    assert told.count("attribution") == 1
    action = bog.actions("castell, text: I am")["Accept “attribution” with a reason"]
    bog.write(bog.edits_of(action))
    assert 'accept: {attribution: "[write: why it stands]"}' in bog.text
    assert "unwritten" in bog.codes()
    bog.replace("[write: why it stands]", "The transcript says so.")
    assert "attribution" not in bog.codes()


def test_an_editor_that_cannot_ask_again_gets_the_edits_at_once(articles: Path) -> None:
    with Client(articles) as client:
        document = client.open(ROOT / "content" / "rewetted-bog" / "summary.yaml")
        document.diagnostics()
        edit = document.actions("Steep slopes fail")[PIN]["edit"]
        assert "evidence:" in edit["changes"][document.uri][0]["newText"]
