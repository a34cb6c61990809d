"""The project's settings, read from the nearest settings file and checked as a whole."""

import os
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from ..disk.files import read_regular, real
from ..disk.inputs import Reader
from ..disk.shipped import shipped
from ..errors import ChoiceError, ConfigError
from ..language.languages import SOURCE, Language, language
from ..language.lettering import drawing
from ..text.counting import named
from .clinic import Clinic, clinic, logo
from .file import SettingsFile, find
from .keys import CHOICES, EDITIONS, OFF, paths
from .problems import problems
from .sites import Site, labels, sites
from .web_site import WebSite, web_site

SITE = "AFTERCARE_SITE"
"""The environment variable that `--site` sets, so that kernels and workers know of it too."""


@dataclass(frozen=True, slots=True)
class Grade:
    """What a project makes of one check: another severity, or `off`; and why."""

    severity: str
    reason: str

    @property
    def off(self) -> bool:
        """Whether the check is switched off."""
        return self.severity == OFF


@dataclass(frozen=True, slots=True)
class Config:
    """Where things are, and for whom. All paths are absolute."""

    root: Path
    file: SettingsFile
    """Where these settings are written."""
    clinic: Clinic
    languages: tuple[Language, ...]
    """The target languages, in the order of the settings; English is not among them."""
    english: Language
    source: Path
    glossary: Path
    locales: Path
    output: Path
    notebooks: Path
    paper: str = "us-letter"
    editions: tuple[str, ...] = EDITIONS[:1]
    """In the order of `EDITIONS`."""
    on_stale: str = "withdraw"
    """What becomes of released pages when the English changes: `withdraw`, or `keep` the last ones, marked."""
    site: WebSite = field(default_factory=WebSite)
    engines: dict[str, Any] = field(default_factory=dict)
    checks: dict[str, Grade] = field(default_factory=dict)
    """Code of a check → what this project makes of it."""
    sites: tuple[Site, ...] = ()
    """The places that handouts name; none: the clinic is the only one."""
    only_site: str = ""
    """The slug of the only site that handouts are made for; empty: for all."""

    @property
    def labels(self) -> tuple[str, ...]:
        """The project's own words of the interface: what the telephones of its sites are for."""
        return labels(self.sites)

    @property
    def tags(self) -> frozenset[str]:
        """The tags of the target languages."""
        return frozenset(entry.tag for entry in self.languages)

    def sites_of(self, handout: str) -> tuple[Site, ...]:
        """Return the sites that a handout names."""
        return tuple(site for site in self.sites if site.gives(handout) and self.only_site in {"", site.slug})

    def notebook(self, name: str) -> Path:
        """Return a notebook of the pipeline: the project's, or the one shipped with the package."""
        own = self.notebooks / f"{name}.ipynb"
        return own if own.is_file() else shipped("pipeline/notebooks") / own.name

    def relative(self, path: Path) -> str:
        """Return a path as messages print it: below the project's folder, with forward slashes."""
        try:
            return path.relative_to(self.root).as_posix()
        except ValueError:
            return str(path)

    def choose(self, tags: Sequence[str]) -> tuple[Language, ...]:
        """Return the languages named, or all. Raises ChoiceError for one that is not configured."""
        tags = named(tags)
        known = {entry.tag: entry for entry in self.languages}
        for tag in tags:
            if tag not in known and tag != SOURCE:
                raise ChoiceError("language", tag, known)
        return tuple(known[tag] for tag in tags if tag in known) if tags else self.languages


def load(start: Path | None = None, reader: Reader = read_regular) -> Config:
    """Return the settings of the project that `start` (default: the working directory) lies in."""
    file = find(real(start or Path.cwd()), reader)
    root, own = file.path.parent, file.read(reader)
    if found := problems(file, own, reader):
        raise ConfigError("\n".join(f"{file.path}: {problem}" for problem in found))
    places = sites(own.get("sites", []))
    chosen = _chosen_site(places)
    of_all = _clinic(own, root, places, chosen, reader)
    english, *targets = _languages(own, of_all, places)
    return Config(
        root=root,
        file=file,
        clinic=of_all,
        sites=places,
        only_site=chosen,
        english=english,
        languages=tuple(targets),
        paper=own.get("paper", CHOICES["paper"][0]),
        editions=tuple(name for name in EDITIONS if name in own.get("editions", EDITIONS[:1])),
        on_stale=own.get("on_stale", CHOICES["on_stale"][0]),
        site=web_site(own.get("site", {})),
        engines=own.get("engines", {}),
        checks={code: Grade(each["severity"], each["reason"].strip()) for code, each in own.get("checks", {}).items()},
        **paths(root, own),
    )


def _chosen_site(places: tuple[Site, ...]) -> str:
    """Return the site of the environment, or nothing. Raises ChoiceError for one that is not configured."""
    chosen, known = os.environ.get(SITE, ""), [site.slug for site in places]
    if chosen and chosen not in known:
        raise ChoiceError("site", chosen, known)
    return chosen


def _languages(own: dict[str, Any], of_all: Clinic, places: tuple[Site, ...]) -> list[Language]:
    """Return English and the target languages, each with the fonts of the clinic's names, which nobody translates."""
    names = "".join((of_all.written, *(site.clinic.written for site in places)))
    tags = (SOURCE, *own.get("languages", []))
    return [drawing(language(tag, own.get("language", {}).get(tag)), names) for tag in tags]


def _clinic(own: dict[str, Any], root: Path, places: tuple[Site, ...], chosen: str, reader: Reader) -> Clinic:
    """Return the clinic of the placeholders: the site that was chosen, the project's own, or its first site.

    A site has the clinic's logo, and without a web address of its own the clinic's; address and hours are those of a
    place, and never another's.
    """
    table = own.get("clinic")
    whole = clinic(table, logo(table, root, reader)) if table else None
    if whole and not chosen:
        return whole
    found = next(site for site in places if chosen in {"", site.slug}).clinic
    return replace(found, web=found.web or whole.web, logo=whole.logo) if whole else found
