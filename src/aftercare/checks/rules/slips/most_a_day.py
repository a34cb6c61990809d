"""Doses of a few common medicines that are more than anybody may take: a figure too many is seen by these alone."""

from collections.abc import Iterator
from fractions import Fraction

import regex

from ....core.units import Severity, Unit
from ...across import UnitMessage, across, sources
from ...analysis.numbers.quantities import Quantity, quantities
from ...analysis.numbers.rates import rates
from ...analysis.numbers.scale import SCALE
from ...analysis.text.segments import sentences
from ...analysis.text.tokens import masked
from ...analysis.words.medicines import medicines

_BY_MOST = {
    1: "digoxin",
    1.6: "tamsulosin",
    2.4: "clonidine",
    5: "finasteride colchicine glucagon",
    10: "alprazolam",
    16: "loperamide imodium",
    20: "lorazepam glyburide amlodipine montelukast zolpidem apixaban",
    25: "warfarin",
    30: "methotrexate meloxicam bisacodyl estradiol",
    40: "olanzapine tadalafil glipizide rosuvastatin rivaroxaban cetirizine loratadine",
    50: "ondansetron melatonin",
    60: "mirtazapine metoclopramide citalopram escitalopram cyclobenzaprine",
    80: "lisinopril atorvastatin simvastatin pravastatin",
    100: "dexamethasone diazepam sildenafil carvedilol meclizine buspirone",
    120: "fluoxetine dextromethorphan",
    150: "losartan baclofen",
    200: "prednisone prednisolone nortriptyline sumatriptan atenolol hydrochlorothiazide",
    240: "pantoprazole pseudoephedrine",
    300: "amitriptyline oseltamivir diphenhydramine benadryl",
    360: "omeprazole",
    400: "codeine nitrofurantoin hydroxyzine tramadol sertraline spironolactone doxycycline",
    450: "bupropion venlafaxine metoprolol",
    540: "diltiazem verapamil",
    600: "docusate ranitidine trazodone pregabalin clopidogrel",
    800: "celecoxib allopurinol famotidine",
    1000: "oxycodone hydrocodone levofloxacin lamotrigine",
    1200: "quetiapine isoniazid",
    1500: "furosemide rifampin",
    1650: "naproxen aleve",
    2000: "ciprofloxacin azithromycin",
    2400: "guaifenesin",
    3000: "metformin",
    3200: "ibuprofen advil motrin",
    4000: "acetaminophen paracetamol tylenol acyclovir",
    4800: "gabapentin",
    6000: "aspirin amoxicillin cephalexin",
    8000: "valacyclovir",
    14000: "sevelamer",
}
MOST = {name: most for most, names in _BY_MOST.items() for name in names.split()}
"""How many mg a day are the most that any label or prescriber allows of a medicine that is taken by mouth."""
NAMED = regex.compile(rf"\b(?:{'|'.join(MOST)})\b", regex.IGNORECASE)
TAKE = regex.compile(r"\b(?:take|give|use|up\sto|at\smost|(?:no|not)\smore\sthan|maximum|limit)\b|\|", regex.IGNORECASE)
HARM = regex.compile(
    r"\b(?:harm|damag|danger|toxic|overdos|poison|kill|hurt|bottle|hold|contain)\p{L}*\b", regex.IGNORECASE
)
"""Words of a sentence that tells what too much does, or how much there is."""
OTHER = regex.compile(
    r"\b(?:take|give|use|swallow)\s(?!(?:it|one|two|three|up|no|not|only|at|about|half|each|another|this|these|the|your|an?"
    r"|more|less|every|or|with|as|in|by)\b)\p{L}+",
    regex.IGNORECASE,
)
"""What is taken that no list has: it is not the medicine of the sentence before."""
BESIDE = regex.compile(r"(?:,|\|)\s(?:and\s)?(?P<name>\p{L}{6,})\s$")
"""What stands before the amount of another medicine, in a list of several: dexamethasone 12 mg, aprepitant 125 mg."""
RIGHT_BEFORE = regex.compile(r",?\s(?:tablets?\s|capsules?\s|up\sto\s)?")
NEAR = 24
"""Letters between an amount and how often it is taken."""
PILLS = regex.compile(
    r"\b(?:(?:no|not)\s(?:take\s)?more\sthan|up\sto|at\smost|a\smaximum\sof)\s(?P<many>\d{1,3})\s(?:tablets|capsules|pills|caplets)\b"
    r"(?=[^.;]{0,40}\b(?:day|daily|24\shours)\b)",
    regex.IGNORECASE,
)
"""The most tablets of a day."""
EACH = regex.compile(
    r"(?P<mass>\d[\d,]*(?:\.\d+)?)\s?mg"
    r"(?=,?\s(?:tablets?|capsules?|caplets?|pills?|(?:\d|one|two)\b[^.;]{0,12}\btablets?))",
    regex.IGNORECASE,
)
"""What a tablet has: 500 mg tablets; 500 mg, 1 or 2 tablets."""
MASSES = frozenset({"milligram", "gram"})


@across(Severity.WARNING, english=True)
def dose_too_high(units: list[Unit]) -> Iterator[UnitMessage]:
    """No dose of a common medicine is more than anybody may take a day: 40,000 mg of acetaminophen."""
    for row in sources(units):
        of_row = _named(masked(row.source))
        for sentence in sentences(row.source) if of_row else ():
            text = masked(sentence)
            named = _named(text) or (set() if medicines(sentence) or OTHER.search(text) else of_row)
            if not named or not TAKE.search(text) or HARM.search(text):
                continue
            alone = min(named) if len({MOST[name] for name in named}) == 1 else ""
            if alone and (told := _pills_too_many(row.source, text, MOST[alone])):
                yield row, told
            yield from ((row, told) for told in _amounts_too_high(sentence, text, alone))


def _amounts_too_high(sentence: str, text: str, alone: str) -> Iterator[str]:
    """Say which amounts are too high: of the medicine that is named alone, or of that right before each."""
    for item in quantities(sentence, "en"):
        name, beside = alone or _ahead(text, item[0].start), BESIDE.search(text, 0, item[0].start)
        if item[1] not in MASSES or not name or (beside and beside["name"].casefold() not in MOST):
            continue
        dose, end = _a_day(item, sentence)
        if dose > MOST[name]:
            often = "" if dose == _size(item) else f", {float(dose):,g} mg a day,"
            yield f"“{text[item[0].start : end]}”{often} is more {name} than anybody may take a day ({MOST[name]:,} mg)"


def _ahead(text: str, end: int) -> str:
    """Return the medicine that stands right before an amount, where a sentence names several."""
    found = NAMED.search(text, max(0, end - NEAR), end)
    return found[0].casefold() if found and RIGHT_BEFORE.fullmatch(text, found.end(), end) else ""


def _pills_too_many(row: str, text: str, most: float) -> str:
    """Say that a limit of tablets is too high, where the row says how much each has: 500 mg, at most 16 tablets."""
    limit, each = PILLS.search(text), [found["mass"] for found in EACH.finditer(row)]
    if not limit or len({*each}) != 1 or int(limit["many"]) * float(each[0].replace(",", "")) <= most:
        return ""
    return f"“{limit[0]}” of {each[0]} mg are more than anybody may take a day ({most:,} mg)"


def _named(text: str) -> set[str]:
    return {found[0].casefold() for found in NAMED.finditer(text)}


def _a_day(item: Quantity, sentence: str) -> tuple[Fraction, int]:
    """Return how many mg a day an amount comes to, by how often it is taken right behind it, and where that ends."""
    behind = [rate for rate in rates(sentence, "en") if rate.known and 0 < rate.start - item[0].unit_end < NEAR]
    times = min((time for rate in behind[:1] for time in rate.times), default=Fraction(1))
    return _size(item) * max(times, Fraction(1)), behind[0].end if times > 1 else item[0].unit_end


def _size(item: Quantity) -> Fraction:
    return item[0].values[0] * SCALE[item[1]][1]
