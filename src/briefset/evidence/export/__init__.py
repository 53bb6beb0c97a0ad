"""Evidence in the formats of others: coverage, Web Annotations, CSL-JSON and BibTeX.

In: `Verified`, `Article`. Out: text. Never: anything unverified.
"""
