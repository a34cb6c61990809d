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
    "37.5–38.5 °C", "> 101 °F", "≥ 3×/day", "2× daily", "1/2–1 tsp", "¼ tsp", "1–2 mL/kg/h", "0.5 mg/mL", "10⁻³ mol",
    "CO₂", "Ca²⁺", "HbA1c ≤ 7 %", "BP < 130/80 mmHg", "5'10\"", "#12-B", "24 h", "q8h", "p.r.n.", "e.g. 5 mg", "1st",
    "2nd day", "100 IU/mL", "SPF 50+ PA++++", "UVA/UVB", "Q&A", "R&D", "Mon–Fri", "Mon. 8:00–17:00", "8:00 a.m.",
    "9/11", "911", "1-800-222-1222", "+44 20 7946 0958", "(321) 751-7041 x5",
    "user.name+tag@mail.example.com", "https://a.org/x_(y)", "http://a.org:8080/p?x=1#y", "www.a.org", "a.org/b",
    "$1,299.99", "US$ 20", "€ 5,00", "£3", "50 % off", "≈ 2 in (5 cm)", "2 × 3 cm", "3 cm x 2 cm", "30 mg/m²",
    "Room #204", "Apt. 3B", "A1C", "C-section", "X-ray", "24-hour", "Ibuprofen (Advil®) 200 mg", "Tylenol™", "N95",
    "Type 2", "page 2/3", "v1.2.3", "ISBN 978-3-16", "12:30", "−2.5 D", "+1.25", "20/20", "@home", "~50 %", "½–1 mL",
    "5 µL", "37 °C ± 0.5", "100 °F–102 °F", "O₂ > 94 %", "1–2 tablets", "1/2–3/4 cup", "5 ± 2 mg", "±5 %", "cm³",
    "≥ 38.5 °C (101.3 °F)", "<= 5 mg", ">= 38 °C", "R&B Clinic", "AT&T", "M&M's", "#3A", "# 5", "§ 5", "§5", "№ 5",
    "https://a.org/p?x=1&y=2&z=a%20b", "https://a.org/?q=a+b", "(321) 751-7041 ext 5", "(321) 751-7041, ext. 5",
    "321.751.7041", "1-800-FLOWERS", "7:30–8:15", "07:30-08:15", "7:30 p.m.", "1:2", "1:1000", "1:2 ratio", "N/A",
    "SPF 15–30", "37 °C/98.6 °F", "37 °C = 98.6 °F", "98.6 °F / 37 °C", "38.0–39.5 °C (100.4–103.1 °F)", "3×", "1.5×",
    "2× / day", "24–48 h", "2–3×/day", "250 mg/5 mL (5%)", "1 tbsp (15 mL)", "COVID-19 (SARS-CoV-2)", "H1N1 (flu)",
    "vitamin B12 (cobalamin)", "Clinic™ Inc.", "Smith Jr.", "e.g., 5 mg", "B-12", "K+ 3.5", "10^-3", "SpO₂ ≥ 94 %",
    "5:00 AM–6:00 PM", "Jan 5–7", "12/31/2026–1/2/2027", "5 lb 3 oz", "-5–0 °C", "50+ mg", "5 mL h⁻¹", "10 000 IU",
    "https://a.org/b [1]", "https://a.org/b[1]", "https://a.org/b?x=[1]&y=2", "https://a.org/%D8%A7", "www.a.org/x [3]",
    "38 °C †", "5 mL †", "5†", "38.5 °C‡", "500 mg†", "120/80*", "5–7 days*", "5 mg *", "5 mg¹", "† 5", "†5", "‡ 10",
    "Mon-Fri, 8 AM–5 PM", "Mon–Fri, 8:00–17:00", "Sat, 9 AM–1 PM", "Mon–Thu 8–5, Fri 8–12", "Mon, Wed, Fri",
    "Mon.–Fri., 8 a.m.–5 p.m.", "Mon. to Fri", "Thursday, October 12, 2026", "10/12/26, 5 PM", "12-Oct-2026",
    "5 mL, 3 times a day", "38 °C, 100.4 °F", "38 °C [100.4 °F]", "Botox® (A), Dysport® (B)", "Tylenol®, Advil®",
    "A & B, Inc.", "Smith & Sons, Ltd.", "Jane Smith, RN, BSN", "A. Smith, M.D.", "Dr. A. B. Smith", "J. Smith, Ph.D.",
    "St. Jude, Inc.", "E. coli", "C. diff", "ICD-10: Z48.0", "e-mail: a@b.org", "Tel: (407) 555-0100",
    "Tel. (407) 555-0100", "Fax: +1 407 555 0101", "(407) 555-0100, ext 12", "407-555-0100 #12", "+1 407.555.0100",
    "1 (800) FLOWERS", "*123#", "9-1-1", "a@b.org; c@d.org", "123 Main St., Suite 4", "123 Main St.", "Apt. #5",
    "123 Main St, Melbourne, FL 32901", "P.O. Box 12", "1 : 10", "+/- 5 %", "≪ 5", "5 < x < 10", "≠ 5", "5 ‰", "5★",
    "-20 °C – +5 °C", "–5 °C", "98.6 ° F", "45°–90°", "⅓ cup", "2½–3 mL", "2 ⅔ cups", "1⁄2 cup", "5 × 10³/µL", "m³/h",
    "HCO₃⁻ 24", "Na⁺/K⁺", "β-blocker", "5 in. × 3 in", "5 fl. oz", "2 tbsp. (30 mL)", "10 a.m. to 4 p.m.", "#1–#3",
    "Tegaderm™ + Pad", "La Roche-Posay®", "Retin-A Micro® 0.1%", "A&B®", "P&G", "v. 2", "vitamins A, D, E", "Rh−",
    "(1)", "[1]", "[1, 2]", "(1, 2)", "[1–3]", "→ 5 mg", "↑ 5 mg", "5 mg → 10 mg", "8:00–17:00 (Mon–Fri)",
    "8:00–17:00 (Mon–Fri), 9:00–13:00 (Sat)", "37.5 (99.5 °F)", "2026-10-12 (Mon)", "5–7 (days)",
)  # fmt: skip
SENTENCES = {
    "ar": "اغسل {} كل يوم.",
    "he": "רחצו {} בכל יום.",
    "fa": "هر روز {} بشویید.",
    "ur": "روزانہ {} کو دھوئیں۔",
}


def place(probe: str, sentence: str) -> tuple[str, ...]:
    """Return the probe inside a sentence, at its beginning, at its end, and in brackets."""
    before, after = sentence.split("{}")
    return before + probe + after, probe + after, before + probe, f"{before}({probe}){after}"
