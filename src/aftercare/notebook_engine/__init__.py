"""Executes notebooks in this process, as an engine of papermill; knows nothing of handouts."""

import sys

# Where Jupyter's server is installed, jsonschema reads grammars of web addresses as it is imported, which takes half a
# second. No schema of a notebook asks for them.
GRAMMARS = "rfc3987_syntax"
_before = sys.modules.setdefault(GRAMMARS, None)  # type: ignore[arg-type]  # so it is as if it were not installed

# First of all: papermill looks for engines while it is imported, and finds ours complete only if it came before.
import papermill.engines  # noqa: E402, F401

if _before is None:
    del sys.modules[GRAMMARS]
