"""The slides: the tree as a `Deck`, and the PowerPoint file in the layouts of a reference.

In: `Doctree`, `Theme`, a reference. Out: bytes. Never: a path, a clock, the environment.
"""
