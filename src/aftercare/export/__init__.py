"""A handout in each format: formats, page frames, exporters, fonts and PDF."""
