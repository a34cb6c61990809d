"""What the English tells twice, and otherwise the second time."""

import pytest

from aftercare.checks.rules.equivalents import amount_contradicted
from aftercare.checks.rules.sums import parts_contradicted
from aftercare.checks.rules.told_twice import (
    limit_contradicted,
    meals_contradicted,
    rate_contradicted,
    weekday_contradicted,
)
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
    "Take it every 6 hours (3 times a day).": "“every 6 hours” is not “3 times a day”",
    "Take it twice a day (every 8 hours).": "“twice a day” is not “every 8 hours”",
    "Take it once daily, every 12 hours.": "“once daily” is not “every 12 hours”",
    "Take it 3 times a day, in the morning and at night.": "“3 times a day” is not “morning and at night”",
    "Use it 4 times a day (morning and night).": "“4 times a day” is not “morning and night”",
    "Come on Monday, December 1, 2026.": "“Monday, December 1, 2026” is a Tuesday",
    "Come on Thu. 1 Dec 2026.": "“Thu. 1 Dec 2026” is a Tuesday",
    "Come on Monday, February 30, 2026.": "there is no such day: “Monday, February 30, 2026”",
    "Take three tablets: 2 in the morning and 2 at night.": "“three tablets” are not 2 and 2",
    "Take 6 pills a day (2 in the morning, 2 at noon and 1 at night).": "“6 pills” are not 2 and 2 and 1",
    "Take 1,000 mg a day: 500 mg in the morning and 250 mg at night.": "“1,000 mg” are not 500 and 250",
    "Take 2 tablets of 325 mg (500 mg).": "“2 tablets of 325 mg” are not 500 mg",
    "Take 2 tablets of 500 mg (a total of 100 mg).": "“2 tablets of 500 mg” are not 100 mg",
    "Take it with food and on an empty stomach.": "“with food” is not “empty stomach”",
    "Take it with food on an empty stomach.": "“with food” is not “empty stomach”",
    "Call if it is below 100.4 °F (38 °C) or higher.": "“below 100.4 °F (38 °C) or higher” leaves nothing out: write which of the two is meant",
    "Call at least no more than 2 days before.": "“at least no more than” leaves nothing out: write which of the two is meant",
    "Wait at least 2 hours or less.": "“at least 2 hours or less” leaves nothing out: write which of the two is meant",
    "Use it for 1 month (2 weeks).": "1 month is not 2 weeks",
}
RIGHT = [
    "Call if it is 100.4 °F (38 °C) or higher.",
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
    "Take 2 tablets of 500 mg (1 g).",
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
]


def told(text: str) -> list[str]:
    return [message for check in CHECKS for _, message in check([Unit("w.a", text, "", "en")])]


@pytest.mark.parametrize(("text", "expected"), WRONG.items())
def test_what_is_told_twice_is_the_same(text: str, expected: str) -> None:
    assert told(text) == [expected]


@pytest.mark.parametrize("text", RIGHT)
def test_what_is_right_is_not_told(text: str) -> None:
    assert told(text) == []
