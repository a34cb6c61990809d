"""Sites of a project, from the settings to the pages, the catalogs and the gate."""

from shutil import copytree

import pytest

from aftercare.catalogs import po, po_reader
from aftercare.core.errors import ChoiceError
from aftercare.core.settings import config
from aftercare.export.formats.html import html
from aftercare.export.formats.markdown import markdown
from aftercare.export.formats.text import text
from aftercare.export.formats.typst import typst
from aftercare.pipeline.releasing.withdrawal import withdraw
from aftercare.pipeline.reports.summarize import summarize
from aftercare.pipeline.snapshot import project as projects_on_disk
from aftercare.pipeline.snapshot import syncing
from aftercare.review.page_changes import settings_changed, settings_of
from command import ROOT, in_process
from projects import path_of, synced, write_rows
from projects import project as made

SITES = """
[[tool.aftercare.sites]]
slug = "downtown"
name = "Downtown clinic"
phones = [{ label = "Nurse line", e164 = "+13215550122", local = "(321) 555-0122", extension = "12" }]
hours = [{ days = "mon-fri", open = "8:00", close = "17:00" }]

[[tool.aftercare.sites]]
slug = "beach"
name = "Beach clinic"
phones = [{ e164 = "+13215550111", local = "(321) 555-0111" }]
handouts = ["h"]
"""


@pytest.fixture
def settings(tmp_path, monkeypatch):
    monkeypatch.delenv(config.SITE, raising=False)
    monkeypatch.chdir(tmp_path)
    found = made(tmp_path, engines=SITES)
    synced(found)
    return found


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (("h",), ""),
        ((), ""),
        (("o",), "no handout 'o' at the site beach; choose from h"),
        (("h", "o"), "no handout 'o' at the site beach; choose from h"),
        (("hh",), "no handout 'hh'; did you mean h? choose from h, o"),
    ],
)
def test_a_handout_that_a_site_does_not_give_out_is_refused_before_anything_is_touched(
    settings, asked, told, monkeypatch
) -> None:
    table = settings.source
    more = "o.title,o,top,title,Your eyes,\no.rest,o,top,step,Rest your eyes.,\n"
    table.write_text(table.read_text(encoding="utf-8") + more, encoding="utf-8")
    page = settings.output / "o" / "en" / "o-en.html"
    page.parent.mkdir(parents=True)
    page.touch()
    monkeypatch.setenv(config.SITE, "beach")
    project = projects_on_disk.read(settings.root)
    if told:
        with pytest.raises(ChoiceError) as error:
            withdraw(project, slugs=asked)
        assert (str(error.value), page.exists()) == (told, True)
    else:
        withdraw(project, slugs=asked)
        assert [slug for slug, _ in project.targets(slugs=asked)] == ["h", "h"]


def test_the_pages_of_a_site_whose_handouts_have_left_the_table_go(settings, monkeypatch) -> None:
    """To refuse the site would leave what is no longer there."""
    page = settings.output / "h" / "en" / "h-en.html"
    page.parent.mkdir(parents=True)
    page.touch()
    text = settings.source.read_text(encoding="utf-8").replace(",h,", ",k,")
    settings.source.write_text(text, encoding="utf-8")
    monkeypatch.setenv(config.SITE, "beach")
    assert "h/en/h-en.html" in withdraw(projects_on_disk.read(settings.root))
    assert not page.exists()


def test_labels_of_telephones_are_translated_with_the_interface(settings) -> None:
    path = path_of(settings, domain="interface")
    content = po_reader.read(path)
    message = content.by_id()["phone.nurse-line"]
    assert (message.id, message.string) == ("Nurse line", "")
    message.string = "Línea de enfermería"
    po.write(path, content)
    document = projects_on_disk.read(settings.root).document("h", "es")
    labels = [fact.label for place in document.places for fact in place.facts]
    assert ("Línea de enfermería", "es") in [(label.text, label.tag) for label in labels]
    assert [place.name for place in document.places] == ["Test clinic", "Downtown clinic", "Beach clinic"]


LABEL = """pyproject.toml: telephone label "{}", phone.{}: {}"""
WAITS = "; no page is released there before it is signed"


@pytest.mark.parametrize(
    ("label", "removed", "lines"),
    [
        ("Nurse line", (), ()),
        ("Nurse line", ("h/es/h-es.html",), ()),
        (
            "Poison control",
            (),
            (
                LABEL.format("Poison control", "poison-control", f"new; to be translated in 1 language (es){WAITS}"),
                "phone.nurse-line: removed; its translation is kept, marked obsolete in 1 language (es)",
            ),
        ),
        (
            "Nurse Line!",
            ("h/es/h-es.html", "h/es/h-es.pdf", "h/fr/h-fr.html", "drafts/o/es/o-es.html"),
            (
                LABEL.format("Nurse Line!", "nurse-line", "English edited; its translation is stale in 1 language (es)")
                + f"{WAITS}; 1 page withdrawn",
            ),
        ),
    ],
)
def test_a_changed_label_is_told_with_the_pages_that_wait_for_it(settings, label, removed, lines) -> None:
    path = path_of(settings, domain="interface")
    content = po_reader.read(path)
    content.by_id()["phone.nurse-line"].string = "Línea de enfermería"
    po.write(path, content)
    file = settings.root / "pyproject.toml"
    file.write_text(file.read_text(encoding="utf-8").replace("Nurse line", label), encoding="utf-8")
    found = projects_on_disk.read(settings.root)
    syncing.sync(found)
    assert summarize(found, removed=removed).edits == lines


@pytest.mark.parametrize("show", [html, markdown, text, typst], ids=lambda show: show.__name__)
def test_the_phones_of_sites_take_the_place_of_the_clinics(settings, show) -> None:
    write_rows(settings.root, {"h.title": "A", "h.rest": "Rest."})
    synced(settings)
    shown = show(projects_on_disk.read(settings.root).document("h", "es")).replace("\u00a0", " ")
    clinic, *own = "(321) 555-0100", "(321) 555-0122", "(321) 555-0111"
    assert [*map(shown.count, (clinic, *own))] == [0, 1, 1]


def test_the_clinic_is_named_above_its_sites_but_once_where_one_has_its_name(settings) -> None:
    path = settings.root / "pyproject.toml"
    text = path.read_text(encoding="utf-8")
    for name, names in {
        "Beach clinic": ["Downtown clinic", "Beach clinic"],
        "Mine": ["Mine", "Downtown clinic", "Beach clinic"],
    }.items():
        path.write_text(text.replace('name = "Test clinic"', f'name = "{name}"'), encoding="utf-8")
        document = projects_on_disk.read(settings.root).document("h", "es")
        assert [place.name for place in document.places] == names


def test_one_site_alone(settings, monkeypatch) -> None:
    monkeypatch.setenv(config.SITE, "beach")
    document = projects_on_disk.read(settings.root).document("h", "en")
    assert [place.name for place in document.places] == ["Beach clinic"]
    assert "(321) 555-0111" in document.blocks[0].rows[0].text


OTHER = (
    "pyproject.toml: [[tool.aftercare.sites]] beach: handouts names other, which data/instructions.csv does not have;"
    " take the name out there, or write the one that the handout has now"
)


def named(settings, *handouts):
    """Let the site on the beach give out these handouts."""
    path = settings.root / "pyproject.toml"
    text, wanted = path.read_text(encoding="utf-8"), ", ".join(f'"{slug}"' for slug in handouts)
    path.write_text(text.replace('handouts = ["h"]', f"handouts = [{wanted}]"), encoding="utf-8")


def test_a_handout_that_a_site_does_not_give_out_is_not_built_for_it(settings, monkeypatch) -> None:
    named(settings, "other")
    csv = settings.source
    csv.write_text(csv.read_text(encoding="utf-8") + "o.title,other,top,title,Other,\n", encoding="utf-8")
    monkeypatch.setenv(config.SITE, "beach")
    assert projects_on_disk.read(settings.root).targets() == [("other", "en"), ("other", "es")]


@pytest.mark.parametrize(
    ("handouts", "told", "places"),
    [
        (["h", "other"], [OTHER], ["Downtown clinic", "Beach clinic"]),
        (["other"], [OTHER], ["Downtown clinic"]),
        (["other", "other"], [OTHER], ["Downtown clinic"]),
        (["h"], [], ["Downtown clinic", "Beach clinic"]),
    ],
)
def test_a_site_that_names_a_handout_that_is_gone_stops_no_other(settings, handouts, told, places) -> None:
    named(settings, *handouts)
    found = projects_on_disk.read(settings.root)
    assert [place.name for place in found.document("h", "en").places] == ["Test clinic", *places]
    assert found.targets() == [("h", "en"), ("h", "es")]
    assert syncing.sync(found).notes == told
    run = in_process(settings.root, "check")
    assert run.returncode < 2
    assert (OTHER in run.stderr) == bool(told)


@pytest.mark.slow
def test_the_option_builds_one_and_the_next_build_all(settings) -> None:
    (settings.root / "node_modules").symlink_to(ROOT / "node_modules")
    copytree(ROOT / "notebooks", settings.root / "notebooks")
    page = settings.output / "h" / "en" / "h-en.html"
    run = in_process(settings.root, "build", "--site", "beach")
    assert run.returncode < 2, run.stderr
    assert "what beach gives out alone is in the output folder; build without --site" in run.stdout
    assert "Downtown clinic" not in page.read_text(encoding="utf-8")
    run = in_process(settings.root, "build", "--quiet")
    assert run.returncode < 2, run.stderr
    assert "Downtown clinic" in page.read_text(encoding="utf-8")
    www = settings.root.parent / "www"
    run = in_process(settings.root, "publish", "--release", "--lang", "en", "--site", "beach", "--to", str(www))
    assert run.returncode < 2, run.stderr
    assert "Downtown clinic" not in (www / "h/en/h-en.html").read_text(encoding="utf-8")
    assert "no site 'moon'; choose from downtown, beach" in in_process(settings.root, "build", "--site", "moon").stderr


def test_the_gate_shows_a_changed_telephone_by_site(settings) -> None:
    now = (settings.root / "pyproject.toml").read_bytes()
    before = now.replace(b"555-0122", b"555-0123").replace(b"5550122", b"5550123")
    found = [
        str(finding) for finding in settings_changed(*(settings_of({"pyproject.toml": text}) for text in (before, now)))
    ]
    assert len(found) == 2
    assert "sites.1 downtown.phones.1 Nurse line.e164: +13215550123 → +13215550122" in found[0].replace("en/", "")
