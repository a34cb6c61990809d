"""Where a handout sends its reader: the clinic, or each of its sites, with telephones, hours and address."""

from collections.abc import Iterator
from dataclasses import dataclass

from ..core.language.languages import SOURCE, Language
from ..core.settings.clinic import Clinic
from ..core.settings.hours import Hours
from ..core.settings.sites import Phone, Site, label_id
from .dates import day_names, opening_hours
from .wording import Fact, Phrase, Wording

COMMAS = {"Arab": ("، ", "؛ "), **dict.fromkeys(("Hans", "Hant", "Jpan"), ("、", "；"))}
"""What parts two days and two lines of hours, by script."""


@dataclass(frozen=True, slots=True)
class Place:
    """One place: its name, and labelled facts."""

    name: str
    facts: tuple[Fact, ...]


def values(clinic: Clinic, language: Language) -> dict[str, str]:
    """Return what stands for each placeholder in a language; nothing for what the clinic has not given."""
    return {
        "clinic_name": clinic.name,
        "clinic_phone": clinic.phone,
        "clinic_hours": hours(clinic.hours, language).text,
        "clinic_address": clinic.address,
        "clinic_web": clinic.web,
    }


def of_clinic(clinic: Clinic, wording: Wording, *, with_phone: bool) -> Place:
    """Return the one place of a project without sites; only its hours differ by language."""
    phone = [wording.fact("label.phone", wording.local(clinic.phone))] if with_phone else []
    opened = [wording.fact("label.hours", hours(clinic.hours, wording.language))] if clinic.hours else []
    address = [wording.fact("label.address", Phrase(clinic.address, SOURCE))] if clinic.address else []
    web = [wording.fact("label.web", wording.local(clinic.web))] if clinic.web else []
    return Place(clinic.name, (*phone, *opened, *address, *web))


def of_site(site: Site, wording: Wording) -> Place:
    """Return a site, with its hours as people write them in the language."""
    return Place(site.name, tuple(_facts(site, wording)))


def _facts(site: Site, wording: Wording) -> Iterator[Fact]:
    for phone in site.phones:
        yield Fact(wording[_label(phone)], (wording.local(phone.written),))
    if site.hours:
        yield Fact(wording["label.hours"], (hours(site.hours, wording.language),))
    if site.address:
        yield Fact(wording["label.address"], (Phrase(site.address, SOURCE),))
    if site.web:
        yield Fact(wording["label.web"], (wording.local(site.web),))


def _label(phone: Phone) -> str:
    return label_id(phone.label) if phone.label else "label.phone"


def hours(found: tuple[Hours, ...], language: Language) -> Phrase:
    """Return `Mon–Fri 8:00 AM – 5:00 PM; Sat 9:00 AM – 12:00 PM` in a language; in English where CLDR lacks it."""
    cldr, tag = (language.cldr, language.tag) if language.cldr else (SOURCE, SOURCE)
    comma, semicolon = COMMAS.get(language.script, (", ", "; "))
    lines = (
        f"{day_names(line.days, cldr, comma=comma)} {opening_hours(line.opens, line.closes, cldr)}" for line in found
    )
    return Phrase(semicolon.join(lines), tag)
