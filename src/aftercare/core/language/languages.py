"""One table of languages: CLDR by way of Babel, corrected by `languages.toml` and by the project's settings."""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

from ..errors import LanguageError
from .cldr import cldr, direction_of, display_name, preferred, script_name, script_of

SOURCE = "en"
TAG = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|\d{3}))?")


def cased(text: str) -> str:
    """Return a tag in the capitals that tags have, so that EN is en and zh-hans zh-Hans; any other text as it is."""
    first, *rest = text.split("-")
    tag = "-".join([first.lower(), *(part.title() if len(part) == 4 else part.upper() for part in rest)])
    return tag if TAG.fullmatch(tag) else text


@dataclass(frozen=True, slots=True)
class Language:
    """What the pipeline knows of one language."""

    tag: str
    """BCP-47, the shortest form: `es`, `pt-BR`, `zh-Hans`."""
    locale: str
    """Folder below `locales/`: the tag with underscores."""
    cldr: str
    """The CLDR locale that data is taken from; empty where CLDR has none."""
    name: str
    endonym: str
    script: str
    """ISO 15924: `Latn`, `Arab`, `Hans`."""
    direction: str
    """`ltr` or `rtl`."""
    fonts: tuple[str, ...]
    """Font families of PDF and web page, the first that has a character wins."""
    region: str = ""
    """Territory whose glyph shapes are meant (`CN`, `TW`), where that matters."""
    engines: dict[str, str] = field(default_factory=dict)
    """Engine name → the code that engine uses, where it is not the tag itself."""

    @property
    def web_fonts(self) -> str:
        """Value of CSS `font-family`."""
        return ", ".join((*(f'"{family}"' for family in self.fonts), "system-ui", "sans-serif"))

    @property
    def rtl(self) -> bool:
        """Whether the script runs from right to left."""
        return self.direction == "rtl"


_LINE = re.compile(r"[^\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]{1,80}")
OVERRIDES = {
    "name": _LINE,
    "endonym": _LINE,
    "script": re.compile(r"[A-Z][a-z]{3}"),
    "direction": re.compile(r"ltr|rtl"),
    "cldr": re.compile(r"|[a-z]{2,3}([-_][A-Za-z0-9]{2,8})*"),
    "region": re.compile(r"|[A-Z]{2}|\d{3}"),
    "fonts": _LINE,
}
"""What a project may say of a language, and the form it must have."""


@cache
def table() -> dict[str, dict[str, Any]]:
    """Return `languages.toml`: the tables `language`, `engines`, `fonts` and `script`."""
    return tomllib.loads(files("aftercare.core.language").joinpath("languages.toml").read_text(encoding="utf-8"))


def language(tag: str, overrides: Mapping[str, Any] | None = None) -> Language:
    """Return the data for a BCP-47 tag; `overrides` are the project's settings for it.

    Raises LanguageError for a malformed tag and for one that neither CLDR nor the tables know.
    """
    if not TAG.fullmatch(tag):
        raise LanguageError(f"{tag!r} is not a language tag; examples: es, pt-BR, zh-Hans")
    if wrong := ", ".join(_wrong(overrides or {})):
        raise LanguageError(f"language.{tag}: {wrong}")
    own = {**table()["language"].get(tag, {}), **(overrides or {})}
    locale = cldr(own.get("cldr", tag))
    if (instead := preferred(tag)) != tag and not own:
        raise LanguageError(f"{tag!r} is a longer, older or narrower code for {instead}; write {instead}")
    name = own.get("name") or display_name(locale, SOURCE)
    endonym = own.get("endonym") or _capital(display_name(locale, str(locale)))
    if not (name and endonym):  # of some languages CLDR has little more than the script
        raise LanguageError(
            f"CLDR has no name for {tag!r}; set name, endonym and script under language.{tag} in the settings"
        )
    script = own.get("script") or script_of(tag)
    entry = table()["script"].get(script, {})
    return Language(
        tag=tag,
        locale=tag.replace("-", "_"),
        cldr=str(locale or ""),
        name=name,
        endonym=endonym,
        script=script,
        direction=own.get("direction") or direction_of(script),
        fonts=_fonts(own.get("fonts") or entry.get("fonts") or (f"Noto Sans {script_name(script)}",)),
        region=own.get("region", ""),
        engines={engine: codes[tag] for engine, codes in table()["engines"].items() if tag in codes},
    )


def _wrong(own: Mapping[str, Any]) -> Iterator[str]:
    """Yield what is wrong with a project's words on a language."""
    for name, value in own.items():
        if name not in OVERRIDES:
            yield f"unknown {name} (choose from {', '.join(OVERRIDES)})"
        elif name == "fonts":
            if not isinstance(value, list) or not value or not all(isinstance(font, str) for font in value):
                yield "fonts must be a list of font families"
        elif not isinstance(value, str) or not OVERRIDES[name].fullmatch(value):
            yield f"{name} cannot be {value!r}"


def _fonts(first: Sequence[str]) -> tuple[str, ...]:
    """Return the families of a language, those behind every script after its own."""
    return tuple(dict.fromkeys((*first, *table()["fonts"]["last"])))


def _capital(endonym: str) -> str:
    return endonym[:1].title() + endonym[1:]  # Georgian has capitals for whole words only
