"""What a build has to say, line by line, to each of its readers; and the same for programs."""

from dataclasses import replace

import pytest

from aftercare.core.units import Finding, Severity, Status, Unit
from aftercare.pipeline.built.build_record import Record
from aftercare.pipeline.built.record import note
from aftercare.pipeline.built.targets import Page, Target
from aftercare.pipeline.reports.summarize import summarize
from aftercare.pipeline.reports.summary import Summary
from aftercare.pipeline.reports.work import Work
from aftercare.pipeline.snapshot.project import read
from aftercare.pipeline.snapshot.syncing import sync
from projects import ROWS, project, put, synced, write_rows

NOTHING = Work(0, 0, 0, 0, 0, 0)


@pytest.mark.parametrize(
    ("work", "told"),
    [
        (NOTHING, "all reviewed and signed"),
        (replace(NOTHING, unread=1), "1 catalog that cannot be read"),
        (replace(NOTHING, unread=2, unsigned=1), "2 catalogs that cannot be read, 1 to sign"),
        (replace(NOTHING, missing=1), "1 row to translate"),
        (replace(NOTHING, missing=2), "2 rows to translate"),
        (replace(NOTHING, stale=1), "1 stale"),
        (replace(NOTHING, drafts=1), "1 draft to review"),
        (replace(NOTHING, drafts=3), "3 drafts to review"),
        (replace(NOTHING, unsigned=1), "1 to sign"),
        (replace(NOTHING, errors=1), "1 error"),
        (replace(NOTHING, errors=2), "2 errors"),
        (replace(NOTHING, warnings=1), "1 warning"),
        (replace(NOTHING, warnings=2), "2 warnings"),
        (
            Work(1, 2, 3, 4, 5, 6),
            "1 row to translate, 2 stale, 3 drafts to review, 4 to sign, 5 errors, 6 warnings",
        ),
    ],
)
def test_what_is_left_to_do_in_a_language(work, told):
    assert str(work) == told


ENGLISH = Finding(Unit("h.a", "A", "", "en", path="t.csv", line=3), "blanks", Severity.WARNING, "two blanks")
PLAIN = Summary((), (), (), {}, (), 0, 0, 0, "out/report.html", "out/index.html")
CLINIC = [
    "For the clinic",
    "  0 handouts built, 0 unchanged",
    "  released: none yet; 0 drafts that patients must not get",
]
KEPT = "  of these as they were reviewed before an edit of the English: b/es"
AUTHOR, TRANSLATORS = "For the author of the English", "For translators and reviewers"
FINDING = "  t.csv:3: warning: two blanks [blanks]"
REPORT = "  each finding with its row and file: out/report.html"


def groups(count, size=1):
    """Return the work of languages in so many groups of so many, each with other numbers."""
    return {f"g{at}{chr(97 + each)}": replace(NOTHING, missing=at + 1) for at in range(count) for each in range(size)}


def untranslated(at, names):
    return f"  {names}: {at} row{'s' if at > 1 else ''} to translate"


@pytest.mark.parametrize(
    ("changes", "lines"),
    [
        ({}, CLINIC),
        ({"edits": ("edited",), "hints": ("hint",)}, [AUTHOR, "  edited", "  hint", *CLINIC]),
        ({"english": (ENGLISH,) * 6}, [AUTHOR, *[FINDING] * 6, *CLINIC]),
        ({"english": (ENGLISH,) * 7}, [AUTHOR, *[FINDING] * 6, "  and 1 more: out/report.html", *CLINIC]),
        ({"english": (ENGLISH,) * 9}, [AUTHOR, *[FINDING] * 6, "  and 3 more: out/report.html", *CLINIC]),
        (
            {"released": ("a/es", "b/es"), "kept": ("b/es",)},
            [*CLINIC[:2], "  released: a/es, b/es; 0 drafts that patients must not get", KEPT],
        ),
        ({"questions": ("why?",) * 6}, [AUTHOR, *["  why?"] * 6, *CLINIC]),
        ({"questions": ("why?",) * 7}, [AUTHOR, *["  why?"] * 6, "  and 1 question more: out/report.html", *CLINIC]),
        ({"questions": ("why?",) * 8}, [AUTHOR, *["  why?"] * 6, "  and 2 questions more: out/report.html", *CLINIC]),
        (
            {"hints": ("hint",), "questions": ("why?",), "english": (ENGLISH,), "edits": ("edited",)},
            [AUTHOR, "  edited", FINDING, "  why?", "  hint", *CLINIC],
        ),
        ({"work": {"es": NOTHING, "fr": NOTHING}}, [TRANSLATORS, "  es, fr: all reviewed and signed", *CLINIC]),
        (
            {"work": {"es": replace(NOTHING, errors=1), "fr": NOTHING}},
            [TRANSLATORS, "  es: 1 error", "  fr: all reviewed and signed", REPORT, *CLINIC],
        ),
        (
            {"work": {"dv": replace(NOTHING, errors=1)}, "unseen": ("not checked in dv: sides",)},
            [TRANSLATORS, "  dv: 1 error", REPORT, "  not checked in dv: sides", *CLINIC],
        ),
        ({"work": {"es": replace(NOTHING, warnings=1)}}, [TRANSLATORS, "  es: 1 warning", REPORT, *CLINIC]),
        (
            {"work": groups(1, 6)},
            [TRANSLATORS, untranslated(1, "g0a, g0b, g0c, g0d, g0e, g0f"), *CLINIC],
        ),
        ({"work": groups(1, 7)}, [TRANSLATORS, untranslated(1, "7 languages"), *CLINIC]),
        ({"work": groups(10)}, [TRANSLATORS, *(untranslated(at + 1, f"g{at}a") for at in range(10)), *CLINIC]),
        (
            {"work": groups(11)},
            [TRANSLATORS, *(untranslated(at + 1, f"g{at}a") for at in range(10)), "  and 1 language more", *CLINIC],
        ),
        (
            {"work": groups(12, 2)},
            [
                TRANSLATORS,
                *(untranslated(at + 1, f"g{at}a, g{at}b") for at in range(10)),
                "  and 4 languages more",
                *CLINIC,
            ],
        ),
        ({"drafted": ("drafted",) * 12}, [TRANSLATORS, *["  drafted"] * 10, *CLINIC]),
        (
            {"made": 1, "unchanged": 4, "released": ("h/es",), "drafts": 1},
            [CLINIC[0], "  1 handout built, 4 unchanged", "  released: h/es; 1 draft that patients must not get"],
        ),
        (
            {"made": 2, "released": ("a",) * 7, "drafts": 2},
            [
                CLINIC[0],
                "  2 handouts built, 0 unchanged",
                "  released: a, a, a, a, a, a and 1 more; 2 drafts that patients must not get",
            ],
        ),
    ],
)
def test_a_summary_in_lines(changes, lines):
    assert list(replace(PLAIN, **changes).lines()) == lines


def test_a_summary_for_programs():
    full = replace(
        PLAIN,
        english=(ENGLISH,),
        edits=("edited",),
        drafted=("drafted",),
        work={"es": Work(1, 2, 3, 4, 5, 6)},
        released=("h/es",),
        made=7,
        unchanged=8,
        questions=("why?",),
        hints=("hint",),
        unseen=("not checked",),
    )
    assert full.as_json() == {
        "edits": ["edited"],
        "english": [
            {
                "path": "t.csv",
                "line": 3,
                "row": "h.a",
                "severity": "warning",
                "check": "blanks",
                "message": "two blanks",
            }
        ],
        "drafted": ["drafted"],
        "translations": {
            "es": {"missing": 1, "stale": 2, "drafts": 3, "unsigned": 4, "errors": 5, "warnings": 6, "unread": 0},
        },
        "questions": ["why?"],
        "hints": ["hint"],
        "unseen": ["not checked"],
        "released": ["h/es"],
        "kept": [],
        "below": [],
        "overdue": [],
        "site": "",
        "built": 7,
        "unchanged": 8,
        "report": "out/report.html",
    }


@pytest.fixture
def current(tmp_path, monkeypatch):
    """Return a project with a row in each state, two targets on record, and an edit of the English."""
    settings = project(tmp_path / "p", languages=("es", "fr"))
    synced(settings)
    put(settings, "h.wait", "No use maquillaje durante al menos 24 horas.")
    put(settings, "h.title", "Después", fuzzy=True)
    put(settings, "h.scrub", "No frote la piel.", signed=True)
    put(settings, "h.wash", "Lávela.")
    pages = (Page("md", "h/es/h-es.md", "0" * 64),)
    targets = {key: Target("f", "d", key == "h/es", pages, b"{}") for key in ("h/es", "h/fr", "gone/es")}
    note(settings.root, Record(targets=targets))
    write_rows(settings.root, {**ROWS, "h.wash": "Wash it."})
    monkeypatch.chdir(settings.root)
    found = read()
    sync(found)
    return found


def test_a_build_is_summarized_from_its_files(current):
    found = summarize(current)
    errors = sum(each.severity is Severity.ERROR for each in current.findings("es"))
    warnings = sum(each.severity is Severity.WARNING for each in current.findings("es"))
    units = current.readable.units_of("es")
    drafts = sum(unit.status is Status.DRAFT for unit in units)
    assert found.work["es"] == Work(2, 1, drafts - 1, 1, errors, warnings)
    assert errors
    assert found.work["fr"].missing == len(ROWS)
    assert list(found.work) == ["es", "fr"]
    assert (found.released, found.drafts) == (("h/es",), 1)
    assert (found.made, found.unchanged) == (0, 2)
    assert (found.report, found.index) == ("output/reports/2-validate.html", "output/index.html")
    places = {row.id: f"data/instructions.csv:{row.line}: " for row in current.handouts[0].rows}
    assert found.edits == tuple(current.synced.lines(places))
    assert "data/instructions.csv:7: h.wash: English edited" in found.edits[0]
    only = summarize(current, ["fr"], ["h"])
    assert (list(only.work), only.released, only.drafts, only.unchanged) == (["fr"], (), 1, 1)


def test_rows_that_wait_for_a_signature_alone_are_named_at_every_build(current, monkeypatch):
    monkeypatch.setattr("aftercare.pipeline.snapshot.readable.waiting_below", lambda book: [f"1 row of {book.domain}"])
    found = summarize(current, ["es"], ["h"])
    assert found.below
    assert {*found.below} <= {"es: 1 row of h", "es: 1 row of interface"}
    assert found.below[0] in "\n".join(found.lines())


def test_a_language_is_not_done_while_a_catalog_of_it_cannot_be_read(current):
    path = current.config.root / "locales/fr/LC_MESSAGES/h.po"
    path.write_bytes(path.read_bytes() + b"\xff")
    found = read()
    sync(found)
    assert summarize(found).work["fr"].unread == 1
    assert summarize(found).work["es"].unread == 0


def test_what_no_check_sees_is_told_of_the_languages_asked_for(tmp_path, monkeypatch):
    settings = project(tmp_path / "p", languages=("es", "haw"))
    synced(settings)
    monkeypatch.chdir(settings.root)
    assert [line[:22] for line in summarize(read()).unseen] == ["not checked in haw: a "]
    assert summarize(read(), ["es"]).unseen == ()


def test_a_translation_of_before_an_edit_is_stale_and_nothing_else(current):
    (stale,) = [unit for unit in current.readable.units_of("es") if unit.stale]
    assert stale.id == "h.wash"
