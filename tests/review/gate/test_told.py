"""What changes pages without touching a signature is told, and passes."""

import csv
import shutil
import tomllib

import pytest

from aftercare.core.settings.config import load
from aftercare.core.units import Severity
from aftercare.review.page_changes import settings_changed
from gated import WASH, comments, gate, kept_well, notebook_added, section_moved, synced, waived
from picture_bytes import png, svg
from review_project import BO, commit, edit, git, po_path


def module_added(config):
    (config.root / "notebooks").mkdir()
    (config.root / "notebooks/helper.py").write_text("x = 1", encoding="utf-8")


def pictograms_changed(config):
    folder = config.root / "node_modules/@iconify-json/healthicons"
    folder.mkdir(parents=True)
    (folder / "icons.json").write_text("{}", encoding="utf-8")
    git(config.root, "add", "-f", "node_modules")


def glossary(text):
    return lambda config: (config.root / "data/glossary.csv").write_text(text, encoding="utf-8")


def stray_folder(config):
    folder = config.locales / "xx_backup" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "care.po").write_bytes(b"\xff not a catalog")


def stray_catalog(config):
    shutil.copy(po_path(config, "es"), po_path(config, "es", "old"))


def setting(old, new):
    return lambda config: edit(config.root / "pyproject.toml", old, new)


TOLD = {
    "the phone": (setting("(321) 555-0100", "(321) 555-0100 "), "clinic.phone.local"),
    "both forms of the phone": (
        lambda config: (setting("+13215550100", "+13215550199")(config), setting("555-0100", "555-0199")(config)),
        "+13215550100 → +13215550199",
    ),
    "the clinic's name": (setting('name = "Clinic"', 'name = "Klinic"'), "Clinic → Klinic"),
    "the paper": (setting("[tool.aftercare]", '[tool.aftercare]\npaper = "a4"'), "not set → a4"),
    "whether outdated pages stay": (
        setting("[tool.aftercare]", '[tool.aftercare]\non_stale = "keep"'),
        "on_stale: not set → keep",
    ),
    "a module beside the notebooks": (module_added, "notebooks/helper.py: pages change with it"),
    "pictograms that are committed": (pictograms_changed, "healthicons/icons.json: pages change with it"),
    "a term less": (glossary("term,language,translation\n"), "fever: fiebre → not in the glossary"),
    "a term translated otherwise": (glossary("term,language,translation\nfever,es,calentura\n"), "fiebre → calentura"),
    "a notebook": (notebook_added, "notebooks/handout.ipynb: pages change with it"),
    "a template": (lambda config: (config.root / "page.j2").write_text("x"), "page.j2: pages change with it"),
    "a stray folder": (stray_folder, "xx_backup: belongs to no language"),
    "a stray catalog": (stray_catalog, "es/LC_MESSAGES/old.po: belongs to no language"),
    "a waiver": (waived(BO, "as agreed"), "numbers is waived by Bo Li, RN: as agreed"),
    "an unsigned row in another section": (section_moved, "was in section day of care; it is in section call of care"),
    "a change kept": (kept_well, "says that the meaning is still that of “Wait 48 hours before you go into the sun.”"),
    "the mark of a machine taken away": (lambda config: comments(config, WASH, lambda _: []), "google 2026-01-04"),
}
SITES = """
[[tool.aftercare.sites]]
slug = "downtown"
name = "Downtown"
phones = [
  { label = "Nurse line", e164 = "+13215550100", local = "(321) 555-0100" },
  { label = "%s", e164 = "+13215550122", local = "(321) 555-0122" },
]
[[tool.aftercare.sites]]
slug = "uptown"
name = "Uptown"
phones = [{ label = "Nurse line", e164 = "+13215550133", local = "(321) 555-0133" }]
"""


def sited(label):
    """Return the settings with two sites, before and after some change of them."""
    head = '[tool.aftercare]\nlanguages = ["es", "ar"]\n'
    return head + SITES % label


def turned(text, *between):
    """Exchange two pieces of a text that three marks limit."""
    one, two, end = (text.index(mark, 1) for mark in between)
    return text[:one] + text[two:end] + text[one:two] + text[end:]


@pytest.mark.parametrize(
    ("label", "change"),
    [
        ("Nurse line", lambda text: text.replace("555-0100", "555-0199").replace("5550100", "5550199")),
        ("2", lambda text: text.replace("555-0122", "555-0199").replace("5550122", "5550199")),
        ("Fax", lambda text: turned(text, "  { label", '  { label = "Fax', "]\n[[")),
        ("Fax", lambda text: turned(text + "#", "[[tool", '[[tool.aftercare.sites]]\nslug = "uptown', "#")),
        ("Fax", lambda text: text.partition('[[tool.aftercare.sites]]\nslug = "uptown')[0]),
    ],
    ids=["same label", "a number as label", "phones turned", "sites turned", "a site less"],
)
def test_another_telephone_is_told_whatever_it_is_called(label, change):
    before, now = (tomllib.loads(text)["tool"]["aftercare"] for text in (sited(label), change(sited(label))))
    assert before != now
    found = list(settings_changed(before, now))
    assert any("+13215550" in entry.message for entry in found), found
    assert {entry.check for entry in found} == {"settings-changed"}


def written(config, picture, *, mark=",", heads=("id", "handout", "section", "kind", "text", "note", "picture")):
    """Write the table as another spreadsheet would, with a picture beside the title."""
    _, *rows = csv.reader(config.source.read_text(encoding="utf-8").splitlines())
    with config.source.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, delimiter=mark)
        table.writerow(heads)
        table.writerows([*row[:6], picture if row[3] == "title" else ""] for row in rows)


@pytest.mark.parametrize(
    ("picture", "style"),
    [
        ("x.svg", {"mark": ";"}),
        ("x.svg", {"mark": "\t"}),
        ("x.svg", {"heads": ("ID", "Handout", "Section", "Kind", "Text", "Note", "Picture")}),
        ("x.svg", {"heads": ("id", " handout", "section", "kind", "text", "note", " picture ")}),
        ("sub/../x.svg", {}),
        ("sub//../x.svg", {}),
    ],
)
def test_a_picture_is_compared_however_the_table_is_written(config, picture, style):
    folder = config.source.parent
    (folder / "sub").mkdir()
    (config.root / "logo.svg").write_bytes(svg("<path/>"))
    edit(config.root / "pyproject.toml", 'name = "Clinic"', 'name = "Clinic"\nlogo = "data/..//logo.svg"')
    (folder / "x.svg").write_bytes(svg("<path/>"))
    written(config, picture, **style)
    synced(config)
    commit(config.root)
    for path in (folder / "x.svg", folder / "y.svg", config.root / "logo.svg"):
        path.write_bytes(svg("<path d='M0 0h9'/>"))
    told = [entry.unit.id for entry in gate(load(config.root)).findings if entry.check == "picture-changed"]
    assert sorted(told) == ["data/x.svg", "logo.svg"]
    text = config.source.read_text(encoding="utf-8").replace(picture, "y.svg")
    config.source.write_text(text, encoding="utf-8")
    told = {entry.unit.id for entry in gate(load(config.root)).findings if entry.check == "picture-changed"}
    assert told == {"care.title", "logo.svg"}


def pictured(config, name):
    """Give the title a picture."""
    head, title, *rest = config.source.read_text(encoding="utf-8").splitlines()
    head, title = (line.rpartition(",picture")[0] or line for line in (head, title))
    title = title if title.count(",") == 5 else title.rpartition(",")[0]
    rest = [row if row.count(",") == 6 else f"{row}," for row in rest]
    config.source.write_text("\n".join([f"{head},picture", f"{title},{name}", *rest]) + "\n", encoding="utf-8")


def test_other_pictures_are_told(config):
    (config.root / "logo.svg").write_bytes(svg("<path/>"))
    edit(config.root / "pyproject.toml", 'name = "Clinic"', 'name = "Clinic"\nlogo = "logo.svg"')
    (config.source.parent / "wash.png").write_bytes(png())
    pictured(config, "wash.png")
    commit(config.root)
    assert not gate(load(config.root)).findings
    (config.root / "logo.svg").write_bytes(svg("<path d='M0 0h9'/>"))
    (config.source.parent / "wash.png").write_bytes(png(3, 3, b"\0\0\0\0" * 3))
    told = {str(each) for each in gate(load(config.root)).findings}
    assert {line.rpartition(" [")[0] for line in told} == {
        "project/logo.svg: is another picture: pages change with it",
        "project/data/wash.png: is another picture: pages change with it",
    }
    pictured(config, "phone")
    assert "project/care.title: wash.png → phone: pages change with it [picture-changed]" in {
        str(each) for each in gate(load(config.root)).findings
    }


@pytest.mark.parametrize("name", TOLD)
def test_what_changes_pages_is_told_and_passes(config, name):
    change, message = TOLD[name]
    change(config)
    report = gate(load(config.root))
    assert any(message in str(finding) for finding in report.findings), [str(entry) for entry in report.findings]
    assert not [entry for entry in report.findings if entry.severity is Severity.ERROR]
    assert not report.failed, report.markdown()


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("care.call.fever,care,call,warning", "care.call.fever,care,call,text", "was a warning; it is text now"),
        ("care.call.fever,care,call,warning,Call us if you have a fever.,\n", "", "was a warning; it is gone"),
        ("care.call.signs,care,call,warning", "care.call.signs,care,call,step", "was a warning; it is step now"),
    ],
)
def test_a_warning_that_is_none_any_more_is_told(config, old, new, told):
    edit(config.source, old, new)
    synced(config)
    report = gate(config)
    assert [finding.message for finding in report.findings if told in finding.message]


def test_an_item_of_a_warning_that_is_none_any_more_is_told(config):
    edit(config.source, "care.call.fever,", "care.call.chill,care,call,item,chills,\ncare.call.fever,")
    synced(config)
    commit(config.root)
    edit(config.source, "care.call.signs,care,call,warning", "care.call.signs,care,call,step")
    synced(config)
    assert sorted(each.unit.id for each in gate(config).findings if each.check == "warning-lost") == [
        "care.call.chill",
        "care.call.heading",
        "care.call.signs",
    ]


def test_where_nothing_has_changed_no_coverage_is_told(config) -> None:
    edit(config.root / "pyproject.toml", '["es", "ar"]', '["es", "ar", "th"]')
    synced(load(config.root))
    commit(config.root)
    assert {each.language for each in gate(load(config.root)).coverage if each.domain == "interface"} == {
        "es",
        "ar",
        "th",
    }
    assert [each for each in gate(load(config.root)).coverage if each.before != each.now] == []


def test_what_left_the_table_before_is_not_told_again(config):
    text = config.source.read_text(encoding="utf-8")
    rows = [line for line in text.splitlines() if not line.startswith("care.call.")]
    config.source.write_text("\n".join([*rows, "other.title,other,title,title,Other,", ""]), encoding="utf-8")
    lost = {each.unit.id for each in gate(config).findings if each.check == "warning-lost"}
    assert "care.call.signs" in lost
    commit(config.root, "gone, and the catalog as it was")
    assert not [each for each in gate(config).findings if each.check in {"warning-lost", "row-gone"}]


def test_a_handout_under_another_name_is_told_once(config):
    text = config.source.read_text(encoding="utf-8")
    config.source.write_text(text.replace(",care,", ",aftercare,"), encoding="utf-8")
    moved = [each for each in gate(config).findings if each.check == "row-moved"]
    assert [(each.unit.id, each.message.partition(" in care")[0]) for each in moved] == [("aftercare", "8 rows were")]
