"""Where designers' files come from: the project's templates, then those that travel with the package; a brand's folder.

In: a project folder, a brand's folder. Out: `Templates`, which reads by relative name; the bytes of a brand's file.
Never: leaves its folders, by link or by path.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from importlib import resources
from pathlib import Path, PurePosixPath
from typing import Any, TypeVar

from briefset.diagnostics import Diagnostic, Failure, Position
from briefset.diagnostics.limits import MAX_TEMPLATE_BYTES, MAX_TEMPLATE_TEXT_BYTES
from briefset.files.formats import RefusedError
from briefset.files.reading import exists, is_within, read_file, require_size, require_within

Made = TypeVar("Made")
BUILT_IN = "built-in/"
"""Before a name, leads past the project's own file to the one that travels with the package."""


@dataclass(frozen=True, slots=True)
class Templates:
    """Template folders, the first one winning file by file; each file is looked for and read once.

    `held` is all that the first one holds, by relative name: so it is the same in every process, on whatever machine.
    """

    folders: tuple[Path, ...]
    held: Mapping[str, bytes] = field(default_factory=dict, compare=False, repr=False)
    known: dict[object, Any] = field(default_factory=dict, compare=False, repr=False)

    def once(self, key: object, make: Callable[[], Made]) -> Made:
        """What is made of these files, by a key of the maker's own."""
        if key not in self.known:
            self.known[key] = make()
        made: Made = self.known[key]
        return made

    def find(self, name: str) -> Path | None:
        """The file of that relative name, resolved; `built-in/` skips the project's own.

        Raises `Failure` for a link that leads out of its folder.
        """
        return self.once(name, lambda: self._find(name))

    def _find(self, name: str) -> Path | None:
        below = PurePosixPath(name.removeprefix(BUILT_IN))
        if ".." in below.parts or below.is_absolute():
            return None
        for folder in self.folders[-1:] if name.startswith(BUILT_IN) else self.folders:
            path = folder / below
            if self._is_held(folder):
                if below.as_posix() in self.held:
                    return path
            elif exists(path) and not path.is_dir():
                require_within(path, (folder,), f"templates/{below}", "the folder of templates")
                return path.resolve()
        return None

    def read(self, name: str) -> bytes:
        """The bytes of a file that must exist; raises `Failure` when it does not."""
        path = self.find(name)
        if path is None:
            hint = "restore the file, or delete your own templates/ folder to use the built-in ones"
            raise Failure([Diagnostic(Position(f"templates/{name}"), "no-template", "no such template file", hint)])
        return self.read_path(path)

    def read_path(self, path: Path, limit_bytes: int = MAX_TEMPLATE_BYTES) -> bytes:
        """The bytes of a file that was found in these folders."""
        return self.once((path, limit_bytes), lambda: self._read(path, limit_bytes))

    def _read(self, path: Path, limit_bytes: int) -> bytes:
        if self.held and path.is_relative_to(self.folders[0]):
            name = path.relative_to(self.folders[0]).as_posix()
            return require_size(self.held[name], limit_bytes, f"templates/{name}")
        shown = (path.relative_to(folder) for folder in map(Path.resolve, self.folders) if path.is_relative_to(folder))
        label = f"templates/{next(shown, path).as_posix()}"
        return read_file(path, limit_bytes, self.folders, label, "the folder of templates")

    def read_text(self, path: Path) -> str:
        """The text of a file that was found in these folders; raises `Failure` where it is not UTF-8."""
        data = self.read_path(path, MAX_TEMPLATE_TEXT_BYTES)
        try:
            return data.decode("utf-8")
        except UnicodeDecodeError as fault:
            position = Position(f"templates/{path.parent.name}/{path.name}", data.count(b"\n", 0, fault.start) + 1)
            message = "the template is not UTF-8"
            raise Failure([Diagnostic(position, "encoding", message, "save the file as UTF-8")]) from None

    def find_bytes(self, name: str) -> bytes | None:
        """The bytes of a file that may be missing, for pictures that a style sheet names."""
        path = self.find(name)
        return None if path is None else self.read_path(path)

    def products(self) -> list[str]:
        """The names of all products: every folder that holds a product.yaml."""
        found = self.once(Templates.products, lambda: self.names("*/product.yaml"))
        return sorted(name.partition("/")[0] for name in found)

    def names(self, pattern: str) -> set[str]:
        """The relative names, as long as the pattern, that fit it."""
        held = {
            name for name in self.held if PurePosixPath(name).match(pattern) and name.count("/") == pattern.count("/")
        }
        folders = (folder for folder in self.folders if not self._is_held(folder))
        return held | {path.relative_to(folder).as_posix() for folder in folders for path in folder.glob(pattern)}

    def _is_held(self, folder: Path) -> bool:
        return bool(self.held) and folder == self.folders[0]

    def files(self, *folders: Path) -> list[Path]:
        """Every file of some of the folders, otherwise of all, that can shape an output, or a pipe in its place."""
        return sorted(
            path
            for folder in folders or self.folders
            for path in folder.rglob("*")
            if path.exists() and not path.is_dir()
        )


def find_templates(project: Path, held: Mapping[str, bytes] | None = None) -> Templates:
    """The project's templates, then the built-in ones; raises `Failure` where the first lead out of the project.

    Where it is given what the first hold, and be it nothing, no folder of the project is looked at.
    """
    own, built_in = project / "templates", built_in_templates()
    if held is not None:
        return Templates((own, built_in), held) if held else Templates((built_in,))
    if not own.is_dir() or own.resolve() == built_in.resolve():
        return Templates((built_in,))
    require_within(own, (project,), "templates")
    return Templates((own, built_in))


def built_in_templates() -> Path:
    """The templates in the installed package, or of the checkout that the package runs from."""
    packaged = Path(str(resources.files("briefset"))) / "templates"
    return packaged if packaged.is_dir() else Path(__file__).resolve().parents[3] / "templates"


LOOK = "check the name; a file is looked for beside the brand file, then in the project"


def tell_missing(names: Iterable[str], where: str = "not there") -> str:
    """That files are not there, or are elsewhere, each named once."""
    told = list(dict.fromkeys(names))
    return f"{join_words(told)} {'is' if len(told) == 1 else 'are'} {where}"


def join_words(words: Sequence[str]) -> str:
    """Words in a row, “and” before the last."""
    return " and ".join(filter(None, (", ".join(words[:-1]), words[-1])))


@dataclass
class BrandFiles:
    """The files that a brand names, below its own folder or the project's: their bytes and paths by those names.

    One that is not there has a path all the same: the set is made anew when it is put there.
    """

    folders: tuple[Path, ...]
    data: dict[str, bytes] = field(default_factory=dict)
    paths: dict[str, Path] = field(default_factory=dict)

    def has(self, name: str) -> bool:
        """Whether there is a file of that name; of one outside the folders nothing is told but when it is read."""
        self.paths[name] = path = self._find(name)
        return exists(path) or not is_within(path, self.folders)

    def read(self, name: str, limit_bytes: int) -> bytes:
        """The bytes of a file; raises `RefusedError` for one outside the folders, missing, or too large."""
        path = self._find(name)
        try:
            data = read_file(path, limit_bytes, self.folders, name, "the folder of the brand")
        except Failure as failure:
            fault = failure.diagnostics[0]
            raise RefusedError(fault.message, fault.hint) from None
        self.data[name], self.paths[name] = data, path
        return data

    def _find(self, name: str) -> Path:
        """Where the file is, or would be beside the brand."""
        if not self.folders:
            raise RefusedError("lies outside the folder of the brand", "put it beside the brand file")
        below = name.lstrip("/")
        return next((folder / below for folder in self.folders if exists(folder / below)), self.folders[0] / below)
