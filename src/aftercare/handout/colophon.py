"""What a page says about itself: the draft banner, the facts at its end, the clinic's data."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ..core.language.languages import SOURCE, Language
from ..core.people.approvals import Approval
from ..core.people.origins import by_machine
from ..core.settings.clinic import Clinic
from ..core.settings.sites import Site
from ..core.text.markup import visible
from ..core.units import Status, Unit
from .blocks import Row
from .dates import long_date
from .document import State
from .places import Place, of_clinic, of_site
from .wording import Fact, Phrase, Wording
from .words import Words

COMMAS = {"Arab": ("، ", "؛ "), **dict.fromkeys(("Hans", "Hant", "Jpan"), ("，", "；"))}
"""What parts a name from what follows, and two names, by script."""
_OWN_COMMA = re.compile(r"(?<=[\u0600-\u06ff\u3040-\u30ff\u3400-\u9fff]), *")
REVIEW_AFTER = dt.timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Edition:
    """What a document is made from, beside its texts."""

    language: Language
    words: Words
    state: State
    clinic: Clinic
    paper: str
    version: dt.date
    """Day on which the English last changed."""
    editions: tuple[str, ...] = ("standard",)
    """As what it is built."""
    changed: tuple[str, ...] = ()
    """Ids of the rows that are shown as they were before an edit of their English."""
    sites: tuple[Site, ...] = ()
    """The places that give the handout out; none: the clinic is the only one."""
    address: str = ""
    """Where the handout is found on the web; empty where the settings do not say."""

    @property
    def wording(self) -> Wording:
        """The interface in the edition's language."""
        return Wording(self.words, self.language)


Name = tuple[str, str]
"""What is said of a row, or of what else is told, in the language of the page and in English."""


def banners(edition: Edition, units: Sequence[Unit], names: Mapping[str, Name]) -> Iterator[tuple[str, str]]:
    """Yield (text in the language, the same in English) for the top of the page; `names` are those of the rows."""
    if edition.state is State.KEPT:
        yield _kept(edition, units, names)
    if edition.state.released:
        return
    changed = [unit.id for unit in units if unit.lapsed]
    keys = [f"banner.{_called(edition.state, units)}"]
    if changed and edition.state is not State.STALE:
        keys.append("banner.stale")
    for key in keys:
        yield _naming((edition.words[key], edition.words.english[key]), changed, names)


def _called(state: State, units: Sequence[Unit]) -> str:
    """Return what a page calls its state: a machine's is said of a draft only where a machine wrote a row of it."""
    drafts = [unit for unit in units if unit.status is Status.DRAFT]
    ours = state is State.DRAFT and drafts and not any(by_machine(unit.origin) for unit in drafts)
    return "unreviewed" if ours else str(state)


def _naming(texts: Name, rows: Iterable[str], names: Mapping[str, Name]) -> tuple[str, str]:
    """Return two texts that name rows."""
    own, english = zip(*(names.get(row, (row, row)) for row in rows), strict=True) if rows else ((), ())
    return texts[0].replace("{rows}", ", ".join(own)), texts[1].replace("{rows}", ", ".join(english))


def _kept(edition: Edition, units: Sequence[Unit], names: Mapping[str, Name]) -> tuple[str, str]:
    """Return when a page was reviewed whose English has been edited since, and which rows have changed."""
    day = max(approval.date for approval in _signed(edition, units))
    local = edition.words["banner.kept"].replace("{date}", edition.wording.day(day).text)
    english = edition.words.english["banner.kept"].replace("{date}", long_date(day, SOURCE))
    return _naming((local, english), edition.changed, names)


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
    state = f"state.{_called(edition.state, units)}"
    yield wording.fact("label.review", wording[state], wording.english(state))
    if signed := _signed(edition, units):
        yield wording.fact("label.reviewed-by", wording.local(reviewed(edition, units)))
        yield wording.fact("label.next-review", wording.day(next_review(signed)))
    yield wording.fact("label.code", wording.local(code))
    if edition.address:
        yield wording.fact("label.online", wording.local(edition.address))


def next_review(signed: Iterable[Approval]) -> dt.date:
    """Return the day by which a page is to be reviewed again, from the first of its signatures."""
    return min(approval.date for approval in signed) + REVIEW_AFTER


def _signed(edition: Edition, units: Sequence[Unit]) -> list[Approval]:
    """Return the signatures that a released page rests on."""
    if edition.state not in {State.APPROVED, State.KEPT}:
        return []
    return [approval for unit in units for approval in unit.signed]


def reviewed(edition: Edition, units: Sequence[Unit]) -> str:
    """Return who signed, and the day of the last signature; nothing where nobody has."""
    signed = _signed(edition, units)
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
