"""Runs inside a text that need care: phone numbers and web addresses, and left-to-right runs in right-to-left text.

Without isolation "(321) 751-7041" is shown as "7041-751 (321)" in an Arabic sentence, by every engine.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import quote

from ...handout.document import Document

NOTHING = "(?!)"
LRI, FSI, PDI, NBSP = "\u2066", "\u2068", "\u2069", "\u00a0"
_LATIN = r"[0-9A-Za-zÀ-ɏ]"
# Digits with their signs and separators, Latin words and what joins them ("SPF 30+", "2–3", "8 AM"); never a comma and
# a space: in a list each item is a run of its own.
_RUN = re.compile(
    rf"[+(]?{_LATIN}(?:{_LATIN}|[.,:/–-](?={_LATIN})|[ \u00a0]\(?(?={_LATIN})|\)(?=[ \u00a0]?{_LATIN})"
    rf"|['’@&](?={_LATIN}))*[%+°)]?"
)


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of a text: `kind` is `text`, `ltr`, `phone` or `web`."""

    kind: str
    text: str

    @property
    def kept(self) -> str:
        """The text with no-break spaces, and the hyphens of a phone number kept from breaking."""
        return self.text.replace(" ", NBSP)


def runs(text: str, document: Document, *, english: bool = False) -> list[Run]:
    """Split a text into runs; joined they are the text again.

    `english` is for an English text in a page of another language: it is isolated as a whole, not run by run.
    """
    rtl = document.language.rtl and not english
    return list(_runs(text, document.clinic.phone, document.clinic.web, rtl=rtl))


@lru_cache(maxsize=1024)  # every format asks for the same texts
def _runs(text: str, phone: str, web: str, *, rtl: bool) -> tuple[Run, ...]:
    fixed = {"phone": phone, "web": web}
    pattern = "|".join(f"(?P<{kind}>{re.escape(value)})" for kind, value in fixed.items() if value)
    return tuple(run for run in _split(text, re.compile(pattern or NOTHING), rtl=rtl) if run.text)


def _split(text: str, pattern: re.Pattern[str], *, rtl: bool) -> Iterator[Run]:
    end = 0
    for match in pattern.finditer(text):
        yield from isolate(text[end : match.start()], rtl=rtl)
        yield Run(str(match.lastgroup), match[0])
        end = match.end()
    yield from isolate(text[end:], rtl=rtl)


def isolate(text: str, *, rtl: bool) -> Iterator[Run]:
    """Yield the left-to-right runs of a right-to-left text, and what lies between them."""
    end = 0
    for match in _RUN.finditer(text) if rtl else ():
        run = match[0] if match[0].count("(") == match[0].count(")") else match[0].rstrip(")").lstrip("(")
        start = text.index(run, match.start())
        yield Run("text", text[end:start])
        yield Run("ltr", run)
        end = start + len(run)
    yield Run("text", text[end:])


def target(run: Run, document: Document) -> str:
    """Return the address that a run links to, or nothing."""
    if run.kind == "phone":
        return f"tel:{document.clinic.phone_e164}"
    return quote(run.text, safe="/:?#@!$&'*+,=%~") if run.kind == "web" else ""
