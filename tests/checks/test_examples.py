"""The examples in the docstring of every check are run: `Bad [de]: source -> target` must fire, `Good` must not."""

import inspect
import re

import pytest

from aftercare.checks import CHECKS, Profile
from aftercare.core.units import Unit

EXAMPLE = re.compile(r"^\s*(Bad|Good)(?: \[([\w-]+)\])?:\s*(.*?) -> ?(.*)$", re.MULTILINE)
GLOSSARY = {"*": (("Clarisonic", "keep"),), "de": (("sunscreen", "Sonnenschutzmittel|Sonnencreme"),)}


def examples():
    for code, check in CHECKS.items():
        for verdict, language, source, target in EXAMPLE.findall(inspect.getdoc(check.function) or ""):
            texts = [text.strip().replace("\\n", "\n") for text in (source, target)]
            yield pytest.param(
                code, verdict, Unit("", *texts, language or "es"), id=f"{code}-{verdict}-{texts[1][:30]}"
            )


@pytest.mark.parametrize(("code", "verdict", "unit"), [*examples()])
def test_example(code, verdict, unit):
    assert CHECKS[code].covers(unit.language)
    assert bool([*CHECKS[code].run(unit, Profile(GLOSSARY))]) == (verdict == "Bad")


@pytest.mark.parametrize("code", CHECKS)
def test_every_check_has_a_title_and_examples_of_both_kinds(code):
    text = inspect.getdoc(CHECKS[code].function) or ""
    assert CHECKS[code].title.endswith(".")
    assert {verdict for verdict, *_ in EXAMPLE.findall(text)} == {"Bad", "Good"}
