"""What the stage notebooks show of a small project, cell by cell."""

import re

import pytest

from aftercare.catalogs import po, po_reader
from aftercare.checks import runner
from aftercare.core.clock import now
from aftercare.pipeline.building import annotating, drafting
from aftercare.pipeline.built.build_record import Record
from aftercare.pipeline.built.outcome import Built
from aftercare.pipeline.built.record import note
from aftercare.pipeline.built.targets import Page, Target, as_json
from aftercare.pipeline.reports import finding_tables, tables
from aftercare.pipeline.reports.display import COLORS
from aftercare.pipeline.reports.summarize import summarize
from aftercare.pipeline.snapshot.project import read
from aftercare.pipeline.snapshot.serving import serving
from aftercare.pipeline.snapshot.syncing import sync
from projects import ROWS, path_of, project, put, synced

WAIT = "No lo haga durante al menos 24 horas."
NUMBERS = ["12 is missing from the translation, which has 24 instead [numbers]"]
SHORT = "little of what the source mentions is here [doubtful-length]"
FIELD = "“[name]” was never filled in: write what it stands for [unfilled-field]"
VAGUE = "“a few” is vague: say how many hours or days [vague-time]"
ROWS_OF_K = (
    "k.title,k,top,title,After your visit,",
    "k.form,k,top,step,Call [name].,",
    "k.rest,k,top,step,Rest for a few days.,",
)


@pytest.fixture(scope="module")
def begun(tmp_path_factory):
    """Return a project of two handouts in two languages, with a Spanish row in each state and a question."""
    settings = project(tmp_path_factory.mktemp("tables") / "p", languages=("es", "fr"))
    with settings.source.open("a", encoding="utf-8") as table:
        table.write("".join(f"{row}\n" for row in ROWS_OF_K))
    synced(settings)
    put(settings, "h.wait", WAIT)
    put(settings, "h.title", "Después", fuzzy=True, origin="google 2026-11-22")
    put(settings, "h.scrub", "No frote la piel.", signed=True)
    put(settings, "h.wash", "Lávela con jabón suave.")
    path = path_of(settings)
    content = po_reader.read(path)
    content.by_id()["h.dose"].user_comments.append("question: Ana; 2026-11-26; With how much water?")
    po.write(path, content)
    page = Page("md", "h/es/h-es.md", "0" * 64)
    more = Page("pdf", "drafts/k/es/k-es.pdf", "0" * 64)
    targets = {
        "k/es": Target("f", "d", False, (more,), as_json({"state": "draft", "title": "Visita"})),
        "h/es": Target("f", "d", True, (page, more), as_json({"state": "approved", "title": "Después"})),
    }
    note(settings.root, Record(targets=targets))
    return settings


@pytest.fixture
def current(begun, monkeypatch):
    monkeypatch.chdir(begun.root)
    return read()


def cells(table):
    """Return the columns of a table, its index first, and its rows."""
    frame = table.frame.reset_index() if table.frame.index.name else table.frame
    return [*frame.columns], [[*row] for row in frame.itertuples(index=False)]


def nothing(table):
    """Return what a table without rows says, and its columns."""
    columns, rows = cells(table)
    assert not rows
    assert table._repr_html_() == f"<p>{table!r}</p>"
    return repr(table), columns


def links(table, column):
    return [re.findall(r'<a href="([^"]*)">([^<]*)</a>', cell.replace("<wbr>", "")) for cell in table.markup[column]]


def test_the_english(current):
    table = tables.source(current)
    rows = [
        ["h.title", "title"],
        *([row, "step"] for row in [*ROWS][1:]),
        ["k.title", "title"],
        ["k.form", "step"],
        ["k.rest", "step"],
    ]
    texts = [*ROWS.values(), "After your visit", "Call [name].", "Rest for a few days."]
    assert cells(table) == (
        ["line", "id", "kind", "text"],
        [[line, *row, text] for line, (row, text) in enumerate(zip(rows, texts, strict=True), 2)],
    )
    assert [*table.markup] == ["line"]
    assert links(table, "line") == [[("../../data/instructions.csv", str(line))] for line in range(2, 11)]


ASKED = {
    "coverage": lambda current, *asked: repr(tables.coverage(current, *asked)),
    "findings": lambda current, *asked: repr(finding_tables.findings(current, *asked)),
    "severities": lambda current, *asked: repr(finding_tables.severities(current, *asked)),
    "heat map": lambda current, *asked: repr(finding_tables.heat_map(current, *asked)),
    "verdict": finding_tables.verdict,
    "not checked": lambda current, tags, _: repr(finding_tables.not_checked(current, tags)),
    "gaps": lambda current, *asked: drafting.draft(current, "", *asked),
    "targets": lambda current, *asked: current.targets(*asked),
    "sync": lambda current, *asked: [*sync(current, *asked).changes],
    "notes": lambda current, tags, _: annotating.annotate(current, tags),
}


@pytest.mark.parametrize("what", ASKED)
@pytest.mark.parametrize(
    ("texts", "lists"),
    [(("es", "k"), (["es"], ["k"])), (("es, fr", "h,k"), (["es", "fr"], ["h", "k"])), (("", ""), ([], []))],
)
def test_a_text_names_languages_and_handouts_as_a_list_does(current, what, texts, lists):
    annotating.annotate(current)
    assert ASKED[what](current, *texts) == ASKED[what](read(), *lists)


def test_what_a_sync_did(current):
    report = sync(current)
    columns = ["language", "new", "stale", "removed", "restored", "rows that became stale"]
    assert cells(tables.changes(report)) == (columns, [["es", 0, 0, 0, 0, ""], ["fr", 0, 0, 0, 0, ""]])
    report.changes["es"].edited += ["h.a", "h.b"]
    report.changes["es"].added += ["h.c", "h.d", "h.e"]
    report.changes["fr"].removed += ["h.f"] * 4
    report.changes["fr"].restored += ["h.g"] * 5
    rows = [["es", 3, 2, 0, 0, "h.a, h.b"], ["fr", 0, 0, 4, 5, ""]]
    assert cells(tables.changes(report)) == (columns, rows)


@pytest.mark.parametrize(
    ("languages", "handouts", "told"),
    [
        ((), (), "14 rows without a translation; no engine was named, so they stay empty."),
        (("es",), (), "5 rows without a translation; no engine was named, so they stay empty."),
        (("es",), ("h",), "2 rows without a translation; no engine was named, so they stay empty."),
        (("fr",), ("k",), "3 rows without a translation; no engine was named, so they stay empty."),
    ],
)
def test_gaps_without_an_engine_are_counted(languages, handouts, told, current):
    assert drafting.draft(current, "", languages, handouts) == told
    assert current.drafted == ()


@pytest.fixture
def small(tmp_path, monkeypatch):
    """Return a project of two rows that are the same, one of which is translated."""
    settings = project(
        tmp_path / "p", {"h.title": "Rest", "h.a": "Do not scrub the skin.", "h.b": "Do not scrub the skin."}
    )
    synced(settings)
    put(settings, "h.a", "No frote la piel.")
    monkeypatch.chdir(settings.root)
    return read()


def test_what_people_have_translated_fills_the_same_english_elsewhere(small):
    assert drafting.draft(small, "", (), ()) == "1 row without a translation; no engine was named, so they stay empty."
    assert small.drafted
    filled = {unit.id: unit.target for unit in small.readable.units("es", "h")}
    assert filled == {"h.title": "", "h.a": "No frote la piel.", "h.b": "No frote la piel."}


def test_an_engine_drafts_the_gaps_asked_for(small):
    assert drafting.draft(small, "pseudo", ("es",), ("x",)) == "Nothing to draft."
    assert drafting.draft(small, "pseudo", ("es",), ("h",)) == "es: 2 rows drafted by pseudo"
    assert small.drafted == ("es: 2 rows drafted by pseudo",)
    filled = {unit.id: unit.target for unit in small.readable.units("es", "h")}
    assert filled == {"h.title": "[Rééšt]", "h.a": "No frote la piel.", "h.b": "[Đöööö ñööt šçrûûb théé škîîñ.]"}
    assert drafting.draft(small, "", (), ()) == "Every row has a translation, or a draft of one."


@pytest.mark.parametrize(("asked", "found"), [((), ["es", "fr"]), (("fr",), ["fr"]), (("fr", "es"), ["fr", "es"])])
def test_languages_asked_for(asked, found, current):
    assert sorted(tables.tags(current, asked)) == sorted(found)


def of(tag, name, states, found=(0, 0, 0), signers=""):
    """Return the row of a language: its states with the stale ones, and the findings by severity."""
    numbers = zip(("missing", "draft", "translated", "approved", "stale"), states, strict=True)
    severities = zip(("error", "warning", "info"), found, strict=True)
    return {"language": tag, "name": name, **dict(numbers), **dict(severities), "signers": signers}


def test_what_is_there_and_what_is_to_be_done_by_language(current):
    words = len(current.readable.units("es", "interface"))
    drafts = {tag: sum(bool(unit.target) for unit in current.readable.units(tag, "interface")) for tag in ("es", "fr")}
    signers = f"Ana Ruiz, RN ({now().date()})"
    spanish = of("es", "Spanish", (5 + words - drafts["es"], drafts["es"] + 1, 2, 1, 0), (1, 0, 1), signers)
    french = of("fr", "French", (9 + words - drafts["fr"], drafts["fr"], 0, 0, 0))
    assert tables.coverage_rows(current) == [spanish, french]
    only = of("es", "Spanish", (3 + words - drafts["es"], drafts["es"], 0, 0, 0))
    assert tables.coverage_rows(current, ("es",), ("k",)) == [only]
    table = tables.coverage(current)
    columns, rows = cells(table)
    expected = [*spanish]
    expected.insert(2, "progress")
    assert columns == expected
    assert rows == [["es", "Spanish", "", *[*spanish.values()][2:]], ["fr", "French", "", *[*french.values()][2:]]]
    assert [*table.markup] == ["progress"]
    labels = [re.search('aria-label="([^"]*)"', bar)[1] for bar in table.markup["progress"]]
    assert labels == [", ".join(f"{row[state]} {state}" for state in COLORS if row[state]) for row in (spanish, french)]
    assert cells(tables.coverage(current, ("es",), ("k",)))[1] == [["es", "Spanish", "", *[*only.values()][2:]]]


def told(found):
    return [f"{each.unit.language} {each.message} [{each.check}]" for each in found]


@pytest.mark.parametrize(
    ("languages", "handouts", "expected"),
    [
        ((), (), [f"en {FIELD}", *(f"es {each}" for each in NUMBERS), f"en {VAGUE}", f"es {SHORT}"]),
        (("es",), (), [f"en {FIELD}", *(f"es {each}" for each in NUMBERS), f"en {VAGUE}", f"es {SHORT}"]),
        (("fr",), (), [f"en {FIELD}", f"en {VAGUE}"]),
        ((), ("h",), [*(f"es {each}" for each in NUMBERS), f"es {SHORT}"]),
        ((), ("k",), [f"en {FIELD}", f"en {VAGUE}"]),
    ],
)
def test_findings_on_what_is_asked_for(languages, handouts, expected, current):
    found = finding_tables.all_findings(current, languages, handouts)
    assert sorted(told(found)) == sorted(expected)
    assert found == runner.in_order(found)


def test_findings_by_severity(current):
    columns = ["language", "error", "warning", "info"]
    assert cells(finding_tables.severities(current)) == (columns, [["es", 1, 0, 1], ["fr", 0, 0, 0]])
    assert cells(finding_tables.severities(current, ("es",), ("k",))) == (columns, [["es", 0, 0, 0]])


def test_the_first_column_names_the_rows_of_counts(current):
    tables = finding_tables.severities(current), finding_tables.heat_map(current)
    assert [table.frame.index.name for table in tables] == ["language", "check"]


@pytest.mark.parametrize(
    ("languages", "handouts", "lines"),
    [
        (
            (),
            (),
            [
                f"data/instructions.csv:9: en/k.form: {FIELD}",
                "data/instructions.csv:5: h.dose (es): Ana, 2026-11-26, asks: With how much water?",
                "1 error, 1 warning, 2 remarks. 1 open question about the English.",
            ],
        ),
        (
            ("fr",),
            (),
            [f"data/instructions.csv:9: en/k.form: {FIELD}", "0 errors, 1 warning, 1 remark."],
        ),
        (("fr",), ("h",), ["0 errors, 0 warnings, 0 remarks."]),
    ],
)
def test_what_the_author_should_look_at(languages, handouts, lines, current):
    assert finding_tables.verdict(current, languages, handouts).splitlines() == lines


def test_a_catalog_that_cannot_be_read_is_told_first(monkeypatch, tmp_path):
    settings = project(tmp_path / "p")
    synced(settings)
    path_of(settings).write_text("msgid\n", encoding="utf-8")
    monkeypatch.chdir(settings.root)
    current = read()
    (problem,) = current.readable.problems(["es"])
    assert finding_tables.verdict(current) == f"{problem}\n0 errors, 0 warnings, 0 remarks."
    assert annotating.annotate(current) == "The findings noted in the catalogs are up to date."
    assert tables.show(current).document.language.tag == "en"
    (settings.locales / "h.pot").write_text("msgid\n", encoding="utf-8")
    assert "No handout can be read" in tables.show(read()).data


def test_findings_are_noted_in_the_catalogs_once(tmp_path, monkeypatch):
    settings = project(tmp_path / "p", languages=("es", "fr"))
    synced(settings)
    put(settings, "h.wait", WAIT)
    put(settings, "h.scrub", "Espere.")
    put(settings, "h.wash", "Espere.")
    monkeypatch.chdir(settings.root)
    assert annotating.annotate(read(), ("fr",)) == "The findings noted in the catalogs are up to date."
    assert annotating.annotate(read()) == "Findings noted in locales/es/LC_MESSAGES/h.po."
    noted = path_of(settings).read_text(encoding="utf-8")
    assert "12 is missing from the translation" in noted
    assert "one-translation-for-two" in noted
    assert annotating.annotate(read()) == "The findings noted in the catalogs are up to date."


def test_findings_by_check_and_language(current):
    columns, rows = cells(finding_tables.heat_map(current))
    assert columns == ["check", "en", "es"]
    assert rows == [["doubtful-length", 0, 1], ["numbers", 0, 1], ["unfilled-field", 1, 0], ["vague-time", 1, 0]]
    assert "doubtful" not in repr(finding_tables.heat_map(current, (), ("k",)))
    assert nothing(finding_tables.heat_map(current, ("fr",), ("h",))) == ("No findings.", ["check"])


@pytest.mark.parametrize(
    ("count", "color"),
    [(0, "#ffffff"), (1, "#fff3cd"), (2, "#ffd8a8"), (3, "#ffa8a8"), (4, "#e8590c"), (90, "#e8590c")],
)
def test_the_more_findings_the_darker(count, color):
    shaded = f'<div style="background-color: {color}; color: #111">{count}</div>'
    assert finding_tables._shaded(count) == shaded  # noqa: SLF001


def test_each_finding_with_both_texts_and_its_place(current):
    columns, rows = cells(finding_tables.findings(current, ("es",), ("h",)))
    assert columns == ["severity", "language", "row", "finding", "English", "translation", "open"]
    place = rows[0][-1]
    assert re.fullmatch(r"locales/es/LC_MESSAGES/h\.po:\d+", place)
    severities = ["error", "info"]
    for row, severity, finding in zip(rows, severities, [*NUMBERS, SHORT], strict=True):
        assert row == [severity, "es", "h.wait", finding, ROWS["h.wait"], WAIT, place]
    shown = links(finding_tables.findings(current, ("es",), ("h",)), "open")
    assert shown == [[("../../locales/es/LC_MESSAGES/h.po", place)]] * 2
    assert nothing(finding_tables.findings(current, ("fr",), ("h",))) == ("No findings: nothing to open.", columns)


def test_what_checks_have_no_data_for(tmp_path, current):
    told = ("Every check has data for every language.", ["check", "languages"])
    assert nothing(finding_tables.not_checked(current)) == told
    columns, rows = cells(finding_tables.not_checked(read(project(tmp_path / "p", languages=("es", "sm", "la")).root)))
    assert columns == ["check", "languages"]
    assert rows
    assert {row[1] for row in rows} <= {"sm", "la", "sm, la"}
    assert nothing(finding_tables.not_checked(read(tmp_path / "p"), ("es",))) == told


@pytest.mark.parametrize(
    ("result", "told"),
    [
        (Built(), "0 handouts built, 0 unchanged."),
        (Built(made=["h/es"], unchanged=["h/fr", "h/it"]), "1 handout built, 2 unchanged."),
        (Built(removed=["a"]), "0 handouts built, 0 unchanged, 1 old file removed."),
        (Built(removed=["a", "b"]), "0 handouts built, 0 unchanged, 2 old files removed."),
        (
            Built(made=["h/es", "h/fr"], failed={"k/es": "no font", "k/fr": "no disk"}),
            "2 handouts built, 0 unchanged.\nk/es was not built: no font\nk/fr was not built: no disk",
        ),
        (
            Built(failed={'""/en': "x:3: a", '""/es': "x:3: a"}),
            "0 handouts built, 0 unchanged.\nthe handout of rows that name none was not built: x:3: a",
        ),
        (
            Built(failed={"h/en": "x:2: a\nx:3: b", "h/es": "x:2: a\nx:3: b", "k/es": "no font", "k/fr": "no font"}),
            "0 handouts built, 0 unchanged.\nh/en, es was not built:\n  x:2: a\n  x:3: b\nk/es, fr was not built: no font",
        ),
        (
            Built(failed={f"{name}/my": "no font" for name in "abcdefg"}),
            "0 handouts built, 0 unchanged.\na/my, b/my, c/my, d/my, e/my and 2 more was not built: no font",
        ),
    ],
)
def test_what_a_publish_did(result, told):
    assert tables.built(result) == told


def test_what_lies_in_the_output_folder(current):
    table = tables.pages(current)
    columns = ["handout", "state", "title", "formats"]
    assert cells(table) == (columns, [["h/es", "approved", "Después", "md, pdf"], ["k/es", "draft", "Visita", "pdf"]])
    one, draft = ("../h/es/h-es.md", "md"), ("../drafts/k/es/k-es.pdf", "pdf")
    assert links(table, "formats") == [[one, draft], [draft]]
    assert ", " in table.markup["formats"][0]


def test_the_handout_that_is_shown_is_the_first_that_can_be_read(current):
    shown = tables.show(current).document
    assert (shown.slug, shown.language.tag) == ("h", "es")


def test_open_questions_are_told_in_the_summary(current):
    assert summarize(current).questions == (
        "data/instructions.csv:5: h.dose (es): Ana, 2026-11-26, asks: With how much water?",
    )
    assert summarize(current, ("fr",)).questions == ()
    with serving(current):
        assert links(tables.pages(current), "formats")[0][0][0] == "../h/es/h-es.md"
