"""What a build starts ends with it, however it ends."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefset.build.workers import open_executor
from briefset.diagnostics import Failure
from tests.support.processes import HEARING, members, wait_for_end
from tests.support.projects import ROOT, make_project
from tests.support.work import crash, double, in_a_worker_only, killed_the_first_time, open_files

ENVIRONMENT = os.environ | {"PYTHONPATH": str(ROOT / "src")}
LONG_S = 600
"""Work that nobody waits for."""
pytestmark = [
    pytest.mark.slow,  # processes start, and are waited for
    pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="processes are found in /proc"),
]


def workers(session: int) -> set[int]:
    """Those of its processes that make documents."""
    return members(session) - {session}


def wait_for_workers(process: "subprocess.Popen[str]", count: int) -> None:
    """Waits until a process that leads a session has so many workers."""
    while len(workers(process.pid)) < count:
        assert process.poll() is None, "it ended before"
        time.sleep(0.02)


@pytest.fixture(params=[(), ("tests.support.work",)], ids=["started", "copied"])
def shared(request: pytest.FixtureRequest) -> tuple[str, ...]:
    """What executors warm up in this process, of which their processes are copies then."""
    found: tuple[str, ...] = request.param
    return found


@pytest.fixture
def building(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """A build in a session of its own, with two workers that have begun."""
    command = [*HEARING, "-m", "briefset", "build", "demo", "--jobs", "2"]
    make_project(tmp_path)
    (tmp_path / "temporary").mkdir()
    process = subprocess.Popen(
        command,
        cwd=tmp_path,
        env=ENVIRONMENT | {"TMPDIR": str(tmp_path / "temporary")},
        start_new_session=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        wait_for_workers(process, 2)
        yield process
    finally:
        for pid in members(process.pid):
            os.kill(pid, signal.SIGKILL)
        process.communicate()


def test_workers_die_with_a_build_that_is_killed(building: subprocess.Popen[str]) -> None:
    building.kill()
    _, messages = building.communicate()
    assert building.returncode == -signal.SIGKILL
    wait_for_end(building.pid)
    assert "Traceback" not in messages


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_ends_a_build_and_its_workers_with_one_line_and_nothing_is_left(
    building: subprocess.Popen[str], number: signal.Signals, tmp_path: Path
) -> None:
    os.killpg(building.pid, number)
    _, messages = building.communicate()
    assert (building.returncode, messages.splitlines()[-1], messages.count("Traceback")) == (130, "interrupted", 0)
    wait_for_end(building.pid)
    assert list((tmp_path / "temporary").iterdir()) == []
    assert list((tmp_path / "build").rglob("*.*")) == []


def test_what_killed_workers_were_at_is_made_by_others(building: subprocess.Popen[str]) -> None:
    for pid in workers(building.pid):
        os.kill(pid, signal.SIGKILL)
    _, messages = building.communicate()
    assert (building.returncode, messages.count("Traceback")) == (0, 0), messages


def test_a_build_in_several_processes_leaves_no_temporary_file(tmp_path: Path) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    make_project(tmp_path / "project")
    command = [sys.executable, "-m", "briefset", "build", "--jobs", "2", "-f", "pdf", "-p", "brief", "-p", "evidence"]
    environment = ENVIRONMENT | {"TMPDIR": str(temporary)}
    subprocess.run(command, cwd=tmp_path / "project", env=environment, check=True, capture_output=True)
    assert list(temporary.iterdir()) == []


@pytest.mark.parametrize("after_ms", [0, 60, 120, 180, 250, 350, 500, 800])
def test_ctrl_c_while_the_program_is_imported_is_one_line(after_ms: int, tmp_path: Path) -> None:
    """What the interpreter does before the program's first line is not the program's."""
    script = "import briefset.__main__ as program; print('begun', flush=True); program.main()"
    make_project(tmp_path)
    process = subprocess.Popen(
        [*HEARING, "-c", script, "check", "demo"],
        cwd=tmp_path,
        env=ENVIRONMENT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout
    assert process.stdout.readline() == "begun\n"
    time.sleep(0.005 + after_ms / 1000)
    process.send_signal(signal.SIGINT)
    _, messages = process.communicate()
    assert process.returncode in (0, 130)
    assert "Traceback" not in messages
    assert ("interrupted\n" in messages) == (process.returncode == 130)


def test_ctrl_c_where_python_drops_exceptions_is_one_line() -> None:
    script = (
        "import sys, briefset.__main__ as program\nsys.unraisablehook = program._notice\n"
        "class Freed:\n    def __del__(self): raise KeyboardInterrupt\n"
        "Freed(); print('it goes on')"
    )
    done = subprocess.run([sys.executable, "-c", script], env=ENVIRONMENT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "interrupted\n")


def test_ctrl_c_inside_a_text_that_is_executed_is_an_exit_code() -> None:
    """Python would end itself by the signal."""
    script = (
        "import briefset.__main__ as program, briefset.cli.fast_path as fast_path\n"
        "fast_path.answer = lambda words: exec('raise KeyboardInterrupt')\nprogram.main()"
    )
    done = subprocess.run([sys.executable, "-c", script], env=ENVIRONMENT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (130, "interrupted\n")


def test_ctrl_c_of_which_another_exception_is_made_is_one_line() -> None:
    """Python 3.11 wraps what is raised in `__set_name__`."""
    script = (
        "import os, signal, briefset.__main__ as program, briefset.cli.application as application\n"
        "class Named:\n    def __set_name__(self, owner, name): os.kill(os.getpid(), signal.SIGINT)\n"
        "application.run = lambda: type('Owner', (), {'named': Named()})\nprogram.main()"
    )
    command = [*HEARING, "-c", script]
    done = subprocess.run(command, env=ENVIRONMENT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (130, "interrupted\n")


def test_work_is_shared_out_and_all_results_come_back(shared: tuple[str, ...]) -> None:
    with open_executor(2, shared) as executor:
        assert list(executor.map(double, [1] * 5, [1, 2, 3, 4, 5])) == [3, 5, 7, 9, 11]


def test_one_process_does_the_work_itself() -> None:
    with open_executor(1) as executor:
        assert list(executor.map(in_a_worker_only, [os.getpid()] * 2, [1, 2])) == [1, 2]


def test_work_whose_process_is_killed_is_done_again_in_another(tmp_path: Path, shared: tuple[str, ...]) -> None:
    with open_executor(2, shared) as executor:
        assert executor.submit(killed_the_first_time, tmp_path / "told").result() != os.getpid()


def test_work_whose_processes_are_all_killed_is_done_here(shared: tuple[str, ...]) -> None:
    with open_executor(2, shared) as executor:
        assert list(executor.map(in_a_worker_only, [os.getpid()] * 3, [1, 2, 3])) == [1, 2, 3]


@pytest.mark.parametrize("number", [signal.SIGSEGV, signal.SIGABRT])
def test_work_that_crashes_its_process_is_a_failure(number: signal.Signals, shared: tuple[str, ...]) -> None:
    told = f"a library crashed while it made a document .{number.name}."
    with open_executor(2, shared) as executor, pytest.raises(Failure, match=told):
        executor.submit(crash, number).result()


def test_a_failure_of_a_worker_is_raised_here_and_it_works_on(shared: tuple[str, ...]) -> None:
    with open_executor(2, shared) as executor:
        with pytest.raises(Failure, match="no zero"):
            executor.submit(double, 1, 0).result()
        assert executor.submit(double, 1, 1).result() == 3


def test_work_that_is_given_up_leaves_no_process(shared: tuple[str, ...]) -> None:
    before = children()
    with open_executor(2, shared) as executor:
        futures = [executor.submit(time.sleep, LONG_S) for _ in range(4)]
        assert len(children() - before) == 2
    assert children() == before
    assert [future.done() for future in futures] == [True] * 4


def test_processes_stay_for_the_next_call_and_leave_no_open_file(shared: tuple[str, ...]) -> None:
    before = open_files()
    with open_executor(2, shared) as executor:
        ids = {executor.submit(os.getpid).result() for _ in range(6)}
    assert len(ids) <= 2
    assert os.getpid() not in ids
    assert open_files() == before


def children() -> set[int]:
    """The processes that this one has started."""
    return {int(pid) for path in Path("/proc/self/task").glob("*/children") for pid in path.read_text().split()}


def test_processes_that_cannot_start_are_made_up_for(monkeypatch: pytest.MonkeyPatch, shared: tuple[str, ...]) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError("no more processes")

    monkeypatch.setattr("briefset.build.workers.subprocess.Popen", refuse)
    monkeypatch.setattr("briefset.build.copies.Copy.start", refuse)
    with open_executor(2, shared) as executor:
        assert list(executor.map(in_a_worker_only, [os.getpid()] * 2, [1, 2])) == [1, 2]


def test_where_there_are_no_copies_processes_are_started(
    monkeypatch: pytest.MonkeyPatch, shared: tuple[str, ...]
) -> None:
    """As on macOS and Windows, of which the second has nothing to make copies with."""
    monkeypatch.setattr("briefset.build.workers.CAN_COPY", False)
    monkeypatch.setitem(sys.modules, "briefset.build.copies", None)
    with open_executor(2, shared) as executor:
        assert executor.submit(double, 1, 1).result() == 3


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere no process is a copy of the command")
def test_the_end_of_python_ends_a_copy_that_nobody_has_ended() -> None:
    """As where a signal comes between the first copy and what ends them; the limit is for one that waits for ever."""
    code = "from briefset.build.copies import start_copy; start_copy(lambda wait_for_parent: wait_for_parent())"
    assert subprocess.run([sys.executable, "-c", code], timeout=120, check=False).returncode == 0
