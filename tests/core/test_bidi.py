"""What one reads as one thing is one left-to-right run, and what belongs to the sentence around it is not."""

import pytest

from aftercare.core.text.bidi import runs
from directions import PROBES, SENTENCES, place


@pytest.mark.parametrize("sentence", SENTENCES.values(), ids=SENTENCES)
def test_a_probe_is_one_run_wherever_it_stands(sentence: str) -> None:
    for probe in PROBES:
        for text in place(probe, sentence):
            pieces = list(runs(text))
            assert "".join(piece for piece, _ in pieces) == text
            assert [piece for piece, ltr in pieces if ltr] == [probe]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("واقي (SPF 30+) 72 ساعة", ["SPF 30+", "72"]),
        ("تجنب Botox, Xeomin و fillers", ["Botox, Xeomin", "fillers"]),
        ("חכו 5, 6 או 7 ימים", ["5", "6", "7"]),
        ("קרם, Botox", ["Botox"]),
        ("† نص 5", ["5"]),
        ("→ نص 5", ["5"]),
        ("اليوم 3 (SPF 30)", ["3", "SPF 30"]),
        ("بعد 5 (أيام)، (9-1-1) (911)", ["5", "9-1-1", "911"]),
        ("كريم† 5 مل", ["5"]),
        ("كريمٌ 5 مل", ["5"]),
        ("SPF 30 مُ", ["SPF 30"]),
        ("Botox، Xeomin؛ 5", ["Botox", "Xeomin", "5"]),
        ("ב-5 ימים", ["5"]),
        ("ה-SPF 30", ["SPF 30"]),
        ("ה־SPF", ["SPF"]),
        ("5) نص (6", ["5", "6"]),
        ("غسول (Clarisonic) 5", ["Clarisonic", "5"]),
        ('קרם "Botox" חדש', ["Botox"]),
        ("5:30 مساء، 24/7!", ["5:30", "24/7"]),
        ("مرتين. 5 أيام. Botox", ["5", "Botox"]),
        ("38 °م", ["38"]),
        ("۳۸ °C و ۵–۷ روز", ["۳۸ °C", "۵–۷"]),
        ("١٠٠٫٤ °م، ٥–٧ أيام، ٪٥٠", []),
        ("لمدة «< 5» بنا", ["< 5"]),
        ("قل “≥ 38” أو „≤ 40” أو '± 2'", ["≥ 38", "≤ 40", "± 2"]),
        ('נסו "-5" או ‹~ 7›', ["-5", "~ 7"]),
        ("نص", []),
        ("", []),
        ("…؟ (:)", []),
        ("انظر (https://example.org/a_(b)). ثم", ["https://example.org/a_(b)"]),
        ("https://ar.wikipedia.org/wiki/جلد؟ نعم", ["https://ar.wikipedia.org/wiki/جلد"]),
    ],
)
def test_what_belongs_to_the_sentence_is_left_to_it(text: str, found: list[str]) -> None:
    assert [piece for piece, ltr in runs(text) if ltr] == found


def test_what_is_kept_is_never_taken_apart() -> None:
    assert [piece for piece, ltr in runs("اتصل 5, (6 الآن", kept=("5, (6",)) if ltr] == ["5, (6"]


@pytest.mark.parametrize(
    "text", ["(" * 500, "(a) " * 125, "a. " * 160, "@" * 500, "'5" * 250, "[(" * 250, "+" * 499 + "5"]
)
def test_no_text_is_lost(text: str) -> None:
    assert "".join(piece for piece, _ in runs(text)) == text
