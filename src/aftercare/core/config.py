"""The project's settings: `[tool.aftercare]` of the nearest pyproject.toml."""

import os
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from .clinic import Clinic, clinic, problems
from .errors import ConfigError, LanguageError
from .inputs import Reader
from .languages import SOURCE, Language, canonical, language
from .sites import Site, labels, sites
from .sites import problems as site_problems

CHOICES = {"paper": ("us-letter", "a4"), "on_stale": ("withdraw",)}
"""Settings with few values, the default first. No outdated page is kept yet, so nothing may ask for it."""
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
KEYS: dict[str, tuple[type, str]] = {
    **dict.fromkeys([*PATHS, *CHOICES], TEXT),
    **dict.fromkeys(["language", "clinic", "engines", "checks"], TABLE),
    "languages": (list, 'a list of language tags, such as ["es", "zh-Hans"]'),
    "sites": (list, "tables, each under [[tool.aftercare.sites]]"),
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
    clinic: Clinic
    languages: tuple[Language, ...]
    """The target languages, in the order of the settings; English is not among them."""
    source: Path
    glossary: Path
    locales: Path
    output: Path
    notebooks: Path
    paper: str = "us-letter"
    on_stale: str = "withdraw"
    """What becomes of released pages when the English changes: `withdraw`, or `keep` the last ones, marked."""
    engines: dict[str, Any] = field(default_factory=dict)
    checks: dict[str, Grade] = field(default_factory=dict)
    """Code of a check → what this project makes of it."""
    sites: tuple[Site, ...] = ()
    """The places that handouts name; none: the clinic is the only one."""
    site: str = ""
    """The slug of the only site that handouts are made for; empty: for all."""

    @property
    def labels(self) -> tuple[str, ...]:
        """The project's own words of the interface: what the telephones of its sites are for."""
        return labels(self.sites)

    def sites_of(self, handout: str) -> tuple[Site, ...]:
        """Return the sites that a handout names."""
        return tuple(site for site in self.sites if site.gives(handout) and self.site in {"", site.slug})

    @property
    def english(self) -> Language:
        """The source language."""
        return language(SOURCE)

    def notebook(self, name: str) -> Path:
        """Return a notebook of the pipeline: the project's, or the one shipped with the package."""
        own, shipped = (
            folder / f"{name}.ipynb"
            for folder in (self.notebooks, Path(__file__).parents[1] / "pipeline" / "notebooks")
        )
        return shipped if shipped.is_file() and not own.is_file() else own

    def relative(self, path: Path) -> str:
        """Return a path as messages print it: below the project's folder, with forward slashes."""
        return path.relative_to(self.root).as_posix() if path.is_relative_to(self.root) else str(path)

    def choose(self, tags: tuple[str, ...]) -> tuple[Language, ...]:
        """Return the languages named, or all. Raises ConfigError for one that is not configured."""
        known = {entry.tag: entry for entry in self.languages}
        for tag in tags:
            if tag not in known and tag != SOURCE:
                raise ConfigError(f"no language {tag!r} in pyproject.toml; choose from {', '.join(known)}")
        return tuple(known[tag] for tag in tags if tag in known) if tags else self.languages


def find_root(start: Path, reader: Reader = Path.read_bytes) -> Path:
    """Return the nearest folder, upwards, whose pyproject.toml has `[tool.aftercare]`."""
    for folder in (start, *start.parents):
        file = folder / "pyproject.toml"
        if file.is_file() and _own_table(file, reader) is not None:
            return folder
    raise ConfigError(f"no pyproject.toml with [tool.aftercare] in {start} or above it; run aftercare in a project")


def load(start: Path | None = None, reader: Reader = Path.read_bytes) -> Config:
    """Return the settings of the project that `start` (default: the working directory) lies in."""
    root = find_root((start or Path.cwd()).resolve(), reader)
    file = root / "pyproject.toml"
    own = _own(file, reader)
    if found := [*_problems(root, own)]:
        raise ConfigError("\n".join(f"{file}: {problem}" for problem in found))
    places = sites(own.get("sites", []))
    chosen = os.environ.get(SITE, "")
    if chosen and chosen not in {site.slug for site in places}:
        raise ConfigError(f"no site {chosen!r}; choose from {', '.join(site.slug for site in places) or 'none'}")
    return Config(
        root=root,
        clinic=_clinic(own, places, chosen),
        sites=places,
        site=chosen,
        languages=tuple(language(tag, own.get("language", {}).get(tag)) for tag in own.get("languages", [])),
        paper=own.get("paper", CHOICES["paper"][0]),
        on_stale=own.get("on_stale", CHOICES["on_stale"][0]),
        engines=own.get("engines", {}),
        checks={
            code: Grade(entry["severity"], entry["reason"].strip()) for code, entry in own.get("checks", {}).items()
        },
        **_paths(root, own),
    )


def _clinic(own: dict[str, Any], places: tuple[Site, ...], chosen: str) -> Clinic:
    """Return the clinic of the placeholders: the site that was chosen, the project's own, or its first site."""
    if "clinic" in own and not chosen:
        return clinic(own["clinic"])
    return next(site for site in places if chosen in {"", site.slug}).clinic


def _problems(root: Path, own: dict[str, Any]) -> Iterator[str]:
    """Yield everything that is wrong with settings of the right types."""
    for name, values in CHOICES.items():
        if (chosen := own.get(name, values[0])) not in values:
            yield f'{name} must be one of {", ".join(values)}, not "{chosen}"'
    yield from _tag_problems(own)
    paths = _paths(root, own)
    for name, path in paths.items():
        if not path.is_relative_to(root) or path == root:
            yield f"{name} = {own.get(name, PATHS[name])!r} must lie inside the project"
    if paths["output"] in {paths["source"].parent, paths["glossary"].parent, paths["locales"], paths["notebooks"]}:
        yield "output must be a folder used for nothing else"
    for code, entry in own.get("checks", {}).items():
        yield from _grade_problems(code, entry)
    yield from site_problems(own.get("sites", []))
    if "clinic" in own or not own.get("sites"):
        yield from (f"[tool.aftercare.clinic] {problem}" for problem in problems(own.get("clinic", {})))


def _tag_problems(own: dict[str, Any]) -> Iterator[str]:
    """Yield what is wrong with the languages; two tags of one, such as he and iw, would be two translations."""
    tags: list[str] = own.get("languages", [])
    if len(set(tags)) != len(tags) or SOURCE in tags:
        yield "languages must list each target language once, without English"
    first: dict[str, str] = {}
    for tag in tags:
        twin = first.setdefault(canonical(tag), tag)
        if twin != tag:
            yield f"languages has {twin} and {tag}, which are one language; keep one of them"
        try:
            language(tag, own.get("language", {}).get(tag))
        except LanguageError as error:
            yield f"languages: {error}"


def _paths(root: Path, own: dict[str, Any]) -> dict[str, Path]:
    return {name: (root / own.get(name, default)).resolve() for name, default in PATHS.items()}


def _own(file: Path, reader: Reader) -> dict[str, Any]:
    """Return `[tool.aftercare]`, with every setting known and of the right type."""
    own = _own_table(file, reader)
    if not isinstance(own, dict):
        raise ConfigError(f"{file}: [tool.aftercare] must be a table")
    if unknown := own.keys() - KEYS.keys():
        raise ConfigError(f"{file}: unknown key in [tool.aftercare]: {', '.join(sorted(unknown))}")
    wanted = [(name, value, *KEYS[name]) for name, value in own.items()]
    if isinstance(tags := own.get("languages"), list):
        wanted += [("languages", tag, str, KEYS["languages"][1]) for tag in tags]
    if isinstance(overrides := own.get("language"), dict):
        wanted += [(f"language.{tag}", entry, *TABLE) for tag, entry in overrides.items()]
    for name, value, kind, words in wanted:
        if not isinstance(value, kind):
            raise ConfigError(f"{file}: {name} in [tool.aftercare] must be {words}")
    return own


def _grade_problems(code: str, entry: Any) -> Iterator[str]:
    """Yield why an entry of `[tool.aftercare.checks]` does not say what becomes of a check."""
    entry = entry if isinstance(entry, dict) else {}
    severity, reason = entry.get("severity"), str(entry.get("reason", "")).strip()
    if severity not in GRADES or not reason or entry.keys() - {"severity", "reason"}:
        yield (
            f"{code} in [tool.aftercare.checks] needs a severity ({', '.join(GRADES)}) and a reason,"
            f' as in {code} = {{ severity = "off", reason = "the clinic words it so" }}'
        )


def _own_table(file: Path, reader: Reader) -> Any:
    tool = _read(file, reader).get("tool")
    return tool.get("aftercare") if isinstance(tool, dict) else None


def _read(file: Path, reader: Reader) -> dict[str, Any]:
    try:
        return tomllib.loads(reader(file).decode())
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"{file}: {error}") from None
    except RecursionError:
        raise ConfigError(f"{file}: brackets are nested too deeply") from None
