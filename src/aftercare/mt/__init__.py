"""Machine translation: engines, placeholders, journal and drafts."""
