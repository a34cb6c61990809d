"""Signing: who may, what may be signed, and what a signature leaves behind."""

import datetime as dt
import textwrap
from dataclasses import replace

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

import aftercare.checks
from aftercare.catalogs import po, state_comments
from aftercare.catalogs.store import Store
from aftercare.catalogs.sync import handouts, sync
from aftercare.cli.main import cli
from aftercare.core.approvals import Approval, digest
from aftercare.core.errors import CatalogError, ReviewError
from aftercare.core.units import Finding, Severity, Status, Unit
from aftercare.review.signing import approve, signable
from review_project import ANA, BO, SPANISH, check, edit, fill, make, po_path, units

DAY = dt.date(2026, 11, 22)


def sign(config, by, rows=None, *, tag="es", day=DAY):
    signing = approve(config, handouts(config), config.choose((tag,))[0], by=by, rows=rows, check=check)
    signing.write(day)
    return signing


def states(config, tag="es"):
    found = units(config, config.choose((tag,))[0])
    return {unit.id: unit.status.label for unit in found}


@pytest.mark.parametrize(
    ("by", "may_sign"),
    [
        (ANA, True),
        ("Nguyễn Thị Hoa, bác sĩ", True),
        ("علی رضایی, پزشک", True),
        ("می\u200cخواهم رضایی, MD", True),
        ("Ana García", False),
        ("Ana García,", False),
        ("Ana García, -", False),
        (", RN", False),
        ("", False),
        ("Ana; Bo, RN", False),
        ("Ana García, RN\napproved: x", False),
        ("Ana\u200bGarcía, RN", False),
        ("Ana \u202eGarcía, RN", False),
        ("A, " + "x" * 200, False),
    ],
)
def test_only_a_name_with_a_credential_can_sign(tmp_path, by, may_sign):
    config = make(tmp_path)
    if may_sign:
        assert sign(config, by, ["care.title"]).units
        assert states(config)["care.title"] == "approved"
    else:
        with pytest.raises(ReviewError, match="cannot sign"):
            sign(config, by, ["care.title"])
        assert "approved:" not in po_path(config, "es").read_text(encoding="utf-8")


UNIT = Unit("a", "Wait 48 hours.", "Espere 48 horas.", "es", Status.TRANSLATED, kind="text")
HASHES = (digest(UNIT.source), digest(UNIT.target))
BY_ANA = Approval(ANA, DAY, *HASHES)


@pytest.mark.parametrize(
    ("unit", "severity", "reason"),
    [
        (UNIT, None, ""),
        (UNIT, Severity.WARNING, ""),
        (UNIT, Severity.ERROR, "has an error: lost [numbers]"),
        (replace(UNIT, target="", status=Status.MISSING), None, "has no translation"),
        (replace(UNIT, status=Status.DRAFT), None, "is a draft"),
        (replace(UNIT, kind="warning", approvals=(BY_ANA,)), None, "a warning needs a second signer"),
        (replace(UNIT, kind="warning", approvals=(replace(BY_ANA, name=BO),)), None, ""),
        (replace(UNIT, status=Status.APPROVED, approvals=(BY_ANA,)), None, ""),
    ],
)
def test_what_may_be_signed(unit, severity, reason):
    findings = [Finding(unit, "numbers", severity, "lost")] if severity else []
    signed, refused = signable([unit], findings, by="ANA GARCIA, RN")
    assert bool(signed) is not bool(refused)
    assert not reason or reason in refused[0].reason


def test_a_signature_holds_until_one_of_the_texts_changes(tmp_path):
    config = make(tmp_path)
    sign(config, ANA)
    assert set(states(config).values()) == {"approved", "translated"}
    assert states(config)["care.call.fever"] == "translated", "a warning wants two"
    sign(config, BO)
    assert set(states(config).values()) == {"approved"}
    fill(config, "es", {"care.day.sun": "Espere 48 horas en casa."})
    assert states(config)["care.day.sun"] == "translated"
    edit(config.source, "Day 1", "Day one")
    sync(Store(config, handouts(config)))
    assert states(config)["care.day.heading"] == "draft"
    edit(config.source, "Day one", "Day 1")
    sync(Store(config, handouts(config)))
    assert states(config)["care.day.heading"] == "approved", "these very words were signed"


def test_first_of_two_signatures_does_not_make_a_row_stale(tmp_path):
    config = make(tmp_path)
    sign(config, ANA, ["care.call.fever"])
    found = {unit.id: unit for unit in units(config, config.languages[0])}
    assert not found["care.call.fever"].stale
    fill(config, "es", {"care.call.fever": "Llame si tiene fiebre."})
    found = {unit.id: unit for unit in units(config, config.languages[0])}
    assert found["care.call.fever"].stale


def test_drafts_empty_rows_errors_and_unknown_rows_are_refused_by_name(tmp_path):
    config = make(tmp_path, spanish={**SPANISH, "care.day.gym": "No haga ejercicio.", "care.day.wash": ""})
    fill(config, "es", {"care.title": "Después"}, fuzzy=True)
    rows = ["care.title", "care.day.gym", "care.day.wash", "care.day.sun", "no.such.row"]
    signing = sign(config, ANA, rows)
    assert [unit.id for unit in signing.units] == ["care.day.sun"]
    assert {refusal.id for refusal in signing.refused} == set(rows) - {"care.day.sun"}
    text = po_path(config, "es").read_text(encoding="utf-8")
    assert text.count("approved:") == 1
    assert text.index("approved:") < text.index('msgctxt "care.day.sun"') < text.index('msgctxt "care.day.gym"')


def test_rows_whose_english_moved_on_are_refused_until_sync(tmp_path):
    config = make(tmp_path)
    edit(config.source, "Day 1", "Day one")
    signing = sign(config, ANA, ["care.day.heading"])
    assert not signing.units
    assert "run aftercare sync" in signing.refused[0].reason


def test_a_renewed_signature_replaces_ones_own_and_keeps_others(tmp_path):
    config = make(tmp_path)
    for by in (ANA, BO):
        sign(config, by, ["care.call.fever"])
    sign(config, "ANA GARCÍA, MD", ["care.call.fever"], day=dt.date(2027, 11, 1))
    signed = po.read(po_path(config, "es"), locale="es").by_id()["care.call.fever"].user_comments
    assert [(entry.name, entry.date.year) for entry in state_comments.approvals(signed)] == [
        (BO, 2026),
        ("ANA GARCÍA, MD", 2027),
    ]


def test_an_old_text_does_not_become_approved_by_being_put_back(tmp_path):
    config = make(tmp_path)
    sign(config, ANA, ["care.day.sun"])
    fill(config, "es", {"care.day.sun": "Espere 48 horas, sin sol."})
    found = {unit.id: unit for unit in units(config, config.languages[0])}["care.day.sun"]
    assert [entry.name for entry in found.approvals] == [ANA], "who knew the row is kept while it waits"
    sign(config, BO, ["care.day.sun"])
    fill(config, "es", {"care.day.sun": SPANISH["care.day.sun"]})
    assert states(config)["care.day.sun"] == "translated"


def test_interface_words_are_signed_too(tmp_path):
    config = make(tmp_path)
    fill(config, "es", {"banner.draft": "Borrador."}, domain="interface")
    signing = sign(config, ANA, ["banner.draft"])
    assert [unit.id for unit in signing.units] == ["banner.draft"]
    assert "# approved: Ana García" in po_path(config, "es", "interface").read_text(encoding="utf-8")


def test_nothing_is_written_over_what_an_editor_saved_meanwhile(tmp_path):
    config = make(tmp_path)
    signing = approve(config, handouts(config), config.languages[0], by=ANA, rows=["care.title"], check=check)
    fill(config, "es", {"care.day.wash": "Lave."})
    before = po_path(config, "es").read_bytes()
    with pytest.raises(CatalogError, match="changed by another program"):
        signing.write(DAY)
    assert po_path(config, "es").read_bytes() == before


@pytest.fixture
def run(tmp_path, monkeypatch):
    config = make(tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(aftercare.checks, "run", check, raising=False)

    def command(*arguments, keys=""):
        result = CliRunner().invoke(cli, arguments, input=keys)
        assert result.exception is None or isinstance(result.exception, SystemExit | ReviewError), result.exception
        return result

    return config, command


@pytest.mark.parametrize(
    ("arguments", "keys", "code", "written"),
    [
        (["--rows", "care.title"], "y\n", 0, True),
        (["--rows", "care.title,care.day.sun", "--yes"], "", 0, True),
        (["--rows", "care.title"], "n\n", 1, False),
        (["--rows", "care.title"], "", 1, False),
        (["--rows", "care.title", "--rows", "nope", "--yes"], "", 1, False),
        (["--rows", "care.title", "--rows", "nope"], "y\n", 0, True),
        ([], "y\n", 0, True),
        (["--yes"], "", 1, False),
        (["--rows", "nope", "--yes"], "", 1, False),
        (["--rows", "", "--yes"], "", 0, False),
    ],
)
def test_command_shows_asks_and_writes(run, arguments, keys, code, written):
    config, command = run
    result = command("approve", "es", "--by", ANA, *arguments, keys=keys)
    assert result.exit_code == code, result.output
    assert ("approved: Ana" in po_path(config, "es").read_text(encoding="utf-8")) is written
    if "care.title" in arguments:
        assert "en: After your treatment\n  es: Después de su tratamiento" in result.output


@pytest.mark.parametrize("arguments", [[], ["--by", ""], ["--by", "Ana"]])
def test_there_is_no_way_to_approve_without_a_name(run, arguments):
    config, command = run
    result = command("approve", "es", "--yes", *arguments)
    assert result.exit_code != 0
    assert "approved:" not in po_path(config, "es").read_text(encoding="utf-8")


LONG = "Ana María García-Hernández-Villanueva de la Concepción, certified medical translator (FL)"
WAIVER = (
    "waive: numbers; Ana García; the number is written in words because the clinic's style-guide wants that; "
    f"{digest('a')}; {digest('b')}"
)


@pytest.mark.parametrize(
    "comments",
    [
        [state_comments.approval_comment(Approval(LONG, DAY, *HASHES))],
        [WAIVER, state_comments.approval_comment(Approval(LONG, DAY, *HASHES)), "origin: google 2026-11-22"],
        ["waive: length; Bo Li; a reason so long that polib folds it when it writes the whole of the file again"],
        [
            state_comments.back_translation_comment(
                "Wait for forty-eight hours before you go out into the sun again, please.", "x"
            )
        ],
        ["a comment", "of a person"],
        ["approved: somebody wrote this", "and went on"],
    ],
)
@pytest.mark.parametrize("width", [70, 76, 78, 80])
def test_folded_marks_are_joined_again(comments, width):
    folded = [line for comment in comments for line in textwrap.wrap(comment, width - 2, break_long_words=False)]
    assert state_comments.unfold(folded) == comments
    assert state_comments.unfold(comments) == comments


@given(st.lists(st.text(st.characters(codec="utf-8", exclude_categories=["Cc"])), max_size=6))
def test_unfolding_never_invents_or_loses_words(comments):
    joined = state_comments.unfold(comments)
    assert "".join("".join(joined).split()) == "".join("".join(comments).split())
    assert len(joined) <= len(comments)


@pytest.mark.parametrize(
    ("comment", "target", "words"),
    [
        ("back-translation: Wait 48 hours.", "x", "Wait 48 hours."),
        (state_comments.back_translation_comment("Wait; then go.", "x"), "x", "Wait; then go."),
        (state_comments.back_translation_comment("Wait 48 hours.", "x"), "another text", ""),
        ("a comment", "x", ""),
    ],
)
def test_a_back_translation_counts_for_its_own_text(comment, target, words):
    assert state_comments.back_translation([comment], target) == words
