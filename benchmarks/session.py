"""What a session, the preview and the check of an editor take after one changed word, against a Typst that stays warm.

Run: `make bench-setup` once, then `make bench`. Times of both sides are taken in turn, in processes that stay. Typst
compiles the text of the briefing, once after the same change, and once after one in every paragraph, which leaves it
little to remember.
"""

from __future__ import annotations

import http.client
import json
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import urlsplit

from peers import BRIEFSET, ENVIRONMENT, NOT_FOR_PEERS, PEERS, ROOT, briefset, make_project, run

LOOP = """
import sys, time
{ready}
for line in sys.stdin:
    begun = time.process_time()
    {again}
    print(time.process_time() - begun, flush=True)
"""
TYPST = LOOP.format(
    ready="import typst\ncompiler = typst.Compiler(sys.argv[1])",
    again="compiler.compile(output=sys.argv[1] + '.pdf')",
)
RENEWED = LOOP.format(
    ready="import itertools, pathlib, typst\nsource = pathlib.Path(sys.argv[1])\n"
    "compiler = typst.Compiler(sys.argv[1])\ntext, turns = source.read_text(), itertools.count()",
    again="source.write_text(text.replace(' the ', f' the n{next(turns)} '))\n"
    "    compiler.compile(output=sys.argv[1] + '.pdf')",
)
CHECK = LOOP.format(
    ready="from pathlib import Path\nfrom briefset.editor.diagnostics import find_all, find_shape_faults\n"
    "from briefset.editor.session import find_folder\nfolder = find_folder(Path(sys.argv[1]))",
    again="find_all(find_shape_faults(folder)[0])",
)
OURS = LOOP.format(
    ready="import briefset\nsession = briefset.Session(sys.argv[1])",
    again="session.build(products=[line.split()[0]], formats=[line.split()[1]])",
)
DOCUMENTS = {"briefing html": 60, "briefing pdf": 900, "handout docx": 200, "factsheet pptx": 300}
"""What is asked for, and how many milliseconds it should take at most on two processors of 2026."""
SHOWN = {"briefing.html": 2.5, "briefing.pdf": 14}
"""What the preview shows after a save, and how many times as long as a compilation of the same text it may take."""
CHECK_MS = 300
RUNS, SAVES = 5, 4


class Warm:
    """A process that does the same again at each line that it gets, and says how long it took."""

    def __init__(self, python: str, script: str, argument: Path) -> None:
        command = [python, "-c", script, str(argument)]
        self.process = subprocess.Popen(
            command, env=ENVIRONMENT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def __call__(self, line: str) -> float:
        """Seconds of processor time of one turn."""
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write(f"{line}\n")
        self.process.stdin.flush()
        return float(self.process.stdout.readline())


class Preview:
    """A preview that runs, and tells how long a document takes from the save of a summary until it can be fetched."""

    def __init__(self, project: Path) -> None:
        command = [*BRIEFSET, "preview", "--no-open"]
        self.process = subprocess.Popen(command, cwd=project, env=ENVIRONMENT, stdout=subprocess.PIPE, text=True)
        assert self.process.stdout
        self.address = urlsplit(self.process.stdout.readline().strip())
        self.events = self._ask("events")

    def open(self, name: str) -> str:
        """Look at a document, and wait until nothing is left to do: its version."""
        self._ask("open", json.dumps({"tab": name})).read()
        return self._wait(lambda state, tab: state["doing"] == "" and tab["version"], name)

    def __call__(self, change: Callable[[], None], name: str) -> float:
        """Seconds from a change until the document of another version, or its first page, has been fetched."""
        before, begun = self.open(name), time.perf_counter()
        change()
        version = self._wait(lambda _, tab: tab["version"] != before and tab["version"], name)
        part = "html" if name.endswith(".html") else "page?number=1&width=800"
        self._ask(f"document/{name}/{version}/{part}").read()
        return time.perf_counter() - begun

    def _ask(self, path: str, body: str | None = None) -> http.client.HTTPResponse:
        connection = http.client.HTTPConnection(self.address.hostname or "", self.address.port)
        fields = {"Content-Type": "application/json"} if body else {}
        connection.request("POST" if body else "GET", f"{self.address.path}{path}", body, fields)
        return connection.getresponse()

    def _wait(self, find: Callable[[dict[str, Any], dict[str, Any]], str], name: str) -> str:
        for line in self.events:
            state = json.loads(line[6:]) if line.startswith(b"data: ") else {}
            for tab in state.get("tabs", []):
                if tab["id"] == name and (found := find(state, tab)):
                    return found
        raise RuntimeError("the preview has ended")


def change_a_word(path: Path) -> Callable[[], None]:
    """What puts “its” for “the” at one more place of a text."""
    places = iter(re.finditer(r" the ", path.read_text(encoding="utf-8")))

    def change() -> None:
        at, text = next(places).start(), path.read_text(encoding="utf-8")
        path.write_text(f"{text[:at]} its {text[at + 5 :]}", encoding="utf-8")

    return change


def write_typst(project: Path, folder: Path) -> Path:
    """The text of the briefing as a source for Typst."""
    run(briefset("build", "-p", "briefing", "-f", "pdf", "--keep-html", str(folder / "html")), project)
    page = next((folder / "html").rglob("briefing.html"))
    plain = folder / "plain.html"
    plain.write_text(NOT_FOR_PEERS.sub("", page.read_text(encoding="utf-8")), encoding="utf-8")
    pandoc = next(PEERS.glob("lib/python*/site-packages/pypandoc/files/pandoc"))
    run(((str(pandoc), "-f", "html-native_divs-native_spans", "-t", "typst", plain.name, "-o", "a.typ"),), folder)
    return folder / "a.typ"


def measure(times: Sequence[tuple[float, ...]]) -> list[float]:
    """The median milliseconds of each side, without the first turn."""
    return [1000 * median(side) for side in zip(*times[1:], strict=True)]


def timed(work: Callable[[], object]) -> float:
    """Seconds by the clock."""
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def measure_session(summary: Path, typst: Warm, source: Path, renewed: Warm) -> None:
    """A row for each document that a session makes again, in processor time."""
    session, change, change_source = Warm(sys.executable, OURS, summary), change_a_word(summary), change_a_word(source)
    print("| After one changed word | ms | Typst, same change | ratio | Typst, every paragraph | ratio | aim, ms |")
    print("| --- | ---: | ---: | ---: | ---: | ---: | ---: |")
    for document, aim in DOCUMENTS.items():
        turns = []
        for _ in range(RUNS + 1):
            change()
            change_source()
            turns.append((session(document), typst(""), renewed("")))
        mine, same, other = measure(turns)
        row = f"{mine:.0f} | {same:.0f} | {mine / same:.1f} | {other:.0f} | {mine / other:.1f} | {aim}"
        print(f"| {document} | {row} |", flush=True)


def measure_preview(project: Path, renewed: Warm) -> None:
    """A row for each document that the preview shows, from the save on, by the clock."""
    preview, change = Preview(project), change_a_word(project / "content" / "a000" / "summary.yaml")
    print("\n| Shown after a save | ms | Typst, every paragraph | ratio | aim |\n| --- | ---: | ---: | ---: | ---: |")
    for name, aim in SHOWN.items():
        turns = [(preview(change, name), timed(lambda: renewed(""))) for _ in range(SAVES)]
        mine, other = measure(turns)
        print(f"| {name} | {mine:.0f} | {other:.0f} | {mine / other:.1f} | {aim} |", flush=True)
    preview.process.terminate()


def measure_check(folder: Path) -> None:
    """What is told of the longest summary with a text, as an editor asks for it."""
    longest = max(ROOT.glob("content/*/source.txt"), key=lambda path: (path.parent / "summary.yaml").stat().st_size)
    shutil.copytree(longest.parent, folder / "longest" / "content" / "longest")
    summary = folder / "longest" / "content" / "longest" / "summary.yaml"
    check, change, turns = Warm(sys.executable, CHECK, summary), change_a_word(summary), []
    for _ in range(RUNS + 1):
        change()
        turns.append((check(""),))
    lines = len(summary.read_text(encoding="utf-8").splitlines())
    print(f"\nAn editor's check of {lines} lines after one changed word: {measure(turns)[0]:.0f} ms (aim {CHECK_MS})")


def main() -> None:
    """Print the tables."""
    if not PEERS.exists():
        print("\nFor a session against a warm Typst: make bench-setup")
        return
    with TemporaryDirectory() as name:
        project = make_project(Path(name), 1)
        source, summary = write_typst(project, Path(name)), project / "content" / "a000" / "summary.yaml"
        typst = Warm(str(PEERS / "bin" / "python"), TYPST, source)
        renewed = Warm(str(PEERS / "bin" / "python"), RENEWED, Path(shutil.copy(source, Path(name) / "renewed.typ")))
        measure_session(summary, typst, source, renewed)
        measure_preview(make_project(Path(name) / "preview", 1), renewed)
        measure_check(Path(name))


if __name__ == "__main__":
    main()
