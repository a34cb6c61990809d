"""What the English of a row says by itself about doing and not doing."""

import pytest

from aftercare.core.model import Kind
from aftercare.source.do_dont import contradicts, says_so


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
        (Kind.DONT, "Hot baths.", False),
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


@pytest.mark.parametrize(
    ("kind", "english", "wrong"),
    [
        ("do", "Do not scrub.", True),
        ("do", "Please avoid the sun.", True),
        ("do", "Never scrub.", True),
        ("do", "Do not forget to drink.", False),
        ("do", "Don’t hesitate to call.", False),
        ("do", "Wash, and do not scrub.", False),
        ("do", "Stopwatch in hand, wait 30 seconds.", False),
        ("dont", "Do not scrub.", False),
        ("dont", "Stop your medicine early.", True),
        ("dont", "Skip meals.", True),
        ("dont", "Do not skip meals.", False),
        ("step", "Do not scrub.", False),
    ],
)
def test_a_sign_that_says_another_thing_than_the_words_is_a_contradiction(kind: str, english: str, wrong: bool) -> None:
    assert contradicts(kind, english) is wrong
