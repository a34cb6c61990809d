"""What stands at the top of a page that is not released, or that is kept as it was before an edit."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from ..core.language.languages import SOURCE
from ..core.units import Unit
from .dates import long_date
from .document import State
from .edition import Edition

Name = tuple[str, str]
"""What is said of a row, or of what else is told, in the language of the page and in English."""


def banners(edition: Edition, units: Sequence[Unit], names: Mapping[str, Name]) -> Iterator[tuple[str, str]]:
    """Yield (text in the language, the same in English) for the top of the page; `names` are those of the rows."""
    if edition.state is State.KEPT:
        yield _kept(edition, units, names)
    if edition.state.released:
        return
    changed = [unit.id for unit in units if unit.lapsed]
    keys = [f"banner.{edition.called(units)}"]
    if changed and edition.state is not State.STALE:
        keys.append("banner.stale")
    for key in keys:
        yield _naming((edition.words[key], edition.words.english[key]), changed, names)


def _naming(texts: Name, rows: Iterable[str], names: Mapping[str, Name]) -> tuple[str, str]:
    """Return two texts that name rows."""
    own, english = zip(*(names.get(row, (row, row)) for row in rows), strict=True) if rows else ((), ())
    return texts[0].replace("{rows}", ", ".join(own)), texts[1].replace("{rows}", ", ".join(english))


def _kept(edition: Edition, units: Sequence[Unit], names: Mapping[str, Name]) -> tuple[str, str]:
    """Return when a page was reviewed whose English has been edited since, and which rows have changed."""
    day = max(approval.date for approval in edition.signed(units))
    local = edition.words["banner.kept"].replace("{date}", edition.wording.day(day).text)
    english = edition.words.english["banner.kept"].replace("{date}", long_date(day, SOURCE))
    return _naming((local, english), edition.changed, names)
