"""Letters and marks."""
