"""What several tests start from: the sample article, and summaries made of it."""

from pathlib import Path

import pytest

from briefset.article import Article, read_article
from briefset.load import Loaded, load
from briefset.model import Summary
from briefset.scaffold import scaffold
from briefset.templates import built_in_templates
from briefset.validate import validate

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
