"""What is strong and what is a link. Every other check reads a text without these marks."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from unicodedata import decimal

from ....core.text import markup
from ....core.text.markup_signs import STRONG
from ....core.units import Severity, Unit
from ...across import UnitMessage, across
from ...registry import Result, check, only_with

UNREAD = re.compile(r"\*\*|\]\(|(?<=\]) +\((?=https?://|tel:|mailto:)")
"""What is left of marks that were damaged: a page prints it."""

LETTERED = re.compile(r"\d-[A-Z]{3}")
"""A number of which letters stand for digits."""
LOCAL = 7
"""Digits of a number without its country and area."""


@check(Severity.ERROR, as_written=True)
@only_with("]")
def links(unit: Unit) -> Iterator[Result]:
    """Every link leads where it does in English, and no link says one address and leads to another.

    Bad [es]:  See [our page](https://example.org/a). -> Vea [nuestra página](https://example.org/b).
    Bad [es]:  See [our page](https://example.org/a). -> Vea nuestra página.
    Bad [es]:  See our page. -> Vea [nuestra página](https://example.org/a).
    Bad [es]:  See [our page]({clinic_web}). -> Vea [nuestra página](https://example.org).
    Bad [fr]:  See [a page](https://example.org). -> Voir [https://example.com](https://example.org).
    Bad [es]:  Call [911](tel:911). -> Llame al [911](tel:+18002221222).
    Good [es]: Call [(800) 222-1222](tel:+18002221222). -> Llame al [800 222 1222](tel:+18002221222).
    Good [de]: See [our page](https://example.org/a) now. -> Jetzt [unsere Seite](https://example.org/a) ansehen.
    """
    if "](" not in unit.source and "](" not in unit.target:
        return
    wanted, found = Counter(_links(unit.source)), Counter(_links(unit.target))
    for address in wanted - found:
        yield f"the link to {address} is missing from the translation"
    for address in found - wanted:
        yield f"the link to {address} is not in the source", _place(unit.target, address)
    yield from disguised(unit.target)


@check(Severity.WARNING, as_written=True)
@only_with("*")
def emphasis(unit: Unit) -> Iterator[Result]:
    """As many passages are strong as in English.

    Bad [es]:  Do **not** scrub. -> No frote.
    Bad [es]:  Do not scrub. -> **No** frote.
    Bad [de]:  **Stop** and **call**. -> **Hören Sie auf und rufen Sie an**.
    Good [zh-Hans]: **Note:** do **not** scrub. -> **注意：**请**勿**擦洗。
    """
    if STRONG not in unit.source and STRONG not in unit.target:
        return
    wanted, found = (passages(text) for text in (unit.source, unit.target))
    if wanted > found:
        yield f"{wanted - found} of {wanted} strong passages are missing: **words** must stay **words**"
    elif found > wanted:
        yield f"{found} strong passages, in English {wanted or 'none'}"


@check(Severity.ERROR, as_written=True)
@only_with("*]")
def damaged_marks(unit: Unit) -> Iterator[Result]:
    """No mark is damaged: a page would print it.

    Bad [es]:  Do **not** scrub. -> ** No ** frote.
    Bad [es]:  Do **not** scrub. -> **No frote.
    Bad [es]:  See [us](https://example.org). -> Vea [aquí] (https://example.org).
    Good [es]: Do **not** scrub. -> **No** frote.
    """
    if not UNREAD.search(unit.target) or UNREAD.search(markup.visible(unit.source)):
        return
    for match in UNREAD.finditer(markup.visible(unit.target)):
        place = markup.written(unit.target, *match.span())
        yield f"“{match[0].strip()}” would be printed: write **words** or [words](address)", place


@across(Severity.WARNING, english=True)
def disguised_link(units: list[Unit]) -> Iterator[UnitMessage]:
    """No link in the English says one address and leads to another."""
    for row in {unit.id: unit for unit in units}.values():
        for result in disguised(row.source):
            yield replace(row, target="", language="en", waivers=()), result[0]


def _links(text: str) -> list[str]:
    """Return where the links lead whose words are not the address; those that are, `addresses` compares."""
    pieces = [piece for piece in markup.pieces(text) if not piece.bare]
    return [now.to for before, now in zip([None, *pieces], pieces, strict=False) if now.to and _new(before, now)]


def _new(before: markup.Piece | None, now: markup.Piece) -> bool:
    """Whether a link begins here; strong words in the middle of one do not."""
    return before is None or before.to != now.to


def _place(text: str, address: str) -> tuple[int, int] | None:
    found = next((piece for piece in markup.pieces(text) if piece.to == address), None)
    return (found.start, found.start + len(found.text)) if found else None


def passages(text: str) -> int:
    """Return how many passages of a text are strong; a link in the midst of one does not part it."""
    flags = [piece.strong for piece in markup.pieces(text)]
    return sum(now and not before for before, now in zip([False, *flags], flags, strict=False))


def disguised(text: str) -> Iterator[tuple[str, tuple[int, int]]]:
    """Yield the links whose words are an address or a telephone number, and not the one they lead to."""
    for piece in markup.pieces(text):
        if not piece.to or piece.bare:
            continue
        shown = [
            part.text for part in markup.pieces(piece.text) if part.to.rstrip("/") not in {"", piece.to.rstrip("/")}
        ]
        for words in shown or [piece.text] * _other_number(piece):
            yield f"“{words}” leads to {piece.to}", (piece.start, piece.start + len(piece.text))


def _other_number(link: markup.Piece) -> bool:
    """Whether the words of a link hold a number, and not the one that it dials; the area code may be missing."""
    scheme, _, dialled = link.to.partition(":")
    if scheme != "tel" or not re.search(r"\d{3}", link.text) or LETTERED.search(link.text):
        return False
    return _digits(dialled.partition(";")[0])[-LOCAL:] not in _digits(link.text)


def _digits(text: str) -> str:
    return "".join(str(decimal(char)) for char in text if char.isdecimal())
