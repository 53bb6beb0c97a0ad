"""briefset: one checked YAML summary of an article, and the matching set of documents made from it.

In: a name of `briefset.api`, such as `briefset.check("demo")`. Out: what stands there, imported when it is first asked
for. Never: imports anything by itself.
"""

__version__ = "0.1.0"
__all__ = ["Diagnostic", "Documents", "Failure", "Session", "Summary", "__version__", "build", "check", "load"]
TYPE_CHECKING = False
if TYPE_CHECKING:  # typing takes longer to import than many a command
    from briefset.api import Diagnostic, Documents, Failure, Session, Summary, build, check, load


def __getattr__(name: str) -> object:
    if name in __all__:
        from importlib import import_module

        return getattr(import_module("briefset.api"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
