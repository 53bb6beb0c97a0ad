"""Files on disk, and the libraries of the system: whole or not at all.

In: paths and bytes. Out: bytes. Never: what the bytes mean.
"""
