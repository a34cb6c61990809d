"""What tells two sheets apart, and a page in English from one of before, without composing either.

A build asks this of every handout in English, since what is published must be today's, and composes those few that
have changed.
"""

import hashlib
from collections.abc import Iterable

from ..core.model import CELLED, Handout
from .edition import Edition
from .filling import fill, given
from .places import values


def code(edition: Edition, texts: Iterable[tuple[str, str]]) -> str:
    """Return ten hex digits for the texts of a page, the English behind them, what may be done, and whom to call.

    `texts` are those of each row in the order of the page, in its language and in English.
    """
    told = [edition.language.tag, edition.state, *(text for pair in texts for text in pair)]
    told += [*edition.changed, edition.clinic.phone_e164]
    told += [*values(edition.clinic, edition.wording).values(), *map(repr, edition.sites)]
    return hashlib.sha256("\0".join(told).encode()).hexdigest()[:10]


def english(handout: Handout, edition: Edition) -> tuple[str, str]:
    """Return the SHA-256 of all that a handout in English is made of, and the code of its document.

    Equal digests, equal pages; notes for translators and the place in the table show on none.
    """
    data = given(edition.clinic, edition.wording).english
    texts = [fill(row.text, data, celled=row.kind in CELLED) for row in handout.rows]
    rows = [(row.id, row.kind.value, row.text, row.parent, row.in_warning, row.picture) for row in handout.rows]
    sections = [(section.id, section.level, len(section.items)) for section in handout.sections]
    made_of = repr((handout.slug, sections, rows, edition)).encode("utf-8", "surrogatepass")
    return hashlib.sha256(made_of).hexdigest(), code(edition, ((text, text) for text in texts))
