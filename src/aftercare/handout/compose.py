"""Composes a handout and its units into the document that is shown."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TypeAlias

from ..core.language.lettering import drawing, joined
from ..core.model import CELLED, Handout, Instruction, Kind
from ..core.numbering import numbers
from ..core.text.markup import visible
from ..core.units import Unit
from ..source.do_dont import says_so
from .banners import Name, banners
from .blocks import Block, Row
from .colophon import facts, places, reviewed
from .course import in_course
from .document import Document
from .edition import Edition
from .filling import Values, fill, given
from .identity import code

Units: TypeAlias = Mapping[str, Unit]


def compose(handout: Handout, units: Units | None, edition: Edition) -> Document:
    """Return a handout in the edition's language. `units` is None for English itself."""
    data = given(edition.clinic, edition.wording)
    title = _row(handout.title, units, data)
    blocks = in_course(tuple(_blocks(handout, units, data)))
    rows = [title, *(row for block in blocks for row in block.lines)]
    own_code = code(edition, ((row.text, row.english) for row in rows))
    used = list(units.values()) if units is not None else []
    names = {row.id: _name(row) for row in rows}
    who = reviewed(edition, used)
    return Document(
        slug=handout.slug,
        language=drawing(edition.language, who + joined("".join(row.text for row in rows))),
        state=edition.state,
        title=title,
        blocks=blocks,
        banners=tuple(banners(edition, used, names)),
        fact_parts=tuple(facts(edition, title, used, own_code)),
        places=places(edition, rows[1:]),
        has_sites=bool(edition.sites),
        clinic=edition.clinic,
        known=tuple(_known(edition)),
        words=edition.words,
        reviewed=who,
        code=own_code,
        paper=edition.paper,
        editions=edition.editions,
        changed=edition.changed,
        address=edition.address,
    )


def _blocks(handout: Handout, units: Units | None, data: Values) -> Iterator[Block]:
    """Number the rows through all sections; a heading is at most one level below the one before."""
    at, level = numbers(handout), 1
    for section in handout.sections:
        level = min(section.level, level + 1)
        rows = tuple(_nested(_row(item, units, data, at.get(item.id)) for item in section.items))
        if section.heading.kind is not Kind.TITLE:
            yield Block(section.id, level, _row(section.heading, units, data), rows)
        elif rows:
            yield Block(section.id, level, None, rows)


def _nested(rows: Iterable[Row]) -> Iterator[Row]:
    """Yield rows, those that belong to the one before inside of it."""
    outer: Row | None = None
    for row in rows:
        if outer and row.place:
            outer = replace(outer, inner=(*outer.inner, row))
            continue
        if outer:
            yield outer
        outer = row
    if outer:
        yield outer


def _row(item: Instruction, units: Units | None, data: Values, at: tuple[int, int] | None = None) -> Row:
    source, target = (item.text, item.text) if units is None else (units[item.id].source, units[item.id].target)
    celled = item.kind in CELLED
    english = fill(source, data.english, celled=celled)
    prefix = "" if says_so(item.kind, source) else f"label.{item.kind}"
    number, place = at or (None, 0)
    return Row(
        item.id,
        item.kind,
        fill(target, data.own, celled=celled) or english,
        english,
        number,
        bool(target),
        prefix,
        place,
        picture=item.picture,
    )


def _known(edition: Edition) -> Iterator[tuple[str, str]]:
    """Yield the telephone numbers and addresses of the clinic and its sites, each with what it leads to."""
    clinic = edition.clinic
    yield clinic.phone, clinic.phone_address  # first: it says in which country telephone numbers are written
    yield clinic.web, clinic.web
    for site in edition.sites:
        yield from ((phone.written, phone.address) for phone in site.phones)
        yield site.web, site.web
    yield edition.address, edition.address


def _name(row: Row) -> Name:
    """Return what a row is called on its page: its number, told as one, or its words; no reader knows an id.

    A line of a table bears no number, which would be one more beside weights and doses: that of the table and its first
    cell tell it.
    """
    own, english = row.text, row.english
    if row.kind is Kind.ROW:
        ((own, other), *_) = row.cell_pairs
        english = other or own
    elif row.label:
        return f"#{row.label}", f"#{row.label}"
    number = f"#{row.number} " if row.number else ""
    return f"{number}“{visible(own)}”", f"{number}“{visible(english)}”"
