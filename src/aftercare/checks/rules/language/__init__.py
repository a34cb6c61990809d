"""The right language."""
