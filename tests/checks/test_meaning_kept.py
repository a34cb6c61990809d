"""Good translations that say "as needed" and "avoid" in words of their own."""

import pytest

from aftercare.checks import CHECKS
from aftercare.core.units import Unit

GOOD = (
    ("es", "Repeat as needed.", "Repita las veces que necesite."),
    ("fr", "Repeat as needed.", "Répétez aussi souvent que nécessaire."),
    ("pl", "Repeat as needed.", "Powtarzaj tyle razy, ile potrzeba."),
    ("ko", "Repeat as needed.", "필요한 만큼 반복하십시오."),
    ("zh-Hans", "Repeat as needed.", "根据情况重复。"),
    ("de", "Avoid the sun.", "Meiden Sie die Sonne."),
    ("fr", "Avoid the sun.", "Protégez-vous du soleil."),
    ("ar", "Avoid alcohol.", "ابتعد عن الكحول."),
    ("tl", "Avoid alcohol.", "Umiwas sa alak."),
    ("gu", "Avoid alcohol.", "દારૂથી દૂર રહો."),
)


@pytest.mark.parametrize("code", ["as-needed-lost", "avoidance-lost"])
def test_other_words_are_no_loss(code: str) -> None:
    assert [text for tag, source, text in GOOD if [*CHECKS[code].run(Unit("h.a", source, text, tag))]] == []
