"""What a product prints: the values of a page, its HTML, and the checked tree of it.

In: `Verified`, `Product`. Out: `Doctree`. Never: bytes of a format.
"""
