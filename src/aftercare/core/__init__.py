"""Types, settings, errors, files, clock: what every room may use, and nothing that knows of a handout."""
