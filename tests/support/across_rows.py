"""The checks over many rows, for rows that are of no project."""

from collections.abc import Mapping, Sequence

from aftercare.checks.comparison import lookup
from aftercare.checks.profile import PLAIN, Profile
from aftercare.checks.runner import Place, check_parts, part_of
from aftercare.core.units import Finding, Unit


def check_across(
    units: Sequence[Unit], profile: Profile = PLAIN, *, english: Mapping[str, Place] | None = None
) -> list[Finding]:
    """Return what shows in all of them together; `english` gives the place of each row of the English."""
    return check_parts([(part_of(units, profile), lookup(units))], profile, english=english or {})
