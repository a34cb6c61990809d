"""Splits English into sentences; only white space lies between them."""

import re

_ABBREVIATIONS = (
    "dr mr mrs ms st vs no nos approx e.g i.e etc a.m p.m u.s inc ltd co dept tel ext fig oz tsp tbsp min max hr hrs"
    " ph.d m.d r.n mon tue tues wed thu thur thurs fri sat sun jan feb mar apr jun jul aug sep sept oct nov"
    " dec"
)
ABBREVIATIONS = frozenset(_ABBREVIATIONS.split())
_END = re.compile(r"""[.!?]["'”’)\]]*\s+(?=["'“‘(\[]?[A-Z0-9¿¡])""")
_TAIL = 60
"""Characters at the end of a sentence in which its last word stands, whatever comes behind it."""
_LAST = re.compile(r"([\w.]+)[.!?][\"'”’)\]]*\s+$")


def sentences(text: str) -> list[str]:
    """Return the sentences of a text; an abbreviation or a single letter ends none."""
    found, start = [], 0
    for end in _END.finditer(text):
        if not _abbreviated(text[max(start, end.end() - _TAIL) : end.end()]):
            found.append(text[start : end.end()].strip())
            start = end.end()
    return [*found, rest] if (rest := text[start:].strip()) else found


def _abbreviated(text: str) -> bool:
    last = _LAST.search(text)
    word = last[1].lower() if last else ""
    return word in ABBREVIATIONS or (len(word) == 1 and word.isalpha())
