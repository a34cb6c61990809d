"""The current time, from one place."""

import datetime as dt
import os
from datetime import UTC, datetime


def now() -> datetime:
    """Return the time to the minute, or the one in SOURCE_DATE_EPOCH."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    moment = datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now(UTC)
    return moment.replace(second=0, microsecond=0)


def today() -> dt.date:
    """Return today's date in the local time zone, where the signer is."""
    return dt.datetime.now(dt.UTC).astimezone().date()
