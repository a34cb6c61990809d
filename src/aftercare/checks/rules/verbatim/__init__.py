"""What must survive letter by letter."""
