"""Slips of the hand in the English, what is left of drafts, and what is told on the wrong scale."""

import pytest

from aftercare.checks.rules.english.equivalents import amount_contradicted
from aftercare.checks.rules.english.temperatures import temperature_scale
from aftercare.checks.rules.english.weekdays import weekday_contradicted
from aftercare.checks.rules.slips.left_over import unfilled_field
from aftercare.checks.rules.slips.misread import misread_dose
from aftercare.checks.rules.slips.most_a_day import dose_too_high
from aftercare.checks.rules.slips.slips import slip
from aftercare.core.units import Unit

CHECKS = (
    dose_too_high,
    slip,
    temperature_scale,
    weekday_contradicted,
    misread_dose,
    amount_contradicted,
    unfilled_field,
)
LETTER = "has a letter for a digit: type 1 for l, and 0 for O"
MICROGRAMS = "is about 1,000 times what is usual: is mcg meant?"
TURNED = "is turned round: write how many mg are in how many mL"
KNOWN = "is not what patients know: write"
EYES = "are not the same: OD is the right eye, OS the left, OU both"
HOW_MANY = "does not say how many: write the number"
HOW_LONG = "does not say how long: write the number and its unit"
NO_BODY, NO_FRIDGE = "is no temperature of a person", "is no temperature of a refrigerator"
ONE_OR_SEVERAL = "may be one or several: correct the number, or the word behind it"
WRONG = {
    "Come at 14:00 PM.": ["“14:00 PM” is no time of day: is 2:00 PM meant?"],
    "Come at 14:30 pm.": ["“14:30 pm” is no time of day: is 2:30 PM meant?"],
    "Come at 15 PM.": ["“15 PM” is no time of day: is 3:00 PM meant?"],
    "Come at 8:00 AM PM.": ["“8:00 AM PM” is no time of day: write AM or PM"],
    "Wear it for 30 hours a day.": ["“30 hours a day”: a day has 24; correct the number"],
    "Give 1\u00a00 mL.": ["“1 0” has a space in its number: take it out, or write the number that is meant"],
    "Take 1 0 units.": ["“1 0” has a space in its number: take it out, or write the number that is meant"],
    "Inject it at bedtime, 10 AM.": ["“bedtime, 10 AM” is in the morning: is PM meant?"],
    "Come on Monday, Thursday and Monday.": ["“Monday, Thursday and Monday” has Monday twice: correct one"],
    "Come at 12:60 PM.": ["“12:60 PM” is no time of day"],
    "Call us Monday to Friday, 8 PM to 5 PM.": ["“8 PM to 5 PM” is 21 hours: correct AM or PM"],
    "Call us 8:30 a.m.-5 a.m.": ["“8:30 a.m.-5 a.m.” is 20.5 hours: correct AM or PM"],
    "Call if the pain is 18 or more on a scale of 0 to 10.": [
        "“18 or more on a scale of 0 to 10” is not on that scale"
    ],
    "Use the drops 30 times a day.": ["“30 times a day” is more often than anything is taken: correct the number"],
    "Week 2 | stop | 30 times a day": ["“30 times a day” is more often than anything is taken: correct the number"],
    "Week 2 | times a day": [f"“times a day” {HOW_MANY}"],
    "95 to 110 | units more": [f"“units more” {HOW_MANY}"],
    "Do not lie down for minutes.": [f"“Do not lie down for minutes” {HOW_MANY}"],
    "Do not take it within hours of a meal.": [f"“Do not take it within hours of” {HOW_MANY}"],
    "Keep the cast dry for weeks.": [f"“Keep the cast dry for weeks” {HOW_MANY}"],
    "Drink nothing until hours before your test.": [f"“until hours before” {HOW_MANY}"],
    "Breathe deeply times every hour.": [f"“times every hour” {HOW_MANY}"],
    "Take 2 tablets with each meal and 1 tablets with a snack.": [f"“1 tablets” {ONE_OR_SEVERAL}"],
    "Use fluticasone 44 mcg, 2 puff with a spacer.": [f"“2 puff” {ONE_OR_SEVERAL}"],
    "Put 4 nitroglycerin tablet under your tongue.": [f"“4 nitroglycerin tablet” {ONE_OR_SEVERAL}"],
    "Check before breakfast, and hour after each meal.": [f"“and hour after” {HOW_MANY}"],
    "After hours without vomiting, give food.": [f"“After hours without” {HOW_MANY}"],
    "Do not bend your hip past 90 degrees for weeks.": [f"“Do not bend your hip past 90 degrees for weeks” {HOW_MANY}"],
    "Wait 15 and check again.": [f"“Wait 15” {HOW_LONG}"],
    "Take 1 more tablets of it.": [f"“1 more tablets” {ONE_OR_SEVERAL}"],
    "Wear it for 40 hours a night.": ["“40 hours a night”: a day has 24; correct the number"],
    "Call if you cannot use it for nights in a row.": [f"“for nights in a row” {HOW_MANY}"],
    "Wait hour and check again.": [f"“Wait hour” {HOW_MANY}"],
    "Shake the bottle times.": [f"“Shake the bottle times” {HOW_MANY}"],
    "Call if you had no urine in hours.": [f"“no urine in hours” {HOW_MANY}"],
    "Call if you pass urine fewer than times a day.": [f"“fewer than times” {HOW_MANY}"],
    "Do not drive for weeks after the surgery.": [f"“for weeks after the” {HOW_MANY}"],
    "Do not use it within 24 of sildenafil.": [f"“within 24” {HOW_LONG}"],
    "Throw the bottle away 28 after you open it.": [f"“away 28” {HOW_LONG}"],
    "Call if your blood sugar is over mg/dL.": [f"“over mg/dL” {HOW_MANY}"],
    "Do not eat for 8 before surgery.": [f"“for 8” {HOW_LONG}"],
    "Showers are fine after 48.": [f"“after 48” {HOW_LONG}"],
    "Drink nothing after 25:30.": ["“25:30” is no time of day"],
    "Come on 2/30/2026.": ["there is no such day: “2/30/2026”"],
    "Come on 13/45/2026.": ["there is no such day: “13/45/2026”"],
    "Come on November 31, 2026.": ["there is no such day: “November 31, 2026”"],
    "Come on November 31.": ["there is no such day: “November 31”"],
    "Come on 30 Feb at noon.": ["there is no such day: “30 Feb”"],
    "Rest for two (3) weeks.": ["“two” is not 3: write one of the two"],
    "Rest for 2 (three) weeks.": ["“three” is not 2: write one of the two"],
    "Put l drop in the eye.": [f"“l” {LETTER}"],
    "Put I drop in the eye.": [f"“I” {LETTER}"],
    "Wait l hour.": [f"“l” {LETTER}"],
    "Take 1O mg.": [f"“1O” {LETTER}"],
    "Take l0 mL.": [f"“l0” {LETTER}"],
    "Take 0 tablets.": ["“0 tablets” is nothing: write how much, or “Do not”"],
    "Do not give more than 0 doses in 24 hours.": ["“0 doses” is nothing: write how much, or “Do not”"],
    "Wait 0 minutes.": ["“0 minutes” is nothing: write how much, or “Do not”"],
    "Wait minutes before the next bottle.": ["“Wait minutes” does not say how many: write the number"],
    "Rest at least hours.": ["“at least hours” does not say how many: write the number"],
    "Take mg of aspirin.": [f"“Take mg” {HOW_MANY}"],
    "Inject units of glargine.": [f"“Inject units” {HOW_MANY}"],
    "Take up to mg of it a day.": [f"“to mg” {HOW_MANY}"],
    "Each tablet has mg.": [f"“has mg” {HOW_MANY}"],
    "Take 1 capsule of it (mg) every morning.": [f"“(mg)” {HOW_MANY}"],
    "Take capsule of cephalexin.": [f"“Take capsule of” {HOW_MANY}"],
    "Take tablets every 6 hours.": [f"“Take tablets every 6” {HOW_MANY}"],
    "Take aspirin every hours.": [f"“every hours” {HOW_MANY}"],
    "Take aspirin times a day.": [f"“times a day” {HOW_MANY}"],
    "Raise your leg for 20 minutes, times a day.": [f"“times a day” {HOW_MANY}"],
    "No honey for a baby under months.": [f"“under months” {HOW_MANY}"],
    "Do not drive for hours.": [f"“Do not drive for hours” {HOW_MANY}"],
    "Stop warfarin days before your surgery.": [f"“Stop warfarin days before” {HOW_MANY}"],
    "Drink nothing in the hours before your test.": [f"“in the hours before your” {HOW_MANY}"],
    "Finish the drink within hours.": [f"“Finish the drink within hours” {HOW_MANY}"],
    "Throw it away after days.": [f"“after days” {HOW_MANY}"],
    "Call if your fever is over °F.": [f"“over °F” {HOW_MANY}"],
    "Do not drive for 24.": [f"“for 24” {HOW_LONG}"],
    "Take it once a day for.": [f"“a day for” {HOW_LONG}"],
    "Take 1 tablets at night.": [f"“1 tablets” {ONE_OR_SEVERAL}"],
    "Wait one days.": [f"“one days” {ONE_OR_SEVERAL}"],
    "Take 2 tablet at night.": [f"“2 tablet” {ONE_OR_SEVERAL}"],
    "Take it for 7 day.": [f"“7 day” {ONE_OR_SEVERAL}"],
    "Keep it at 2 to 8 °C (20 to 46 °F).": ["2 to 8 °C is not 20 to 46 °F: correct one of the two"],
    "22 to 32 lb (1 to 14.9 kg) | 5 mL": ["22 to 32 lb is not 1 to 14.9 kg: correct one of the two"],
    "Keep it at 2-8 °C (36-64 °F).": ["8 °C is not 64 °F: correct one of the two"],
    "Keep it at 2 °C to 8 °C (20 °F to 46 °F).": ["2 °C to 8 °C is not 20 °F to 46 °F: correct one of the two"],
    "Keep it at 2 °C to 8 °C (36 °F to 64 °F).": ["8 °C is not 64 °F: correct one of the two"],
    "Call if the temperature is 38 °F or more.": ["“38 °F” is no temperature of a person: is 38 °C meant?"],
    "A fever is over 100.4 °C.": ["“100.4 °C” is no temperature of a person: is 100.4 °F meant?"],
    "Call if your fever is over 1004 °F.": [f"“1004 °F” {NO_BODY}: count its digits"],
    "Call if you have a fever of 380 °C.": [f"“380 °C” {NO_BODY}: count its digits"],
    "Call if you have a fever of 10.04 °F.": [f"“10.04 °F” {NO_BODY}: count its digits"],
    "Call if your blood sugar is under 70 mmol/L.": ["“70 mmol/L” is no blood sugar: is 70 mg/dL meant?"],
    "Call if your blood sugar is under 4 mg/dL.": ["“4 mg/dL” is no blood sugar: is 4 mmol/L meant?"],
    "Call if your blood sugar is over 4000 mg/dL.": ["“4000 mg/dL” is no blood sugar: count its digits"],
    "Bathe your baby in water of 98 to 100 °C.": [
        "“100 °C” is no temperature of a bath: is 100 °F meant?",
    ],
    "3 to 6 months | 1010 °F or higher": ["“1010 °F” is no temperature: count its digits"],
    "Keep it in the refrigerator at 36 to 46 °C.": [f"“46 °C” {NO_FRIDGE}: is 46 °F meant?"],
    "Keep it in the refrigerator (2 to 8 °F).": [f"“8 °F” {NO_FRIDGE}: is 8 °C meant?"],
    "Put 1 drop OD.": [f"“OD” {KNOWN} right eye, left eye or both eyes"],
    "Inject 20 mL of glargine at night.": ["“Inject 20 mL of glargine” is not how insulin is measured: write units"],
    "The liquid has 400 mL in 5 mg.": [f"“400 mL in 5 mg” {TURNED}"],
    "Use ibuprofen 5 mL/100 mg.": [f"“5 mL/100 mg” {TURNED}"],
    "Insulin glargine | 20 mL | at night": ["“Insulin glargine | 20 mL” is not how insulin is measured: write units"],
    "Take levothyroxine 75 mg every morning.": [f"“levothyroxine 75 mg” {MICROGRAMS}"],
    "7 AM | Levothyroxine | 75 mg": [f"“Levothyroxine | 75 mg” {MICROGRAMS}"],
    "Metformin | 500 mL (1 tablet)": ["“500 mL (1 tablet)” is no amount of a tablet: is mg meant?"],
    "Take up to 30,000 mg of acetaminophen in 24 hours.": [
        "“30,000 mg” is more acetaminophen than anybody may take a day (4,000 mg)"
    ],
    "Take ibuprofen 800 mg every 4 hours.": [
        "“800 mg every 4 hours”, 4,800 mg a day, is more ibuprofen than anybody may take a day (3,200 mg)"
    ],
    "Take acetaminophen 500 mg for pain. Take no more than 6 tablets (30,000 mg) a day.": [
        "“30,000 mg” is more acetaminophen than anybody may take a day (4,000 mg)"
    ],
    "Take acetaminophen 500 mg, 1 or 2 tablets, for pain. Take no more than 16 tablets a day.": [
        "“no more than 16 tablets” of 500 mg are more than anybody may take a day (4,000 mg)"
    ],
    "Take up to 8 tablets of ibuprofen (800 mg tablets) in 24 hours.": [
        "“up to 8 tablets” of 800 mg are more than anybody may take a day (3,200 mg)"
    ],
    "Take aspirin 81 g once a day.": ["“81 g” is more aspirin than anybody may take a day (6,000 mg)"],
    "Take clonidine 10 mg at night.": ["“10 mg” is more clonidine than anybody may take a day (2.4 mg)"],
    "Take ibuprofen 6000 mg with food, and acetaminophen 650 mg in between.": [
        "“6000 mg” is more ibuprofen than anybody may take a day (3,200 mg)"
    ],
    "Take ibuprofen 400 mcg with food.": ["“ibuprofen 400 mcg” is about a thousandth of what is usual: is mg meant?"],
    "Take oxycodone 5 g for strong pain.": ["“5 g” is more oxycodone than anybody may take a day (1,000 mg)"],
    "Use 2 gtt at night.": [f"“gtt” {KNOWN} drops"],
    "Take it q.h.s. now.": [f"“q.h.s.” {KNOWN} when in words"],
    "Take it q6h.": [f"“q6h” {KNOWN} when in words"],
    "Put 1 drop in the right eye (OS).": [
        f"“OS” {KNOWN} right eye, left eye or both eyes",
        f"“right eye (OS” {EYES}",
    ],
    "N/A": ["“N/A” was never filled in: write what it stands for"],
    "[DELETED: old text] Rest.": ["“[DELETED: old text]” would be printed: delete the row, or these words"],
    "DELETED Rest.": ["“DELETED Rest.” would be printed: delete the row, or these words"],
}
RIGHT = [
    "Scrub the cap for 15 seconds, and let it dry for 15.",
    "Take docusate 100 mg BID (2 times a day).",
    "Feed 5–7 mL (1 teaspoon) each time.",
    "Walk 30 minutes, 5 days a week (150 minutes).",
    "It has 14 g (0.6 fl oz) of pure alcohol.",
    "Come at 2:00 PM, or at 14:00.",
    "Ondansetron may bind you. Take sennosides 86 mg at night.",
    "Drink nothing between bedtime and 9 AM.",
    "Take it at bedtime, 10 PM.",
    "Come on Monday, Wednesday and Friday, or on Monday alone.",
    "Come on Monday morning and Monday evening.",
    "Rinse it a few times.",
    "Do not worry if it hurts for weeks. Never mind that it lasts for days.",
    "Take half to 1 tablets, or days 2 and 1 tablet.",
    "Wear it for 7 nights, 2 cup sizes up.",
    "Do it at other times.",
    "It may be sore for weeks after the surgery. There is no pain in days like these.",
    "Use it for day trips.",
    "Throw away all 28 after the visit.",
    "Take acetaminophen for pain. Take 5,000 mg of amoxicillin a day.",
    "Take aspirin 81 mg and clonidine 0.1 mg.",
    "Take acetaminophen 500 mg, 1 or 2 tablets, for pain. Take no more than 6 tablets a day.",
    "Take dexamethasone 12 mg, aprepitant 125 mg and ondansetron 8 mg.",
    "Take acetaminophen 500 mg, 1 or 2 tablets, for pain. You get no more than 30 tablets at the pharmacy.",
    "Come between 9:30 and 12:00 noon.",
    "Call 8 AM to 5 PM, and 5 PM to 8 AM the nurse.",
    "Mix it 1:75 with water.",
    "Come on 12/30/2026, or on 30/12/2026.",
    "Come on February 29, 2028.",
    "Come on May 31 or June 30.",
    "Rest for two (2) weeks.",
    "Rest for twenty-two (22) days, or one hundred and two (102) days.",
    "Read step two (3 minutes) first.",
    "I drop by. I time it.",
    "Rest, and I hope you feel well.",
    "Take 5l with you.",
    "Your risk is 0 percent.",
    "Wait for hours if you must.",
    "It can take minutes or hours.",
    "Take the tablets in the morning.",
    "Call if the pain is 8 or more on a scale of 0 to 10. Squeeze the ball 50 times a day.",
    "Keep the leg up, for days if you must. Call after 5.",
    "Take half a tablet of aspirin, or ½ to 1 tablets.",
    "The dose is told in milligrams (mg).",
    "Doses are in mL, not in mg.",
    "Rinse a few times a day, or 3 to 4 times a day.",
    "Eat at the same times a day.",
    "It may take minutes or hours, and can last for days.",
    "In the days before your test, eat less fiber.",
    "Stop it a few days before your surgery.",
    "You may feel tired for days. Hives can come within minutes of eating.",
    "Ask us what it is for. It is for 2.",
    "On day 1 tablets are taken twice.",
    "Take a 5 day course, or a 325 mg tablet.",
    "Take 0.1 units less for twenty-one days.",
    "Wait 2 days' time.",
    "Keep it at 2 to 8 °C (36 to 46 °F).",
    "Keep it at 36-46 °F (2-8 °C).",
    "12-17 lb (5.4-8.1 kg) | 18 to 23 lb (8 to 10 kg) | 6 to 11 lb (3 to 5 kg)",
    "Keep it at 2 °C to 8 °C (36 °F to 46 °F).",
    "Keep it at 36 °F - 46 °F (2 °C - 8 °C).",
    "Keep it in the refrigerator at a temperature of 38 °F.",
    "Boil it in water at a temperature of 100 °C.",
    "A fever is 100.4 °F (38 °C) or higher.",
    "The fever should go down by 2 °F.",
    "Bathe in water of 98 to 100 °F (37 to 38 °C). Boil the bath toys at 212 °F, and bake at 350 °F.",
    "Call if your temperature is below 95 °F.",
    "One unit lowers your blood sugar by 15 mg/dL, or 0.8 mmol/L.",
    "Your blood sugar should be 70 to 180 mg/dL (3.9 to 10 mmol/L).",
    "Keep your cholesterol under 5 mmol/L, and your bilirubin at 1 mg/dL.",
    "Take it out of the refrigerator until it is at 72 °F.",
    "Your phone needs a new OS.",
    "Take levothyroxine 75 mcg (0.075 mg). Take digoxin 0.125 mg.",
    "Take up to 4,000 mg of acetaminophen a day. Take ibuprofen 800 mg every 6 to 8 hours.",
    "More than 7,000 mg of acetaminophen a day harms the liver.",
    "Take 1 tablet of acetaminophen 325 mg and hydrocodone every 4 hours, up to 12 a day.",
    "Inject 20 units of glargine (100 units per mL). A pen has 3 mL of insulin.",
    "The liquid has 400 mg in 5 mL. Give 5 mL (400 mg). Give 150 mL per kg.",
    "Call us if you find [the removed stitch](https://example.org).",
    "It was removed. Not applicable to children.",
    "Wear it for 24 hours a day.",
    "Come at 8 AM. PM visits end at 6:00 PM.",
    "Take 2\u00a0500 mg tablets.",
]


def told(text: str) -> list[str]:
    return [message for check in CHECKS for _, message in check([Unit("a", text, "", "en")])]


@pytest.mark.parametrize(("text", "expected"), WRONG.items())
def test_a_slip_is_told(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize("text", RIGHT)
def test_what_is_right_is_not_told(text: str) -> None:
    assert told(text) == []
