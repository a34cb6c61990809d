"""Numbers, units, bounds."""
