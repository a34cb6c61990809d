"""What a page says about itself at its end: the facts, the places that give it out, who signed."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence

from ..core.language.languages import SOURCE
from ..core.people.approvals import Approval
from ..core.text.markup import visible
from ..core.units import Unit
from .blocks import Row
from .document import State
from .edition import Edition
from .places import Place, of_clinic, of_site
from .wording import Fact, Phrase

COMMAS = {"Arab": ("، ", "؛ "), **dict.fromkeys(("Hans", "Hant", "Jpan"), ("，", "；"))}
"""What parts a name from what follows, and two names, by script."""
_OWN_COMMA = re.compile(r"(?<=[\u0600-\u06ff\u3040-\u30ff\u3400-\u9fff]), *")
REVIEW_AFTER = dt.timedelta(days=365)


def places(edition: Edition, rows: Iterable[Row]) -> tuple[Place, ...]:
    """Return the sites of the handout, or the clinic where there are none; its telephone only where no row tells it.

    Sites stand below the name of the clinic whose they are, unless it is that of one of them.
    """
    if edition.sites:
        owner = edition.clinic.name
        above = () if owner in {site.name for site in edition.sites} else (Place(owner, ()),)
        return (*above, *(of_site(site, edition.wording) for site in edition.sites))
    told = any(edition.clinic.phone in row.text for row in rows)
    return (of_clinic(edition.clinic, edition.wording, with_phone=not told),)


def facts(edition: Edition, title: Row, units: Sequence[Unit], code: str) -> Iterator[Fact]:
    """Yield language, title, version, state and signatures, and the code of exactly this text."""
    wording, language = edition.wording, edition.language
    own_title = Phrase(visible(title.text), language.tag if title.translated else SOURCE)
    yield wording.fact("label.language", wording.local(language.endonym), Phrase(language.name, SOURCE))
    yield wording.fact("label.title", own_title, Phrase(visible(title.english), SOURCE))
    if edition.state is not State.KEPT:  # whose English is not that of the version
        yield wording.fact("label.version", wording.day(edition.version))
    if dates := [date for unit in units if (date := _date(unit.origin))]:
        yield wording.fact("label.translated-on", wording.day(max(dates)))
    state = f"state.{edition.called(units)}"
    yield wording.fact("label.review", wording[state], wording.english(state))
    if signed := edition.signed(units):
        yield wording.fact("label.reviewed-by", wording.local(reviewed(edition, units)))
        yield wording.fact("label.next-review", wording.day(next_review(signed)))
    yield wording.fact("label.code", wording.local(code))
    if edition.address:
        yield wording.fact("label.online", wording.local(edition.address))


def next_review(signed: Iterable[Approval]) -> dt.date:
    """Return the day by which a page is to be reviewed again, from the first of its signatures."""
    return min(approval.date for approval in signed) + REVIEW_AFTER


def reviewed(edition: Edition, units: Sequence[Unit]) -> str:
    """Return who signed, and the day of the last signature; nothing where nobody has."""
    signed = edition.signed(units)
    if not signed:
        return ""
    comma, semicolon = COMMAS.get(edition.language.script, (", ", "; "))
    # Between words of the script of the page, also where somebody wrote a comma of another.
    names = (_OWN_COMMA.sub(comma, approval.name) for approval in signed)
    who = semicolon.join(dict.fromkeys(names))
    return f"{who}{comma}{edition.wording.day(max(approval.date for approval in signed)).text}"


def _date(origin: str) -> dt.date | None:
    """Return the day on which a machine wrote a draft; the comment may have been edited by hand."""
    match = re.search(r"\d{4}-\d\d-\d\d", origin)
    try:
        return dt.date.fromisoformat(match[0]) if match else None
    except ValueError:
        return None
