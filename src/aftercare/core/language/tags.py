"""Language tags as people write them: as a name, a wrong code, or in another form."""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from babel import Locale
from babel.core import get_global
from babel.languages import get_official_languages
from babel.localedata import exists

from ..errors import LanguageError
from .cldr import cldr, display_name
from .languages import SOURCE, TAG, Language, language, table

SCRIPT = 4
"""Letters of the code of a script."""
SCRIPTS = {"latin": "Latn", "cyrillic": "Cyrl", "arabic": "Arab", "devanagari": "Deva"}
"""Scripts as locales of gettext name them: sr@latin."""
SAME = {"fil": "tl", "nb": "no"}
"""Two tags of one language that CLDR keeps apart, or holds for aliases the other way round."""
WRONG = {
    "kr": "ko", "cn": "zh-Hans", "tw": "zh-Hant", "hk": "zh-Hant", "vn": "vi", "jp": "ja", "cz": "cs", "dk": "da",
    "se": "sv", "gr": "el", "ua": "uk", "br": "pt-BR", "ir": "fa", "il": "he", "rs": "sr", "si": "sl", "ee": "et",
    "ph": "tl", "mx": "es", "us": "en", "by": "be", "al": "sq", "ge": "ka", "am": "hy", "in": "hi",
    "mandarin": "zh-Hans", "chinese": "zh-Hans", "farsi": "fa", "tagalog": "tl", "haitian": "ht", "creole": "ht",
    "kreyol": "ht", "kreyòl": "ht", "brazilian": "pt-BR", "castilian": "es", "burmese": "my", "punjabi": "pa",
    "sorani": "ckb", "kurmanji": "ku", "mww": "hmn",
}  # fmt: skip
"""What people write for a language that is no tag of it: codes of countries, and names that CLDR does not have."""


@cache
def _names() -> dict[str, str]:
    """Return the English names of languages, and their own, with the tags: spanish and español are es."""
    english = {str(tag): str(name) for tag, name in Locale("en").languages.items()}
    own = {name.casefold(): tag for tag in english if (name := display_name(cldr(tag), tag))}
    return own | {name.casefold(): tag.replace("_", "-") for tag, name in english.items()}


def named(name: str) -> str:
    """Return the tag of a language that is called by its name or by a wrong code; nothing for an unknown one."""
    key = name.strip().casefold().replace("_", "-")
    first = key.partition("-")[0].partition(" ")[0]
    return WRONG.get(key) or _names().get(key) or WRONG.get(first) or _names().get(first, "")


@cache
def _parts() -> dict[str, str]:
    """Return the names and codes of scripts and regions, as they follow the name of a language, with their codes."""
    english = Locale("en")
    return {
        str(name).casefold(): str(code)
        for names in (english.territories, english.scripts)
        for code, full in names.items()
        for name in (full, code)
    }


def whole_name(name: str) -> str:
    """Return the tag of a language whose name is all of a text, as Chinese (Traditional); else nothing.

    `in` is the old code of Indonesian.
    """
    key = name.strip().casefold().replace("_", "-")
    if key in get_global("language_aliases"):
        return key
    if tag := WRONG.get(key) or _names().get(key):
        return tag
    base, _, more = re.sub(r"[\s,(（]+", " ", key.rstrip(")）")).partition(" ")
    tag, part = _names().get(base, ""), _parts().get(more, "")
    if tag and (more in {"text", "translation"} or tag_of(more).partition("-")[0] == tag):
        return tag_of(more) or tag
    # Portuguese (br) means Brazil; Spanish (fr) means nothing.
    spoken = not tag_of(more) or exists(f"{tag}_{part}") or tag in {each[:2] for each in get_official_languages(part)}
    return f"{tag}-{part}" if tag and part and spoken else ""


def tag_of(text: str) -> str:
    """Return the tag that a word such as pt_BR or zh-hans spells; nothing where it is no tag of a known language."""
    whole, _, modifier = text.replace("_", "-").partition("@")
    first, *rest = whole.split("-")
    rest = [*filter(None, [SCRIPTS.get(modifier.lower())]), *rest]
    parts = [first.lower(), *(part.title() if len(part) == SCRIPT else part.upper() for part in rest)]
    tag = "-".join(parts)
    known = parts[0] in table()["language"] or parts[0] in Locale("en").languages
    return tag if known and TAG.fullmatch(tag) else ""


def typed(tag: str, overrides: Mapping[str, Any] | None = None) -> Language:
    """Return the language of a tag that somebody typed; LanguageError says which tag was probably meant."""
    try:
        return language(tag, overrides)
    except LanguageError as error:
        meant = next((found for found in (tag_of(tag), named(tag)) if found not in {"", tag}), "")
        raise LanguageError(f"{error}; did you mean {meant}?" if meant else str(error)) from None


def canonical(tag: str) -> str:
    """Return one tag for all that name the same language: `iw` → he, `fil` → tl, `zh-CN` → zh-Hans."""
    parts = tag.replace("_", "-").split("-")
    base = get_global("language_aliases").get(parts[0], parts[0]).partition("_")[0]
    base = SAME.get(base, base)
    if base == "zh" and len(parts) > 1 and len(parts[1]) != 4:
        parts = ["zh", "Hant" if parts[1] in {"TW", "HK", "MO"} else "Hans"]
    return "-".join([base, *parts[1:]])


def differ(header: str, tag: str) -> bool:
    """Whether a header certainly names another language than a folder: not so pt beside pt-BR, zh_CN beside zh-Hans.

    English is what a template names, and what nobody knows may be anything.
    """
    named = tag_of(header.strip())
    if not named or named.partition("-")[0] == SOURCE:
        return False
    one, other = (canonical(each).split("-") for each in (named, tag))
    scripts = [{part for part in parts if len(part) == SCRIPT} for parts in (one, other)]
    return one[0] != other[0] or (all(scripts) and scripts[0] != scripts[1])


def meant(tag: str, languages: Sequence[Language]) -> Language | None:
    """Return the one of some languages that a program names: ES and es-US are es, zh-TW is zh-Hant."""
    whole = canonical(tag_of(tag) or tag)
    for wanted in (whole, whole.partition("-")[0]):
        if found := next((each for each in languages if canonical(each.tag) == wanted), None):
            return found
    return None
