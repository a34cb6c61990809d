"""Whether an edit of the English changed what it says: what `keep` may call the same."""
