"""Which article a name on the command line means, and whose folder its files may not leave."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from briefset.build.articles import ArticleFolder, find_articles, take_shard
from briefset.build.check import check
from briefset.diagnostics import Exit, Failure
from tests.support.projects import make_project


@pytest.mark.parametrize("form", ["absolute", "relative", "summary.yaml"])
def test_an_article_that_a_person_names_may_lie_outside_the_project(form: str, tmp_path: Path) -> None:
    project, other = tmp_path / "project", make_project(tmp_path / "other") / "content" / "demo"
    make_project(project)
    relative = os.path.relpath(other, project / "content")
    name = {"absolute": str(other), "relative": relative, "summary.yaml": str(other / "summary.yaml")}[form]
    [folder] = find_articles(project, [name])
    assert check(folder).summary.title == "A harbour worth sharing"


def test_an_article_of_the_project_may_not_be_a_link_out_of_it(tmp_path: Path) -> None:
    project, other = make_project(tmp_path / "project"), make_project(tmp_path / "other") / "content" / "demo"
    (project / "content" / "linked").symlink_to(other)
    [folder] = find_articles(project, ["linked"])
    with pytest.raises(Failure, match="outside the project"):
        check(folder)


@pytest.mark.parametrize(
    ("shard", "slugs"), [("", "abcde"), ("1/2", "ace"), ("2/2", "bd"), ("3/3", "c"), ("1/1", "abcde"), ("7/8", "")]
)
def test_shards_share_the_articles_out(shard: str, slugs: str) -> None:
    folders = [ArticleFolder(slug, Path(slug), Path()) for slug in "abcde"]
    assert "".join(folder.slug for folder in take_shard(folders, shard)) == slugs


@pytest.mark.parametrize("shard", ["0/2", "3/2", "2", "/", "a/b", "1/0", "-1/2", "1/2/3"])
def test_a_shard_that_is_none_is_an_error_of_use(shard: str) -> None:
    with pytest.raises(Failure, match="is no part of a whole") as caught:
        take_shard([], shard)
    assert caught.value.exit_code is Exit.USAGE
