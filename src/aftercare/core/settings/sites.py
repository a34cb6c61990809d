"""The places where a clinic sees its patients: `[[tool.aftercare.sites]]`."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ..text.phones import phone_address, phone_problems, with_extension
from .clinic import Clinic, text_problems, web_problem
from .hours import Hours, hours
from .hours import problems as hours_problems

KEYS = ("slug", "name", "phones", "hours", "address", "web", "handouts")
PHONE_KEYS = {"e164", "local", "extension", "label"}
PHONE = 'such as { label = "Nurse line", e164 = "+13215550100", local = "(321) 555-0100", extension = "12" }'
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_EXTENSION = re.compile(r"[0-9]{1,7}")


@dataclass(frozen=True, slots=True)
class Phone:
    """A number of a site."""

    e164: str
    local: str
    label: str = ""
    """What it is for, in English; translated as a word of the interface. Empty: just the telephone."""
    extension: str = ""

    @property
    def written(self) -> str:
        """The number as people write it."""
        return f"{self.local} ext. {self.extension}" if self.extension else self.local

    @property
    def address(self) -> str:
        """The number as telephones dial it."""
        return phone_address(self.e164, self.extension)


@dataclass(frozen=True, slots=True)
class Site:
    """One place; its name and address are printed as they are."""

    slug: str
    name: str
    phones: tuple[Phone, ...]
    hours: tuple[Hours, ...] = ()
    address: str = ""
    web: str = ""
    handouts: tuple[str, ...] = ()
    """The handouts that it gives out; none named means all."""

    @property
    def clinic(self) -> Clinic:
        """The site as the clinic of a handout that is made for it alone."""
        first = self.phones[0]
        return Clinic(self.name, first.e164, first.written, self.hours, self.address, self.web)

    def gives(self, handout: str) -> bool:
        """Whether the site gives a handout out."""
        return not self.handouts or handout in self.handouts


def sites(own: Sequence[Mapping[str, Any]]) -> tuple[Site, ...]:
    """Return the sites of tables that have no `problems`."""
    return tuple(_site(entry) for entry in own)


def labels(found: Sequence[Site]) -> tuple[str, ...]:
    """Return the labels of telephones, each once."""
    return tuple(dict.fromkeys(phone.label for site in found for phone in site.phones if phone.label))


def label_id(text: str) -> str:
    """Return the id of a label's row, which says nothing of capitals and signs, and which no other word has."""
    return f"phone.{'-'.join(re.findall(r'[a-z0-9]+', text.lower())) or 'phone'}"


def problems(own: Sequence[Any]) -> Iterator[str]:
    """Yield what is wrong with the tables, with the remedy."""
    slugs: set[str] = set()
    by_id: dict[str, str] = {}
    for number, entry in enumerate(own, 1):
        if not isinstance(entry, dict):
            yield f"{number}: must be a table"
            continue
        slug = str(entry.get("slug", number))
        yield from (f"{slug}: {problem}" for problem in _problems(entry))
        if slug in slugs:
            yield f"{slug}: two sites have this slug"
        slugs.add(slug)
        for label in _labels(entry):
            other = by_id.setdefault(label_id(label), label)
            if other != label:
                yield f'{slug}: the labels "{other}" and "{label}" differ in capitals or signs alone; write one of them'


def _labels(entry: Mapping[str, Any]) -> Iterator[str]:
    phones = entry.get("phones")
    for phone in phones if isinstance(phones, list) else ():
        label = phone.get("label") if isinstance(phone, dict) else None
        if isinstance(label, str) and label.strip():
            yield label.strip()


def _site(entry: Mapping[str, Any]) -> Site:
    phones = tuple(
        Phone(each["e164"], each["local"].strip(), each.get("label", "").strip(), each.get("extension", ""))
        for each in entry["phones"]
    )
    texts = {name: str(entry.get(name, "")).strip() for name in ("name", "address", "web")}
    opened, handouts = hours(entry.get("hours", [])), tuple(entry.get("handouts", []))
    return Site(slug=entry["slug"], phones=phones, hours=opened, handouts=handouts, **texts)


def _problems(entry: Mapping[str, Any]) -> Iterator[str]:
    if unknown := entry.keys() - set(KEYS):
        yield f"unknown key {', '.join(sorted(unknown))}; choose from {', '.join(KEYS)}"
    slug = entry.get("slug")
    if not isinstance(slug, str) or not _SLUG.fullmatch(slug):
        yield "slug must be lower-case words joined by hyphens, such as downtown; --site names the site by it"
    for name in ("name", "address", "web"):
        yield from text_problems(name, entry.get(name, ""))
    yield from web_problem(entry.get("web", ""))
    phones, handouts = (entry.get(name, []) for name in ("phones", "handouts"))
    if not isinstance(phones, list) or not phones:
        yield f"phones must list one number or more, {PHONE}"
    else:
        yield from (problem for phone in phones for problem in _phone(phone))
    yield from hours_problems(entry.get("hours", []))
    if not isinstance(handouts, list) or not all(isinstance(slug, str) for slug in handouts):
        yield 'handouts must be a list of names, such as ["microneedling"]'


def _phone(phone: Any) -> Iterator[str]:
    if not isinstance(phone, dict) or phone.keys() - PHONE_KEYS or not {"e164", "local"} <= phone.keys():
        yield f"a phone needs the number in both forms, {PHONE}"
        return
    if not all(isinstance(value, str) for value in phone.values()):
        yield f"all that belongs to a phone must be quoted, {PHONE}"
        return
    yield from phone_problems({"e164": phone["e164"], "local": phone["local"]})
    if with_extension(phone["local"]):
        yield f"local is the number alone; write the extension beside it, {PHONE}"
    yield from text_problems("label", phone.get("label", ""))
    if not phone.get("label", "-").strip():
        yield f"label must say what the number is for, {PHONE}"
    if "extension" in phone and not _EXTENSION.fullmatch(phone["extension"]):
        yield f"extension must be digits, {PHONE}"
