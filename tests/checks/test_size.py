"""Texts of absurd size are one finding, found at once, before any check looks at them."""

import time
from collections import Counter

import pytest

from aftercare.checks import run
from aftercare.checks.across import PROJECT_CHECKS
from aftercare.checks.registry import MOST
from aftercare.checks.runner import check_units
from aftercare.core.people.approvals import Waiver
from aftercare.core.text.limits import excess, piled
from aftercare.core.units import Status, Unit

ENGLISH = "Wait 48 hours."
HUGE = {
    "nine megabytes": "Espere 48 horas. " * 530_000,
    "numbers and commas": "1," * 32_000,
    "spaces": " " * 60_000 + "x",
    "brackets": "(" * 60_000,
    "one letter under many marks": "a" + "\u0301" * 30_000,
    "marks of two kinds": "a" + "\u0301\u0323" * 5,
}


@pytest.mark.parametrize("text", HUGE.values(), ids=HUGE)
def test_one_finding_at_once(text):
    start = time.process_time()
    (finding,) = run(Unit("a", ENGLISH, text, "es", Status.DRAFT))
    assert time.process_time() - start < 2
    assert (finding.check, finding.severity) == ("size", "error")


@pytest.mark.parametrize("pair", ["e\u200d", "e\U000e0041", "é ", "1,", "¿", "a.", "Α"])
def test_no_check_says_the_same_thousands_of_times(pair):
    """A report shows the text beside each of them: 30,000 took a build 7 GB."""
    text = (pair * 3000)[: 10 * len(ENGLISH) + 500]
    counts = Counter(finding.check for finding in run(Unit("a", ENGLISH, text, "es", Status.DRAFT)))
    assert counts
    assert max(counts.values()) <= MOST


def test_no_waiver_helps():
    waiver = Waiver("size", "Ana Ruiz, RN", "it is meant")
    found = check_units([Unit("a", ENGLISH, "1," * 32_000, "es", Status.DRAFT, waivers=(waiver,))])
    assert [finding.check for finding in found] == ["size", "waiver"]


@pytest.mark.parametrize(("length", "refused"), [(10 * len(ENGLISH) + 500, False), (10 * len(ENGLISH) + 501, True)])
def test_the_limit(length, refused):
    assert bool(excess(ENGLISH, "x" * length)) is refused


@pytest.mark.parametrize(
    "text", ["ที่นี่ น้ำ", "người", "nu\u031bo\u031b\u0301c", "क्ष्म्य", "བརྒྱུད", "שָׁלוֹם", "ٱلرَّحْمَٰنِ", "a" + "\u0301" * 8]
)
def test_marks_that_scripts_need(text):
    assert not piled(text)


def test_of_many_lines_that_are_wrong_alike_the_first_are_told():
    waivers = tuple(Waiver("numbers", "Ana Ruiz, RN", f"reason {number}") for number in range(1000))
    unit = Unit("a", ENGLISH, "Espere.", "es", Status.DRAFT, waivers=waivers, invalid=("a line",) * 1000)
    counts = Counter(finding.check for finding in check_units([unit]))
    assert counts["waiver"] == counts["signature"] == 20


@pytest.mark.parametrize("count", [0, 1])
def test_no_check_of_the_english_stumbles_over_a_handout_without_rows(count):
    title = Unit("h.title", "After your treatment", "", "es", Status.MISSING, kind="title", place="section a of h")
    checks = [check for check in PROJECT_CHECKS.values() if check.english and not check.marker]
    assert len(checks) > 50
    assert [finding.check for check in checks for finding in check.run([title][:count])] in ([], ["nothing-follows"])
