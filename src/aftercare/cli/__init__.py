"""One module per command; each has a `command`, a few lines over the library."""
