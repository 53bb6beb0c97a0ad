"""A batch of articles in one run: memory after 20, 100 and 200 of them, and time beside the PDF library's own command.

Run: `make bench`, or `ARTICLES=20 python benchmarks/batch.py` for fewer. Each half is one run, so that the ratios hold
on any machine; processor time is what is compared, for a busy machine gives less of it by the clock.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from peers import BRIEFSET, ENVIRONMENT, MANY, briefset, make_project, run

SHORT = ("-p", "brief", "-p", "handout", "-p", "email")
"""Products that use each writer but PowerPoint's, so that many articles take minutes."""
MARKS = (MANY // 10, MANY // 2, MANY)
BATCH, SAMPLE = MANY // 4, 4
"""Articles of a batch, and of the loop, whose commands each begin anew, so that it grows with their number."""
JOBS = 2


def measure_memory(folder: Path) -> None:
    """Print the largest size, so far, of the command and of each of its workers."""
    project = make_project(folder, MANY)
    command = [*BRIEFSET, "build", "--force", "--jobs", str(JOBS), *SHORT]
    building = subprocess.Popen(
        command, cwd=project, env=ENVIRONMENT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    assert building.stderr
    done, before = 0, dict[int, float]()
    for line in building.stderr:
        done += b" files, " in line
        if done in MARKS and b" files, " in line:
            sizes = dict(enumerate(_peaks_mb(building.pid)))
            before = before or sizes
            shown = ", ".join(f"{size:.0f} MB ({size / before.get(at, size):.2f})" for at, size in sizes.items())
            print(f"after {done} articles, command and workers at most: {shown}", flush=True)
    assert building.wait() == 0, "a build failed"


def _peaks_mb(pid: int) -> Iterator[float]:
    """The peak of a process, and of each that it started (proc(5), VmHWM)."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    for process in (pid, *map(int, children)):
        lines = Path(f"/proc/{process}/status").read_text(encoding="utf-8").splitlines()
        yield next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) / 1024


def measure_time(folder: Path) -> None:
    """Print what the PDFs of a batch take, in parts of a loop of WeasyPrint's command over the same pages."""
    project, kept = make_project(folder / "pdf", BATCH), folder / "html"
    run(
        briefset(
            "build", "--jobs", str(JOBS), "-f", "pdf", "--keep-html", str(kept), *[f"a{n:03d}" for n in range(SAMPLE)]
        ),
        project,
    )
    pages = sorted(kept.glob("*/*.html"))
    clock, ours = run(briefset("build", "--force", "--jobs", str(JOBS), "-f", "pdf"), project)
    alone = tuple((sys.executable, "-m", "weasyprint", str(page), f"{page.stem}.pdf") for page in pages)
    theirs = run(alone, folder)[1] * BATCH / SAMPLE
    print(f"PDFs of {BATCH} articles: {ours:.0f} s of processors; the loop, from {SAMPLE}: {theirs:.0f} s")
    print(f"  ratio {ours / theirs:.2f} (aim: at most 0.5)")
    print(f"  processors per second by the clock, of {JOBS}: {ours / clock:.2f} (a busy machine gives less)")


if __name__ == "__main__":
    with TemporaryDirectory() as name:
        measure_time(Path(name))
        measure_memory(Path(name))
