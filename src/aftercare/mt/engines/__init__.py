"""Translation engines behind one protocol, and the care that network engines need."""
