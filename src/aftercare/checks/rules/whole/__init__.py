"""Whole, and of this source."""
