"""Patient handouts in every language a clinic's patients speak, from one CSV of English instructions."""
