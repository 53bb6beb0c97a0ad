"""The same calls on a Dask cluster: an executor whose processes are on other machines, to which bytes go and come back.

In: the address of a scheduler. Out: futures (PEP 3148). Never: has a worker look for a file of the project; makes a
call where program or libraries are others.
"""

from __future__ import annotations

import asyncio
import hashlib
import logging
import os
import platform
import re
import sys
import threading
import warnings
import zlib
from collections.abc import Callable, Iterator
from concurrent.futures import Future, InvalidStateError
from contextlib import contextmanager, suppress
from functools import cache, partial
from importlib import metadata
from importlib.util import find_spec
from time import perf_counter
from typing import TYPE_CHECKING, Any
from weakref import WeakValueDictionary

from briefset import __version__
from briefset.build.manifest import digest_program
from briefset.build.page import EPOCH
from briefset.build.stamp import FONTS, Files
from briefset.build.workers import Call, LostError, SlottedExecutor, Workers
from briefset.design.fonts import activate_fonts
from briefset.diagnostics import Diagnostic, Exit, Failure, Position
from briefset.files.libraries import library_versions

if TYPE_CHECKING:
    import distributed

OPTION = "--cluster"
REACH_S, JOIN_S, LOST_S, LOOK_S = 10, 30, 60, 1
"""How long a scheduler is waited for, a first worker, another when all are gone; how often these are counted."""
AHEAD = 2
"""Calls for each thread of the cluster, so that none waits for the next."""
TOPIC = "briefset"
"""Under which workers tell of what they begin (distributed, `Worker.log_event`)."""
LOGGERS = ("distributed", "distributed.client", "tornado.application")
REQUIRED = re.compile(r"[\w.-]+")
"""The name at the beginning of a requirement (PEP 508)."""
OPENING = threading.Lock()
Versions = dict[str, str]


def read_versions() -> Versions:
    """What decides the bytes of a document, beside what is sent: program, libraries, interpreter."""
    try:
        required = metadata.requires("briefset") or []
    except metadata.PackageNotFoundError:  # run from a checkout
        required = []
    names = [REQUIRED.match(line) for line in [*required, "dask", "distributed"] if "extra ==" not in line]
    versions = {name[0].lower(): metadata.version(name[0]) for name in names if name}
    files = Files("")
    own = {
        "the program": digest_program(),
        "its templates": files.digest("built-in/"),
        "its fonts": files.digest(FONTS),
    }
    found = {name: sha256[:12] for name, sha256 in own.items()}
    found |= {"briefset": __version__, "Python": platform.python_version(), "zlib": zlib.ZLIB_RUNTIME_VERSION}
    return found | versions | library_versions()


_known_versions = cache(read_versions)


def find_differences(wanted: Versions) -> list[str]:
    """What this process has in another version than is wanted."""
    known = _known_versions()
    return [
        f"{name} {known.get(name, 'missing')} in place of {version}"
        for name, version in wanted.items()
        if known.get(name) != version
    ]


@contextmanager
def open_cluster(address: str, told: Callable[[str], None]) -> Iterator[Cluster]:
    """Makes calls on a cluster; `told` takes a line for each as a worker begins it.

    Raises `Failure` (environment) where distributed is not installed, nothing answers, there is no worker, or one has
    other versions.
    """
    if find_spec("distributed") is None:
        hint = "run `pip install distributed` beside briefset, or install it with its extra, briefset[cluster]"
        raise _refuse("no-library", "a cluster needs distributed, which is not installed", hint)
    import dask
    import distributed

    for name in LOGGERS:  # what is lost is told once, as every other fault
        logging.getLogger(name).setLevel(logging.CRITICAL)
    dask.config.set({"distributed.admin.large-graph-warning-threshold": sys.maxsize})  # fonts of a brand
    _reach(address)
    with warnings.catch_warnings(action="ignore", category=distributed.versions.VersionMismatchWarning):
        client = distributed.Client(address, timeout=REACH_S, set_as_default=False)
    with client, Cluster(client, told) as cluster:
        yield cluster


def _reach(address: str) -> None:
    """Nothing; raises `Failure` for an address at which no scheduler answers, for `Client` ends badly over one."""
    import distributed

    async def connect() -> None:
        settings = distributed.Security().get_connection_args("client")
        comm = await asyncio.wait_for(distributed.comm.connect(address, timeout=REACH_S, **settings), REACH_S + 1)
        comm.abort()

    try:
        asyncio.run(connect())
    except (ValueError, TypeError) as fault:  # no address; no settings for TLS
        hint = "write it as the scheduler prints it, tcp://10.0.0.1:8786; tls:// needs Dask's settings for TLS"
        raise _refuse("no-cluster", f"{address!r} is no address of a cluster: {fault}", hint) from None
    except OSError as fault:
        message = f"no scheduler answers at {address} within {REACH_S} s{_reason(fault)}"
        raise _refuse("no-cluster", message, "start it with `dask scheduler`, or correct the address") from None


def _reason(fault: BaseException) -> str:
    """What the system says of a connection that was not made, of whatever library tells so."""
    while fault.__cause__:
        fault = fault.__cause__
    said = getattr(fault, "strerror", None)
    return f": {said}" if said else ""


def _refuse(code: str, message: str, hint: str) -> Failure:
    return Failure([Diagnostic(Position(OPTION), code, message, hint)], Exit.ENVIRONMENT)


class Cluster(SlottedExecutor):
    """Makes calls in the processes of a cluster. Bytes among their arguments are sent once, known by their hash."""

    def __init__(self, client: distributed.Client, told: Callable[[str], None]) -> None:
        self._client, self._executor = client, client.get_executor(pure=False)
        self.versions, self._shared = read_versions(), WeakValueDictionary[str, Any]()
        self._waiting: set[Future[Any]] = set()
        self._is_over = threading.Event()
        self._require_workers()
        self._count()
        client.subscribe_topic(TOPIC, lambda event: told("{call}: begun by {worker}".format_map(event[1])))
        self._watching = threading.Thread(target=self._watch, daemon=True)
        self._watching.start()

    def submit(self, work: Callable[..., Any], /, *given: Any, **named: Any) -> Future[Any]:
        """The future of a call that a worker makes, and another where that one is lost."""
        call = work if isinstance(work, Call) else Call(0.0, partial(work, **named), given)
        arguments = [self._share(value) if isinstance(value, bytes) else value for value in call.arguments]
        setting = (self.versions, os.environ.get(EPOCH, ""), call.name)
        made = self._executor.submit(_answer, setting, call.work, *arguments)
        future = Future[Any]()
        self._waiting.add(future)
        made.add_done_callback(partial(self._hand_over, future, arguments))  # which are held as long
        return future

    def __exit__(self, *_: object) -> None:
        """Leave everything that is not done."""
        self._is_over.set()
        self._executor.shutdown(wait=False)
        self._watching.join()

    def _require_workers(self) -> None:
        try:
            self._client.wait_for_workers(1, timeout=JOIN_S)
        except TimeoutError:
            hint = "start one with `dask worker` and the same address"
            raise _refuse("no-cluster", f"the cluster has had no worker for {JOIN_S} s", hint) from None
        found = self._client.run(find_differences, self.versions, on_error="return")
        faults = [_describe(worker, told) for worker, told in sorted(found.items()) if told]
        if faults:
            raise Failure(faults, Exit.ENVIRONMENT)

    def _share(self, data: bytes) -> distributed.Future:
        """A result of the cluster, which is made anew from what its scheduler keeps where workers lose it."""
        key = f"bytes-{hashlib.sha256(data).hexdigest()}"
        known = self._shared.get(key)
        if known is None:
            known = self._shared[key] = self._client.submit(bytes, data, key=key)
        return known

    def _hand_over(self, future: Future[Any], _: list[Any], made: Future[Any]) -> None:
        told: tuple[bool, Any]
        from distributed.scheduler import KilledWorker

        self._waiting.discard(future)
        fault = None if made.cancelled() else made.exception()
        if made.cancelled():
            told = False, LostError(_lost("the scheduler is gone"))
        elif isinstance(fault, KilledWorker):
            told = False, _lost(f"{fault.allowed_failures + 1} workers in turn were lost over one document")
        elif fault:  # of the cluster, such as of a worker that cannot import the program
            told = False, LostError(_lost(f"{type(fault).__name__}: {str(fault).partition(chr(10))[0]}"))
        else:
            told = made.result()
        with suppress(InvalidStateError):  # given up meanwhile
            future.set_result(told[1]) if told[0] else future.set_exception(told[1])

    def _count(self) -> None:
        self.slots = AHEAD * sum(self._client.nthreads().values())

    def _watch(self) -> None:
        """Count the workers' threads, and give up when there have been none for too long."""
        seen = perf_counter()
        while not self._is_over.wait(LOOK_S):
            with suppress(OSError, RuntimeError, ValueError):  # the scheduler is gone, as all futures tell
                self._count()
            seen = perf_counter() if self.slots else seen
            if perf_counter() - seen > LOST_S:
                for future in list(self._waiting):
                    with suppress(InvalidStateError):
                        future.set_exception(LostError(_lost(f"there has been no worker for {LOST_S} s")))


def _lost(message: str) -> Failure:
    hint = "start it again, and build again: articles that are done are kept"
    return _refuse("cluster-lost", f"the cluster is lost: {message}", hint)


def _describe(worker: str, told: list[str] | Exception) -> Diagnostic:
    known = f"has {', '.join(told)}" if isinstance(told, list) else f"cannot run briefset: {told}"
    hint = "install the same release there with its requirements.lock, and start the worker again"
    return Diagnostic(Position(OPTION), "other-versions", f"the worker {worker} {known}", hint)


def _answer(setting: tuple[Versions, str, str], work: Callable[..., object], *given: object) -> tuple[bool, object]:
    """What a worker does: whether the call was made, and its result, or what it raised.

    The call is made in a process of its own kind, as many side by side as the worker has threads.
    """
    import distributed

    versions, epoch, name = setting
    worker = distributed.get_worker()
    if different := find_differences(versions):  # of one that came later
        return False, LostError(Failure([_describe(worker.address, different)], Exit.ENVIRONMENT))
    worker.log_event(TOPIC, {"call": name})
    with OPENING:
        pool = _open_pool(worker.state.nthreads)
    try:
        return True, pool.submit(_call, epoch, work, *given).result()
    except Exception as fault:  # noqa: BLE001 - it is handed over, and raised where the result is asked for
        return False, fault


@cache
def _open_pool(threads: int) -> Workers:
    activate_fonts()
    return Workers(threads)


def _call(epoch: str, work: Callable[..., object], *given: object) -> object:
    os.environ[EPOCH] = epoch
    return work(*given)
