"""The comments that carry state: each line of a person's is read as it was meant, or told for what it is."""

import datetime as dt

import pytest

from aftercare.catalogs import folding, invalid_signatures, signed_comments
from aftercare.catalogs import state_comments as lines
from aftercare.core.people.approvals import Approval, Keep, LastApproved, Waiver
from aftercare.core.people.origins import by_machine
from aftercare.core.people.questions import Question
from aftercare.core.text.typography import short_hash
from aftercare.core.units import Finding, Severity, Unit

HASH = "0123456789abcdef" * 4
ANA = f"approved: Ana Ruiz, RN; 2026-11-22; v2 {HASH}"
KEPT = f'kept: Ana Ruiz, RN; 2026-11-22; "Wait 24 \\"h\\"."; v2 {HASH}'
OLD = "approved: Ana Ruiz, RN; 2026-11-22; 0123456789ab; 0123456789ab"
APPROVE = "aftercare approve"
DAY = dt.date(2026, 11, 22)


@pytest.mark.parametrize(
    ("comments", "target", "expected"),
    [
        ([], None, ""),
        (["a note", "origin: google 2026-11-22 "], None, "google 2026-11-22"),
        (["origin: google 2026-11-22", "origin: deepl 2026-11-23"], "Espere.", "google 2026-11-22"),
        (["origin: google 2026-11-22", f"draft: {short_hash('Espere.')}"], "Espere.", "google 2026-11-22"),
        (["origin: google 2026-11-22", f"draft: {short_hash('Espere.')}"], "Aguarde.", ""),
        (["origin: google 2026-11-22", f"draft: {short_hash('Espere.')}"], "", ""),
        (["origin: google 2026-11-22", f"draft: {short_hash('Espere.')}"], None, "google 2026-11-22"),
        (["the origin: google 2026-11-22"], "Espere.", ""),
    ],
)
def test_who_wrote_a_draft(comments, target, expected):
    assert lines.origin(comments, target) == expected


@pytest.mark.parametrize(
    ("comment", "goes"),
    [
        *[("origin: x", True), ("draft: x", True), ("back-translation: x", True), ("origin:x", False)],
        *[("reviewer: x", False), ("question: x", False), ("x", False)],
    ],
)
def test_what_goes_with_a_draft(comment, goes):
    assert lines.of_draft(comment) is goes


@pytest.mark.parametrize(
    ("origin", "engine"),
    [("google 2026-11-22", True), ("imported from es.po 2026-11-22", False), ("", False)],
)
def test_an_engine_or_a_person_of_another_project(origin, engine):
    assert by_machine(origin) is engine


STAMP = short_hash("Espere.")


@pytest.mark.parametrize(
    ("comments", "words"),
    [
        ([], ""),
        (["a note"], ""),
        ([f"back-translation: Wait; please; {STAMP}"], "Wait; please"),
        (["back-translation:  Wait; please "], "Wait; please"),
        ([f"back-translation: Of another text; {short_hash('x')}", f"back-translation: Wait.; {STAMP}"], "Wait."),
        (["back-translation: Wait; 0123456789ABCDEF"], "Wait; 0123456789ABCDEF"),
    ],
)
def test_what_a_translation_says_in_english(comments, words):
    assert lines.back_translation(comments, "Espere.") == words


def test_lines_that_are_written():
    unit = Unit("w.a", "A", "B", "es")
    found = Finding(unit, "numbers", Severity.WARNING, "two\nlines  of it")
    assert lines.check_note(found) == "check warning numbers: two lines of it"
    assert lines.remark_comment("too long") == "reviewer: too long"
    assert signed_comments.approval_comment(Approval("Ana Ruiz, RN", DAY, HASH)) == ANA
    assert signed_comments.keep_comment(Keep("Ana Ruiz, RN", DAY, 'Wait 24 "h".', HASH)) == KEPT
    then = LastApproved("Wait 24 “h”.", "Espere ñ.", HASH)
    assert signed_comments.last_approved_comment(then) == f'last-approved: ["Wait 24 “h”.", "Espere ñ."]; v2 {HASH}'
    assert signed_comments.waiver_comment(Waiver("numbers", "Ana", "as agreed")) == "waive: numbers; Ana; as agreed"
    assert signed_comments.waiver_comment(Waiver("numbers", "Ana", "so", HASH)) == f"waive: numbers; Ana; so; v2 {HASH}"
    assert lines.question_comment(Question("", "", "Which day?")) == "question: Which day?"
    asked = Question("Ana", "2026-11-22", "Which day?", "0123456789ab", "the first")
    assert lines.question_comment(asked) == "question: Ana; 2026-11-22; Which day?; 0123456789ab"


def test_kept_and_last_approved_texts_stay_in_their_script():
    keep, then = Keep("Ana Ruiz, RN", DAY, "Crème 5 µg", HASH), LastApproved("Crème", "Крем", HASH)
    assert "Crème 5 µg" in signed_comments.keep_comment(keep)
    assert "Крем" in signed_comments.last_approved_comment(then)
    assert signed_comments.keeps([signed_comments.keep_comment(keep), "a note"]) == (keep,)
    assert signed_comments.last_approved([signed_comments.last_approved_comment(then), "a note"]) == (then,)


@pytest.mark.parametrize(
    ("comment", "expected"),
    [
        ("waive: numbers", Waiver("numbers", "", "")),
        ("waive: numbers; Ana, RN", Waiver("numbers", "Ana, RN", "")),
        (" waive: numbers ;Ana, RN;  as agreed; with all ", Waiver("numbers", "Ana, RN", "as agreed; with all")),
        (f"waive: numbers; Ana, RN; so; v2 {HASH}", Waiver("numbers", "Ana, RN", "so", HASH)),
        (
            "waive: numbers; Ana, RN; so; 0123456789ab; 0123456789ab",
            Waiver("numbers", "Ana, RN", "so", "; 0123456789ab; 0123456789ab"),
        ),
        ("waived: numbers; Ana, RN; so", None),
    ],
)
def test_a_waiver_as_people_write_it(comment, expected):
    assert signed_comments.waivers([comment]) == ((expected,) if expected else ())


@pytest.mark.parametrize(
    ("comment", "why"),
    [
        (ANA, ""),
        (f" {KEPT} ", ""),
        ("a note on what is approved", ""),
        ("kept as it was", ""),
        (
            OLD,
            f'"{OLD}" is of an older, weaker form and signs nothing any more; sign again with aftercare approve',
        ),
        (
            "approved: Ana Ruiz, RN",
            f'"approved: Ana Ruiz, RN" is not a signature: delete the line; only `{APPROVE}` and `aftercare keep` sign',
        ),
        (
            ANA.replace("11-22", "13-22"),
            f'"{ANA.replace("11-22", "13-22")[:70]}…" is not a signature: there is no day ',
        ),
        (KEPT.replace("2026", "2025"), f'"{KEPT.replace("2026", "2025")[:70]}…" is not a signature: 2025-11-22 is be'),
        (ANA.replace(", RN", ""), f'"{ANA.replace(", RN", "")[:70]}…" is not a signature: write name and credential'),
        (ANA.replace("v2", "v3"), f'"{ANA.replace("v2", "v3")[:70]}…" is of a form that this version does not know, '),
        (ANA.replace("; v2", "; of 9; v2"), f'"{ANA.replace("; v2", "; of 9; v2")[:70]}…" is of a form that this'),
        ("KEPT : " + "x" * 63, f'"KEPT : {"x" * 63}" is not a signature: delete the line'),
        ("KEPT : " + "x" * 64, f'"KEPT : {"x" * 63}…" is not a signature: delete the line'),
    ],
)
def test_what_looks_like_a_signature_is_one_or_told(comment, why):
    found = invalid_signatures.invalid([comment])
    assert len(found) == bool(why)
    assert all(told.startswith(why) for told in found)


@pytest.mark.parametrize(
    ("comment", "looks"),
    [
        *[("approved", True), ("Approved by Ana", True), ("— APPROVED: Ana", True), ("\u202eapproved: x", True)],
        *[("аpprоvеd: Ana", True), ("ａｐｐｒｏｖｅｄ: Ana", True), ("kept: Ana", True), ("Kept : Ana", True)],
        *[("kept by Ana", False), ("approvedly", False), ("not approved", False), ("", False), ("…", False)],
    ],
)
def test_what_a_reader_would_take_for_a_signature(comment, looks):
    assert invalid_signatures.looks_signed(comment) is looks


@pytest.mark.parametrize(
    ("comment", "note"),
    [
        *[
            ("check error numbers: 12", True),
            ("check info line-length: 12", True),
            ("check the dressing: daily", False),
        ],
        *[("question: why?", False), ("check error numbers:12", False)],
    ],
)
def test_what_is_a_finding_and_what_the_authors_note(comment, note):
    assert lines.is_check_note(comment) is note


@pytest.mark.parametrize(
    ("comment", "read"),
    [
        *[("QUESTION : Why?", "question: Why?"), ("Answer：so", "answer: so"), ("question:Why? question:", None)],
        *[("Waive: numbers", "waive: numbers"), ("WAIVER：numbers", "waive: numbers"), ("waives: x", "waives: x")],
        *[("waive numbers; Ana, RN; so", "waive: numbers; Ana, RN; so"), ("waive it: no", "waive it: no")],
        *[("waive the fee; ask", "waive the fee; ask"), ("waiver numbers; a", "waiver numbers; a")],
        *[("answers: so", "answers: so"), ("A question: why?", "A question: why?"), ("question", "question")],
    ],
)
def test_how_people_write_questions_and_answers(comment, read):
    assert lines.spelled(comment) == (read or "question: Why? question:")


LONG = "back-translation: " + "word " * 10 + "words"
SIGNED = "approved: Ana Ruiz, RN; 2026-11-22; v2"


@pytest.mark.parametrize(
    ("comments", "joined"),
    [
        ([], []),
        (["a note", "of two lines"], ["a note", "of two lines"]),
        ([LONG, "more"], [f"{LONG} more"]),
        ([LONG, ""], [LONG, ""]),
        ([LONG, "more", "origin: x"], [f"{LONG} more", "origin: x"]),
        (["origin: x", "more"], ["origin: x", "more"]),
        ([LONG.removesuffix("words") + "well-", "known"], [LONG.removesuffix("words") + "well-known"]),
        ([LONG.removesuffix("words") + "2-", "3 days"], [LONG.removesuffix("words") + "2- 3 days"]),
        ([LONG.removesuffix("words") + "well-", "3 days"], [LONG.removesuffix("words") + "well- 3 days"]),
        ([SIGNED, HASH, "a note"], [f"{SIGNED} {HASH}", "a note"]),
        (["approved: Ana Ruiz,", "RN; 2026-11-22;", "v2", HASH, "a note"], [f"{SIGNED} {HASH}", "a note"]),
        ([SIGNED, "origin: x", HASH], [SIGNED, f"origin: x {HASH}"]),
        (["approved: " + "x" * 70, "a note"], ["approved: " + "x" * 70, "a note"]),
        ([LONG, "more", "x " * 40], [LONG, "more", "x " * 40]),
    ],
)
def test_lines_that_a_tool_has_folded(comments, joined):
    assert folding.unfold(comments) == joined


def test_in_a_file_that_no_tool_has_folded_the_next_line_is_a_comment_of_its_own():
    assert folding.unfold([LONG, "more"], whole=True) == [LONG, "more"]
    assert folding.unfold([SIGNED, HASH], whole=True) == [f"{SIGNED} {HASH}"]


@pytest.mark.parametrize(
    ("comment", "whole"),
    [
        ("x " * 39, False),
        ("x " * 39 + "x", True),
        ("x" * 100, False),
        ("x" * 77 + " x", True),
        ("x" * 78 + " x", False),
    ],
)
def test_a_line_that_a_tool_would_have_folded(comment, whole):
    assert folding.is_whole(comment) is whole


@pytest.mark.parametrize(("length", "joined"), [(69, False), (70, True)])
def test_the_narrowest_line_that_a_tool_folds_to(length, joined):
    first = "back-translation: " + "x" * (length - len("# back-translation:  word") + 1)
    assert len(f"# {first} word") == length + 1
    assert (len(folding.unfold([first, "word"])) == 1) is joined


def test_each_line_is_read_once_however_many_there_are(monkeypatch):
    seen, once = [], folding._folded  # noqa: SLF001

    def counted(following, *, whole):
        seen.append(len(following))
        return once(following, whole=whole)

    monkeypatch.setattr(folding, "_folded", counted)
    comments = ["origin: x"] * 1000
    assert folding.unfold(comments) == comments
    assert max(seen) <= 200


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("question: Which cream is meant here?", "Marta says that it is the one with zinc.", False),
        ("question: Which of the two creams is meant in this row of the", "handout?", True),
        ("reviewer: Which of the two creams is meant in this row, the", "one with zinc or the other?", False),
        # A question that somebody has typed on two lines.
        ("question: Which of the two creams is meant in this row, the", "one with zinc or the other?", True),
        ("question: does this mean", "the clinic or 911?", True),
        ("question: Ana Ruiz; 2026-11-26; does this mean", "the clinic or 911?", True),
        ("question: हमें कब फोन करें।", "see page 2", False),
        ("question: does this mean; 0123456789ab", "see page 2", False),
        ("question: does this mean", "", False),
        ("question: does this mean", "approved: Ana Ruiz, RN", False),
    ],
)
def test_a_line_was_folded_only_where_the_next_word_had_no_room(first, second, joined):
    """A tool folds at 70 columns or more, the sign of a comment and a space among them."""
    assert folding.unfold([first, second]) == ([f"{first} {second}"] if joined else [first, second])
