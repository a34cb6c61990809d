"""Types, settings, errors, files, clock: what every room may use."""
