"""What bears a statement out, and the way back from print to it.

In: `Summary`, `Article`. Out: `Verified`, `Register`, and what is made of them. Never: anything printed.
"""
