"""From a name to what it names, back to all that name it, and to another name."""

from pathlib import Path

import pytest

from tests.support.lsp import Client, Document, Message

pytestmark = pytest.mark.slow  # each has an article open in a server

ALL = {"context": {"includeDeclaration": True}}


def words_at(found: list[Message], document: Document) -> list[str]:
    return [document.slice(one["range"]) for one in found if one["uri"] == document.uri]


def line_in(path: Path, found: list[Message]) -> str:
    assert [one["uri"] for one in found] == [path.as_uri()]
    number: int = found[0]["range"]["start"]["line"]
    return path.read_text(encoding="utf-8").splitlines()[number]


def test_an_id_leads_to_its_entry(rufbus: Document) -> None:
    assert words_at(rufbus.ask("definition", "{statistic: alt", 13), rufbus) == ["alt"]
    found = rufbus.ask("definition", "speaker: demir", 10)
    assert words_at(found, rufbus) == ["demir"]
    assert rufbus.text.split("\n")[found[0]["range"]["start"]["line"]].startswith("  demir: {name: Aylin Demir")


def test_a_paragraph_leads_to_its_line_of_the_article(rufbus: Document) -> None:
    found = rufbus.ask("definition", "auf 98.700 (P4)", 13)
    assert line_in(rufbus.path.parent / "source.txt", found).startswith("An der Nachfrage wird es nicht scheitern.")


def test_a_quotation_leads_to_its_words_in_the_article(rufbus: Document) -> None:
    found = rufbus.ask("definition", "quote: gut 25 Euro", 9)
    line = line_in(rufbus.path.parent / "source.txt", found)
    assert line[found[0]["range"]["start"]["character"] : found[0]["range"]["end"]["character"]] == "gut 25 Euro"


def test_an_id_knows_all_that_name_it(rufbus: Document) -> None:
    assert words_at(rufbus.ask("references", "id: jahr-2", 6, **ALL), rufbus) == ["jahr-2", "jahr-2"]
    assert len(rufbus.ask("documentHighlight", "id: jahr-2", 6)) == 2


def test_a_paragraph_knows_what_cites_it_and_what_rests_on_it(rufbus: Document) -> None:
    rufbus.diagnostics()
    found = words_at(rufbus.ask("references", "auf 98.700 (P4)", 13, **ALL), rufbus)
    assert any("Die Zahl der Fahrgäste stieg" in words for words in found)
    assert any("label: Fahrgäste der alten Linien" in words for words in found)


def test_the_articles_line_knows_what_cites_it(client: Client, rufbus: Document) -> None:
    source = client.open(rufbus.path.parent / "source.txt")
    found = source.ask("references", "An der Nachfrage wird es nicht scheitern", 3, **ALL)
    assert any("Die Zahl der Fahrgäste stieg" in words for words in words_at(found, rufbus))


def test_an_id_is_renamed_wherever_it_is_named(rufbus: Document) -> None:
    edit = rufbus.ask("rename", "{statistic: jahr-2", 14, newName="second-year")
    after = rufbus.apply(edit["changes"][rufbus.uri])
    assert (after.count("jahr-2"), after.count("second-year")) == (0, 2)
    rufbus.write(after)
    assert {*rufbus.codes()} <= {"stale-lock"}


def test_a_speaker_is_renamed_with_the_key(rufbus: Document) -> None:
    edit = rufbus.ask("rename", "speaker: demir", 10, newName="aylin-demir")
    after = rufbus.apply(edit["changes"][rufbus.uri])
    assert "  aylin-demir: {name: Aylin Demir" in after
    assert "{speaker: aylin-demir," in after
    rufbus.write(after)
    assert {*rufbus.codes()} <= {"stale-lock"}


def test_an_id_in_an_expression_is_renamed_and_no_longer_one(rufbus: Document) -> None:
    derived = "derived:\n  - {label: Zuwachs, expression: jahr-2 / jahr-1, format: '{:.1f}'}\n\nexhibits:\n"
    rufbus.replace("exhibits:\n", derived)
    edit = rufbus.ask("rename", "expression: jahr-2 /", 14, newName="jahr")
    assert "expression: jahr / jahr-1" in rufbus.apply(edit["changes"][rufbus.uri])


@pytest.mark.parametrize(
    ("words", "offset", "name", "told"),
    [
        ("{statistic: alt", 13, "jahr-1", "there is an entry “jahr-1” already"),
        ("{statistic: alt", 13, "Alte Linien", "“Alte Linien” is no id"),
        ("label: Alte Linien", 8, "neu", "there is no id here"),
    ],
)
def test_what_cannot_be_renamed_is_said(
    client: Client, rufbus: Document, words: str, offset: int, name: str, told: str
) -> None:
    place = rufbus.place(words, offset)
    answer = client.request("textDocument/rename", textDocument=rufbus.named, position=place, newName=name)
    assert answer["error"]["message"].startswith(told)


def test_nothing_is_renamed_in_a_file_that_is_wrong(client: Client, rufbus: Document) -> None:
    rufbus.replace("claims:\n", "claims:\n  - 7\n")
    place = rufbus.place("{statistic: alt", 13)
    answer = client.request("textDocument/rename", textDocument=rufbus.named, position=place, newName="neu")
    assert answer["error"]["message"] == "the file is wrong as it stands; mend it first"


def test_the_outline_has_the_keys_and_their_entries(client: Client, rufbus: Document) -> None:
    found = client.ask("textDocument/documentSymbol", textDocument=rufbus.named)
    outline = {one["name"]: [child["name"] for child in one.get("children", [])] for one in found}
    assert outline["claims"][0] == "Die Nachfrage wächst"
    assert outline["statistics"][:3] == ["alt", "jahr-1", "jahr-2"]
    assert outline["speakers"] == ["luehmann", "diercks", "demir", "oltmann", "kroeger"]
