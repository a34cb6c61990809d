"""What is cleared for patients, and what may not stay: computed from what people wrote."""
