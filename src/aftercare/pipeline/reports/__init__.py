"""What people are told: the tables of notebooks, progress, the summary of a build."""
