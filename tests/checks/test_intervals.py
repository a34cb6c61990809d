"""How often, how long and how much that nobody means, in the English."""

import pytest

from aftercare.checks.rules.slips.slips import slip
from aftercare.core.units import Unit

TOO_OFTEN, NO_PULSE = "is too often: are hours meant?", "is no pulse: count its digits"
HALF = "correct AM or PM, or the time of day"
NO_PRESSURE = "is no blood pressure: count its digits"
WRONG = {
    "Use it every 40 hours.": "“every 40 hours” is no usual time: count its digits",
    "Take 1 or 2 tablets every 6 minutes.": f"“2 tablets every 6 minutes” {TOO_OFTEN}",
    "Take 400 mg as needed every 4-6 minutes.": f"“400 mg as needed every 4-6 minutes” {TOO_OFTEN}",
    "Give one dose every 4 to 6 minutes.": f"“dose every 4 to 6 minutes” {TOO_OFTEN}",
    "Nurse 8 to 12 times in 24 days.": "“times in 24 days”: are 24 hours meant?",
    "Give no more than 5 doses in 2 hours.": "“than 5 doses in 2 hours” limits a very short time: are 24 hours meant?",
    "Put ice on it for 20 hours, every hour.": (
        "“for 20 hours, every hour” takes longer than the time between: correct one of the two"
    ),
    "Walk 8 days a week.": "“8 days a week”: a week has 7; correct the number",
    "A cycle is 21 days: 14 days of tablets, then 17 days of rest.": (
        "“is 21 days: 14 days of tablets, then 17 days”: these are 31 days, not 21"
    ),
    "It runs for 12 hours: from 8 PM to 6 AM.": "“12 hours: from 8 PM to 6 AM”: from one to the other are 10 hours",
    "Inject it each morning, between 7 and 9 PM.": f"“morning, between 7 and 9 PM”: {HALF}",
    "Take it in the evening at 8 AM.": f"“evening at 8 AM”: {HALF}",
    "Come at 7:30 PM in the morning.": f"“7:30 PM in the morning”: {HALF}",
    "Call if your blood pressure is over 100/180.": "“100/180” is turned round: the higher number stands first",
    "Call if your blood pressure is over 1600/100.": f"“1600/100” {NO_PRESSURE}",
    "Your target heart rate is 98 to 1180.": f"“heart rate is 98 to 1180” {NO_PULSE}",
    "Stop at 310 beats a minute.": f"“310 beats” {NO_PULSE}",
    "Call if your baby has lost more than 110% of its weight.": (
        "“lost more than 110%” is more than all: count the digits"
    ),
    "Call us if you have a fever of 100.4 °F (38 °C) or lower.": (
        "“fever of 100.4 °F (38 °C) or lower” is no fever: is higher meant?"
    ),
    "Take no less than 6 tablets a day.": "“take no less than 6 tablets” sets no limit: is more meant?",
    "Flush the tube with 60 L of water.": "“flush the tube with 60 L”: are mL meant?",
    "On a scale of 6 to 20, it should feel like 31.": (
        "“on a scale of 6 to 20, it should feel like 31” is not on that scale"
    ),
    "Change the bag every 24 days.": "“every 24 days”: are hours meant?",
    "Take it within 30 hours after a meal.": "“30 hours after a meal” is very long: are minutes meant?",
    "Do not swallow it: gargle with it for 30 hours.": (
        "“gargle with it for 30 hours” is very long: are minutes meant?"
    ),
    "Warm up for 5 to 10 hours.": "“warm up for 5 to 10 hours” is very long: are minutes meant?",
    "Nurse 15 hours on each side.": "“15 hours on each side” is very long: are minutes meant?",
    "Give 250 mL of it over 20 to 30 seconds.": (
        "“250 mL of it over 20 to 30 seconds” is very fast: are minutes meant?"
    ),
    "Take sevelamer 8,000 mg, 2 tablets with each meal.": (
        "“8,000 mg, 2 tablets”: no tablet has so much; count the digits"
    ),
    "Eat less than 20,000 mg of potassium. Potassium | 20,000 mg or less": (
        "“20,000 mg” is more than anybody has: count its digits"
    ),
    "Your potassium is above 60 mmol/L.": "“60 mmol/L” is more than anybody has: count its digits",
    "Surgery was on your right eye. The drops are for the left eye only.": (
        "“left eye only” is not “right eye”: which of the two is meant?"
    ),
    "Call if your blood pressure is over 150/90 or under 60/100.": (
        "“60/100” is turned round: the higher number stands first"
    ),
    "Call if your pulse is above 50 or below 120.": (
        "“above 50 or below 120” is any number there is: correct one of the two"
    ),
    "Call if it is under 120 or over 60.": "“under 120 or over 60” is any number there is: correct one of the two",
    "Eat 80 to 90 mg of protein.": "“90 mg of protein”: correct mg or g",
    "Eat 2,000 g of sodium.": "“2,000 g of sodium”: correct mg or g",
    "Set the oxygen to 20 liters a minute.": (
        "“20 liters a minute” is more oxygen than is given at home: count its digits"
    ),
    "The staples come out between days 16 and 12.": "“between days 16 and 12” is turned round: write the less first",
    "You do 4 exchanges a day: 7 AM, noon and 10 PM.": (
        "“4 exchanges a day: 7 AM, noon and 10 PM”: these are 3 times of day"
    ),
    "Call if there are more than 8 loose stools in 24 days.": (
        "“more than 8 loose stools in 24 days”: are 24 hours meant?"
    ),
    "Lunch | 12:30 AM | 45 g": f"“lunch | 12:30 AM”: {HALF}",
    "Bedtime | 10 AM | 14 units": f"“bedtime | 10 AM”: {HALF}",
    "Breakfast at 7 PM, then rest.": f"“breakfast at 7 PM”: {HALF}",
    "Hib | 5th of 4 | today": "“5th of 4”: the first number is more than all of them",
}
RIGHT = [
    "Do not rinse your mouth for 24 hours.",
    "Don’t spit or rinse for 2 days.",
    "Change the patch every 72 hours.",
    "Put 1 tablet of nitroglycerin under your tongue every 5 minutes.",
    "Give 5 mL (1 teaspoon) every 5 minutes for the first hour.",
    "Take 1 tablet every 15 minutes, 12 times.",
    "Give 2 puffs every 4 minutes.",
    "The tests were taken at 3 times in 24 weeks.",
    "Have no more than 3 doses in 15 minutes.",
    "Put ice on it for 20 minutes, every hour, and every 2 hours at night for 3 days.",
    "Walk 5 days a week for 12 weeks.",
    "A cycle is 21 days: 14 days of tablets, then 7 days of rest.",
    "The visit takes 3 days: 1 day here, then 1 day at home and 1 day of tests.",
    "It runs for 12 hours: from 8 PM to 8 AM.",
    "Open 24 hours: from 8 AM to 8 AM.",
    "Rest in the morning, and at 3 PM walk. Take it in the morning at 8 AM and in the evening at 8 PM.",
    "Do not eat after dinner, until 8 AM.",
    "Call if your blood pressure is over 160/100.",
    "Count your pulse for 15 seconds. If it is over 130, call 911.",
    "Check your pulse, and call 911.",
    "Up to 7% of the weight is lost. Oxygen is 95% to 100%.",
    "Call us if you have a fever of 100.4 °F (38 °C) or higher.",
    "You may go when your fever is 100 °F or lower.",
    "Take no more than 6 tablets a day.",
    "Call if your pulse is below 50 or above 120, or your blood pressure over 150/90 or under 100/60.",
    "Eat 80 to 90 g of protein and 15 g of fiber, and 2,000 mg of sodium.",
    "Set the oxygen to 2 liters a minute.",
    "The staples come out between days 12 and 16.",
    "You do 4 exchanges a day: 7 AM, noon, 5 PM and 10 PM.",
    "Lunch | 12:30 PM. Breakfast | 7 AM. Bedtime | 10 PM. Lunch is at 11 AM.",
    "Open it at least once every 24 minutes. Do not eat for 12 hours before breakfast.",
    "Rest for 2 days. Give 10 mL over 30 seconds, or 250 mL over 20 minutes.",
    "Take 1,000 mg tablets, 2 a day: 2,000 mg in all.",
    "Eat 2,000 mg of sodium. Your sodium is 140 mmol/L and your potassium 5.5 mmol/L.",
    "Surgery was on your right eye, not on the left eye only.",
    "Put the drops in the right eye, and in the left eye only at night.",
    "Mix the powder with 2 L of water. The tank holds 60 L.",
    "On a scale of 0 to 10, call if it is over 7 for 24 hours.",
    "DTaP | 1st of 5",
    "Come on the 12th of 2 months from now.",
]


@pytest.mark.parametrize(("text", "message"), WRONG.items())
def test_what_nobody_means(text: str, message: str) -> None:
    told = [said for _, said in slip([Unit("w.a", text, "", "en")])]
    assert [each.casefold() for each in told] == [message.casefold()]


@pytest.mark.parametrize("text", RIGHT)
def test_what_is_meant(text: str) -> None:
    assert [*slip([Unit("w.a", text, "", "en")])] == []
