"""What builds have made and noted: the record, its targets, notes on handouts, what is remembered of checks."""
