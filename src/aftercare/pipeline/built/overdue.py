"""Released pages that were to be reviewed again by a day that has passed, as they say themselves."""

from collections.abc import Mapping, Sequence

from ...core.clock import today
from ...core.text.counting import listed
from .targets import Target

MOST = 6


def overdue(targets: Mapping[str, Target]) -> list[str]:
    """Return `handout/tag (day)` of each page whose next review was due before today."""
    due = {key: each.details.get("review_by", "") for key, each in targets.items() if each.released}
    return [f"{key} ({by})" for key, by in sorted(due.items()) if by and by < today().isoformat()]


def told(pages: Sequence[str]) -> str:
    """Return what is said of such pages; nothing where there are none."""
    return f"due for another review, by the day on the page: {listed(pages, MOST)}" if pages else ""


def note(targets: Mapping[str, Target]) -> str:
    """Return the same of a record's targets today, as a sentence."""
    if not (said := told(overdue(targets))):
        return ""
    return f"{said[:1].upper()}{said[1:]}."
