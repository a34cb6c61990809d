"""Pictures: pictograms of a pinned set, and files that are safe to set."""
