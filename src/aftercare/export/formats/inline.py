"""Runs inside a text that need care: phone numbers and web addresses, and left-to-right runs in right-to-left text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import quote

from ...core import bidi
from ...handout.document import Document
from ...handout.wording import Phrase

NOTHING = "(?!)"
NBSP = "\u00a0"
LONGEST = 24
"""Characters of a left-to-right run that are kept on one line: a longer one must break on a small screen."""
# The spaces between a number and its sign or what it counts, and between letters that stand for a scale and its number.
_COUNTED = re.compile(
    r"(?<=[\d½⅓⅔¼¾⅛²³₀-₉]) (?=[\w°%‰℃℉′″])"
    r"|(?<=°) (?=[CFcf]\b)|(?<=[<>≤≥≈±~]) (?=\d)|(?<=\b[A-Z]{2}) (?=\d)|(?<=\b[A-Z]{3}) (?=\d)"
)


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of a text: `kind` is `text`, `ltr`, `phone`, `web`, or `inner` for a part of `ltr` that is no link."""

    kind: str
    text: str
    parts: tuple["Run", ...] = ()
    """What a left-to-right run is made of, where more than letters: a phone number and its extension."""

    @property
    def kept(self) -> str:
        """The text with the spaces of its numbers, or of the whole short run, kept from breaking."""
        whole = self.kind == "phone" or (self.kind in {"ltr", "inner"} and len(self.text) <= LONGEST)
        return self.text.replace(" ", NBSP) if whole else counted(self.text)


def counted(text: str) -> str:
    """Return a text in which a number stays on one line with its signs, its unit and what it counts."""
    return _COUNTED.sub(NBSP, text)


def labelled(phrase: Phrase, document: Document) -> Phrase:
    """Return a label with the colon of its language, and what keeps it beside the text that follows.

    The colon is full width in Chinese and Japanese, where no space follows, and apart in French.
    """
    wide = document.language.script in {"Hans", "Hant", "Jpan"} and phrase.tag == document.language.tag
    apart = NBSP if phrase.tag.startswith("fr") else ""
    return Phrase(phrase.text + ("：" if wide else f"{apart}:{NBSP}"), phrase.tag)


def runs(text: str, document: Document, *, english: bool = False) -> list[Run]:
    """Split a text into runs; joined they are the text again.

    `english` is for an English text in a page of another language: it is isolated as a whole, not run by run.
    """
    rtl = document.language.rtl and not english
    return list(_runs(text, document.clinic.phone, document.clinic.web, rtl=rtl))


@lru_cache(maxsize=1024)  # every format asks for the same texts
def _runs(text: str, phone: str, web: str, *, rtl: bool) -> tuple[Run, ...]:
    fixed = {"phone": phone, "web": web}
    links = re.compile("|".join(f"(?P<{kind}>{re.escape(own)})" for kind, own in fixed.items() if own) or NOTHING)
    if not rtl:
        return tuple(_links(text, links, "text"))
    pieces = bidi.runs(text, (phone, web))
    return tuple(_isolate(piece, links) if ltr else Run("text", piece) for piece, ltr in pieces)


def _isolate(text: str, links: re.Pattern[str]) -> Run:
    first, *more = parts = tuple(_links(text, links, "inner"))
    if more:
        return Run("ltr", text, parts)
    return first if first.kind != "inner" else Run("ltr", text)


def _links(text: str, links: re.Pattern[str], kind: str) -> Iterator[Run]:
    end = 0
    for match in links.finditer(text):
        if match.start() > end:
            yield Run(kind, text[end : match.start()])
        yield Run(str(match.lastgroup), match[0])
        end = match.end()
    if end < len(text):
        yield Run(kind, text[end:])


def isolate(text: str, *, rtl: bool) -> Iterator[Run]:
    """Yield the left-to-right runs of a right-to-left text, and what lies between them."""
    yield from (Run("ltr" if ltr else "text", piece) for piece, ltr in (bidi.runs(text) if rtl else [(text, False)]))


def target(run: Run, document: Document) -> str:
    """Return the address that a run links to, or nothing."""
    if run.kind == "phone":
        return f"tel:{document.clinic.phone_e164}"
    return quote(run.text, safe="/:?#@!$&'*+,=%~") if run.kind == "web" else ""
