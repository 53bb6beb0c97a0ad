"""The words of the documents that are not the writer's: headings, column heads, notes; one file for each language.

In: `Templates`, a language tag. Out: labels by key. Never: a language whose file lacks a key.
"""

from __future__ import annotations

import string
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import PurePosixPath

from briefset.design.templates import Templates
from briefset.diagnostics import Diagnostic, Failure, Position
from briefset.language.locale import Locale
from briefset.language.tags import primary
from briefset.language.typography import space_marks
from briefset.yaml12.document import load

FOLDER = "shared/labels"
FALLBACK = "en"


def read_labels(templates: Templates, language: str, folder: str = FOLDER) -> dict[str, str]:
    """The labels of a language in a folder: its region's own file, then the language's, then English.

    Raises `Failure` for a key that the file lacks or that English does not have, and for other names in braces.
    """
    tags = dict.fromkeys((FALLBACK, primary(language), language))
    files = [(tag, f"{folder}/{tag}.yaml") for tag in tags]
    found = tuple((tag, templates.read(name)) for tag, name in files if tag == FALLBACK or templates.find(name))
    return _join(found, folder)


@lru_cache(maxsize=8)
def _join(files: tuple[tuple[str, bytes], ...], folder: str) -> dict[str, str]:
    """The labels of the last of the files, each by the tag of its language, with those of the others below."""
    (_, english), *others = files
    own = _read(english, f"templates/{folder}/{FALLBACK}.yaml")
    for tag, data in others:
        file = f"templates/{folder}/{tag}.yaml"
        labels = {key: space_marks(text, tag) for key, text in _read(data, file).items()}
        _check(labels, own, file)
        own = own | labels
    return own


def find_label_fault(templates: Templates, language: str) -> tuple[str, str] | None:
    """Why a page cannot speak a language, and what to do: its labels would be English."""
    tags = (primary(language), language)
    if any(templates.find(f"{FOLDER}/{tag}.yaml") is not None for tag in tags):
        return None
    known = sorted(PurePosixPath(name).stem for name in templates.names(f"{FOLDER}/*.yaml"))
    hint = (
        f"write the summary in one of {', '.join(known)}; or run briefset theme eject {FOLDER}/en.yaml, "
        f"and translate the copy as {tags[0]}.yaml beside it"
    )
    return f"there are no labels in {language}", hint


def _read(data: bytes, file: str) -> dict[str, str]:
    """The labels in a file; raises `Failure` for one that is no text, or asks for more than values as they are."""
    loaded = load(data, file)
    hint = "write a text; a value stands in braces by its name alone, as {count}"
    faults = [
        loaded.diagnose(key, "label", f"{key} is no text with values in braces", hint)
        for key, text in loaded.data.items()
        if not isinstance(text, str) or not _is_plain(text)
    ]
    if faults:
        raise Failure(faults)
    return loaded.data


def _is_plain(text: str) -> bool:
    """Whether nothing but names stand in braces: what follows a name could reach into a value, or widen it at will."""
    try:
        fields = [field for field in string.Formatter().parse(text) if field[1] is not None]
    except ValueError:
        return False
    return all((name or "").isidentifier() and not spec and not conversion for _, name, spec, conversion in fields)


def _check(labels: Mapping[str, str], english: Mapping[str, str], file: str) -> None:
    faults = [f"{key} is missing" for key in english if key not in labels]
    faults += [f"{key} is not a label" for key in labels if key not in english]
    faults += [
        f"{key} has other names in braces than the English label"
        for key in labels
        if key in english and _names(labels[key]) != _names(english[key])
    ]
    if faults:
        hint = "compare the file with en.yaml beside it, key by key"
        raise Failure([Diagnostic(Position(file), "label", fault, hint) for fault in faults])


def _names(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@dataclass(frozen=True, slots=True)
class Labels:
    """The labels of a page, and the locale that its numbers, dates and references are printed in."""

    locale: Locale
    texts: Mapping[str, str]

    def __call__(self, key: str, default: str | None = None, **values: object) -> str:
        """The label of that key with its values put in; `default` where a designer's product has none of its own."""
        text = self.texts.get(key, default)
        if text is None:
            raise LookupError(f"no label {key!r} in templates/{FOLDER}/")
        return text.format(**values) if values else text

    def counted(self, number: int, one: str, many: str) -> str:
        """How many, in words up to ten, of what the labels `one` and `many` name."""
        count = self(f"count-{number}") if number <= 10 else str(number)
        return f"{count}{self('word-space')}{self(one if number == 1 else many)}"


def labels_of(templates: Templates, locale: Locale) -> Labels:
    """The labels of a page in the language of a locale."""
    return Labels(locale, read_labels(templates, locale.language))
