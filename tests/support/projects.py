"""Projects with the sample article, what is made of them, and the command line.

In: a folder, and changes of the summary as pairs of old and new words. Out: projects, checked summaries, sets, pages.
Never: accepts a change whose old words are not there.
"""

from __future__ import annotations

import re
from contextlib import chdir, redirect_stderr, redirect_stdout
from functools import cache
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from typer.testing import CliRunner

from briefset.build.articles import ArticleFolder, find_articles
from briefset.build.check import Checked, check
from briefset.build.page import Page
from briefset.build.pipeline import build
from briefset.build.plan import BuildOptions
from briefset.cli.application import app
from briefset.cli.fast_path import answer
from briefset.design.product import read_product
from briefset.design.templates import find_templates
from briefset.design.theme import read_theme
from briefset.workspace.new import scaffold
from briefset.yaml12.document import Loaded, load

ROOT = Path(__file__).resolve().parents[2]


def make_project(folder: Path, *changes: tuple[str, str]) -> Path:
    """A folder as a project whose one article, `demo`, is the sample of 23 November 2026 with some changes."""
    for name, data in _sample().items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    change(summary_of(folder), *changes)
    return folder


@cache
def _sample() -> dict[Path, bytes]:
    with TemporaryDirectory() as name:
        folder = Path(name)
        scaffold(folder, "demo", None)
        summary = summary_of(folder)
        text = re.sub(r"^date: .*$", 'date: "2026-11-23"', summary.read_text(encoding="utf-8"), flags=re.MULTILINE)
        summary.write_text(text, encoding="utf-8")
        return {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def summary_of(project: Path) -> Path:
    return project / "content" / "demo" / "summary.yaml"


def change(path: Path, *changes: tuple[str, str]) -> tuple[str, str]:
    """The text of a file before and after each change was made at the first place where its old words stand."""
    before = path.read_text(encoding="utf-8")
    after = changed(before, *changes)
    path.write_text(after, encoding="utf-8")
    return before, after


def changed(text: str, *changes: tuple[str, str]) -> str:
    for old, new in changes:
        assert old in text, f"there is no {old!r}"
        text = text.replace(old, new, 1)
    return text


def load_changed(path: Path, *changes: tuple[str, str]) -> Loaded:
    """A summary as it would be after some changes; the file stays as it is."""
    return load(changed(path.read_text(encoding="utf-8"), *changes).encode(), path.name)


def article_of(project: Path) -> ArticleFolder:
    """The first article of a project."""
    return find_articles(project, [])[0]


def check_project(project: Path, **options: Any) -> Checked:
    return check(article_of(project), **options)


def build_project(project: Path, *formats: str, **options: Any) -> Path:
    """The folder of a project's set, in some formats or all."""
    article = article_of(project)
    build(article, BuildOptions(formats, project / "build", **options))
    return project / "build" / article.slug


def page_of(project: Path, product: str) -> Page:
    templates = find_templates(project)
    return Page(check_project(project), read_product(templates, product), read_theme(templates), templates)


def run_cli(*arguments: str | Path, given_on_stdin: str = "") -> tuple[int, str, str]:
    """The exit code, the output and the messages of a command."""
    done = CliRunner().invoke(app, [*map(str, arguments)], input=given_on_stdin)
    return done.exit_code, done.stdout, done.stderr


class Done(NamedTuple):
    """What a command gave; `was_ready` where it was answered from what an earlier one has kept."""

    returncode: int
    stdout: str
    stderr: str
    was_ready: bool


def run(project: Path, *words: str) -> Done:
    """A command as it is typed in a project's folder, in this process: its answer where it is ready, or the command."""
    with chdir(project), redirect_stdout(StringIO()) as out, redirect_stderr(StringIO()) as told:
        code = answer([*words])
        if code is None:
            return Done(*run_cli(*words), False)
    return Done(code, out.getvalue(), told.getvalue(), True)
