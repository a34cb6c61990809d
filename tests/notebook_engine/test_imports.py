"""What the engine imports: it is most of what a short build waits for."""

import subprocess
import sys
from importlib.util import find_spec

from aftercare.notebook_engine import GRAMMARS

PROGRAM = f"""
import sys
import aftercare.notebook_engine
print("lark" in sys.modules, "{GRAMMARS}" in sys.modules)
import {GRAMMARS}
print({GRAMMARS}.is_valid_syntax("iri", "https://example.org/"))
"""


def test_no_grammar_is_read_and_whoever_needs_one_can_import_it() -> None:
    assert find_spec(GRAMMARS), "Jupyter's server, which the tests need, no longer brings it: the rule is of no use"
    done = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=False)
    assert done.stdout.splitlines() == ["False False", "True"], done.stderr
