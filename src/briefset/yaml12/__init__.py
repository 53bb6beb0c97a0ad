"""Strict YAML: the part of YAML 1.2 that a summary needs, with a position for every value.

In: bytes. Out: `Tree` (plain data and positions), or `RefusedError` with everything that is wrong.
Never: aliases, tags, merge keys, guesses about dates or yes and no, or a message of the parser's.
"""
