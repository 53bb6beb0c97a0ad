"""The last resort ends what no count has stopped, whatever it is at."""

import pytest

from briefset.build.last_resort import cpu_limit
from briefset.diagnostics import Failure


def spin() -> None:
    while True:
        try:
            "".join(map(str, range(1_000)))
        except Exception:  # noqa: BLE001 - as libraries do
            continue


def test_work_without_end_is_a_failure_that_names_its_template() -> None:
    with pytest.raises(Failure, match=r"took more than 0\.1 s of CPU time") as caught, cpu_limit(0.1, "templates/demo"):
        spin()
    assert caught.value.diagnostics[0].position.file == "templates/demo"


def test_work_that_ends_in_time_is_left_alone() -> None:
    with cpu_limit(30.0, "templates/demo"):
        done = sum(range(10))
    assert done == 45
