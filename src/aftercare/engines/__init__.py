"""Translation engines behind one protocol."""
