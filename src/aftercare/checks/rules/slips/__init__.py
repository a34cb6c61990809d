"""Slips of the hand in the English."""
