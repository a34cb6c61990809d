"""A handout with a row of every kind, for tests of what pages make of them."""

import datetime as dt

from aftercare.core.language.languages import language
from aftercare.core.model import INNER, Handout, Instruction, Kind, Section
from aftercare.core.pictures.pictograms import pictograms
from aftercare.core.units import Status, Unit
from aftercare.handout.compose import compose
from aftercare.handout.document import Document, State
from aftercare.handout.edition import Edition
from aftercare.handout.words import Words
from samples import CLINIC, ENGLISH

ROWS = (
    ("text", "Give the medicine by weight, **not** by age:"),
    ("item", "Weigh your child first."),
    ("item", "See [our page](https://example.org/dose)."),
    ("table", "Weight | 160 mg in 5 mL | How often"),
    ("row", "12–17 lb (5.4–7.9 kg) | 2.5 mL | every 6 hours, at most 4 times in 24 hours"),
    ("row", "18–23 lb | **3.75 mL** | every 6 hours"),
    ("fill", "Dose for your child"),
    ("fill", "Next appointment | Time"),
    ("box", "Notes"),
    ("contact", "Call {clinic_phone}."),
)
ARABIC = (
    "أعطِ الدواء حسب الوزن **وليس** حسب العمر:",
    "زِن طفلك أولاً.",
    "انظر [صفحتنا](https://example.org/dose).",
    "الوزن | 160 mg في 5 mL | عدد المرات",
    "12–17 lb (5.4–7.9 kg) | 2.5 mL | كل 6 ساعات، 4 مرات على الأكثر في 24 ساعة",
    "18–23 lb | **3.75 mL** | كل 6 ساعات",
    "جرعة طفلك",
    "الموعد القادم | الوقت",
    "ملاحظات",
    "اتصل {clinic_phone}.",
)


def every_kind(
    tag: str, texts: tuple[str, ...] = (), *, missing: tuple[int, ...] = (), rows: tuple[tuple[str, str], ...] = ROWS
) -> Document:
    """Return the handout of these (kind, text) in a language, with these translations; some rows are missing."""
    outer, items = "", []
    drawn = pictograms()["thermometer"]
    for at, (kind, text) in enumerate(rows):
        inner = Kind(kind) in INNER
        picture = drawn if kind == Kind.PICTURE else None
        items.append(Instruction(f"f.dose.r{at}", Kind(kind), text, parent=outer if inner else "", picture=picture))
        outer = outer if inner else f"f.dose.r{at}"
    title, heading = Instruction("f.title", Kind.TITLE, "Fever"), Instruction("f.dose", Kind.HEADING, "Doses")
    handout = Handout("f", (Section("t", 1, title), Section("s", 2, heading, tuple(items))))
    units = {row.id: Unit(row.id, row.text, row.text, tag, Status.DRAFT) for row in (title, heading)}
    for at, row in enumerate(items):
        target = "" if at in missing else texts[at] if texts else row.text
        units[row.id] = Unit(row.id, row.text, target, tag, Status.DRAFT, kind=row.kind)
    edition = Edition(language(tag), Words(ENGLISH, ENGLISH), State.DRAFT, CLINIC, "us-letter", dt.date(2026, 11, 22))
    return compose(handout, units, edition)
