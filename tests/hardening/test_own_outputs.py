"""What the program wrote is input when it is read again: a manifest cannot make it read, delete or crash elsewhere."""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path
from typing import Any

import pytest

from briefset.build.manifest import NAME, read_manifest
from briefset.build.stamp import Files, check_question, find_stamp
from tests.support.projects import build_project, make_project

pytestmark = pytest.mark.slow  # each builds or reads a set of its own

HASH = hashlib.sha256(b"mine").hexdigest()
WHOLE: dict[str, Any] = {
    "briefset": "1",
    "program": HASH,
    "libraries": {"pango": "1.50"},
    "article": HASH,
    "inputs": {"summary.yaml": HASH},
    "outputs": {"briefing.html": {"briefing.html": HASH}},
    "readback": {"briefing.html": {"statements": 3, "references": [1, 2]}},
}
SHAPES: dict[str, Any] = {
    "a list of outputs": {"outputs": []},
    "a list of files": {"outputs": {"a.png": ["x"]}},
    "a number as a hash": {"outputs": {"a.png": {"x": 1}}},
    "a word as a hash": {"outputs": {"a.png": {"x": "abc"}}},
    "a list as a hash": {"outputs": {"a.png": {"x": ["x"]}}},
    "a name that climbs": {"outputs": {"a.png": {"../x": HASH}}},
    "a name from the root": {"outputs": {"a.png": {"/etc/x": HASH}}},
    "a name in a folder": {"outputs": {"a.png": {"b/x": HASH}}},
    "a name of dots": {"outputs": {"a.png": {"..": HASH}}},
    "a hidden name": {"outputs": {"a.png": {".lock": HASH}}},
    "no name": {"outputs": {"a.png": {"": HASH}}},
    "a name with a zero byte": {"outputs": {"a.png": {"a\0b": HASH}}},
    "a name that no file can have": {"outputs": {"a.png": {"a" * 5000: HASH}}},
    "a key more": {"further": 1},
    "a null": {"inputs": None},
    "a number as the version": {"briefset": 1},
    "a mapping as the program": {"program": {}},
    "words read back": {"readback": {"briefing.html": {"statements": "3"}}},
}
TEXTS = {
    "nothing": b"",
    "no JSON": b"{",
    "a list": b"[]",
    "100,000 brackets": b"[" * 100_000,
    "100,000 mappings": b'{"outputs":' * 100_000,
    "a number of 10,000 digits": b'{"briefset": ' + b"9" * 10_000 + b"}",
    "another encoding": b'{"briefset": "\xe9"}',
    "half a surrogate": b'{"briefset": "\\ud800"}',
    "NaN": b'{"briefset": NaN}',
    "5 MiB": b" " * (5 << 20),
}


def test_a_manifest_of_the_right_shape_is_read(tmp_path: Path) -> None:
    (tmp_path / NAME).write_text(json.dumps(WHOLE), encoding="utf-8")
    manifest = read_manifest(tmp_path)
    assert manifest is not None
    assert json.loads(manifest.to_json()) == WHOLE


@pytest.mark.parametrize("change", SHAPES.values(), ids=SHAPES)
def test_a_manifest_of_another_shape_counts_for_nothing(tmp_path: Path, change: dict[str, Any]) -> None:
    (tmp_path / NAME).write_text(json.dumps(WHOLE | change), encoding="utf-8")
    assert read_manifest(tmp_path) is None


@pytest.mark.parametrize("key", WHOLE)
@pytest.mark.parametrize("value", [None, True, 7, 1.5, "x", [], ["x"], {"x": []}], ids=repr)
def test_a_wrong_type_at_any_key_of_a_manifest_counts_for_nothing(tmp_path: Path, key: str, value: object) -> None:
    (tmp_path / NAME).write_text(json.dumps(WHOLE | {key: value}), encoding="utf-8")
    assert read_manifest(tmp_path) is None or (key, value) == ("briefset", "x")


@pytest.mark.parametrize("data", TEXTS.values(), ids=TEXTS)
def test_a_manifest_that_is_none_counts_for_nothing(tmp_path: Path, data: bytes) -> None:
    (tmp_path / NAME).write_bytes(data)
    assert read_manifest(tmp_path) is None


def test_a_pipe_a_link_and_a_folder_are_no_manifest(tmp_path: Path) -> None:
    folders = [tmp_path / name for name in ("pipe", "folder", "link")]
    for folder in folders:
        folder.mkdir()
    os.mkfifo(folders[0] / NAME)
    (folders[1] / NAME).mkdir()
    (tmp_path / "whole").write_text(json.dumps(WHOLE), encoding="utf-8")
    (folders[2] / NAME).symlink_to(tmp_path / "whole")
    assert [read_manifest(folder) for folder in folders] == [None] * 3


def test_a_manifest_makes_a_build_remove_its_own_pictures_alone(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    output = build_project(project, "html")
    target = project / "victim"
    target.write_bytes(b"mine")
    names = ("../../content/demo/victim.txt", "notes.txt", "factsheet-07.png", "factsheet-link.png")
    (output / names[-1]).symlink_to(target)
    for name in (*names[:-1], "briefing.html"):
        (output / name).write_bytes(b"mine")
    manifest = json.loads((output / NAME).read_bytes())
    claimed = dict.fromkeys((*names, "briefing.html"), HASH)
    manifest["outputs"]["briefing.html"] |= claimed
    manifest["outputs"]["factsheet.png"] = claimed
    (output / NAME).write_text(json.dumps(manifest), encoding="utf-8")
    build_project(project, "html", force=True)
    assert [path.read_bytes() for path in (target, *map(output.joinpath, names))] == [b"mine"] * 5
    assert (output / "briefing.html").read_bytes() != b"mine"


@pytest.mark.parametrize("name", [".built", ".checked"])
@pytest.mark.parametrize("text", ["", "briefset-stamp 1\n{question}\tall is well\nend\n", "pipe", "sparse"])
def test_a_stamp_that_rests_on_nothing_answers_nothing(tmp_path: Path, name: str, text: str) -> None:
    files, question = Files(str(tmp_path)), check_question(locked=False)
    files.enter(str(tmp_path / "content" / "demo"), str(tmp_path))
    if text == "pipe":
        os.mkfifo(tmp_path / name)
    else:
        (tmp_path / name).write_text(text.format(question=question), encoding="utf-8")
    if text == "sparse":
        os.truncate(tmp_path / name, 6 << 30)
    assert find_stamp(files, name, question) is None


def test_a_pipe_in_the_folder_of_an_article_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    files = Files(str(tmp_path))
    files.enter(str(tmp_path), str(tmp_path))
    assert files.digest("article/") == ""
