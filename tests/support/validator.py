"""The validator of the W3C, on pages that lie in files."""

import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

import pytest

from command import ROOT

JAR = ROOT / "tests/node_modules/vnu-jar/build/dist/vnu.jar"
BRIEF = ("-Xss4m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
"""Java is told that it ends soon: what it would make faster for later takes as long as the work,
and the stack of quick code must be larger."""

NEWER = ".*(“container(-type)?”: Property .* doesn't exist|Unrecognized at-rule “@container”).*"
"""What this validator does not know yet: all browsers have it since 2023 (CSS Conditional Rules 5)."""


def errors(pages: Iterable[Path]) -> str:
    """Return what is wrong with pages, or skip the test where there is no Java."""
    if shutil.which("java") is None:
        pytest.skip("no Java on this machine; run `make test`, which installs it where the system can")
    assert JAR.exists(), "run `make test`, which installs it"
    command = ["java", *BRIEF, "-jar", JAR, "--errors-only", "--filterpattern", NEWER, *sorted(pages)]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    return f"{done.returncode}: {done.stdout}{done.stderr}" if done.returncode else ""
