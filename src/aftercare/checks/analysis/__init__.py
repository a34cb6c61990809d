"""What checks compare: tokens, numbers, words and scripts of a text."""
