"""What is said of an amount that belongs to each of something names the whole amount."""

import pytest

from aftercare.checks.rules.doses.per_lost import per_lost
from aftercare.core.units import Unit


@pytest.mark.parametrize(
    ("source", "target", "told"),
    [
        ("Give 10 mg/kg of it.", "Dé 10 mg.", "“10 mg/kg”"),
        ("Give 3.75 mL per dose.", "Dé 3.75 mL.", "“3.75 mL per dose”"),
        ("Take 1,000 mg per day.", "Tome 1000 mg.", "“1,000 mg per day”"),
    ],
)
def test_the_amount_is_told_whole(source, target, told):
    (message,) = per_lost(Unit("", source, target, "es"))
    assert told in message
