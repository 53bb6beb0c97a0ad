"""Where designers' files come from: the project's templates, then those that travel with the package; a brand's folder.

In: a project folder, a brand's folder. Out: `Templates`, which reads by relative name; the bytes of a brand's file.
Never: leaves its folders, by link or by path.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib import resources
from pathlib import Path, PurePosixPath

from briefset.diagnostics import Diagnostic, Failure, Position

BUILT_IN = "built-in/"
"""Before a name, leads past the project's own file to the one that travels with the package."""


@dataclass(frozen=True, slots=True)
class Templates:
    """Template folders, the first one winning file by file."""

    folders: tuple[Path, ...]

    def find(self, name: str) -> Path | None:
        """The file of that relative name, resolved and still below its folder; `built-in/` skips the project's own."""
        if ".." in PurePosixPath(name).parts:
            return None
        for folder in self.folders[-1:] if name.startswith(BUILT_IN) else self.folders:
            path = (folder / name.removeprefix(BUILT_IN)).resolve()
            if path.is_relative_to(folder.resolve()) and path.is_file():
                return path
        return None

    def read(self, name: str) -> bytes:
        """The bytes of a file that must exist; raises `Failure` when it does not."""
        path = self.find(name)
        if path is None:
            hint = "restore the file, or delete your own templates/ folder to use the built-in ones"
            raise Failure([Diagnostic(Position(f"templates/{name}"), "no-template", "no such template file", hint)])
        return path.read_bytes()

    def find_bytes(self, name: str) -> bytes | None:
        """The bytes of a file that may be missing, for pictures that a style sheet names."""
        path = self.find(name)
        return None if path is None else path.read_bytes()

    def products(self) -> list[str]:
        """The names of all products: every folder that holds a product.yaml."""
        found = {path.parent.name for folder in self.folders for path in folder.glob("*/product.yaml")}
        return sorted(found)

    def files(self) -> list[Path]:
        """Every file that can shape an output."""
        return sorted(path for folder in self.folders for path in folder.rglob("*") if path.is_file())


def find_templates(project: Path) -> Templates:
    """The project's templates, then the built-in ones."""
    folders = (project / "templates", built_in_templates())
    return Templates(folders if folders[0].is_dir() and folders[0].resolve() != folders[1].resolve() else folders[1:])


def built_in_templates() -> Path:
    """The templates in the installed package, or of the checkout that the package runs from."""
    packaged = Path(str(resources.files("briefset"))) / "templates"
    return packaged if packaged.is_dir() else Path(__file__).resolve().parents[3] / "templates"


class RefusedError(Exception):
    """Why what a brand names cannot be used, and what to do."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.message, self.hint = message, hint


@dataclass(frozen=True, slots=True)
class Wording:
    """Message and hint for a file that lies outside, is missing, or is too large; `{name}` stands for its name."""

    outside: tuple[str, str]
    missing: tuple[str, str]
    large: tuple[str, str]
    unreadable: str


def read_brand_file(folder: Path | None, name: str, largest_bytes: int, wording: Wording) -> bytes:
    """The bytes of a file; raises `RefusedError` for one outside the folder, missing, too large, or unreadable."""
    file = folder / name if folder else None
    if folder is None or file is None or not file.resolve().is_relative_to(folder.resolve()):
        raise _refuse(wording.outside, name)
    try:
        if not file.is_file():
            raise _refuse(wording.missing, name)
        if file.stat().st_size > largest_bytes:
            raise _refuse(wording.large, name)
        return file.read_bytes()
    except OSError as fault:
        reason = fault.strerror or "cannot be read"
        raise RefusedError(wording.unreadable.format(name=name, reason=reason), "make it readable") from None


def _refuse(words: tuple[str, str], name: str) -> RefusedError:
    return RefusedError(words[0].format(name=name), words[1])
