"""A whole project: what is read once, planned, built, released and withdrawn."""
