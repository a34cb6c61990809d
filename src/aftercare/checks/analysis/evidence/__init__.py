"""Evidence on a translation as a whole: cut off, incomplete, another text."""
