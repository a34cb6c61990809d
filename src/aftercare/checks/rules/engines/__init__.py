"""What engines leave behind."""
