"""What the English tells twice, and otherwise the second time."""

import pytest

from aftercare.checks.rules.english.equivalents import amount_contradicted
from aftercare.checks.rules.english.least_and_most import limit_contradicted
from aftercare.checks.rules.english.sums import parts_contradicted
from aftercare.checks.rules.english.told_twice import meals_contradicted, rate_contradicted
from aftercare.checks.rules.english.weekdays import weekday_contradicted
from aftercare.core.units import Unit

CHECKS = (
    limit_contradicted,
    rate_contradicted,
    weekday_contradicted,
    parts_contradicted,
    meals_contradicted,
    amount_contradicted,
)
WRONG = {
    "Take it every 6 hours (3 times a day).": "“every 6 hours” is not “3 times a day”: correct one of the two",
    "Take it twice a day (every 8 hours).": "“twice a day” is not “every 8 hours”: correct one of the two",
    "Take it once daily, every 12 hours.": "“once daily” is not “every 12 hours”: correct one of the two",
    "Take it 3 times a day, in the morning and at night.": "“3 times a day” is not “morning and at night”: correct one of the two",
    "Take it twice a day, at the same time in the evening.": "“twice a day” is not “evening”: correct one of the two",
    "Use it 4 times a day (morning and night).": "“4 times a day” is not “morning and night”: correct one of the two",
    "Come on Monday, December 1, 2026.": "“Monday, December 1, 2026” is a Tuesday: correct the day or the date",
    "Come on Thu. 1 Dec 2026.": "“Thu. 1 Dec 2026” is a Tuesday: correct the day or the date",
    "Come on Monday, February 30, 2026.": "there is no such day: “Monday, February 30, 2026”",
    "Take three tablets: 2 in the morning and 2 at night.": "“three tablets” are not 2 and 2: correct one of the two",
    "Take 6 pills a day (2 in the morning, 2 at noon and 1 at night).": "“6 pills” are not 2 and 2 and 1: correct one of the two",
    "Take 1,000 mg a day: 500 mg in the morning and 250 mg at night.": "“1,000 mg” are not 500 and 250: correct one of the two",
    "Take 2 tablets of 325 mg (500 mg).": "“2 tablets of 325 mg” are not 500 mg: correct one of the two",
    "Take 2 tablets of 500 mg (a total of 100 mg).": "“2 tablets of 500 mg” are not 100 mg: correct one of the two",
    "Take it with food and on an empty stomach.": "“with food” is not “empty stomach”: correct one of the two",
    "Take it with food on an empty stomach.": "“with food” is not “empty stomach”: correct one of the two",
    "Call if it is below 100.4 °F (38 °C) or higher.": "“below 100.4 °F (38 °C) or higher” leaves nothing out: write which of the two is meant",
    "Call at least no more than 2 days before.": "“at least no more than” leaves nothing out: write which of the two is meant",
    "Wait at least 2 hours or less.": "“at least 2 hours or less” leaves nothing out: write which of the two is meant",
    "Use it for 1 month (2 weeks).": "1 month is not 2 weeks: correct one of the two",
    "Come on 1 Dec 2026 (Mon).": "“1 Dec 2026 (Mon)” is a Tuesday: correct the day or the date",
    "Come on December 1, 2026, a Monday.": "“December 1, 2026, a Monday” is a Tuesday: correct the day or the date",
    "Come on Monday 2026-12-01.": "“Monday 2026-12-01” is a Tuesday: correct the day or the date",
    "Come on Monday 12/31/2026.": "“Monday 12/31/2026” is a Thursday: correct the day or the date",
    "Come on 2026-02-30 (Monday).": "there is no such day: “2026-02-30 (Monday)”",
    "Take it every 8 hours - that is, twice a day.": "“every 8 hours” is not “twice a day”: correct one of the two",
    "Take 2 tablets in the morning and 2 at night (3 tablets a day).": "“3 tablets” are not 2 and 2: correct one of the two",
    "Take 2 drops at noon and 1 at night, 4 drops in all.": "“4 drops” are not 2 and 1: correct one of the two",
    "Take 6 units with breakfast, 6 units with lunch and 8 with dinner (22 units a day).": "“22 units” are not 6 and 6 and 8: correct one of the two",
    "Take 2 tablets of 500 mg (500 mg in total).": "“2 tablets of 500 mg” are not 500 mg: correct one of the two",
    "Take 2 tablets (500 mg each), a total of 500 mg.": "“2 tablets (500 mg each)” are not 500 mg: correct one of the two",
    "Take two 500 mg tablets (1500 mg).": "“two 500 mg tablets” are not 1500 mg: correct one of the two",
    "Take 2 tablets of 325 mg acetaminophen (560 mg).": "“2 tablets of 325 mg acetaminophen” are not 560 mg: correct one of the two",
    "Take 2 x 250 mg capsules (750 mg).": "“2 x 250 mg capsules” are not 750 mg: correct one of the two",
    "Take 40 mg (2 tablets of 40 mg).": "“2 tablets of 40 mg” are not 40 mg: correct one of the two",
    "Take 1 g (two 250 mg tablets).": "“two 250 mg tablets” are not 1 g: correct one of the two",
    "Take 2 puffs 2 times a day (6 puffs a day).": "“2 puffs 2 times a day” are not 6 puffs: correct one of the two",
    "Take 2 tablets of 500 mg twice a day (4,000 mg a day).": "“2 tablets of 500 mg twice a day” are not 4,000 mg: correct one of the two",
    "Take 500 mg every 6 hours, a daily total of 3 g.": "“500 mg every 6 hours” are not 3 g: correct one of the two",
    "Take 6 tablets a day for 3 days (9 tablets).": "“6 tablets a day for 3 days” does not come to 9 tablets: correct one of the two",
    "Then take half a tablet a day for 6 days (6 tablets).": "“half a tablet a day for 6 days” does not come to 6 tablets: correct one of the two",
    "Take 1 capsule of it (500 mg) twice a day for 7 days (20 capsules).": "“1 capsule of it (500 mg) twice a day for 7 days” does not come to 20 capsules: correct one of the two",
    "Take 500 mg 3 times a day for 10 days (20 capsules).": "“3 times a day for 10 days” does not come to 20 capsules: correct one of the two",
    "Take 1 tablet with dinner for 2 weeks: 28 tablets in all.": "“1 tablet with dinner for 2 weeks” does not come to 28 tablets: correct one of the two",
    "Take 650 mg, 6 doses a day (3,000 mg).": "“650 mg, 6 doses a day” does not come to 3,000 mg: correct one of the two",
    "Never take more than 4 tablets or more.": "“Never take more than 4 tablets or more” leaves nothing out: write which of the two is meant",
    "Take at least 2 tablets, at most 1.": "“at least 2 tablets, at most 1” cannot be: the first is more",
    "Take a minimum of 4 and a maximum of 2 tablets.": "“a minimum of 4 and a maximum of 2 tablets” cannot be: the first is more",
    "Drink at least 10 and at most 8 glasses of water a day.": "“at least 10 and at most 8 glasses” cannot be: the first is more",
    "Take it every 6 to 4 hours.": "“6 to 4 hours” is turned round: write the less first",
    "The stitches come out 14-10 days after surgery.": "“14-10 days” is turned round: write the less first",
    "Change the set every 3 to 2 days.": "“3 to 2 days” is turned round: write the less first",
    "Your goal is 130 to 80 mg/dL.": "“130 to 80 mg/dL” is turned round: write the less first",
    "Your INR goal is 3.0 to 2.0.": "“3.0 to 2.0” is turned round: write the less first",
    "Take it every 6 to 8 hours, no more than 8 doses in 24 hours.": "“no more than 8 doses in 24 hours” is more than “every 6 to 8 hours” comes to",
    "Your blood is thinnest on days 14 to 10.": "“14 to 10” is turned round: write the less first",
    "Your pulse is 100 to 60 beats a minute.": "“100 to 60” is turned round: write the less first",
    "The pressure is 14 to 8 cm.": "“14 to 8 cm” is turned round: write the less first",
    "Raise the bed to 45 to 30 degrees.": "“45 to 30” is turned round: write the less first",
    "A fever over 101 °F (38.8 °C) is high.": "101 °F is not 38.8 °C: correct one of the two",
    "A fever over 102.2 °F (39.4 °C) is high.": "102.2 °F is not 39.4 °C: correct one of the two",
    "Take between 4 and 2 tablets.": "“between 4 and 2 tablets” cannot be: the first is more",
}
RIGHT = [
    "Call if it is 100.4 °F (38 °C) or higher.",
    "Give one every 6 hours and the other every 6 hours, 3 hours apart from each other.",
    "Call if it is 101 °F (38.5 °C), 102 °F (38.8 °C) or 100.8 °F (38.2 °C).",
    "Lower the bed from 45 to 30 degrees.",
    "On days 14 to 7 before surgery, walk.",
    "Call if your sugar is over 300 or below 70.",
    "Call if it is below 97 °F or higher than 101 °F.",
    "Sleep with at least 2 pillows or more.",
    "Take it every 8 hours (3 times a day).",
    "Take it every 4 to 6 hours (up to 4 times a day).",
    "Take it 3 times a day (every 6 hours while awake).",
    "Train daily, 5 times a week.",
    "Use it twice a day, every day.",
    "Take it twice a day: once in the morning and once at night.",
    "Use it 3 times a day, in the morning and at night, and the gel once.",
    "Brush twice a day, after breakfast and before bed.",
    "Take it 4 times a day (after each meal and at bedtime).",
    "Come on Tues, Dec 1, 2026.",
    "Come monthly, June 1, 2026.",
    "Take three tablets: 1 in the morning and 2 at night.",
    "Take 3 tablets: 1 in the morning, 1 at night, and 1 when you need it.",
    "Take 2 tablets of 325 mg (650 mg).",
    "Take 2 tablets of 325 mg acetaminophen (650 mg).",
    "Take 2 tablets of 500 mg (1 g).",
    "Take 2 tablets of 500 mg twice a day (2,000 mg a day).",
    "Take 2 tablets of 500 mg acetaminophen every 8 hours (3,000 mg a day).",
    "Take the iron on an empty stomach and the metformin with food.",
    "Brush once or twice a day (morning and night).",
    "Drink some every 2 hours (about 8 times a day).",
    "Take 1,000 mg a day: 500 mg in the morning and 500 mg at night.",
    "Take 20 mg a day (1 in the morning and 1 at night).",
    "Take 2 tablets (500 mg each): 1 in the morning and 1 at night.",
    "Take 2 tablets of 325 mg (5 grains).",
    "Take 2 tablets of 500 mg (500 mg each).",
    "Take it with food, not on an empty stomach.",
    "Take it with food or on an empty stomach.",
    "Wait 1 month (4 weeks).",
    "Wait 3 months (90 days).",
    "Come in 6 weeks (1.5 months).",
    "Come on Monday 12/1/2026.",
    "Come on Tuesday 12/1/2026.",
    "From December 1, 2026, Monday visits end.",
    "Take 2 tablets in the morning and 1 at night (2 or 3 tablets a day).",
    "Take 1 or 2 tablets in the morning and 2 at night (3 tablets a day).",
    "Take 2 tablets in the morning and 2 at night (6 hours apart).",
    "Take two 500 mg tablets (1 g) 3 times a day (3 g a day).",
    "Take 250 mg (half a 500 mg tablet).",
    "Take 2 tablets twice a day (28 tablets in all) for 7 days.",
    "Take 2 tablets twice a day (28 tablets).",
    "Take 1 to 2 tablets 4 times a day (4 tablets a day).",
    "Take 40 mg twice daily (80 mg tablets).",
    "Take it 5 times a day: 6 AM, 9 AM, 12 noon, 3 PM and 6 PM.",
    "Take 500 mg 3 times a day for 10 days (60 capsules).",
    "Take 1 tablet every other day for 10 days (5 tablets).",
    "Take 1 or 2 tablets twice a day for 7 days (28 tablets).",
    "Take 2 tablets on day 1, then 1 tablet a day for 4 days (6 tablets).",
    "Give 5 mL twice a day for 10 days (150 mL).",
    "Take 1 tablet once a day for 30 days (30 tablets, 2 refills).",
    "Take 1 tablet as needed, up to twice a day, for 7 days (10 tablets).",
    "Take 1 tablet a day for 0 days (3 tablets).",
    "Take 650 mg, 6 doses a day (3,900 mg).",
    "Take 10 mL twice a day (4 teaspoons a day).",
    "Take 1 tablet 4 times a day (no more than 3 tablets a day).",
    "Drink at least 8 cups a day, at most 1 cup at a time.",
    "Call between 10 and 2.",
    "Come 60 to 30 minutes before your visit.",
    "We lower it from 20 to 10 mg, and cut it 10 to 5 mg later.",
    "Your INR goal is 2 to 3. Call 10 to 2.",
    "Stay 24 hours to 7 days.",
    "Take it every 4 to 6 hours, no more than 5 doses in 24 hours.",
    "Take it every 6 hours, but no more than 3 times a day.",
    "Drink at least 8 glasses of water a day, at most 2 of them with meals.",
    "Take it twice a day: in the morning, before breakfast, and at night, before bed.",
    "It should go down by 2 °F (1.1 °C).",
    "Take 6 units with breakfast, 6 units with lunch and 8 units with dinner (20 units a day).",
    "Take 2 tablets in the morning, 2 tablets at noon and 2 at bedtime (6 tablets a day).",
    "Take one 500 mg tablet and one 250 mg tablet (750 mg).",
    "Take 1 tablet of 50 mg + 1 tablet of 25 mg (75 mg).",
    "Come between 30 and 10 minutes before.",
]


def told(text: str) -> list[str]:
    return [message for check in CHECKS for _, message in check([Unit("w.a", text, "", "en")])]


@pytest.mark.parametrize(("text", "expected"), WRONG.items())
def test_what_is_told_twice_is_the_same(text: str, expected: str) -> None:
    assert told(text) == [expected]


@pytest.mark.parametrize("text", RIGHT)
def test_what_is_right_is_not_told(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("often", "place", "found"),
    [
        ("Give one dose every 4 to 6 hours.", "section a of h", True),
        ("Give one dose every 2 hours.", "section a of h", False),
        ("Give one dose every 4 to 6 hours.", "section b of h", False),
        ("Give one dose.", "section a of h", False),
    ],
)
def test_how_often_may_be_told_in_the_row_before(often: str, place: str, *, found: bool) -> None:
    first = Unit("r0", often, "", "en", place="section a of h")
    limit = Unit("r1", "Do not give more than 8 doses in 24 hours.", "", "en", place=place)
    assert [unit.id for unit, _ in limit_contradicted([first, limit])] == (["r1"] if found else [])
