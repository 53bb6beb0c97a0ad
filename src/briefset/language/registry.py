"""Which record is read for a language tag.

In: a language tag (BCP 47). Out: `LanguageData`, or None for a language that has no file. Never: another
language instead.
"""

from __future__ import annotations

import re
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pkgutil import iter_modules

import briefset.language as package
from briefset.language.data import LanguageData
from briefset.language.tags import primary

NAME = re.compile(r"[a-z]{2}")


def languages() -> list[str]:
    """The tags of the languages that have a file in this folder, named by its two letters (ISO 639)."""
    return sorted(module.name for module in iter_modules(package.__path__) if NAME.fullmatch(module.name))


def find_language(tag: str) -> LanguageData | None:
    """The record of a language tag, whatever its region; None where there is none."""
    return _read(primary(tag))


@cache
def _read(name: str) -> LanguageData | None:
    if not NAME.fullmatch(name) or find_spec(f"{package.__name__}.{name}") is None:
        return None
    values = vars(import_module(f"{package.__name__}.{name}")).values()
    return next(value for value in values if isinstance(value, LanguageData))


def require_language(tag: str) -> LanguageData:
    """The record of a language tag that validation has seen; raises `KeyError` for one without a file."""
    found = find_language(tag)
    if found is None:
        raise KeyError(tag)
    return found
