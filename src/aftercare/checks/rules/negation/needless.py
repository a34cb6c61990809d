"""What need not be done, told as what must not be done."""

from collections.abc import Iterator

import regex

from ....core.units import Severity, Unit
from ...analysis.sense.negation import negators
from ...analysis.text.spans import together
from ...analysis.text.tokens import masked
from ...analysis.words.finder import finder
from ...registry import Result, check, given

NEEDLESS = regex.compile(
    r"(?:\b(?:do|does)(?<!(?<!,\s)\bso (?:that )?(?:\w+ ){1,3}\w+)(?: not|n['’]t) (?:need|have) to\b"
    r"|\bneed not\b|\bneedn['’]t\b|\bno need to\b|\bnot (?:necessary|required|needed) to\b)"
    r"(?! (?:worry|panic|fear|mind|hesitate|be (?:afraid|concerned|alarmed|ashamed)))",
    regex.IGNORECASE,
)
"""What need not be done; "so that you do not have to" aside, which may well be told with a word for "lest"."""


def covered(language: str) -> bool:
    """Whether the words for what is not needed are known."""
    return finder(language, "needs", "needless") is not None


@check(Severity.ERROR, languages=covered)
@given(NEEDLESS.search)
def needless_forbidden(unit: Unit) -> Iterator[Result]:
    """What need not be done is not told as what must not be done.

    Bad [es]:  You do not need to fast before this test. -> No ayune antes de esta prueba.
    Bad [de]:  You do not have to stay in bed. -> Sie dürfen nicht im Bett bleiben.
    Good [es]: You do not need to fast before this test. -> No hace falta ayunar antes de esta prueba.
    Good [de]: You do not have to stay in bed. -> Sie müssen nicht im Bett bleiben.
    Good [fr]: You do not need to fast before this test. -> Vous pouvez manger avant cet examen.
    """
    words = finder(unit.language, "needs", "needless")
    for here, there in together(unit.source, unit.target):
        source, target = masked(unit.source)[slice(*here)], masked(unit.target)[slice(*there)]
        found = NEEDLESS.search(source)
        if not found or not words or words.search(target) or negators(NEEDLESS.sub(" ", source), "en"):
            continue
        if negators(target, unit.language):
            yield f"“{found[0]}” says that it may be left, and the translation forbids it"
