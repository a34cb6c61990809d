"""Protect → send → restore, to the character."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aftercare.core.text import markup
from aftercare.mt.masked import Mangled, mark, restore
from aftercare.mt.placeholders import protect

KEPT = [
    ("Call {clinic_phone} now.", ["{clinic_phone}"]),
    ("Rows changed: {rows}", ["{rows}"]),
    ("Take 500 mg twice.", ["500 mg"]),
    ("Take 2.5–5 ml.", ["2.5–5 ml"]),
    ("Fever over 38.5 °C or 101 °F?", ["38.5 °C", "101 °F"]),
    ("Use 0.5% cream, 5\u00a0% at most.", ["0.5%", "5\u00a0%"]),
    ("An SPF 30+ cream", ["SPF 30+"]),
    ("Drink 8 oz of water.", ["8 oz"]),
    ("Call (321) 751-7041, or +1 321 751 7041.", ["(321) 751-7041", "+1 321 751 7041"]),
    (
        "See https://example.org/a?b=1&c=(2). Or www.example.org, or example.com/x.",
        ["https://example.org/a?b=1&c=(2", "www.example.org", "example.com/x"],
    ),
    ("Write to nurse.ann+x@example.co.uk.", ["nurse.ann+x@example.co.uk"]),
    ("Avoid Botox, botoxlike and Xeomin.", ["Botox", "Xeomin"]),
    ("Wait 12 hours, then 2 to 3 days.", []),
    ("Day 1", []),
    ("Skin.Then wash it in 3 steps", []),
    ("This holds [X0X] and ZQ7QZ already.", ["[X0X]", "ZQ7QZ"]),
]


@pytest.mark.parametrize(("text", "kept"), KEPT)
def test_what_is_kept(text, kept):
    masked = protect(text, keep=["Botox", "Xeomin"])
    assert list(masked.kept) == kept
    assert not any(piece in masked.text for piece in kept if piece not in ("[X0X]", "ZQ7QZ"))
    assert restore(masked, masked.text) == text


def test_second_way_keeps_numbers_too_and_writes_tokens_otherwise():
    masked = protect("Wait 12 hours, then 2 to 3 days at {clinic_phone}; the 1st.", second_way=True)
    assert masked.kept == ("12", "2", "3", "{clinic_phone}")
    assert masked.text == "Wait ZQ0QZ hours, then ZQ1QZ to ZQ2QZ days at ZQ3QZ; the 1st."


@given(
    text=st.text() | st.from_regex(r"([\[X\]ZQ0-9 {}a%_]|mg|http://|@){0,12}", fullmatch=True),
    keep=st.lists(st.text(min_size=1, max_size=6), max_size=3),
    first=st.integers(0, 10_000),
    second_way=st.booleans(),
)
def test_protect_then_restore_is_the_identity(text, keep, first, second_way):
    masked = protect(text, keep=keep, first=first, second_way=second_way)
    assert restore(masked, masked.text) == text
    marked = mark(masked)
    assert restore(marked, marked.text) == text


@given(text=st.text(), reply=st.text() | st.from_regex(r"([\[XZQ\]]|\d| ){0,20}"))
def test_any_reply_is_restored_or_refused(text, reply):
    masked = protect(f"{text} {{a}}")
    try:
        whole = restore(masked, reply)
    except Mangled:
        whole = "{a}"  # refused, which is as good
    assert "{a}" in whole


@pytest.mark.parametrize(
    ("reply", "restored"),
    [
        ("Llame al [X0X] o al [X1X].", "Llame al {a} o al {b}."),
        ("Al [X1X] o [ X0X ].", "Al {b} o {a}."),
        ("请拨打【X0X】或［X1X］。", "请拨打{a}或{b}。"),
        ("Позвоните [Х0Х] или [x1x].", "Позвоните {a} или {b}."),
        ("اتصل [X٠X] أو [X١X].", "اتصل {a} أو {b}."),
    ],
)
def test_tokens_are_read_as_engines_write_them(reply, restored):
    assert restore(protect("Call {a} or {b}."), reply) == restored


@pytest.mark.parametrize(
    ("reply", "reason"),
    [
        ("Llame al [X0X].", "{b} was lost"),
        ("Llame.", "{a} was lost"),
        ("[X0X] [X1X] [X0X]", "{a} came back 2 times"),
        ("[X0X] [X1X] [X7X]", "a token of another text came back"),
        ("[X0X] [X1X] X1X", "a token came back damaged"),
        ("[X0X] [X1X] [X", "a token came back damaged"),
        ("[X0X] [Y1X]", "{b} was lost"),
    ],
)
def test_what_does_not_come_back_as_sent_is_refused(reply, reason):
    with pytest.raises(Mangled, match=reason.replace("{", r"\{").replace("(", r"\(")):
        restore(protect("Call {a} or {b}."), reply)


def test_a_mark_tells_an_answer_from_another_texts():
    first, second = mark(protect("Wash.")), mark(protect("Rest.", first=1))
    assert restore(first, "Lave. [X0X]") == "Lave."
    with pytest.raises(Mangled, match="the mark of this text was lost"):
        restore(first, second.text)


def test_bare_texts_have_nothing_to_translate():
    assert protect("{clinic_phone}").bare
    assert protect(" 30 % – 12 ").bare
    assert not protect("Call {clinic_phone}").bare


@pytest.mark.parametrize("piece", ["1", "a.", "1 ", "[X", "ZQ1", "http://", "a@a.", "{a", "1,", "(1) "])
def test_no_text_takes_long(piece):
    text = piece * 20_000
    start = time.perf_counter()
    protect(text[:20_000], second_way=True)
    assert time.perf_counter() - start < 2


MARKED = (
    "Do **not** scrub.",
    "**Take 5 mg** with [our guide](https://example.org/a_(b)), then call {clinic_phone}.",
    "[**All** of it]({clinic_web})",
    "**Ask [us](mailto:a@example.org)**",
)


@pytest.mark.parametrize("second_way", [False, True])
@pytest.mark.parametrize("text", MARKED)
def test_marks_of_strong_words_and_links_are_tokens(text, second_way):
    masked = protect(text, second_way=second_way)
    assert not set("*[]()") & set(masked.shape.pattern.sub("", masked.text))
    assert restore(masked, masked.text) == text


@pytest.mark.parametrize("text", MARKED)
def test_spaces_that_an_engine_puts_beside_marks_are_taken_out(text):
    masked = protect(text)
    spaced = masked.shape.pattern.sub(lambda match: f" {match[0]} ", masked.text)
    restored = restore(masked, spaced)
    assert [(piece.strong, piece.to) for piece in markup.pieces(restored) if piece.text.strip()] == [
        (piece.strong, piece.to) for piece in markup.pieces(text) if piece.text.strip()
    ]


def test_a_lost_mark_is_noticed():
    masked = protect("Do **not** scrub.")
    with pytest.raises(Mangled, match="was lost"):
        restore(masked, "No frote.")
