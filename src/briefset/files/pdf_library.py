"""WeasyPrint's import, without what it would do again in each process: parsing C, and asking compilers for libraries.

In: nothing. Out: the module, imported. Never: another result than the plain import; where something is not as expected,
that is what is done. Must run before the first import of WeasyPrint; tests pin what it leans on.
"""

from __future__ import annotations

import ast
import ctypes.util
import io
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from types import ModuleType
from typing import Any

from briefset.files.cache import remember

INSTANCER = "fontTools.varLib.instancer"
LATE = ("fontTools.subset", INSTANCER)


def import_pdf_library() -> None:
    """Import WeasyPrint; nothing where that was done before."""
    if "weasyprint" in sys.modules:
        return
    import cffi

    plain = cffi.FFI
    with _without_questions(), _late_font_tools():
        cffi.FFI = Declarations
        try:
            import weasyprint  # noqa: F401 - for its effect
        finally:
            cffi.FFI = plain


class Declarations:
    """Stands in for `cffi.FFI`: C declarations are parsed once, and kept as tables (cffi, out-of-line, ABI level)."""

    def cdef(self, source: str) -> None:
        """Become the interface that was declared."""
        import _cffi_backend
        import cffi

        versions = f"{cffi.__version__} {_cffi_backend.__version__}".encode()
        tables = remember("cffi", (versions, source.encode()), lambda: _parse_declarations(source))
        ready = _cffi_backend.FFI("_briefset", **_read_tables(tables))
        self.__dict__.update({name: getattr(ready, name) for name in dir(ready) if not name.startswith("__")})


def _parse_declarations(source: str) -> bytes:
    """The tables as cffi writes them, as Python."""
    from cffi import api, recompiler

    parser, text = api.FFI(), io.StringIO()
    parser.cdef(source)
    parser.set_source("_briefset", None)
    recompiler.make_py_source(parser, "_briefset", text)
    return text.getvalue().encode()


def _read_tables(text: bytes) -> dict[str, Any]:
    """The arguments of the one call in the text, each a literal."""
    calls = (node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Call) and node.keywords)
    return {str(keyword.arg): ast.literal_eval(keyword.value) for keyword in next(calls).keywords}


@contextmanager
def _without_questions() -> Iterator[None]:
    """Let no name be looked up by gcc and ldconfig: WeasyPrint tries the name of the file itself too."""
    plain = ctypes.util.find_library
    if sys.platform == "linux":
        ctypes.util.find_library = lambda name: None  # noqa: ARG005 - as it is called
    try:
        yield
    finally:
        ctypes.util.find_library = plain


class LateModule(ModuleType):
    """Stands in for a module until something of it is wanted."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):  # those of the import system ask whether it is a package
            raise AttributeError(name)
        return getattr(import_module(self.__name__), name)


@contextmanager
def _late_font_tools() -> Iterator[None]:
    """Import the larger half of fontTools for a variable font, or without harfbuzz-subset, and not before."""
    late: dict[str, Any] = {name: LateModule(name) for name in LATE if name not in sys.modules}
    sys.modules.update(late)
    if INSTANCER in late:
        late[INSTANCER].instantiateVariableFont = _instantiate
    try:
        yield
    finally:
        for name in late:
            del sys.modules[name]


def _instantiate(*positional: Any, **options: Any) -> Any:
    return import_module(INSTANCER).instantiateVariableFont(*positional, **options)
