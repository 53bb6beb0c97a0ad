"""What several tests start from: the sample article, and summaries made of it."""

import gc
import os
import sys
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from typer import testing
from typer.main import get_command

from briefset.__main__ import OBJECTS_BETWEEN
from briefset.article.text import Article, read_article
from briefset.cli import options
from briefset.design.templates import built_in_templates
from briefset.summary.model import Summary
from briefset.summary.validate import validate
from briefset.yaml12.document import Loaded, load

# Tests run side by side already: a command that one calls makes its documents in the same process, but for `--jobs`.
# The commands take the value when they are imported.
options.CORES = 1

from tests.support.projects import make_project, summary_of  # noqa: E402
from tests.support.sets import SharedSets  # noqa: E402

# No chance and no clock in `make test`; `make fuzz` looks for counterexamples that the first profile never meets.
settings.register_profile(
    "ci", derandomize=True, deadline=None, print_blob=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("fuzz", deadline=None, print_blob=True, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("ci")
# What is kept between processes is kept for the next run of the tests too, and apart from the user's own.
os.environ["XDG_CACHE_HOME"] = str(Path(__file__).resolve().parents[1] / ".pytest_cache")
# Programs that tests start in other folders import what the tests do, though `sys.path` may hold relative names.
os.environ["PYTHONPATH"] = os.pathsep.join(map(os.path.abspath, sys.path))
# Where bytecode is forbidden, as in containers, every process that a test starts would compile the program again.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False
# Typer's runner makes the tree of all commands anew for each call.
testing._get_command = cache(get_command)  # type: ignore[attr-defined]

SOURCE = built_in_templates() / "skeleton" / "source.txt"


@pytest.fixture(scope="session")
def article() -> Article:
    return read_article(SOURCE.read_bytes(), "source.txt")


@pytest.fixture(scope="session")
def shared_sets(tmp_path_factory: pytest.TempPathFactory) -> SharedSets:
    base = tmp_path_factory.getbasetemp()
    return SharedSets((base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "shared")


@pytest.fixture(scope="session")
def built(shared_sets: SharedSets) -> Path:
    """The sample's project with its whole set, which no test may change."""
    return shared_sets.sample()


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Marks as slow what reads a whole set, for it may be the first that builds it."""
    for item in items:
        if "shared_sets" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.slow)


def pytest_collection_finish() -> None:
    """Spares the collector of garbage what stays until the end, and lets it look as seldom as the program does."""
    gc.freeze()
    gc.set_threshold(OBJECTS_BETWEEN)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A new project with the sample article, named demo."""
    return make_project(tmp_path)


@pytest.fixture
def sample(project: Path) -> Path:
    """The sample's summary, to be edited."""
    return summary_of(project)


@pytest.fixture
def loaded(sample: Path) -> Loaded:
    return load(sample.read_bytes(), "summary.yaml")


@pytest.fixture
def summary(loaded: Loaded) -> Summary:
    return validate(loaded)
