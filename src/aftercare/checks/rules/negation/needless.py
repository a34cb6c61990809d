"""What need not be done, told as what must not be done; and what is to be done, told as what need not be."""

from collections.abc import Iterator

import regex

from ....core.units import Severity, Unit
from ...analysis.sense.negation import denies, negators
from ...analysis.text.normal import span
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
ORDER = regex.compile(
    r"(?:^|[.;:,]\s+|\b(?:please|then|and)\s)"
    r"(?:let|tell|call|take|use|keep|bring|wash|check|drink|go|come|contact|inform|continue|ask|wear|apply|see|get|give"
    r"|put|rest|clean|change|stop|finish|return|show)\b",
    regex.IGNORECASE,
)
"""What tells somebody to do something."""
LOOSE = regex.compile(
    r"\b(?:need\w*|ha(?:s|ve) to|necessar\w+|requir\w+|unless|until|till|only|just|instead|enough|optional\w*|alone"
    r"|still|own|itself|themselves|can|may|if you (?:want|wish|like|prefer)|even|otherwise|free|already)\b",
    regex.IGNORECASE,
)
"""What may be told with a word for what is not needed."""


def covered(language: str) -> bool:
    """Whether the words for what is not needed are known."""
    return finder(language, "needs", "needless") is not None


@check(Severity.WARNING, languages=covered)
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


def _orders(source: str) -> bool:
    """Whether an English text tells somebody to do something, and nothing else."""
    return ORDER.search(source) is not None and LOOSE.search(source) is None and not denies(masked(source), "en")


@check(Severity.ERROR, languages=covered)
@given(_orders)
def needless_added(unit: Unit) -> Iterator[Result]:
    """What is to be done is not told as what need not be done.

    Bad [es]: Tell the nurse if you feel dizzy. -> No hace falta avisar a la enfermera si se marea.
    Bad [zh-Hans]: Tell the nurse if you feel dizzy. -> 如感到头晕，无需告知护士。
    Good [es]: Tell the nurse if you feel dizzy. -> Si se marea, hace falta avisar a la enfermera.
    """
    words = finder(unit.language, "needs", "unneeded")
    if words and (found := words.search(masked(unit.target))):
        message = "the source tells what is to be done, and the translation that it need not be"
        yield message, span(unit.target, *found.span())
