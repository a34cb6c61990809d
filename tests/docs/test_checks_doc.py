"""docs/checks.md says what the checks say."""

import importlib.util

from aftercare.checks import CHECKS
from aftercare.checks.rules.project import PROJECT_CHECKS
from command import ROOT

PAGE = (ROOT / "docs" / "checks.md").read_text(encoding="utf-8")
SPEC = importlib.util.spec_from_file_location("checks_doc", ROOT / "tools" / "checks_doc.py")
checks_doc = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(checks_doc)


def test_the_list_is_current():
    assert checks_doc.updated(PAGE) == PAGE, "run python tools/checks_doc.py"


def test_every_check_is_listed_once():
    codes = [*CHECKS, *PROJECT_CHECKS]
    assert {code: PAGE.count(f"- **`{code}`** (") for code in codes} == dict.fromkeys(codes, 1)
