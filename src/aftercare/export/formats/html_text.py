"""The runs of a text as HTML, in the place where it is shown."""

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from markupsafe import Markup, escape

from .atoms import LONGEST, NBSP, Run, counted
from .breaking import HELD, pieces, steps
from .inline import REMEMBERED

SHORT, LARGE = 16, 16
"""Characters of the last two words of a heading, and of anything in it, that are held together on a small screen."""
_RANGED = re.compile(rf"(\d[\u2012-\u2015]\d[\d.,]*){NBSP}")
"""A range in a cell, which is held together: where there is little room, a line may end before its unit."""
_EXTENDED = re.compile(r"(.*?\d[,;]?) ([^\W\d_].*)")
"""A telephone number and its extension, between which a line may end."""
_CALLED = re.compile(r'<a href="tel:[^>]*>(?:(?!</a>).)*</a>[\uac00-\ud7a3]{1,4}')
"""A telephone number with the particle that Korean writes to it."""


class Place(NamedTuple):
    """Where a text is, as far as its lines are concerned."""

    narrow: bool
    """In a cell."""
    heading: str | None
    """The script of the page, in a heading: it is broken between phrases."""
    ranges: bool = True
    """Whether a line of a cell may end between a range and its unit."""


@lru_cache(maxsize=REMEMBERED)  # an edition in two languages has the same texts again, and every language the English
def marked_up(found: tuple[Run, ...], place: Place) -> Markup:
    """Return the runs of a text as HTML; a telephone number stays with its Korean particle."""
    shown = _joined(found, place)
    if "tel:" in shown:
        shown = _CALLED.sub(r'<span class="held">\g<0></span>', shown)
    return Markup(shown)  # noqa: S704 - escaped here


# What follows returns strings that are markup already, and escapes all else.


def _joined(found: Iterable[Run], place: Place, *, strong: bool = False) -> str:
    """Return runs one after the other, the strong ones among them marked unless all around is `strong`."""
    out = ""
    for own, same in groupby(found, key=lambda run: run.strong and not strong):
        shown = "".join([_run(run, place, strong=own or strong) for run in same])
        out += f"<strong>{shown}</strong>" if own else shown
    return out


def _held(text: str) -> str:
    return f'<span class="held">{escape(text)}</span>'


def _kept(run: Run, place: Place) -> str:
    """Return a run with what must stay on one line marked as such."""
    if run.kind == "phone" and len(run.text) > LONGEST and (parts := _EXTENDED.fullmatch(run.text)):
        return " ".join(_held(part.replace(" ", NBSP)) for part in parts.groups())
    if run.kind == "web":
        return "<wbr>".join([str(escape(step)) for step in steps(run.text)])
    if run.kind == "phone" or (place.narrow and run.kind not in {"text", "ltr"}):
        return str(escape(run.kept))
    words, most = (0, HELD) if place.heading is None else (SHORT, LARGE)
    if run.isolated and not place.narrow and len(run.text) <= most:
        return _held(run.kept)
    text = counted(run.text) if place.narrow else run.kept
    if place.narrow and place.ranges:
        text = _RANGED.sub(r"\1 ", text)
    found = pieces(text, last=run.last, words=words, phrases=place.heading or "", most=most)
    return "".join([_held(piece) if kept else str(escape(piece)) for piece, kept in found])


def _run(run: Run, place: Place, *, strong: bool) -> str:
    own = _joined(run.parts, place, strong=strong) or _kept(run, place)
    shown = f'<bdi dir="ltr">{own}</bdi>' if run.isolated else own
    # On paper the style sheet writes the address after words that do not say it.
    if run.address:
        return f'<a class="words" data-to="{escape(run.address)}" href="{escape(run.to)}">{shown}</a>'
    return f'<a href="{escape(run.to)}">{shown}</a>' if run.to else shown
