"""The state of a row, what somebody signed of it, and what it was before its English was edited."""

import datetime as dt
from dataclasses import replace

import pytest

from aftercare.core.people.approvals import Approval, Keep, LastApproved
from aftercare.core.states import before_edit, signatures, status_of
from aftercare.core.units import Finding, Severity, Status, Unit

DAY = dt.date(2026, 11, 22)
UNIT = Unit("h.wait", "Wait.", "Espere.", "es", status=Status.TRANSLATED, kind="step", place="section a of h")
WARNING = replace(UNIT, kind="warning")
INSIDE = replace(UNIT, kind="item", place="section a of h, under warning h.call")
OVER = replace(UNIT, kind="heading", place="section a of h, over warnings")
BESIDE = replace(INSIDE, place="section a of h, under h.call")


def by(name, unit=UNIT, day=DAY):
    return Approval.of(unit.subject, name, day)


ANA, BO = by("Ana Ruiz, RN"), by("Bo Li, MD")
TWO = (by("Ana Ruiz, RN", WARNING), by("Bo Li, MD", WARNING))


@pytest.mark.parametrize(
    ("unit", "fuzzy", "status"),
    [
        (replace(UNIT, target=""), False, Status.MISSING),
        (replace(UNIT, target=" \n"), True, Status.MISSING),
        (UNIT, True, Status.DRAFT),
        (replace(UNIT, approvals=(ANA,)), True, Status.DRAFT),
        (UNIT, False, Status.TRANSLATED),
        (replace(UNIT, approvals=(ANA,)), False, Status.APPROVED),
        (replace(UNIT, approvals=(ANA,), target="Espera."), False, Status.TRANSLATED),
        (replace(UNIT, approvals=(ANA,), place="section b of h"), False, Status.TRANSLATED),
        (replace(WARNING, approvals=TWO[:1]), False, Status.TRANSLATED),
        (replace(WARNING, approvals=TWO), False, Status.APPROVED),
        (replace(WARNING, approvals=(TWO[0], TWO[0])), False, Status.TRANSLATED),
        (replace(INSIDE, approvals=(by("Ana Ruiz, RN", INSIDE),)), False, Status.TRANSLATED),
        (replace(INSIDE, approvals=(by("Ana Ruiz, RN", INSIDE), by("Bo Li, MD", INSIDE))), False, Status.APPROVED),
        (replace(INSIDE, approvals=(by("Ana Ruiz, RN", BESIDE), by("Bo Li, MD", BESIDE))), False, Status.TRANSLATED),
        (replace(BESIDE, approvals=(by("Ana Ruiz, RN", BESIDE),)), False, Status.APPROVED),
        (replace(OVER, approvals=(by("Ana Ruiz, RN", OVER),)), False, Status.TRANSLATED),
        (replace(OVER, approvals=(by("Ana Ruiz, RN", OVER), by("Bo Li, MD", OVER))), False, Status.APPROVED),
    ],
)
def test_the_status_of_a_translation(unit, fuzzy, status):
    assert status_of(unit, fuzzy=fuzzy) is status
    assert status.label == status.name.lower()


@pytest.mark.parametrize(
    ("more", "lapsed", "stale"),
    [
        ({}, False, False),
        ({"approvals": (ANA,), "status": Status.APPROVED}, False, False),
        ({"approvals": (ANA,)}, False, False),
        ({"approvals": (ANA,), "target": "Espera."}, True, True),
        ({"approvals": (ANA, by("Bo Li, MD", WARNING)), "status": Status.APPROVED}, False, False),
        ({"status": Status.DRAFT}, False, False),
        ({"status": Status.DRAFT, "previous": "Stay."}, False, True),
        ({"status": Status.DRAFT, "edited": True}, False, True),
        ({"previous": "Stay.", "edited": True}, False, False),
    ],
)
def test_what_was_made_for_another_text_is_stale(more, lapsed, stale):
    unit = replace(UNIT, **more)
    assert (unit.lapsed, unit.stale) == (lapsed, stale)


EDITED = replace(UNIT, source="Wait here.", previous="Wait.", edited=True, approvals=(ANA,), status=Status.DRAFT)
ITEM = replace(EDITED, kind="item", place=BESIDE.place, approvals=(by("Ana Ruiz, RN", BESIDE),))
EACH = tuple(by(name, replace(UNIT, kind="item", place=INSIDE.place)) for name in ("Ana Ruiz, RN", "Bo Li, MD"))
NOTED = LastApproved.of(replace(UNIT, source="Wait here.", target="Espere aquí.").subject, "Wait.", "Espere.")


@pytest.mark.parametrize(
    ("unit", "texts"),
    [
        (UNIT, None),
        (EDITED, ("Wait.", "Espere.")),
        (replace(EDITED, status=Status.TRANSLATED), ("Wait.", "Espere.")),
        (replace(EDITED, status=Status.APPROVED), None),
        (replace(EDITED, status=Status.MISSING), None),
        (replace(EDITED, edited=False), None),
        (replace(EDITED, previous=""), None),
        (replace(EDITED, previous="Stay."), None),
        (replace(EDITED, approvals=()), None),
        (replace(EDITED, kind="warning"), None),
        (ITEM, ("Wait.", "Espere.")),
        (replace(ITEM, place=INSIDE.place, approvals=EACH), None),
        (replace(EDITED, target="Espere aquí."), None),
        (replace(EDITED, target="Espere aquí.", last_approved=(NOTED,)), ("Wait.", "Espere.")),
        (replace(EDITED, target="Espere aquí.", edited=False, last_approved=(NOTED,)), ("Wait.", "Espere.")),
    ],
)
def test_a_row_as_it_was_approved_before_an_edit(unit, texts):
    then = before_edit(unit)
    assert ((then.source, then.target) if then else None) == texts
    if then:
        assert (then.status, then.previous, then.edited, then.last_approved) == (Status.APPROVED, "", False, ())


def test_each_ones_last_signature_that_holds():
    other = replace(UNIT, id="h.rest")
    days = [by("Ana Ruiz, RN", other, day) for day in (dt.date(2026, 11, 25), dt.date(2026, 11, 23))]
    units = [replace(UNIT, approvals=(BO, ANA)), *(replace(other, approvals=(each,)) for each in days)]
    assert signatures(units) == {"Ana Ruiz, RN": "2026-11-25", "Bo Li, MD": "2026-11-22"}
    assert list(signatures(units)) == ["Ana Ruiz, RN", "Bo Li, MD"]
    assert signatures([replace(UNIT, target="x", approvals=(ANA,)), UNIT]) == {}


def test_who_signed_and_kept_a_row_whether_it_holds_or_not():
    unit = replace(UNIT, target="x", approvals=(ANA,), keeps=(Keep("Bo Li, MD", DAY, "Stay.", "0"),))
    assert unit.signing_days == [("Ana Ruiz, RN", DAY), ("Bo Li, MD", DAY)]
    assert (unit.signed, unit.kept) == ((), ())


def test_a_finding_in_a_line_and_under_another_severity():
    found = Finding(UNIT, "numbers", Severity.ERROR, "48 is missing")
    assert str(found) == "es/h.wait: 48 is missing [numbers]"
    assert found.graded(Severity.ERROR) is found
    assert found.graded(Severity.INFO) == replace(found, severity=Severity.INFO)
