"""Who gives the handouts out: `clinic` in the settings, printed on every page."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..disk.inputs import Reader
from ..pictures.pictograms import Picture
from ..text.phones import phone_address, phone_problems, with_extension
from .hours import Hours, hours
from .hours import problems as hours_problems

TEXTS = ("name", "address", "web")
KEYS = ("name", "phone", "hours", "address", "web", "logo")
MAX_TEXT = 200
_WEB = re.compile(r"https?://[^\s/<>\"']+[^\s<>\"']*")


@dataclass(frozen=True, slots=True)
class Clinic:
    """The values of `{clinic_…}` placeholders, printed as they are; hours alone are written by each language."""

    name: str
    phone_e164: str
    phone: str
    hours: tuple[Hours, ...] = ()
    address: str = ""
    web: str = ""
    logo: Picture | None = None

    @property
    def phone_address(self) -> str:
        """The number as telephones dial it, with the extension that people write."""
        return phone_address(self.phone_e164, with_extension(self.phone))

    @property
    def written(self) -> str:
        """What a page says of the clinic, for those who look at its characters."""
        return f"{self.name}{self.address}{self.phone}"

    @property
    def placeholders(self) -> frozenset[str]:
        """The names that a row may use: of all that is given, but for the logo."""
        given = {"name": self.name, "phone": self.phone, "hours": self.hours, "address": self.address, "web": self.web}
        return frozenset(f"clinic_{name}" for name, value in given.items() if value)


def clinic(own: dict[str, Any], logo: Picture | None = None) -> Clinic:
    """Return the clinic of a table that has no `problems`, with its logo."""
    texts = {name: str(own.get(name, "")).strip() for name in TEXTS}
    phone = own["phone"]
    opened = hours(own.get("hours", []))
    return Clinic(phone_e164=phone["e164"], phone=phone["local"].strip(), hours=opened, logo=logo, **texts)


def logo(own: dict[str, Any], root: Path, reader: Reader) -> Picture | None:
    """Return the logo that a table names, a file of the project. Raises ValueError with what is wrong with it."""
    name = own.get("logo", "")
    if not name:
        return None
    from ..pictures.picture_files import beside  # here, because few clinics have one

    try:
        return beside(root, name, reader)
    except ValueError as error:
        raise ValueError(f'logo "{name[:80]}" {error}') from None


def logo_problems(own: dict[str, Any], root: Path, reader: Reader) -> Iterator[str]:
    """Yield what is wrong with the file of the logo."""
    try:
        logo(own if isinstance(own.get("logo", ""), str) else {}, root, reader)
    except ValueError as error:
        yield str(error)


def problems(own: dict[str, Any]) -> Iterator[str]:
    """Yield what is wrong with the table, with the remedy."""
    if unknown := own.keys() - set(KEYS):
        yield f"unknown key {', '.join(sorted(unknown))}; choose from {', '.join(KEYS)}"
    if not isinstance(own.get("logo", ""), str):
        yield "logo must be a quoted string, the path of an SVG or PNG"
    for name in TEXTS:
        yield from text_problems(name, own.get(name, ""))
    yield from hours_problems(own.get("hours", []))
    yield from web_problem(own.get("web", ""))
    yield from phone_problems(own.get("phone"))


def web_problem(web: object) -> Iterator[str]:
    """Yield why a text is not a web address; other types are reported elsewhere."""
    if isinstance(web, str) and web.strip() and not _WEB.fullmatch(web.strip()):
        yield "web must be one address that begins with https://"


def text_problems(name: str, value: object) -> Iterator[str]:
    """Yield why a value cannot be printed in one line."""
    if not isinstance(value, str):
        yield f"{name} must be a quoted string"
    elif not value.strip():
        if name == "name":
            yield "name is missing; it is on every page"
    elif len(value) > MAX_TEXT or not value.replace("\u00a0", " ").strip().isprintable():
        yield f"{name} must be one line of at most {MAX_TEXT} characters, without control characters"
