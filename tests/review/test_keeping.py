"""Keeping a translation: what a person may state of an edit, what stays refused, and what the statement leaves behind."""

import datetime as dt

import pytest
from click.testing import CliRunner

from aftercare.catalogs import po, po_reader, signed_comments
from aftercare.catalogs.below import waiting_below
from aftercare.catalogs.store import Store, read_books
from aftercare.catalogs.sync import sync
from aftercare.checks.edits.meaning import facts_changed
from aftercare.checks.runner import check_units
from aftercare.cli.main import cli
from aftercare.core.errors import ReviewError
from aftercare.core.units import Finding, Severity
from aftercare.review.keeping import keep
from aftercare.review.signing import approve
from aftercare.source.english import handouts
from review_project import ANA, BO, check, edit, fill, make, po_path, units

SUN, FEVER, GYM = "care.day.sun", "care.call.fever", "care.day.gym"
DAY = dt.date(2026, 11, 22)
EVA = "Eva Ruiz, MD"
FIRST, SECOND = "Wait 48 hours before you go into the sun.", "Please wait 48 hours before you go into the sun."


def synced(config):
    return sync(Store(config, handouts(config)))


def sign(config, by, rows):
    approve(config, handouts(config), config.languages[0], by=by, rows=rows, check=check).write(DAY)


def kept(config, by, rows, *, tags=("es",)):
    keeping = keep(
        config, handouts(config), config.choose(tags), by=by, rows=rows, facts_changed=facts_changed, check=check
    )
    keeping.write(DAY)
    return keeping


def unit_of(config, row, tag="es"):
    return next(unit for unit in units(config, config.choose((tag,))[0]) if unit.id == row)


@pytest.fixture
def config(tmp_path):
    """Two rows signed, a warning signed by two; then the English of all three edited."""
    config = make(tmp_path)
    sign(config, ANA, [SUN, FEVER])
    sign(config, BO, [FEVER])
    edit(config.source, FIRST, SECOND)
    edit(config.source, "Call us if you have a fever.", "Please call us if you have a fever.")
    edit(config.source, "Do not exercise for 24 hours.", "Don't exercise for 24 hours.")
    synced(config)
    assert [unit_of(config, row).status.label for row in (SUN, FEVER, GYM)] == ["draft", "draft", "draft"]
    return config


def test_a_kept_row_is_approved_by_those_who_had_signed_it(config):
    keeping = kept(config, EVA, [SUN])
    assert [unit.id for unit in keeping.units] == [SUN]
    unit = unit_of(config, SUN)
    assert (unit.status.label, unit.previous, unit.stale, unit.kept) == ("approved", "", False, (FIRST,))
    assert [approval.name for approval in unit.signed] == [ANA]
    text = po_path(config, "es").read_text(encoding="utf-8")
    assert f'# kept: {EVA}; 2026-11-22; "{FIRST}"; v2 ' in text
    assert "English has changed" not in text.partition(f'msgctxt "{SUN}"')[0].rpartition("msgctxt")[2]
    before = po_path(config, "es").read_bytes()
    synced(config)
    assert po_path(config, "es").read_bytes() == before


def test_a_catalog_in_which_nothing_is_kept_is_not_written(config):
    arabic = po_path(config, "ar")
    text = arabic.read_text(encoding="utf-8").replace("POT-Creation-Date: 20", "POT-Creation-Date: 19")
    arabic.write_text(text, encoding="utf-8")
    asked = {"by": EVA, "rows": [SUN], "facts_changed": facts_changed, "check": check}
    keeping = keep(config, handouts(config), config.languages, **asked)
    assert keeping.write(DAY) == [po_path(config, "es")]
    assert arabic.read_text(encoding="utf-8") == text


def test_a_row_that_nobody_had_signed_is_translated_again(config):
    kept(config, EVA, [GYM])
    assert unit_of(config, GYM).status.label == "translated"


@pytest.mark.parametrize(
    ("edits", "then", "status"),
    [
        ([("Don't exercise for", "Do not exercise for")], "", "translated"),
        ([("Don't", "Please don't"), ("Please don't", "Do not")], EVA, "translated"),
        ([("Don't", "Please don't"), ("Please don't", "Do not")], "", "translated"),
        ([("Don't exercise for", "Do not exercise for"), ("Do not exercise", "Don't exercise")], "", "translated"),
        ([("for 24 hours.", "for 48 hours.")], "", "draft"),
    ],
    ids=["at once", "kept twice", "over an edit that nobody kept", "and made once more", "another edit"],
)
def test_such_a_row_is_translated_still_when_the_edits_are_taken_back(config, edits, then, status):
    kept(config, EVA, [GYM])
    for old, new in edits:
        edit(config.source, old, new)
        synced(config)
        if then:
            kept(config, then, [GYM])
    assert unit_of(config, GYM).status.label == status


def test_a_kept_row_that_moves_is_told_as_any_other(config):
    kept(config, EVA, [SUN])
    assert unit_of(config, SUN).status.label == "approved"
    text = config.source.read_text(encoding="utf-8")
    (line,) = (line for line in text.splitlines(keepends=True) if line.startswith(f"{SUN},"))
    config.source.write_text(text.replace(line, line.replace(",day,text,", ",day,do,")), encoding="utf-8")
    assert synced(config).changes["es"].moved == [SUN]
    assert unit_of(config, SUN).lapsed


def test_a_warning_is_kept_by_two(config):
    kept(config, EVA, [FEVER])
    assert (unit_of(config, FEVER).status.label, unit_of(config, FEVER).stale) == ("draft", True)
    again = kept(config, "EVA RUIZ, RN", [FEVER])
    assert [refusal.reason for refusal in again.refused] == [
        "is already kept by Eva Ruiz; a warning needs a second person"
    ]
    assert unit_of(config, FEVER).status.label == "draft"
    kept(config, ANA, [FEVER])
    assert unit_of(config, FEVER).status.label == "approved"


def test_it_is_said_that_a_second_person_must_keep_a_warning(config, monkeypatch):
    monkeypatch.chdir(config.root)
    told = CliRunner().invoke(cli, ["keep", FEVER, "--lang", "es", "--by", EVA, "--yes"]).output
    assert f"note: {FEVER}: until a second person keeps it too, it waits: it is a warning\n" in told
    (book, _) = read_books(config, handouts(config), config.choose(("es",))[0])
    assert f"1 row kept by one of two people: {FEVER}" in [*waiting_below(book)]
    told = CliRunner().invoke(cli, ["keep", FEVER, "--lang", "es", "--by", ANA, "--yes"]).output
    assert "note:" not in told


def test_a_warning_kept_by_one_is_not_approved_by_taking_its_mark_away(config):
    kept(config, EVA, [FEVER])
    path = po_path(config, "es")
    content = po_reader.read(path, locale="es")
    content.by_id()[FEVER].flags.discard("fuzzy")
    po.write(path, content)
    assert unit_of(config, FEVER).status.label == "translated"


def test_one_who_keeps_is_not_one_who_signs(tmp_path):
    config = make(tmp_path)
    sign(config, ANA, [FEVER])
    edit(config.source, "Call us if you have a fever.", "Please call us if you have a fever.")
    synced(config)
    kept(config, BO, [FEVER])
    kept(config, EVA, [FEVER])
    assert unit_of(config, FEVER).status.label == "translated", "one of two had signed it"


def test_a_second_edit_is_kept_on_the_first(config):
    kept(config, EVA, [SUN])
    edit(config.source, SECOND, "Please do wait 48 hours before you go into the sun.")
    synced(config)
    assert unit_of(config, SUN).status.label == "draft"
    kept(config, BO, [SUN])
    unit = unit_of(config, SUN)
    assert (unit.status.label, unit.kept) == ("approved", (SECOND, FIRST))


def test_an_edit_in_steps_may_not_change_a_number(config):
    kept(config, EVA, [SUN])
    edit(config.source, SECOND, "Please wait 24 hours before you go into the sun.")
    synced(config)
    assert "a number" in kept(config, BO, [SUN]).refused[0].reason
    assert unit_of(config, SUN).status.label == "draft"


def test_each_english_that_was_kept_before_is_compared(config):
    kept(config, EVA, [SUN])
    third = SECOND.replace("Please", "Please do")
    edit(config.source, SECOND, third)
    synced(config)
    asked = []
    keep(
        config,
        handouts(config),
        config.languages[:1],
        by=BO,
        rows=[SUN],
        facts_changed=lambda before, after: asked.append((before, after)) or [],
        check=check,
    )
    assert asked == [(SECOND, third), (FIRST, third)]


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        (SECOND, FIRST.replace("48", "24"), "a number"),
        (SECOND, FIRST.replace("hours", "days"), "a unit"),
        (SECOND, FIRST.replace("Wait", "Do not wait"), "a negation"),
        (SECOND, FIRST.replace("before", "after"), "a limit"),
        (SECOND, f"{FIRST} Call {{clinic_phone}}.", "a placeholder"),
        (SECOND, FIRST.replace("sun", "pool"), "a word (“pool” for “sun”)"),
        (SECOND, "Go 48 hours into the sun before you wait.", "order of the words has changed; a translator must look"),
    ],
)
def test_what_changes_a_fact_is_refused(config, old, new, reason):
    edit(config.source, old, new)
    synced(config)
    keeping = kept(config, EVA, [SUN])
    assert not keeping.units
    assert reason in keeping.refused[0].reason
    assert unit_of(config, SUN).status.label == "draft"


@pytest.mark.parametrize(
    ("errors", "reason"),
    [
        ({SECOND: "ends"}, "would have an error: it is wrong [ends]; a translator"),
        ({SECOND: "ends", FIRST: "ends"}, ""),
        ({SECOND: "ends", FIRST: "other"}, "would have an error"),
        ({FIRST: "ends"}, ""),
    ],
    ids=["a new one", "the same as before", "another one", "one less"],
)
def test_what_the_new_english_makes_an_error_of_is_refused(config, errors, reason):
    def finds(unit):
        return [Finding(unit, errors[unit.source], Severity.ERROR, "it is wrong")] if unit.source in errors else []

    languages = config.languages[:1]
    asked = {"by": EVA, "rows": [SUN], "facts_changed": facts_changed, "check": finds}
    keeping = keep(config, handouts(config), languages, **asked)
    assert reason in "".join(refusal.reason for refusal in keeping.refused)
    assert bool(keeping.units) == (not reason)


def changed_translation(config):
    path = po_path(config, "es")
    content = po_reader.read(path, locale="es")
    content.by_id()[SUN].string = "Espere 48 horas, por favor."
    po.write(path, content)


@pytest.mark.parametrize(
    ("change", "rows", "reason"),
    [
        (lambda _: None, ["no.such.row"], "is not a row"),
        (lambda _: None, ["care.title"], "no translation that an edit of its English made stale"),
        (changed_translation, [SUN], "has another translation than before the edit"),
        (lambda config: edit(config.source, SECOND, "Wait for 48 hours."), [SUN], "run aftercare sync"),
    ],
)
def test_what_cannot_be_kept(config, change, rows, reason):
    change(config)
    before = po_path(config, "es").read_bytes()
    keeping = kept(config, EVA, rows)
    assert not keeping.units
    assert reason in keeping.refused[0].reason
    assert po_path(config, "es").read_bytes() == before


def test_a_draft_stays_a_draft(config):
    fill(config, "ar", {SUN: "انتظر 48 ساعة."}, fuzzy=True)
    edit(config.source, SECOND, SECOND.replace("Please", "Please do"))
    synced(config)
    keeping = kept(config, EVA, [SUN], tags=())
    assert keeping.drafts == (f"ar/{SUN}",)
    assert [unit.language for unit in keeping.units] == ["es"]
    assert unit_of(config, SUN, "ar").status.label == "draft"


@pytest.mark.parametrize("by", ["Eva Ruiz", "Eva\u200b Ruiz, MD", "", "NAME, CREDENTIAL"])
def test_only_a_name_with_a_credential_can_keep(config, by):
    with pytest.raises(ReviewError, match="cannot sign"):
        kept(config, by, [SUN])


def rewritten(change):
    """Return what edits the line that `keep` left."""

    def attack(config):
        path = po_path(config, "es")
        content = po_reader.read(path, locale="es")
        for message in content.by_id().values():
            message.user_comments = [
                change(text) if text.startswith("kept:") else text for text in message.user_comments
            ]
        po.write(path, content)

    return attack


def line_moved(config):
    path = po_path(config, "es")
    content = po_reader.read(path, locale="es")
    (line,) = (text for text in content.by_id()[SUN].user_comments if text.startswith("kept:"))
    content.by_id()[SUN].user_comments.remove(line)
    content.by_id()[GYM].user_comments.append(line)
    po.write(path, content)


@pytest.mark.parametrize(
    "attack",
    [
        rewritten(lambda text: text.replace(EVA, "Eve Li, MD")),
        rewritten(lambda text: text.replace("2026-11-22", "2026-11-23")),
        rewritten(lambda text: text.replace(FIRST, SECOND)),
        rewritten(lambda text: text.replace("kept:", "Kept:")),
        rewritten(lambda text: text.replace("v2", "v1")),
        rewritten(lambda _: ""),
        line_moved,
        lambda config: fill(config, "es", {SUN: "Espere 48 horas."}),
        lambda config: (edit(config.source, SECOND, FIRST.replace("48", "24")), synced(config)),
        lambda config: (
            edit(config.source, SECOND, FIRST.replace("48", "24")),
            synced(config),
            fill(config, "es", {SUN: "Espere 48 horas antes de exponerse al sol."}),
        ),
    ],
)
def test_a_statement_holds_for_its_own_row_and_change(config, attack):
    kept(config, EVA, [SUN])
    assert unit_of(config, SUN).status.label == "approved"
    attack(config)
    assert unit_of(config, SUN).status.label != "approved"


@pytest.mark.parametrize(("old", "new"), [("48", "24"), ("sun", "pool")])
def test_a_statement_written_over_another_number_or_word_is_an_error_wherever_it_is_checked(config, old, new):
    from aftercare.core.people.approvals import Keep

    edit(config.source, SECOND, FIRST.replace(old, new))
    synced(config)
    path = po_path(config, "es")
    content = po_reader.read(path, locale="es")
    message = content.by_id()[SUN]
    message.user_comments.append(signed_comments.keep_comment(Keep.of(unit_of(config, SUN).subject, EVA, DAY, FIRST)))
    message.flags.discard("fuzzy")
    po.write(path, content)
    unit = unit_of(config, SUN)
    assert unit.status.label == "approved", "the hashes are right"
    errors = {found.check for found in check_units([unit]) if found.severity is Severity.ERROR}
    assert "kept" in errors, "and it is not released"


@pytest.mark.parametrize(
    ("arguments", "keys", "code", "status"),
    [
        ([SUN], "y\n", 0, "approved"),
        ([SUN, "--yes"], "", 0, "approved"),
        ([f"{SUN},{GYM}", "--yes"], "", 0, "approved"),
        ([SUN, "--lang", "es", "--yes"], "", 0, "approved"),
        ([SUN], "n\n", 1, "draft"),
        ([SUN, "nope", "--yes"], "", 1, "draft"),
        ([SUN, "nope"], "y\n", 0, "approved"),
        ([SUN, "--lang", "ar", "--yes"], "", 1, "draft"),
        (["nope", "--yes"], "", 1, "draft"),
    ],
)
def test_command_shows_the_change_asks_and_writes(  # noqa: PLR0913, PLR0917
    config, monkeypatch, arguments, keys, code, status
):
    monkeypatch.chdir(config.root)
    result = CliRunner().invoke(cli, ["keep", "--by", EVA, *arguments], input=keys)
    assert result.exit_code == code, result.output
    assert unit_of(config, SUN).status.label == status
    if status == "approved":
        assert "en: [-Wait-]{+Please wait+} 48 hours before you go into the sun." in result.output
        assert f"{SUN}  [text, section day of care]" in result.output
