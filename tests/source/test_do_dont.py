"""What the English of a row says by itself about doing and not doing."""

import pytest

from aftercare.core.model import Kind
from aftercare.source.do_dont import contradicts, says_so, unclear


@pytest.mark.parametrize(
    ("kind", "english", "said"),
    [
        (Kind.DO, "Wash your hands.", True),
        (Kind.DO, 'Say "yes."', True),
        (Kind.DO, "Cold compresses", False),
        (Kind.DONT, "Do not scrub.", True),
        (Kind.DONT, "Don’t scrub", True),
        (Kind.DONT, "Don't scrub", True),
        (Kind.DONT, "Avoid waxing", True),
        (Kind.DONT, "Continue to avoid the sun.", True),
        (Kind.DONT, "Stay away from dogs", True),
        (Kind.DONT, "No makeup", True),
        (Kind.DONT, "Do **not** rinse.", True),
        (Kind.DONT, "For 3 days, do not smoke.", True),
        (Kind.DONT, "You cannot drive.", True),
        (Kind.DONT, "Hot baths.", False),
        (Kind.DONT, "Stop your medicine early.", False),
        (Kind.DONT, "Notice the redness.", False),
        (Kind.DONT, "Do **not** scrub.", True),
        (Kind.DONT, "If you feel faint, do not drive.", True),
        (Kind.DONT, "You must not drink.", True),
        (Kind.DONT, "The wound should never get wet.", True),
        (Kind.DONT, "Smoking is not allowed.", True),
        (Kind.DONT, "Be careful not to scratch.", True),
        (Kind.DONT, "Hot baths (not showers).", False),
        (Kind.DONT, "Alcohol, no matter how little.", False),
        (Kind.DONT, "Food that you cannot chew.", False),
        (Kind.DONT, "Foods that do not agree with you.", False),
        (Kind.DONT, "Skip meals.", False),
        (Kind.DONT, "Driving when you have not slept.", False),
        (Kind.DONT, "Exercise to avoid boredom.", False),
        (Kind.STEP, "Hot baths", True),
        (Kind.TEXT, "A bruise", True),
    ],
)
def test_says_so(kind: Kind, english: str, said: bool) -> None:
    assert says_so(kind, english) is said


TYPED = ("Do{}not scrub.", "Please{}do{}not{}scrub.", "You{}must{}not{}drink.", "For 3 days,{}do{}not smoke.")
SPACES = ("\u00a0", "\u202f", "\u2009", "\u2007", "\u3000", "  ", " \u00a0", "\u00a0\u202f", "\t")


@pytest.mark.parametrize("space", SPACES, ids=ascii)
@pytest.mark.parametrize("english", TYPED)
def test_spaces_of_whatever_kind_part_words(english: str, space: str) -> None:
    typed = english.replace("{}", space)
    assert says_so(Kind.DONT, typed)
    assert not unclear("dont", typed)
    assert contradicts("do", typed) is contradicts("do", english.replace("{}", " "))
    assert not contradicts("do", f"Do{space}not{space}forget to drink.")


@pytest.mark.parametrize("mark", "'’‘ʼ`´′＇")
def test_apostrophes_of_whatever_kind_deny(mark: str) -> None:
    assert says_so(Kind.DONT, f"Don{mark}t scrub.")
    assert says_so(Kind.DONT, f"You shouldn{mark}t drive.")
    assert contradicts("do", f"DON{mark}T scrub.")


@pytest.mark.parametrize(
    ("kind", "english", "wrong"),
    [
        ("do", "Do not scrub.", True),
        ("do", "Please avoid the sun.", True),
        ("do", "Never scrub.", True),
        ("do", "**Do not** scrub.", True),
        ("do", "No smoking.", True),
        ("do", "You must not drink.", True),
        ("do", "No more than 3 tablets a day.", False),
        ("do", "Do not forget to drink.", False),
        ("do", "Don’t hesitate to call.", False),
        ("do", "Wash, and do not scrub.", False),
        ("do", "Stopwatch in hand, wait 30 seconds.", False),
        ("dont", "Do not scrub.", False),
        ("step", "Do not scrub.", False),
    ],
)
def test_a_tick_before_a_ban_is_a_contradiction(kind: str, english: str, wrong: bool) -> None:
    assert contradicts(kind, english) is wrong


@pytest.mark.parametrize(
    ("kind", "english", "open_"),
    [
        ("dont", "Skip meals.", True),
        ("dont", "Stop your medicine early.", True),
        ("dont", "Hot baths (not showers).", True),
        ("dont", "Alcohol, no matter how little.", True),
        ("dont", "Bandages that can't breathe.", True),
        ("dont", "Do not skip meals.", False),
        ("dont", "No makeup", False),
        ("dont", "Hot baths.", False),
        ("do", "Skip breakfast.", False),
    ],
)
def test_a_cross_before_a_denial_that_is_no_ban_leaves_open_what_is_forbidden(
    kind: str, english: str, open_: bool
) -> None:
    assert unclear(kind, english) is open_
