"""Where templates come from: the project's own folder first, then the ones that travel with the package.

In: a project folder. Out: `Templates`, which reads files by their relative name. Never: leaves its folders.
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
    own, built_in = project / "templates", built_in_templates()
    return Templates((own, built_in) if own.is_dir() and own.resolve() != built_in.resolve() else (built_in,))


def built_in_templates() -> Path:
    """The templates in the installed package, or of the checkout that the package runs from."""
    packaged = Path(str(resources.files("briefset"))) / "templates"
    return packaged if packaged.is_dir() else Path(__file__).resolve().parents[3] / "templates"
