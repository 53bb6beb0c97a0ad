"""The page of the package index shows pictures and leads where its links say, once the project has an address."""

import io
import re
import shutil
import subprocess
import sys
import zipfile
from email import message_from_bytes
from email.message import Message
from pathlib import Path

from readme_renderer.markdown import render

import briefset
from tests.support.projects import ROOT

ADDRESS = "https://github.com/someone/briefset"
TAG = f"v{briefset.__version__}"
EMPTY = 'address = ""'
SOURCES = ("src/briefset/__init__.py", "pyproject.toml", "README.md", "LICENSE", "scripts/package_page.py")


def metadata(folder: Path, address: str) -> Message:
    """What a wheel built with that address says of itself; of the package it holds what decides that."""
    for name in SOURCES:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, folder / name)
    for name in ("templates", "schema"):
        (folder / name).mkdir()
    text = (folder / "pyproject.toml").read_text(encoding="utf-8")
    assert text.count(EMPTY) == 1
    (folder / "pyproject.toml").write_text(text.replace(EMPTY, f'address = "{address}"'), encoding="utf-8")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", "dist"]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    with zipfile.ZipFile(next(folder.glob("dist/*.whl"))) as wheel:
        name = next(name for name in wheel.namelist() if name.endswith("/METADATA"))
        return message_from_bytes(wheel.read(name))


def rendered(page: Message) -> str:
    """The page as the index shows it, where it can be shown at all."""
    assert page["Description-Content-Type"] == "text/markdown"
    complaints = io.StringIO()
    html = render(str(page.get_payload()), stream=complaints)
    assert html, complaints.getvalue()
    return str(html)


def addresses(html: str) -> list[str]:
    return re.findall(r'(?:href|src)="([^"]*)"', html)


def test_without_an_address_nothing_leads_nowhere(tmp_path: Path) -> None:
    page = metadata(tmp_path, "")
    html = rendered(page)
    assert page.get_all("Project-URL") is None
    assert [each for each in addresses(html) if not each.startswith(("#", "https://"))] == []
    assert "<img" not in html
    assert "The tutorial leads" in html


def test_with_an_address_pictures_and_links_are_of_the_version(tmp_path: Path) -> None:
    page = metadata(tmp_path, ADDRESS)
    html = rendered(page)
    assert page.get_all("Project-URL") == [
        f"Source, {ADDRESS}",
        f"Documentation, {ADDRESS}/tree/{TAG}/docs",
        f"Changelog, {ADDRESS}/blob/{TAG}/CHANGELOG.md",
        f"Issues, {ADDRESS}/issues",
    ]
    pictures = re.findall(r'<img[^>]* src="([^"]+)"', html)
    assert pictures == [f"{ADDRESS}/raw/{TAG}/docs/images/set.png"]
    ours = re.compile(rf"{ADDRESS}/(?:raw|blob)/{TAG}/(.+)")
    files = [ours.sub(r"\1", each) for each in addresses(html) if not each.startswith("#")]
    assert len(files) > 10
    assert [name for name in files if not (ROOT / name).is_file()] == []
