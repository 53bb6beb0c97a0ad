"""The set of an article, and its record: the stages joined.

In: an article's folder. Out: files. Never: half a set.
"""
