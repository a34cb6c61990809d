"""Units, lengths and hours that nobody means."""

import pytest

from aftercare.checks.rules.slips.slips import slip
from aftercare.core.units import Unit

HOURS, MINUTES = "are hours meant?", "is very long: are minutes meant?"
WRONG = {
    "Use it every 14 days for 10 days.": "“every 14 days for 10 days” comes to once at most: correct one of the two",
    "Keep it dry for 48 days.": f"“48 days”: {HOURS}",
    "The drops act for 72 minutes.": f"“72 minutes”: {HOURS}",
    "Prop up your foot for 10 hours, 4 times a day.": (
        "“for 10 hours, 4 times a day” are 40 hours a day: correct one of the two"
    ),
    "Use the ice for 15 to 20 hours at a time.": f"“20 hours” {MINUTES}",
    "Hold your baby upright for 30 hours after each feeding.": f"“30 hours” {MINUTES}",
    "Wait 5 hours. If you are still short of breath, call 911.": f"“5 hours” {MINUTES}",
    "Call us if there is no wet diaper in 8 minutes.": f"“8 minutes”: {HOURS}",
    "Call if you have not passed urine in 8 weeks.": f"“8 weeks”: {HOURS}",
    "Take ibuprofen 200 mg every 6 days.": f"“every 6 days”: {HOURS}",
    "Set the oxygen to 2 mL per minute.": "“2 mL per minute” is hardly any oxygen: are liters meant?",
    "Set the oxygen to 2 liters per hour.": "“2 liters per hour”: is a minute meant?",
    "Your LDL should be below 70 mcg/dL.": "“70 mcg/dL”: is mg/dL or mmol/L meant?",
    "Call us if your blood sugar is above 25 mg/dL.": (
        "“25 mg/dL” is no reason to call: count its digits, or correct above or below"
    ),
    "Call us if your blood sugar is below 250 mg/dL.": (
        "“250 mg/dL” is no reason to call: count its digits, or correct above or below"
    ),
    "Take penicillin 500 mg twice a day for 10 weeks.": "“10 weeks”: are days meant?",
    "Below 160 mg/dL is low.": "“Below 160 mg/dL is low” is no usual level: count its digits",
    "Take 20 mg once a day for 5 hours.": "“5 hours”: are days meant?",
    "Come back within 24 days.": f"“24 days”: {HOURS}",
    "Wake him if he sleeps longer than 4 days.": f"“4 days”: {HOURS}",
    "Each tablet has 500 g of it.": "“500 g” is more than a tablet has: are mg meant?",
    "Inject enoxaparin 40 mg every 12 days.": f"“every 12 days”: {HOURS}",
    "Hold your breath for 10 minutes.": "“10 minutes”: are seconds meant?",
    "Call us if your INR is above 40.": "“40” is no INR: count its digits",
    "Do not bend the knee more than 900 degrees.": "“900 degrees” is more than anybody can: count its digits",
    "Call us if a nosebleed lasts 20 days.": f"“20 days” {MINUTES}",
    "Use 2 puffs 20 hours before sports.": f"“20 hours before sports” {MINUTES}",
    "Bite on the pad for 20 to 30 hours.": f"“30 hours” {MINUTES}",
    "Set the pump to 60 L per hour.": "“60 L per hour”: are mL meant?",
    "Drink 1 glass every 10 days.": f"“every 10 days” {MINUTES}",
    "Wait 5 hours between two kinds of drops.": f"“5 hours” {MINUTES}",
    "The stitches come out after 10 hours.": "“10 hours”: are days meant?",
    "Take 20 mg in the morning, and 10 mg at 2 AM.": "“at 2 AM” is in the night: is PM meant?",
    "Drink 60 glasses of water a day.": "“60 glasses” is more than anybody drinks: count its digits",
    "Put 1 nitroglycerin tablet (4 mg) under your tongue.": (
        "“4 mg” is more than is put under the tongue: count its digits"
    ),
    "Set the flow to 20 liters per minute.": (
        "“20 liters per minute” is more oxygen than is given at home: count its digits"
    ),
    "Keep it at 60 to 40 percent.": "“60 to 40 percent” is turned round: write the less first",
    "Drink 2 glasses (200 L each).": "“200 L” is more than anybody drinks: are mL meant?",
    "Take it on an empty stomach, 30 minutes after breakfast.": (
        "“30 minutes after breakfast” the stomach is not empty: is before meant?"
    ),
    "Take memantine 500 g twice a day.": "“memantine 500 g” is more than anybody takes: are mg meant?",
    "The clinic is open Monday to Friday, 9 PM to 5 AM.": ("“9 PM to 5 AM” are hours of the night: correct AM or PM"),
}
RIGHT = [
    "Use it every 12 hours for 10 days.",
    "Keep it dry for 24 to 72 days.",
    "Prop up your foot for 2 hours, 4 times a day.",
    "Use the ice for 20 minutes at a time, for 2 days.",
    "Wait 5 minutes. If you are still short of breath, call 911.",
    "Wait 2 hours before you drive. For an ambulance, dial 911.",
    "Call us if there is no wet diaper in 8 hours.",
    "Inject methotrexate every 7 days.",
    "Set the oxygen to 2 liters per minute.",
    "Your blood sugar should be 4 to 7 mmol/L, or 0.7 to 1.2 g/L.",
    "Call us if your blood sugar is above 250 mg/dL, or below 70 mg/dL.",
    "Keep it at 40 to 60 percent.",
    "Take penicillin 500 mg twice a day for 2 weeks.",
    "Below 70 mg/dL is low, above 240 mg/dL is high.",
    "Call us if a nosebleed lasts 20 minutes, or bleeding lasts 7 days.",
    "Press on it for 10 minutes. Leave the bandage on for 24 hours.",
    "Set the pump to 60 mL per hour.",
    "Take 20 mg once a day for 5 days. Walk twice a day for 10 minutes.",
    "Each tablet has 500 mg of it, or 1 g.",
    "Hold your breath for 10 seconds. Call us if your INR is above 4.5.",
    "Bend the knee to 120 degrees. Raise the oven to 400 degrees F.",
    "Your best peak flow is 300 liters per minute.",
    "Take 2 tablets at 8 AM, 2 PM, 8 PM and 2 AM.",
    "Put 1 nitroglycerin tablet (0.4 mg) under your tongue.",
    "The stitches come out after 10 days.",
    "Drink 2 glasses (200 mL each), or 2 L a day.",
    "Take it on an empty stomach, 2 hours after dinner.",
    "Mix lactulose 17 g of powder into water.",
    "Use hydrocortisone, a 30 g tube.",
    "At night, the office of the nurse on call is open 9 PM to 5 AM.",
    "The clinic is open 9 AM to 5 PM.",
]


def told(text: str) -> list[str]:
    return [message for _, message in slip([Unit("a.b", text, "", "en")])]


@pytest.mark.parametrize(("text", "message"), WRONG.items())
def test_what_nobody_means(text: str, message: str) -> None:
    assert told(text) == [message]


@pytest.mark.parametrize("text", RIGHT)
def test_what_may_well_be_meant(text: str) -> None:
    assert told(text) == []
