"""PO files survive reading and writing, byte for byte as gettext's own tools write them."""

import shutil
import subprocess
from pathlib import Path

import pytest

from aftercare.catalogs import po
from aftercare.core.errors import CatalogError
from command import ROOT

gettext = pytest.mark.skipif(not shutil.which("msgcat"), reason="gettext is not installed")

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
"Language: es\n"
"Language-Team: es <x@y.z>\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\n"
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=utf-8\n"
"Content-Transfer-Encoding: 8bit\n"
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


@gettext
@pytest.mark.parametrize("entry", ENTRIES.values(), ids=ENTRIES)
def test_round_trip_is_what_msgcat_writes(entry: str) -> None:
    text = msgcat(HEAD + entry)
    assert po.dump(po.parse(text, locale="es")) == text


@gettext
def test_wrapped_and_reordered_files_become_canonical_again() -> None:
    text = HEAD + "\n".join(ENTRIES.values())
    wrapped = subprocess.run(
        ["msgcat", "--width=40", "-"], input=text.encode(), capture_output=True, check=True
    ).stdout.decode()
    assert wrapped != text
    assert po.dump(po.parse(wrapped, locale="es")) == msgcat(text)


def test_percent_text_is_no_format_string() -> None:
    message = po.parse(HEAD + ENTRIES["long comments and quotes"]).by_id()["w.salt"]
    assert message.flags == {"fuzzy", "no-wrap"}
    assert message.previous_id == ["Avoid 5% sodium for 24 hours."]


SHIPPED = sorted(ROOT.glob("locales/**/*.po*"))


@gettext
@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.relative_to(ROOT / "locales").as_posix())
def test_shipped_catalogs_are_canonical_and_valid(path: Path) -> None:
    assert msgcat(path.read_text(encoding="utf-8")) == path.read_text(encoding="utf-8")
    subprocess.run(["msgfmt", "-c", "-o", "/dev/null", str(path)], check=True)
    assert po.dump(po.read(path)) == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.relative_to(ROOT / "locales").as_posix())
def test_translate_toolkit_reads_and_writes_them_unchanged(path: Path) -> None:
    from translate.storage.pypo import pofile

    assert bytes(pofile.parsestring(path.read_bytes())) == path.read_bytes()


HOSTILE = {
    "not UTF-8": (b"\xff\xfe", "not UTF-8"),
    "no PO at all": (b"<html>no</html>", ""),
    "half a message": (b'msgid "a\nmsgstr', ""),
    "an entry twice": (HEAD.encode() + b'msgid "a"\nmsgstr "b"\n\n' * 2, "duplicates: "),
    "an unknown line": (HEAD.encode() + b'msgid "a"\nmsgstr "b"\nhello\n', ""),
}


@pytest.mark.parametrize(("data", "message"), HOSTILE.values(), ids=HOSTILE)
def test_hostile_files_give_a_catalog_error_with_the_file(tmp_path: Path, data: bytes, message: str) -> None:
    path = tmp_path / "bad.po"
    path.write_bytes(data)
    with pytest.raises(CatalogError) as error:
        po.read(path)
    assert "bad.po" in str(error.value)
    assert message in str(error.value)


def test_writing_is_atomic_and_leaves_equal_files_alone(tmp_path: Path) -> None:
    path = tmp_path / "es" / "handouts.po"
    content = po.parse(HEAD + ENTRIES["several lines"])
    assert po.write(path, content)
    before = path.stat().st_mtime_ns
    assert not po.write(path, content)
    assert path.stat().st_mtime_ns == before
    assert [file.name for file in path.parent.iterdir()] == ["handouts.po"]
