"""The largest summaries that are taken are checked and printed within the promised time; larger ones are refused."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.support.limits import run_measured
from tests.support.projects import make_project, summary_of
from tests.support.readers import SUMMARY

# Several times what a slow machine needs: growth with the square of the input goes far beyond.
PRINT_CPU_S, REFUSAL_CPU_S, MOST_MIB = 30.0, 4.0, 512
TITLE = next(line for line in SUMMARY.decode().splitlines() if line.startswith("title:"))
DERIVED = "\n  - {{id: n{}, label: A sum, expression: {}, format: '{{:.0f}}'}}"


def long_keys() -> str:
    """Keys of 8,000 letters inside one another, and 18,000 short ones below them."""
    key = "kk " * 2_600 + "k"
    above = "".join(f"{' ' * depth}? {key}\n{' ' * depth}:\n" for depth in range(20))
    return above + "".join(f"{' ' * 20}a{number}: 1\n" for number in range(18_000))


def derived(count: int, expression: str = "visitors-after - visitors-before") -> str:
    """The sample with so many more derived numbers; `{}` in their expression is the number of the one before."""
    numbers = "".join(DERIVED.format(number, expression.format(number - 1)) for number in range(1, count))
    return SUMMARY.decode().replace("\nderived:", f"\nderived:{DERIVED.format(0, 'visitors-after + 1')}{numbers}", 1)


REFUSED = {
    "long keys": (long_keys, "this key has 7,801 characters; the limit is 100"),
    "long keys marked as such": (lambda: "? " * 500_000, "a list or mapping stands where a key is expected"),
    "too many numbers in a title": (
        lambda: SUMMARY.decode().replace(TITLE, f'title: "{"1 " * 3_000}"'),
        "this text has 3,000 numbers; the limit is 200",
    ),
    "too many numbers in a file": (lambda: "a:\n" + f"  - {'1 ' * 150}\n" * 200, "more than 20,000 numbers"),
    "too many derived numbers": (lambda: derived(1_500), "at most 200"),
    "derived numbers that double": (lambda: derived(60, "n{0} + n{0}"), "more than 100 statistics"),
}


ACCEPTED = {
    "claims": 1_800,
    "statistics": 2_200,
    "quotations": 2_500,
    "derived": 190,
}
"""How many entries more than the sample has of each kind stay within 20,000 values."""


def enlarged(kind: str, count: int) -> str:
    """The sample with so many copies of its last entry of a kind."""
    data = yaml.safe_load(SUMMARY)
    data["date"] = str(data["date"])
    data[kind] += [data[kind][-1] | {"id": f"copy-{number}"} for number in range(count)]
    return yaml.dump(data, Dumper=Unaliased, allow_unicode=True, sort_keys=False)


class Unaliased(yaml.CSafeDumper):
    def ignore_aliases(self, data: Any) -> bool:
        return True


@pytest.mark.slow
@pytest.mark.parametrize("kind", ACCEPTED)
def test_the_largest_summaries_are_checked_and_printed_in_time(kind: str, tmp_path: Path) -> None:
    summary_of(make_project(tmp_path)).write_text(enlarged(kind, ACCEPTED[kind]), encoding="utf-8")
    printed = run_measured(tmp_path, "build", "demo", "--format", "html")
    assert printed.code == 0, printed.messages[-500:]
    assert printed.cpu_s < PRINT_CPU_S
    assert printed.peak_mib < MOST_MIB


@pytest.fixture(scope="module")
def start_s(tmp_path_factory: pytest.TempPathFactory) -> float:
    """What it costs to begin, whatever is asked."""
    return run_measured(make_project(tmp_path_factory.mktemp("nobody")), "check", "nobody").cpu_s


@pytest.mark.slow
@pytest.mark.parametrize("name", REFUSED)
def test_a_summary_beyond_its_limits_is_refused_at_once(name: str, start_s: float, tmp_path: Path) -> None:
    make, message = REFUSED[name]
    summary_of(make_project(tmp_path)).write_text(make(), encoding="utf-8")
    done = run_measured(tmp_path, "check", "demo")
    assert (done.code, "Traceback" in done.messages) == (1, False), done.messages[-500:]
    assert message in done.messages
    assert done.messages.startswith("content/demo/summary.yaml:")
    assert done.cpu_s < REFUSAL_CPU_S + start_s
    assert done.peak_mib < MOST_MIB
