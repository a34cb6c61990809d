"""Who writes and signs: names, signatures, what they hold for, questions."""
