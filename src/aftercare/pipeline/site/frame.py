"""What the pages of the site share: fonts, scripts that the page itself vouches for, the order of languages."""

import hashlib
import re
import string
import unicodedata
from base64 import b64encode
from collections.abc import Iterable, Sequence
from functools import lru_cache
from importlib.resources import files
from typing import Any

from markupsafe import Markup

from ...core.language.languages import SOURCE, Language, language
from ...core.language.lettering import drawing
from ...core.settings.clinic import Clinic
from ...core.text.templating import environment
from ...export.formats.atoms import counted
from ...export.formats.breaking import pieces
from ...export.formats.html_text import SHORT
from ...export.web_fonts import font_faces

ACCENTS = re.compile("[\u0300-\u036f]")
LATIN = frozenset(string.printable) | set("–—“”’…·✓✎")
"""What the English of a page is written with, and what is typed into its search field."""
Texts = Iterable[tuple[Sequence[str], str]]
"""(families in order of preference, text) of what a page shows."""


def render(template: str, clinic: Clinic, shown: Texts, languages: Sequence[Language], **values: Any) -> str:
    """Return a page; `shown` is what it shows beside the clinic's data, `languages` are those that it has texts in."""
    english = drawing(language(SOURCE), clinic.written)
    around = "".join((*LATIN, clinic.written))
    rules = font_faces([(english.fonts, around), *shown], shared=False)
    return (
        environment("pipeline")
        .get_template(f"site/{template}")
        .render(
            clinic=clinic,
            english=english,
            languages=languages,
            styled=[english, *(each for each in languages if each.tag != SOURCE)],
            font_faces=Markup(rules),  # noqa: S704 - rules of CSS
            whole=whole,
            **values,
        )
    )


def whole(text: str, own: Language) -> Markup:
    """Return a heading or a label, in which what must stay on one line is marked as such."""
    return _whole(text, own.script)


@lru_cache(maxsize=4096)  # the English of a title is on the page of every language
def _whole(text: str, script: str) -> Markup:
    held = Markup('<span class="held">{}</span>')
    found = pieces(counted(text), last=True, words=SHORT, phrases=script)
    return Markup("").join(held.format(piece) if kept else piece for piece, kept in found)


def script(name: str) -> tuple[Markup, str]:
    """Return a script of the package and the hash by which a page's policy lets it run."""
    text = files("aftercare.pipeline").joinpath(f"templates/site/{name}").read_text(encoding="utf-8")
    return Markup(text), b64encode(hashlib.sha256(text.encode()).digest()).decode()  # noqa: S704 - the package's own


def by_name(languages: Iterable[Language]) -> list[Language]:
    """Return languages as people look for them: by their own names, without regard to accents and case."""
    return sorted(languages, key=lambda each: (_fold(each.endonym), each.tag))


def _fold(text: str) -> str:
    return ACCENTS.sub("", unicodedata.normalize("NFKD", text)).casefold()
