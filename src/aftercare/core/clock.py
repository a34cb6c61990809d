"""The current time, from one place."""

import datetime as dt
import os
from datetime import UTC, datetime

from .errors import ConfigError


def now() -> datetime:
    """Return the time to the minute, or the one in SOURCE_DATE_EPOCH. Raises ConfigError where that is none.

    In the local time zone: pages print its day, beside those of signatures.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    try:
        moment = datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now(UTC).astimezone()
    except (ValueError, OverflowError, OSError):
        raise ConfigError(f"SOURCE_DATE_EPOCH is {epoch!r}; it must be a number of seconds since 1970") from None
    return moment.replace(second=0, microsecond=0)


def today() -> dt.date:
    """Return today's date in the local time zone, where the signer is."""
    return dt.datetime.now(dt.UTC).astimezone().date()


def latest_day(moment: datetime | None = None) -> dt.date:
    """Return the last day on which somebody can have signed: tomorrow, or the date where the day begins, if later."""
    moment = moment or datetime.now(UTC)
    tomorrow = moment.astimezone().date() + dt.timedelta(days=1)
    return max(tomorrow, (moment.astimezone(UTC) + dt.timedelta(hours=14)).date())
