"""One module per format: a pure function from the checked tree and the theme to bytes."""
