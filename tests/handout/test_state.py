"""What may be released: every state of a row, with and without errors, signed by none, one, two, or one person twice."""

import datetime as dt
from dataclasses import replace
from itertools import product

import pytest

from aftercare.catalogs.signed_comments import approval_comment, approvals
from aftercare.core.language.languages import language
from aftercare.core.model import Handout, Instruction, Kind, Section
from aftercare.core.people.approvals import Approval, LastApproved
from aftercare.core.states import status_of
from aftercare.core.units import Status, Unit
from aftercare.handout.colophon import reviewed
from aftercare.handout.compose import compose
from aftercare.handout.document import State, state_of
from aftercare.handout.edition import Edition
from aftercare.handout.kept import before_edits
from aftercare.handout.words import Words
from samples import CLINIC, ENGLISH

DAY = dt.date(2026, 11, 22)
STEP = Unit("h.day.wait", "Wait 48 hours.", "Espere 48 horas.", "es", kind="step", place="section day of h")
WARNING = replace(STEP, id="h.day.call", kind="warning")
WORD = Unit("label.phone", "Phone", "Teléfono", "es", kind="interface")
SIGNERS = {
    "nobody": (),
    "one": ("Ana García, RN",),
    "one twice": ("Ana García, RN", "ANA GARCIA, MD"),
    "two": ("Ana García, RN", "Bo Li, MD"),
    "arabic": ("أحمد حسن, RN",),
    "arabic and other": ("أحمد حسن, ممرض", "Ana García, RN"),
    "chinese": ("王丽, 护士", "李波, RN"),
}


def signed(unit: Unit, by: str, *, fuzzy: bool = False, changed: str = "") -> Unit:
    """Return a row as a catalog has it, after signing; `changed` replaces the translation afterwards."""
    lines = [approval_comment(Approval.of(unit.subject, name, DAY)) for name in SIGNERS[by]]
    unit = replace(unit, approvals=approvals(lines), target=changed or unit.target)
    return replace(unit, status=status_of(unit, fuzzy=fuzzy))


STEPS = {
    "missing": (replace(STEP, target=""), State.MISSING),
    "draft": (replace(STEP, status=Status.DRAFT), State.DRAFT),
    "signed draft": (signed(STEP, "one", fuzzy=True), State.DRAFT),
    "unsigned": (signed(STEP, "nobody"), State.TRANSLATED),
    "signed": (signed(STEP, "one"), State.APPROVED),
    "signed twice": (signed(STEP, "two"), State.APPROVED),
    "changed": (signed(STEP, "one", changed="Espere 24 horas."), State.STALE),
    "changed draft": (signed(STEP, "one", fuzzy=True, changed="Espere 24 horas."), State.STALE),
}
WARNINGS = {
    "no warning": ((), State.APPROVED),
    "unsigned": ((signed(WARNING, "nobody"),), State.TRANSLATED),
    "one": ((signed(WARNING, "one"),), State.TRANSLATED),
    "one twice": ((signed(WARNING, "one twice"),), State.TRANSLATED),
    "two": ((signed(WARNING, "two"),), State.APPROVED),
}
WORDS = {
    "no words": ((), State.APPROVED),
    "missing": ((replace(WORD, target=""),), State.TRANSLATED),
    "draft": ((replace(WORD, status=Status.DRAFT),), State.TRANSLATED),
    "unsigned": ((signed(WORD, "nobody"),), State.TRANSLATED),
    "signed": ((signed(WORD, "one"),), State.APPROVED),
    "changed": ((signed(WORD, "one", changed="Móvil"),), State.TRANSLATED),
}
ORDER = (State.MISSING, State.STALE, State.DRAFT, State.TRANSLATED, State.APPROVED)
"""The worst first: a handout has the state of the worst of what it is made of."""


def test_the_state_is_that_of_the_worst_part() -> None:
    for parts in product(STEPS, WARNINGS, WORDS, (0, 1)):
        step, warning, words, errors = parts
        (row, of_row), (more, of_more), (interface, of_words) = STEPS[step], WARNINGS[warning], WORDS[words]
        of_errors = State.TRANSLATED if errors else State.APPROVED
        state = state_of([row, *more], interface, errors=errors)
        assert state is min((of_row, of_more, of_words, of_errors), key=ORDER.index), parts
        assert state_of([*more, row], interface, errors=errors) is state, parts
        assert state.released is (of_row is of_more is of_words is of_errors is State.APPROVED), parts


def test_only_english_and_what_is_or_was_approved_is_for_patients() -> None:
    assert {state for state in State if state.released} == {State.SOURCE, State.KEPT, State.APPROVED}


EDITED = "Please wait 48 hours."


def edited(unit: Unit, by: str = "one", *, previous: str = STEP.source, changed: str = "") -> Unit:
    """Return a row whose English was edited after signing."""
    unit = replace(signed(unit, by, changed=changed), source=EDITED, previous=previous, edited=True)
    return replace(unit, status=status_of(unit, fuzzy=True))


def at_work(unit: Unit, *, by: str = "one", noted: str = STEP.target, fuzzy: bool = True) -> Unit:
    """Return such a row that a translator has begun to translate anew, after a sync has noted what was approved."""
    before = edited(unit, by)
    line = LastApproved.of(before.subject, STEP.source, noted)
    previous = STEP.source if fuzzy else ""
    now = replace(before, target="Espere, por favor.", previous=previous, edited=fuzzy, last_approved=(line,))
    return replace(now, status=status_of(now, fuzzy=fuzzy))


GOOD = signed(STEP, "one")
OLD = edited(STEP)


@pytest.mark.parametrize(
    ("units", "kept"),
    [
        ([GOOD, OLD], [OLD.id]),
        ([GOOD], []),
        ([OLD, signed(WARNING, "two")], [OLD.id]),
        ([OLD, signed(WARNING, "one")], None),
        ([edited(WARNING, "two")], None),
        ([OLD, replace(STEP, target="")], None),
        ([OLD, replace(STEP, status=Status.DRAFT)], None),
        ([OLD, signed(STEP, "nobody")], None),
        ([OLD, signed(STEP, "one", changed="Espere 24 horas.")], None),
        ([edited(STEP, "nobody")], None),
        ([edited(STEP, changed="Espere 24 horas.")], None),
        ([edited(STEP, previous="Wait 24 hours.")], None),
        ([edited(STEP, previous="")], None),
        ([replace(OLD, edited=False)], None),
        ([replace(OLD, place="section other of h")], None),
        ([at_work(STEP)], [OLD.id]),
        ([at_work(STEP, fuzzy=False)], [OLD.id]),
        ([at_work(STEP, by="nobody")], None),
        ([at_work(WARNING, by="two")], None),
        ([at_work(STEP, noted="Espere 24 horas.")], None),
        ([replace(at_work(STEP), source=STEP.source)], None),
        ([replace(at_work(STEP), last_approved=())], None),
        ([replace(at_work(STEP), last_approved=at_work(WARNING).last_approved)], None),
        ([replace(at_work(STEP), target="", status=Status.MISSING)], None),
        ([replace(OLD, language="fr")], None),
    ],
)
def test_a_row_is_shown_as_before_an_edit_only_where_it_was_approved_just_so(units, kept) -> None:
    before = before_edits(units)
    assert state_of(before).released is (kept is not None)
    if kept is not None:
        assert [unit.id for unit, now in zip(before, units, strict=True) if unit != now] == kept
        assert all(unit.source == STEP.source for unit in before if unit.id in kept)


def test_a_signature_holds_only_under_the_same_row() -> None:
    item = replace(STEP, kind="item", place="section day of h, under h.day.list")
    approved = signed(item, "one")
    assert approved.status is Status.APPROVED
    for moved in (
        replace(approved, contexts=("0123456789abcdef",)),
        replace(approved, place="section day of h"),
        replace(approved, kind="row"),
    ):
        assert status_of(moved, fuzzy=False) is Status.TRANSLATED
        assert moved.signed == ()
    renamed = replace(approved, place="section day of h, under h.day.other")  # the row above has another id
    assert status_of(renamed, fuzzy=False) is Status.APPROVED


@pytest.mark.parametrize(("by", "further"), [("one", ()), ("arabic", ("Amiri",))])
def test_reviewers_are_drawn_in_the_font_of_their_names(by: str, further: tuple[str, ...]) -> None:
    """Before the fonts of signs: that of mathematics has Arabic letters, which it does not join."""
    title = Instruction("h.day.wait", Kind.TITLE, STEP.source)
    edition = Edition(language("es"), Words({}, ENGLISH), State.APPROVED, CLINIC, "us-letter", DAY)
    found = compose(Handout("h", (Section("day", 1, title),)), {title.id: signed(STEP, by)}, edition)
    assert SIGNERS[by][0] in found.reviewed
    assert found.language.fonts[:-2] == ("Noto Sans", *further)


@pytest.mark.parametrize(
    ("tag", "by", "said"),
    [
        ("es", "two", "Ana García, RN; Bo Li, MD, 22 de noviembre de 2026"),
        ("ar", "arabic and other", "أحمد حسن، ممرض؛ Ana García, RN، 22 نوفمبر 2026"),
        ("zh-Hans", "chinese", "王丽，护士；李波，RN，2026年11月22日"),
    ],
)
def test_between_reviewers_are_the_marks_of_the_language(tag: str, by: str, said: str) -> None:
    edition = Edition(language(tag), Words({}, ENGLISH), State.APPROVED, CLINIC, "us-letter", DAY)
    assert reviewed(edition, [signed(STEP, by)]).replace("\u00a0", " ") == said


@pytest.mark.parametrize(
    ("origins", "called"),
    [
        (("google 2026-11-22",), "draft"),
        (("", "google 2026-11-22"), "draft"),
        (("",), "unreviewed"),
        (("imported from old.po 2026-11-22", ""), "unreviewed"),
    ],
)
def test_a_draft_is_called_a_machine_s_only_where_a_machine_wrote_a_row_of_it(origins, called) -> None:
    title = Instruction("h.title", Kind.TITLE, "After care")
    rows = tuple(Instruction(f"h.day.r{at}", Kind.STEP, f"Wait {at} hours.") for at in range(len(origins)))
    handout = Handout("h", (Section("t", 1, title, rows),))
    units = {"h.title": Unit("h.title", title.text, "Cuidados", "es", Status.TRANSLATED, origin="google 2026-11-22")}
    for row, origin in zip(rows, origins, strict=True):
        units[row.id] = Unit(row.id, row.text, f"Espere {row.text}", "es", Status.DRAFT, origin=origin)
    edition = Edition(language("es"), Words(ENGLISH, ENGLISH), state_of([*units.values()]), CLINIC, "us-letter", DAY)
    document = compose(handout, units, edition)
    assert document.state is State.DRAFT
    assert document.banners == ((ENGLISH[f"banner.{called}"],) * 2,)
    review = next(fact for fact in document.fact_parts if fact.label.text == ENGLISH["label.review"])
    assert review.values[-1].text == ENGLISH[f"state.{called}"]
    assert ("machine" in ENGLISH[f"banner.{called}"]) is (called == "draft")


def test_a_page_names_the_changed_line_of_a_table_as_a_reader_finds_it() -> None:
    """Lines bear no numbers: a week stands in the table with the number of the table."""
    texts = {"t": "Drops", "d": "Plan", "d.head": "Week | Dose", "d.w1": "Week 1 | 2 mL", "d.w2": "**Week 2** | 1 mL"}
    kinds = (Kind.TITLE, Kind.HEADING, Kind.TABLE, Kind.ROW, Kind.ROW)
    title, heading, *rows = (
        Instruction(f"h.{key}", kind, text, parent="h.d.head" if kind is Kind.ROW else "")
        for (key, text), kind in zip(texts.items(), kinds, strict=True)
    )
    handout = Handout("h", (Section("t", 1, title), Section("d", 2, heading, tuple(rows))))
    units = {
        row.id: signed(replace(STEP, id=row.id, source=row.text, target=f"es {row.text}", kind=row.kind.value), "one")
        for row in handout.rows
    }
    words = Words(ENGLISH, ENGLISH)
    changed = ("h.d.head", "h.d.w2", "h.d")
    edition = Edition(language("es"), words, State.KEPT, CLINIC, "us-letter", DAY, changed=changed)
    ((own, english),) = compose(handout, units, edition).banners
    assert own.endswith("Rows changed: #1, #1 “es Week 2”, “es Plan”")
    assert english.endswith("Rows changed: #1, #1 “Week 2”, “Plan”")
