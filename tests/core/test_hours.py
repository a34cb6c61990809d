"""Opening hours: which lines can be read, and what is wrong with the others."""

import datetime as dt

import pytest

from aftercare.core.settings.hours import Hours, days, hours, problems


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("mon", [0]),
        ("Sun", [6]),
        ("mon-fri", [0, 1, 2, 3, 4]),
        ("mon – wed , sat", [0, 1, 2, 5]),
        ("sat, mon", [0, 5]),
        ("mon-tue, tue-wed", [0, 1, 2]),
        ("fri-fri", [4]),
        ("", []),
        ("-", []),
        ("mon-", []),
        ("-fri", []),
        ("fri-mon", []),
        ("mon, holidays", []),
        ("mon, fri-tue", []),
        ("monday", []),
    ],
)
def test_days(text, found):
    assert days(text) == found


def line(day="mon-tue", opens="8:00", closes="17:30"):
    return {"days": day, "open": opens, "close": closes}


@pytest.mark.parametrize(
    ("own", "found"),
    [
        ("", ()),
        ([], ()),
        ([line()], (Hours((0, 1), dt.time(8), dt.time(17, 30)),)),
        (
            [line(closes="24:00"), line("sun", "09:05", "9:06")],
            (Hours((0, 1), dt.time(8), dt.time(0)), Hours((6,), dt.time(9, 5), dt.time(9, 6))),
        ),
    ],
)
def test_hours_that_can_be_read(own, found):
    assert [*problems(own)] == []
    assert hours(own) == found


@pytest.mark.parametrize(
    ("own", "told"),
    [
        ("9 to 5", ["hours must be a list, since a text would be English in every language; write [{ days = "]),
        ({"days": "mon"}, ["hours must be a list, such as "]),
        (None, ["hours must be a list, such as "]),
        (["mon 8-17"], ["hours need days, open and close, such as "]),
        ([{"days": "mon", "open": "8:00"}], ["hours need days, open and close, such as "]),
        ([line() | {"note": "x"}], ["hours need days, open and close, such as "]),
        ([line() | {"open": 8}], ["hours need days, open and close, such as "]),
        ([line("weekdays")], ['hours: "weekdays" names no days; write mon to sun, ']),
        ([line(opens="8")], ["hours: open and close are times of 24 hours, "]),
        ([line(opens="24:00")], ["hours: open and close are times of 24 hours, "]),
        ([line(closes="25:00")], ["hours: open and close are times of 24 hours, "]),
        ([line(closes="5:60")], ["hours: open and close are times of 24 hours, "]),
        ([line(opens="17:30")], ["hours: 17:30 is not before 17:30; write a night as two lines"]),
        (
            [line(opens="22:00", closes="6:00"), line(), line("x")],
            ["hours: 22:00 is not before 6:00; ", 'hours: "x" names no days'],
        ),
    ],
)
def test_what_is_wrong_is_told_line_by_line(own, told):
    found = [*problems(own)]
    assert len(found) == len(told)
    assert [text[: len(start)] for text, start in zip(found, told, strict=True)] == told
    assert all(text.endswith((" }]", " }", "two lines")) for text in found)


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ([line("mon-sat"), line("sat", "9:00", "12:30")], ["sat"]),
        ([line("mon-fri"), line("sat", "9:00", "12:30")], []),
        ([line("mon", "8:00", "12:00"), line("mon", "12:00", "17:00")], []),
        ([line("mon-tue", "8:00", "13:00"), line("mon-tue", "12:00", "17:00")], ["mon", "tue"]),
        ([line("mon", "8:00", "24:00"), line("mon", "20:00", "22:00")], ["mon"]),
    ],
)
def test_no_time_is_in_two_lines(lines, told):
    wanted = [f"hours: two lines are for the same time on {day}; name the day in one of them" for day in told]
    assert [*problems(lines)] == wanted
