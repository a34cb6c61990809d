"""Words that turn round."""
