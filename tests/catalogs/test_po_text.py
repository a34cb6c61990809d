"""The text of PO files: each line by itself, what it is read as, how it is written, and where it is refused."""

import re

import pytest
from babel.messages.catalog import Message

from aftercare.catalogs import po, po_header, po_reader
from aftercare.catalogs.any_file import file_units
from aftercare.catalogs.po_parser import parse_entries
from aftercare.catalogs.po_strings import MAX_MARKS, MAX_TEXT
from aftercare.core.errors import CatalogError

LETTERS = "of UTF-8; write the letters themselves, as msgcat does"
REMEDY = "; correct the line, or take the file from a PO editor again"
LATER = 'msgctxt "w.a"\nmsgid "A"\nmsgstr "B"\n'
COMPLETE = "the entry is not complete, or its lines are in another order than msgctxt, msgid, msgstr"
QUOTES = "the text is not in double quotes, or a quote in it lacks its backslash"
NEITHER = "this is neither a comment nor a line of a PO file"
UNMERGED = (
    "git has left a merge unfinished here; keep one text of each row, what is new in either, and every line that begins"
    " with # approved: or # kept:, since each is the word of another person, and delete the lines that begin with"
    " <<<<<<<, ======= or >>>>>>>"
)
HALF = "one half of the entry is obsolete (#~), the other is not"


@pytest.mark.parametrize(
    ("before", "line"),
    [
        ("", 1),
        (LATER, 4),
        ('msgctxt "w.a"\nmsgid "A"\n', 3),
        ('msgctxt "w.a"\nmsgid "A"\nmsgstr ""\n', 4),
        ("# approved: Ana, RN\n", 2),
    ],
)
@pytest.mark.parametrize("mark", ["<<<<<<< HEAD", "=======", ">>>>>>> other"])
def test_a_merge_that_git_left_unfinished_is_told_as_such(before, line, mark):
    with pytest.raises(CatalogError) as error:
        po_reader.parse(f"{before}{mark}\n{LATER}", name="x.po")
    assert str(error.value) == f"x.po:{line}: {UNMERGED}"


HEADER = 'msgid ""\nmsgstr ""\n"Project-Id-Version: x\\n"\n%s"Language: es\\n"\n\n'
OURS = '"POT-Creation-Date: 2026-11-30 07:05+0000\\n"\n"PO-Revision-Date: 2026-11-30 09:00+0000\\n"\n'
THEIRS = OURS.replace("07:05", "06:59")


@pytest.mark.parametrize("base", ["", f"||||||| merged\n{THEIRS}"])
@pytest.mark.parametrize(
    ("one", "other"), [(OURS, THEIRS), (THEIRS, OURS), (OURS, f'{THEIRS}"X-Generator: Poedit 3\\n"\n')]
)
def test_of_dates_that_git_could_not_merge_the_later_stand(one, other, base):
    unmerged = HEADER % f"<<<<<<< HEAD\n{one}{base}=======\n{other}>>>>>>> 1a2b3c\n"
    merged = HEADER % OURS
    assert po.dump(po_reader.parse(unmerged + LATER)) == po.dump(po_reader.parse(merged + LATER))
    assert po_reader.created(unmerged.encode(), "x.po") == po_reader.created(merged.encode(), "x.po")
    with pytest.raises(CatalogError, match=f"^x.po:{unmerged.count(chr(10)) + 1}: "):
        po_reader.parse(f"{unmerged}nothing\n", name="x.po")


def entry(*, note="", flag="", english='msgid "Wait 2 days."\n', target="Espere 1 día."):
    """Return an entry whose English was edited."""
    return f'{note}{flag}#| msgid "Wait 1 day."\nmsgctxt "w.a"\n{english}msgstr "{target}"\n'


def parted(ours, theirs):
    return f"<<<<<<< HEAD\n{ours}=======\n{theirs}>>>>>>> 1a2b3c\n"


FOUND = ("#. check error numbers: 2 is missing\n", "#. check error numbers: 3 is missing\n")
THEN = (f"#. translation then: {32 * '0'}\n", f"#. translation then: {32 * '1'}\n")
ENGLISH = ('msgid "Wait 2 days."\n', 'msgid "Wait 3 days."\n')
FUZZY = "#, fuzzy\n"
EMPTY = 'msgstr ""\n'
NEW = [f'msgctxt "w.{row}"\nmsgid "{row}"\n' for row in "bcd"]


@pytest.mark.parametrize(
    ("unmerged", "ours"),
    [
        (entry(flag=FUZZY, english=parted(*ENGLISH)), entry(flag=FUZZY)),
        (entry(note=parted(*FOUND), flag=FUZZY, english=parted(*ENGLISH)), entry(note=FOUND[0], flag=FUZZY)),
        (entry(english=parted(*ENGLISH), target="").replace('#| msgid "Wait 1 day."\n', ""), 'msgctxt "w.a"\nmsgid "Wait 2 days."\nmsgstr ""\n'),
        (parted(NEW[0], f"#. step, section a of w\n{NEW[2]}") + EMPTY, f"{NEW[0]}{EMPTY}"),
        (parted(f"{NEW[0]}{EMPTY}\n{NEW[1]}", NEW[2]) + EMPTY, f"{NEW[0]}{EMPTY}\n{NEW[1]}{EMPTY}"),
    ],
)  # fmt: skip
def test_of_the_english_of_a_row_that_waits_and_of_findings_one_side_does(unmerged, ours):
    assert po.dump(po_reader.parse(HEADER % OURS + unmerged)) == po.dump(po_reader.parse(HEADER % OURS + ours))


ANA = f"# approved: Ana Ruiz, CT; 2026-11-29; v2 {64 * 'a'}\n"
EVA = f"# approved: Eva Gil, RN; 2026-11-30; v2 {64 * 'e'}\n"
ASKED = "# question: Eva Gil; 2026-11-30; Two whole days?\n"


def since(ours, base, theirs):
    """Return a conflict as git shows it with `merge.conflictStyle = diff3`."""
    return parted(ours, theirs).replace("=======", f"||||||| 4d5e6f\n{base}=======")


@pytest.mark.parametrize(
    ("ours", "theirs"), [(ANA, EVA), (EVA, ANA), (ASKED, EVA), (ANA, f"{EVA}{ASKED}"), ("# waive: numbers; ok\n", ANA)]
)
def test_what_two_people_have_signed_or_asked_of_a_row_both_have(ours, theirs):
    both = entry(note=since(ours, "", theirs))
    assert po.dump(po_reader.parse(HEADER % OURS + both)) == po.dump(
        po_reader.parse(HEADER % OURS + entry(note=ours + theirs))
    )


@pytest.mark.parametrize(
    "unmerged",
    [
        entry(note=parted(ANA, EVA)),  # each may have taken the other's away
        entry(note=since(ANA, f"{ANA}{EVA}", EVA)),
        entry(note=since(ANA, EVA, f"{EVA}{ASKED}")),
        entry(note=since(f"# origin: google 2026-11-22\n{ANA}", "", EVA)),
        entry(note=since(ANA, "", "# origin: google 2026-11-22\n")),
        entry(english=parted(*ENGLISH)),
        entry(note=parted(*THEN), flag=FUZZY),
        entry(flag=parted(FUZZY, "#, python-brace-format\n")),
        entry(flag=FUZZY, english=parted(*(f'{english}msgstr "Espere."\n' for english in ENGLISH))),
        entry(english=parted(*ENGLISH), target='"\n"Espere.'),
        parted(f'{NEW[0]}msgstr "b"\n\n{NEW[1]}', NEW[2]) + EMPTY,
        parted(f"# question: why?\n{NEW[0]}", NEW[2]) + EMPTY,
    ],
)
def test_what_a_translation_depends_on_people_choose(unmerged):
    with pytest.raises(CatalogError, match="git has left a merge unfinished"):
        po_reader.parse(HEADER % OURS + unmerged)


@pytest.mark.parametrize("more", ['"Language-Team: x\\n"\n', '\nmsgid "A"\nmsgstr ""\n'])
def test_where_more_than_dates_differs_people_choose(more):
    with pytest.raises(CatalogError, match="git has left a merge unfinished"):
        po_reader.parse(HEADER % f"<<<<<<< HEAD\n{OURS}{more}=======\n{THEIRS}>>>>>>> 1a2b3c\n", name="x.po")


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ('#| msgid "a"\n', 1, COMPLETE),
        ('\n#| msgid "a"\n\nmsgctxt "b"\n', 4, COMPLETE),
        ('msgid "a"\n', 1, COMPLETE),
        ('msgstr "a"\n', 1, COMPLETE),
        ('msgid "a"\nmsgstr "b"\nmsgctxt "c"\nmsgid "d"\n', 4, COMPLETE),
        ('msgid "a"\nmsgctxt "c"\nmsgstr "d"\n', 1, COMPLETE),
        ('msgid "a"\nmsgstr[0] "b"\n', 1, COMPLETE),
        ('msgid "a"\nmsgid_plural "b"\nmsgstr[1] "c"\n', 1, COMPLETE),
        ('msgid "a"\nmsgid_plural "b"\nmsgstr[0] "c"\nmsgstr[2] "d"\n', 1, COMPLETE),
        ('msgctxt "c"\nmsgid ""\nmsgstr "b"\n', 2, "an entry with an empty msgid; delete it"),
        (f'#| msgstr "x"\n{LATER}', 3, "a previous text that gettext does not know"),
        ('#~ #| msgid "x"\n', 1, "gettext does not know this kind of obsolete line"),
        ("#~\n", 1, "gettext does not know this kind of obsolete line"),
        ('msgid "a"\n#~ msgstr "b"\n', 2, HALF),
        ('#~ msgid "a"\nmsgstr "b"\n', 2, HALF),
        ('msgid "a"\nmsgid "b"\n', 2, "a second msgid in one entry"),
        ('msgid "a"\nmsgstr "b"\nmsgstr "b"\n', 3, "a second msgstr in one entry"),
        ("hello\n", 1, NEITHER),
        ('msgidx "a"\n', 1, NEITHER),
        ('msgid "a"\nmsgid_ "b"\n', 2, NEITHER),
        ('"a"\n', 1, "a text without msgid or msgstr before it"),
        ('msgid "a"\n#| "b"\n', 2, "a text without msgid or msgstr before it"),
        ("msgid a\n", 1, QUOTES),
        ("msgid \n", 1, NEITHER),
        ('msgid "a" b\n', 1, QUOTES),
        ('msgid "a\n', 1, QUOTES),
        ('msgid "a\\"\n', 1, QUOTES),
        ('msgid "\\0"\n', 1, "\\0 is not an escape that gettext knows; write a backslash twice"),
        ('msgid "\\d800"\n', 1, "\\d is not an escape that gettext knows; write a backslash twice"),
        ('msgid "\\xd800"\n', 1, "\\xd8 is not an escape that gettext knows; write a backslash twice"),
        ('msgid "\\xdfff"\n', 1, "\\xdf is not an escape that gettext knows; write a backslash twice"),
        ('msgid "\\x110000"\n', 1, "\\x11 is not an escape that gettext knows; write a backslash twice"),
        ('msgid "\\x20ac"\n', 1, "\\x20 is not an escape that gettext knows; write a backslash twice"),
        ('msgid "\\351t\\351"\n', 1, f"\\351 are no bytes {LETTERS}"),
        ('msgid "a\\303"\n"\\251"\n', 1, f"\\303 are no bytes {LETTERS}"),
        ('msgid "\\777"\n', 1, "\\777 is not an escape that gettext knows; write a backslash twice"),
        (f'msgid "{"a" * (MAX_TEXT + 1)}"\n', 1, "a text of over 20000 characters"),
        (f'msgid "{"a" * MAX_TEXT}"\n"b"\n', 2, "a text of over 20000 characters"),
        (f'msgid "{" " * (MAX_TEXT * 8)}"\n', 1, "a text of over 20000 characters"),
        ('msgid "a\4"\nmsgstr "b"\n', 1, "a control character (U+0004) that gettext does not allow"),
        (f'#| msgid "a\4"\n{LATER}', 3, "a control character (U+0004) that gettext does not allow"),
        (f'{LATER}\nmsgid "a{chr(769) * (MAX_MARKS + 1)}"\nmsgstr "b"\n', 5, "over 64 combining marks on one letter"),
    ],
)
def test_a_line_that_would_not_survive_is_refused_with_its_number(text, line, message):
    with pytest.raises(CatalogError) as error:
        po_reader.parse(text, name="x.po")
    assert str(error.value) == f"x.po:{line}: {message}{REMEDY}"


@pytest.mark.parametrize(
    ("written", "text"),
    [
        (r"pl\303\242tre", "plâtre"),
        (r"pl\xc3\xa2tre", "plâtre"),
        (r"pl\303\xa2tre \"\303\251\"\n", 'plâtre "é"\n'),
        (r"\343\202\256\343\203\227\343\202\271", "ギプス"),
        (r"\360\237\246\267 \1012", "🦷 A2"),
        (r"\\303\\242", r"\303\242"),
    ],
)
def test_escapes_are_bytes_as_gettext_writes_them(written, text):
    """`msgcat -E` writes them so; read as letters, é became two, and the next write put these into the file."""
    content = po_reader.parse(f'msgid "a"\nmsgstr ""\n"{written}"\n', name="x.po")
    assert content.catalog["a"].string == text


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (f"{LATER}\n{LATER}", "x.po:6: this entry is a duplicate (first in line 2); delete one of the two"),
        (
            'msgid ""\nmsgstr ""\n\nmsgid ""\nmsgstr ""\n',
            "x.po:4: this entry is a duplicate (first in line 1); delete one of the two",
        ),
        (f"{LATER}\0", "x.po: holds zero bytes; it is not a PO file, or was damaged"),
    ],
)
def test_a_file_that_says_two_things_is_refused(text, message):
    with pytest.raises(CatalogError) as error:
        po_reader.parse(text, name="x.po")
    assert str(error.value) == message


def test_a_catalog_without_a_name_is_called_one():
    with pytest.raises(CatalogError, match=r"^catalog:1: "):
        po_reader.parse("hello")
    with pytest.raises(CatalogError, match=r"^catalog:1: this translation names no row"):
        po_reader.parse('msgid "a"\nmsgstr "b"\n').by_id()
    assert po.new("es").name == "catalog"


UNFIT = {
    'msgid "A"\nmsgstr "B"\n': (
        "x.po:1: this translation names no row; put the line msgctxt with the id of its row above the msgid,"
        " or run aftercare sync without this file and copy the texts over"
    ),
    f'{LATER}\nmsgctxt "w.a"\nmsgid "A2"\nmsgstr ""\n': (
        "x.po:6: row w.a is a duplicate (first in line 2); delete the entry that is out of date"
    ),
    'msgctxt "w.a"\nmsgid "A"\nmsgid_plural "As"\nmsgstr[0] ""\nmsgstr[1] ""\n': (
        "x.po:2: row w.a has plural forms, which handouts do not know; keep msgid and one msgstr"
    ),
}


@pytest.mark.parametrize(("text", "message"), UNFIT.items())
def test_an_entry_that_no_row_can_take_is_told_with_the_remedy(text, message):
    with pytest.raises(CatalogError) as error:
        po_reader.parse(text, name="x.po").by_id()
    assert str(error.value) == message


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"a\nb\n\xff", "x.po:3: not UTF-8 (byte 0xFF); save it as UTF-8 in the editor"),
        (b"\n\xe9", "x.po:2: not UTF-8 (byte 0xE9); save it as UTF-8 in the editor"),
        (b"\xe9", "x.po:1: not UTF-8 (byte 0xE9); save it as UTF-8 in the editor"),
        (b"a" * 20_000_001, "x.po: over 20 MB; this cannot be a catalog of handouts"),
    ],
)
def test_bytes_that_are_no_catalog(data, message):
    with pytest.raises(CatalogError) as error:
        po_reader.decode(data, "x.po")
    assert str(error.value) == message


def test_the_largest_catalog_is_read():
    assert len(po_reader.decode(b"a" * 20_000_000, "x.po")) == 20_000_000


def test_a_file_that_is_not_there_is_told(tmp_path):
    with pytest.raises(CatalogError) as error:
        po_reader.read(tmp_path / "x.po")
    assert str(error.value) == f"{tmp_path / 'x.po'}: cannot be read: No such file or directory"


@pytest.mark.parametrize(
    ("quoted", "text"),
    [
        *[(r'"\a\b\f\n\r\t\v\\\""', '\a\b\f\n\r\t\v\\"'), (r'"\101\60\7"', "A0\7"), (r'"\x41\xe2\x82\xac"', "A\u20ac")],
        *[('"a"  "b"', "ab"), ('"a"\t', "a"), ('""', "")],
        *[(f'"{"a" * MAX_TEXT}"', "a" * MAX_TEXT), (r'"\1011"', "A1"), ('"\u2028"', "\u2028")],
    ],
)
def test_texts_are_read_as_gettext_reads_them(quoted, text):
    assert po_reader.parse(f'msgctxt "w.a"\nmsgid "A"\nmsgstr {quoted}\n').by_id()["w.a"].string == text


def test_as_many_marks_as_a_letter_may_have():
    text = "a" + chr(769) * MAX_MARKS
    assert po_reader.parse(LATER.replace('"B"', f'"{text}"')).by_id()["w.a"].string == text


LINES = [
    ("# mine", "user_comments", ["mine"]),
    ("#mine", "user_comments", ["mine"]),
    ("#  mine", "user_comments", [" mine"]),
    (" \t# mine", "user_comments", ["mine"]),
    ("#", "user_comments", [""]),
    ("#!x", "user_comments", ["!x"]),
    ("#Question:  why?", "user_comments", ["question: why?"]),
    ("#   QUESTION: why?", "user_comments", ["question: why?"]),
    ("#. theirs ", "auto_comments", ["theirs"]),
    ("#.theirs", "auto_comments", ["theirs"]),
    ("#: a.csv  b.csv:3", "locations", [("a.csv", 0), ("b.csv:3", 0)]),
    ("#: \u2068a b.csv\u2069:3 c", "locations", [("\u2068a b.csv\u2069:3", 0), ("c", 0)]),
    ("#, fuzzy,, no-wrap ,", "flags", {"fuzzy", "no-wrap"}),
    ("#, no-wrap; fuzzy", "flags", {"fuzzy", "no-wrap"}),
    ("#, Fuzzy", "flags", {"fuzzy"}),
    ("#, no-wrap fuzzy, range: 0..5", "flags", {"fuzzy", "no-wrap", "range: 0..5"}),
    ("#, python-format", "flags", set()),
    ('#| msgid "Old"', "previous_id", ["Old"]),
    ('#|msgid"Old"', "previous_id", ["Old"]),
    ('#| msgid "Old"\n#| msgid_plural "Olds"', "previous_id", ["Old", "Olds"]),
    ('#| msgctxt "w.b"\n#| msgid "O"\n#| "ld"', "previous_id", ["Old"]),
]


@pytest.mark.parametrize(("line", "name", "expected"), LINES)
def test_the_lines_above_an_entry(line, name, expected):
    message = po_reader.parse(f"{line}\n{LATER}").by_id()["w.a"]
    assert getattr(message, name) == expected
    assert message.lineno == 2 + len(line.split("\n"))
    assert (message.id, message.string) == ("A", "B")


def test_a_blank_line_of_another_kind_is_no_blank_line():
    with pytest.raises(CatalogError, match=":1: this is neither"):
        po_reader.parse(f"\u2003\n{LATER}")


def test_an_entry_ends_where_the_next_begins_without_a_blank_line():
    text = '#~| msgid "0"\n#~ msgid "1"\n#~ msgstr "x"\n#~| msgid "2"\n#~ msgid "3"\n#~ msgstr "y"\n# end\n'
    found = [(entry.line, entry.fields, entry.previous, entry.obsolete) for entry in parse_entries(text, "x")]
    assert found == [
        (2, {"msgid": "1", "msgstr": "x"}, {"msgid": "0"}, True),
        (5, {"msgid": "3", "msgstr": "y"}, {"msgid": "2"}, True),
        (7, {}, {}, False),
    ]


def test_what_follows_the_last_entry_stays_at_the_end():
    content = po_reader.parse(f"{LATER}\n# one\n#. two\n#, fuzzy\n")
    assert content.tail == ["# one", "#. two", "#, fuzzy"]
    assert po.dump(content).endswith('msgstr "B"\n\n# one\n#. two\n#, fuzzy\n')


def written(message, **more):
    content = po.new("es")
    if more.get("obsolete"):
        content.retire(message)
    else:
        content.catalog[message.id] = message
    return po.dump(content).partition("\n\n")[2]


ALL = """# mine
# ends in \\{}
#. theirs
#: a.csv b.csv:3
#, fuzzy, c-format, range: 0..5, no-wrap
#| msgctxt "w.old"
#| msgid "Old"
#| msgid_plural "Olds"
msgctxt "w.a"
msgid "One"
msgid_plural "Many"
msgstr[0] "Una"
msgstr[1] ""
"Mu\\n"
"chas"
""".replace("{}", " ")


def test_an_entry_with_all_that_there_is():
    text = f'msgid ""\nmsgstr "Language: es\\n"\n\n{ALL}'
    assert po.dump(po_reader.parse(text)).partition("\n\n")[2] == ALL


def test_an_obsolete_entry_has_no_places_and_all_the_rest():
    lines = [line for line in ALL.splitlines() if not line.startswith("#:")]
    marked = [
        line if re.match(r"#[. ,]", line) else f"#~{line.removeprefix('#')}" if line[0] == "#" else f"#~ {line}"
        for line in lines
    ]
    text = "\n".join(marked) + "\n"
    assert po.dump(po_reader.parse(text)).partition("\n\n")[2] == text


def test_what_a_program_puts_into_an_entry_is_written_on_lines_of_its_own():
    message = Message("A", "B", user_comments=["one\r\n two", ""], auto_comments=["three\nfour ", ""], context="w.a")
    message.locations = [("a.csv", 3), ("b.csv", 0)]
    assert written(message) == f"# one  two\n#\n#. three four\n#.\n#: a.csv:3 b.csv\n{LATER}"
    assert written(Message(("A", "As"), context="w.a")) == (
        'msgctxt "w.a"\nmsgid "A"\nmsgid_plural "As"\nmsgstr[0] ""\nmsgstr[1] ""\n'
    )
    assert written(Message("A", "B", flags=["python-format"])) == 'msgid "A"\nmsgstr "B"\n'


NEW = """# {}
msgid ""
msgstr ""
"Project-Id-Version: aftercare 1\\n"
"Report-Msgid-Bugs-To: \\n"
"POT-Creation-Date: 2026-01-01 00:00+0000\\n"
"PO-Revision-Date: 2026-01-01 00:00+0000\\n"
"Last-Translator: Automatically generated\\n"
"Language-Team: none\\n"
{}"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
{}"Generated-By: Babel 0\\n"
"""
PLURALS = '"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n'


@pytest.mark.parametrize(
    ("locale", "text"),
    [("de", NEW.format("de", '"Language: de\\n"\n', PLURALS)), (None, NEW.format("Template", "", ""))],
)
def test_a_new_catalog(locale, text):
    assert re.sub(r"Babel [\d.]+", "Babel 0", po.dump(po.new(locale))) == text


@pytest.mark.parametrize(
    ("header", "locale", "expected"),
    [
        ("Language: es\n", None, "Language: es\n"),
        ("Language: fr_CA\n", "fr", "Language: fr\n"),
        ("language:fr-CA \nX: y\n", "fr", "Language: fr\nX: y\n"),
        ("Language: en\n", "fr", "Language: fr\n"),
        ("Language: \n", "fr", "Language: fr\n"),
        ("Language: qya\n", "fr", "Language: fr\n"),
        ("Language: zh_CN\n", "zh_Hans", "Language: zh_Hans\n"),
        ("Language: zh\n", "zh_Hant", "Language: zh_Hant\n"),
        ("Language: pt\n", "pt_BR", "Language: pt_BR\n"),
        ("Language: iw\n", "he", "Language: he\n"),
        ("X: y\n", "fr", "Language: fr\nX: y\n"),
        ("X: y\n", None, "X: y\n"),
        ("Language: fr_CA\nLanguage: de\n", "fr", "Language: fr\nLanguage: de\n"),
        ("Content-Type: text/plain; charset=Latin-1\n", None, "Content-Type: text/plain; charset=utf-8\n"),
        ("content-type: text/plain; charset=UTF8\n", None, "content-type: text/plain; charset=UTF8\n"),
        ("X: y\nproject-id-version: p\n", None, "project-id-version: p\nX: y\n"),
        ("X: a\n b\nMIME-Version: 1.0\nY: c", None, "MIME-Version: 1.0\nX: a\n b\nY: c\n"),
    ],
)
def test_a_header_agrees_with_its_folder(header, locale, expected):
    quoted = "".join(f'"{line}\\n"\n' if line else "" for line in header.split("\n"))
    content = po_reader.parse(f'msgid ""\nmsgstr ""\n{quoted}', locale=locale)
    assert content.header.string == expected
    named = re.search(r"(?i)^language:\s*(\w+)", expected, re.MULTILINE)
    assert str(content.catalog.locale or "") == (named[1] if named else "")


@pytest.mark.parametrize(
    ("named", "locale"),
    [("fr", "es"), ("es_MX", "pt_BR"), ("zh_TW", "zh_Hans"), ("zh-Hant", "zh_Hans"), ("fa", "ar"), ("ko", "ja")],
)
def test_a_catalog_of_another_language_is_refused(named, locale):
    """In the wrong folder it would be taken for that language, and its header be written anew."""
    with pytest.raises(
        CatalogError, match=f'its header says "Language: {named}", and it lies in the folder of {locale}'
    ):
        po_reader.parse(f'msgid ""\nmsgstr "Language: {named}\\n"\n', locale=locale, name="x.po")


@pytest.mark.parametrize(
    ("header", "dumped"),
    [
        ("POT-Creation-Date: 2026-03-04 05:06+0000", '"POT-Creation-Date: 2027-01-15 08:00+0000\\n"'),
        ("pot-creation-date: last summer", '"POT-Creation-Date: 2027-01-15 08:00+0000\\n"'),
        ("Language: es", '"Language: es\\n"\n"POT-Creation-Date: 2027-01-15 08:00+0000\\n"'),
        ("POT-Creation-Date: 2027-01-15 09:00+0100", '"POT-Creation-Date: 2027-01-15 09:00+0100\\n"'),
    ],
)
def test_the_day_of_the_english_is_in_the_header(header, dumped):
    content = po_reader.parse(f'msgid ""\nmsgstr "{header}\\n"\n')
    content.catalog.creation_date = po_header.EPOCH.replace(year=2027, day=15, hour=8)
    assert po.dump(content).count("Creation-Date") == 1
    assert dumped in po.dump(content)


def test_a_header_keeps_all_that_it_has():
    text = '# mine\n#. theirs\n#, fuzzy\n#| msgid "x"\nmsgid ""\nmsgstr "Language: es\\n"\n'
    assert po.dump(po_reader.parse(text)) == text


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        *[(b"a\nb\n\nc", b"b\na\n\nc", True), (b"a\nb\n\nc", b"a\nb\n\nd", False), (b"a\nb\n\nc", b"b\na\n\nd", False)],
        *[(b"a\nb\n\nc\n\nd", b"a\nb\n\nd\n\nc", False), (b"ab\n\nc", b"ba\n\nc", False), (b"a", b"a", True)],
        *[(b"a\nb\n\nc", b"a\n\nb\nc", False), (b"a\n", b"a", False)],
    ],
)
def test_files_that_differ_in_the_order_of_their_header_alone(one, other, same):
    assert po.same(one, other) is same


def test_folded_comments_are_joined_unless_the_file_is_whole():
    first = "back-translation: " + "word " * 10 + "words"
    folded = f"# {first}\n# more\n{LATER}"
    assert po_reader.parse(folded).by_id()["w.a"].user_comments == [f"{first} more"]
    for long in ("# " + "x " * 50, "#. " + "x " * 50, f'msgid "{"x " * 50}"\nmsgstr ""'):
        text = f"{long}\n{folded}" if long[0] == "#" else f"{folded}\n{long}\n"
        message = next(each for each in po_reader.parse(text).catalog if each.context == "w.a")
        assert message.user_comments[-2:] == [first, "more"]


ENTRY = 'msgctxt "w.a"\nmsgid "%d day"\nmsgid_plural "%d days"\nmsgstr[0] "día"\nmsgstr[1] "días"\n'


def test_units_of_any_file_name_their_place(tmp_path):
    path = tmp_path / "x.po"
    path.write_text(f'msgid ""\nmsgstr "Language: es\\n"\n\nmsgid "A"\nmsgstr "B"\n\n{ENTRY}', encoding="utf-8")
    one, first, second = file_units(path)
    assert (one.id, one.source, one.target, one.language, one.path, one.line) == ("A", "A", "B", "es", str(path), 4)
    assert (first.id, second.id, first.line) == ("w.a[0]", "w.a[1]", 8)
    assert (first.source, second.source) == ("%d day", "%d days")


def test_a_file_without_a_language_is_told_with_the_remedy(tmp_path):
    path = tmp_path / "1" / "2" / "3" / "4" / "5" / "x1.po"
    path.parent.mkdir(parents=True)
    path.write_text(LATER, encoding="utf-8")
    with pytest.raises(CatalogError) as error:
        file_units(path)
    assert str(error.value) == (
        f"{path}: neither the header nor the path names a language; add a line such as Language: es,"
        " or name it with --lang es"
    )
