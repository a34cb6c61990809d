"""Where a handout sends its reader: the clinic, or each of its sites, with telephones, hours and address."""

from collections.abc import Iterator
from dataclasses import dataclass

from ..core.language.cldr import day_names as cldr_days
from ..core.language.cldr import tells_dates
from ..core.language.languages import SOURCE
from ..core.settings.clinic import Clinic
from ..core.settings.hours import Hours
from ..core.settings.sites import Phone, Site, label_id
from .dates import NBSP, day_names, opening_hours
from .wording import Fact, Phrase, Wording

COMMAS = {"Arab": ("، ", "؛ "), **dict.fromkeys(("Hans", "Hant", "Jpan"), ("、", "；"))}
"""What parts two days and two lines of hours, by script."""


@dataclass(frozen=True, slots=True)
class Place:
    """One place: its name, and labelled facts."""

    name: str
    facts: tuple[Fact, ...]


def values(clinic: Clinic, wording: Wording) -> dict[str, str]:
    """Return what stands for each placeholder in a language; nothing for what the clinic has not given."""
    return {
        "clinic_name": clinic.name,
        "clinic_phone": clinic.phone,
        "clinic_hours": hours(clinic.hours, wording).text,
        "clinic_address": clinic.address,
        "clinic_web": clinic.web,
    }


def of_clinic(clinic: Clinic, wording: Wording, *, with_phone: bool) -> Place:
    """Return the one place of a project without sites; only its hours differ by language."""
    phone = [wording.fact("label.phone", wording.local(clinic.phone))] if with_phone else []
    opened = [wording.fact("label.hours", hours(clinic.hours, wording))] if clinic.hours else []
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
        yield Fact(wording["label.hours"], (hours(site.hours, wording),))
    if site.address:
        yield Fact(wording["label.address"], (Phrase(site.address, SOURCE),))
    if site.web:
        yield Fact(wording["label.web"], (wording.local(site.web),))


def _label(phone: Phone) -> str:
    return label_id(phone.label) if phone.label else "label.phone"


def hours(found: tuple[Hours, ...], wording: Wording) -> Phrase:
    """Return `Mon–Fri 8:00 AM – 5:00 PM; Sat 9:00 AM – 12:00 PM` in a language; in English where nobody names days.

    Times are those of English where the names of days are words of the interface: so they are written on the signs of
    clinics in the country of which a language is a minority's.
    """
    language, names = wording.language, wording.names
    known = tells_dates(language.cldr)
    cldr, tag = language.cldr if known else SOURCE, language.tag if known or names else SOURCE
    days = names.days if names else cldr_days(cldr)
    comma, semicolon = COMMAS.get(language.script, (", ", "; "))
    # A line ends between two of them, not between one day and its hours; between several, where these are too long.
    lines = (
        f"{day_names(line.days, days, comma=comma)}{NBSP if len(line.days) == 1 else ' '}"
        f"{opening_hours(line.opens, line.closes, cldr)}"
        for line in found
    )
    return Phrase(semicolon.join(lines), tag)
