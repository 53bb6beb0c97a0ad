"""One server for all tests of a worker, and the articles of the repository to be edited in it; nothing is saved."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.lsp import Client, Document
from tests.support.projects import ROOT

RESOLVING = {"textDocument": {"codeAction": {"resolveSupport": {"properties": ["edit"]}}}}


@pytest.fixture(scope="session")
def articles(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with the articles of the repository, which no test may change."""
    folder = tmp_path_factory.mktemp("editor")
    shutil.copytree(ROOT / "content", folder / "content")
    return folder


@pytest.fixture(scope="session")
def client(articles: Path) -> Iterator[Client]:
    with Client(articles, **RESOLVING) as client:
        yield client


@pytest.fixture
def rufbus(client: Client, articles: Path) -> Iterator[Document]:
    """An article in German, whose text is at hand."""
    document = client.open(articles / "content" / "rufbus" / "summary.yaml")
    assert document.diagnostics() == []
    yield document
    document.close()


@pytest.fixture
def bog(client: Client, articles: Path) -> Iterator[Document]:
    """An article in English, whose text is at hand."""
    document = client.open(articles / "content" / "rewetted-bog" / "summary.yaml")
    assert document.diagnostics() == []
    yield document
    document.close()
