"""The project's settings, read from the nearest `settings_file` and checked as a whole."""

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from .clinic import Clinic, clinic, logo, logo_problems, problems
from .errors import ChoiceError, ConfigError, LanguageError
from .files import MOST_BYTES, read_regular, real
from .inputs import Reader
from .languages import SOURCE, Language, canonical, drawing, language
from .settings_file import SettingsFile, find
from .shipped import shipped
from .sites import Site, labels, sites
from .sites import problems as sites_problems
from .web_site import WebSite, web_site
from .web_site import problems as site_problems

CHOICES = {"paper": ("us-letter", "a4"), "on_stale": ("withdraw", "keep")}
"""Settings with few values, the default first."""
EDITIONS = ("standard", "large", "bilingual")
"""What a handout can be built as. The first is always built: what is released is decided by it."""
SITE = "AFTERCARE_SITE"
"""The environment variable that `--site` sets, so that kernels and workers know of it too."""
OFF = "off"
GRADES = (OFF, "error", "warning", "info")
PATHS = {
    "source": "data/instructions.csv",
    "glossary": "data/glossary.csv",
    "locales": "locales",
    "output": "output",
    "notebooks": "notebooks",
}
TEXT, TABLE = (str, "a quoted string"), (dict, "a table")
ENGINES = 'a quoted string, or a list of them, such as ["llm", "google"]'
KEYS: dict[str, tuple[type, str]] = {
    **dict.fromkeys([*PATHS, *CHOICES], TEXT),
    **dict.fromkeys(["language", "clinic", "engines", "checks", "site"], TABLE),
    "languages": (list, 'a list of language tags, such as ["es", "zh-Hans"]'),
    "editions": (list, f"a list of editions, such as {json.dumps(EDITIONS)}"),
    "sites": (list, "tables, each under its own heading [[…sites]]"),
}
"""Every setting, with its type and the words for it in messages."""


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
        return path.relative_to(self.root).as_posix() if path.is_relative_to(self.root) else str(path)

    def choose(self, tags: tuple[str, ...]) -> tuple[Language, ...]:
        """Return the languages named, or all. Raises ChoiceError for one that is not configured."""
        known = {entry.tag: entry for entry in self.languages}
        for tag in tags:
            if tag not in known and tag != SOURCE:
                raise ChoiceError("language", tag, known)
        return tuple(known[tag] for tag in tags if tag in known) if tags else self.languages


def load(start: Path | None = None, reader: Reader = read_regular) -> Config:
    """Return the settings of the project that `start` (default: the working directory) lies in."""
    file = find(real(start or Path.cwd()), reader)
    root, own = file.path.parent, file.read(reader)
    if found := [*_unknown(file, own), *([*_type_problems(file, own)] or _problems(file, own, reader))]:
        raise ConfigError("\n".join(f"{file.path}: {problem}" for problem in found))
    places = sites(own.get("sites", []))
    chosen = os.environ.get(SITE, "")
    if chosen and chosen not in {site.slug for site in places}:
        raise ChoiceError("site", chosen, [site.slug for site in places])
    of_all = _clinic(own, root, places, chosen, reader)
    names = _untranslated(of_all, places)
    english, *targets = (
        drawing(language(tag, own.get("language", {}).get(tag)), names) for tag in (SOURCE, *own.get("languages", []))
    )
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
        checks={
            code: Grade(entry["severity"], entry["reason"].strip()) for code, entry in own.get("checks", {}).items()
        },
        **paths(root, own),
    )


def _untranslated(of_all: Clinic, places: tuple[Site, ...]) -> str:
    """Return what every page says of the clinic as it is."""
    return "".join((of_all.written, *(site.clinic.written for site in places)))


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


def _problems(file: SettingsFile, own: dict[str, Any], reader: Reader) -> Iterator[str]:
    """Yield everything that is wrong with settings of the right types."""
    root = file.path.parent
    for name, values in CHOICES.items():
        if (chosen := own.get(name, values[0])) not in values:
            yield f'{name} must be one of {", ".join(values)}, not "{chosen}"'
    editions = own.get("editions", EDITIONS[:1])
    if len(set(editions)) != len(editions) or not {EDITIONS[0]} <= set(editions) <= set(EDITIONS):
        yield f"editions must list {EDITIONS[0]}, and may list {', '.join(EDITIONS[1:])}, each once"
    yield from _tag_problems(own)
    found = paths(root, own)
    for name, path in found.items():
        if not path.is_relative_to(root) or path == root:
            yield f"{name} = {own.get(name, PATHS[name])!r} must lie inside the project"
    if _overlaps(found, root):
        yield "output must be a folder used for nothing else"
    elif os.path.lexists(found["output"]) and not found["output"].is_dir():
        yield f"output = {own.get('output', PATHS['output'])!r} is not a folder; move away what is there"
    for code, entry in own.get("checks", {}).items():
        yield from _grade_problems(file.table("checks"), code, entry)
    if "clinic" in own or not own.get("sites"):
        yield from (f"{file.table('clinic')} {problem}" for problem in problems(own.get("clinic", {})))
    yield from (f"{file.table('clinic')} {problem}" for problem in logo_problems(own.get("clinic", {}), root, reader))
    yield from (f"[{file.table('sites')}] {problem}" for problem in sites_problems(own.get("sites", [])))
    yield from (f"{file.table('site')} {problem}" for problem in site_problems(own.get("site", {})))


def _overlaps(found: dict[str, Path], root: Path) -> bool:
    """Whether the output folder holds anything else, or lies in it: a build takes away what it has not made."""
    output, tables = found["output"], (found["source"], found["glossary"])
    others = (found["locales"], found["notebooks"], root / ".git", root / ".aftercare", root / "node_modules")
    inside = any(path.is_relative_to(output) for path in (*tables, *others))
    return inside or output in {path.parent for path in tables} or any(output.is_relative_to(path) for path in others)


def _tag_problems(own: dict[str, Any]) -> Iterator[str]:
    """Yield what is wrong with the languages; two tags of one, such as he and iw, would be two translations."""
    tags: list[str] = own.get("languages", [])
    if len(set(tags)) != len(tags) or SOURCE in tags:
        yield "languages must list each target language once, without English"
    first: dict[str, str] = {}
    for tag in (SOURCE, *tags):
        twin = first.setdefault(canonical(tag), tag)
        if twin != tag:
            yield f"languages has {twin} and {tag}, which are one language; keep one of them"
    described = own.get("language", {})  # of languages, too, that are not there yet
    for tag in dict.fromkeys((SOURCE, *tags, *described)):
        try:
            language(tag, described.get(tag))
        except LanguageError as error:
            yield f"languages: {error}"


def paths(root: Path, own: dict[str, Any]) -> dict[str, Path]:
    """Return where the files of a project are; what can be no path counts as not set."""
    named = {name: value for name, value in own.items() if isinstance(value, str) and not _path_problem(value)}
    return {name: real(root / named.get(name, default)) for name, default in PATHS.items()}


def _path_problem(value: str) -> str:
    """Return why a text can be no path, or nothing."""
    if not value.isprintable():
        return "has a control character"
    return f"is longer than {MOST_BYTES} bytes" if len(value.encode()) > MOST_BYTES else ""


def _unknown(file: SettingsFile, own: Any) -> Iterator[str]:
    """Yield which settings there are not; the others are looked at all the same."""
    if isinstance(own, dict) and (unknown := sorted(own.keys() - KEYS.keys())):
        yield f"unknown key in {file.table()}: {', '.join(unknown)}; choose from {', '.join(KEYS)}"


def _type_problems(file: SettingsFile, own: Any) -> Iterator[str]:
    """Yield which settings are of the wrong type: what they say cannot be looked at."""
    if not isinstance(own, dict):
        yield f"{file.table()} must be a table"
        return
    wanted = [(name, value, *KEYS[name]) for name, value in own.items() if name in KEYS]
    for name in ("languages", "editions"):
        if isinstance(entries := own.get(name), list):
            wanted += [(name, entry, str, KEYS[name][1]) for entry in entries]
    if isinstance(overrides := own.get("language"), dict):
        wanted += [(f"language.{tag}", entry, *TABLE) for tag, entry in overrides.items()]
    for name in PATHS:
        if problem := _path_problem(str(own.get(name, ""))):
            yield f"{name} in {file.table()} {problem}"
    if isinstance(engines := own.get("engines"), dict):
        wanted += [(f"engines.{name}", entry, *TABLE) for name, entry in engines.items() if name != "default"]
        chosen = engines.get("default", [])
        chosen = chosen if isinstance(chosen, list) else [chosen]
        wanted += [("engines.default", each, str, ENGINES) for each in chosen]
    wrong = [(name, words) for name, value, kind, words in wanted if not isinstance(value, kind)]
    yield from (f"{name} in {file.table()} must be {words}" for name, words in dict.fromkeys(wrong))


def _grade_problems(table: str, code: str, entry: Any) -> Iterator[str]:
    """Yield why an entry of the table of checks does not say what becomes of a check."""
    entry = entry if isinstance(entry, dict) else {}
    severity, reason = entry.get("severity"), entry.get("reason")
    told = isinstance(reason, str) and reason.strip()
    if severity not in GRADES or not told or entry.keys() - {"severity", "reason"}:
        yield (
            f"{code} in {table} needs a severity ({', '.join(GRADES)}) and a reason,"
            f' as in {code} = {{ severity = "off", reason = "the clinic words it so" }}'
        )
