"""How long reading and checking the shape of a long summary takes, as ratios to PyYAML alone within one run.

Run: `make bench`. It makes a summary of its own.
"""

from __future__ import annotations

from pathlib import Path

import yaml
from timing import best_of

from briefset.summary.validate import validate
from briefset.yaml12.document import load

BASE = Path(__file__).resolve().parents[1] / "tests" / "cases" / "base.yaml"
ENTRY = "  - id: q{}\n    speaker: xi\n    at: 5\n    text: Humans have only one planet, and all share it.\n"
QUOTATIONS = 350


def make_summary(quotations: int) -> bytes:
    """A summary with so many quotations, four lines each."""
    many = "".join(ENTRY.format(number) for number in range(quotations))
    return BASE.read_text(encoding="utf-8").replace("quotations:\n", f"quotations:\n{many}").encode()


def measure() -> None:
    """Print the times and their ratios."""
    data, double = make_summary(QUOTATIONS), make_summary(2 * QUOTATIONS)
    composing = best_of(lambda: yaml.compose(data, yaml.CSafeLoader))
    loading = best_of(lambda: load(data, "summary.yaml"))
    checking = best_of(lambda: validate(load(data, "summary.yaml")))
    twice = best_of(lambda: validate(load(double, "summary.yaml")))
    print(f"{len(data.splitlines()):,} lines: read in {loading * 1000:.0f} ms, checked in {checking * 1000:.0f} ms")
    print(f"  reading takes {loading / composing:.1f} times as long as PyYAML, with checks {checking / composing:.1f}")
    print(f"  a summary twice as long takes {twice / checking:.2f} times as long")


if __name__ == "__main__":
    measure()
