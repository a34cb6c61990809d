"""Strong words, links and addresses in a text; everything else stays as it was written."""

import pytest

from aftercare.core.text import markup

READ = {
    "Do **not** scrub.": [("Do ", False, ""), ("not", True, ""), (" scrub.", False, "")],
    "**注意：**请": [("注意：", True, ""), ("请", False, "")],
    "2**3**4": [("2", False, ""), ("3", True, ""), ("4", False, "")],
    "See [our page](https://example.org/a_(b)?c=1&d=2).": [
        ("See ", False, ""),
        ("our page", False, "https://example.org/a_(b)?c=1&d=2"),
        (".", False, ""),
    ],
    "[Call **now**](tel:+13215550100)": [("Call ", False, "tel:+13215550100"), ("now", True, "tel:+13215550100")],
    "**Ask [us](mailto:a@example.org) first**": [
        ("Ask ", True, ""),
        ("us", True, "mailto:a@example.org"),
        (" first", True, ""),
    ],
    "[site]({clinic_web})": [("site", False, "{clinic_web}")],
    "[x](https://bücher.example/é)": [("x", False, "https://xn--bcher-kva.example/%C3%A9")],
    "请访问https://example.org/a。": [
        ("请访问", False, ""),
        ("https://example.org/a", False, "https://example.org/a"),
        ("。", False, ""),
    ],
    "(see www.example.org/x).": [
        ("(see ", False, ""),
        ("www.example.org/x", False, "https://www.example.org/x"),
        (").", False, ""),
    ],
    "Write to me@example.org.": [
        ("Write to ", False, ""),
        ("me@example.org", False, "mailto:me@example.org"),
        (".", False, ""),
    ],
    "See https://example.org/a[1].": [
        ("See ", False, ""),
        ("https://example.org/a", False, "https://example.org/a"),
        ("[1].", False, ""),
    ],
    "**https://example.org**": [("https://example.org", True, "https://example.org")],
}
LITERAL = (
    "*x* _y_ __z__ ***v*** ** w ** **",
    "**open",
    "[x](javascript:alert(1)) [x](JaVaScRiPt:alert(1)) [x](&#106;avascript:alert(1))",
    "[x](data:text/html,a) [x](file:///etc/passwd) [x](//example) [x](/a) [x](#a) [x]() [x](ftp://a)",
    "[x][y] [z] ![a](b) [](c) <b>x</b> <a href='x'>y</a> &lt;b&gt; `code` ~~x~~ \\*\\*x\\*\\*",
    "[x](https://user:password@example) [x](https://)",
    "a@b 12@x @home a.b.c http:// www. mailto:x",
)


@pytest.mark.parametrize("text", READ, ids=str)
def test_strong_words_and_links_are_read(text: str) -> None:
    assert [(piece.text, piece.strong, piece.to) for piece in markup.pieces(text)] == READ[text]
    assert markup.visible(text) == "".join(words for words, _, _ in READ[text])


@pytest.mark.parametrize("text", [*READ, *LITERAL])
def test_each_piece_knows_where_it_was_written(text: str) -> None:
    assert all(text.startswith(piece.text, piece.start) for piece in markup.pieces(text))
    shown = markup.visible(text)
    for at in range(len(shown)):
        start, end = markup.written(text, at, at + 1)
        assert text[start:end] == shown[at]


@pytest.mark.parametrize("text", LITERAL)
def test_everything_else_stays_as_it_was_written(text: str) -> None:
    assert [(piece.text, piece.strong, piece.to) for piece in markup.pieces(text)] == [(text, False, "")]


@pytest.mark.parametrize("title", ['"t"', "'t'", "(t)"])
def test_a_link_with_a_title_stays_for_a_page_has_no_place_for_it(title: str) -> None:
    text = f"a [x](https://example.org {title}) b"
    assert markup.visible(text) == text


def test_words_that_lead_elsewhere_than_they_say_are_told_apart() -> None:
    (piece,) = markup.pieces("[https://example.org](https://example.com)")
    assert (piece.bare, piece.to) == (False, "https://example.com")


@pytest.mark.parametrize(
    "part",
    [
        "*",
        "**",
        "**a ",
        "**a**",
        "[",
        "[a",
        "](",
        "[x](",
        "**[a](**",
        "![",
        "a@",
        "www.",
        "https://",
        "[x](https://a.b) ",
    ],
)
def test_ten_thousand_marks_lose_nothing(part: str) -> None:
    text = part * (10_000 // len(part))
    found = markup.pieces(text)
    assert all(text.startswith(piece.text, piece.start) for piece in found)
    assert not set(part) - set("".join(piece.text for piece in found)) - set("*[]()https://a.b")
