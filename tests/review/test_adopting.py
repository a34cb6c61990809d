"""Translations from elsewhere become drafts where the English is identical, and nothing else happens."""

import io

import openpyxl
import pytest

from aftercare.review.exchange import foreign
from aftercare.review.exchange.foreign_tables import language_in
from command import in_process
from projects import ROWS, path_of, project, put, synced, units

WASH, SCRUB, DOSE = ROWS["h.wash"], ROWS["h.scrub"], ROWS["h.dose"]
TABLE = [
    ("English", "Spanish"),
    (WASH, "Lave con un jabón suave."),
    (f"  {SCRUB.replace(' ', '  ')} ", "No frote la piel."),
    (DOSE, "Tome 50 mg con agua."),
    ("Sleep well.", "Duerma bien."),
    (ROWS["h.wait"], ""),
]


def as_csv(rows, separator=","):
    return "\r\n".join(separator.join(f'"{cell}"' for cell in row) for row in rows).encode("utf-8-sig")


def as_xlsx(rows):
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def as_po(rows):
    head = 'msgid ""\nmsgstr ""\n"Language: es\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
    body = "\n".join(f'msgid "{english}"\nmsgstr "{target}"\n' for english, target in rows[1:])
    return (head + body + '\n#, fuzzy\nmsgid "Rest."\nmsgstr "x"\n').encode()


def as_tmx(rows):
    units = "".join(
        f'<tu><tuv xml:lang="en-US"><seg>{english}</seg></tuv><tuv xml:lang="es"><seg>{target}</seg></tuv></tu>'
        for english, target in rows[1:]
    )
    return f'<?xml version="1.0"?><tmx version="1.4"><header/><body>{units}</body></tmx>'.encode()


FORMS = {
    "a.csv": as_csv(TABLE),
    "b.csv": as_csv([("Español", "EN"), *((target, english) for english, target in TABLE[1:])], ";"),
    "a.xlsx": as_xlsx(TABLE),
    "a.po": as_po(TABLE),
    "a.tmx": as_tmx(TABLE),
}


HEADS = {
    "Chinese (Traditional)": "zh-Hant",
    "Traditional Chinese": "zh-Hant",
    "Chinese, Simplified": "zh-Hans",
    "Chinese (TW)": "zh-Hant",
    "Portuguese (Brazil)": "pt-BR",
    "Brazilian Portuguese": "pt-BR",
    "English (US)": "en",
    "en-US": "en",
    "Spanish (es-MX)": "es-MX",
    "Spanish translation": "es",
    "Kreyòl": "ht",
    "in": "id",
    **dict.fromkeys(["Spanish notes", "Spanish back-translation", "Old Spanish", "Kurdish (Sorani)", "x", ""], ""),
}


@pytest.mark.parametrize("head", HEADS)
def test_a_head_names_a_language_only_as_a_whole(head):
    assert language_in(head) == HEADS[head]


@pytest.fixture
def settings(tmp_path):
    found = project(tmp_path / "p")
    synced(found)
    put(found, "h.title", "Después de su tratamiento")
    return found


def bring(settings, name, data, *words):
    (settings.root.parent / name).write_bytes(data)
    run = in_process(settings.root, "import", f"../{name}", *words)
    assert "Traceback" not in run.stderr
    return run


@pytest.mark.parametrize("name", FORMS)
def test_every_form_gives_drafts_with_their_origin_and_names_the_rest(settings, name):
    run = bring(settings, name, FORMS[name], "--yes")
    assert run.returncode == 0, run.stderr
    found = units(settings)
    assert {row: unit.target for row, unit in found.items() if unit.target} == {
        "h.title": "Después de su tratamiento",
        "h.wash": "Lave con un jabón suave.",
        "h.scrub": "No frote la piel.",
        "h.dose": "Tome 50 mg con agua.",
    }
    assert found["h.wash"].status.label == "draft"
    assert found["h.wash"].origin.startswith(f"imported from {name} 20")
    assert "error: 500 is missing from the translation, which has 50 instead [numbers]" in run.stdout
    assert "no row has the English of 1 text: " in run.stdout
    assert "Sleep well." in run.stdout
    assert "Spanish: 3 drafts to store, 0 refused, 1 without a row" in run.stdout
    again = bring(settings, name, FORMS[name], "--yes")
    assert f"left as they are: 3 rows with a draft imported from {name}" in again.stdout


def test_rows_that_the_file_has_otherwise_are_named(settings):
    bring(settings, "a.csv", FORMS["a.csv"], "--yes")
    other = [TABLE[0], (WASH, "Lave con agua."), *TABLE[2:]]
    assert "the file says something else in h.wash: edit" in bring(settings, "a.csv", as_csv(other), "--yes").stdout


def test_what_is_there_stays_and_no_engine_replaces_it(settings):
    put(settings, "h.wash", "Lávela.", fuzzy=True)
    bring(settings, "a.csv", FORMS["a.csv"], "--yes")
    assert units(settings)["h.wash"].target == "Lávela."
    in_process(settings.root, "translate", "--engine", "pseudo", "--refresh-drafts")
    assert units(settings)["h.scrub"].target == "No frote la piel."


def test_a_machine_draft_is_called_one(settings):
    assert in_process(settings.root, "translate", "--engine", "pseudo", "--handout", "h").returncode == 0
    run = bring(settings, "a.csv", FORMS["a.csv"], "--yes")
    assert "left as they are: 3 rows with a machine draft (pseudo)" in run.stdout
    assert "translated already" not in run.stdout


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("a.po", FORMS["a.po"], " needs work (fuzzy)"),
        (
            "a.tmx",
            as_tmx([TABLE[0], (WASH, "Lave con <ph>x</ph>"), (SCRUB, "No frote la piel.")]),
            "left out: unit 1 has inline marks",
        ),
        (
            "a.tmx",
            as_tmx([TABLE[0], (WASH, 'Lave.</seg></tuv><tuv xml:lang="es"><seg>Otra.'), (SCRUB, "No frote la piel.")]),
            "left out: unit 1 has a language twice",
        ),
        (
            "a.csv",
            f"English,Spanish\n{DOSE},Tome 500 mg, pero no más.\n{SCRUB},No frote la piel.\n".encode(),
            "left out: line 2 has more cells than there are columns",
        ),
    ],
)
def test_what_cannot_be_taken_over_is_named(settings, name, data, told):
    run = bring(settings, name, data, "--yes")
    assert told in run.stdout, run.stdout
    found = units(settings)
    assert {row: unit.target for row, unit in found.items() if unit.target} == {
        "h.title": "Después de su tratamiento",
        "h.scrub": "No frote la piel.",
        **({"h.wash": "Lave con un jabón suave.", "h.dose": "Tome 50 mg con agua."} if name == "a.po" else {}),
    }


def test_nothing_is_written_where_the_answer_is_no(settings):
    before = path_of(settings).read_bytes()
    (settings.root.parent / "a.csv").write_bytes(FORMS["a.csv"])
    run = in_process(settings.root, "import", "../a.csv")
    assert run.returncode != 0
    assert "Lave con un jabón suave." in run.stdout
    assert path_of(settings).read_bytes() == before


def test_two_translations_of_one_text_are_for_a_person(settings):
    run = bring(settings, "a.csv", as_csv([*TABLE, (WASH, "Lave bien.")]), "--yes")
    assert "refused: has two translations in the file" in run.stderr
    assert units(settings)["h.wash"].target == ""
    assert units(settings)["h.scrub"].target


def test_what_is_no_translation_is_refused(settings):
    run = bring(settings, "a.csv", as_csv([TABLE[0], (WASH, "#REF!"), TABLE[2]]), "--yes")
    assert "refused: “#REF!” is no translation" in run.stderr
    assert units(settings)["h.wash"].target == ""


HUGE = {
    "a long text": (WASH, "x " * 25_000),
    "a long English": ("x " * 25_000, "Lave."),
    "a heap of marks": (WASH, "e" + "\u0301\u0323" * 9),
    "a heap of marks in the English": ("e" + "\u0301\u0323" * 500_000, "Lave."),
}


@pytest.mark.parametrize("pair", HUGE.values(), ids=HUGE)
@pytest.mark.parametrize("form", [as_csv, as_tmx])
def test_a_huge_text_is_left_out_and_the_others_are_taken(settings, form, pair):
    run = bring(settings, f"a.{form.__name__[3:]}", form([*TABLE, pair]), "--yes")
    assert run.returncode == 0, run.stderr
    assert "over 40,000 characters in a text" in run.stdout or "over 8 combining marks on one letter" in run.stdout
    assert units(settings)["h.scrub"].target == "No frote la piel."


def test_two_forms_of_one_language_are_taken_over_together(settings):
    head, rest = as_tmx(TABLE).decode().rsplit("<tu>", 1)
    mexican = rest.replace('lang="es"', 'lang="es-MX"')
    run = bring(settings, "a.tmx", f"{head}<tu>{mexican}".encode(), "--yes")
    assert (run.returncode, run.stdout.count("Spanish: 3 drafts to store")) == (0, 1)


def test_a_document_type_that_is_only_named_is_read(settings):
    data = FORMS["a.tmx"].replace(b"<tmx", b'<!DOCTYPE tmx SYSTEM "tmx14.dtd"><tmx', 1)
    assert "Spanish: 3 drafts to store" in bring(settings, "a.tmx", data, "--yes").stdout


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("a.csv", as_csv([("English", "German"), ("Rest.", "Ruhen.")]), "has de; the project translates into es"),
        ("a.csv", as_csv([("English", "es", "Spanish"), ("Rest.", "x", "y")]), "two columns are of one language (es)"),
        ("a.csv", f'English,Spanish\n{WASH},"Lave.\n{SCRUB},No frote.\n'.encode(), "close the quotes of the texts"),
        ("a.csv", as_csv([("one", "two"), ("Rest.", "x")]), "or head two columns with English and the language"),
        ("a.csv", as_csv([("one", "two"), ("Rest.", "café")]).decode().encode("cp1252", "ignore"), "not UTF-8"),
        ("a.csv", as_csv([TABLE[0], *[("Rest.", "x")] * 20_001]), "over 20000 rows; take it apart"),
        ("a.csv", b"x" * 10_000_001, "over 10 MB; take it apart"),
        ("a.csv", b"English,German" + b"," * 5_000_000, "has de; the project"),
        ("a.tmx", as_tmx([TABLE[0], *[("Rest.", "x")] * 20_001]), "over 20000 units; take it apart"),
        (
            "a.tmx",
            b"<tmx><body>" + b"<tu>" * 5000 + b"</tu>" * 5000 + b"</body></tmx>",
            "nested too deeply",
        ),
        ("a.tmx", b"<tmx>", "cannot be read as TMX"),
        ("a.tmx", b"<x/>", "not TMX"),
        ("a.tmx", b'<!DOCTYPE t [<!ENTITY a "b">]><tmx>&a;</tmx>', "cannot be read as TMX"),
        ("a.po", b"x", "a.po"),
        (
            "a.po",
            b'msgid ""\nmsgstr "Language: ../x y\\n"\n\nmsgid "Rest."\nmsgstr "x"\n',
            "add a line such as Language: es",
        ),
        ("a.xlsx", b"PK", "cannot be read as an xlsx file"),
    ],
)
def test_a_file_that_gives_nothing_is_told_plainly(settings, name, data, told):
    run = bring(settings, name, data, "--yes")
    assert run.returncode == 2
    assert told in run.stderr


@pytest.mark.parametrize(
    ("data", "name", "count"), [(as_po(TABLE), "a.po", len(TABLE) - 1), (as_tmx(TABLE), "a.tmx", len(TABLE) - 1)]
)
def test_a_file_may_have_as_many_translations_as_are_allowed(settings, monkeypatch, data, name, count):
    for most in (count, count - 1):
        monkeypatch.setattr(foreign, "MAX_ROWS", most)
        assert ("take it apart" in bring(settings, name, data, "--yes").stderr) is (most < count)


FRENCH = "Lavez-la avec un savon doux."
BOTH = as_tmx(TABLE[:2]).replace(b"</tu>", f'<tuv xml:lang="fr-FR"><seg>{FRENCH}</seg></tuv></tu>'.encode(), 1)
SEVERAL = {
    "a.csv": as_csv([("English", "Spanish", "French"), (WASH, "Lave.", FRENCH)]),
    "a.tmx": BOTH,
}


@pytest.fixture
def two(tmp_path):
    found = project(tmp_path / "p", languages=("es", "fr"))
    synced(found)
    return found


@pytest.mark.parametrize("name", SEVERAL)
def test_of_a_file_of_several_languages_the_one_named_is_taken_alone(two, name):
    run = bring(two, name, SEVERAL[name], "--lang", "fr", "--yes")
    assert (run.returncode, "Spanish" in run.stdout) == (0, False)
    assert (units(two, "fr")["h.wash"].target, units(two)["h.wash"].target) == (FRENCH, "")
    bring(two, name, SEVERAL[name], "--yes")
    assert units(two)["h.wash"].target


OURS = "number,row,kind,english,translation,state,language,catalog,version"


@pytest.mark.parametrize(
    ("name", "data", "words", "told"),
    [
        ("a.po", FORMS["a.po"], ("--lang", "fr"), "a.po: is of es, not of fr; leave --lang out"),
        ("a.tmx", FORMS["a.tmx"], ("--lang", "fr"), "a.tmx: is of es, not of fr; leave --lang out"),
        ("b.csv", FORMS["b.csv"], ("--lang", "fr"), "b.csv: is of es, not of fr; leave --lang out"),
        ("a.csv", FORMS["a.csv"], ("--lang", "de"), "de"),
        ("a.csv", FORMS["a.csv"], ("--lang", "en"), "English is the source"),
        (
            "a.csv",
            f"{OURS}\r\n1,h.wash,step,{WASH},Lave.,,es,h,x\r\n".encode(),
            ("--lang", "fr"),
            "is of es, not of fr",
        ),
        (
            "a.csv",
            f"English,Translation\n{WASH},Lave.\n".encode(),
            (),
            "“Translation” names no language; name it with --lang, as in --lang es",
        ),
        (
            "a.csv",
            f"English,Text,Note\n{WASH},Lave.,\n".encode(),
            ("--lang", "es"),
            "head the column of the translations",
        ),
        (
            "a.csv",
            f"row,english,translation\nh.wash,{WASH},Lave.\n".encode(),
            (),
            "each of these columns is needed once: state",
        ),
    ],
)
def test_a_language_that_a_file_is_not_of_is_told(two, name, data, words, told):
    before = path_of(two).read_bytes(), path_of(two, "fr").read_bytes()
    run = bring(two, name, data, *words, "--yes")
    assert (run.returncode, told in run.stderr) == (2, True), run.stdout + run.stderr
    assert (path_of(two).read_bytes(), path_of(two, "fr").read_bytes()) == before


def test_a_table_that_names_no_language_is_of_the_one_named(two):
    data = f"English,Translation\n{WASH},{FRENCH}\n".encode()
    assert bring(two, "a.csv", data, "--lang", "fr-FR", "--yes").returncode == 0
    assert units(two, "fr")["h.wash"].target == FRENCH
