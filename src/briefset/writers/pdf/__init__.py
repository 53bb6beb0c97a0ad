"""The PDF, by WeasyPrint, and what is checked about its pages and its tags.

In: `Doctree`, `Theme`. Out: bytes. Never: a path, a clock, the environment.
"""
