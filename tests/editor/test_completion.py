"""At each place are offered the keys, ids, paragraphs and words that fit there, of this file and its article."""

import pytest

from tests.support.lsp import Document, Message

pytestmark = pytest.mark.slow  # each has an article open in a server


def labels(items: list[Message]) -> list[str]:
    return [item["label"] for item in items]


def chosen(document: Document, items: list[Message], label: str) -> str:
    """The text after an item was chosen."""
    item = next(item for item in items if item["label"] == label)
    return document.apply([item["textEdit"], *item.get("additionalTextEdits", [])])


def test_keys_that_are_not_written_yet_are_offered_with_what_they_mean(rufbus: Document) -> None:
    rufbus.replace("  - head: Die Nachfrage wächst\n", "  - head: Die Nachfrage wächst\n    sp\n")
    items = rufbus.complete("  - head: Die Nachfrage wächst\n    sp")
    assert labels(items) == ["evidence", "id", "speaker", "attribution", "accept"]
    assert "    speaker: \n" in chosen(rufbus, items, "speaker")
    assert "in the article's place" not in items[0]["detail"]
    assert items[2]["detail"].startswith("Whose judgment it is")


def test_a_key_of_the_summary_tells_the_room_that_products_have(rufbus: Document) -> None:
    rufbus.diagnostics()
    rufbus.replace("\nclaims:", "\nclai:")
    told = {item["label"]: item["documentation"]["value"] for item in rufbus.complete("\nclai")}
    assert "briefing: claims 164 of 170 words" in told["claims"]
    assert "title" not in told


def test_ids_are_those_of_this_file(rufbus: Document) -> None:
    rufbus.replace("{statistic: alt, label", "{label")
    rufbus.replace("{label: Alte Linien", "{statistic: , label: Alte Linien")
    items = rufbus.complete("unit: Fahrgäste\n    bars:\n      - {statistic: ")
    assert {"alt", "jahr-1", "linien"} <= {*labels(items)}
    assert not {"ruan", "imf-share-before", "luehmann"} & {*labels(items)}


def test_an_entry_that_was_written_a_moment_ago_is_offered_though_the_text_is_broken_now(rufbus: Document) -> None:
    rufbus.complete("\nclaims:")  # opens the text as it is
    rufbus.replace("statistics:\n", 'statistics:\n  - {id: soeben, label: Anrufe, quote: "rund 35.000 im Jahr"}\n')
    rufbus.diagnostics()
    rufbus.replace("{statistic: alt, label", "[{statistic: , label")
    rufbus.diagnostics()
    assert "soeben" in labels(rufbus.complete("[{statistic: "))


def test_an_id_is_offered_though_the_rest_is_not_written(rufbus: Document) -> None:
    rufbus.replace("quotations:\n", "quotations:\n  - speaker: lu\n")
    items = rufbus.complete("quotations:\n  - speaker: lu")
    assert labels(items) == ["luehmann", "diercks", "demir", "oltmann", "kroeger"]
    assert items[0]["detail"] == "Gerda Lühmann"
    assert "speaker: luehmann\n" in chosen(rufbus, items, "luehmann")


def test_paragraphs_are_offered_with_their_first_words(rufbus: Document) -> None:
    rufbus.replace("{head: Ein Zeitpunkt,", "{at: 1, head: Ein Zeitpunkt,")
    items = rufbus.complete("{at: 1")
    assert items[4]["label"] == "4"
    assert items[4]["detail"].startswith("An der Nachfrage wird es nicht")
    rufbus.replace("auf 98.700 (P4)", "auf 98.700 (P)")
    assert "auf 98.700 (P4)" in chosen(rufbus, rufbus.complete("auf 98.700 (P"), "P4")


def test_the_articles_words_go_on_from_what_is_typed(rufbus: Document) -> None:
    rufbus.replace("quotations:\n", "quotations:\n  - speaker: luehmann\n    text: jetzt rufe\n")
    items = rufbus.complete("text: jetzt rufe")
    assert labels(items) == ["Jetzt rufe ich am Abend an, und am Morgen ist er da", "Jetzt rufe ich am Abend an"]
    assert items[0]["detail"] == "P1"
    assert "text: jetzt rufe ich am Abend an\n" in chosen(rufbus, items, "Jetzt rufe ich am Abend an")


def test_words_that_plain_text_cannot_hold_are_put_in_quotes(rufbus: Document) -> None:
    rufbus.replace("quote: 61.400 Fahrgäste}", "quote: An der Nachfrage wird es nicht scheitern. Im ersten}")
    items = rufbus.complete("nicht scheitern. Im ersten")
    whole = (
        "An der Nachfrage wird es nicht scheitern. Im ersten Jahr zählte der Kreis 61.400 Fahrgäste, im zweiten 98.700."
    )
    after = chosen(rufbus, items, next(label for label in labels(items) if label.endswith("98.700.")))
    assert f'quote: "{whole}"}}' in after


def test_a_chosen_quotation_stands_in_the_article(bog: Document) -> None:
    bog.replace("quotations:\n", 'quotations:\n  - speaker: okoro\n    text: "Seven\n')
    for item in bog.complete('    text: "Seven'):
        assert item["kind"] == 1
        assert item["documentation"].replace("’", "'").casefold().startswith("seven")


def test_words_in_quotation_marks_of_our_prose_go_on_too(rufbus: Document) -> None:
    rufbus.replace("ersetze „das Zuhausebleiben“", "ersetze „das Zuhause“")
    items = rufbus.complete("ersetze „das Zuhause")
    assert "ersetze „das Zuhausebleiben.“" in chosen(rufbus, items, items[0]["label"])


@pytest.mark.parametrize("mark", ["", "'", '"'])
@pytest.mark.parametrize("part", ["claims", "questions"])
def test_words_go_on_in_an_entry_that_is_written_as_its_text(rufbus: Document, part: str, mark: str) -> None:
    head = f"\n{part}:\n"
    entry = f"  - {mark}Wer schreibt „Jetzt rufe ich"
    text = rufbus.text if head in rufbus.text else f"{rufbus.text}{head}"
    rufbus.write(text.replace(head, f"{head}{entry}\n", 1))
    items = rufbus.complete(entry)
    assert labels(items)[-1:] == ["Jetzt rufe ich am Abend an"]
    assert f"{entry} am Abend an\n" in chosen(rufbus, items, "Jetzt rufe ich am Abend an")


@pytest.mark.parametrize("mark", ["'", '"'])
def test_words_go_on_in_quotes_that_are_open_within_brackets(rufbus: Document, mark: str) -> None:
    rufbus.replace("quote: im zweiten 98.700}", f"quote: {mark}jetzt rufe}}")
    items = rufbus.complete(f"quote: {mark}jetzt rufe")
    assert "Jetzt rufe ich am Abend an" in labels(items)


def test_choices_of_a_field_are_offered(rufbus: Document) -> None:
    rufbus.replace("  - kind: pair\n", "  - kind: \n")
    assert labels(rufbus.complete("exhibits:\n  - kind: "))[:3] == ["pair", "grouped", "dot"]
    rufbus.replace("publish: true", "publish: ")
    assert labels(rufbus.complete("publish: ")) == ["true", "false"]
