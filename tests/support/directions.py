"""Left-to-right things in right-to-left sentences."""

from command import ROOT

PROBES = (
    *(ROOT / "tests/export/cases/rtl-probes.txt").read_text(encoding="utf-8").splitlines(),
    "101°F (38.3°C)", "1½", "H₂O", "10⁶/L", "m²", "5 µg", "3/4", "1 1/2 cups", "-5 °C", "−5 °C", "±0.5 mg", "~5 mL",
    "≥ 38 °C", "<5", "p < 0.05", "10 %", "50%", "0.9% NaCl", "98.6° (37°)", "500 mg (1 tablet)", "1,000.5 mg/kg",
    "5 – 7 days", "8 AM – 5 PM", "10:30 AM", "2026-10-12", "12.10.2026", "Oct. 12, 2026", "October 12, 2026", "24/7",
    "$25", "25 €", "€25", "6'2\"", "5′", "+1 (407) 555-0100 x12", "1 (407) 555-0100", "555-0100, ext. 12", "No. 5",
    "Botox®", "Botox® Cosmetic", "A & B", "AC/DC", "COVID-19", "C++", "O-", "I.V.", "pH 7.4", "@clinic", "Dr. Smith",
    "https://example.org/after-care?id=5", "https://a.org/?q=1&r=2#x", "www.example.org/a_b", "info@a-b.co.uk",

)  # fmt: skip
SENTENCES = {"ar": "اغسل {} كل يوم.", "he": "רחצו {} בכל יום.", "fa": "هر روز {} بشویید."}


def place(probe: str, sentence: str) -> tuple[str, ...]:
    """Return the probe inside a sentence, at its beginning, at its end, and in brackets."""
    before, after = sentence.split("{}")
    return before + probe + after, probe + after, before + probe, f"{before}({probe}){after}"
