"""Short forms of prescriptions that no patient should have to read: bid, SQ, MSO4, D/C, as on the list of ISMP."""

from collections.abc import Iterator
from functools import cache

import regex

_DOSE = r"(?:m[lLgG]|mcg|g|units?|tablets?|capsules?|pills?|drops?|puffs?|doses?)"
_DOSED = rf"(?<=\d\s?{_DOSE}\b[^.;|]{{0,30}}\s)"
"""Behind an amount: “bid” is a word, and AC and PO stand for much else."""
_EARS = r"\b(?i:ears?|drops?)\b"
_NAMES = r"(?:ASA|APAP|HCTZ|HCT|AZT|NTG|MTX|PCN|TAC|MSO?4?|MgSO4)"
SHORT = (
    (
        rf"(?<![\w.])(?:qo?d|[qQ][AaPp][Mm]|tiw|biw|TIW|BIW|QW|qwk|prn)(?!\w)|{_DOSED}(?:bid|tid|qid)\b",
        "is not what patients know: write how often in words",
    ),
    (
        rf"\bat\sHS\b|{_DOSED}(?:HS|hs|ac|pc|AC|PC)\b|\b[qQ]\s?\d{{1,2}}\s?[-–]\s?\d{{1,2}}\s?[hH](?:rs?|ours?)?\b|\b[qQ]\s\d{{1,2}}\s?[hH]\b",
        "is not what patients know: write when in words",
    ),
    (rf"{_DOSED}(?:PO|po|p\.o\.)(?!\w)", "is not what patients know: write by mouth"),
    (
        r"\b(?:SQ|[Ss]ub-?\s?[Qq])\b|\b(?i:inject|units|mg|m[lL])\b[^.;|]{0,16}\sS\.?C\b",
        "is not what patients know: write under the skin",
    ),
    (
        rf"\b(?:MSO4|MgSO4)\b|\b{_NAMES}\b(?=\s\d+(?:\.\d+)?\s?m?c?g\b)|(?<=\d\s?mg\s(?:of\s)?){_NAMES}\b(?!\sContin)",
        "is taken for another medicine: write its whole name",
    ),
    (r"\b[dD]/[cC](?:['’]?d)?\b", "is read as stop and as discharge: write which"),
    (
        rf"(?<=\b(?:in|into|drops?|to)\s)A[DSU]\b(?:(?<={_EARS}.{{0,200}})|(?=.{{0,200}}{_EARS}))",
        "is not what patients know: write right ear, left ear or both ears",
    ),
    (r"(?<=\d\s?)ug\b", "is read as mg: write mcg"),
    (r"(?<=\d\s?)grs?\b(?!\.?\s?\d)", "is read as grams and as grains: write mg or g"),
    (r"(?<=\d\s)[Tt](?=\s(?:of|every|once|twice|daily|at)\b)", "is read as either spoon: write tablespoon or teaspoon"),
    (r"\b[xX]\s?\d{1,2}\s?[dD]\b", "is read as days and as doses: write for how many days"),
    (r"\b(?i:take|use|apply)\s(?:it\s)?(?:ud|UD|u\.d\.)(?!\w)", "is not what patients know: write how it is taken"),
    (r"(?<=\w\s)@(?=\s?\d)", "is read as 2: write at"),
    (r"\b\d+\s?[KM]\s(?:units|IU)\b", "is not what patients know: write the whole number, with commas"),
    (rf"(?<![\w.,/–-])\d{{5,}}(?=\s?{_DOSE}\b)", "is hard to count: write it with a comma before every three digits"),
    (
        rf"(?<![\w.,:/–-])0\d{{0,2}}[1-9]\d?(?=\s?{_DOSE}\b)",
        "begins with 0: put the point where it belongs, or take the 0 out",
    ),
    (r"\b\d+[uU]nits?\b", "is read as ten times as much: put a space before the unit"),
    (r"\b\p{L}\p{Ll}{3,}\d+(?:\.\d+)?\s?(?:mg|mcg|m[lL])\b", "runs together: put a space before the number"),
)
"""What is misread → why, and what to write."""


@cache
def _patterns() -> list[tuple[regex.Pattern[str], str]]:
    return [(regex.compile(pattern), why) for pattern, why in SHORT]


def short_forms(text: str) -> Iterator[str]:
    """Yield what is wrong with the short forms of a text."""
    for pattern, why in _patterns():
        yield from (f"“{found[0]}” {why}" for found in pattern.finditer(text))
