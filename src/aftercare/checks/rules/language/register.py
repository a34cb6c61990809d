"""Find an address that changes between polite and familiar within one text."""

from collections.abc import Iterator
from functools import cache

import regex

from ....core.units import Severity, Unit
from ...analysis.text.lexicon import load
from ...analysis.text.segments import prose
from ...registry import Result, check


def covered(tag: str) -> bool:
    """Whether both forms of address are in the lexicon."""
    register = load(tag, "style").get("register", {})
    return bool(register.get("formal") and register.get("informal"))


@cache
def _pattern(tag: str, form: str) -> regex.Pattern[str]:
    forms = load(tag, "style")["register"][form].split()
    cased = any(word[0].isupper() for word in forms)
    spaced = not any("\u3400" <= word[0] <= "\u9fff" for word in forms)
    listed = "|".join(regex.escape(word) for word in sorted(forms, key=len, reverse=True))
    bound = rf"(?<![\p{{L}}\p{{M}}'’-])(?:{listed})(?![\p{{L}}\p{{M}}-])" if spaced else listed
    return regex.compile(bound, 0 if cased else regex.IGNORECASE)


def forms(text: str, tag: str) -> tuple[str, str]:
    """Return the first polite and the first familiar word of a text, empty where there is none."""
    if not covered(tag):
        return "", ""
    return _form(text, tag, "formal"), _form(text, tag, "informal")


def _form(text: str, tag: str, form: str) -> str:
    found = _pattern(tag, form).search(prose(text))
    return found[0] if found else ""


@check(Severity.WARNING, languages=covered)
def register_mixed(unit: Unit) -> Iterator[Result]:
    """Each text addresses the reader in one way.

    Bad [es]:  Tell your doctor if you feel pain. -> Dígale a su médico si tú sientes dolor; usted decide.
    Good [es]: Tell your doctor. -> Dígale a su médico.
    """
    polite = _form(unit.target, unit.language, "formal")
    if polite and (familiar := _form(unit.target, unit.language, "informal")):
        yield f"“{polite}” is polite, “{familiar}” is familiar"
