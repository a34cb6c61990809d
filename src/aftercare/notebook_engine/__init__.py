"""Executes notebooks in this process, as an engine of papermill; knows nothing of handouts."""

# First of all: papermill looks for engines while it is imported, and finds ours complete only if it came before.
import papermill.engines  # noqa: F401
