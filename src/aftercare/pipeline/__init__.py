"""A whole project: reading, planning, building, release and withdrawal."""
