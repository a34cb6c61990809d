"""Catalogs → units, as checks and pages see them."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from babel.messages.catalog import Message

from ..core.language.languages import Language
from ..core.model import Instruction, Kind
from ..core.states import before_edit, status_of
from ..core.text.typography import typographic
from ..core.units import Status, Unit
from . import invalid_signatures, po, signed_comments, state_comments
from .changes import Changes
from .contexts import Contexts
from .merge import carry
from .po_writer import singular
from .stale import marked_stale, same_english, settle, untouched

_PLACED = re.compile(r"(\w+), (section .*)")


def units(source: po.Po, language: Language, wanted: Iterable[Instruction], *, path: str = "") -> list[Unit]:
    """Return the units of the wanted messages; a row that the file lacks, or has for other English, is missing.

    One that was approved until its English was edited is what a sync makes of it, so that its page can stay as it was.
    """
    messages = source.by_id()
    above = contexts(messages, language.tag)
    return [_unit(entry, messages.get(entry.id), above, tag=language.tag, path=path) for entry in wanted]


def contexts(messages: Mapping[str, Message], tag: str) -> Contexts:
    """Return what is above the rows of a catalog."""

    def unit_of(row: Instruction, found: Contexts) -> Unit | None:
        message = messages.get(row.id)
        same = message is None or same_english(message.id, row.text)
        if same and not (message and (message.fuzzy or message.user_comments)):
            return None  # nobody has said anything of it
        return _unit(row, message, found, tag=tag)

    return Contexts(unit_of)


def _unit(entry: Instruction, message: Message | None, above: Contexts, *, tag: str, path: str = "") -> Unit:
    now, before = above.of(entry)
    missing = Unit(
        entry.id,
        entry.text,
        "",
        tag,
        note=entry.note,
        kind=entry.kind,
        place=entry.place,
        contexts=now,
        contexts_before=before,
        path=path,
    )
    if message is None:
        return missing
    if same_english(message.id, entry.text):
        return unit(message, missing)
    fresh = Message(entry.text, auto_comments=entry.comments, lineno=message.lineno, context=entry.id)
    carry(fresh, message, Changes())
    if settled(fresh, synced := unit(fresh, missing)):
        settle(fresh)
        synced = unit(fresh, missing)
    return synced if synced.status is Status.APPROVED or before_edit(synced) else missing


def settled(message: Message, row: Unit) -> bool:
    """Whether people have settled that the translation of a stale row holds, which a sync does not leave marked.

    So it is where an edit that somebody has said to mean the same is taken back, or made once more: enough people have
    signed exactly the texts of now, or have kept the translation through the edit, one way or the other, and no
    signature is lost by it.
    """
    if not row.edited or not untouched(message):
        return False
    then = replace(row, source=row.previous)
    kept = typographic(row.source) in then.kept or typographic(row.previous) in row.kept
    return (kept and {*then.signed} <= {*row.signed}) or status_of(row, fuzzy=False) is Status.APPROVED


def unit(message: Message, row: Unit) -> Unit:
    """Return one message of a catalog as checks and pages see it; `row` is what is known of it without the catalog."""
    comments, target = message.user_comments, singular(message.string)
    found: dict[str, Any] = {
        "id": row.id,
        "source": row.source,
        "target": target,
        "language": row.language,
        "note": row.note,
        "kind": row.kind,
        "place": row.place,
        "contexts": row.contexts,
        "contexts_before": row.contexts_before,
        "previous": message.previous_id[0] if message.previous_id else "",
        "edited": marked_stale(message),
        "origin": state_comments.origin(comments, target),
        "approvals": signed_comments.approvals(comments),
        "keeps": signed_comments.keeps(comments),
        "invalid": invalid_signatures.invalid(comments),
        "waivers": signed_comments.waivers(comments),
        "questions": state_comments.questions(comments),
        "last_approved": signed_comments.last_approved(comments),
        "path": row.path,
        "line": message.lineno or 0,
    }
    return Unit(**found, status=status_of(Unit(**found), fuzzy=message.fuzzy))  # `replace` takes three times as long


def own_row(message: Message, tag: str, path: str) -> Unit:
    """Return what a catalog itself says of a row's English, kind and place: those of the last sync.

    It does not say what was above the row.
    """
    source = singular(message.id)
    noted = _PLACED.fullmatch((message.auto_comments or [""])[0])
    kind, place = noted.groups() if noted and noted[1] in set(Kind) else ("", "")
    kind = Kind.INTERFACE if Path(path).stem == "interface" else kind
    row = message.context or source[:40]
    return Unit(row, source, "", tag, kind=kind, place=place, contexts=None, path=path)
