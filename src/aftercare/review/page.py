"""The review page: one HTML file for reading, correcting and questioning a language, with nothing but a browser.

It asks nothing of a network. What people type stays in their browser, until they save it as a small file that
`aftercare import` reads. On paper it is a sheet to be ticked and signed.
"""

import hashlib
import json
from base64 import b64encode
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path
from typing import Any

from markupsafe import Markup

from ..catalogs.store import INTERFACE, read_books
from ..core.disk.files import read_regular
from ..core.language.languages import Language
from ..core.model import Handout
from ..core.settings.config import Config
from ..core.text.templating import environment
from ..core.units import Severity
from ..handout.places import values
from ..handout.wording import Wording
from ..handout.words import words
from .exchange.exported import refuse_outdated
from .exchange.page_file import FORMAT
from .exchange.versions import version, work_state
from .lines import Line, Part, code_of, english_code, parts
from .signable import Checker

SCRIPTS = ("checks.js", "work.js", "view.js", "rows.js", "page.js")
_UNSAFE = {ord(char): f"\\u{ord(char):04x}" for char in "<>&\u2028\u2029"}
"""What could end a script element, or a line of one."""


def is_page(path: Path) -> bool:
    """Whether a file is a review page, which can be written again."""
    try:
        data = read_regular(path)
    except OSError:
        return False
    return data.lower().startswith(b"<!doctype html>") and FORMAT.encode() in data


@dataclass(frozen=True, slots=True)
class View:
    """The handouts as patients will see them, and what only readers can see in them."""

    pages: Mapping[str, str] = field(default_factory=dict)
    """Slug → the content of the page, as HTML."""
    css: str = ""
    fonts: str = ""
    """The `@font-face` rules of these pages and of the translations."""
    unseen: Sequence[str] = ()
    """What no check finds in the language, in words."""


NO_VIEW = View()


DENSE = frozenset({"Hans", "Hant", "Jpan", "Kore", "Thai", "Laoo", "Khmr", "Mymr"})
"""Scripts that say much in few characters, or write no spaces."""


def page(
    config: Config, documents: Sequence[Handout], language: Language, *, check: Checker, view: View = NO_VIEW
) -> str:
    """Return the HTML of the review page of a language. Raises CatalogError where catalogs are behind the English."""
    slugs = sorted(document.slug for document in documents)
    books = read_books(config, documents, language, slugs)
    refuse_outdated(books)
    shown = parts(documents, books, check)
    words_around = [unit for book in books if book.domain == INTERFACE for unit in book.units]
    wording = Wording(words(words_around, config.labels), language)
    placeholders = {name: value for name, value in values(config.clinic, wording).items() if value}
    work = {
        "project": f"{config.root.name}, {config.clinic.name}",
        "name": "-".join(["review", language.tag, *slugs])[:80],
        "placeholders": placeholders,
        "pages": view.pages,
        "css": view.css,
        **_work(language, [line for part in shown for line in part.lines]),
    }
    return _html(config, language, shown, work, view)


def _work(language: Language, lines: Sequence[Line]) -> dict[str, Any]:
    """Return what the script needs to know of a language and its rows."""
    return {
        "format": FORMAT,
        "language": language.tag,
        "dir": language.direction,
        "fonts": language.web_fonts,
        "dense": language.script in DENSE,
        "english": english_code(line.unit for line in lines),
        "code": code_of(line.unit for line in lines),
        "rows": [_data(line) for line in lines],
    }


def _html(config: Config, language: Language, shown: Sequence[Part], work: Mapping[str, Any], view: View) -> str:
    script = _script()
    template = environment("review").get_template("page/page.html.j2")
    return template.render(
        language=language,
        clinic=config.clinic,
        paper="A4" if config.paper == "a4" else "letter",
        parts=shown,
        counts=Counter(line.state for part in shown for line in part.lines),
        placeholders=work["placeholders"],
        code=work["code"],
        error=Severity.ERROR,
        fonts=Markup(view.fonts),  # noqa: S704 - rules of CSS
        has_view=bool(view.pages),
        unseen=view.unseen,
        data=Markup(embedded(work)),  # noqa: S704 - JSON, and made safe
        script=Markup(script),  # noqa: S704 - the package's own files
        script_hash=b64encode(hashlib.sha256(script.encode()).digest()).decode(),
    )


def _data(line: Line) -> dict[str, Any]:
    """Return what the script needs to know of a row; its texts in the page are all it shows."""
    unit = line.unit
    return {
        "catalog": line.domain,
        "row": unit.id,
        "number": line.number,
        "version": version(unit),
        "english": unit.source,
        "state": work_state(unit),
        "sign": unit.to_sign_again,
    }


def embedded(value: object) -> str:
    """Return JSON that is safe in a script element, whatever texts it holds."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).translate(_UNSAFE)


def _script() -> str:
    folder = files("aftercare.review").joinpath("templates/page")
    return "".join(_read(folder, SCRIPTS))


def _read(folder: Any, names: Iterable[str]) -> list[str]:
    return [folder.joinpath(name).read_text(encoding="utf-8") for name in names]
