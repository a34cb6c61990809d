"""Checks of a translation against its source. Importing this package registers all of them."""
