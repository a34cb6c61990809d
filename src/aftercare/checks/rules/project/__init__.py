"""Across the project."""
