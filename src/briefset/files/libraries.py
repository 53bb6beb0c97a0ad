"""The system libraries that the PDF writer needs, probed before WeasyPrint is imported.

In: nothing. Out: versions, or what is missing and the command that installs it. Never: imports WeasyPrint,
which prints a banner to standard output when a library is missing.
"""

from __future__ import annotations

import ctypes
import ctypes.util
import os
import sys
from importlib import metadata
from pathlib import Path

from briefset.diagnostics import Diagnostic, Position

PACKAGES = {
    "libgobject-2.0.so.0": "libpango-1.0-0",
    "libpango-1.0.so.0": "libpango-1.0-0",
    "libharfbuzz.so.0": "libpango-1.0-0",
    "libfontconfig.so.1": "libpangoft2-1.0-0",
    "libpangoft2-1.0.so.0": "libpangoft2-1.0-0",
    "libharfbuzz-subset.so.0": "libharfbuzz-subset0",
}
"""Each shared library, as Linux names it, and the Debian package that brings it."""
ELSEWHERE = {
    "darwin": {"libgobject-2.0.so.0": "libgobject-2.0.0.dylib"},
    "win32": {"libfontconfig.so.1": "libfontconfig-1.dll"},
}
"""Names that do not follow from those of Linux by the rule of `name_library`."""
RELEASE = "/etc/os-release"
"""Which distribution it is (os-release(5))."""
MANAGERS = {
    "debian": "apt-get update && {sudo}apt-get install -y --no-install-recommends {debian}",
    "fedora": "dnf install -y pango",
    "rhel": "dnf install -y pango",
    "arch": "pacman -S --needed pango",
    "alpine": "apk add {alpine}",
    "suse": "zypper install -y libpango-1_0-0 libharfbuzz-subset0",
}
"""What installs the libraries, by the names of distributions."""
CONDA = "conda install -c conda-forge pango"
"""Needs no rights of an administrator."""
OF_OTHERS = {
    "darwin": "brew install pango",
    "win32": "in MSYS2: pacman -S mingw-w64-ucrt-x86_64-pango; or install the GTK 3 runtime for Windows",
}
SEARCHED = {
    "darwin": ("/opt/homebrew/lib", "/usr/local/lib", "/opt/local/lib"),
    "win32": (r"C:\msys64\ucrt64\bin", r"C:\msys64\mingw64\bin", r"C:\Program Files\GTK3-Runtime Win64\bin"),
}
"""Where Homebrew, MacPorts, MSYS2 and the GTK runtime put them; WeasyPrint searches the last three too."""
DISTRIBUTIONS = ("jinja2", "weasyprint", "pydyf", "python-docx", "python-pptx", "pypdfium2",
                 "rendercv-fonts", "fonttools")  # fmt: skip
VERSIONS = {
    "pango": ("libpango-1.0.so.0", "pango_version_string"),
    "harfbuzz": ("libharfbuzz.so.0", "hb_version_string"),
    "fontconfig": ("libfontconfig.so.1", "FcGetVersion"),
}
"""What tells the version of each library of the system that decides what stands in a PDF."""


def missing_libraries() -> list[str]:
    """The libraries that cannot be loaded, as this system names them."""
    _search_more()
    return [name for name in map(name_library, PACKAGES) if _open(name) is None]


def name_library(elf: str) -> str:
    """How this system names what Linux names so: libpango-1.0.so.0, libpango-1.0.dylib, libpango-1.0-0.dll."""
    stem, _, number = elf.partition(".so.")
    if sys.platform == "win32":
        return ELSEWHERE["win32"].get(elf, f"{stem}-{number}.dll")
    if sys.platform == "darwin":
        by_number = f"{stem}.dylib" if "pango" in stem else f"{stem}.{number}.dylib"
        return ELSEWHERE["darwin"].get(elf, by_number)
    return elf


def _search_more() -> None:
    """Let the folders of package managers be searched, which neither system does by itself; WeasyPrint's import too."""
    own = f"{sys.prefix}/lib"
    if sys.platform == "darwin":
        known = os.environ.get("DYLD_FALLBACK_LIBRARY_PATH", "/usr/lib")
        folders = dict.fromkeys([*known.split(":"), own, *SEARCHED["darwin"]])
        os.environ["DYLD_FALLBACK_LIBRARY_PATH"] = ":".join(folders)
    if sys.platform == "win32":
        given = os.environ.get("WEASYPRINT_DLL_DIRECTORIES")
        for folder in given.split(";") if given else SEARCHED["win32"]:
            if os.path.isdir(folder):  # noqa: PTH112 - a name with a zero byte is no error
                os.add_dll_directory(folder)


def _open(library: str) -> ctypes.CDLL | None:
    found = (
        ctypes.util.find_library(library.removesuffix(".dylib").removeprefix("lib")) if sys.platform == "darwin" else ""
    )
    for name in filter(None, (library, found)):
        try:
            return ctypes.CDLL(name)
        except OSError:
            continue
    return None


def install_command(missing: list[str]) -> str:
    """What a person types, or does, on this machine so that the missing libraries are there."""
    if (Path(sys.prefix) / "conda-meta").is_dir():
        return CONDA
    if sys.platform in OF_OTHERS:
        return OF_OTHERS[sys.platform]
    command = next((MANAGERS[name] for name in _distributions() if name in MANAGERS), "")
    if not command:
        return f"install Pango and HarfBuzz by the system's package manager; or {CONDA}"
    sudo = "sudo " if hasattr(os, "geteuid") and os.geteuid() else ""
    debian = " ".join(sorted({PACKAGES[name] for name in missing if name in PACKAGES}))
    return sudo + command.format(sudo=sudo, debian=debian, alpine=" ".join(f"so:{name}" for name in missing))


def _distributions() -> list[str]:
    """This one, and those that it is made of."""
    try:
        lines = Path(RELEASE).read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return []
    values = dict(line.split("=", 1) for line in lines if "=" in line)
    return [word for key in ("ID", "ID_LIKE") for word in values.get(key, "").strip("\"'").split()]


def describe_missing(missing: list[str], unmade: str) -> Diagnostic:
    """The libraries that are missing, what cannot be made for it, and what installs them."""
    message = f"the PDF writer needs {', '.join(missing)}; not made without: {unmade}"
    return Diagnostic(Position("system"), "no-library", message, f"run: {install_command(missing)}")


def library_versions() -> dict[str, str]:
    """The versions that can change the bytes of an output."""
    versions = {name: metadata.version(name) for name in DISTRIBUTIONS}
    return versions | {name: _ask_version(*call) for name, call in VERSIONS.items()}


def _ask_version(name: str, function: str) -> str:
    library = _open(name_library(name))
    if library is None:
        return "missing"
    asked = getattr(library, function)
    if function == "FcGetVersion":  # 2.15.0 as 21500
        number = asked()
        return f"{number // 10000}.{number // 100 % 100}.{number % 100}"
    asked.restype = ctypes.c_char_p
    return str(asked().decode())
