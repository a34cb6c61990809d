"""The project's settings: `[tool.aftercare]` of the nearest pyproject.toml."""

import re
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from .errors import ConfigError
from .inputs import Reader
from .languages import SOURCE, Language, canonical, language

CHOICES = {"paper": ("us-letter", "a4"), "on_stale": ("withdraw", "keep")}
"""Settings with few values, the default first."""
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
}
"""Every setting, with its type and the words for it in messages."""


@dataclass(frozen=True, slots=True)
class Clinic:
    """The values of `{clinic_…}` placeholders; printed as they are, never translated. Empty values are left out."""

    name: str
    phone_e164: str
    phone: str
    hours: str = ""
    address: str = ""
    web: str = ""

    @property
    def placeholders(self) -> dict[str, str]:
        """The names that a row may use, with their values."""
        return {
            "clinic_name": self.name,
            "clinic_phone": self.phone,
            "clinic_hours": self.hours,
            "clinic_address": self.address,
            "clinic_web": self.web,
        }


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
        if file.is_file() and "aftercare" in _read(file, reader).get("tool", {}):
            return folder
    raise ConfigError(f"no pyproject.toml with [tool.aftercare] in {start} or above it; run aftercare in a project")


def load(start: Path | None = None, reader: Reader = Path.read_bytes) -> Config:
    """Return the settings of the project that `start` (default: the working directory) lies in."""
    root = find_root((start or Path.cwd()).resolve(), reader)
    file = root / "pyproject.toml"
    own = _own(file, reader)
    chosen = {name: own.get(name, values[0]) for name, values in CHOICES.items()}
    for name, values in CHOICES.items():
        if chosen[name] not in values:
            raise ConfigError(f'{file}: {name} must be one of {", ".join(values)}, not "{chosen[name]}"')
    tags = own.get("languages", [])
    if len(set(tags)) != len(tags) or SOURCE in tags:
        raise ConfigError(f"{file}: languages must list each target language once, without English")
    _refuse_twins(file, tags)
    paths = {name: _inside(root, own.get(name, default)) for name, default in PATHS.items()}
    if paths["output"] in {paths["source"].parent, paths["glossary"].parent, paths["locales"], paths["notebooks"]}:
        raise ConfigError(f"{file}: output must be a folder used for nothing else")
    return Config(
        root=root,
        clinic=_clinic(file, own.get("clinic", {})),
        languages=tuple(language(tag, own.get("language", {}).get(tag)) for tag in tags),
        paper=chosen["paper"],
        on_stale=chosen["on_stale"],
        engines=own.get("engines", {}),
        checks={code: _grade(file, code, entry) for code, entry in own.get("checks", {}).items()},
        **paths,
    )


def _refuse_twins(file: Path, tags: list[str]) -> None:
    """Refuse two tags of one language, such as he and iw: each would be a translation of its own."""
    first: dict[str, str] = {}
    for tag in tags:
        twin = first.setdefault(canonical(tag), tag)
        if twin != tag:
            raise ConfigError(f"{file}: languages has {twin} and {tag}, which are one language; keep one of them")


def _own(file: Path, reader: Reader) -> dict[str, Any]:
    """Return `[tool.aftercare]`, with every setting known and of the right type."""
    own: dict[str, Any] = _read(file, reader)["tool"]["aftercare"]
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


def _grade(file: Path, code: str, entry: Any) -> Grade:
    """Return what `[tool.aftercare.checks]` says of one check. Raises ConfigError with the form it should have."""
    entry = entry if isinstance(entry, dict) else {}
    severity, reason = entry.get("severity"), str(entry.get("reason", "")).strip()
    if severity not in GRADES or not reason or entry.keys() - {"severity", "reason"}:
        raise ConfigError(
            f"{file}: {code} in [tool.aftercare.checks] needs a severity ({', '.join(GRADES)}) and a reason,"
            f' as in {code} = {{ severity = "off", reason = "the clinic words it so" }}'
        )
    return Grade(severity, reason)


def _inside(root: Path, name: str) -> Path:
    path = (root / name).resolve()
    if not path.is_relative_to(root) or path == root:
        raise ConfigError(f"{root / 'pyproject.toml'}: {name!r} must lie inside the project")
    return path


def _read(file: Path, reader: Reader) -> dict[str, Any]:
    try:
        return tomllib.loads(reader(file).decode())
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"{file}: {error}") from None


def _clinic(file: Path, own: dict[str, Any]) -> Clinic:
    phone = own.get("phone")
    phone = phone if isinstance(phone, dict) else {}
    e164, local = str(phone.get("e164", "")), str(phone.get("local", ""))
    if not own.get("name"):
        raise ConfigError(f"{file}: [tool.aftercare.clinic] needs a name")
    digits = re.sub(r"[^0-9]", "", local)
    if not re.fullmatch(r"\+[1-9][0-9]{7,14}", e164) or not digits or not e164.endswith(digits.lstrip("0")):
        raise ConfigError(
            f"{file}: [tool.aftercare.clinic] phone needs the number in both forms,"
            ' such as { e164 = "+13215550100", local = "(321) 555-0100" }'
        )
    texts = {name: str(own.get(name, "")).strip() for name in ("name", "hours", "address", "web")}
    if texts["web"] and not re.match(r"https?://[^\s/]+", texts["web"]):
        raise ConfigError(f"{file}: [tool.aftercare.clinic] web must begin with https://")
    return Clinic(phone_e164=e164, phone=local, **texts)
