"""What a merge carries over, whom it believes, and what it says of a row; each by a table."""

import re
import textwrap
from dataclasses import replace

import pytest
from babel.messages.catalog import Message

from aftercare.catalogs import after_merge, catalog_units, merge, po_reader, stale
from aftercare.catalogs.changes import NAMES, Changes
from aftercare.catalogs.stale import STALE_NOTE, STAMP
from aftercare.core.language.languages import language
from aftercare.core.model import Instruction, Kind
from aftercare.core.people.questions import stamp
from aftercare.core.units import Status

ES = language("es")
HEAD = 'msgid ""\nmsgstr ""\n"Language: es\\n"\n\n'
ROW = Instruction("h.a", Kind.STEP, "Wait 48 hours.", note="a note", section="top", handout="h")


def parsed(*entries):
    return po_reader.parse(HEAD + "\n".join(entries), locale="es", name="h.po")


def entry(source, target, *comments, row="h.a", mark=""):
    texts = f'{mark}msgctxt "{row}"\n{mark}msgid "{source}"\n{mark}msgstr "{target}"\n'
    return "".join(f"{line}\n" for line in comments) + texts


def brought_up(*entries, rows=(ROW,), **more):
    fresh, changes = merge.merge(parsed(*entries), rows, **more)
    return fresh, changes


def told(changes):
    return {name: rows for name in Changes.__slots__ if (rows := getattr(changes, name))}


NOTES = ["step, section top of h", "a note"]


@pytest.mark.parametrize(
    ("old", "expected", "notes", "changes"),
    [
        ((), ("", False, []), [], {"added": ["h.a"]}),
        ((entry("Wait 48 hours.", ""),), ("", False, []), [], {}),
        ((entry("Wait 48 hours.", "", "#, fuzzy"),), ("", False, []), [], {}),
        ((entry("Wait 48 hours.", "E"),), ("E", False, []), [], {}),
        ((entry("Wait 48 hours.", "E", '#| msgid "Old"'),), ("E", False, []), [], {}),
        ((entry("Wait 48 hours.", "E", "#, fuzzy", '#| msgid "Old"'),), ("E", True, ["Old"]), [], {}),
        (
            (entry("Wait 48 hours.", "E", f"#. {STALE_NOTE}", f"#. {STAMP}x", "#, fuzzy", '#| msgid "Old"'),),
            ("E", True, ["Old"]),
            [STALE_NOTE, f"{STAMP}x"],
            {},
        ),
        ((entry("Wait 48 hours.", "E", f"#. {STALE_NOTE}", f"#. {STAMP}x"),), ("E", False, []), [], {}),
        ((entry("Wait 48 hours.", "E", "#. check error x: y", "#. old"),), ("E", False, []), ["check error x: y"], {}),
        (
            (entry("Wait.", "E", "#, fuzzy"),),
            ("E", True, ["Wait."]),
            [],
            {"edited": ["h.a"]},
        ),
        (
            (entry("Wait.", "E", "#, fuzzy", '#| msgid "Older"'),),
            ("E", True, ["Older"]),
            [],
            {"edited": ["h.a"]},
        ),
        (
            (entry("Wait.", "E", "#, fuzzy", '#| msgid "Wait  48 hours."'),),
            ("E", True, []),
            [],
            {"restored": ["h.a"]},
        ),
        (
            (entry("Wait.", "E", f"#. {STALE_NOTE}", f"#. {STAMP}x", "#, fuzzy", '#| msgid "Wait 48 hours."'),),
            ("E", True, []),
            [STALE_NOTE, f"{STAMP}x"],
            {},
        ),
    ],
)
def test_what_a_row_brings_along(old, expected, notes, changes):
    fresh, found = brought_up(*old)
    message = fresh.by_id()["h.a"]
    assert (message.string, message.fuzzy, message.previous_id) == expected
    assert message.auto_comments == [*NOTES, *notes]
    assert message.locations == [("data/instructions.csv", 0)]
    assert told(found) == changes


def test_a_stale_row_of_a_person_has_the_note_and_the_stamp():
    fresh, changes = brought_up(entry("Wait 24 hours.", "E"))
    message = fresh.by_id()["h.a"]
    *own, note, stamp = message.auto_comments
    assert (own, note) == (NOTES, STALE_NOTE)
    assert stamp == f"{STAMP}2224153ee4ec95d61be12c64bfdbc4e1"  # as earlier versions have written it
    assert (told(changes), stale.untouched(message)) == ({"edited": ["h.a"]}, True)
    message.string = "Another"
    assert not stale.untouched(message)


@pytest.mark.parametrize("width", [60, 76, 200])
def test_all_marks_of_a_stale_row_go_when_it_is_settled_also_folded_ones(width):
    message = brought_up(entry("Wait 24 hours.", "E"))[0].by_id()["h.a"]
    message.auto_comments = ["The", *(line for text in message.auto_comments for line in textwrap.wrap(text, width))]
    stale.settle(message)
    assert (" ".join(message.auto_comments), message.fuzzy) == (" ".join(["The", *NOTES]), False)


def test_formats_that_other_tools_guessed_are_not_kept():
    flags = "#, fuzzy, no-wrap, python-format, python-brace-format"
    assert brought_up(entry("Wait 48 hours.", "E", flags))[0].by_id()["h.a"].flags == {"fuzzy", "no-wrap"}


OTHER = replace(ROW, id="h.b", text="B")


@pytest.mark.parametrize(
    ("old", "kept", "changes"),
    [
        ((entry("B", "E"),), {"h.a": ("B", "E")}, {"removed": ["h.a"], "added": ["h.b"]}),
        ((entry("B", "", "# a note"),), {"h.a": ("B", "")}, {"removed": ["h.a"], "added": ["h.b"]}),
        ((entry("B", ""),), {}, {"dropped": ["h.a"], "added": ["h.b"]}),
        ((entry("B", "E", mark="#~ "),), {"h.a": ("B", "E")}, {"added": ["h.b"]}),
        ((entry("B", "", mark="#~ "),), {}, {"added": ["h.b"]}),
        ((entry("B", "E", row="h.b", mark="#~ "),), {}, {"restored": ["h.b"]}),
        ((entry("B", "", "# a note", row="h.b", mark="#~ "),), {}, {"added": ["h.b"]}),
        ((entry("Old", "E", row="h.b", mark="#~ "),), {}, {"edited": ["h.b"]}),
    ],
)
def test_what_becomes_obsolete_and_what_returns(old, kept, changes):
    fresh, found = brought_up(*old, rows=(OTHER,))
    gone = {each.context: (each.id, each.string) for each in fresh.catalog.obsolete.values()}
    assert (gone, told(found)) == (kept, changes)


def message(source, target, *flags, row="h.a"):
    return Message(source, target, flags=flags, context=row)


SAME, OLD, OLDER = message("Wait 48 hours.", "same"), message("Wait 24 hours.", "old"), message("Wait.", "older")


@pytest.mark.parametrize(
    ("live", "obsolete", "own", "taken"),
    [
        ([OLD, SAME], [], (), "same"),
        ([SAME, OLD], [], (), "same"),
        ([OLDER, OLD], [], (), "old"),
        ([OLD], [SAME], (entry("Wait 48 hours.", "own", mark="#~ "),), "old"),
        ([], [SAME], (entry("Wait.", "own", mark="#~ "),), "own"),
        ([], [OLDER, SAME], (), "same"),
        ([], [SAME, message("Wait 48 hours.", "newer"), OLD], (), "newer"),
        ([message("Wait 48 hours.", "x", row="h.b")], [], (), ""),
        ([SAME], [], (entry("Wait 48 hours.", "here"),), "here"),
    ],
)
def test_which_translation_of_a_row_that_comes_back_is_taken(live, obsolete, own, taken):
    fresh, _ = brought_up(*own, elsewhere=merge.Elsewhere(live, obsolete))
    assert fresh.by_id()["h.a"].string == taken


def test_only_the_entry_that_came_back_is_obsolete_no_more():
    old = [entry("Wait.", "old", mark="#~ "), entry("Wait 48 hours.", "same", mark="#~ ")]
    fresh, _ = brought_up(*old)
    assert fresh.by_id()["h.a"].string == "same"
    assert [each.string for each in fresh.catalog.obsolete.values()] == ["old"]


def test_a_template_keeps_the_head_and_no_entry():
    old = parsed('#~ msgctxt "h.x"\n#~ msgid "X"\n#~ msgstr ""\n', "# the end")
    old.header.user_comments = ["mine"]
    fresh = merge.template([ROW], old, location="x.csv")
    assert (fresh.header.user_comments, fresh.tail, fresh.name) == (["mine"], ["# the end"], "h.po")
    assert list(fresh.by_id()) == ["h.a"]
    assert (fresh.by_id()["h.a"].string, fresh.by_id()["h.a"].locations) == ("", [("x.csv", 0)])
    assert not fresh.catalog.obsolete
    assert merge.template([], None, location="x.csv").header.user_comments == ["Template"]


def test_changes_add_up():
    one, other = Changes(["a"], ["b"], ["c"], ["d"]), Changes(["1"], ["2"], ["3"], ["4"])
    one.extend(other)
    assert one == Changes(["a", "1"], ["b", "2"], ["c", "3"], ["d", "4"])
    assert not Changes()
    assert all(Changes(**{name: ["x"]}) for name in NAMES)


@pytest.mark.parametrize(
    ("before", "translated", "after"),
    [
        (Changes(), True, Changes(restored=["r"])),
        (Changes(), False, Changes(added=["r"])),
        (Changes(edited=["r"]), True, Changes(edited=["r"])),
        (Changes(restored=["r"]), False, Changes(restored=["r"])),
        (Changes(edited=["x"], restored=["y"]), True, Changes(edited=["x"], restored=["y", "r"])),
    ],
)
def test_a_row_that_returned_is_told_once(before, translated, after):
    before.returned("r", translated=translated)
    assert before == after


@pytest.mark.parametrize(
    ("text", "path", "expected"),
    [
        ("#. step, section top of h\n", "h.po", ("step", "section top of h")),
        ("#. step, section top of h, under h.b\n", "h.po", ("step", "section top of h, under h.b")),
        ("#. leap, section top of h\n", "h.po", ("", "")),
        ("#. a note\n#. step, section top of h\n", "h.po", ("", "")),
        ("", "h.po", ("", "")),
        ("#. step, section top of h\n", "es/interface.po", ("interface", "section top of h")),
        ("", "interface.po", ("interface", "")),
    ],
)
def test_what_a_catalog_says_of_its_rows(text, path, expected):
    found = catalog_units.own_row(parsed(text + entry("A", "B")).by_id()["h.a"], "es", path)
    assert (found.kind, found.place) == expected
    assert (found.id, found.source, found.target, found.language, found.path) == ("h.a", "A", "", "es", path)


def test_a_row_without_a_name_is_called_by_its_first_words():
    (anonymous,) = list(parsed(f'msgid "{"x" * 41}"\nmsgstr "B"\n').catalog)
    assert catalog_units.own_row(anonymous, "es", "").id == "x" * 40


@pytest.mark.parametrize(
    ("old", "expected"),
    [
        ((), (Status.MISSING, "", "", False, "", 0)),
        ((entry("Wait 48 hours.", "E"),), (Status.TRANSLATED, "E", "", False, "", 6)),
        ((entry("Wait 48 hours.", "E", "# origin: x 1", "#, fuzzy"),), (Status.DRAFT, "E", "", False, "x 1", 8)),
        (
            (entry("Wait 48 hours.", "E", f"#. {STALE_NOTE}", "#, fuzzy", '#| msgid "Old"'),),
            (Status.DRAFT, "E", "Old", True, "", 9),
        ),
        ((entry("Wait 24 hours.", "E"),), (Status.MISSING, "", "", False, "", 0)),
    ],
)
def test_the_unit_of_a_row(old, expected):
    (unit,) = catalog_units.units(parsed(*old), ES, [ROW], path="p.po")
    assert (unit.status, unit.target, unit.previous, unit.edited, unit.origin, unit.line) == expected
    assert (unit.id, unit.source, unit.language, unit.path) == ("h.a", "Wait 48 hours.", "es", "p.po")
    assert (unit.kind, unit.place, unit.note) == ("step", "section top of h", "a note")


def test_marks_are_taken_off_and_the_rest_stays():
    (row,) = (
        parsed(entry("A", "E", f"#. {STALE_NOTE}", "#. mine", f"#. {STAMP}x", "#, fuzzy, no-wrap", '#| msgid "B"'))
        .by_id()
        .values()
    )
    stale.settle(row)
    assert (row.flags, row.previous_id, row.auto_comments) == ({"no-wrap"}, [], ["mine"])


@pytest.mark.parametrize(
    ("comments", "after"),
    [
        (["question: Why?", "a note"], ["question: Why?; {}", "a note"]),
        (["a note", "question:  Why?", "answer: so"], ["a note", "question: Why?; {}", "answer: so"]),
        (["question: Why?; 0123456789ab"], ["question: Why?; 0123456789ab"]),
        (
            ["question: Ana; 2026-11-22; Why?", "question: How?"],
            ["question: Ana; 2026-11-22; Why?; {}", "question: How?; {}"],
        ),
    ],
)
def test_a_question_is_tied_to_the_row_it_is_about(comments, after):
    content = parsed(entry("Wait 48 hours.", "E", *(f"# {text}" for text in comments)))
    after_merge.tie_questions(content, [OTHER, ROW])
    mark = stamp("Wait 48 hours.", "a note")
    assert content.by_id()["h.a"].user_comments == [text.format(mark) for text in after]


@pytest.mark.parametrize(
    ("comment", "tied"),
    [
        ("waive: numbers; Ana Ruiz, RN; as agreed", True),
        ("waive:  numbers ; Ana Ruiz, RN;  as agreed", True),
        ("waive numbers; Ana Ruiz, RN; as agreed", True),
        ("Waive one-negation-lost; Ana Ruiz, RN; as agreed", True),
        ("waive: numbers; Ana Ruiz, RN", False),
        ("waive: numbers; Ana; as agreed", False),
        ("waive: numbers; NAME, CREDENTIAL; as agreed", False),
        ("waive: numbers; Ana Ruiz, RN; as agreed; 0123456789ab; 0123456789ab", False),
        ("a note", False),
    ],
)
def test_a_waiver_is_tied_where_somebody_answers_for_it(comment, tied):
    content = parsed(entry("Wait 48 hours.", "E", f"# {comment}", "# a note"))
    after_merge.tie_waivers(content, ES, [OTHER, ROW])
    first, second = content.by_id()["h.a"].user_comments
    assert second == "a note"
    assert (re.match(r"waive: [a-z-]+; Ana Ruiz, RN; as agreed; v2 ", first) is not None) is tied
    assert tied or first == comment
    (unit,) = catalog_units.units(content, ES, [ROW])
    assert all(waiver.covers(unit.subject) for waiver in unit.waivers) is (tied or not unit.waivers)
