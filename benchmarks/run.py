"""Every comparison one after another, as `make bench` runs them; with a file's name, their tables are kept there.

Run: `python benchmarks/run.py [benchmarks/RESULTS.md]`. A script that misses its aim does not end the others.
Exit codes: 1 an aim was missed.
"""

from __future__ import annotations

import platform
import subprocess
import sys
from os import cpu_count
from pathlib import Path

FOLDER = Path(__file__).parent
SCRIPTS = ("peers", "batch", "pdf", "office", "session", "summary", "verify", "books", "truth/measure")


def run(script: str) -> tuple[int, str]:
    """The exit code of one script and what it printed, which is passed on as it comes."""
    lines = []
    with subprocess.Popen([sys.executable, str(FOLDER / f"{script}.py")], stdout=subprocess.PIPE, text=True) as process:
        for line in process.stdout or ():
            print(line, end="", flush=True)
            lines.append(line)
    return process.returncode, "".join(lines)


def describe_machine() -> str:
    """What was measured where: commit and its day, processors, system and interpreter."""
    asked = ["git", "log", "-1", "--format=%h of %cs"]
    commit = subprocess.run(asked, cwd=FOLDER, capture_output=True, text=True, check=True).stdout.strip()
    machine = f"{cpu_count()} cores, {platform.machine()}, {platform.system()}, Python {platform.python_version()}"
    return f"Commit {commit}; {machine}."


def main() -> int:
    """Run all scripts; write the file that the arguments name."""
    parts = [f"# Results\n\n{describe_machine()}\nEach ratio is of one run; `make bench` measures anew.\n"]
    missed = 0
    for script in SCRIPTS:
        code, told = run(script)
        missed |= code
        parts.append(f"## {script}\n\n{told.strip()}\n")
        for name in sys.argv[1:]:
            Path(name).write_text("\n".join(parts), encoding="utf-8")
    return min(1, missed)


if __name__ == "__main__":
    sys.exit(main())
