"""The catalogs of a project: what is read, written and refused, and what a sync tells of it."""

import pytest

import projects
from aftercare.catalogs import catalog_units, last_approved, po, po_reader, signed_comments, store, sync
from aftercare.catalogs.book import ChangedError, changed_since, save_books
from aftercare.catalogs.changes import Changes
from aftercare.catalogs.interface import SHIPPED, interface_path
from aftercare.catalogs.left_behind import gone
from aftercare.catalogs.store import Store
from aftercare.catalogs.sync_report import SyncReport
from aftercare.core.disk.lock import locked
from aftercare.core.errors import CatalogError
from aftercare.core.language.languages import language
from aftercare.core.model import rows_of
from aftercare.core.settings import config
from aftercare.core.units import Status
from projects import documents, path_of, project, put, synced, units, write_rows

HEAD = 'msgid ""\nmsgstr ""\n"Language: es\\n"\n\n'
ES = language("es")


@pytest.fixture
def settings(tmp_path):
    found = project(tmp_path / "p", languages=("es", "fr"))
    synced(found)
    return found


def entry(row, source, target, mark=""):
    return f'{mark}msgctxt "{row}"\n{mark}msgid "{source}"\n{mark}msgstr "{target}"\n'


def write(settings, domain, *entries):
    path = path_of(settings, domain=domain)
    path.write_text(HEAD + "\n".join(entries), encoding="utf-8")
    return path


def fresh(settings):
    return Store(settings, documents(settings))


def test_books_are_those_asked_for_and_the_interface(settings):
    assert [book.domain for book in store.read_books(settings, documents(settings), ES)] == ["h", "interface"]
    assert [book.domain for book in store.read_books(settings, documents(settings), ES, ["x"])] == ["interface"]
    assert [book.domain for book in store.read_books(settings, documents(settings), ES, ["h"])] == ["h", "interface"]
    (book, words) = fresh(settings).books(ES)
    assert (book.name, book.path) == ("locales/es/LC_MESSAGES/h.po", path_of(settings))
    assert {unit.path for unit in book.units} == {"locales/es/LC_MESSAGES/h.po"}
    assert (words.before, words.content.name) == (None, str(SHIPPED / "es/LC_MESSAGES/interface.po"))


def test_a_book_says_what_the_english_has_left_behind(settings):
    put(settings, "h.wait", "Espere.")
    write_rows(
        settings.root, {**projects.ROWS, "h.wait": "Wait.", "h.wash": "Wash  it with a mild soap.", "h.new": "N"}
    )
    assert fresh(settings).book(ES, "h").outdated == {"h.wait"}


def test_books_are_saved_where_nobody_else_has_written(settings):
    books = fresh(settings).books(ES)
    assert save_books([]) == []
    assert save_books(books[:1]) == []
    books[0].messages["h.wait"].string = "Espere."
    assert save_books(books[:1]) == [path_of(settings)]
    assert po_reader.read(path_of(settings)).by_id()["h.wait"].string == "Espere."
    with pytest.raises(CatalogError, match=r"h\.po: was changed by another program meanwhile; try again$"):
        save_books(books[:1])


def test_books_are_saved_by_one_program_at_a_time(settings):
    books = fresh(settings).books(ES)
    with locked(settings.locales), pytest.raises(CatalogError):
        save_books(books[:1])


def test_what_changes_at_the_last_moment_is_not_written_over(settings, monkeypatch):
    (book, _) = fresh(settings).books(ES)
    book.messages["h.wait"].string = "Espere."
    changed = iter([[], [book.path]])
    monkeypatch.setattr("aftercare.catalogs.book.changed_since", lambda _books: next(changed))
    with pytest.raises(ChangedError):
        save_books([book])
    assert po_reader.read(book.path).by_id()["h.wait"].string == ""


def test_a_catalog_is_changed_once_it_is_not_as_it_was_read(settings):
    (book, words) = fresh(settings).books(ES)
    assert changed_since([book, words]) == []
    words.path.write_bytes(b"")
    book.path.unlink()
    assert changed_since([book, words]) == [book.path, words.path]


def test_what_a_store_has_written_is_what_it_reads(settings):
    current = fresh(settings)
    book = current.book(ES, "h")
    book.messages["h.wait"].string = "Espere."
    assert current.write(book, book.content)
    again = current.book(ES, "h")
    assert (again.before, again.messages["h.wait"].string) == (book.path.read_bytes(), "Espere.")
    assert again.units[2].line == po_reader.read(book.path).by_id()["h.wait"].lineno
    assert not current.write(again, again.content)
    assert again.content.name == book.name == "locales/es/LC_MESSAGES/h.po"


def test_no_template_is_written_through_a_link(settings):
    catalog, template = path_of(settings), settings.locales / "h.pot"
    put(settings, "h.wait", "Espere.")
    template.unlink()
    template.symlink_to(catalog)
    sync.sync(fresh(settings))
    assert not template.is_symlink()
    assert units(settings)["h.wait"].target == "Espere."
    assert not any(entry.string for entry in po_reader.read(template).catalog if entry.id)


def test_a_file_that_somebody_saves_again_and_again_is_left_to_them(settings):
    current = fresh(settings)
    book = current.book(ES, "h")
    made = []

    def change(found):
        made.append(found)
        found.path.write_bytes(found.path.read_bytes() + b"\n# %d\n" % len(made))
        found.messages["h.wait"].string = "Espere."
        return found.content

    with pytest.raises(ChangedError):
        current.rewrite(book, change)
    assert len(made) == store.ATTEMPTS + 1
    assert [len(found.content.tail) for found in made] == [0, 1, 2, 3, 4]


def test_a_catalog_that_is_no_file_is_told_by_its_name(settings):
    path = path_of(settings)
    path.unlink()
    path.mkdir()
    with pytest.raises(CatalogError, match=r"^locales/es/LC_MESSAGES/h\.po: cannot be read: "):
        fresh(settings).book(ES, "h")


def test_the_catalogs_of_handouts_that_have_left(settings):
    write(settings, "gone", entry("gone.a", "A", "B"))
    write(settings, "handouts", entry("h.a", "A", "B"))
    write(settings, "broken", "hello")
    (book,) = gone(fresh(settings), ES)
    assert (book.domain, book.language, book.rows, book.name) == ("gone", ES, (), "locales/es/LC_MESSAGES/gone.po")
    assert (book.messages["gone.a"].string, book.before) == ("B", book.path.read_bytes())
    assert list(gone(fresh(settings), language("de"))) == []


def test_the_interface_is_that_of_the_project_or_of_the_package(settings):
    ours = SHIPPED / "es/LC_MESSAGES/interface.po"
    own = settings.locales / "es/LC_MESSAGES/interface.po"
    assert interface_path(settings.locales, ES) == ours
    own.write_bytes(ours.read_bytes())
    assert interface_path(settings.locales, ES) == own
    odd = language("oc", {"name": "Occitan", "endonym": "Occitan"})
    assert interface_path(settings.locales, odd) == settings.locales / "oc/LC_MESSAGES/interface.po"


R = [f"h.{number}" for number in range(1, 7)]
WHERE = {"h.1": "a.csv:1: ", "h.2": "a.csv:2: "}


def test_a_language_that_was_begun_elsewhere_is_named(settings):
    """As a server for translators begins one, which knows nothing of the settings."""
    for tag, slug in (("vi", "h"), ("pt_BR", "h"), ("en", "h"), ("ka", "gone"), ("es (1)", "h")):
        path = settings.locales / tag / "LC_MESSAGES" / f"{slug}.po"
        path.parent.mkdir(parents=True)
        path.write_text(HEAD, encoding="utf-8")
    assert synced(settings).notes[1:] == [
        "locales/es (1): nothing reads it, since no language is called so",
        "locales: no page shows pt-BR, vi, which the settings do not name; `aftercare add-language pt-BR` takes it in",
    ]


@pytest.mark.parametrize(
    ("changes", "lines"),
    [
        ({}, []),
        (
            {"es": Changes(edited=["h.1"])},
            ["a.csv:1: h.1: English edited; its translation is stale in 1 language (es)"],
        ),
        (
            {"es": Changes(added=["h.1"], removed=["h.9"]), "fr": Changes(added=["h.1"])},
            [
                "a.csv:1: h.1: new; to be translated in 2 languages (es, fr)",
                "h.9: removed; its translation is kept, marked obsolete in 1 language (es)",
            ],
        ),
        (
            {"es": Changes(removed=["h.9"]), "fr": Changes(dropped=["h.9"])},
            [
                "h.9: removed; its translation is kept, marked obsolete in 1 language (es)",
                "h.9: removed; it was not translated in 1 language (fr)",
            ],
        ),
        (
            {"es": Changes(restored=R[:5])},
            [
                "a.csv:1: h.1: restored, with its translation in 1 language (es)",
                "a.csv:2: h.2: restored, with its translation in 1 language (es)",
                *(f"{row}: restored, with its translation in 1 language (es)" for row in R[2:5]),
            ],
        ),
        (
            {"es": Changes(edited=R)},
            ["a.csv:1: h.1, h.2 and 4 more: English edited; its translation is stale in 1 language (es)"],
        ),
        (
            {"es": Changes(edited=R[::-1])},
            ["h.6, h.5 and 4 more: English edited; its translation is stale in 1 language (es)"],
        ),
        (
            {tag: Changes(edited=["h.9"]) for tag in "abcdef"},
            ["h.9: English edited; its translation is stale in 6 languages (a, b, c, d, e, f)"],
        ),
        (
            {tag: Changes(edited=["h.9"]) for tag in "abcdefg"},
            ["h.9: English edited; its translation is stale in 7 languages"],
        ),
    ],
)
def test_each_row_is_told_once(changes, lines):
    assert SyncReport(changes, [], ["a note"], ["failed"]).lines(WHERE) == ["failed", "a note", *lines]


def test_without_places_rows_are_told_by_their_ids():
    report = SyncReport({"es": Changes(added=["h.1"])})
    assert report.lines() == ["h.1: new; to be translated in 1 language (es)"]
    assert SyncReport({"es": Changes(added=R)}).lines() == [
        "h.1, h.2 and 4 more: new; to be translated in 1 language (es)"
    ]


def test_a_first_sync_writes_template_and_catalogs_and_tells_the_rows(tmp_path, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1800000000")
    settings = project(tmp_path / "p", languages=("es", "fr"))
    report = synced(settings)
    assert report.written == [
        *("locales/h.pot", "locales/interface.pot"),
        *("locales/es/LC_MESSAGES/h.po", "locales/fr/LC_MESSAGES/h.po"),
    ]
    assert (report.notes, report.failed, list(report.changes)) == ([], [], ["es", "fr"])
    assert report.changes["es"].added == list(projects.ROWS)
    for path, place in (
        (settings.locales / "h.pot", "data/instructions.csv"),
        (path_of(settings), "data/instructions.csv"),
    ):
        text = path.read_text(encoding="utf-8")
        assert f"#: {place}\n" in text
        assert '"POT-Creation-Date: 2027-01-15 08:00+0000\\n"' in text
    assert "#: interface.csv\n" in (settings.locales / "interface.pot").read_text(encoding="utf-8")


def test_a_sync_of_what_is_named_leaves_the_rest(settings):
    write_rows(settings.root, {**projects.ROWS, "h.new": "New."})
    report = sync.sync(fresh(settings), settings.choose(("fr",)), ["h"])
    assert report.written == ["locales/h.pot", "locales/fr/LC_MESSAGES/h.po"]
    assert sync.sync(fresh(settings), [], ["interface"]).written == []
    assert synced(settings).written == ["locales/es/LC_MESSAGES/h.po"]


SITE = """
[[tool.aftercare.sites]]
slug = "north"
name = "North"
phones = [{ label = "At night", e164 = "+13215550101", local = "(321) 555-0101" }]
"""


def test_words_of_the_projects_own_have_a_catalog_beside_the_package(tmp_path):
    settings = project(tmp_path / "p")
    with (settings.root / "pyproject.toml").open("a", encoding="utf-8") as file:
        file.write(SITE)
    report = synced(config.load(settings.root))
    path = path_of(settings, domain="interface")
    assert report.written[-1] == "locales/es/LC_MESSAGES/interface.po"
    assert set(report.changes["es"].added) == set(projects.ROWS)
    messages = po_reader.read(path).by_id()
    assert {message.id: message.string for message in messages.values()}["At night"] == ""
    ours = po_reader.read(SHIPPED / "es/LC_MESSAGES/interface.po").by_id()
    assert {row: message.string for row, message in messages.items() if row in ours} == {
        row: message.string for row, message in ours.items()
    }


def test_a_broken_template_is_told_once_and_stops_no_other(settings):
    (settings.locales / "h.pot").write_text("hello", encoding="utf-8")
    report = synced(settings)
    assert len(report.failed) == 1
    assert report.failed[0].startswith("locales/h.pot:1: ")


def test_a_sync_writes_what_git_left_of_two_dates_as_the_later(settings):
    synced(settings)
    path = settings.locales / "h.pot"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    (date,) = (line for line in lines if "POT-Creation-Date" in line)
    earlier = '"POT-Creation-Date: 2026-01-02 00:00+0000\\n"\n'
    unmerged = f"<<<<<<< HEAD\n{earlier}=======\n{date}>>>>>>> 1a2b3c\n"
    path.write_text("".join(unmerged if line == date else line for line in lines), encoding="utf-8")
    assert "locales/h.pot" in synced(settings).written
    assert path.read_text(encoding="utf-8") == "".join(lines)


def test_a_broken_catalog_is_told_once(settings):
    write(settings, "h", "hello")
    report = synced(settings)
    assert [line.partition(": ")[0] for line in report.failed] == ["locales/es/LC_MESSAGES/h.po:5"]
    assert set(report.changes) == {"fr"}


def test_what_has_left_the_csv_is_named_with_its_languages(settings):
    for tag in ("es", "fr"):
        path_of(settings, tag, "gone").write_text(HEAD, encoding="utf-8")
    path_of(settings, "fr", "away").write_text(HEAD, encoding="utf-8")
    path_of(settings, "fr", "h-María").write_text(HEAD, encoding="utf-8")
    path_of(settings, "fr", "fr_h (1)").write_text(HEAD, encoding="utf-8")
    place = "nothing reads it; copy into h.po what that lacks, then delete it, or put it in the place of h.po"
    assert synced(settings).notes == [
        "gone: no longer in the CSV; its catalogs are kept (es, fr)",
        "away: no longer in the CSV; its catalogs are kept (fr)",
        f"fr_h (1).po (fr): {place}",
        f"h-María.po (fr): {place}",
    ]


@pytest.mark.parametrize(
    ("gone", "taken"),
    [
        ([entry("h.wait", "Wait.", "live")], "live"),
        ([entry("h.wait", "Wait.", "gone", "#~ ")], "gone"),
        ([entry("h.wait", "Wait.", "")], ""),
        ([entry("gone.wait", "Wait.", "live")], ""),
    ],
)
def test_a_row_takes_its_translation_along_from_a_handout_that_has_left(settings, gone, taken):
    write_rows(settings.root, {row: text for row, text in projects.ROWS.items() if row != "h.wait"})
    synced(settings)
    path = write(settings, "gone", *gone)
    before = path.read_bytes()
    write_rows(settings.root, {**projects.ROWS, "h.wait": "Wait."})
    report = synced(settings)
    assert units(settings)["h.wait"].target == taken
    assert report.changes["es"].restored == (["h.wait"] if taken else [])
    assert report.changes["fr"].added == ["h.wait"]
    assert (path.read_bytes() == before) is (taken != "live")


SIGNED = "# approved: Ana Ruiz, RN; {}; v2 " + 64 * "0"


@pytest.mark.parametrize(
    ("here", "there", "taken"),
    [
        ("", "", "of another"),
        ("2026-11-02", "2026-11-02", "of another"),
        ("2026-11-02", "2026-11-03", "of another"),
        ("2026-11-03", "2026-11-02", "own"),
        ("2026-11-03", "", "own"),
    ],
)
def test_what_has_left_goes_before_what_the_catalog_itself_has_kept_unless_it_was_signed_earlier(
    settings, here, there, taken
):
    put(settings, "h.wait", "own")
    write_rows(settings.root, {row: text for row, text in projects.ROWS.items() if row != "h.wait"})
    synced(settings)
    signed(path_of(settings), here)
    write(settings, "gone", entry("h.wait", projects.ROWS["h.wait"], "of another"))
    signed(path_of(settings, "es", "gone"), there)
    write_rows(settings.root, projects.ROWS)
    synced(settings)
    assert units(settings)["h.wait"].target == taken


def signed(path, day):
    """Put a signature of a day above the entry of a row, live or obsolete."""
    content = po_reader.read(path)
    for message in (*content.by_id().values(), *content.catalog.obsolete.values()):
        if message.context == "h.wait" and day:
            message.user_comments = [SIGNED.format(day).removeprefix("# ")]
    po.write(path, content)


EDITED = {**projects.ROWS, "h.wait": "Do not use makeup for at least 24 hours."}


@pytest.fixture
def kept(settings):
    """Return a project that keeps pages as they were, in which a row was approved."""
    path = settings.root / "pyproject.toml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("[tool.aftercare]", '[tool.aftercare]\non_stale = "keep"', 1), encoding="utf-8")
    put(settings, "h.wait", "No use maquillaje durante al menos 12 horas.", signed=True)
    return config.load(settings.root)


def noted(settings):
    """Return what the catalog notes of the row of before its edit."""
    comments = po_reader.read(path_of(settings)).by_id()["h.wait"].user_comments
    return [(line.source, line.target) for line in signed_comments.last_approved(comments)]


THEN = (projects.ROWS["h.wait"], "No use maquillaje durante al menos 12 horas.")


def test_what_was_approved_is_noted_at_the_edit_and_forgotten_when_it_may_not_come_back(kept):
    synced(kept)
    assert noted(kept) == []
    write_rows(kept.root, EDITED)
    synced(kept)
    assert noted(kept) == [THEN]
    before = path_of(kept).read_bytes()
    synced(kept)
    assert path_of(kept).read_bytes() == before
    write_rows(kept.root, {**EDITED, "h.wait": "Do not use makeup for at least 48 hours."})
    synced(kept)
    assert noted(kept) == [THEN]
    write_rows(kept.root, projects.ROWS)
    synced(kept)
    assert (noted(kept), units(kept)["h.wait"].status) == ([], Status.APPROVED)


@pytest.mark.parametrize(
    ("change", "stays"),
    [
        ({"string": "Otra."}, True),
        ({"string": ""}, False),
    ],
)
def test_a_row_that_a_translator_has_emptied_has_nothing_to_go_back_to(kept, change, stays):
    write_rows(kept.root, EDITED)
    synced(kept)
    content = po_reader.read(path_of(kept))
    for name, value in change.items():
        setattr(content.by_id()["h.wait"], name, value)
    po.write(path_of(kept), content)
    synced(kept)
    assert noted(kept) == ([THEN] if stays else [])


def test_a_note_goes_when_the_english_is_again_what_it_was_beside_another_translation(kept):
    write_rows(kept.root, EDITED)
    synced(kept)
    put_keeping_comments(kept, "Otra traducción.")
    write_rows(kept.root, projects.ROWS)
    synced(kept)
    assert noted(kept) == []


def put_keeping_comments(settings, target):
    content = po_reader.read(path_of(settings))
    message = content.by_id()["h.wait"]
    message.string = target
    message.flags.discard("fuzzy")
    po.write(path_of(settings), content)


def test_forgetting_leaves_every_other_comment(kept):
    write_rows(kept.root, EDITED)
    synced(kept)
    message = po_reader.read(path_of(kept)).by_id()["h.wait"]
    signature, note = message.user_comments
    message.user_comments = ["mine", note, signature, note]
    last_approved.forget(message)
    assert message.user_comments == ["mine", signature]


def test_projects_that_withdraw_note_nothing(settings):
    put(settings, "h.wait", "No use maquillaje durante al menos 12 horas.", signed=True)
    write_rows(settings.root, EDITED)
    assert settings.on_stale != "keep"
    synced(settings)
    assert noted(settings) == []


def test_rows_without_a_catalog_are_missing(settings):
    found = catalog_units.units(po.new("es"), ES, rows_of(documents(settings)))
    assert {unit.status for unit in found} == {Status.MISSING}


def test_the_words_around_are_brought_up_without_reading_a_handout(settings):
    whole = Store(settings, documents(settings))
    sync.sync(whole, domains=[store.INTERFACE])
    read = {path for path, digest in whole.inputs.digests.items() if digest}
    assert read
    assert not read & {path_of(settings, tag) for tag in ("es", "fr")}
