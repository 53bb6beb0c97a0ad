"""`python -m briefset` is the command `briefset`."""

from briefset.cli import main

main()
