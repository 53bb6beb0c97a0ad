"""What several tests start from: the sample article, and summaries made of it."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from briefset.article.text import Article, read_article
from briefset.design.templates import built_in_templates
from briefset.summary.model import Summary
from briefset.summary.validate import validate
from briefset.workspace.new import scaffold
from briefset.yaml12.document import Loaded, load

# No chance and no clock in `make test`; `make fuzz` looks for counterexamples that the first profile never meets.
settings.register_profile(
    "ci", derandomize=True, deadline=None, print_blob=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("fuzz", deadline=None, print_blob=True, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("ci")

SOURCE = built_in_templates() / "skeleton" / "source.txt"


@pytest.fixture(scope="session")
def article() -> Article:
    return read_article(SOURCE.read_bytes(), "source.txt")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A new project with the sample article, named demo."""
    scaffold(tmp_path, "demo", None)
    return tmp_path


@pytest.fixture
def sample(project: Path) -> Path:
    """The sample's summary, to be edited."""
    return project / "content" / "demo" / "summary.yaml"


@pytest.fixture
def loaded(sample: Path) -> Loaded:
    return load(sample.read_bytes(), "summary.yaml")


@pytest.fixture
def summary(loaded: Loaded) -> Summary:
    return validate(loaded)
