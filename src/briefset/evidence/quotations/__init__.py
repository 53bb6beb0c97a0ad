"""Each quotation and each piece of evidence looked up in the article, or in the lock that stands in for it.

In: `Summary`, `Article` or `Lock`. Out: `Verified`, or every miss. Never: a word that differs.
"""
