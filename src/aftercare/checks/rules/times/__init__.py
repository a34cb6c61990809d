"""How often, how long, when."""
