"""The time of a build, which SOURCE_DATE_EPOCH may set."""

import datetime as dt
import time

import pytest

from aftercare.core import clock
from aftercare.core.errors import ConfigError


@pytest.mark.parametrize(
    ("epoch", "time"),
    [
        ("0", "1970-01-01T00:00:00+00:00"),
        ("1767225659", "2026-01-01T00:00:00+00:00"),
        ("-60", "1969-12-31T23:59:00+00:00"),
    ],
)
def test_the_time_that_is_set_to_the_minute(epoch, time, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    assert clock.now().isoformat() == time


@pytest.mark.parametrize("epoch", ["yesterday", "1e9", "9" * 30])
def test_what_is_no_time_is_refused(epoch, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    with pytest.raises(ConfigError) as error:
        clock.now()
    assert str(error.value) == f"SOURCE_DATE_EPOCH is '{epoch}'; it must be a number of seconds since 1970"


@pytest.mark.parametrize(
    ("zone", "hour", "day"),
    [
        ("UTC", 9, 28),
        ("UTC", 23, 28),
        ("Etc/GMT-14", 9, 28),
        ("Etc/GMT-14", 11, 29),
        ("Etc/GMT+12", 9, 27),
        ("Etc/GMT+12", 11, 28),
    ],
)
def test_nowhere_is_it_later_than_the_latest_day(zone, hour, day, monkeypatch):
    """Where the day begins it may be two days later than where it ends."""
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    latest = clock.latest_day(dt.datetime(2026, 11, 27, hour, 50, tzinfo=dt.UTC))
    monkeypatch.undo()
    time.tzset()
    assert latest == dt.date(2026, 11, day)


@pytest.mark.parametrize("zone", ["Etc/GMT-14", "Etc/GMT+12"])
def test_the_day_is_that_of_who_signs(zone, monkeypatch):
    """Somewhere it is another day than in UTC, at any hour."""
    monkeypatch.setenv("TZ", zone)
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    time.tzset()
    days = clock.now().date(), clock.today()
    monkeypatch.undo()
    time.tzset()
    assert days[0] == days[1]


@pytest.mark.parametrize("epoch", [None, ""])
def test_without_it_the_time_is_that_of_now(epoch, monkeypatch):
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    if epoch is not None:
        monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    found = clock.now()
    assert abs(dt.datetime.now(dt.UTC) - found) < dt.timedelta(minutes=2)
    assert (found.second, found.microsecond) == (0, 0)
    assert found.utcoffset() == dt.datetime.now(dt.UTC).astimezone().utcoffset()
    assert abs((clock.today() - found.date()).days) <= 1
