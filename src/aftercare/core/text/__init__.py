"""Texts: marks in them, direction, telephone numbers, and how messages write numbers and names."""
