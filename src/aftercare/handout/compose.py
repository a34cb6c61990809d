"""Composes a handout and its units into the document that is shown."""

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple, TypeAlias

from ..core.languages import SOURCE, drawing, joined, language
from ..core.markup import visible
from ..core.model import CELL, CELLED, PLACEHOLDER, Handout, Instruction, Kind
from ..core.numbering import numbers
from ..core.units import Unit
from ..source.do_dont import says_so
from .blocks import Block, Row
from .colophon import Edition, Name, banners, facts, places, reviewed
from .course import in_course
from .document import Document
from .places import values

# White space but for the no-break spaces, which are meant, and control characters; one space by itself stays.
_BLANK = r"\u0000-\u001f\u007f-\u009f\u2028\u2029"
BREAKS = re.compile(rf"[ {_BLANK}]{{2,}}|[{_BLANK}]")
# Ask for a picture or for a letter where a sign has both shapes; fonts for print have one.
SHAPES = re.compile("[\ufe0e\ufe0f]")
Units: TypeAlias = Mapping[str, Unit]


class Values(NamedTuple):
    """What stands for placeholders, by name: in the language of the page, and in English."""

    own: Mapping[str, str]
    english: Mapping[str, str]


def compose(handout: Handout, units: Units | None, edition: Edition) -> Document:
    """Return a handout in the edition's language. `units` is None for English itself."""
    given = Values(*(values(edition.clinic, each) for each in (edition.language, language(SOURCE))))
    title = _row(handout.title, units, given)
    blocks = in_course(tuple(_blocks(handout, units, given)))
    code = _code(edition, title, blocks)
    used = list(units.values()) if units is not None else []
    names = {row.id: _name(row) for row in (title, *(row for block in blocks for row in block.lines))}
    who = reviewed(edition, used)
    texts = (title.text, *(row.text for block in blocks for row in block.lines))
    return Document(
        slug=handout.slug,
        language=drawing(edition.language, who + joined("".join(texts))),
        state=edition.state,
        title=title,
        blocks=blocks,
        banners=tuple(banners(edition, used, names)),
        fact_parts=tuple(facts(edition, title, used, code)),
        places=places(edition, (row for block in blocks for row in block.lines)),
        has_sites=bool(edition.sites),
        clinic=edition.clinic,
        known=tuple(_known(edition)),
        words=edition.words,
        reviewed=who,
        code=code,
        paper=edition.paper,
        editions=edition.editions,
        changed=edition.changed,
        address=edition.address,
    )


def _blocks(handout: Handout, units: Units | None, given: Values) -> Iterator[Block]:
    """Number the rows through all sections; a heading is at most one level below the one before."""
    at, level = numbers(handout), 1
    for section in handout.sections:
        level = min(section.level, level + 1)
        rows = tuple(_nested(_row(item, units, given, at.get(item.id)) for item in section.items))
        if section.heading.kind is not Kind.TITLE:
            yield Block(section.id, level, _row(section.heading, units, given), rows)
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


def _row(item: Instruction, units: Units | None, given: Values, at: tuple[int, int] | None = None) -> Row:
    source, target = (item.text, item.text) if units is None else (units[item.id].source, units[item.id].target)
    celled = item.kind in CELLED
    english = _fill(source, given.english, celled=celled)
    prefix = "" if says_so(item.kind, source) else f"label.{item.kind}"
    number, place = at or (None, 0)
    return Row(
        item.id,
        item.kind,
        _fill(target, given.own, celled=celled) or english,
        english,
        number,
        bool(target),
        prefix,
        place,
        picture=item.picture,
    )


def _fill(text: str, given: Mapping[str, str], *, celled: bool) -> str:
    """Replace placeholders with the clinic's data; unknown names are left as they are.

    The result is one line: a line break has no meaning in a row, and much in Markdown. In a line of a table the data
    have no bar, which would begin a cell and move those behind it under other heads.
    """
    line = SHAPES.sub("", BREAKS.sub(" ", text)).strip(" ")
    if celled:
        given = {name: value.replace(CELL, "%7C" if name.endswith("web") else "/") for name, value in given.items()}
    return PLACEHOLDER.sub(lambda match: given.get(match[1], match[0]), line)


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
    """Return what a row is called on its page: its number, or its words; no reader knows an id."""
    return (row.label, row.label) if row.label else (f"“{visible(row.text)}”", f"“{visible(row.english)}”")


def _code(edition: Edition, title: Row, blocks: Iterable[Block]) -> str:
    """Return what tells two sheets apart: by their texts, the English behind them, what may be done, whom to call."""
    rows = [title, *(row for block in blocks for row in block.lines)]
    texts = [edition.language.tag, edition.state, *(text for row in rows for text in (row.text, row.english))]
    texts += [*edition.changed, edition.clinic.phone_e164]
    texts += [*values(edition.clinic, edition.language).values(), *map(repr, edition.sites)]
    return hashlib.sha256("\0".join(texts).encode()).hexdigest()[:10]
