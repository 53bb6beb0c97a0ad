"""Lists of a summary that stand in CSV files (RFC 4180): each row is an entry, each column a key.

In: `Loaded`, and what reads a file beside the summary. Out: `Loaded` with the rows, or `Failure` at the file's line and
column. Never: opens a file, or takes a cell for another thing than the model says.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from pydantic.fields import FieldInfo

from briefset.diagnostics import Failure
from briefset.diagnostics.hints import entries, suggest
from briefset.diagnostics.limits import MAX_FAULTS, MAX_VALUES
from briefset.summary.model.fields import fields_of, is_cell, is_locator, is_text, owners_at, tables_of
from briefset.yaml12.characters import decode, find_forbidden
from briefset.yaml12.document import Loaded, diagnose_fault
from briefset.yaml12.faults import Fault, RefusedError
from briefset.yaml12.tree import Place, check_scalar, resolve

DELIMITERS = ",;"
"""Commas, and the semicolons that spreadsheets write where a comma marks decimals."""
WHOLE_CELLS = "write one cell for each column; one with a delimiter in it needs quotation marks"
NO_TABS = "separate the columns by commas or semicolons"


class Cell(NamedTuple):
    """The text of a cell, and where it begins and ends in the file, its quotation marks counted."""

    text: str
    start: int
    end: int


def include_tables(loaded: Loaded, read: Callable[[str, str], tuple[bytes, str]]) -> Loaded:
    """The summary with the lists that stand in files of their own; `read` gives bytes and label of a file by its path.

    Raises `Failure` with everything that is wrong in a file.
    """
    for name in tables_of():
        owner, _, key = name.rpartition(".")
        holder = loaded.data.get(owner) if owner else loaded.data
        named = holder.get(key) if isinstance(holder, dict) else None
        if not isinstance(holder, dict) or not isinstance(named, dict):
            continue
        if named.keys() != {"file"} or not isinstance(named["file"], str):
            hint = "begin each entry with “- ”, or write `file:` with the name of a CSV file, and nothing else"
            message = f"a list is wanted, or the name of a file that holds “{name}”"
            raise Failure([loaded.diagnose(name, "wrong-type", message, hint)])
        table = read_table(*read(named["file"], f"{name}.file"), name)
        filled = holder | {key: table.data[name]}
        data = loaded.data | {owner: filled} if owner else filled
        included = loaded.included | {name: table}
        loaded = replace(loaded, data=data, included=included, alone=loaded.alone or loaded)
    return loaded


def read_table(data: bytes, label: str, name: str) -> Loaded:
    """The entries of the summary's list of that name in a file's bytes, each with its place; raises `Failure`."""
    lines: list[str] = []
    try:
        text = decode(data)
        lines = text.split("\n")
        if faults := list(find_forbidden(text)):
            raise RefusedError(*(one._replace(hint=NO_TABS) if one.code == "tab" else one for one in faults))
        table = _Table(text, name)
        entries = table.read()
        if table.faults:
            raise RefusedError(*table.faults[:MAX_FAULTS])
    except RefusedError as refused:
        lines = lines or data.decode("utf-8-sig", errors="replace").splitlines()
        raise Failure([diagnose_fault(fault, label, lines) for fault in refused.faults]) from None
    return Loaded(label, {name: entries}, lines, table.marks, {})


def append_row(data: bytes, label: str, name: str, item: dict[str, Any]) -> bytes:
    """The file with one more row; raises `Failure` where it has no column for a key."""
    text = decode(data)
    header = [cell.text for cell in next(_rows(text))]
    before = read_table(data, label, name)
    if lacking := [key for key in item if key not in header]:
        hint = f"add the column to {label}"
        message = f"the table has no column for {', '.join(lacking)}"
        raise Failure([before.diagnose(name, "not-amended", message, hint)])
    row = _delimiter(text).join(_quote(_to_cell(item.get(key, "")), text) for key in header).encode()
    end = b"\r\n" if b"\r\n" in data else b"\n"
    amended = data + (b"" if data.endswith(b"\n") else end) + row + end * data.endswith(b"\n")
    assert read_table(amended, label, name).data[name] == [*before.data[name], item]
    return amended


def _to_cell(value: Any) -> str:
    return " ".join(map(str, value)) if isinstance(value, list) else str(value)


def _value_of(text: str, field: FieldInfo) -> Any:
    """What a cell holds; of a locator one paragraph, or several with spaces between them."""
    if is_locator(field) and len(several := text.split()) > 1:
        return [resolve(one) for one in several]
    return text if is_text(field) else resolve(text)


def _quote(value: str, text: str) -> str:
    plain = value == value.strip() and not re.search(f'["\n{_delimiter(text)}]', value)
    return value if plain else '"' + value.replace('"', '""') + '"'


def _delimiter(text: str) -> str:
    """The first delimiter of the header."""
    head = text.partition("\n")[0]
    return min(DELIMITERS, key=lambda sign: head.find(sign) % (len(head) + 1))


def _rows(text: str) -> Iterator[list[Cell]]:
    """The rows of cells; raises `RefusedError` at the first place that cannot be read."""
    delimiter = _delimiter(text)
    pattern = re.compile(
        rf'\ *(?:"(?P<quoted>[^"]*(?:""[^"]*)*)"\ *|(?P<plain>[^"\n{delimiter}]*))(?P<end>{delimiter}|\n|\Z)'
    )
    position, count, row = 0, 0, list[Cell]()
    while position < len(text) or row:
        match = pattern.match(text, position)
        count += 1
        if match is None or count > MAX_VALUES:
            raise RefusedError(_unreadable(text, position) if match is None else _too_many(text, position))
        words = match["plain"] if match["quoted"] is None else match["quoted"].replace('""', '"')
        row.append(Cell(words.strip(), position, match.start("end")))
        position = match.end()
        if match["end"] != delimiter:
            yield row
            row = []


def _unreadable(text: str, position: int) -> Fault:
    what = "a quotation mark is not closed, or stands inside a cell that does not begin with one"
    hint = "put the whole cell in quotation marks, and write those inside it twice"
    return Fault(*_place(text, position), "csv-syntax", what, hint)


def _too_many(text: str, position: int) -> Fault:
    what = f"more than {MAX_VALUES:,} cells"
    return Fault(*_place(text, position), "too-many-values", what, "keep the rows that the summary prints")


def _place(text: str, position: int) -> tuple[int, int]:
    return text.count("\n", 0, position) + 1, position - text.rfind("\n", 0, position)


class _Table:
    """A table on its way to entries; `marks` has the places of rows and cells by YAML path."""

    def __init__(self, text: str, name: str) -> None:
        self.text, self.name = text, name
        self.fields = fields_of(owners_at(name, {})[0])
        self.starts = [0, *(match.end() for match in re.finditer("\n", text))]
        self.marks: dict[str, Place] = {name: (1, 1, 1, 1)}
        self.faults: list[Fault] = []

    def read(self) -> list[dict[str, Any]]:
        """The entries of all rows that are not empty."""
        rows = _rows(self.text)
        header = next(rows, [])
        while header and not header[-1].text:
            header.pop()
        self.check_header(header)
        if self.faults:
            raise RefusedError(*self.faults)
        names = [cell.text for cell in header]
        filled = (row for row in rows if any(cell.text for cell in row))
        return [self.entry(f"{self.name}[{index}]", row, names) for index, row in enumerate(filled)]

    def check_header(self, header: list[Cell]) -> None:
        known = [name for name, field in self.fields.items() if is_cell(field)]
        seen = set[str]()
        for cell in header:
            if cell.text in seen:
                self.fault(cell, "duplicate-key", f"the column “{cell.text}” stands twice", "keep one of the two")
            elif cell.text not in known:
                what = f"“{cell.text}” is not a column here"
                self.fault(cell, "unknown-key", what, suggest(cell.text, known, "columns"))
            seen.add(cell.text)
        for name in () if self.faults else (one for one in known if self.fields[one].is_required() and one not in seen):
            self.fault(Cell("", 0, 0), "missing-key", f"the column “{name}” is missing", "name it in the first line")

    def entry(self, path: str, row: list[Cell], names: Sequence[str]) -> dict[str, Any]:
        self.marks[path] = self.place(row[0]._replace(end=row[-1].end))
        if len(row) > len(names) and not any(cell.text for cell in row[len(names) :]):
            row = row[: len(names)]
        if len(row) != len(names):
            what = f"this row has {entries(len(row))} for {len(names)} columns"
            self.fault(
                row[-1], "bad-count", what, "write one cell for each column; one with a delimiter in it needs quotes"
            )
            return {}
        found = {}
        for name, cell in zip(names, row, strict=True):
            if not cell.text:
                continue
            if fault := check_scalar(cell.text, not is_text(self.fields[name]), *self.place(cell)[:2]):
                self.faults.append(fault)
            self.marks[f"{path}.{name}"] = self.place(cell)
            found[name] = _value_of(cell.text, self.fields[name])
        return found

    def place(self, cell: Cell) -> Place:
        return (*self.line_of(cell.start), *self.line_of(cell.end))

    def line_of(self, position: int) -> tuple[int, int]:
        line = bisect_right(self.starts, position)
        return line, position - self.starts[line - 1] + 1

    def fault(self, cell: Cell, code: str, message: str, hint: str) -> None:
        line, column, *end = self.place(cell)
        self.faults.append(Fault(line, column, code, message, hint, *end))
