"""Edits, statements that nothing changed, signatures, renames and questions about one row, one after the other."""

import datetime as dt
from random import Random

import pytest

from aftercare.catalogs import po, po_reader, signed_comments, stale
from aftercare.catalogs.po_writer import singular
from aftercare.catalogs.store import Store
from aftercare.catalogs.sync import sync
from aftercare.core.settings.config import load
from aftercare.core.states import before_edit
from aftercare.core.units import Severity, Status
from aftercare.review.answering import answer
from aftercare.review.gate import compare
from aftercare.review.keeping import keep
from aftercare.review.renaming import Rename, plan_rename
from aftercare.review.signing import approve
from aftercare.source.english import handouts
from review_project import ANA, BO, SPANISH, commit, edit, make, po_path

ENGLISH = {
    "A": "Wash your face with cool water.",
    "B": "Wash your face with fresh water.",
    "C": "Wash the face with cool water.",
}
IDS = ("care.day.wash", "care.day.rinse", "care.day.clean")
STEPS = ("edit", "edit", "rename", "keep", "sign", "sync", "ask")
LONG_AGO = dt.date(2026, 1, 5)


def nothing(*_: object) -> list[str]:
    """Stand for the checks, which find nothing here."""
    return []


class Chain:
    """A row that was signed for English A, and for which English its translation holds."""

    def __init__(self, root, *, stays: bool, signed: bool = True) -> None:
        self.config = make(root)
        if stays:
            edit(root / "pyproject.toml", "[tool.aftercare]", '[tool.aftercare]\non_stale = "keep"')
            self.config = load(root)
        self.row, self.english, self.holds_for = IDS[0], "A", {"A"}
        self.sync()
        if signed:
            self.approve(list(SPANISH), LONG_AGO)
        commit(root)

    def sync(self, _: Random | None = None) -> None:
        sync(Store(self.config, handouts(self.config)), domains=("care",))

    def approve(self, rows, day=None) -> None:
        for by in (ANA, BO):
            found = approve(
                self.config, handouts(self.config), self.config.languages[0], by=by, check=nothing, rows=rows
            )
            found.write(day)

    def edit(self, random: Random) -> None:
        self.become(random.choice([name for name in ENGLISH if name != self.english]))
        if random.random() < 0.7:
            self.sync()

    def become(self, new: str) -> None:
        edit(self.config.source, ENGLISH[self.english], ENGLISH[new])
        self.english = new

    def rename(self, random: Random) -> None:
        new = random.choice([row for row in IDS if row != self.row])
        edit(self.config.source, f"{self.row},", f"{new},")
        self.sync()
        store = Store(self.config, handouts(self.config))
        known = self.texts  # a statement tells what the English was before an edit, and of what came after a hash alone
        plan_rename([store.books(self.config.languages[0])], Rename(self.row, new)).write()
        self.row, self.holds_for = new, {name for name in self.holds_for if ENGLISH[name] in known}

    def keep(self, _: Random) -> None:
        self.sync()
        languages = self.config.languages[:1]
        found = keep(
            self.config, handouts(self.config), languages, by=ANA, rows=[self.row], facts_changed=nothing, check=nothing
        )
        if found.units and not found.refused:
            found.write()
            self.holds_for.add(self.english)

    def sign(self, _: Random) -> None:
        self.sync()
        path = po_path(self.config, "es")
        content = po_reader.read(path, locale="es")
        stale.settle(content.by_id()[self.row])
        po.write(path, content)
        self.approve([self.row])
        self.holds_for = {self.english}

    def ask(self, random: Random) -> None:
        self.sync()
        path = po_path(self.config, "es")
        content = po_reader.read(path, locale="es")
        content.by_id()[self.row].user_comments.append("question: Marta Ruiz; 2026-11-26; Why cool water?")
        po.write(path, content)
        self.sync()
        if random.random() < 0.5:
            languages = self.config.languages[:1]
            answer(self.config, handouts(self.config), languages, row=self.row, text="It soothes.").write()

    @property
    def texts(self):
        path = po_path(self.config, "es")
        content = po_reader.read(path, locale="es")
        gone = next(each for each in content.catalog.obsolete.values() if each.context == self.row)
        keeps = (each.previous for each in signed_comments.keeps(gone.user_comments))
        return {singular(gone.id), *gone.previous_id, *keeps}

    @property
    def unit(self):
        books = Store(self.config, handouts(self.config)).books(self.config.languages[0])
        return next(unit for book in books for unit in book.units if unit.id == self.row)


@pytest.mark.parametrize("stays", [False, True], ids=["withdraw", "keep"])
@pytest.mark.parametrize("seed", range(12))
def test_a_translation_holds_for_what_was_signed_or_kept_and_the_gate_calls_nothing_forged(seed, stays, tmp_path):
    random = Random(seed)
    chain = Chain(tmp_path, stays=stays)
    for step in random.choices(STEPS, k=6):
        getattr(chain, step)(random)
    chain.sync()
    unit = chain.unit
    holds = chain.english in chain.holds_for
    assert (unit.target, unit.status) == (SPANISH[IDS[0]], Status.APPROVED if holds else Status.DRAFT)
    assert holds or before_edit(unit), "what was approved before the edits must be there for a page that stays"
    report = compare(chain.config, "HEAD", facts_changed=nothing)
    assert [each for each in report.findings if each.severity is Severity.ERROR] == []


@pytest.mark.parametrize("seed", range(8))
def test_a_translation_that_nobody_has_signed_holds_for_the_english_it_was_made_from_or_kept_for(seed, tmp_path):
    random = Random(seed)
    chain = Chain(tmp_path, stays=seed % 2 == 1, signed=False)
    for step in random.choices([step for step in STEPS if step != "sign"], k=6):
        getattr(chain, step)(random)
    chain.sync()
    holds = chain.english in chain.holds_for
    assert (chain.unit.target, chain.unit.status) == (SPANISH[IDS[0]], Status.TRANSLATED if holds else Status.DRAFT)
    report = compare(chain.config, "HEAD", facts_changed=nothing)
    assert [each for each in report.findings if each.severity is Severity.ERROR] == []


@pytest.mark.parametrize(
    ("steps", "status", "statements"),
    [
        ("B keep", Status.APPROVED, 1),
        ("B keep sign", Status.APPROVED, 1),
        ("B keep A", Status.APPROVED, 1),
        ("B keep A B", Status.APPROVED, 1),
        ("B keep C sign", Status.APPROVED, 0),
        ("B keep sign A", Status.DRAFT, 1),
    ],
)
def test_a_statement_goes_with_its_english_and_takes_no_signature_along(steps, status, statements, tmp_path):
    chain = Chain(tmp_path, stays=False)
    for step in steps.split():
        chain.become(step) if step in ENGLISH else getattr(chain, step)(Random(0))
        chain.sync()
    assert (chain.unit.status, len(chain.unit.keeps)) == (status, statements)
    report = compare(chain.config, "HEAD", facts_changed=nothing)
    assert [each for each in report.findings if each.severity is Severity.ERROR] == []
