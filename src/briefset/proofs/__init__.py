"""Proof that a page says what its view says, keeps its limits, and that the files read back hold it all.

In: `View`, `Doctree`, bytes. Out: `Proof`, or every fault. Never: a repair.
"""
