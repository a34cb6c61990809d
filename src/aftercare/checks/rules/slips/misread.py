"""Doses in the English that are often misread as others: ".5 mL", "5.0 mL", "QD", as on the list of ISMP."""

from collections.abc import Iterator
from functools import cache

import regex

from ....core.units import Severity, Unit
from ...across import UnitMessage, across, sources
from ...analysis.text.tokens import masked
from .short_forms import short_forms

DOSED = r"(?:m[lLgG]|mcg|[µμ]g|g|cc|units?|tablets?|capsules?|drops?|puffs?|teaspoons?|tablespoons?|tsp|tbsp)"
EYE = r"\b(?i:eyes?|drops?|gtts?)\b"
INSULIN = (
    r"(?i:(?:(?:long|rapid|short)-acting\s|regular\s|NPH\s)?insulin|glargine|lispro|aspart|detemir|degludec|glulisine"
    r"|Lantus|Basaglar|Toujeo|Levemir|Tresiba|Humalog|Novolog|Humulin|Novolin|Apidra|Admelog|Fiasp)"
)
IN_MICROGRAMS = (
    r"(?i:levothyroxine|liothyronine|Synthroid|Levoxyl|digoxin|Lanoxin|fentanyl"
    r"|fluticasone|Flovent|beclomethasone|salmeterol|ciclesonide|tiotropium|formoterol)"
)
IN_MILLIGRAMS = (
    r"(?i:acetaminophen|Tylenol|ibuprofen|Advil|Motrin|naproxen|Aleve|aspirin|amoxicillin|cephalexin|azithromycin|ciprofloxacin"
    r"|doxycycline|metformin|gabapentin|metoprolol|losartan|lisinopril|amlodipine|atorvastatin|furosemide|omeprazole|docusate"
    r"|prednisone|tramadol|sertraline|famotidine|warfarin|apixaban|rivaroxaban|clopidogrel|allopurinol)"
)
MISREAD = (
    (r"(?<![\w.,])\.\d+", "the point is overlooked: write {better}"),
    (
        rf"(?<![\w.,])[1-9]\d{{0,2}}\.\d\d0(?=\s?{DOSED}\b)",
        "is read as thousands: write {better}, or a comma in place of the point",
    ),
    (
        rf"(?<![\w.,])(?![1-9]\d*\.\d\d0(?!\d))\d+\.\d*0(?=\s?{DOSED}\b)",
        "the point is overlooked: write {better}",
    ),
    (
        rf"(?<![\w.,])\d+,\d\d?(?=\s?{DOSED}\b)",
        "the comma is read as that of thousands: write {better}",
    ),
    (r"(?<=\d\s?)[µμ]g\b", "is read as mg: write mcg"),
    (r"(?<=\d\s?)cc\b", "is read as 00: write mL"),
    (r"(?<=\d\s?)I?U\b", "is read as 0 or 4: write units"),
    (
        r"\b(?:QO?D|[qQ]\.[oO]?\.?[dD]\.|BID|TID|QID|[bBtT]\.i\.d\.|q\.i\.d\.|QHS|PRN|p\.r\.n\.)(?!\w)(?!\s\((?:\w+\s){1,3}(?:a|per)\sday)",
        "is not what patients know: write how often in words",
    ),
    (
        r"(?<![\w.])(?:q\.?h\.?s\.?|h\.s\.|[qQ]\d{1,2}[hH])(?!\w)",
        "is not what patients know: write when in words",
    ),
    (
        rf"\b(?i:inject|take|give|use)\s\d+(?:\.\d+)?\s?m(?:[lL]|g)\s(?:of\s)?(?:your\s)?{INSULIN}\b",
        "is not how insulin is measured: write units",
    ),
    (
        rf"\b{INSULIN}\b[^|.;\d]{{0,20}}\|\s?\d+(?:\.\d+)?\s?m(?:[lL]|g)\b",
        "is not how insulin is measured: write units",
    ),
    (
        rf"\b{IN_MICROGRAMS}\b[^.;\d]{{0,20}}\b\d{{2,3}}\s?mg\b|(?<![\d.])\d{{2,3}}\s?mg\s(?:of\s)?{IN_MICROGRAMS}\b",
        "is about 1,000 times what is usual: is mcg meant?",
    ),
    (
        rf"\b{IN_MILLIGRAMS}\b[^.;|\d]{{0,20}}\|?\s?(?<![\d.,])\d{{1,3}}\s?mcg\b|(?<![\d.,])\b\d{{1,3}}\s?mcg\s(?:of\s)?{IN_MILLIGRAMS}\b",
        "is about a thousandth of what is usual: is mg meant?",
    ),
    (
        r"\b(?i:vitamin\sD3?)\b[^.;|\d]{0,20}(?:[\d,]+\sunits\s\()?\b\d{2,}\s?mg\b|\b\d{2,}\s?mg\s(?:of\s)?(?i:vitamin\sD3?)\b",
        "is not how vitamin D is measured: write units, or mcg",
    ),
    (
        r"\b\d+\s?m[lL]\s\([^)|]{0,8}\s(?:tablets?|capsules?|pills?)\)|\b(?:tablets?|capsules?|pills?)\s\(\d+\s?m[lL]\)",
        "is no amount of a tablet: is mg meant?",
    ),
    (
        r"\b\d+(?:\.\d+)?\s?m[lL]\s?(?:/|per|in(?:\seach)?)\s?(?:\d+(?:\.\d+)?\s?)?m?c?g\b(?!\s?/)",
        "is turned round: write how many mg are in how many mL",
    ),
    (r"\bgtts?\b", "is not what patients know: write drops"),
    (
        rf"(?<![\w.])O\.?[DSU]\b(?:(?<={EYE}.{{0,200}})|(?=.{{0,200}}{EYE}))",
        "is not what patients know: write right eye, left eye or both eyes",
    ),
    (
        r"\b(?i:right\seye),?\s?[(\[]?O\.?[SU]\b|\b(?i:left\seye),?\s?[(\[]?O\.?[DU]\b|\b(?i:both\seyes),?\s?[(\[]?O\.?[DS]\b",
        "are not the same: OD is the right eye, OS the left, OU both",
    ),
)
"""What is misread → why, and what to write."""


@cache
def _patterns() -> list[tuple[regex.Pattern[str], str]]:
    return [(regex.compile(pattern), why) for pattern, why in MISREAD]


@across(Severity.WARNING, english=True)
def misread_dose(units: list[Unit]) -> Iterator[UnitMessage]:
    """No dose in the English is written so that it is misread: .5 mL, 5.0 mL, 5 cc, 10 U, QD, SQ, gtt, MSO4."""
    for row in sources(units):
        text = masked(row.source)
        for pattern, why in _patterns():
            told = (f"“{match[0]}” {why.format(better=_better(match[0]))}" for match in pattern.finditer(text))
            yield from ((row, message) for message in dict.fromkeys(told))
        yield from ((row, told) for told in short_forms(text))


def _better(number: str) -> str:
    if "," in number:
        return number.replace(",", ".")
    return f"0{number}" if number.startswith(".") else number.rstrip("0").rstrip(".")
