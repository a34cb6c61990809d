"""One table of languages: CLDR by way of Babel, corrected by `languages.toml` and by the project's settings."""

import re
import tomllib
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from importlib.resources import files
from typing import Any

from babel import Locale, UnknownLocaleError
from babel.core import get_global

from .errors import LanguageError

SOURCE = "en"
TAG = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|\d{3}))?")


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
    return tomllib.loads(files("aftercare.core").joinpath("languages.toml").read_text(encoding="utf-8"))


def language(tag: str, overrides: Mapping[str, Any] | None = None) -> Language:
    """Return the data for a BCP-47 tag; `overrides` are the project's settings for it.

    Raises LanguageError for a malformed tag and for one that neither CLDR nor the tables know.
    """
    if not TAG.fullmatch(tag):
        raise LanguageError(f"{tag!r} is not a language tag; examples: es, pt-BR, zh-Hans")
    if wrong := ", ".join(_wrong(overrides or {})):
        raise LanguageError(f"language.{tag}: {wrong}")
    own = {**table()["language"].get(tag, {}), **(overrides or {})}
    locale = _cldr(own.get("cldr", tag))
    if locale is None and not {"name", "endonym"} <= own.keys():
        raise LanguageError(
            f"CLDR does not know {tag!r}; set name, endonym and script under language.{tag} in the settings"
        )
    script = own.get("script") or _script(tag)
    entry = table()["script"].get(script, {})
    return Language(
        tag=tag,
        locale=tag.replace("-", "_"),
        cldr=str(locale or ""),
        name=own.get("name") or _of(locale, "en"),
        endonym=own.get("endonym") or _capital(_of(locale, str(locale))),
        script=script,
        direction=own.get("direction") or _direction(script),
        fonts=_fonts(own.get("fonts") or entry.get("fonts") or (f"Noto Sans {_script_name(script)}",)),
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


SAME = {"fil": "tl", "nb": "no"}
"""Two tags of one language that CLDR keeps apart, or holds for aliases the other way round."""


WRONG = {
    "kr": "ko", "cn": "zh-Hans", "tw": "zh-Hant", "hk": "zh-Hant", "vn": "vi", "jp": "ja", "cz": "cs", "dk": "da",
    "se": "sv", "gr": "el", "ua": "uk", "br": "pt-BR", "ir": "fa", "il": "he", "rs": "sr", "si": "sl", "ee": "et",
    "ph": "tl", "mx": "es", "us": "en", "uk-UA": "uk", "by": "be", "al": "sq", "ge": "ka", "am": "hy", "in": "hi",
    "mandarin": "zh-Hans", "chinese": "zh-Hans", "farsi": "fa", "tagalog": "tl", "haitian": "ht", "creole": "ht",
    "kreyol": "ht", "kreyòl": "ht", "brazilian": "pt-BR", "castilian": "es", "burmese": "my", "punjabi": "pa",
}  # fmt: skip
"""What people write for a language that is no tag of it: codes of countries, and names that CLDR does not have."""


@cache
def _names() -> dict[str, str]:
    """Return the English names of languages, and their own, with the tags: spanish and español are es."""
    english = {str(tag): str(name) for tag, name in Locale("en").languages.items()}
    own = {_of(locale, tag).casefold(): tag for tag in english if (locale := _cldr(tag))}
    return own | {name.casefold(): tag.replace("_", "-") for tag, name in english.items()}


def named(name: str) -> str:
    """Return the tag of a language that is called by its name or by a wrong code; nothing for an unknown one."""
    key = name.strip().casefold().replace("_", "-")
    first = key.partition("-")[0].partition(" ")[0]
    return WRONG.get(key) or _names().get(key) or WRONG.get(first) or _names().get(first, "")


def tag_of(text: str) -> str:
    """Return the tag that a word such as pt_BR or zh-hans spells; nothing where it is no tag of a known language."""
    first, *rest = text.replace("_", "-").partition("@")[0].split("-")
    parts = [first.lower(), *(part.title() if len(part) == 4 else part.upper() for part in rest)]
    tag = "-".join(parts)
    known = parts[0] in table()["language"] or parts[0] in Locale("en").languages
    return tag if known and TAG.fullmatch(tag) else ""


def canonical(tag: str) -> str:
    """Return one tag for all that name the same language: `iw` → he, `fil` → tl, `zh-CN` → zh-Hans."""
    parts = tag.replace("_", "-").split("-")
    base = get_global("language_aliases").get(parts[0], parts[0]).partition("_")[0]
    base = SAME.get(base, base)
    if base == "zh" and len(parts) > 1 and len(parts[1]) != 4:
        parts = ["zh", "Hant" if parts[1] in {"TW", "HK", "MO"} else "Hans"]
    return "-".join([base, *parts[1:]])


def _fonts(first: Sequence[str]) -> tuple[str, ...]:
    """Return the families of a language, those that stand behind every script after its own."""
    return tuple(dict.fromkeys((*first, *table()["fonts"]["last"])))


def drawing(own: Language, text: str) -> Language:
    """Return a language that has the fonts of every script in a text behind its own.

    Names and streets of a clinic are the same in every language, in whatever script they are written. Fonts of signs
    come last: that of mathematics has Arabic letters, which it does not join.
    """
    words = {unicodedata.name(char, "").partition(" ")[0] for char in set(text) if char.isalpha()}
    scripts = table()["script"].values()
    further = (font for entry in scripts if words & set(entry.get("letters", ())) for font in entry["fonts"])
    first = (font for at, font in enumerate(own.fonts) if not at or font not in table()["fonts"]["last"])
    return replace(own, fonts=tuple(dict.fromkeys((*first, *further, *own.fonts))))


def joined(text: str) -> str:
    """Return the letters of a text that fonts which stand behind those of other scripts would draw each by itself."""
    return "".join(sorted(char for char in set(text) if unicodedata.bidirectional(char) == "AL"))


def optical_size(family: str) -> float:
    """Return the factor by which a family is set larger, to look as large as others."""
    return float(table()["fonts"]["optical_size"].get(family, 1))


def _cldr(tag: str) -> Locale | None:
    """Return CLDR's locale; Babel falls back to other languages for unknown ones, which is refused."""
    if not tag:
        return None
    try:
        locale = Locale.parse(tag.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return None
    aliases = get_global("language_aliases")
    base = tag.split("-", maxsplit=1)[0]
    return locale if locale.language in (base, aliases.get(base, base)) else None


def _script(tag: str) -> str:
    parts = tag.split("-")
    if len(parts) > 1 and len(parts[1]) == 4:
        return parts[1]
    likely = get_global("likely_subtags")
    full = likely.get(tag.replace("-", "_")) or likely.get(parts[0], "")
    return next((part for part in full.split("_") if len(part) == 4), "Latn")


RTL = frozenset({"Arab", "Hebr", "Thaa", "Syrc", "Nkoo", "Adlm", "Rohg", "Mand", "Samr", "Mend"})
"""Scripts that run from right to left, whatever language is written in them."""


def _direction(script: str) -> str:
    return "rtl" if script in RTL else "ltr"


def _of(locale: Locale | None, display: str) -> str:
    return (locale.get_display_name(display) or str(locale)) if locale else ""


def _script_name(script: str) -> str:
    return str(Locale("en").scripts.get(script, script))


def _capital(endonym: str) -> str:
    return endonym[:1].upper() + endonym[1:]
