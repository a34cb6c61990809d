"""The runs of a text as HTML, in the place where it is shown."""

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from markupsafe import Markup

from .atoms import LONGEST, NBSP, Run
from .breaking import HELD, pieces
from .inline import REMEMBERED

SHORT, LARGE = 16, 16
"""Characters of the last two words of a heading, and of anything in it, that are held together on a small screen."""
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


@lru_cache(maxsize=REMEMBERED)  # an edition in two languages has the same texts again, and every language the English
def marked_up(found: tuple[Run, ...], place: Place) -> Markup:
    """Return the runs of a text as HTML; a telephone number stays with its Korean particle."""
    return Markup(_CALLED.sub(r'<span class="held">\g<0></span>', str(_joined(found, place))))  # noqa: S704 - markup already


def _joined(found: Iterable[Run], place: Place, *, strong: bool = False) -> Markup:
    """Return runs one after the other, the strong ones among them marked unless all around is `strong`."""
    out = Markup("")
    for own, same in groupby(found, key=lambda run: run.strong and not strong):
        shown = Markup("").join(_run(run, place, strong=own or strong) for run in same)
        out += Markup("<strong>{}</strong>").format(shown) if own else shown
    return out


def _kept(run: Run, place: Place) -> Markup | str:
    """Return a run with what must stay on one line marked as such."""
    if run.kind == "phone" and len(run.text) > LONGEST and (parts := _EXTENDED.fullmatch(run.text)):
        return Markup(" ").join(
            Markup('<span class="held">{}</span>').format(part.replace(" ", NBSP)) for part in parts.groups()
        )
    if run.kind in {"web", "phone"} or (place.narrow and run.kind != "text"):
        return run.text if run.kind == "web" else run.kept
    held = Markup('<span class="held">{}</span>')
    words, most = (0, HELD) if place.heading is None else (SHORT, LARGE)
    if run.isolated and len(run.text) <= most:
        return held.format(run.kept)
    found = pieces(run.kept, last=run.last, words=words, phrases=place.heading or "", most=most)
    return Markup("").join(held.format(piece) if kept else piece for piece, kept in found)


def _run(run: Run, place: Place, *, strong: bool) -> Markup | str:
    own = _joined(run.parts, place, strong=strong) or _kept(run, place)
    shown = Markup('<bdi dir="ltr">{}</bdi>').format(own) if run.isolated else own
    # On paper the style sheet writes the address after words that do not say it.
    if run.address:
        return Markup('<a class="words" data-to="{}" href="{}">{}</a>').format(run.address, run.to, shown)
    return Markup('<a href="{}">{}</a>').format(run.to, shown) if run.to else shown
