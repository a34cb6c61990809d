"""The English."""
