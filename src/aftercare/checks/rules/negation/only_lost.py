"""What is to be taken or used and nothing else, told as one thing among others."""

from collections.abc import Iterator

import regex

from ....core.units import Severity, Unit
from ...analysis.sense.negation import count_of
from ...analysis.text.tokens import masked
from ...analysis.words.concepts import of_group
from ...analysis.words.dose_words import known
from ...registry import Result, check, given
from .exceptions import excepted

DOING = "eat|drink|take|use|have|give|feed|swallow|wash|rinse|clean|wear|apply"
ALONE = regex.compile(
    r"\b(?:nothing (?:but|except|other than)|exclusively|solely)\b"
    r"|^only (?:an?|the|your|\w+ed) \w+ (?:may|can|should|must)\b"
    rf"|(?<!\bnot )\b(?:(?:{DOING})\s(?:[\w-]+\s){{0,4}}only|only\s(?:{DOING}))\b"
    r"(?! (?:if|when|until|after|as|once))",
    regex.IGNORECASE,
)
"""What is to be taken or used and nothing else, not what is done in one case alone."""
NOTHING = regex.compile(r"\bnothing (?:but|except|other than)\b", regex.IGNORECASE)
"""What nobody tells but with "only" or a denial of all else."""


def _limits_to(source: str) -> bool:
    """Whether an English text says that one thing alone is to be taken or used, and makes no case of it."""
    return bool(ALONE.search(masked(source)))


@check(Severity.WARNING, languages=known)
@given(_limits_to)
def only_lost(unit: Unit) -> Iterator[Result]:
    """Where one thing alone is to be taken or used, the translation says "only", or denies all else.

    Bad [es]:  Drink nothing but water. -> Beba agua.
    Bad [de]:  Use only the drops in the blue box. -> Verwenden Sie die Tropfen aus der blauen Schachtel.
    Good [es]: Drink nothing but water. -> Beba solamente agua.
    Good [fr]: Drink nothing but water. -> Ne buvez que de l’eau.
    """
    target = masked(unit.target)
    limited = any(hit.name in {"most", "less"} for hit in of_group(unit.target, unit.language, "bounds"))
    if not (limited or excepted(target, unit.language) or count_of(target, unit.language, "only")):
        severity = Severity.ERROR if NOTHING.search(unit.source) else Severity.WARNING
        yield "the source says that this alone is to be taken or used, the translation does not", None, severity
