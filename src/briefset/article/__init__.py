"""The source text: its paragraphs, where words stand in it, and which quotation of it is exact.

In: bytes, words. Out: `Article`, passages. Never: a change of the text.
"""
