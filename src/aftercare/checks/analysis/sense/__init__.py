"""What a sentence does with them: denies, limits, makes depend on a case, exchanges."""
