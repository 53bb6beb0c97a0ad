"""The commands, one module for each subject; `cli` joins them."""
