"""Signing: who may, what may be signed, and what a signature leaves behind."""

import datetime as dt
import itertools
import re
import subprocess
import textwrap
from dataclasses import replace

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from aftercare.catalogs import folding, invalid_signatures, po, po_reader, signed_comments, state_comments
from aftercare.catalogs.store import Store
from aftercare.catalogs.sync import sync
from aftercare.checks.runner import check_units
from aftercare.cli.main import cli
from aftercare.core.errors import CatalogError, ReviewError
from aftercare.core.people.approvals import Approval, Keep, LastApproved, Waiver
from aftercare.core.people.signers import number_of_people, same_person, signer_problem
from aftercare.core.settings.config import load
from aftercare.core.units import Finding, Severity, Status, Unit
from aftercare.review.signing import approve, signable
from aftercare.source.english import handouts
from review_project import ANA, BO, SPANISH, back_translation, check, commit, edit, fill, git, make, po_path, units

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
        ("李明, 医生", True),
        ("Bo Li 李博, RN", True),
        ("김민수, 간호사", True),
        ("山田太郎, 看護師", True),
        ("नेहा शर्मा, डॉक्टर", True),
        ("अक्\u200dष, MD", True),
        ("Иван Петров, врач", True),
        ("王一明, 医师", True),
        ("Kaʻiulani Āpela, RN", True),
        ("Əliyev Anar, həkim", True),
        ("Bo Li 2, RN", False),
        ("Bo Li², RN", False),
        ("Bo Li Ⅱ, RN", False),
        ("Bo ٢ Li, RN", False),
        ("ʰ, RN", False),
        ("\u0640, RN", False),
        ("عل\u0640ی رضایی, پزشک", False),
        ("ᴀna García, RN", False),
        ("Bo Li, ʳⁿ", False),
        ("अנה, MD", False),
        ("Аna García, RN", False),
        ("Воо Li, RN", False),
        ("Bo Li, ВRN", False),
        ("Bo\u200c Li, RN", False),
        ("Bo\u200dLi, RN", False),
        ("Bo\u3164Li, RN", False),
        ("\u115f\u1160, RN", False),
        ("Bo\uffa0 Li, RN", False),
        ("Bo\u2800Li, RN", False),
        ("Bo\u00ad Li, RN", False),
        ("Bo\u034f Li, RN", False),
        ("Bo\u2060 Li, RN", False),
        ("Bo\ufe0f Li, RN", False),
        ("Bo\U000e0041 Li, RN", False),
        ("Bo\u2003Li, RN", False),
        ("\u0301\u0301, RN", False),
        (" \u0301Bo Li, RN", False),
        ("Bo\u20dd Li, RN", False),
        ("Bo" + "\u0301" * 9 + " Li, RN", False),
        ("Bo Li, \u3164", False),
        ("Bo Li, R\u200bN", False),
        ("Bo\ue000 Li, RN", False),
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
        ("佐々木 ハルー, MD", True),
        ("ʿAlī Riḍā, MD", True),
        ("Mª Teresa Ruiz, RN", True),
        ("Ana Garcia\u2090, RN", False),
        ("Ana Garcia\u02b3, RN", False),
        ("Ana Garcia\u02d0, RN", False),
        ("Ana Garcia\u0940, RN", False),
        ("Ana Garcia\u0e34, RN", False),
        ("Ana Garcia\u0483, RN", False),
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


MACHINES = (
    "Google Translate, machine",
    "ChatGPT, AI",
    "ChatGPT, RN",
    "Chat GPT, certified translator",
    "GPT-four, MD",
    "DeepL, machine translation",
    "DeepL Translator, certified translator",
    "Ana Ruiz, translated with DeepL",
    "deepl, MD",
    "Microsoft Translator, v",
    "Bing Translator, online",
    "Claude AI, translator",
    "Gemini Pro, MD",
    "Machine Translation, certified",
    "AI, translator",
    "AI Assistant, MD",
    "Translation Bot, RN",
    "Bot, RN",
    "Ana García, MT",
    "Ana García, M.T.",
    "Ana García, A.I.",
    "Ana García, machine translation",
    "Ana García, AI translator",
    "Ana García, translation software",
    "Ana García, chatbot",
    "Ana García, Google Translate",
    "Ana García, traducción automática",
    "Eva Maier, KI",
    "谷歌翻译, 译者",
    "李明, 机器翻译",
    "Machine Draft, RN",
    "Auto Translate, CMI",
    "Auto-translated, RN",
    "LLM reviewer, RN",
    "AI Reviewer, MD",
    "Bot Account, RN",
    "Opus MT, RN",
    "NLLB, RN",
    "Deep L, RN",
    "AutoTranslate, CMI",
    "Language Model, RN",
    "Llama, RN",
    "مترجم آلي, ترجمة",
)
PEOPLE = (
    "Claude Martin, MD",
    "Claude, RN",
    "José Llama, RN",
    "Gemini Ruiz, certified translator",
    "Deepa Ling, RN",
    "Deep Lal, MD",
    "Bing Li, RN",
    "Ai Tanaka, MD",
    "Ai, nurse",
    "Ki Park, MD",
    "Jan Bot, translator",
    "Ana García, medical technologist",
    "Ana García, MT post-editor",
    "Ana García, software engineer",
    "Ana García, AI researcher",
    "Ana García, translator",
    "Bo Li, translator at Google",
    "Mistral Dupont, traductrice",
    "Ana Ruiz, CMI",
    "Li Na, RN",
    "Na Li, RN",
    "My Nguyen, RN",
    "Tô Bé, bác sĩ",
    "Foo Mei Lin, RN",
    "Anon Srisuk, RN",
    "Ana Test, RN",
    "A. N. Other, RN",
    "X Li, RN",
    "Ana Ruiz, RN, not a translator",
    "Ana Ruiz, No. 4711",
    "Ana Ruiz, nontraditional healer",
    "Ana Ruiz, unit manager",
    "Ana Ruiz, test technician",
    "Ana Ruiz, machine translation reviewer",
    "Ana Ruiz, reviewer",
    "Ana Ruiz, sin fronteras",
    "王, 医生",
)
NOBODY = (
    "NAME, CREDENTIAL",
    "NAME, certified translator",
    "Your Name, RN",
    "First Last, credential",
    "N/A, N/A",
    "N/A, RN",
    "TBD, TBD",
    "TBD, RN",
    "test, test",
    "Test Tester, RN",
    "Unknown, MD",
    "Nobody, RN",
    "No one, RN",
    "To be determined, RN",
    "x, y",
    "XXX, RN",
    "asdf, asdf",
    "Ana, Ana",
    "Reviewer, RN",
    "Translator, certified",
    "Nombre Apellido, enfermera",
    "Ana Ruiz, CREDENTIAL",
    "Ana Ruiz, N/A",
    "Ana Ruiz, none",
    "Ana Ruiz, TBD",
    "Ana Ruiz, not qualified",
    "Ana Ruiz, not a certified translator",
    "Ana Ruiz, unqualified",
    "Ana Ruiz, no credentials",
    "Ana Ruiz, no license, untrained",
    "Ana Ruiz, sin título",
    "Ana Ruiz, nicht qualifiziert",
    "Ana Ruiz, sans diplôme",
)


@pytest.mark.parametrize("by", MACHINES)
def test_no_machine_signs(by):
    assert "machine" in signer_problem(by)


@pytest.mark.parametrize("by", NOBODY)
def test_nobody_signs_by_a_placeholder_or_without_a_credential(by):
    assert re.search("the name of nobody|no credential|are the same", signer_problem(by))


@pytest.mark.parametrize("by", PEOPLE)
def test_people_sign_whose_names_are_those_of_engines_as_well(by):
    assert signer_problem(by) == ""


@pytest.mark.parametrize("day", [dt.date(2000, 1, 1), dt.date(2100, 1, 1)])
def test_nobody_signs_on_a_day_that_no_signature_can_have(tmp_path, monkeypatch, day):
    config = make(tmp_path)
    monkeypatch.setattr("aftercare.review.signable.today", lambda: day)
    with pytest.raises(ReviewError, match="set the clock of this machine"):
        sign(config, "Ana García, RN", ["care.title"])


@pytest.mark.parametrize("style", ["merge", "diff3", "zdiff3"])
def test_two_who_signed_a_row_on_two_branches_have_both_signed_it_after_the_merge(tmp_path, style):
    """Git cannot merge two lines in one place; to keep one of them, as was advised, lost a reviewer.

    Both stand by themselves where git shows that neither branch has taken a line away.
    """
    config = make(tmp_path)
    commit(tmp_path)
    for branch, by in (("ours", ANA), ("theirs", BO)):
        git(tmp_path, "checkout", "-q", "-b", branch, "main")
        sign(config, by, ["care.call.fever"])
        commit(tmp_path, branch)
    with pytest.raises(subprocess.CalledProcessError):
        git(tmp_path, "-c", f"merge.conflictStyle={style}", "merge", "ours")
    if style == "merge":
        with pytest.raises(CatalogError, match="and every line that begins with # approved:"):
            states(config)
        path = po_path(config, "es")
        lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
        path.write_text("".join(each for each in lines if not each.startswith(("<<<<", "====", ">>>>"))), "utf-8")
    assert states(config)["care.call.fever"] == "approved"
    sync(Store(config, handouts(config)))
    (fever,) = (unit for unit in units(config, config.languages[0]) if unit.id == "care.call.fever")
    assert ({entry.name for entry in fever.signed}, fever.status.label) == ({ANA, BO}, "approved")


UNIT = Unit("a", "Wait 48 hours.", "Espere 48 horas.", "es", Status.TRANSLATED, kind="text")
WARNING = replace(UNIT, kind="warning")
BY_ANA, BY_BO = (Approval.of(WARNING.subject, by, DAY) for by in (ANA, BO))


@pytest.mark.parametrize(
    ("unit", "severity", "reason"),
    [
        (UNIT, None, ""),
        (UNIT, Severity.WARNING, ""),
        (UNIT, Severity.ERROR, "has an error: lost [numbers]"),
        (replace(UNIT, target="", status=Status.MISSING), None, "has no translation"),
        (replace(UNIT, status=Status.DRAFT), None, "is a draft"),
        (replace(WARNING, approvals=(BY_ANA,)), None, "a warning needs a second signer"),
        (replace(WARNING, approvals=(BY_BO,)), None, ""),
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


def test_a_mark_set_after_the_signature_is_a_persons_and_stays(tmp_path):
    config = make(tmp_path)
    edit(config.source, "Day 1", "Day one")
    sync(Store(config, handouts(config)))
    heading = {"care.day.heading": SPANISH["care.day.heading"]}
    fill(config, "es", heading)  # reviewed: it holds
    sign(config, ANA, [*heading])
    assert states(config)["care.day.heading"] == "approved"
    fill(config, "es", heading, fuzzy=True)  # on second thoughts
    sync(Store(config, handouts(config)))
    assert states(config)["care.day.heading"] == "draft"


def test_an_edit_of_typography_leaves_a_signed_row_signed_before_and_after_sync(tmp_path):
    config = make(tmp_path)
    sign(config, ANA, ["care.day.sun"])
    edit(config.source, "Wait 48 hours", "Wait  48\u00a0hours")
    assert states(config)["care.day.sun"] == "approved"
    sync(Store(config, handouts(config)))
    assert states(config)["care.day.sun"] == "approved"
    assert "48\u00a0hours" in po_path(config, "es").read_text(encoding="utf-8")


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
    signed = po_reader.read(po_path(config, "es"), locale="es").by_id()["care.call.fever"].user_comments
    assert [(entry.name, entry.date.year) for entry in signed_comments.approvals(signed)] == [
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


PAIRS = [
    ("Ana García, RN", "ANA GARCIA, MD", True),
    ("Ana García, RN", "Ana Garci\u0301a, RN", True),
    ("Bo Li, RN", "Bo  Li, RN", True),
    ("Bo Li, RN", "BoLi, RN", True),
    ("Bo Li, RN", "Bo-Li, RN", True),
    ("Bo Li, RN", "Li Bo, RN", True),
    ("Bo Li, RN", "Dr. Bo Li, MD", True),
    ("Bo Li, RN", "B. Li, RN", True),
    ("Bo Li, RN", "Bo (RN) Li, MD", True),
    ("Bo Li, RN", "Ｂｏ Ｌｉ, RN", True),
    ("Bo Li, RN", "𝐁𝐨 𝐋𝐢, RN", True),
    ("Bo I, RN", "Bo l, RN", True),
    ("Bo Il, RN", "Bo ll, RN", True),
    ("Bo Oh, RN", "Bo 0h, RN", True),
    ("Arno Li, RN", "Amo Li, RN", True),
    ("Boo, RN", "Воо, RN", True),
    ("فاطمة علي, RN", "فاطمه علي, RN", True),
    ("أحمد علي, RN", "احمد على, RN", True),
    ("أحمد علي, RN", "حسن علي, RN", False),
    ("Aca Poo, RN", "Аса Роо, RN", True),
    ("Sam O'Hara, RN", "Sam O’Hara, RN", True),
    ("Sam O'Hara, RN", "Sam OHara, RN", True),
    ("Strauß, RN", "STRAUSS, RN", True),
    ("علی رضایی, RN", "على رضایی, RN", True),
    ("می\u200cخواهم, RN", "میخواهم, RN", True),
    ("Dr. Ana García, RN", "Ms. Ana García, RN", True),
    ("Sra. Ana García, RN", "Dra. Ana García, RN", True),
    ("Dott.ssa Ana Rossi, RN", "Sig.ra Ana Rossi, RN", True),
    ("Dipl.-Psych. Jan Wu, MD", "Prof. Dr. med. Jan Wu, MD", True),
    ("Nurse Ana, RN", "Dr Ana, MD", True),
    ("Registered Nurse Ana García, RN", "Medical Translator Ana García, RN", True),
    ("Ana García BSN, RN", "Ana García MSN, RN", True),
    ("Ana García R.N., nurse", "Ana García M. D., nurse", True),
    ("Ana García FNP-BC, RN", "Ana García PA-C, RN", True),
    ("Ana García MA, RN", "Ana García BA, RN", True),
    ("Ana García BSXN, RN", "Ana García MSXN, RN", True),
    ("Ana García ARNP-XY, RN", "Ana García CoreXYZ-P, RN", True),
    ("Captain Ana García, RN", "Coach Ana García, RN", True),
    ("Intérprete Ana García, RN", "Comadrona Ana García, RN", True),
    ("Ana García of Springfield, RN", "Ana García & Co, RN", True),
    ("Ana García，RN, x", "Ana García，MD, x", True),
    ("Ana García – nurse, RN", "Ana García – XY, RN", True),
    ("Ana García (she/her), RN", "Ana García (ella), RN", True),
    ("Ana García she/her, RN", "Ana García ella/la, RN", True),
    ('Ana "Anita" García, RN', 'Ana "Nena" García, RN', True),
    ("Bà Nguyễn Thị Hoa, RN", "Bác sĩ Nguyễn Thị Hoa, RN", True),
    ("Cô Nguyễn Thị Hoa, RN", "Bà Nguyễn Thị Hoa, RN", True),
    ("д-р Иван Петров, врач", "г-н Иван Петров, врач", True),
    ("د. محمد علي, RN", "م. محمد علي, RN", True),
    ("王小明医生, MD", "王小明护士, RN", True),
    ("김민수 선생님, RN", "김민수 간호사, RN", True),
    ("นายสมชาย ใจดี, RN", "ดร.สมชาย ใจดี, RN", True),
    ("anagarcia, RN", "Ana García López, RN", True),
    ("Anali, RN", "Diana Lima, RN", False),
    ("WangXiaoming, MD", "Xiaoming Wang, RN", True),
    ("王小明, MD", "小明王, RN", True),
    ("Jörg Müller, MD", "Joerg Mueller, RN", True),
    ("Łukasz Nowak, RN", "Lukasz Nowak, MD", True),
    ("Ana Gar\u0188ia, RN", "Ana Garcia, RN", True),
    ("ꓮꓠꓮ ꓖꓮꓣꓚꓲꓮ, RN", "Ana Garcia, RN", True),
    ("Ana Garcia Jr, RN", "Ana Garcia Sr., RN", False),
    ("Nguyễn Thị Hoa, RN", "Nguyễn Thị Lan, RN", False),
    ("Nguyễn Thị Ba, RN", "Nguyễn Thị Anh, RN", False),
    ("Ma Li, RN", "Do Li, RN", False),
    ("Li Pan, RN", "Li Wang, RN", False),
    ("Marie DUPONT, RN", "Marie MARTIN, RN", False),
    ("Ma. Teresa Cruz, RN", "Ma. Luisa Cruz, RN", False),
    ("JD Smith, RN", "Ana Smith, RN", False),
    ("Junior Pierre, RN", "Jean Pierre, RN", False),
    ("김민수, RN", "김민지, RN", False),
    ("สมชาย ใจดี, RN", "สมหญิง ใจดี, RN", False),
    ("Bo Li, RN", "Bo Lee, RN", False),
    ("Ana García, RN", "Bo Li, RN", False),
    ("Ana García, RN", "Ana López, RN", False),
    ("李明, RN", "李华, RN", False),
    ("राम, RN", "रामा, RN", False),
    ("Иван Петров, RN", "Олег Петров, RN", False),
]


def test_two_signers_are_two_people():
    for one, other, same in PAIRS:
        assert same_person(one, other) is same, (one, other)
        assert same_person(other, one) is same, (one, other)
        assert number_of_people([one, other]) == number_of_people([other, one]) == (1 if same else 2), (one, other)


@pytest.mark.parametrize("unit", [WARNING, replace(UNIT, status=Status.APPROVED)])
def test_who_is_another_person_is_told_how_to_sign(unit):
    """A name that is only alike neither takes the place of a signature nor is beside it."""
    signed = replace(unit, approvals=(Approval.of(unit.subject, ANA, DAY),))
    _, (refused,) = signable([signed], [], by="Dr. A. García, MD")
    assert refused.reason.endswith("another person signs with first and last name")
    assert ("a warning needs a second signer" in refused.reason) is (unit is WARNING)


def test_the_order_of_the_lines_does_not_matter():
    names = ["Li, RN", "Bo Li, RN", "An Li, RN"]
    assert {number_of_people(order) for order in itertools.permutations(names)} == {2}


TYPED = ["Wait 48 hours.", "Wait  48 hours.", "Wait 48\u00a0hours. "]


@pytest.mark.parametrize("source", TYPED)
def test_a_signature_does_not_see_typography(source):
    approval = Approval.of(UNIT.subject, ANA, DAY)
    assert approval.covers(replace(UNIT.subject, source=source))


@pytest.mark.parametrize(
    "change",
    [
        {"language": "fr"},
        {"row": "b"},
        {"kind": "step"},
        {"place": "section day-2 of care"},
        {"source": "Wait 24 hours."},
        {"source": "Wait 48 hours"},
        {"target": "Espere 24 horas."},
        {"target": "Espere 48\u00a0horas."},
        {"row": "a.text", "kind": ""},
    ],
)
def test_a_signature_covers_texts_and_place(change):
    approval = Approval.of(UNIT.subject, ANA, DAY)
    assert approval.covers(UNIT.subject)
    assert not approval.covers(replace(UNIT.subject, **change))
    assert not replace(approval, name=BO).covers(UNIT.subject)
    assert not replace(approval, date=dt.date(2026, 11, 23)).covers(UNIT.subject)
    assert len(approval.hash) * 4 >= 128


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("approved: Bo Li, RN; 2026-11-22; 94ef98bb88be; f0ef8c7fd38d", "sign again with aftercare approve"),
        ("approved: Bo Li, RN; 9999-12-31; v2 " + "0" * 64, "cannot be the date of a signature"),
        ("approved: Bo Li, RN; 2025-12-31; v2 " + "0" * 64, "before the first catalog"),
        ("approved: Bo Li, RN; 2026-02-30; v2 " + "0" * 64, "there is no day"),
        ("approved: Bo Li; 2026-11-22; v2 " + "0" * 64, "write name and credential"),
        ("approved: Bo\u200b Li, RN; 2026-11-22; v2 " + "0" * 64, "U+200B cannot be seen"),
        ("approved: Bo Li, RN; 2026-11-22; v3 " + "0" * 64, "of a form that this version does not know"),
        ("approved: Bo Li, RN; 2026-11-22; v2 " + "0" * 63, "only `aftercare approve` and `aftercare keep` sign"),
        ("approved: Bo Li, RN; ٢٠٢٦-11-22; v2 " + "0" * 64, "only `aftercare approve` and `aftercare keep` sign"),
        ("Approved: Bo Li, RN", "only `aftercare approve` and `aftercare keep` sign"),
        ("аpproved: Bo Li, RN", "only `aftercare approve` and `aftercare keep` sign"),
        ("appro\u200bved: Bo Li, RN", "only `aftercare approve` and `aftercare keep` sign"),
        ("ａｐｐｒｏｖｅｄ: yes", "only `aftercare approve` and `aftercare keep` sign"),
        ("kept: Bo Li, RN", "only `aftercare approve` and `aftercare keep` sign"),
        (
            'kept: Bo Li, RN; 2026-11-22; "\\ud800"; v2 ' + "0" * 64,
            "only `aftercare approve` and `aftercare keep` sign",
        ),
        ('kept: Bo Li, RN; 2026-11-22; "a", "b"; v2 ' + "0" * 64, "only `aftercare approve` and `aftercare keep` sign"),
        ('kept: Bo Li, RN; 2026-11-22; "a" + 1; v2 ' + "0" * 64, "only `aftercare approve` and `aftercare keep` sign"),
    ],
)
def test_a_line_that_signs_nothing_says_why(line, told):
    assert not signed_comments.approvals([line])
    (why,) = invalid_signatures.invalid([line])
    assert told in why
    unit = replace(UNIT, invalid=(why,))
    assert [(found.check, found.severity) for found in check_units([unit])] == [("signature", Severity.WARNING)]


@pytest.mark.parametrize("line", ["kept as in the leaflet", "a note", "origin: google 2026-11-22", ""])
def test_a_note_is_no_signature(line):
    assert invalid_signatures.invalid([line]) == ()


def test_a_signature_of_a_day_to_come_is_an_error():
    unit = replace(UNIT, approvals=(Approval.of(UNIT.subject, BO, dt.date(2099, 1, 1)),))
    assert [(found.check, found.severity) for found in check_units([unit])] == [("signature", Severity.ERROR)]


@pytest.fixture
def run(tmp_path, monkeypatch):
    config = make(tmp_path)
    monkeypatch.chdir(tmp_path)

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


@pytest.mark.parametrize(("arguments", "told"), [(["--handout", "care"], True), (["--rows", "care.title"], False)])
def test_who_signs_one_handout_is_told_that_words_of_the_interface_are_in_the_way(run, arguments, told):
    config, command = run
    result = command("approve", "es", "--by", ANA, "--yes", *arguments)
    assert ("words of the interface (locales/es/LC_MESSAGES/interface.po), which every page" in result.output) is told
    assert ("approved: Ana" in po_path(config, "es").read_text(encoding="utf-8")) is not told


def test_who_reads_and_signs_is_told_what_no_check_sees_in_the_language(run):
    config, command = run
    note = "note: not checked in haw: a lost “not”"
    assert note not in command("approve", "es", "--by", ANA, "--rows", "care.title").output
    command("add-language", "haw")
    place = config.locales / "haw" / "LC_MESSAGES" / "care.po"
    empty = 'msgid "After your treatment"\nmsgstr "'
    place.write_text(
        place.read_text(encoding="utf-8").replace(empty, f"{empty}Ma hope o kāu lapaʻau"), encoding="utf-8"
    )
    assert note in command("approve", "haw", "--by", ANA, "--rows", "care.title").output
    command("review", "haw")
    assert "Hawaiian: a lost “not”" in (config.output / "review/haw.html").read_text(encoding="utf-8")


def test_the_words_of_the_program_can_be_had_for_a_po_editor(run):
    config, command = run
    place = po_path(config, "es", "interface")
    place.unlink(missing_ok=True)
    note = "note: locales/es/LC_MESSAGES/interface.po is not there yet; for a PO editor, aftercare sync --interface"
    assert note in command("approve", "es", "--by", ANA, "--yes").output
    assert "written: locales/es/LC_MESSAGES/interface.po\n" in command("sync", "--interface", "--lang", "es").output
    written = place.read_bytes()
    assert "written" not in command("sync", "--interface", "--lang", "es").output
    place.unlink()
    assert command("sync", "--interface", "--lang", "es", "--quiet").output == ""
    assert "is not there yet" not in command("approve", "es", "--by", ANA, "--yes").output
    assert (place.read_bytes(), po_path(config, "ar", "interface").is_file()) == (written, False)


@pytest.mark.parametrize("arguments", [[], ["--by", ""], ["--by", "Ana"]])
def test_there_is_no_way_to_approve_without_a_name(run, arguments):
    config, command = run
    result = command("approve", "es", "--yes", *arguments)
    assert result.exit_code != 0
    assert "approved:" not in po_path(config, "es").read_text(encoding="utf-8")


LONG = "Ana María García-Hernández-Villanueva de la Concepción, certified medical translator (FL)"
WAIVER = signed_comments.waiver_comment(
    Waiver.of(
        UNIT.subject,
        Waiver(
            "numbers",
            "Ana García, MD",
            "the number is written in words because the clinic's style-guide wants that",
        ),
    )
)
KEEP = signed_comments.keep_comment(
    Keep.of(UNIT.subject, LONG, DAY, f"Wait forty-eight hours; {'do not go out, ' * 30}please.")
)

LAST = signed_comments.last_approved_comment(
    LastApproved.of(
        UNIT.subject, f'Wait "48" hours; {"do not go out, " * 30}please.', f"Espere, {'no salga, ' * 30}sí."
    )
)


@pytest.mark.parametrize(
    "comments",
    [
        [signed_comments.approval_comment(Approval.of(UNIT.subject, LONG, DAY)), LAST, "a note"],
        [signed_comments.approval_comment(Approval.of(UNIT.subject, LONG, DAY))],
        [WAIVER, signed_comments.approval_comment(Approval.of(UNIT.subject, LONG, DAY)), "origin: google 2026-11-22"],
        ["waive: length; Bo Li; a reason so long that polib folds it when it writes the whole of the file again"],
        [back_translation("Wait for forty-eight hours before you go out into the sun again, please.", "x")],
        ["a note", KEEP, "origin: google 2026-11-22"],
        ["approved: Ana García, certified medical translator (Florida); 2026-11-22; 94ef98bb88be; f0ef8c7fd38d"],
        ["a comment", "of a person"],
        ["approved: somebody wrote this", "and went on"],
    ],
)
@pytest.mark.parametrize("width", [70, 76, 78, 80])
def test_folded_marks_are_joined_again(comments, width):
    folded = [line for comment in comments for line in textwrap.wrap(comment, width - 2, break_long_words=False)]
    assert folding.unfold(folded) == comments
    assert folding.unfold(comments) == comments


def test_a_question_of_marks_alone_is_read_at_once():
    asked = ["question: " + "!" * 300_000 + "x", "and another line"]
    assert folding.unfold(asked, whole=True) == [" ".join(asked)]


LONG_ANSWER = (
    "answer: Yes. The dressing may come off in the shower from the second day on, if it is dry before the night."
)
SHORT_ANSWER = "answer: Yes. The dressing may come off in the shower on the second day."


@pytest.mark.parametrize("note", ["Ask Marta what she thinks of it.", "a" * 90, "see page 2", "", "  - indented"])
@pytest.mark.parametrize(
    "before",
    [
        "origin: google 2026-11-22",
        LONG_ANSWER,
        SHORT_ANSWER,
        LONG_ANSWER.replace("answer", "reviewer"),
        SHORT_ANSWER.replace("answer", "question"),
    ],
)
def test_the_comment_after_a_long_line_stays_a_comment(before, note):
    """A short line may end where a tool folds; that none does so shows in any other line of the file."""
    text = (
        f'msgid ""\nmsgstr ""\n\n# {before}\n#{" " * bool(note)}{note}\nmsgctxt "a"\nmsgid "A"\nmsgstr "B"\n\n'
        f'msgctxt "b"\nmsgid "{"Keep it dry and clean. " * 5}"\nmsgstr ""\n'
    )
    for _ in range(2):
        content = po_reader.parse(text)
        assert content.by_id()["a"].user_comments == [before, note]
        text = po.dump(content)


def test_a_link_after_a_dated_origin_stays_a_comment():
    comments = ["origin: google 2026-11-22", f"https://hospital.example.org/{'x' * 60}"]
    assert folding.unfold(comments) == comments


@given(st.lists(st.text(st.characters(codec="utf-8", exclude_categories=["Cc"])), max_size=6))
def test_unfolding_never_invents_or_loses_words(comments):
    joined = folding.unfold(comments)
    assert "".join("".join(joined).split()) == "".join("".join(comments).split())
    assert len(joined) <= len(comments)


@pytest.mark.parametrize(
    ("comment", "target", "words"),
    [
        ("back-translation: Wait 48 hours.", "x", "Wait 48 hours."),
        (back_translation("Wait; then go.", "x"), "x", "Wait; then go."),
        (back_translation("Wait 48 hours.", "x"), "another text", ""),
        ("a comment", "x", ""),
    ],
)
def test_a_back_translation_counts_for_its_own_text(comment, target, words):
    assert state_comments.back_translation([comment], target) == words


def test_a_note_of_what_was_approved_is_read_back_and_proves_nothing_by_itself() -> None:
    (found,) = signed_comments.last_approved([LAST])
    assert signed_comments.last_approved_comment(found) == LAST
    assert found.covers(UNIT.subject)
    assert signed_comments.approvals([LAST]) == ()
    for other in ("[]", '["a"]', '["a", 1]', '{"a": 1, "b": 2}', '["a", "b"', "[" * 100_000 + "]", '["\\ud800", "b"]'):
        assert signed_comments.last_approved([f"last-approved: {other}; v2 {found.hash}"]) == ()


SCRIPTS = [("ar", "ar-Latn"), ("sr", "sr-Latn"), ("sr-Cyrl", "sr-Latn"), ("zh-Hans", "zh-Hant"), ("az", "az-Arab")]


@pytest.mark.parametrize(("tag", "other"), SCRIPTS)
def test_a_signature_in_one_script_signs_nothing_in_another(tmp_path, tag, other):
    config = make(tmp_path)
    edit(config.file.path, '"es", "ar"', f'"{tag}", "{other}"')
    config = load(tmp_path)
    sync(Store(config, handouts(config)))
    for each in (tag, other):
        fill(config, each, {"care.title": "Texto"})
    sign(config, ANA, ["care.title"], tag=other)
    assert [states(config, each)["care.title"] for each in (other, tag)] == ["approved", "translated"]
    (line,) = [line for line in po_path(config, other).read_text().splitlines() if line.startswith("# approved:")]
    edit(po_path(config, tag), 'msgctxt "care.title"', f'{line}\nmsgctxt "care.title"')
    assert states(config, tag)["care.title"] == "translated"
    approvals = {unit.id: unit for unit in units(config, config.choose((tag,))[0])}["care.title"].approvals
    assert [approval.name for approval in approvals] == [ANA], "it is there, and signs nothing"


REMARKS = [
    "Approved wording of the hospital; do not change.",
    "approved by the board in 2024",
    "Kept: from the leaflet",
]


@pytest.mark.parametrize("remark", REMARKS)
def test_signing_takes_no_remark_away_that_begins_like_a_signature(tmp_path, remark):
    config = make(tmp_path)
    path = po_path(config, "es")
    edit(path, 'msgctxt "care.day.sun"', f'# {remark}\nmsgctxt "care.day.sun"')
    sign(config, ANA)
    assert f"# {remark}\n" in path.read_text(encoding="utf-8")
