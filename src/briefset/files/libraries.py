"""The system libraries that the PDF writer needs, probed before WeasyPrint is imported.

In: nothing. Out: versions, or `Failure` with the command that installs what is missing. Never: imports WeasyPrint,
which prints a banner to standard output when a library is missing.
"""

from __future__ import annotations

import ctypes
from importlib import metadata

from briefset.diagnostics import Diagnostic, Exit, Failure, Position

PACKAGES = {
    "libgobject-2.0.so.0": "libpango-1.0-0",
    "libpango-1.0.so.0": "libpango-1.0-0",
    "libharfbuzz.so.0": "libpango-1.0-0",
    "libfontconfig.so.1": "libpangoft2-1.0-0",
    "libpangoft2-1.0.so.0": "libpangoft2-1.0-0",
    "libharfbuzz-subset.so.0": "libharfbuzz-subset0",
}
"""Each shared library and the Debian package that brings it; other systems name them alike or not at all."""
DISTRIBUTIONS = (
    "jinja2",
    "weasyprint",
    "pydyf",
    "python-docx",
    "python-pptx",
    "pypdfium2",
    "rendercv-fonts",
    "fonttools",
)


def missing_libraries() -> dict[str, str]:
    """The libraries that cannot be loaded, each with its package."""
    return {library: package for library, package in PACKAGES.items() if not _loads(library)}


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def install_command(missing: dict[str, str]) -> str:
    """The command that installs the packages of the missing libraries on Debian and Ubuntu."""
    return f"sudo apt-get install -y --no-install-recommends {' '.join(sorted(set(missing.values())))}"


def require_libraries() -> None:
    """Raises `Failure` with exit code 4 when a library is missing."""
    missing = missing_libraries()
    if missing:
        message = f"the PDF writer needs {', '.join(missing)}"
        diagnostic = Diagnostic(
            Position("system"), "no-library", message, f"run: sudo apt-get update && {install_command(missing)}"
        )
        raise Failure([diagnostic], Exit.ENVIRONMENT)


def library_versions() -> dict[str, str]:
    """The versions that can change the bytes of an output."""
    versions = {name: metadata.version(name) for name in DISTRIBUTIONS}
    return versions | {"pango": _pango_version()}


def _pango_version() -> str:
    try:
        function = ctypes.CDLL("libpango-1.0.so.0").pango_version_string
    except OSError:
        return "missing"
    function.restype = ctypes.c_char_p
    return str(function().decode())
