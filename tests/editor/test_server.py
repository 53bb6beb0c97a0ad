"""The server ends with its editor, and with nothing else."""

import signal
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from briefset.cli.application import app
from tests.support.lsp import Client, Document


def test_a_request_that_fails_ends_nothing(client: Client, rufbus: Document) -> None:
    assert "error" in client.request("codeAction/resolve", title="nonsense", data={"uri": rufbus.uri})
    assert "error" in client.request("textDocument/nonsense")
    client.notify("textDocument/didOpen", textDocument={"uri": 7})
    client.notify("textDocument/didChange", textDocument={}, contentChanges=[])
    assert client.ask("textDocument/documentSymbol", textDocument=rufbus.named)


def test_places_beyond_the_text_are_its_end(client: Client, rufbus: Document) -> None:
    for place in ({"line": 9_999, "character": 0}, {"line": 0, "character": 9_999}):
        assert client.ask("textDocument/hover", textDocument=rufbus.named, position=place) is None
        client.ask("textDocument/completion", textDocument=rufbus.named, position=place)


def test_other_files_are_none_of_its_business(client: Client, tmp_path: Path) -> None:
    other = tmp_path / "values.yaml"
    other.write_text("a: [", encoding="utf-8")
    document = client.open(other)
    assert document.complete("a: [") == []
    assert client.ask("textDocument/documentSymbol", textDocument=document.named) == []


def test_a_summary_that_is_not_saved_yet_is_checked(client: Client, tmp_path: Path) -> None:
    document = client.open(tmp_path / "new" / "summary.yaml", "title: [\n")
    assert document.codes() == ["yaml-syntax"]
    document.close()


@pytest.mark.slow
def test_closed_stdin_ends_it(articles: Path) -> None:
    with Client(articles) as client:
        client.open(articles / "content" / "rufbus" / "summary.yaml")
        assert client.close() == 0
        assert client.stderr() == ""


@pytest.mark.slow
def test_exit_ends_it_though_stdin_is_open(articles: Path) -> None:
    with Client(articles) as client:
        client.ask("shutdown")
        client.notify("exit")
        assert client.process.wait(60) == 0


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="signals are others there")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_it(articles: Path, number: signal.Signals) -> None:
    with Client(articles) as client:
        client.open(articles / "content" / "rufbus" / "summary.yaml")
        client.process.send_signal(number)
        assert client.process.wait(60) in (-number, 0, 130), "before it listens, by the library, or by the program"
        assert "Traceback" not in client.stderr()


def test_without_pygls_one_line_says_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pygls", None)
    done = CliRunner().invoke(app, ["lsp", "--diagnostic-format", "short"])
    assert done.exit_code == 4
    assert len(done.stderr.splitlines()) == 1
    assert "run `pip install pygls` beside briefset" in done.stderr
