"""Libraries are named, looked for and installed as each system does it; the other systems are simulated."""

import ctypes
import ctypes.util
import os
import sys
from pathlib import Path

import pytest

from briefset.files import libraries
from briefset.files.libraries import PACKAGES, install_command, missing_libraries, name_library


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine without any of them, and no conda."""

    def refuse(name: str) -> None:
        raise OSError(name)

    monkeypatch.setattr(ctypes, "CDLL", refuse)
    monkeypatch.setattr(sys, "prefix", "/nowhere")
    monkeypatch.setattr(os, "geteuid", lambda: 1000)


def test_macos_names_libraries_as_weasyprint_does(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    assert [name_library(name) for name in PACKAGES] == [
        "libgobject-2.0.0.dylib",
        "libpango-1.0.dylib",
        "libharfbuzz.0.dylib",
        "libfontconfig.1.dylib",
        "libpangoft2-1.0.dylib",
        "libharfbuzz-subset.0.dylib",
    ]


def test_windows_names_libraries_as_weasyprint_does(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    assert [name_library(name) for name in PACKAGES] == [
        "libgobject-2.0-0.dll",
        "libpango-1.0-0.dll",
        "libharfbuzz-0.dll",
        "libfontconfig-1.dll",
        "libpangoft2-1.0-0.dll",
        "libharfbuzz-subset-0.dll",
    ]


@pytest.mark.usefixtures("bare")
@pytest.mark.parametrize(
    ("release", "command"),
    [
        (
            "ID=debian\n",
            "sudo apt-get update && sudo apt-get install -y --no-install-recommends "
            "libharfbuzz-subset0 libpango-1.0-0 libpangoft2-1.0-0",
        ),
        ('ID=linuxmint\nID_LIKE="ubuntu debian"\n', "sudo apt-get update && "),
        ("ID=fedora\n", "sudo dnf install -y pango"),
        ('ID="rocky"\nID_LIKE="rhel centos fedora"\n', "sudo dnf install -y pango"),
        ("ID=arch\n", "sudo pacman -S --needed pango"),
        ("ID=alpine\n", "sudo apk add so:libgobject-2.0.so.0 so:libpango-1.0.so.0 "),
        ('ID="opensuse-leap"\nID_LIKE="suse opensuse"\n', "sudo zypper install -y libpango-1_0-0 libharfbuzz-subset0"),
        (
            "ID=other\n",
            "install Pango and HarfBuzz by the system's package manager; or conda install -c conda-forge pango",
        ),
        (None, "install Pango and HarfBuzz"),
    ],
)
def test_each_distribution_is_told_of_its_own_package_manager(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, release: str | None, command: str
) -> None:
    monkeypatch.setattr(libraries, "RELEASE", str(tmp_path / "os-release"))
    if release is not None:
        (tmp_path / "os-release").write_text(release, encoding="utf-8")
    assert install_command(missing_libraries()).startswith(command)


@pytest.mark.usefixtures("bare")
def test_root_needs_no_sudo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "os-release").write_text("ID=debian\n", encoding="utf-8")
    monkeypatch.setattr(libraries, "RELEASE", str(tmp_path / "os-release"))
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    assert "sudo" not in install_command(missing_libraries())


@pytest.mark.usefixtures("bare")
@pytest.mark.parametrize(("platform", "command"), [("darwin", "brew install pango"), ("win32", "in MSYS2: pacman -S ")])
def test_others_are_told_of_theirs(monkeypatch: pytest.MonkeyPatch, platform: str, command: str) -> None:
    missing = missing_libraries()
    monkeypatch.setattr(sys, "platform", platform)
    assert install_command(missing).startswith(command)


@pytest.mark.usefixtures("bare")
def test_an_environment_of_conda_installs_by_conda(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "conda-meta").mkdir()
    monkeypatch.setattr(sys, "prefix", str(tmp_path))
    assert install_command(["libpango-1.0.so.0"]) == "conda install -c conda-forge pango"


def test_on_macos_the_folder_of_homebrew_is_searched(monkeypatch: pytest.MonkeyPatch) -> None:
    found = "/opt/homebrew/lib/libpango-1.0.dylib"
    opened: list[str] = []

    def load(name: str) -> str:
        opened.append(name)
        if name != found:
            raise OSError(name)
        return name

    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr(ctypes, "CDLL", load)
    monkeypatch.setattr(ctypes.util, "find_library", lambda name: found if name == "pango-1.0" else None)
    monkeypatch.setenv("DYLD_FALLBACK_LIBRARY_PATH", "/mine")
    missing = missing_libraries()
    assert "libpango-1.0.dylib" not in missing
    assert "libfontconfig.1.dylib" in missing
    assert os.environ["DYLD_FALLBACK_LIBRARY_PATH"].split(":")[0] == "/mine"
    assert "/opt/homebrew/lib" in os.environ["DYLD_FALLBACK_LIBRARY_PATH"].split(":")
