"""Texts of absurd size are one finding, found at once, before any check looks at them."""

import time
from collections import Counter

import pytest

from aftercare.checks import run
from aftercare.checks.across import PROJECT_CHECKS, ProjectCheck
from aftercare.checks.profile import PLAIN
from aftercare.checks.registry import MOST
from aftercare.checks.runner import check_units
from aftercare.core.people.approvals import Waiver
from aftercare.core.text.limits import excess, piled
from aftercare.core.units import Severity, Status, Unit

ENGLISH = "Wait 48 hours."
ALONE = "the handout has nothing but this title: write its rows, or take it out"
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
    found = [check.function([title][:count], *([PLAIN] if check.by_profile else [])) for check in checks]
    assert [message for each in found for _, message in each] in ([], [ALONE])


def test_a_check_that_fails_says_so_and_stops_no_other():
    def fails(units):
        yield units[1], "wrong"
        raise LookupError("mon")

    units = [Unit(f"h.{at}", "Rest.", "", "es", Status.MISSING) for at in range(2)]
    check = ProjectCheck("fails", Severity.WARNING, "No row is wrong.", fails)
    found = [(finding.unit.id, finding.severity.value, finding.message) for finding in check.run(units)]
    failed = "this check failed, and has not looked at all rows (LookupError: mon)"
    assert found == [("h.1", "warning", "wrong"), ("h.0", "warning", failed)]
