"""Merging goes by row id: no row ever gets another row's translation, and nothing a person wrote is lost."""

import datetime as dt
import os
import re
from dataclasses import replace
from pathlib import Path

import pytest

import projects
import review_project
from aftercare.catalogs import catalog_units, merge, po, po_reader, signed_comments, sync
from aftercare.catalogs.store import Store, read_books
from aftercare.core.errors import ConfigError
from aftercare.core.language import languages
from aftercare.core.model import Instruction, Kind, rows_of
from aftercare.core.people.approvals import Approval, LastApproved
from aftercare.core.settings import config
from aftercare.core.states import before_edit, status_of
from aftercare.core.units import Status, Unit
from aftercare.review.signing import approve
from aftercare.source.english import handouts
from command import copy_with_few_languages


def row(name: str, text: str) -> Instruction:
    return Instruction(name, Kind.STEP, text)


def merged(
    old: list[tuple[Instruction, str, set[str], list[str]]], new: list[Instruction]
) -> tuple[po.Po, merge.Changes]:
    content, _ = merge.merge(po.new("es"), [entry for entry, *_ in old])
    for entry, target, flags, comments in old:
        message = content.by_id()[entry.id]
        message.string, message.flags, message.user_comments = target, message.flags | flags, comments
    content = po_reader.parse(po.dump(content), locale="es")
    fresh, changes = merge.merge(content, new)
    return po_reader.parse(po.dump(fresh), locale="es"), changes


WAIT = row("w.wait", "Wait 24 hours.")
WAIT_LONGER = row("w.wait", "Wait 48 hours.")


def test_same_row_same_text_keeps_everything() -> None:
    comments = ["a note of mine", "origin: google 2026-11-22"]
    content, changes = merged([(WAIT, "Espere 24 horas.", {"fuzzy", "no-wrap"}, comments)], [WAIT])
    message = content.by_id()["w.wait"]
    assert (message.string, message.user_comments) == ("Espere 24 horas.", comments)
    assert message.flags == {"fuzzy", "no-wrap"}
    assert not changes


def test_edited_english_makes_the_row_fuzzy_with_its_previous_text() -> None:
    content, changes = merged([(WAIT, "Espere 24 horas.", set(), ["mine"])], [WAIT_LONGER])
    message = content.by_id()["w.wait"]
    assert (message.string, message.fuzzy, message.previous_id) == ("Espere 24 horas.", True, ["Wait 24 hours."])
    assert message.user_comments == ["mine"]
    assert changes.edited == ["w.wait"]


MOVES = """\
id,handout,section,kind,text,note
care.title,care,title,title,After your treatment,
care.day.heading,care,day,heading,Day 1,
care.day.gym,{},{},text,Do not exercise for 24 hours.,
home.title,home,title,title,At home,
home.day.heading,home,day,heading,Day 1,
"""


def write_moves(root: Path, handout: str, section: str = "day") -> None:
    """Write the table with one row in a handout; rows of a section are together."""
    head, *rows = MOVES.format(handout, section).splitlines(keepends=True)
    rows.sort(key=lambda line: (line.split(",")[1], "gym" in line))
    (root / "data/instructions.csv").write_text(head + "".join(rows), encoding="utf-8")


@pytest.mark.parametrize("signed", [False, True])
@pytest.mark.parametrize("between", [("home",), ("", "home"), ("home", "care", "home"), ("", "care", "home")])
def test_a_row_that_moves_to_another_handout_brings_its_translation_along(
    tmp_path: Path, between: tuple[str, ...], *, signed: bool
) -> None:
    settings = review_project.make(tmp_path)
    (spanish,) = settings.choose(("es",))
    write_moves(tmp_path, "care")
    sync.sync(Store(settings, handouts(settings)))
    review_project.fill(settings, "es", {"care.day.gym": "No haga ejercicio durante 24 horas."})
    if signed:
        approve(
            settings,
            handouts(settings),
            spanish,
            by="Ana Ruiz, RN",
            rows=["care.day.gym"],
            check=review_project.check,
        ).write()
    for handout in between:
        write_moves(tmp_path, handout or "care")
        if not handout:
            path = tmp_path / "data/instructions.csv"
            lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
            path.write_text("".join(line for line in lines if "day.gym" not in line), encoding="utf-8")
        report = sync.sync(Store(settings, handouts(settings)))
        assert ("care.day.gym: removed" in " ".join(report.lines())) is (not handout)
    books = {book.domain: book for book in read_books(settings, handouts(settings), spanish)}
    (moved,) = [unit for unit in books["home"].units if unit.id == "care.day.gym"]
    assert (moved.target, moved.status) == ("No haga ejercicio durante 24 horas.", Status.TRANSLATED)
    assert (len(moved.approvals), moved.signed, moved.lapsed) == (int(signed), (), signed)
    write_moves(tmp_path, "care")
    sync.sync(Store(settings, handouts(settings)))
    (back,) = [unit for unit in read_books(settings, handouts(settings), spanish)[0].units if "gym" in unit.id]
    assert back.status is (Status.APPROVED if signed else Status.TRANSLATED)


def test_a_handout_with_a_new_name_keeps_its_translations(tmp_path: Path) -> None:
    settings = review_project.make(tmp_path, spanish=review_project.SPANISH)
    review_project.edit(tmp_path / "data/instructions.csv", ",care,", ",aftercare,", count=99)
    sync.sync(Store(settings, handouts(settings)))
    (spanish,) = settings.choose(("es",))
    book = read_books(settings, handouts(settings), spanish)[0]
    assert (book.domain, {unit.id: unit.target for unit in book.units}) == ("aftercare", review_project.SPANISH)


def named(root: Path, old: str, new: str) -> None:
    review_project.edit(root / "data/instructions.csv", f",{old},", f",{new},", count=99)
    settings = config.load(root)
    assert not sync.sync(Store(settings, handouts(settings))).failed


@pytest.mark.parametrize("signed", [False, True])
@pytest.mark.parametrize(
    ("names", "texts"),
    [
        (("child", "care"), {"care.day.gym": "Nada de ejercicio durante 24 horas."}),
        (("child", "care", "child", "care"), {"care.day.gym": "Nada de ejercicio durante 24 horas."}),
        (("child", "baby", "care"), {"care.day.gym": "Nada de ejercicio durante 24 horas."}),
        (("child", "baby", "child"), {"care.day.gym": "Nada de ejercicio durante 24 horas."}),
        (("child", "care"), {}),
    ],
)
def test_a_handout_that_gets_its_name_back_has_the_texts_of_meanwhile(
    tmp_path: Path, names: tuple[str, ...], texts: dict[str, str], *, signed: bool
) -> None:
    settings = review_project.make(tmp_path)
    (spanish,) = settings.choose(("es",))

    def sign(*rows: str) -> None:
        approve(
            settings,
            handouts(settings),
            spanish,
            by=review_project.ANA,
            rows=rows,
            check=review_project.check,
        ).write()

    sign("care.day.gym", "care.day.sun")
    before = "care"
    for number, name in enumerate(names):
        named(tmp_path, before, name)
        before = name
        if number == len(names) - 2:
            review_project.fill(settings, "es", texts, domain=name)
            if signed:
                sign("care.day.gym")
    book = next(each for each in read_books(settings, handouts(settings), spanish) if each.domain == names[-1])
    assert {unit.id: unit.target for unit in book.units} == review_project.SPANISH | texts
    status = {unit.id: unit.status for unit in book.units}
    assert status["care.day.sun"] is (Status.APPROVED if before == "care" else Status.TRANSLATED)
    assert status["care.day.gym"] is (Status.TRANSLATED if texts or signed else Status.APPROVED)
    assert sync.sync(Store(settings, handouts(settings))).written == []


def test_a_handout_that_is_gone_keeps_the_rows_that_no_other_has(tmp_path: Path) -> None:
    settings = review_project.make(tmp_path)
    path = tmp_path / "data/instructions.csv"
    kept = path.read_text(encoding="utf-8")
    path.write_text(re.sub(r"care\.day\.gym.*\n", "", kept).replace(",care,", ",child,"), encoding="utf-8")
    sync.sync(Store(settings, handouts(settings)))
    content = po_reader.read(review_project.po_path(settings, "es"), locale="es")
    assert [*content.by_id()] == ["care.day.gym"]
    assert {each.context for each in content.catalog.obsolete.values()} == {*review_project.SPANISH} - {"care.day.gym"}


def test_edited_twice_remembers_the_text_it_was_translated_from() -> None:
    content, _ = merged([(WAIT, "Espere 24 horas.", set(), [])], [WAIT_LONGER])
    fresh, _ = merge.merge(content, [row("w.wait", "Wait 72 hours.")])
    assert fresh.by_id()["w.wait"].previous_id == ["Wait 24 hours."]


def test_similar_texts_are_other_texts() -> None:
    old = [(row("w.tablets", "Take 2 tablets."), "Tome 2 comprimidos.", set(), [])]
    content, changes = merged(old, [row("w.four", "Take 4 tablets."), row("w.tablets", "Take 2 tablets.")])
    assert content.by_id()["w.four"].string == ""
    assert changes.added == ["w.four"]


def test_the_same_text_in_two_rows_keeps_two_translations() -> None:
    old = [(row("a.open", "Open"), "Abrir", set(), []), (row("b.open", "Open"), "Abierto", set(), [])]
    content, _ = merged(old, [row("b.open", "Open"), row("a.open", "Open")])
    assert {row: message.string for row, message in content.by_id().items()} == {"a.open": "Abrir", "b.open": "Abierto"}


def test_a_gone_row_becomes_obsolete_and_comes_back_with_its_translation() -> None:
    content, changes = merged([(WAIT, "Espere 24 horas.", set(), ["mine"])], [])
    assert changes.removed == ["w.wait"]
    assert "#~ msgstr" in po.dump(content)
    back, changes = merge.merge(content, [WAIT])
    assert changes.restored == ["w.wait"]
    message = back.by_id()["w.wait"]
    assert (message.string, message.fuzzy, message.user_comments) == ("Espere 24 horas.", False, ["mine"])
    assert "#~" not in po.dump(back)


def test_a_row_that_returns_with_other_english_is_stale() -> None:
    content, _ = merged([(WAIT, "Espere 24 horas.", set(), [])], [])
    back, _ = merge.merge(content, [WAIT_LONGER])
    message = back.by_id()["w.wait"]
    assert (message.fuzzy, message.previous_id) == (True, ["Wait 24 hours."])


def test_a_translators_review_clears_what_sync_had_marked() -> None:
    content, _ = merged([(WAIT, "Espere 24 horas.", set(), [])], [WAIT_LONGER])
    message = content.by_id()["w.wait"]
    message.string = "Espere 48 horas."
    message.flags.discard("fuzzy")
    fresh, changes = merge.merge(content, [WAIT_LONGER])
    after = fresh.by_id()["w.wait"]
    assert (after.fuzzy, after.previous_id, after.auto_comments) == (False, [], [])
    assert not changes


UNIT = Unit("w.wait", "Wait 24 hours.", "Espere 24 horas.", "es", kind="step", place="section s of h")
DAY = dt.date(2026, 11, 22)


def signed(unit: Unit = UNIT, by: str = "A. Reviewer, RN") -> str:
    return signed_comments.approval_comment(Approval.of(unit.subject, by, DAY))


SIGNED = signed()


@pytest.mark.parametrize(("gone", "kept"), [([], False), ([WAIT], True)], ids=["deleted and back", "edited"])
def test_only_a_row_that_was_edited_may_be_shown_as_before(gone: list[Instruction], kept: bool) -> None:
    """Nobody wants a deleted instruction back on a page because its id was used again."""
    language = languages.language("es")
    then = LastApproved.of(UNIT.subject, WAIT.text, "Espere 24 horas.")
    comments = [SIGNED, signed_comments.last_approved_comment(then)]
    content, _ = merged([(WAIT, "Espere 24 horas.", set(), comments)], gone)
    content, _ = merge.merge(content, [WAIT_LONGER])
    message = content.by_id()["w.wait"]
    (unit,) = catalog_units.units(content, language, [replace(WAIT_LONGER, handout="h", section="s")])
    assert (unit.status, message.previous_id, SIGNED in message.user_comments) == (Status.DRAFT, [WAIT.text], True)
    assert (before_edit(unit) is not None) is kept


@pytest.mark.parametrize("comments", [[], [SIGNED]])
def test_an_edit_taken_back_restores_a_translation_signed_or_not(comments: list[str]) -> None:
    content, _ = merged([(WAIT, "Espere 24 horas.", set(), comments)], [WAIT_LONGER])
    assert content.by_id()["w.wait"].fuzzy
    content, _ = merge.merge(content, [row("w.wait", "Wait 72 hours.")])
    back, changes = merge.merge(po_reader.parse(po.dump(content), locale="es"), [WAIT])
    message = back.by_id()["w.wait"]
    assert (message.fuzzy, message.previous_id, message.auto_comments) == (False, [], [])
    assert (changes.restored, changes.edited) == (["w.wait"], [])


def test_an_edit_taken_back_does_not_unmark_a_text_changed_meanwhile() -> None:
    content, _ = merged([(WAIT, "Espere 24 horas.", set(), [SIGNED])], [WAIT_LONGER])
    content.by_id()["w.wait"].string = "Espere 48 horas."
    back, _ = merge.merge(content, [WAIT])
    assert back.by_id()["w.wait"].fuzzy


def test_an_edit_taken_back_leaves_a_draft_a_draft() -> None:
    content, changes = merged([(WAIT, "Espere 24 horas.", {"fuzzy"}, ["origin: google 2026-11-22"])], [WAIT_LONGER])
    assert changes.edited == ["w.wait"]
    back, changes = merge.merge(content, [WAIT])
    assert back.by_id()["w.wait"].fuzzy, "nobody had translated it"
    assert (changes.edited, changes.restored) == ([], ["w.wait"])


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Don't wait.", "Don’t wait."),
        ('Say "no" to sun.', "Say “no” to sun."),
        ("Wait 24 hours.", "Wait 24\u00a0hours."),
        ("Wait 24 hours.", "Wait  24\u202fhours. "),
        ("Wait 24 hours.", "Wait\n24 hours."),
        ("Use a cr\u00e8me.", "Use a cre\u0300me."),
    ],
)
@pytest.mark.parametrize("fuzzy", [set(), {"fuzzy"}])
def test_an_edit_of_typography_alone_makes_nothing_stale(before: str, after: str, fuzzy: set[str]) -> None:
    old = [(row("w.wait", before), "Espere.", fuzzy, ["mine"])]
    content, changes = merged(old, [row("w.wait", after)])
    message = content.by_id()["w.wait"]
    assert (message.id, message.string, message.fuzzy) == (after, "Espere.", bool(fuzzy))
    assert (message.previous_id, message.user_comments, bool(changes)) == ([], ["mine"], False)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Wait 2–3 days.", "Wait 2-3 days."),
        ("Wait 24 hours.", "wait 24 hours."),
        ("Wait 24 hours", "Wait 24 hours."),
        ("Take 5 mg.", "Take 5mg."),
        ("It is 5′ long.", "It is 5' long."),
        ("Do not wait.", "Do wait."),
    ],
)
def test_any_other_edit_makes_a_translation_stale(before: str, after: str) -> None:
    content, changes = merged([(row("w.wait", before), "Espere.", set(), [])], [row("w.wait", after)])
    assert content.by_id()["w.wait"].fuzzy
    assert changes.edited == ["w.wait"]


WARNING = replace(UNIT, kind="warning")


@pytest.mark.parametrize(
    ("unit", "fuzzy", "comments", "status"),
    [
        (replace(UNIT, target=""), False, [SIGNED], Status.MISSING),
        (UNIT, True, [SIGNED], Status.DRAFT),
        (UNIT, False, [], Status.TRANSLATED),
        (UNIT, False, [SIGNED], Status.APPROVED),
        (replace(UNIT, target="Espere 25 horas."), False, [SIGNED], Status.TRANSLATED),
        (WARNING, False, [SIGNED], Status.TRANSLATED),
        (WARNING, False, [signed(WARNING)], Status.TRANSLATED),
        (WARNING, False, [signed(WARNING), signed(WARNING)], Status.TRANSLATED),
        (WARNING, False, [signed(WARNING), signed(WARNING, "B. Reviewer, RN")], Status.APPROVED),
        (UNIT, False, [SIGNED.replace("; 2026-11-22", "; 2026-13-22")], Status.TRANSLATED),
    ],
)
def test_status(unit: Unit, fuzzy: bool, comments: list[str], status: Status) -> None:
    unit = replace(unit, approvals=signed_comments.approvals(comments))
    assert status_of(unit, fuzzy=fuzzy) is status


@pytest.fixture
def project(tmp_path: Path) -> config.Config:
    return config.load(copy_with_few_languages(tmp_path / "project"))


def edit(settings: config.Config, old: str, new: str) -> None:
    text = settings.source.read_text(encoding="utf-8")
    assert text.count(old) == 1
    settings.source.write_text(text.replace(old, new), encoding="utf-8")


def snapshot(settings: config.Config) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in settings.locales.rglob("*.po*")}


def test_a_second_sync_writes_nothing(project: config.Config) -> None:
    before = snapshot(project)
    report = sync.sync(Store(project, handouts(project)))
    assert (report.written, snapshot(project)) == ([], before)


def test_one_edited_row_is_stale_in_every_language_and_no_other(project: config.Config) -> None:
    for path in project.locales.rglob("microneedling.po"):  # as if people had been through all of it
        path.write_text(path.read_text(encoding="utf-8").replace("#, fuzzy\n", ""), encoding="utf-8")
    edit(project, "makeup for at least 12 hours", "makeup for at least 24 hours")
    report = sync.sync(Store(project, handouts(project)))
    assert {tag: changes.edited for tag, changes in report.changes.items()} == {
        language.tag: ["microneedling.day-1.makeup"] for language in project.languages
    }
    for language in project.languages:
        messages = po_reader.read(merge.catalog_path(project.locales, language, "microneedling")).by_id()
        # The two rows with a placeholder keep their flags on one line with fuzzy.
        fuzzy = {row for row, message in messages.items() if message.fuzzy and "{" not in str(message.id)}
        assert fuzzy == {"microneedling.day-1.makeup"}
        assert messages["microneedling.day-1.makeup"].previous_id == ["Do not apply makeup for at least 12 hours."]
    assert len(report.lines()) == 1
    assert "microneedling.day-1.makeup: English edited; its translation is stale in 4 languages" in report.lines()[0]


def test_the_templates_date_is_that_of_the_last_change(project: config.Config, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1800000000")
    sync.sync(Store(project, handouts(project)))
    pot = project.locales / "microneedling.pot"
    assert "POT-Creation-Date: 2027" not in pot.read_text(encoding="utf-8")
    edit(project, "Apply moisturizer.", "Apply a moisturizer.")
    sync.sync(Store(project, handouts(project)))
    assert "POT-Creation-Date: 2027-01-15 08:00+0000" in pot.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "case",
    [
        ("2026-01-09", "315532800", False, "2026-01-09"),
        ("2026-01-09", "315532800", True, "2026-01-09"),
        ("2026-01-09", "1800000000", False, "2026-01-09"),
        ("2026-01-09", "1800000000", True, "2027-01-15"),
        ("2099-12-31", "1800000000", False, "2027-01-15"),
        ("9999-12-31", "1800000000", True, "2027-01-15"),
    ],
)
def test_the_templates_date_never_goes_back_but_from_a_day_to_come(project, monkeypatch, case):
    before, epoch, edited, after = case
    pot = project.locales / "microneedling.pot"
    head = pot.read_text(encoding="utf-8")
    pot.write_text(re.sub(r"(?<=POT-Creation-Date: )[0-9-]+", before, head), encoding="utf-8")
    if edited:
        edit(project, "Apply moisturizer.", "Apply a moisturizer.")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    report = sync.sync(Store(project, handouts(project)))
    assert f"POT-Creation-Date: {after}" in pot.read_text(encoding="utf-8")
    told = f"locales/microneedling.pot: was dated {before}, a day to come by this machine's clock"
    assert [note.split(";")[0] for note in report.notes] == ([told] if before > "2090" else [])


def test_waivers_are_tied_to_the_texts_they_were_written_for(project: config.Config) -> None:
    path = merge.catalog_path(project.locales, project.choose(("es",))[0], "microneedling")
    text = path.read_text(encoding="utf-8")
    row = "# origin: machine 2026-11-22\n#. dont, section day-1"
    assert row in text
    path.write_text(text.replace(row, "# waive: numbers; A. B., RN; as agreed\n" + row), encoding="utf-8")
    sync.sync(Store(project, handouts(project)))
    (waiver,) = [
        waiver
        for message in po_reader.read(path).by_id().values()
        for waiver in signed_comments.waivers(message.user_comments)
    ]
    found = catalog_units.units(po_reader.read(path), project.choose(("es",))[0], rows_of(handouts(project)))
    (unit,) = [unit for unit in found if unit.waivers]
    assert unit.source == "Do not apply makeup for at least 12 hours."
    assert waiver.covers(unit.subject)
    assert not waiver.covers(replace(unit.subject, target=f"{unit.target}."))


def test_two_entries_of_one_row_are_refused_with_both_lines(project: config.Config) -> None:
    path = merge.catalog_path(project.locales, project.choose(("es",))[0], "microneedling")
    extra = '\nmsgctxt "microneedling.title"\nmsgid "Another"\nmsgstr "Otro"\n'
    path.write_text(path.read_text(encoding="utf-8") + extra, encoding="utf-8")
    report = sync.sync(Store(project, handouts(project)))
    (problem,) = report.failed
    assert problem.startswith("locales/es/LC_MESSAGES/microneedling.po:")
    assert "microneedling.title is a duplicate" in problem
    assert set(report.changes) == {language.tag for language in project.languages} - {"es"}


def test_what_an_editor_saves_while_the_disk_is_waited_for_is_not_lost(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The moment before the file is replaced is the last in which an edit can be seen, and it is."""
    settings = projects.project(tmp_path)
    projects.synced(settings)
    projects.write_rows(tmp_path, {**projects.ROWS, "h.wash": "Wash it with a very mild soap."})
    path, waits = projects.path_of(settings), os.fsync

    def editor_saves(file: int) -> None:
        waits(file)
        if not [*path.parent.glob(".h.po.*.tmp")]:
            return  # the template is written before
        monkeypatch.setattr(os, "fsync", waits)
        text = path.read_text(encoding="utf-8")
        edited = text.replace(
            'msgid "Take 500 mg with water."\nmsgstr ""', 'msgid "Take 500 mg with water."\nmsgstr "X"'
        )
        assert edited != text
        path.write_text(edited, encoding="utf-8")

    monkeypatch.setattr(os, "fsync", editor_saves)
    projects.synced(settings)
    rows = po_reader.read(path).by_id()
    assert rows["h.dose"].string == "X"
    assert rows["h.wash"].id == "Wash it with a very mild soap."


@pytest.mark.parametrize("epoch", ["x", "1e9", "99999999999999999999", "٣x"])
def test_a_wrong_source_date_epoch_is_refused_by_name(epoch: str, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    with pytest.raises(ConfigError, match="SOURCE_DATE_EPOCH is"):
        projects.synced(projects.project(tmp_path))


CUT = 'msgctxt "h.sleep"'
WAITING = {"h.title": "Waiting", "h.wait": "Wait 24 hours.", "h.sleep": "Sleep."}


def head(text: str) -> str:
    return text[: text.index("\n\n") + 1]


@pytest.mark.parametrize(
    ("damage", "gone"),
    [
        (lambda text: text[: text.rindex("#.", 0, text.index(CUT)) + 4], ["h.sleep"]),
        (lambda text: text[: text.rindex("\n\n", 0, text.index(CUT))], ["h.sleep"]),
        (head, [*WAITING]),
        (lambda _: "", [*WAITING]),
        (lambda text: text, []),
        (lambda text: re.sub("Creation-Date: 20..", "Creation-Date: 2025", head(text)), []),
    ],
)
def test_rows_that_a_damaged_catalog_lacks_are_not_called_new(tmp_path: Path, damage, gone: list[str]) -> None:
    """A file of another day has been away, and what it lacks is new there."""
    project = projects.project(tmp_path / "p", WAITING, ("es", "fr"))
    projects.synced(project)
    path = merge.catalog_path(project.locales, project.languages[0], "h")
    whole = path.read_text(encoding="utf-8")
    path.write_text(damage(whole), encoding="utf-8")
    report = projects.synced(project)
    assert report.changes["es"].lost == gone
    told = [line for line in report.lines() if "restore it, as with git checkout locales/es" in line]
    assert len(told) == bool(gone)
    assert any("new;" in line for line in report.lines()) is (not gone and damage(whole) != whole)
    assert not report.changes["fr"]
    assert projects.synced(project).lines() == []


def test_a_language_that_is_brought_up_to_date_later_has_lost_nothing(tmp_path: Path, monkeypatch) -> None:
    project = projects.project(tmp_path / "p", {"h.title": "Waiting"}, ("es", "fr"))
    projects.synced(project)
    projects.write_rows(project.root, WAITING)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(4_000_000_000))
    for language in project.languages:
        report = sync.sync(Store(project, projects.documents(project)), [language])
        changes = report.changes[language.tag]
        assert (changes.added, changes.lost) == (["h.wait", "h.sleep"], [])


@pytest.mark.parametrize(
    ("old", "new", "moved"),
    [
        (",day,", ",first-day,", ["care.day.heading", "care.day.sun", "care.day.gym", "care.day.wash"]),
        ("day,step", "day,do", ["care.day.wash"]),
        ("Wash your face with cool water.", "Rinse your face with cool water.", []),
        ("Keep the braces.", "Keep them.", []),
    ],
)
def test_signed_rows_that_get_another_kind_or_place_are_told(tmp_path: Path, old: str, new: str, moved) -> None:
    project = review_project.make(tmp_path)
    rows = handouts(project)
    signing = approve(project, rows, project.languages[0], by=review_project.ANA, check=review_project.check)
    signing.write()
    review_project.edit(project.source, old, new, count=9)
    report = sync.sync(Store(project, handouts(project)))
    assert report.changes["es"].moved == moved
    assert not report.changes["ar"].moved
    told = [
        line for line in report.lines() if "has another kind or place, or another row above it; its signatures" in line
    ]
    assert len(told) == len(moved)
    review_project.edit(project.source, new, old, count=9)
    back = sync.sync(Store(project, handouts(project)))
    assert not [line for line in back.lines() if "kind or place" in line]
