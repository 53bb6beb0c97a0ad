"""The command line: what can be told before Typer is imported, and the commands themselves.

In: argv. Out: paths and data on stdout, everything else on stderr. Never: does a stage's work itself.
"""
