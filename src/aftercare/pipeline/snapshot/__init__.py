"""A project as it was when it was first read, and what follows from its files alone."""
