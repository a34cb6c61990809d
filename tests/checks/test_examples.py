"""The examples in the docstring of every check are run: `Bad [de]: source -> target` must fire, `Good` must not."""

import inspect
import re

import pytest

from aftercare.checks import CHECKS, Profile
from aftercare.core.units import Unit

EXAMPLE = re.compile(r"^\s*(Bad|Good)(?: \[([\w-]+)\])?:\s*(.*?) -> ?(.*)$", re.MULTILINE)
GLOSSARY = {"*": (("Clarisonic", "keep"),), "de": (("sunscreen", "Sonnenschutzmittel|Sonnencreme"),)}


def examples(code):
    """Yield verdict and unit of each example of a check."""
    for verdict, language, source, target in EXAMPLE.findall(inspect.getdoc(CHECKS[code].function) or ""):
        texts = [text.strip().replace("\\n", "\n") for text in (source, target)]
        yield verdict, Unit("", *texts, language or "es")


@pytest.mark.parametrize("code", CHECKS)
def test_examples(code):
    for verdict, unit in examples(code):
        assert CHECKS[code].covers(unit.language), unit
        assert bool([*CHECKS[code].run(unit, Profile(GLOSSARY))]) == (verdict == "Bad"), unit


@pytest.mark.parametrize("code", CHECKS)
def test_every_check_has_a_title_and_examples_of_both_kinds(code):
    text = inspect.getdoc(CHECKS[code].function) or ""
    assert CHECKS[code].title.endswith(".")
    assert {verdict for verdict, *_ in EXAMPLE.findall(text)} == {"Bad", "Good"}
