"""What time it is, in one place."""

import datetime as dt
import os
from datetime import UTC, datetime


def now() -> datetime:
    """Return the time, to the minute, or the one that SOURCE_DATE_EPOCH says."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    moment = datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now(UTC)
    return moment.replace(second=0, microsecond=0)


def today() -> dt.date:
    """Return the day where the signer is."""
    return dt.datetime.now(dt.UTC).astimezone().date()
