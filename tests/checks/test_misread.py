"""What the English writes as prescriptions do, and a patient misreads."""

import pytest

from aftercare.checks.rules.slips.misread import misread_dose
from aftercare.core.units import Unit

UNKNOWN = "is not what patients know: write"
POINT = "the point is overlooked: write"
WRONG = {
    "Take 1 tablet qd.": f"“qd” {UNKNOWN} how often in words",
    "Take 1 tablet in the morning prn.": f"“prn” {UNKNOWN} how often in words",
    "Take 10 mg bid.": f"“bid” {UNKNOWN} how often in words",
    "Take 2 tablets at HS.": f"“at HS” {UNKNOWN} when in words",
    "Take 5 mL by mouth ac.": f"“ac” {UNKNOWN} when in words",
    "Use the spray q4-6h.": f"“q4-6h” {UNKNOWN} when in words",
    "Take 1 capsule PO with water.": f"“PO” {UNKNOWN} by mouth",
    "Inject it SQ in the belly.": f"“SQ” {UNKNOWN} under the skin",
    "Inject 40 mg SC every morning.": f"“Inject 40 mg SC” {UNKNOWN} under the skin",
    "Put 3 drops in AU.": f"“AU” {UNKNOWN} right ear, left ear or both ears",
    "Take MS 15 mg at night.": "“MS” is taken for another medicine: write its whole name",
    "Take MSO4 as told.": "“MSO4” is taken for another medicine: write its whole name",
    "Take 25 mg of HCTZ.": "“HCTZ” is taken for another medicine: write its whole name",
    "D/C the tablets on Friday.": "“D/C” is read as stop and as discharge: write which",
    "Take 50 ug.": "“ug” is read as mg: write mcg",
    "Take 5 gr of it.": "“gr” is read as grams and as grains: write mg or g",
    "Give 1 T every night.": "“T” is read as either spoon: write tablespoon or teaspoon",
    "Take 1 tablet x3d.": "“x3d” is read as days and as doses: write for how many days",
    "Use it ud.": "“Use it ud” is not what patients know: write how it is taken",
    "Take 1 tablet @ 8 AM.": "“@” is read as 2: write at",
    "Inject 10K units.": f"“10K units” {UNKNOWN} the whole number, with commas",
    "Inject 10000 units.": "“10000” is hard to count: write it with a comma before every three digits",
    "Take 05 mg.": "“05” begins with 0: put the point where it belongs, or take the 0 out",
    "Inject 10Units.": "“10Units” is read as ten times as much: put a space before the unit",
    "Take Inderal40 mg.": "“Inderal40 mg” runs together: put a space before the number",
    "Use fluticasone 44 mg twice a day.": ("“fluticasone 44 mg” is about 1,000 times what is usual: is mcg meant?"),
    "Give 400 mg of vitamin D drops.": ("“400 mg of vitamin D” is not how vitamin D is measured: write units, or mcg"),
    "Take vitamin D3 1,000 units (25 mg).": (
        "“vitamin D3 1,000 units (25 mg” is not how vitamin D is measured: write units, or mcg"
    ),
    "Take it QW.": f"“QW” {UNKNOWN} how often in words",
    "Take 0.250 mg.": f"“0.250” {POINT} 0.25",
    "Give 2.50 mL.": f"“2.50” {POINT} 2.5",
    "Salt has 2.300 mg of sodium.": "“2.300” is read as thousands: write 2.3, or a comma in place of the point",
}
RIGHT = [
    "Bid for it, and call the PO box.",
    "MS Contin 15 mg is a tablet for pain of people with MS.",
    "Use your APAP machine, and plug in the AC.",
    "You had an ASA score of 2.",
    "Take 0.125 mg of digoxin or 3.125 mg of carvedilol.",
    "Inject 10,000 units on 10/05/2026 at 08:00.",
    "Write to us at help @ clinic.",
    "Drink 4 cups of 250 mL.",
    "Take vitamin B12 500 mcg.",
    "Take calcium 600 mg and vitamin D 400 units.",
]


@pytest.mark.parametrize(("text", "message"), WRONG.items())
def test_short_forms_of_prescriptions_are_told_in_words(text: str, message: str) -> None:
    assert [said for _, said in misread_dose([Unit("w.a", text, "", "en")])] == [message]


@pytest.mark.parametrize("text", RIGHT)
def test_other_words_of_the_same_letters_are_good(text: str) -> None:
    assert [*misread_dose([Unit("w.a", text, "", "en")])] == []
