"""The Word document, by python-docx, in the styles of a reference document.

In: `Doctree`, `Theme`, a reference. Out: bytes. Never: a path, a clock, the environment.
"""
