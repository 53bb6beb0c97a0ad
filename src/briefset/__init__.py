"""briefset: one checked YAML summary of an article, and the matching set of documents made from it."""

__version__ = "0.1.0"
__all__ = ["__version__"]
