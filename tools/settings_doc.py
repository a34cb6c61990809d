"""Writes docs/reference/settings.md from the settings that the program knows: `python tools/settings_doc.py`."""
# ruff: noqa: E501 - the lines of the page are as long as they are

import sys
from collections.abc import Iterator
from pathlib import Path

from aftercare.core.language.languages import OVERRIDES
from aftercare.core.settings.clinic import KEYS as CLINIC_KEYS
from aftercare.core.settings.hours import HOURS
from aftercare.core.settings.keys import CHOICES, EDITIONS, GRADES, KEYS, PATHS
from aftercare.core.settings.sites import KEYS as PLACE_KEYS
from aftercare.core.settings.sites import PHONE
from aftercare.core.settings.web_site import NAMES as SITES
from aftercare.core.text.phones import EXAMPLE
from aftercare.mt.engines.built_in import BUILT_IN, OPTIONS, RATES
from aftercare.mt.engines.registry import DEFAULT
from aftercare.mt.engines.settings import NUMBERS

PAGE = Path(__file__).parents[1] / "docs" / "reference" / "settings.md"
HEAD = """# Settings

<!-- written by tools/settings_doc.py -->

Settings are in `aftercare.toml`, or in `pyproject.toml` under `[tool.aftercare]`; the project is the folder of that file. The tables below are named as in `aftercare.toml`: in `pyproject.toml`,
`[clinic]` is `[tool.aftercare.clinic]`. Everything that is wrong with them is told in one run, with the remedy.

```toml
languages = ["es", "zh-Hans"]

[clinic]
name = "Example Clinic"
phone = { e164 = "+13215550100", local = "(321) 555-0100" }
```
"""
MEANINGS = {
    "languages": "the languages to translate into, as tags; English is the source",
    "source": "the table of instructions",
    "glossary": "terms and their translations; `keep` keeps a term in English",
    "locales": "the folder of the catalogs",
    "output": "the folder that everything is built into, used for nothing else",
    "notebooks": "notebooks of your own; those that are not there are the package's",
    "paper": "the paper of the PDF",
    "on_stale": "what becomes of a released handout whose English has changed",
    "editions": "what a handout is built as: large print in 18 point, and the English beside each row",
    "site": "addresses of the website; see below",
    "clinic": "who gives the handouts out; see below",
    "sites": "the places where patients are seen, where there are several; see below",
    "language": "what the tables of languages lack or say otherwise; see below",
    "engines": "translation engines; see below",
    "checks": "what this project makes of single checks; see below",
}
CLINIC = {
    "name": "on every page; `{clinic_name}` in a text",
    "phone": f"the number in both forms, {EXAMPLE.replace('such as', 'as in').replace('phone = ', '`phone = ') + '`'}; `{{clinic_phone}}`",
    "hours": f"opening hours, as in `{HOURS}`, which each language writes its own way; `{{clinic_hours}}`",
    "address": "`{clinic_address}`",
    "web": "one address that begins with https://; `{clinic_web}`",
    "logo": "an SVG or PNG of the project, at most 200 kB, such as `data/logo.svg`; printed at the top of every page for patients",
}
SITE = {
    "address": "where the folder of `publish --to` is found, such as `https://handouts.example.org`",
    "report": "where a mistake is reported: a mail address, or a web address with `{handout}`, `{language}` and `{version}` in it",
}
PLACE = {
    "slug": "the name by which `build --site` and `handouts` know it: lower-case words joined by hyphens",
    "name": "on the page, as it is",
    "phones": f"one number or more, {PHONE.replace('such as', 'as in').replace('{', '`{', 1)}`; `label`, which is translated, and `extension` may be left out",
    "hours": f"opening hours, as in `{HOURS}`; each language writes them its own way",
    "address": "on the page, as it is",
    "web": "one address that begins with https://",
    "handouts": "the handouts that it gives out; left out, all of them. One that the table lacks is told, and stops no page",
}
LANGUAGE = {
    "name": "the English name",
    "endonym": "the language's own name",
    "script": "ISO 15924, as in `Cyrl`",
    "direction": "`ltr` or `rtl`",
    "cldr": "the CLDR locale that dates and numbers follow; where it is empty, the days and months are words of `interface.po`",
    "region": "the territory whose glyph shapes are meant",
    "fonts": "a list of font families; the first that has a character is used. "
    "Fonts for the script of the clinic's name and address come behind them by themselves",
}
ENGINE = {
    "timeout": "seconds for a request, all attempts together",
    "rate": "requests a second; 0 is no limit",
    "jobs": "requests at the same time",
    "attempts": "how often to ask",
    "pause": "seconds to leave an engine alone after repeated refusals",
    "batch": "texts in a request, for engines that take several",
}


def rendered() -> str:
    """Return the page."""
    return "\n".join([HEAD, *_top(), *_clinic(), *_site(), *_places(), *_language(), *_engines(), *_checks()]) + "\n"


def _table(heads: str, rows: Iterator[tuple[str, ...]]) -> Iterator[str]:
    yield heads
    yield "|" + "---|" * (heads.count("|") - 1)
    yield from (f"| {' | '.join(row)} |" for row in rows)
    yield ""


def _top() -> Iterator[str]:
    yield "## At the top\n"
    defaults = {name: f"`{path}`" for name, path in PATHS.items()}
    defaults |= {
        name: ", ".join(f"`{value}`" for value in values) for name, values in {**CHOICES, "editions": EDITIONS}.items()
    }
    rows = ((f"`{name}`", defaults.get(name, ""), MEANINGS[name]) for name in [*MEANINGS] if name in KEYS)
    yield from _table("| setting | default, then other values | what it is |", rows)


def _clinic() -> Iterator[str]:
    yield "## `[clinic]`\n"
    yield "`name` and `phone` are needed. A text may use a placeholder whose setting is filled in.\n"
    yield from _table("| setting | what it is |", ((f"`{name}`", CLINIC[name]) for name in CLINIC_KEYS))


def _site() -> Iterator[str]:
    yield "## `[site]`\n"
    yield "Both may be left out.\n"
    yield from _table("| setting | what it is |", ((f"`{name}`", SITE[name]) for name in SITES))


def _places() -> Iterator[str]:
    yield "## `[[sites]]`\n"
    yield "One table for each place, as in `[[sites]]` or `[[tool.aftercare.sites]]`; `slug`, `name` and `phones` are needed. Without `[clinic]`, the first is the clinic of the placeholders.\n"
    yield from _table("| setting | what it is |", ((f"`{name}`", PLACE[name]) for name in PLACE_KEYS))


def _language() -> Iterator[str]:
    yield "## `[language.TAG]`\n"
    yield "For a language that CLDR has no name for, or to say otherwise: `name`, `endonym` and `script` are enough.\n"
    yield from _table("| setting | what it is |", ((f"`{name}`", LANGUAGE[name]) for name in OVERRIDES))


def _engines() -> Iterator[str]:
    yield "## `[engines]` and `[engines.NAME]`\n"
    yield f"`default` names the engine that is used where a command names none; without it, that is `{DEFAULT}`. Engines: {', '.join(f'`{name}`' for name in BUILT_IN)}."
    yield "Keys are never kept in a file: they are read from the environment, as in `AFTERCARE_MICROSOFT_KEY`.\n"
    ranges = {name: f"{low:g} to {high:g}" for name, (low, high) in NUMBERS.items()}
    rows = [("`url`", "", "the address of a server of your own")]
    rows += [(f"`{name}`", ranges[name], ENGINE[name]) for name in NUMBERS]
    rows += [
        (f"`{option}`", "", f"for `{engine}` only") for engine, options in OPTIONS.items() for option in sorted(options)
    ]
    yield from _table("| setting | range | what it is |", iter(rows))
    own = (
        f"`{engine}`: {', '.join(f'{name} {value}' for name, value in values.items())}"
        for engine, values in RATES.items()
    )
    yield f"Set already: {'; '.join(own)}.\n"


def _checks() -> Iterator[str]:
    yield "## `[checks]`\n"
    yield f"A check gets another severity ({', '.join(f'`{grade}`' for grade in GRADES)}) with the reason for it; [the list of checks](../checks.md) has their names.\n"
    yield '```toml\n[checks]\nnumbers = { severity = "warning", reason = "our translators write small numbers as words" }\n```'


if __name__ == "__main__":
    PAGE.write_text(rendered(), encoding="utf-8")
    sys.stdout.write(f"{PAGE} is up to date.\n")
