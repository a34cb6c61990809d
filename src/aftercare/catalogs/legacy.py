"""The one catalog that a language used to have for all handouts: split into one per handout, without loss."""

import re
from collections.abc import Iterable, Mapping

from babel.messages.catalog import Message

from . import po

DOMAIN = "handouts"
_PLACE = re.compile(r"section \S+ of ([a-z0-9-]+)$")


def split(old: po.Po, places: Mapping[str, str]) -> dict[str, po.Po]:
    """Return the catalogs by handout; `places` is the handout of each row of today's CSV.

    A row that has left the CSV goes where its comment says, or to the handout that its id begins with.
    """
    parts: dict[str, po.Po] = {}
    for message in old.by_id().values():
        _part(parts, old, _handout(message, places)).catalog[message.id] = message
    for message in old.catalog.obsolete.values():
        _part(parts, old, _handout(message, places)).retire(message)
    return parts


def _handout(message: Message, places: Mapping[str, str]) -> str:
    row = message.context or ""
    noted = (match[1] for comment in message.auto_comments if (match := _PLACE.search(comment)))
    return places.get(row) or next(noted, "") or row.partition(".")[0]


def _part(parts: dict[str, po.Po], old: po.Po, slug: str) -> po.Po:
    return parts.setdefault(slug, po.without_entries(old))


def missing_from(part: po.Po, kept: po.Po) -> list[str]:
    """Return the rows of a part whose work the new catalog does not hold, word for word."""
    there = [_work(message) for message in _messages(kept)]
    return [message.context or "" for message in _messages(part) if _written(message) and _work(message) not in there]


def _messages(content: po.Po) -> Iterable[Message]:
    return (*content.by_id().values(), *content.catalog.obsolete.values())


def _written(message: Message) -> bool:
    return bool(message.string or message.user_comments)


def _work(message: Message) -> tuple[object, ...]:
    return message.context, message.id, message.string, message.fuzzy, tuple(message.user_comments)
