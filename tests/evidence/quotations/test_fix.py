"""`check --fix` puts the article's words in where it is clear which are meant, and says what it changed."""

from pathlib import Path

import pytest

from briefset.article.text import Article
from briefset.build.articles import find_articles
from briefset.build.fixes import fix as fix_project
from briefset.diagnostics import Failure
from briefset.evidence.quotations.fix import Fix, fix_quotations
from briefset.yaml12.document import Loaded, load


def replace_in_line(data: bytes, loaded: Loaded, path: str, value: str) -> bytes:
    """A stand-in that edits the one line of a value in double quotes, or a number."""
    line = loaded.position(path).line - 1
    lines = data.decode().split("\n")
    old = str(_value(loaded, path))
    assert old in lines[line]
    lines[line] = lines[line].replace(f": {old}", f": {value}", 1)
    return "\n".join(lines).encode()


def _value(loaded: Loaded, path: str) -> object:
    value: object = loaded.data
    for step in path.replace("]", "").replace("[", ".").split("."):
        value = value[int(step)] if isinstance(value, list) else value[step]  # type: ignore[index]  # a path leads on
    return value


def read(data: bytes) -> Loaded:
    return load(data, "summary.yaml")


def fix(path: Path, article: Article, old: str, new: str) -> tuple[str, list[Fix]]:
    text = path.read_text(encoding="utf-8")
    assert old in text
    data, done = fix_quotations(text.replace(old, new, 1).encode(), read, article, replace_in_line)
    return data.decode(), done


def test_a_sound_summary_stays_as_it_is(sample: Path, article: Article) -> None:
    assert fix(sample, article, "version", "version") == (sample.read_text(encoding="utf-8"), [])


def test_the_articles_words_replace_wrong_ones_and_all_else_stays(sample: Path, article: Article) -> None:
    text, (mended,) = fix(sample, article, "text: A quay is a workplace first", "text: A quay is a workplace last")
    assert text == sample.read_text(encoding="utf-8")
    assert (mended.path, mended.old) == ("quotations[0].text", "A quay is a workplace last and a view second")
    assert mended.new == "A quay is a workplace first and a view second"


def test_a_wrong_paragraph_is_put_right(sample: Path, article: Article) -> None:
    text, (mended,) = fix(sample, article, "    at: 6\n    text: We were afraid", "    at: 5\n    text: We were afraid")
    assert text == sample.read_text(encoding="utf-8")
    assert (mended.path, mended.old, mended.new) == ("quotations[1].at", "5", "6")


@pytest.mark.parametrize(
    "words",
    [
        "The town may be as proud as it likes",
        "A quay is a workplace […] and a road second",
        "a view third",
    ],
    ids=["other words", "an omission of the writer's", "too few words"],
)
def test_what_is_not_clear_is_left_to_the_writer(sample: Path, article: Article, words: str) -> None:
    old = "text: A quay is a workplace first and a view second"
    text, done = fix(sample, article, old, f"text: {words}")
    assert done == []
    assert f"text: {words}" in text


def test_an_edit_that_does_not_make_it_good_is_not_kept(sample: Path, article: Article) -> None:
    text = sample.read_text(encoding="utf-8").replace("workplace first", "workplace last", 1)
    data, done = fix_quotations(text.encode(), read, article, lambda data, *_: data)
    assert (data, done) == (text.encode(), [])


def test_a_project_is_fixed_on_disk_and_only_with_the_articles_text(project: Path) -> None:
    (folder,) = find_articles(project, [])
    sound = folder.summary.read_bytes()
    folder.summary.write_bytes(sound.replace(b"workplace first and", b"workplace last and", 1))
    assert [mended.path for mended in fix_project(folder, replace_in_line)] == ["quotations[0].text"]
    assert folder.summary.read_bytes() == sound
    (folder.path / "source.txt").unlink()
    with pytest.raises(Failure) as caught:
        fix_project(folder, replace_in_line)
    assert caught.value.diagnostics[0].code == "no-article-text"
