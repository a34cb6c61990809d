"""What CLDR knows of a language, by way of Babel."""

from functools import cache

from babel import Locale, UnknownLocaleError
from babel.core import get_global


def cldr(tag: str) -> Locale | None:
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


def preferred(tag: str) -> str:
    """Return CLDR's tag for a longer code of a language (`spa`), an older (`iw`) or a narrower (`cmn`).

    Browsers and screen readers know `es` and not `spa`; Babel takes that for the Spanish of Spain, and `cmn` for
    Chinese in Latin letters.
    """
    first, _, rest = tag.partition("-")
    base, _, region = get_global("language_aliases").get(first, first).partition("_")
    return "-".join(filter(None, (base, rest or region)))


@cache
def tells_dates(name: str) -> bool:
    """Whether CLDR has the days and the months of a locale; of some it has hardly more than the names of languages."""
    if not name:
        return False
    own, none = Locale.parse(name), Locale.parse("root")
    pairs = ((own.months, none.months), (own.days, none.days))
    return all(ours["format"]["wide"][1] != theirs["format"]["wide"][1] for ours, theirs in pairs)


def day_names(name: str) -> tuple[str, ...]:
    """Return the days of the week from Monday, short where CLDR has them so."""
    locale = Locale.parse(name)
    names, none = locale.days["format"], Locale.parse("root").days["format"]["abbreviated"]  # which is English
    lacking = names["abbreviated"][1] == none[1] and locale.language != "en"
    return tuple(names["wide" if lacking else "abbreviated"][day] for day in range(7))


def script_of(tag: str) -> str:
    """Return the script that a language is written in, by its tag."""
    parts = tag.split("-")
    if len(parts) > 1 and len(parts[1]) == 4:
        return parts[1]
    likely = get_global("likely_subtags")
    full = likely.get(tag.replace("-", "_")) or likely.get(parts[0], "")
    return next((part for part in full.split("_") if len(part) == 4), "Latn")


RTL = frozenset({"Arab", "Hebr", "Thaa", "Syrc", "Nkoo", "Adlm", "Rohg", "Mand", "Samr", "Mend"})
"""Scripts that run from right to left, whatever language is written in them."""


def direction_of(script: str) -> str:
    """Return `rtl` or `ltr`."""
    return "rtl" if script in RTL else "ltr"


def display_name(locale: Locale | None, display: str) -> str:
    """Return what a language is called in another, by the tag of that; nothing where CLDR has no name for it."""
    return (locale.get_display_name(display) or "") if locale else ""


def script_name(script: str) -> str:
    """Return the English name of a script."""
    return str(Locale("en").scripts.get(script, script))
