"""Who gives the handouts out: `clinic` in the settings, printed on every page."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .hours import Hours, hours
from .hours import problems as hours_problems
from .inputs import Reader
from .pictures import Picture

TEXTS = ("name", "address", "web")
KEYS = ("name", "phone", "hours", "address", "web", "logo")
MAX_TEXT = 200
_E164 = re.compile(r"\+[1-9][0-9]{7,14}")
_LOCAL = re.compile(r"[0-9+(][0-9 ()./\-–\u00a0\u2011]*?([,;]? *(?:ext\.?|extension|x|#) *[0-9]{1,7})?", re.IGNORECASE)
_EXTENSION = re.compile(r"(?:ext\.?|extension|x|#) *([0-9]{1,7})$", re.IGNORECASE)
_WEB = re.compile(r"https?://[^\s/<>\"']+[^\s<>\"']*")
EXAMPLE = 'such as phone = { e164 = "+13215550100", local = "(321) 555-0100" }'


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


def with_extension(local: str) -> str:
    """Return the extension that is written after a number, nothing where there is none."""
    found = _EXTENSION.search(local.strip())
    return found[1] if found else ""


def phone_address(e164: str, extension: str = "") -> str:
    """Return the address of a telephone, as links have it (RFC 3966)."""
    return f"tel:{e164};ext={extension}" if extension else f"tel:{e164}"


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
    from .picture_files import beside  # here, because few clinics have one

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
    """Yield why a text is no web address, if it is one at all."""
    if isinstance(web, str) and web.strip() and not _WEB.fullmatch(web.strip()):
        yield "web must be one address that begins with https://"


def phone_problems(phone: object) -> Iterator[str]:
    """Yield why a table does not hold one number in both forms."""
    keys = {"e164", "local"}
    if isinstance(phone, dict) and {*phone} > keys:
        unknown = ", ".join(sorted({*phone} - keys))
        yield f'phone: unknown key {unknown}; an extension goes after the number: local = "(321) 555-0100 ext. 12"'
    elif not isinstance(phone, dict) or {*phone} != keys or not all(isinstance(v, str) for v in phone.values()):
        yield f"phone needs the number in both forms, {EXAMPLE}"
    elif reason := _phone_problem(phone["e164"], phone["local"].strip()):
        yield reason


def text_problems(name: str, value: object) -> Iterator[str]:
    """Yield why a value cannot be printed in one line."""
    if not isinstance(value, str):
        yield f"{name} must be a quoted string"
    elif not value.strip():
        if name == "name":
            yield "name is missing; it is on every page"
    elif len(value) > MAX_TEXT or not value.replace("\u00a0", " ").strip().isprintable():
        yield f"{name} must be one line of at most {MAX_TEXT} characters, without control characters"


def _phone_problem(e164: str, local: str) -> str:
    """Return why the two forms are not one number, or nothing: patients dial the one, and telephones the other."""
    import phonenumbers  # here, because only this needs it

    if not _E164.fullmatch(e164):
        return f"phone.e164 must be the number with + and country code, digits only, {EXAMPLE}"
    if not _LOCAL.fullmatch(local) or len(local) > MAX_TEXT:
        return (
            'phone.local must be a number as people write it, an extension at most after it: "(321) 555-0100 ext. 12"'
        )
    try:
        number = phonenumbers.parse(e164, None)
        region = phonenumbers.region_code_for_country_code(number.country_code or 0)
        written = phonenumbers.parse(local, region)
    except phonenumbers.NumberParseException:
        return f"phone is not a number that can be dialled, {EXAMPLE}"
    if phonenumbers.is_possible_number_with_reason(number) != phonenumbers.ValidationResult.IS_POSSIBLE:
        return f"phone.e164 has too few or too many digits for its country, {EXAMPLE}"
    written.extension = None
    if phonenumbers.format_number(written, phonenumbers.PhoneNumberFormat.E164) != e164:
        return f'phone.local must be the whole number {e164} as it is dialled in the country, and "{local}" is not'
    return ""
