"""What a build or a check rested on and said, kept beside the outputs, so that nothing is done twice.

In: folders. Out: `Stamp`, if all that it rests on is as it was. Never: imports what takes time, for it is asked before
Typer; trusts sizes and times that differ, where contents decide; holds a path of the machine, for it may be copied.
"""

from __future__ import annotations

import os
import sys

from briefset.files.regular import read_regular

MAGIC, END = "briefset-stamp 3", "end"
BUILD, CHECK, INDEX = ".built", ".checked", ".index"
"""The stamps in an article's folder of outputs, and in that of all outputs."""
PROGRAM = os.path.dirname(os.path.dirname(__file__))
LIBRARIES = "/etc/ld.so.cache"
"""Changes whenever a library of the system does (ldconfig(8))."""
MODULES, FONTS = "modules/", "fonts/"
TEXTS = ("program/", "built-in/", "templates/")
SHARED = (*TEXTS, MODULES, FONTS, LIBRARIES)
"""What every article rests on."""
FONT_HEAD_BYTES = 1024
"""Hold the checksum of every table of a font (OpenType, table directory)."""
WEIGHTS = ("warning", "note")
"""What an answer may hold; with an error there is none."""
OUTPUT = "output/"
NEEDED = {BUILD: (*SHARED, "article/"), CHECK: (*TEXTS, MODULES, "article/"), INDEX: (*TEXTS, f"{OUTPUT}index.html")}
"""What a stamp has to rest on: anybody may have written one that rests on nothing."""
MOST_BYTES = 256 << 20
"""Stands here, and not with the other limits, because their package imports what takes time."""


class Stamp:
    """The question that was asked, what its answer rests on, and the answer.

    `rests` has sizes and times, and the hash of the contents, of each file and tree; `warnings` their fields as text;
    `card` what the page that leads to all documents tells of the article.
    """

    def __init__(self, question: str) -> None:
        self.question, self.description = question, ""
        self.rests: dict[str, tuple[str, str]] = {}
        self.warnings: list[tuple[str, ...]] = []
        self.card: tuple[str, ...] = ()

    @property
    def outputs(self) -> list[str]:
        """The names of the files that were made."""
        return [name[len(OUTPUT) :] for name in self.rests if name.startswith(OUTPUT)]

    def to_text(self) -> str:
        """One record a line, its fields separated by tabs."""
        rests = [("rest", name, *facts) for name, facts in self.rests.items()]
        warned = [("warning", *warning) for warning in self.warnings]
        rows = [(MAGIC,), (self.question, self.description), *rests, *warned, ("card", *self.card), (END,)]
        return "".join("\t".join(map(_escape, row)) + "\n" for row in rows)


def _escape(text: str) -> str:
    return text.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n").replace("\r", "\\r")


def _unescape(text: str) -> str:
    if "\\" not in text:
        return text
    parts = text.split("\\\\")
    return "\\".join(part.replace("\\t", "\t").replace("\\n", "\n").replace("\\r", "\r") for part in parts)


def parse(text: str) -> Stamp:
    """The stamp that was written; raises `ValueError` for any other text."""
    first, asked, *lines, last, after = text.split("\n")
    if (first, last, after) != (MAGIC, END, ""):
        raise ValueError(first)
    question, description = asked.split("\t")
    stamp = Stamp(_unescape(question))
    stamp.description = _unescape(description)
    for line in lines:
        kind, *fields = map(_unescape, line.split("\t"))
        if kind == "rest":
            name, figures, sha256 = fields
            stamp.rests[name] = (figures, sha256)
        elif kind == "card":
            stamp.card = tuple(fields)
        else:
            if len(fields) != 11 or not all(map(str.isdecimal, fields[1:5])) or fields[10] not in WEIGHTS:
                raise ValueError(line)
            stamp.warnings.append(tuple(fields))
    return stamp


class Files:
    """What stamps may rest on, as it is now; what articles share is looked at once.

    A name begins with the root below which a file lies. One that ends in a slash is a tree.
    """

    def __init__(self, project: str) -> None:
        packaged = f"{PROGRAM}/templates"
        built_in = packaged if os.path.isdir(packaged) else f"{PROGRAM}/../../templates"
        self.roots = {"": "", "program": PROGRAM, "built-in": built_in, "templates": f"{project}/templates"}
        self.roots |= {"project": project, "fonts": _find_module("rendercv_fonts")}
        self.known: dict[str, str] = {}

    def enter(self, article: str, output: str) -> None:
        """From now on `article/` and `output/` are these folders."""
        self.roots |= {"article": article, "output": output}

    def figures(self, name: str) -> str:
        """Size and times, of a tree those of each file; empty where nothing is."""
        if name not in self.known or not name.startswith(SHARED):
            rows = (f"{below} {figures}" for below, figures, _ in self._rows(name))
            self.known[name] = " ".join(rows) if name.endswith("/") else _figures(self._find(name))
        return self.known[name]

    def digest(self, name: str) -> str:
        """The hash of the contents, of a tree with names and sizes too; empty where something cannot be read."""
        from hashlib import sha256

        key, limit = f"#{name}", FONT_HEAD_BYTES if name == FONTS else -1
        if key not in self.known or not name.startswith(SHARED):
            try:
                if name.endswith("/"):
                    rows = [
                        f"{below} {figures.partition(' ')[0]} {sha256(_read(path, limit)).hexdigest()}\n"
                        for below, figures, path in self._rows(name)
                    ]
                    self.known[key] = sha256(_encode("".join(rows))).hexdigest()
                else:
                    self.known[key] = sha256(_read(self._find(name))).hexdigest()
            except OSError:
                return ""
        return self.known[key]

    def _find(self, name: str) -> str:
        root, _, rest = name.partition("/")
        return f"{self.roots.get(root, root)}/{rest}".rstrip("/")

    def _rows(self, tree: str) -> list[Row]:
        return _installed() if tree == MODULES else _walk(self._find(tree), "")


Row = tuple[str, str, str]
"""A file of a tree: its name below it, its figures, its path."""


def _walk(folder: str, prefix: str) -> list[Row]:
    """Each file, folder by folder; compiled modules apart, which say nothing of their own."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        return []
    rows = []
    for entry in entries:
        if not entry.is_dir(follow_symlinks=False):
            rows.append((prefix + entry.name, _figures(entry.path), entry.path))
        elif entry.name != "__pycache__":
            rows += _walk(entry.path, f"{prefix}{entry.name}/")
    return rows


def _installed() -> list[Row]:
    """The metadata of each installed module, in a folder named by its version (PyPA, Recording installed projects)."""
    rows = []
    for folder in sys.path:
        if os.path.isdir(folder or "."):
            names = sorted(name for name in os.listdir(folder or ".") if name.endswith(".dist-info"))
            paths = [(name, f"{folder or '.'}/{name}/METADATA") for name in names]
            rows += [(name, _figures(path), path) for name, path in paths]
    return rows


def _find_module(name: str) -> str:
    return next((path for path in (f"{folder}/{name}" for folder in sys.path) if os.path.isdir(path)), "")


def _read(path: str, limit: int = -1) -> bytes:
    return read_regular(path, MOST_BYTES, limit)


def _encode(text: str) -> bytes:
    return text.encode("utf-8", "surrogateescape")


def _figures(path: str) -> str:
    try:
        status = os.stat(path)
    except OSError:
        return ""
    return f"{status.st_size} {status.st_mtime_ns} {status.st_ctime_ns}"


def build_question(
    formats: list[str],
    products: list[str],
    brand: str,
    page_size: str,
    *,
    locked: bool,
    comments: bool,
    archive: bool,
    key: bool,
) -> str:
    """The question that a build answers; the brand is named by its path from the project."""
    switches = f"locked={locked:d} comments={comments:d} archive={archive:d} key={key:d}"
    chosen = f"formats={','.join(sorted(set(formats)))} products={','.join(sorted(set(products)))}"
    wanted = f"{chosen} brand={brand} page-size={page_size}"
    return f"build {wanted} {switches} epoch={os.environ.get('SOURCE_DATE_EPOCH', '')}"


def check_question(locked: bool) -> str:
    """The question that a check answers."""
    return f"check locked={locked:d}"


def find_stamp(files: Files, name: str, question: str) -> Stamp | None:
    """The stamp of that name among the outputs, if it answers the question and all that it rests on is as it was."""
    stamp = read_stamp(files, name)
    if stamp is None or stamp.question != question or not stamp.rests.keys() >= set(NEEDED[name]):
        return None
    changed = [rest for rest, (figures, _) in stamp.rests.items() if figures != files.figures(rest)]
    for rest in changed:
        sha256 = stamp.rests[rest][1]
        if not sha256 or sha256 != files.digest(rest):
            return None
        stamp.rests[rest] = (files.figures(rest), sha256)
    if changed:
        write(stamp, name, files)
    return stamp


def read_cards(files: Files, project: str, output: str, stamps: dict[str, Stamp]) -> list[tuple[str, ...]]:
    """The slug of each article of the project that was built, and its card; some `stamps` are known already."""
    content, cards = f"{project}/content", []
    for slug in sorted(os.listdir(content)) if os.path.isdir(content) else ():
        files.enter(f"{content}/{slug}", f"{output}/{slug}")
        stamp = stamps.get(slug) or read_stamp(files, BUILD)
        if stamp and stamp.card and os.path.exists(f"{content}/{slug}/summary.yaml"):
            cards.append((slug, *stamp.card))
    files.enter(content, output)
    return cards


def index_question(cards: list[tuple[str, ...]], brand: str) -> str:
    """The question that the page which leads to all documents answers."""
    return "\n".join([f"index brand={brand}", *("\t".join(card) for card in cards)])


def is_indexed(files: Files, cards: list[tuple[str, ...]], brand: str) -> bool:
    """Whether the page that leads to all documents shows these cards; of a single article there need not be one."""
    if len(cards) < 2 and read_stamp(files, INDEX) is None:
        return True
    return find_stamp(files, INDEX, index_question(cards, brand)) is not None


def read_stamp(files: Files, name: str) -> Stamp | None:
    """The stamp of that name among the outputs, whatever it says; None where there is none, or a damaged one."""
    try:
        return parse(_read(f"{files.roots['output']}/{name}").decode("utf-8", "surrogateescape"))
    except (OSError, ValueError):
        return None


def rest_on(stamp: Stamp, files: Files, *names: str) -> None:
    """Record files and trees as they are now."""
    stamp.rests |= {name: (files.figures(name), files.digest(name)) for name in names}


def write(stamp: Stamp, name: str, files: Files) -> None:
    """Write a stamp beside the outputs, whole, but not through a link below the project.

    Where that cannot be, the work is done again the next time.
    """
    output, project = files.roots["output"], os.path.realpath(files.roots["project"] or ".")
    below = os.path.relpath(output, files.roots["project"] or ".")
    if not below.startswith("..") and os.path.realpath(output) != os.path.join(project, below):
        return
    temporary = f"{output}/.briefset-tmp-{os.getpid()}"
    try:
        os.makedirs(output, exist_ok=True)
        with open(temporary, "xb") as file:
            file.write(_encode(stamp.to_text()))
        os.replace(temporary, f"{output}/{name}")
    except OSError:
        return
