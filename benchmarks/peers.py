"""What the program costs as whole processes, against others that do as much: make, pandoc, Typst, WeasyPrint, pdftoppm.

Run: `make bench-setup` once, then `make bench`. Both sides of a figure run in turn, and the median of their ratios is
printed, so that it holds on any machine. The peers get the text of our own pages, as `build --keep-html` writes it.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parents[1]
PEERS = ROOT / "benchmarks" / ".peers"
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"} | {
    "PYTHONPATH": str(ROOT / "src")
}
BRIEFSET = (sys.executable, "-m", "briefset")
EMPTY = ((sys.executable, "-c", "pass"),)
TYPER = ((sys.executable, "-c", "import typer"),)
TYPST = "import sys, typst; typst.compile(sys.argv[1], output=sys.argv[2])"
NOT_FOR_PEERS = re.compile(r"<svg.*?</svg>|<img[^>]*>|</?a\b[^>]*>|\sid=\"[^\"]*\"", re.DOTALL)
"""Pictures, links and their targets, which peers would refuse."""
RUNS, MANY = 5, int(os.environ.get("ARTICLES", "200"))
PRINTED = ("-p", "briefing", "-p", "factsheet", "-p", "factsheet-print")
PRODUCTS = (*PRINTED, "-p", "handout")
"""What peers make too; brief, evidence, cards and letter have no counterpart."""
Commands = tuple[tuple[str, ...], ...]
Times = tuple[float, float]


def run(commands: Commands, folder: Path) -> Times:
    """Seconds by the clock, and of all processors, of some commands one after another."""
    begun, before = time.perf_counter(), os.times()
    for command in commands:
        subprocess.run(command, cwd=folder, env=ENVIRONMENT, capture_output=True, check=True)
    after = os.times()
    cpu = after.children_user + after.children_system - before.children_user - before.children_system
    return time.perf_counter() - begun, cpu


def compare(ours: Callable[[], Times], theirs: Callable[[], Times], runs: int) -> Times:
    """The median ratios of ours to theirs, by the clock and in processor time, of runs in turn after a first one."""
    ours(), theirs()
    pairs = [(ours(), theirs()) for _ in range(runs)]
    return tuple(median(mine[part] / max(other[part], 1e-4) for mine, other in pairs) for part in (0, 1))  # type: ignore[return-value]


def say(name: str, found: Times, aim: str) -> None:
    """One row of the table."""
    print(f"| {name} | {found[0]:.2f} | {found[1]:.2f} | {aim} |", flush=True)


def measure(name: str, ours: Commands, theirs: Commands, folder: Path, aim: str, runs: int = RUNS) -> None:
    """Print how two ways compare."""
    say(name, compare(lambda: run(ours, folder), lambda: run(theirs, folder), runs), aim)


def briefset(*words: str) -> Commands:
    """One command of ours."""
    return ((*BRIEFSET, *words),)


def make_project(folder: Path, articles: int) -> Path:
    """A project with so many copies of the first article of the repository that has its text, or of the sample."""
    own = next((path.parent for path in sorted(ROOT.glob("content/*/source.txt"))), None)
    if own is None:
        run(briefset("new", "sample", "--project", str(folder / "sample")), ROOT)
        own = folder / "sample" / "content" / "sample"
    project = folder / f"project-{articles}"
    for number in range(articles):
        shutil.copytree(own, project / "content" / f"a{number:03d}")
    return project


def write_makefile(project: Path) -> None:
    """The rule of our Makefile, with every file of program and templates, for each article of a project."""
    inputs = [path for folder in ("src/briefset", "templates") for path in (ROOT / folder).rglob("*") if path.is_file()]
    shared = " ".join(str(path) for path in inputs if path.suffix != ".pyc")
    rules = []
    for article in sorted((project / "content").iterdir()):
        made = " ".join(str(path) for path in sorted((project / "build" / article.name).iterdir()))
        of = " ".join(map(str, article.iterdir()))
        rules.append(f"all: {made}\n{made} &: {of} $(INPUTS)\n\tfalse\n")
    (project / "Makefile").write_text(f"INPUTS := {shared}\n.PHONY: all\n" + "".join(rules), encoding="utf-8")
    for path in (project / "build").rglob("*"):
        path.touch()


def measure_nothing_to_do(folder: Path) -> None:
    """One article and many that are up to date, and what asks for no article."""
    one = make_project(folder, 1)
    run(briefset("build"), one)
    run(briefset("check"), one)
    measure("build with nothing to do / an empty Python", briefset("build"), EMPTY, one, "2")
    measure("check of an unchanged article / import typer", briefset("check"), TYPER, one, "2.5")
    measure("--help / an empty Python", briefset("--help"), EMPTY, one, "3")
    measure("explain / an empty Python", briefset("explain", "usage"), EMPTY, one, "3")
    many = make_project(folder, MANY)
    run(briefset("build", "-f", "html"), many)
    write_makefile(many)
    html = briefset("build", "-f", "html")
    measure(f"build of {MANY} articles with nothing to do / make", html, (("make", "all"),), many, "1")
    run(html, one)
    found = compare(lambda: build_changed(many, html), lambda: build_changed(one, html), 3)
    say(f"one change among {MANY} articles / the same change of one", found, "")


def build_changed(project: Path, command: Commands) -> Times:
    """What a build takes after the first article of a project was changed, each time otherwise."""
    with (project / "content" / "a000" / "summary.yaml").open("a", encoding="utf-8") as file:
        file.write("# changed\n")
    return run(command, project)


def measure_documents(folder: Path) -> None:
    """Cold builds, against peers that make the same products of the same text."""
    project, kept = make_project(folder / "cold", 1), folder / "html"
    run(briefset("build", *PRODUCTS, "--keep-html", str(kept)), project)
    pages = sorted((kept / "a000").glob("*.html"))
    pandoc = next(PEERS.glob("lib/python*/site-packages/pypandoc/files/pandoc"))
    for page in pages:
        plain = folder / page.name
        plain.write_text(NOT_FOR_PEERS.sub("", page.read_text(encoding="utf-8")), encoding="utf-8")
        for kind in ("markdown", "typst"):
            source = (str(pandoc), "-f", "html-native_divs-native_spans", "-t", kind, page.name)
            run(((*source, "-o", f"{page.stem}.{kind}"),), folder)
    peers = peer_commands(pandoc, [page.stem for page in pages])
    measure(
        "briefing, handout and fact sheets / the same by peers",
        briefset("build", "--force", *PRODUCTS),
        tuple(peers.values()),
        folder_for(project, folder),
        "1.5; 2.2 in CPU",
    )
    alone = tuple((sys.executable, "-m", "weasyprint", str(page), f"{page.stem}.pdf") for page in pages)
    measure(
        "all PDFs / the weasyprint command",
        briefset("build", "--force", *PRINTED, "-f", "pdf", "--project", str(project)),
        alone,
        folder,
        "0.75",
        3,
    )
    docx = briefset("build", "--force", "-f", "docx", "--project", str(project))
    measure("Word / pandoc", docx, (peers["docx"],), folder, "4")


def folder_for(project: Path, folder: Path) -> Path:
    """The folder in which both sides run: ours finds its project there."""
    for path in folder.glob("*.*"):
        if path.is_file():
            shutil.copy(path, project)
    return project


def peer_commands(pandoc: Path, stems: list[str]) -> dict[str, tuple[str, ...]]:
    """By what they make: Word, slides and HTML by pandoc, each PDF by Typst, pictures by pdftoppm."""
    text = "briefing.markdown"
    commands = {kind: (str(pandoc), text, "-s", "-o", f"peer.{kind}") for kind in ("docx", "pptx", "html")}
    python = str(PEERS / "bin" / "python")
    for stem in stems:
        commands[stem] = (python, "-c", TYPST, f"{stem}.typst", f"peer-{stem}.pdf")
    return commands | {"png": ("pdftoppm", "-png", "-r", "144", f"peer-{stems[-1]}.pdf", "peer")}


def main() -> None:
    """Print every figure; those of the documents only where the peers are installed."""
    print("| Ours / theirs | time | CPU | aim, at most |\n| --- | ---: | ---: | ---: |")
    with TemporaryDirectory() as name:
        measure_nothing_to_do(Path(name))
        if PEERS.exists():
            measure_documents(Path(name))
        else:
            print("\nFor the documents: make bench-setup")


if __name__ == "__main__":
    main()
