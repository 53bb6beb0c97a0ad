"""A client of the Language Server Protocol, for tests: the protocol's own bytes over the server's stdin and stdout."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from queue import Queue
from threading import Thread
from types import TracebackType
from typing import Any, Self

PATIENCE_SECONDS = 120
"""After so long without a message the server is held to be stuck; nothing is measured by it."""
PUBLISH = "textDocument/publishDiagnostics"
Message = dict[str, Any]


class Client:
    """A server that was started, and what it says."""

    def __init__(self, folder: Path, **capabilities: Any) -> None:
        command = [sys.executable, "-m", "briefset", "lsp"]
        self.process = subprocess.Popen(
            command, cwd=folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        self.messages = Queue[Message | None]()
        self.notified: list[Message] = []
        self.count = 0
        self.reader = Thread(target=self._read, daemon=True)
        self.reader.start()
        self.capabilities = self.ask("initialize", processId=None, rootUri=folder.as_uri(), capabilities=capabilities)
        self.notify("initialized")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, fault: BaseException | None, _: TracebackType | None) -> None:
        self.close()
        for stream in (self.process.stdin, self.process.stdout, self.process.stderr):
            assert stream
            stream.close()

    def _read(self) -> None:
        stream = self.process.stdout
        assert stream
        while header := stream.readline():
            length = int(header.removeprefix(b"Content-Length:"))
            while stream.readline().strip():
                pass
            self.messages.put(json.loads(stream.read(length)))
        self.messages.put(None)

    def _send(self, message: Message) -> None:
        data = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self.process.stdin
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(data) + data)
        self.process.stdin.flush()

    def notify(self, method: str, **parameters: Any) -> None:
        """Tell the server something."""
        self._send({"method": method, "params": parameters})

    def request(self, method: str, **parameters: Any) -> Message:
        """The server's answer to a question: it has a `result` or an `error`."""
        self.count += 1
        self._send({"id": self.count, "method": method, "params": parameters})
        while (message := self._next()).get("id") != self.count:
            self.notified.append(message)
        return message

    def ask(self, method: str, **parameters: Any) -> Any:
        """The result of a question."""
        answer = self.request(method, **parameters)
        assert "error" not in answer, answer
        return answer["result"]

    def _next(self) -> Message:
        message = self.messages.get(timeout=PATIENCE_SECONDS)
        assert message is not None, self.stderr()
        return message

    def stderr(self) -> str:
        """All that the server has said to people, once it has ended."""
        assert self.process.stderr
        return self.process.stderr.read().decode()

    def close(self) -> int:
        """The exit code of the server after its stdin is closed."""
        assert self.process.stdin
        if not self.process.stdin.closed:
            self.process.stdin.close()
        return self.process.wait(PATIENCE_SECONDS)

    def open(self, path: Path, text: str | None = None) -> Document:
        """A file as the editor has it open, with its text or another."""
        document = Document(self, path, path.read_text(encoding="utf-8") if text is None else text)
        self.notify(
            "textDocument/didOpen", textDocument={"languageId": "yaml", **document.named, "text": document.text}
        )
        return document

    def diagnostics(self, uri: str, version: int | None) -> list[Message]:
        """What is told of a version of a file, waited for."""
        while True:
            published = [one["params"] for one in self.notified if one.get("method") == PUBLISH]
            for told in published:
                if (told["uri"], told.get("version")) == (uri, version):
                    found: list[Message] = told["diagnostics"]
                    return found
            self.notified.append(self._next())


class Document:
    """A file that is open, its text, and questions about places in it."""

    def __init__(self, client: Client, path: Path, text: str) -> None:
        self.client, self.path, self.text, self.version = client, path, text, 1

    @property
    def uri(self) -> str:
        """Its address."""
        return self.path.as_uri()

    @property
    def named(self) -> Message:
        """It, and its version."""
        return {"uri": self.uri, "version": self.version}

    def close(self) -> None:
        """Close it; what was told of it is forgotten."""
        self.client.notify("textDocument/didClose", textDocument={"uri": self.uri})
        assert self.client.diagnostics(self.uri, None) == []
        self.client.notified.clear()

    def write(self, text: str) -> None:
        """Another text for it, as if typed; nothing is saved."""
        self.text, self.version = text, self.version + 1
        self.client.notify("textDocument/didChange", textDocument=self.named, contentChanges=[{"text": text}])

    def replace(self, old: str, new: str) -> None:
        """Other words in place of some that stand in it once."""
        assert self.text.count(old) == 1, old
        self.write(self.text.replace(old, new))

    def diagnostics(self) -> list[Message]:
        """What is told of its last version."""
        return self.client.diagnostics(self.uri, self.version)

    def codes(self) -> list[str]:
        """The codes of these."""
        return [one["code"] for one in self.diagnostics()]

    def place(self, words: str, offset: int = 0) -> Message:
        """The place of some words that stand in it once, in UTF-16, and so many characters behind."""
        assert self.text.count(words) == 1, words
        before = self.text[: self.text.index(words) + offset]
        line = before.rpartition("\n")[2]
        return {"line": before.count("\n"), "character": len(line.encode("utf-16-le")) // 2}

    def ask(self, method: str, words: str, offset: int = 0, **parameters: Any) -> Any:
        """The result of a question about the place of some words."""
        place = self.place(words, offset)
        return self.client.ask(f"textDocument/{method}", textDocument=self.named, position=place, **parameters)

    def slice(self, where: Message) -> str:
        """The text of a range, which is given in UTF-16."""
        return self.text[self._offset(where["start"]) : self._offset(where["end"])]

    def actions(self, words: str) -> dict[str, Message]:
        """What can be done at some words, by its title, with its edits."""
        where = {"start": self.place(words), "end": self.place(words)}
        parameters = {"textDocument": self.named, "range": where, "context": {"diagnostics": []}}
        found = self.client.ask("textDocument/codeAction", **parameters)
        return {one["title"]: one for one in found}

    def edits_of(self, action: Message) -> str:
        """The text after an action."""
        edit = self.client.ask("codeAction/resolve", **action)["edit"]
        assert list(edit["changes"]) == [self.uri]
        return self.apply(edit["changes"][self.uri])

    def _offset(self, place: Message) -> int:
        lines = self.text.split("\n")
        units = lines[place["line"]].encode("utf-16-le")[: 2 * place["character"]]
        return sum(len(line) + 1 for line in lines[: place["line"]]) + len(units.decode("utf-16-le"))

    def apply(self, edits: list[Message]) -> str:
        """The text after some edits."""
        text = self.text
        for edit in sorted(edits, key=lambda one: self._offset(one["range"]["start"]), reverse=True):
            start, end = self._offset(edit["range"]["start"]), self._offset(edit["range"]["end"])
            text = text[:start] + edit["newText"] + text[end:]
        return text

    def complete(self, before: str) -> list[Message]:
        """The items that are offered behind some words, which stand in it once."""
        found: Message | None = self.ask("completion", before, len(before))
        return found["items"] if found else []
