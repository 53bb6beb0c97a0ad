"""`python -m briefset` is the command `briefset`."""

from briefset.cli import main

if __name__ == "__main__":
    main()
