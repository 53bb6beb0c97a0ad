"""The summary as types, or every mistake in it at once.

In: `Loaded`. Out: `Summary`. Never: the article.
"""
