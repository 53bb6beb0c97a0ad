"""What `make fuzz` finds can be pasted above the test that it broke."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
OPTIONS = ["-ptests.support.fuzz", "-pno:cacheprovider", "-pno:xdist", "--fuzz-seconds=1", "-c/dev/null", "--rootdir=."]
PROPERTIES = """
from hypothesis import given, strategies as st

@given(flag=st.booleans())
def test_of_two_faults(flag, tmp_path_factory):
    assert not flag
    raise ValueError

@given(st.just("quay"))
def test_by_position(word):
    assert word != "quay"

@given(st.data())
def test_of_drawn_values(data):
    assert data.draw(st.booleans()) is None

@given(st.integers())
def test_without_a_fault(count):
    assert count == count
"""


@pytest.mark.slow
def test_each_counterexample_is_printed_as_an_example_of_its_test(tmp_path: Path) -> None:
    (tmp_path / "test_found.py").write_text(PROPERTIES, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "pytest", *OPTIONS],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    found = done.stdout.partition("counterexamples, to be pasted")[2].splitlines()
    assert "3 failed, 1 passed" in done.stdout, done.stdout
    tried = next(line for line in done.stdout.splitlines() if line.endswith(" values tried"))
    assert int(tried.split()[0].replace(",", "")) > 100
    hints = "You can reproduce this test case"  # Hypothesis writes them where CI is set
    assert sorted(line for line in found if "@" in line and not line.startswith(hints)) == [
        "# drawn, so paste its @reproduce_failure: @example(data=data(...))",
        "@example(flag=False)",
        "@example(flag=True)",
        "@example(word='quay')",
    ]
