"""What a project makes of the checks: grades with reasons, its glossary, and the English by itself."""

import pytest

from across_rows import check_across
from aftercare import checks
from aftercare.checks import Profile, runner
from aftercare.core.errors import ConfigError
from aftercare.core.settings import config
from aftercare.core.units import Severity, Status, Unit
from review_project import make

WRONG = Unit("a.b.c", "Wait 48 hours.", "Espere 24 horas.", "es", Status.TRANSLATED)


@pytest.mark.parametrize(
    ("grades", "expected"),
    [
        ({}, ["error"]),
        ({"numbers": Severity.WARNING}, ["warning"]),
        ({"numbers": None}, []),
        ({"units": None}, ["error"]),
    ],
)
def test_a_check_is_graded_or_switched_off(grades, expected):
    found = runner.check_units([WRONG], Profile(grades=grades))
    assert [finding.severity for finding in found if finding.check == "numbers"] == expected


def test_checks_across_rows_are_graded_too():
    rows = [Unit(name, "Wait.", text, "es", Status.TRANSLATED) for name, text in (("a", "Espere."), ("b", "Aguarde."))]
    assert [finding.check for finding in check_across(rows)] == ["two-translations"]
    graded = check_across(rows, Profile(grades={"two-translations": Severity.INFO}))
    assert [finding.severity for finding in graded] == [Severity.INFO]
    assert check_across(rows, Profile(grades={"two-translations": None})) == []


def project(tmp_path, text):
    make(tmp_path)
    file = tmp_path / "pyproject.toml"
    file.write_text(f"{file.read_text(encoding='utf-8')}\n{text}\n", encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("entry", "wanted"),
    [
        ('idiom = { severity = "off" }', "a reason"),
        ('idiom = { severity = "off", reason = " " }', "a reason"),
        ('idiom = { severity = "loud", reason = "x" }', "off, error, warning, info"),
        ('idiom = { reason = "x" }', "needs a severity"),
        ('idiom = { severity = "off", reason = "x", until = "May" }', "needs a severity"),
        ('idiom = "off"', "needs a severity"),
        ("idiom = 3", "needs a severity"),
        ('idioms = { severity = "off", reason = "x" }', "no check is called idioms; did you mean idiom"),
    ],
)
def test_a_wrong_grade_is_named(tmp_path, entry, wanted):
    with pytest.raises(ConfigError, match=wanted):
        runner.profile_of(config.load(project(tmp_path, f"[tool.aftercare.checks]\n{entry}")))


def test_the_settings_reach_the_findings(tmp_path):
    root = project(tmp_path, '[tool.aftercare.checks]\nnumbers = { severity = "info", reason = "old numerals" }')
    find = runner.checker(config.load(root))
    assert {finding.severity for finding in find(WRONG)} == {Severity.INFO}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Call 911 if you canâ€™t breathe.", "mojibake"),
        ("Do not\u200b scrub.", "invisible-character"),
        ("Do  not scrub.", "spacing"),
        ("Do not not scrub.", "word-twice"),
        ("Do not scrub. ", "space-at-edge"),
        ("Do not sсrub.", "look-alike-letter"),
        ("Don&#39;t scrub.", "escaped-character"),
        ("Go to the cafe\u0301 now.", "not-composed"),
        ("Call [PHONE] now.", "unfilled-field"),
        ("Take __DOSE__ mg.", "unfilled-field"),
        ("Weigh <WEIGHT_LIMIT>.", "unfilled-field"),
        ("Take %s.", "unfilled-field"),
        ("Take X mg.", "unfilled-field"),
        ("Take … mg.", "unfilled-field"),
        ("Take [ ] mg.", "unfilled-field"),
        ("Call 555-XXXX.", "unfilled-field"),
        ("Call (XXX) XXX-XXXX.", "unfilled-field"),
        ("Come on dd/mm/yyyy.", "unfilled-field"),
        ("See Dr. [your name].", "unfilled-field"),
        ("Take %DOSE% now.", "unfilled-field"),
        ("Take ${dose} now.", "unfilled-field"),
        ("Take %(dose)s now.", "unfilled-field"),
        ("Insert the dose here.", "unfilled-field"),
        ("Click here to enter text.", "unfilled-field"),
        ("Take __ mg now.", "unfilled-field"),
        ("Take nn mg now.", "unfilled-field"),
        ("Take ( ) tablets now.", "unfilled-field"),
        ("Wait □ days.", "unfilled-field"),
        ("Ask for «First_Name».", "unfilled-field"),
        ("To be confirmed.", "unfilled-field"),
        ("None", "unfilled-field"),
        ("Lorem ipsum dolor sit amet.", "unfilled-field"),
        ("The day is to be confirmed by us.", ""),
        ("If none is left, rest.", ""),
        ("☐ I took 2 tablets.", ""),
        ("Give .5 mL now.", "misread-dose"),
        ("Give 5.0 mL now.", "misread-dose"),
        ("Give 5.00 mg now.", "misread-dose"),
        ("Give 1,5 mg now.", "misread-dose"),
        ("Give 3,000 mg of 1,25 g units at most.", "misread-dose"),
        ("Give 3,000 mg, 1,500 mL and 1,2 or 3 tablets.", ""),
        ("Give 50 µg now.", "misread-dose"),
        ("Give 5 cc now.", "misread-dose"),
        ("Give 10 U now.", "misread-dose"),
        ("Give 10 IU now.", "misread-dose"),
        ("Take 5 mg QD.", "misread-dose"),
        ("Take 5 mg PRN.", "misread-dose"),
        ("Give 0.5 mL, and 5 mL later, at 38.0 °C.", ""),
        ("See version 5.0 of www.example.org/a.5.", ""),
        ("A U-shaped cut in the US.", ""),
        ("Take 2 x 5 mg for $20 (see #1).", ""),
        ("Wait… then type it in.", ""),
        ("Insert the tube. Rest here.", ""),
        ("Do not remove it for **48 hours.", "markup-in-text"),
        ("Do *not* scrub.", "markup-in-text"),
        ("Do _not_ scrub.", "markup-in-text"),
        ("Do <b>not scrub.", "markup-in-text"),
        ("See [our page](ftp://example.org).", "markup-in-text"),
        ("Do not remove it for **48 hours**.", ""),
        ("See [our page](https://example.org).", ""),
        ("# Wash", "markup-in-text"),
        ("• Wash", "markup-in-text"),
        ("·Wash", "markup-in-text"),
        ("–Wash", "markup-in-text"),
        ("1. Wash", "markup-in-text"),
        ("Wash\\n", "markup-in-text"),
        ("Use a 2 * 3 cm pad * or two.", ""),
        ("Keep < 5 °C and > 2 °C.", ""),
        ("Rest for 1.5 hours.", ""),
        ("Call {clinic_phone} (day or night).", ""),
        ("Wash your hands. Then wait.", ""),
        ("Wash your hands. Wash your hands.", "sentence-twice"),
    ],
)
def test_the_english_is_checked_by_itself_and_comes_first(text, code):
    rows = [Unit("a.b.c", text, "Espere 24 horas.", tag, Status.TRANSLATED) for tag in ("es", "fr")]
    found = check_across(rows, english={"a.b.c": ("data/instructions.csv", 7)})
    english = [finding for finding in found if finding.unit.language == "en"]
    assert [finding.check for finding in english] == [code] * bool(code)
    assert found[: len(english)] == english
    for finding in english:
        assert (finding.unit.path, finding.unit.line, finding.unit.target) == ("data/instructions.csv", 7, "")


def test_the_cells_of_a_table_may_be_the_same():
    row = Unit("a", "Week 1 | 4 times a day | 4 times a day | 4 times a day", "", "es", kind="row")
    assert not [*checks.run_english([row])]


def test_what_is_switched_off_is_not_run_on_the_english():
    row = Unit("a", "Do  not scrub.", "No frote.", "es", Status.TRANSLATED)
    assert not [*checks.run_english([row], Profile(grades={"spacing": None}))]


def test_the_english_is_checked_before_anything_is_translated():
    row = Unit("a", "Do not not scrub.", "", "es", Status.MISSING)
    assert [finding.check for finding in check_across([row])] == ["word-twice"]


def test_marks_are_left_out_of_what_the_checks_read_and_put_back_into_their_spans():
    unit = Unit("", "Call us at **38** °C or more.", "Llame si tiene **38** °F o más.", "es")
    (finding,) = [each for each in checks.run(unit) if each.check == "units"]
    assert unit.target[slice(*finding.span)] == "38"


def test_another_row_that_a_finding_names_is_told_with_its_line() -> None:
    texts = ("Wear the brace at night.", "Do not wear the brace at night.")
    units = [Unit(f"care.{at}", text, "", "es", kind="step") for at, text in enumerate(texts)]
    english = {unit.id: ("data/instructions.csv", 7 + at) for at, unit in enumerate(units)}
    (found,) = check_across(units, english=english)
    assert found.unit.line == 8
    assert found.message == f"care.0 (line 7) says the opposite: “{texts[0]}”; correct one of the two"
