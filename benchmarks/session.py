"""What a session of Python takes after one changed word, against a Typst compiler that stays warm over the same text.

Run: `make bench-setup` once, then `make bench`. Times of both sides are taken in turn, in processes that stay.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from peers import ENVIRONMENT, NOT_FOR_PEERS, PEERS, briefset, make_project, run

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
OURS = LOOP.format(
    ready="import briefset\nsession = briefset.Session(sys.argv[1])",
    again="session.build(products=[line.split()[0]], formats=[line.split()[1]])",
)
DOCUMENTS = {"briefing html": 60, "briefing pdf": 900, "handout docx": 200, "factsheet pptx": 300}
"""What is asked for, and how many milliseconds it should take at most on two processors of 2026."""
RUNS = 5


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


def change_a_word(path: Path) -> Callable[[], None]:
    """What puts “its” for “the” at one more place of a summary."""
    places = iter(re.finditer(r" the ", path.read_text(encoding="utf-8")))

    def change() -> None:
        at, text = next(places).start(), path.read_text(encoding="utf-8")
        path.write_text(f"{text[:at]} its {text[at + 5 :]}", encoding="utf-8")

    return change


def add_a_word(path: Path) -> None:
    """One more word at the end of a source for Typst."""
    path.write_text(path.read_text(encoding="utf-8").rstrip() + " its\n", encoding="utf-8")


def write_typst(project: Path, folder: Path) -> Path:
    """The text of the briefing as a source for Typst."""
    run(briefset("build", "-p", "briefing", "-f", "pdf", "--keep-html", str(folder / "html")), project)
    page = next((folder / "html").rglob("briefing.html"))
    plain = folder / "plain.html"
    plain.write_text(NOT_FOR_PEERS.sub("", page.read_text(encoding="utf-8")), encoding="utf-8")
    pandoc = next(PEERS.glob("lib/python*/site-packages/pypandoc/files/pandoc"))
    run(((str(pandoc), "-f", "html-native_divs-native_spans", "-t", "typst", plain.name, "-o", "a.typ"),), folder)
    return folder / "a.typ"


def main() -> None:
    """Print a row for each document."""
    if not PEERS.exists():
        print("\nFor a session against a warm Typst: make bench-setup")
        return
    with TemporaryDirectory() as name:
        project = make_project(Path(name), 1)
        source, summary = write_typst(project, Path(name)), project / "content" / "a000" / "summary.yaml"
        typst = Warm(str(PEERS / "bin" / "python"), TYPST, source)
        session = Warm(sys.executable, OURS, summary)
        change = change_a_word(summary)
        print("| After one changed word | ms | Typst, ms | ratio | aim, ms |\n| --- | ---: | ---: | ---: | ---: |")
        for document, aim in DOCUMENTS.items():
            pairs = []
            for _ in range(RUNS + 1):
                change()
                add_a_word(source)
                pairs.append((session(document), typst(document)))
            mine, other = (1000 * median(times) for times in zip(*pairs[1:], strict=True))
            print(f"| {document} | {mine:.0f} | {other:.0f} | {mine / other:.1f} | {aim} |", flush=True)


if __name__ == "__main__":
    main()
