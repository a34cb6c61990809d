"""What a pull request is told: the result, findings by severity, coverage that changed, names and days."""

import datetime as dt

import pytest

from aftercare.core.people.approvals import Approval, Keep
from aftercare.core.people.questions import Question
from aftercare.core.units import Finding, Severity, Unit
from aftercare.review.gate_report import LONGEST, NOTE, Count, Coverage, GateReport, cell

FINE = "No reviewed text was lost, and no signature was forged."
DAY = dt.date(2026, 11, 22)


def found(row, severity, message="is gone", tag="es"):
    return Finding(Unit(row, "Wait.", "Espere.", tag), "lost", severity, message)


def report(*findings, coverage=(), **more):
    return GateReport("main", findings, coverage, **{"signatures": (), **more})


@pytest.mark.parametrize(
    ("before", "now", "worse"),
    [
        ((4, 4, 4), (4, 4, 4), False),
        ((4, 4, 4), (4, 4, 3), True),
        ((4, 4, 0), (4, 3, 0), True),
        ((4, 2, 2), (3, 1, 1), False),  # a row that was removed
        ((4, 4, 4), (3, 3, 3), False),
        ((4, 2, 1), (8, 4, 2), False),  # more is unfinished, and the share is the same
        ((4, 2, 1), (8, 3, 2), True),
        ((4, 2, 2), (8, 4, 3), True),
        ((0, 0, 0), (4, 0, 0), False),
        ((4, 1, 1), (4, 2, 2), False),
    ],
)
def test_a_language_is_worse_where_more_is_unfinished_and_a_smaller_share_done(before, now, worse):
    assert Count(*now).worse_than(Count(*before)) is worse
    assert Coverage("es", "h", Count(*before), Count(*now)).fell is worse
    assert report(coverage=(Coverage("es", "h", Count(*before), Count(*now)),)).failed is worse


@pytest.mark.parametrize(
    ("severities", "failed"), [((), False), (("warning", "info"), False), (("error",), True), (("info", "error"), True)]
)
def test_an_error_must_not_be_merged(severities, failed):
    listed = [found("r", Severity(severity)) for severity in severities]
    assert report(*listed).failed is failed
    assert report(*listed).markdown().splitlines()[2] == ("**Do not merge.**" if failed else FINE)


def test_nothing_to_say():
    assert report().markdown() == f"## Translations against main\n\n{FINE}\n"


def test_findings_by_severity_and_place():
    told = report(
        found("b", Severity.WARNING),
        found("a", Severity.INFO, "x | y"),
        found("c", Severity.ERROR, tag="fr"),
        found("a", Severity.ERROR),
    ).markdown()
    assert told.splitlines()[3:] == [
        "",
        "| | Row | What | Check |",
        "| --- | --- | --- | --- |",
        "| error | es/a | is gone | lost |",
        "| error | fr/c | is gone | lost |",
        "| warning | es/b | is gone | lost |",
        "| info | es/a | x &#124; y | lost |",
    ]


def test_coverage_that_changed():
    same, more = (
        Coverage("es", "h", Count(4, 2, 1), Count(4, 2, 1)),
        Coverage("es", "k", Count(4, 2, 1), Count(5, 3, 2)),
    )
    fell = Coverage("pt-BR", "h", Count(4, 2, 1), Count(4, 2, 0))
    assert report(coverage=(same, more, fell)).markdown().splitlines()[3:] == [
        "",
        "| Language | Catalog | Rows | Translated | Approved | |",
        "| --- | --- | ---: | ---: | ---: | --- |",
        "| es | k | 4 → 5 | 2 → 3 | 1 → 2 |  |",
        "| pt-BR | h | 4 | 2 | 1 → 0 | fell |",
    ]
    assert "| Language |" not in report(coverage=(same,)).markdown()


@pytest.mark.parametrize(
    ("now", "told"),
    [
        (Count(7, 4, 4), "fell: 3 new rows to translate and to sign"),
        (Count(5, 4, 3), "fell"),
        (Count(5, 5, 5), ""),
        (Count(3, 3, 3), ""),
    ],
)
def test_new_words_are_told_from_lost_ones(now, told):
    assert Coverage("ht", "interface", Count(4, 4, 4), now).verdict == told


def test_signatures_are_counted_by_name_language_and_day():
    ana, bo = Approval("Ana Ruiz, RN", DAY, "0"), Approval("Bo Li, MD", DAY, "0")
    told = report(signatures=(("fr", ana), ("es", bo), ("es", ana), ("es", ana)))
    assert told.markdown().splitlines()[3:] == [
        "",
        "| New signature | Language | Date | Rows |",
        "| --- | --- | --- | ---: |",
        "| Ana Ruiz, RN | es | 2026-11-22 | 2 |",
        "| Ana Ruiz, RN | fr | 2026-11-22 | 1 |",
        "| Bo Li, MD | es | 2026-11-22 | 1 |",
        "",
        NOTE,
    ]


def test_changes_that_were_kept_and_questions():
    keep = Keep("Bo Li, MD", DAY, "Wait!", "0")
    asked = (("es", "r", Question("Ana", "2026-11-26", "Cold *water*?")), ("es", "s", Question("", "", "Why?")))
    assert report(keeps=(("es", keep),), questions=asked).markdown().splitlines()[3:] == [
        "",
        "| Change kept | Language | Date | Rows |",
        "| --- | --- | --- | ---: |",
        "| Bo Li, MD | es | 2026-11-22 | 1 |",
        "",
        "| Open question | Row | Who |",
        "| --- | --- | --- |",
        "| Cold &#42;water&#42;? | es/r | Ana, 2026-11-26 |",
        "| Why? | es/s |  |",
        "",
        NOTE,
    ]
    assert NOTE not in report(questions=asked).markdown()


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Día 1 – ok.", "Día 1 – ok."),
        ("a\nb\tc\x1b", "a b c "),
        ("a\u200bb\u202ec", "a b c"),
        ("<b>&</b>", "&#60;b&#62;&#38;&#60;/b&#62;"),
        (
            "[x](http://a) @me #1 `c` ~~ __ ! \\",
            "&#91;x&#93;(http&#58;//a) &#64;me &#35;1 &#96;c&#96; &#126;&#126; &#95;&#95; &#33; &#92;",
        ),
        ("*" * (LONGEST + 5), "&#42;" * LONGEST),
    ],
)
def test_a_cell_shows_a_text_as_it_is(text, shown):
    assert cell(text) == shown
