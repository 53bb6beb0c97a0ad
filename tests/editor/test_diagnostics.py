"""The editor shows what `check` tells, of the text as it is typed."""

import shutil
from pathlib import Path

import pytest

from briefset.build.articles import find_articles
from briefset.build.check import check, warnings
from briefset.build.lengths import find_notes
from briefset.diagnostics import Failure
from tests.support.lsp import Client, Document
from tests.support.projects import ROOT


@pytest.mark.slow
@pytest.mark.parametrize("slug", ["shared-destiny", "rewetted-bog", "rufbus"])
def test_the_articles_are_told_as_by_check(slug: str, client: Client, articles: Path) -> None:
    document = client.open(articles / "content" / slug / "summary.yaml")
    checked = check(find_articles(articles, [slug])[0])
    assert document.codes() == [one.code for one in (*warnings(checked), *find_notes(checked))]
    document.write(document.text.replace("\ndate:", "\ndatum:"))
    assert {*document.codes()} == {"unknown-key"}
    document.close()


@pytest.mark.parametrize(
    ("begin", "end"),
    [
        ("die es vorher", " nicht gab"), ("gut 25 Euro", "}"), ("\nclaims:", "\nsections:"),
        ("\nstatistics:", "\nevents:"), ("title:", "\n"),
    ],
)  # fmt: skip
def test_what_is_left_after_a_deletion_is_told_as_by_check(
    begin: str, end: str, rufbus: Document, tmp_path: Path
) -> None:
    start = rufbus.text.index(begin)
    text = rufbus.text[:start] + rufbus.text[rufbus.text.index(end, start) :]
    shutil.copytree(rufbus.path.parent, tmp_path / "content" / "rufbus")
    (tmp_path / "content" / "rufbus" / "summary.yaml").write_text(text, encoding="utf-8")
    rufbus.write(text)
    told = [(one["range"]["start"]["line"] + 1, one["code"]) for one in rufbus.diagnostics()]
    folder = find_articles(tmp_path, ["rufbus"])[0]
    try:
        checked = check(folder)
        wanted = [*warnings(checked), *find_notes(checked)]
    except Failure as failure:
        wanted = failure.diagnostics
    assert sorted(told) == sorted((max(one.position.line, 1), one.code) for one in wanted)
    assert told, "something is wrong now"


def test_broken_yaml_is_told_at_its_place_until_it_is_mended(rufbus: Document) -> None:
    text = rufbus.text
    rufbus.replace("quote: gut 25 Euro}", 'quote: "gut 25 Euro}')
    assert [(one["code"], rufbus.slice(one["range"])[:1]) for one in rufbus.diagnostics()] == [("yaml-syntax", "{")]
    rufbus.write(text)
    assert rufbus.codes() == []


@pytest.mark.parametrize(
    ("old", "new", "code", "words"),
    [
        ("statistic: alt,", "statistic: neu,", "unknown-id", "neu"),
        ("die es vorher nicht gab", "die es früher nicht gab", "not-in-article", '"Wir haben vor allem'),
        ("rund 60 Prozent auf", "rund 70 Prozent auf", "number-not-in-evidence", "Die Zahl der Fahrgäste"),
    ],
)
def test_each_kind_of_fault_is_told_of_text_that_is_not_saved(
    rufbus: Document, old: str, new: str, code: str, words: str
) -> None:
    rufbus.replace(old, new)
    told = [(one["code"], rufbus.slice(one["range"])) for one in rufbus.diagnostics() if one["severity"] == 1]
    assert [(found, text.startswith(words)) for found, text in told] == [(code, True)]
    assert new not in rufbus.path.read_text(encoding="utf-8")


def test_a_part_that_is_too_long_is_told_as_information(rufbus: Document) -> None:
    rufbus.replace("text: Ende März 2026 läuft", f"text: {'So wie es war, so bleibt es. ' * 8}Ende März 2026 läuft")
    told = {one["code"]: one for one in rufbus.diagnostics()}
    assert told["budget"]["severity"] == 3
    assert "claims[2]: 76 of 50 words in briefing" in told["budget"]["message"]


def test_warnings_stay_in_sight_while_a_number_is_wrong(bog: Document) -> None:
    bog.replace("speaker: pendle, text:", "speaker: castell, text:")
    assert "attribution" in bog.codes()
    bog.replace("about £4,600 per hectare", "about £5,600 per hectare")
    assert {"attribution", "number-not-in-evidence"} <= {*bog.codes()}


def test_places_are_counted_in_utf_16(rufbus: Document) -> None:
    rufbus.replace("{statistic: jahr-1, label: Erstes Jahr}", '{label: "😀 中国 😀", statistic: jahr-0}')
    assert [rufbus.slice(one["range"]) for one in rufbus.diagnostics()] == ["jahr-0"]
    line = rufbus.text.split("\n")[rufbus.diagnostics()[0]["range"]["start"]["line"]]
    assert rufbus.diagnostics()[0]["range"]["start"]["character"] == line.index("jahr-0") + 2


def test_of_fifty_quick_changes_the_last_is_told(rufbus: Document) -> None:
    text = rufbus.text
    for number in range(50):
        rufbus.write(text.replace("quote: gut 25 Euro", f"quote: gut {number} Euro"))
    assert {*rufbus.codes()} >= {"not-in-article"}
    assert "gut 49 Euro" in "".join(rufbus.slice(one["range"]) for one in rufbus.diagnostics())
    rufbus.write(text)
    assert rufbus.codes() == []


def test_a_table_that_is_open_counts_before_it_is_saved(client: Client, tmp_path: Path) -> None:
    folder = tmp_path / "content" / "demo"
    folder.mkdir(parents=True)
    (folder / "source.txt").write_bytes((ROOT / "content" / "rufbus" / "source.txt").read_bytes())
    text = (ROOT / "content" / "rufbus" / "summary.yaml").read_text(encoding="utf-8")
    head, rest = text.split("statistics:\n")
    exhibits, events = rest.index("exhibits:"), rest.index("events:")
    (folder / "summary.yaml").write_text(f"{head}statistics: {{file: zahlen.csv}}\n{rest[events:]}", encoding="utf-8")
    assert exhibits < events
    table = "id,label,quote\nzuschuss,Zuschuss je Fahrt,gut 25 Euro\n"
    (folder / "zahlen.csv").write_text(table, encoding="utf-8")
    summary = client.open(folder / "summary.yaml")
    assert "not-in-article" not in summary.codes()
    opened = client.open(folder / "zahlen.csv", table.replace("25", "26"))
    assert [opened.slice(one["range"]) for one in opened.diagnostics()] == ["gut 26 Euro"]
    opened.write(table)
    assert opened.diagnostics() == []
    client.notify("textDocument/didClose", textDocument={"uri": opened.uri})
    summary.close()


def test_without_the_articles_text_the_rest_is_checked(client: Client, tmp_path: Path) -> None:
    folder = tmp_path / "content" / "demo"
    folder.mkdir(parents=True)
    (folder / "summary.yaml").write_bytes((ROOT / "content" / "rufbus" / "summary.yaml").read_bytes())
    document = client.open(folder / "summary.yaml")
    assert {*document.codes()} == {"no-article-text"}
    assert document.ask("hover", "auf 98.700 (P4)", 12) is None
    assert document.ask("definition", "auf 98.700 (P4)", 12) == []
    assert document.complete("text: Gegen fünf Euro") == []
    (folder / "evidence.lock").write_bytes((ROOT / "content" / "rufbus" / "evidence.lock").read_bytes())
    client.notify("workspace/didChangeWatchedFiles", changes=[])
    document.write(document.text + "\n")
    assert document.codes() == []
    document.close()
