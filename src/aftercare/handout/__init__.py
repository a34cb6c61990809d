"""One handout in one language, ready to be shown in any format."""
