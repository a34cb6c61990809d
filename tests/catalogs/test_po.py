"""PO files survive reading and writing, byte for byte as gettext's own tools write them."""

import subprocess
from pathlib import Path

import polib
import pytest

from aftercare.catalogs import merge, po, po_reader
from aftercare.catalogs.annotate import annotate
from aftercare.catalogs.store import Store
from aftercare.core.errors import CatalogError
from aftercare.core.model import Instruction, Kind
from command import ROOT
from projects import documents, path_of, project, put, synced

HEAD = r"""# Spanish
#
# kept by hand
msgid ""
msgstr ""
"Project-Id-Version: a 1\n"
"Report-Msgid-Bugs-To: x@y.z\n"
"POT-Creation-Date: 2026-01-01 00:00+0000\n"
"PO-Revision-Date: 2026-01-01 00:00+0000\n"
"Last-Translator: X <x@y.z>\n"
"Language-Team: es <x@y.z>\n"
"Language: es\n"
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=utf-8\n"
"Content-Transfer-Encoding: 8bit\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\n"
"Generated-By: Babel 2.18.0\n"
"X-Generator: Weblate 5.14\n"
"X-Poedit-Bookmarks: 1,-1\n"

"""
ENTRIES = {
    "long comments and quotes": r"""# a translator's note that goes on and on, well beyond eighty columns, so that a writer would be tempted to fold it
#
# waive: numbers; A. B., MD; said so "quoted" \ back
#. step, section water of wound
#: data/instructions.csv
#, fuzzy, no-wrap
#| msgid "Avoid 5% sodium for 24 hours."
msgctxt "w.salt"
msgid "Avoid 5% sodium for 48 hours."
msgstr "Evite el sodio al 5 % durante 24 horas."
""",
    "several lines": r"""#: data/instructions.csv
#, fuzzy, python-brace-format
#| msgid ""
#| "Line one.\n"
#| "Call {phone}."
msgctxt "w.call"
msgid ""
"Line one.\n"
"Call {phone} now."
msgstr ""
"Línea uno.\t\n"
"Llame al {phone} ahora."
""",
    "odd characters": """msgctxt "w.odd"
msgid "Odd"
msgstr "\u00a0\u202f\u200f\u2066(321)\u2069\u200d😀\u2028."
""",
    "one line that ends in a break": r"""msgctxt "w.nl"
msgid "One line.\n"
msgstr "Una.\n"
""",
    "obsolete": r"""# gone
#, fuzzy
#~ msgctxt "w.old"
#~ msgid "Old"
#~ msgstr "Viejo"
""",
}


def msgcat(text: str) -> str:
    run = subprocess.run(["msgcat", "--no-wrap", "-"], input=text.encode(), capture_output=True, check=True)
    return run.stdout.decode()


@pytest.mark.parametrize("entry", ENTRIES.values(), ids=ENTRIES)
def test_round_trip_is_what_msgcat_writes(entry: str) -> None:
    text = msgcat(HEAD + entry)
    assert po.dump(po_reader.parse(text, locale="es")) == text


def test_wrapped_and_reordered_files_become_canonical_again() -> None:
    text = HEAD + "\n".join(ENTRIES.values())
    wrapped = subprocess.run(
        ["msgcat", "--width=40", "-"], input=text.encode(), capture_output=True, check=True
    ).stdout.decode()
    assert wrapped != text
    assert po.dump(po_reader.parse(wrapped, locale="es")) == msgcat(text)


def _names(text: str) -> list[str]:
    return [line.partition(":")[0].strip('"') for line in text.partition("\n\n")[0].splitlines() if ": " in line]


def test_the_header_is_in_the_order_of_poedit_and_weblate(tmp_path: Path) -> None:
    """Both write the order of gettext, and so does polib, with names that it does not know after them."""
    path = tmp_path / "es.po"
    po.write(path, po_reader.parse(po.dump(po.new("es")), locale="es"))
    own = _names(path.read_text(encoding="utf-8"))
    assert own == _names(po.dump(po.new("es")))
    polib.pofile(str(path)).save()
    assert own == _names(path.read_text(encoding="utf-8"))
    assert own[5:7] == ["Language-Team", "Language"]


def test_the_order_of_a_header_alone_is_no_reason_to_write_a_file(tmp_path: Path) -> None:
    """Two programs with orders of their own would undo each other's for ever."""
    settings = project(tmp_path / "p")
    synced(settings)
    put(settings, "h.wash", "Lávela con un jabón suave.")
    path, template = path_of(settings), settings.locales / "h.pot"
    for file in (path, template):
        head, gap, rest = file.read_text(encoding="utf-8").partition("\n\n")
        *start, last = head.split("\n")
        file.write_text("\n".join([*start[:4], last, *start[4:]]) + gap + rest, encoding="utf-8")
    before = path.read_bytes(), template.read_bytes()
    assert not synced(settings).written
    content = po_reader.read(path)
    assert not po.write(path, content)
    assert (path.read_bytes(), template.read_bytes()) == before
    content.by_id()["h.wash"].string = "Láveal con un jabón suave."  # as long as before
    assert po.write(path, content)
    assert _names(path.read_text(encoding="utf-8"))[-1] == "Generated-By"


def test_percent_text_is_no_format_string() -> None:
    message = po_reader.parse(HEAD + ENTRIES["long comments and quotes"]).by_id()["w.salt"]
    assert message.flags == {"fuzzy", "no-wrap"}
    assert message.previous_id == ["Avoid 5% sodium for 24 hours."]


SHIPPED = sorted(ROOT.glob("locales/**/*.po*"))


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.relative_to(ROOT / "locales").as_posix())
def test_shipped_catalogs_are_canonical_and_valid(path: Path) -> None:
    assert msgcat(path.read_text(encoding="utf-8")) == path.read_text(encoding="utf-8")
    subprocess.run(["msgfmt", "-c", "-o", "/dev/null", str(path)], check=True)
    assert po.dump(po_reader.read(path)) == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.relative_to(ROOT / "locales").as_posix())
def test_translate_toolkit_reads_and_writes_them_unchanged(path: Path) -> None:
    from translate.storage.pypo import pofile

    assert bytes(pofile.parsestring(path.read_bytes())) == path.read_bytes()


HOSTILE = {
    "not UTF-8": (b"\xff\xfe", "not UTF-8"),
    "no PO at all": (b"<html>no</html>", ""),
    "half a message": (b'msgid "a\nmsgstr', ""),
    "an entry twice": (HEAD.encode() + b'msgid "a"\nmsgstr "b"\n\n' * 2, "is a duplicate (first in line 21)"),
    "an entry twice, with another translation": (
        HEAD.encode() + b'msgid "a"\nmsgstr "b"\n\nmsgid "a"\nmsgstr "c"\n',
        ":24: ",
    ),
    "two headers": (HEAD.encode() + b'msgid ""\nmsgstr "X: 1\\n"\n', "is a duplicate"),
    "an unfinished entry": (HEAD.encode() + b'msgctxt "a"\n\nmsgid "a"\n', ":23: the entry is not complete"),
    "a translation twice": (HEAD.encode() + b'msgid "a"\nmsgstr "b"\nmsgstr "c"\n', ":23: a second msgstr"),
    "half an obsolete entry": (HEAD.encode() + b'msgid "a"\n#~ msgstr "b"\n', ":22: one half of the entry"),
    "an obsolete line that gettext does not know": (
        HEAD.encode() + b"#~ hello\n",
        ":21: gettext does not know this kind of obsolete line",
    ),
    "a quote without its backslash": (HEAD.encode() + b'msgid "a"\nmsgstr "b"c"\n', ":22: the text is not in double"),
    "an unknown escape": (HEAD.encode() + b'msgid "a"\nmsgstr "\\q"\n', ":22: \\q is not an escape"),
    "an escape beyond Unicode": (HEAD.encode() + b'msgid "a"\nmsgstr "\\xffffff"\n', "not an escape"),
    "a domain": (HEAD.encode() + b'domain "other"\nmsgid "a"\nmsgstr "b"\n', ":21: this is neither"),
    "a text that belongs to nothing": (HEAD.encode() + b'# x\n"text"\n', ":22: a text without msgid"),
    "an empty msgid under a context": (HEAD.encode() + b'msgctxt "a"\nmsgid ""\nmsgstr "b"\n', "an empty msgid"),
    "zero bytes": (HEAD.encode() + b'msgid "a"\nmsgstr "\0"\n', "zero bytes"),
    "a plural without its forms": (HEAD.encode() + b'msgid "a"\nmsgid_plural "b"\nmsgstr "c"\n', "not complete"),
    "an endless text of many lines": (
        HEAD.encode() + b'msgid "a"\nmsgstr ""\n' + b'"1, 2, 3, 4, 5, 6, 7, 8, 9, 10."\n' * 200_000,
        "over 20000 characters",
    ),
    "endless comments": (HEAD.encode() + b"# x\n" * 300_001, "over 300,000 lines; this cannot be a catalog"),
    "an endless text": (HEAD.encode() + b'msgid "a"\nmsgstr "' + b"1," * 32_000 + b'"\n', "over 20000 characters"),
    "what separates context and text in gettext": (HEAD.encode() + b'msgid "a\4"\nmsgstr "b"\n', "U+0004"),
    "a heap of marks": (HEAD.encode() + b'msgid "a"\nmsgstr "b' + b"\xcc\x81" * 9_000 + b'"\n', "combining marks"),
    "Latin-1": (HEAD.encode() + b'msgid "a"\nmsgstr "\xe9"\n', ":22: not UTF-8 (byte 0xE9)"),
    "an unknown line": (HEAD.encode() + b'msgid "a"\nmsgstr "b"\nhello\n', ""),
}


@pytest.mark.parametrize(("data", "message"), HOSTILE.values(), ids=HOSTILE)
def test_hostile_files_give_a_catalog_error_with_the_file(tmp_path: Path, data: bytes, message: str) -> None:
    path = tmp_path / "bad.po"
    path.write_bytes(data)
    with pytest.raises(CatalogError) as error:
        po_reader.read(path)
    assert "bad.po" in str(error.value)
    assert message in str(error.value)


def test_writing_is_atomic_and_leaves_equal_files_alone(tmp_path: Path) -> None:
    path = tmp_path / "es" / "handouts.po"
    content = po_reader.parse(HEAD + ENTRIES["several lines"])
    assert po.write(path, content)
    before = path.stat().st_mtime_ns
    assert not po.write(path, content)
    assert path.stat().st_mtime_ns == before
    assert [file.name for file in path.parent.iterdir()] == ["handouts.po"]


UNFIT = {
    "no row named": ('msgid "A"\nmsgstr "B"\n', 4, "this translation names no row"),
    "a row twice, for two texts": (
        'msgctxt "w.a"\nmsgid "A"\nmsgstr "B"\n\nmsgctxt "w.a"\nmsgid "A2"\nmsgstr "B2"\n',
        9,
        "row w.a is a duplicate (first in line 5)",
    ),
    "plural forms": (
        'msgctxt "w.a"\nmsgid "A"\nmsgid_plural "As"\nmsgstr[0] "B"\nmsgstr[1] "Bs"\n',
        5,
        "row w.a has plural forms",
    ),
}


@pytest.mark.parametrize(("entries", "line", "message"), UNFIT.values(), ids=UNFIT)
def test_entries_that_no_row_can_take_are_refused_by_line(*, entries, line, message, tmp_path):
    path = tmp_path / "es.po"
    path.write_text(f'msgid ""\nmsgstr "Language: es\\n"\n\n{entries}', encoding="utf-8")
    with pytest.raises(CatalogError) as error:
        po_reader.read(path).by_id()
    assert str(error.value).startswith(f"{path}:{line}: {message}")


def test_a_catalog_without_contexts_is_refused_by_sync_and_left_as_it_is(tmp_path):
    settings = project(tmp_path / "p")
    path = path_of(settings)
    path.parent.mkdir(parents=True)
    path.write_text(
        '\nmsgid "Take 2 tablets"\nmsgstr "Tome 2"\n\nmsgid "Drink water"\nmsgstr "Beba"\n', encoding="utf-8"
    )
    before = path.read_bytes()
    (problem,) = synced(settings).failed
    assert ":2: this translation names no row; put the line msgctxt" in problem
    assert path.read_bytes() == before


@pytest.mark.parametrize("end", ["\r", "\r\n", "\n"], ids=["old Mac", "Windows", "Unix"])
def test_line_ends_of_any_system(tmp_path, end):
    path = tmp_path / "es.po"
    text = HEAD + "\n".join(ENTRIES.values())
    path.write_bytes(b"\xef\xbb\xbf" + text.replace("\n", end).encode())
    assert po.dump(po_reader.read(path)) == po.dump(po_reader.parse(text))


KEPT = """# the licence
#
#   indented, and no more

msgid ""
msgstr ""
"POT-Creation-Date: last summer\\n"
"Language: es\\n"
"content-type: text/plain; charset=UTF-8\\n"
"Zed: last comes first\\n"
"X-Folded: one\\n"
" and two\\n"
"Copyright: YEAR ORGANIZATION\\n"

# | this is a note, not a previous text
# same
# same
#. check the dressing daily, and the skin around it, for as long as the doctor says so
#. another note
#: a.csv b.csv:3
#, fuzzy, c-format, range: 0..5, no-wrap
#| msgctxt "w.older"
#| msgid "Old"
msgctxt "w.new"
msgid "New \\a\\b\\f\\v"
msgstr "Nuevo"

#, fuzzy
#~| msgctxt "w.older"
#~| msgid "Old"
#~ msgctxt "w.gone"
#~ msgid "Gone"
#~ msgstr "Ido"

#~ msgctxt "w.gone"
#~ msgid "Gone"
#~ msgstr "Ido también"

# the translator says goodbye
#, fuzzy
#. and this
"""


def test_every_line_is_kept():
    content = po_reader.parse(KEPT, locale="es")
    assert po.dump(content) == KEPT.replace('\n\nmsgid ""', '\nmsgid ""')
    assert po.dump(po_reader.parse(po.dump(content), locale="es")) == po.dump(content)


def test_a_header_without_its_last_line_break_stays_a_header():
    content = po_reader.parse('msgid ""\nmsgstr "X-Generator: a\\nLanguage: es"\n')
    assert po.dump(content) == 'msgid ""\nmsgstr ""\n"Language: es\\n"\n"X-Generator: a\\n"\n'


def test_a_field_that_is_missing_gets_a_line_of_its_own():
    content = po_reader.parse('msgid ""\nmsgstr "X-Generator: a"\n', locale="es")
    assert po.dump(content) == 'msgid ""\nmsgstr ""\n"Language: es\\n"\n"X-Generator: a\\n"\n'


def test_a_sync_keeps_headers_last_comments_and_obsolete_entries():
    content = po_reader.parse(KEPT, locale="es")
    wanted = [Instruction("w.new", Kind.STEP, "New \a\b\f\v")]
    merged, _ = merge.merge(content, wanted)
    assert set(KEPT.splitlines()) - set(po.dump(merged).splitlines()) == {
        "#. check the dressing daily, and the skin around it, for as long as the doctor says so",
        "#. another note",
        "#: a.csv b.csv:3",
    }, "what the CSV says about the row comes from the CSV"


def test_a_note_that_looks_like_a_finding_is_kept(tmp_path):
    notes = ["check the dressing daily", "check error numbers: this is what a finding looks like"]
    settings = project(tmp_path / "p")
    table = settings.source.read_text(encoding="utf-8").splitlines()
    table[2] += notes[0]
    table[3] += f'"{notes[1]}"'
    settings.source.write_text("\n".join(table), encoding="utf-8")
    synced(settings)
    for _ in range(2):
        annotate(Store(settings, documents(settings)), settings.languages[0], ())
        synced(settings)
    text = path_of(settings).read_text(encoding="utf-8")
    assert [text.count(f"#. {note}\n") for note in notes] == [1, 1]


def test_annotating_a_language_without_catalogs_writes_nothing(tmp_path):
    settings = project(tmp_path / "p")
    assert annotate(Store(settings, documents(settings)), settings.languages[0], ()) == []
