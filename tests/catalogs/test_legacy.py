"""The one catalog that a language had for all handouts is taken apart, and nothing of it is lost."""

import pytest

from aftercare.catalogs import legacy, po, po_reader, sync
from aftercare.catalogs.store import Store
from aftercare.core.settings import config
from aftercare.source.english import english, handouts
from projects import HEAD

ROWS = "id,handout,section,kind,text,note\ncare.title,care,top,title,After,\nhome.title,home,top,title,At home,\n"
OLD = """# the licence
msgid ""
msgstr ""
"Language: es\\n"
"X-Editor: mine\\n"

# a note
msgctxt "care.title"
msgid "After"
msgstr "Después"

#. title, section top of home
msgctxt "home.title"
msgid "At home"
msgstr "En casa"

#. step, section top of gone-before
msgctxt "lost.row"
msgid "Lost"
msgstr "Perdido"

msgctxt "spare.row"
msgid "Spare"
msgstr ""

#~ msgctxt "care.old"
#~ msgid "Old"
#~ msgstr "Viejo"

# the end
"""


def project(root, old=OLD):
    (root / "data").mkdir()
    (root / "data" / "instructions.csv").write_text(ROWS, encoding="utf-8")
    (root / "pyproject.toml").write_text(HEAD.format(languages=["es", "fr"]), encoding="utf-8")
    folder = root / "locales" / "es" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "handouts.po").write_text(old, encoding="utf-8")
    return config.load(root), folder


def synced(settings, tag="", domains=None):
    languages = settings.choose((tag,)) if tag else None
    return sync.sync(Store(settings, handouts(settings)), languages, domains)


def held(path):
    """Return what a catalog holds: row → translation, live ones and obsolete ones."""
    content = po_reader.read(path)
    gone = {message.context: message.string for message in content.catalog.obsolete.values()}
    return {row: message.string for row, message in content.by_id().items()}, gone


def test_each_row_goes_to_its_handout_with_all_that_people_wrote(tmp_path):
    settings, folder = project(tmp_path)
    report = synced(settings)
    assert report.failed == []
    assert report.notes == [
        (
            "locales/es/LC_MESSAGES/handouts.po: taken apart into care.po, gone-before.po, home.po, spare.po;"
            " nothing is lost"
        ),
        "gone-before: no longer in the CSV; its catalogs are kept (es)",
        "spare: no longer in the CSV; its catalogs are kept (es)",
    ]
    assert sorted(path.name for path in folder.iterdir()) == ["care.po", "gone-before.po", "home.po", "spare.po"]
    assert held(folder / "care.po") == ({"care.title": "Después"}, {"care.old": "Viejo"})
    assert held(folder / "home.po") == ({"home.title": "En casa"}, {})
    assert held(folder / "gone-before.po") == ({"lost.row": "Perdido"}, {})
    care = (folder / "care.po").read_text(encoding="utf-8")
    assert care.startswith("# the licence\n")
    assert '"X-Editor: mine\\n"' in care
    assert "# a note\n#. title, section top of care\n" in care
    assert care.endswith("# the end\n")
    assert (report.changes["es"].added, report.changes["es"].removed) == ([], [])
    assert report.changes["fr"].added == ["care.title", "home.title"]
    again = synced(settings)
    assert (again.written, again.failed) == ([], [])


def test_a_sync_of_one_handout_or_another_language_takes_nothing_apart(tmp_path):
    settings, folder = project(tmp_path)
    synced(settings, "fr")
    assert [path.name for path in folder.iterdir()] == ["handouts.po"]
    report = synced(settings, "es", ["care"])
    assert sorted(path.name for path in folder.iterdir()) == ["care.po", "handouts.po"]
    assert held(folder / "care.po")[0] == {"care.title": "Después"}
    assert report.notes == []


@pytest.mark.parametrize(
    ("entry", "row"),
    [
        ('msgctxt "care.title"\nmsgid "After"\nmsgstr "Luego"\n', "care.title"),
        ('# my own note\nmsgctxt "care.title"\nmsgid "After"\nmsgstr "Después"\n', "care.title"),
        ('#, fuzzy\nmsgctxt "care.title"\nmsgid "After"\nmsgstr "Después"\n', "care.title"),
        ('msgctxt "care.title"\nmsgid "After all"\nmsgstr "Después"\n', "care.title"),
        ('#~ msgctxt "care.title"\n#~ msgid "After"\n#~ msgstr "Después"\n', ""),
        ('#~ msgctxt "care.other"\n#~ msgid "Other"\n#~ msgstr "Otro"\n', "care.other"),
        ('msgctxt "care.title"\nmsgid "After"\nmsgstr ""\n', ""),
    ],
)
def test_an_old_catalog_that_says_other_things_is_kept(tmp_path, entry, row):
    settings, folder = project(tmp_path, 'msgid ""\nmsgstr ""\n"Language: es\\n"\n\n' + entry)
    (folder / "care.po").write_text(
        'msgid ""\nmsgstr ""\n"Language: es\\n"\n\nmsgctxt "care.title"\nmsgid "After"\nmsgstr "Después"\n',
        encoding="utf-8",
    )
    report = synced(settings)
    kept = "locales/es/LC_MESSAGES/handouts.po: kept, since it differs from the catalogs by handout: "
    assert (folder / "handouts.po").exists() is bool(row)
    assert report.notes[0].startswith(f"{kept}{row}; compare, then delete it" if row else kept[:35] + " taken apart in")
    assert held(folder / "care.po")[0] == {"care.title": "Después"}


def test_an_old_catalog_stays_as_long_as_another_cannot_be_read(tmp_path):
    settings, folder = project(tmp_path)
    (folder / "home.po").write_text("hello", encoding="utf-8")
    report = synced(settings, "es")
    assert len(report.failed) == 1
    assert report.failed[0].startswith("locales/es/LC_MESSAGES/home.po:1: ")
    assert (folder / "handouts.po").exists()


def test_an_old_catalog_stays_as_long_as_the_english_of_a_handout_has_a_fault(tmp_path):
    settings, folder = project(tmp_path)
    before = (folder / "handouts.po").read_bytes()
    table = tmp_path / "data" / "instructions.csv"
    good = table.read_text(encoding="utf-8")
    table.write_text(good.replace("home,top,title,", "home,top,title,="), encoding="utf-8")
    found = english(settings)
    assert [*found.faults] == ["home"]
    report = sync.sync(Store(settings, found.handouts, faults=found.faults))
    assert report.failed == [*found.faults["home"]]
    assert (folder / "handouts.po").read_bytes() == before
    assert held(folder / "care.po")[0] == {"care.title": "Después"}
    assert not (folder / "home.po").exists()
    table.write_text(good, encoding="utf-8")
    synced(settings)
    assert not (folder / "handouts.po").exists()
    assert held(folder / "home.po")[0]


def test_a_broken_old_template_stops_no_handout_that_has_its_own(tmp_path):
    settings, _ = project(tmp_path)
    synced(settings)
    (tmp_path / "locales" / "handouts.pot").write_text("hello", encoding="utf-8")
    assert not synced(settings).failed


def test_the_old_template_goes_with_the_last_old_catalog(tmp_path):
    settings, folder = project(tmp_path)
    template = tmp_path / "locales" / "handouts.pot"
    template.write_text('msgctxt "care.title"\nmsgid "After"\nmsgstr ""\n', encoding="utf-8")
    french = tmp_path / "locales" / "fr" / "LC_MESSAGES" / "handouts.po"
    french.parent.mkdir(parents=True)
    french.write_bytes((folder / "handouts.po").read_bytes().replace(b"Language: es", b"Language: fr"))
    synced(settings, "es")
    assert template.exists()
    assert not (folder / "handouts.po").exists()
    report = synced(settings)
    assert not template.exists()
    assert not french.exists()
    assert report.notes[0].startswith("locales/fr/LC_MESSAGES/handouts.po: taken apart into care.po")


def entry(context, *comments):
    found = po_reader.parse(f'msgctxt "{context}"\nmsgid "A"\nmsgstr "B"\n').by_id()[context]
    found.auto_comments = list(comments)
    return found


@pytest.mark.parametrize(
    ("message", "slug"),
    [
        (entry("care.a"), "care"),
        (entry("care.a", "step, section top of home"), "home"),
        (entry("care.a", "a note", "step, section top of home-2"), "home-2"),
        (entry("care.a", "step, section top of home, under care.b"), "care"),
        (entry("moved.a", "step, section top of home"), "today"),
        (entry("plain"), "plain"),
    ],
)
def test_the_handout_of_a_row_that_has_left(message, slug):
    old = po.new("es")
    old.catalog[message.id] = message
    assert list(legacy.split(old, {"moved.a": "today"})) == [slug]
