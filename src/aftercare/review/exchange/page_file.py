"""The file that the review page saves: JSON with the rows that somebody has changed, finished or asked about."""

import json
from typing import Any

from ...core.errors import CatalogError
from ...core.people.questions import asker
from .rows import ExchangeRow
from .tables import MAX_NAME, MAX_ROWS, bounded

FORMAT = "aftercare review 1"
_TEXTS = ("catalog", "row", "version", "english", "translation", "state", "question")


def load(data: bytes, name: str) -> list[ExchangeRow]:
    """Return the rows of a file. Raises CatalogError for whatever no review page has saved."""
    try:
        found = json.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise CatalogError(f"{name}: not UTF-8; send the file as the page has saved it") from None
    except (ValueError, RecursionError) as error:
        raise CatalogError(f"{name}: not a file of a review page ({type(error).__name__})") from None
    if not isinstance(found, dict) or found.get("format") != FORMAT:
        raise CatalogError(f'{name}: not a file of a review page of this version ("format": "{FORMAT}")')
    rows = found.get("rows")
    if not isinstance(rows, list) or not 0 < len(rows) <= MAX_ROWS:
        raise CatalogError(f"{name}: holds no rows, or over {MAX_ROWS}; save it from the page again")
    about = {key: _text(found, key)[:MAX_NAME] for key in ("language", "by", "date")}
    return [bounded(_row(row if isinstance(row, dict) else {}, about)) for row in rows]


def _row(row: dict[str, Any], about: dict[str, str]) -> ExchangeRow:
    lacking = [key for key in _TEXTS if not isinstance(row.get(key), str)]
    return ExchangeRow(
        number="",
        row=_text(row, "row"),
        kind="",
        english=_text(row, "english"),
        translation=_text(row, "translation"),
        state=_text(row, "state"),
        note="",
        previous="",
        signatures="",
        findings="",
        language=about["language"],
        catalog=_text(row, "catalog"),
        version=_text(row, "version"),
        question=_text(row, "question"),
        by=asker(about["by"]),
        on=about["date"],
        problem=f"lacks {', '.join(lacking)}; save it from the page again" if lacking else "",
    )


def _text(found: dict[str, Any], key: str) -> str:
    """Return a text without halves of characters, which no catalog could hold."""
    text = found.get(key)
    return text.encode("utf-8", "replace").decode() if isinstance(text, str) else ""
