"""Files and folders: read once and within bounds, replaced in one step, compared by digest."""
