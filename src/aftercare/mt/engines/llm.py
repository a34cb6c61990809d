"""Language models behind any server that speaks the form of OpenAI's chat completions, one's own or a service.

Each request is one section of a handout: its rows with their notes, neighbours, terms, and translations that people
have approved for similar rows. The answer is asked for as JSON by a schema. What it says is believed in nothing:
it is matched by the number of the row, and goes through the same checks as that of any other engine.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from ...core.errors import ConfigError
from ...core.language.languages import Language
from .base import Engine, Hints, Refusal, Reply, Settings
from .chat import Chat, NoAnswer

REGISTERS = {
    "formal": "Address the reader in the polite form, where the language has one.",
    "informal": "Address the reader in the familiar form, where the language has one.",
}
SYSTEM = """\
You translate instructions that patients read at home from {source} into {target} ({tag}).
Be exact: keep every number, unit, time, "not", "at least" and "at most". Add nothing and leave nothing out.
Use plain, everyday words and short sentences. {register}
Tokens such as [X0X] or ZQ0QZ stand for what must not change: repeat each exactly once, where it belongs.
Use the translations under "terms" for these terms. "similar" shows translations that people have approved.
"note", "section", "before" and "after" tell what is meant; do not translate them.
Where "wrong" is given, an earlier answer had that mistake: avoid it.
Answer with one translation for each row, under the row's id, as JSON:
{{"translations": [{{"id": "1", "text": "…"}}]}}"""
SCHEMA = {
    "type": "object",
    "properties": {
        "translations": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {"id": {"type": "string"}, "text": {"type": "string"}},
                "required": ["id", "text"],
                "additionalProperties": False,
            },
        }
    },
    "required": ["translations"],
    "additionalProperties": False,
}
CHARACTERS_A_TOKEN = 4
"""Of English; a rule of thumb, and different for every model."""
GROWTH = {"Latn": 1.5}
"""Tokens of a translation for each one of the English; other scripts take more."""
MOST_GROWTH = 3.0
PATIENCE = 10
"""Requests in a row without an answer of the form asked for, after which the model is given up."""


class LanguageModel(Engine):
    """A model by `url`, the server's address up to /v1, and `model`, its name there."""

    informed = True

    def __init__(self, settings: Settings) -> None:
        """Raise ConfigError where server or model are not named."""
        where = f"engines.{settings.name}"
        if (register := settings.options.get("register", "formal")) not in REGISTERS:
            raise ConfigError(f"{where}: register must be one of {', '.join(REGISTERS)}")
        self.name = settings.name
        self.place = settings.host
        self.batch = settings.batch
        self.register = REGISTERS[register]
        self.chat = Chat(settings)
        self._unread = 0

    def translate(self, texts: Sequence[str], source: Language, target: Language) -> list[Reply]:
        """Send texts of which nothing else is known."""
        return self.translate_informed(texts, [Hints()] * len(texts), source, target)

    def translate_informed(
        self, texts: Sequence[str], hints: Sequence[Hints], source: Language, target: Language
    ) -> list[Reply]:
        """Send all texts in one request, with what is known of them.

        Where there is no answer that can be read, each text may be asked for once more by itself.
        """
        try:
            answer = self.chat.ask(self._system(source, target), _user(texts, hints), SCHEMA, "translations")
        except NoAnswer as none:
            self._unread += 1
            if self._unread >= PATIENCE:
                raise Refusal(str(none), over=True) from None
            return [Reply(reason=str(none))] * len(texts)
        self._unread = 0
        return _replies(answer, len(texts))

    def cost(self, texts: Sequence[str], hints: Sequence[Hints], source: Language, target: Language) -> tuple[int, int]:
        """Return about how many tokens would be sent and received."""
        sent = len(self._system(source, target)) + len(_user(texts, hints)) + len(json.dumps(SCHEMA))
        received = sum(map(len, texts)) * GROWTH.get(target.script, MOST_GROWTH) + 30 * len(texts)
        return round(sent / CHARACTERS_A_TOKEN), round(received / CHARACTERS_A_TOKEN)

    def close(self) -> None:
        """Close the connections."""
        self.chat.close()

    def _system(self, source: Language, target: Language) -> str:
        return SYSTEM.format(source=source.name, target=target.name, tag=target.tag, register=self.register)


def _user(texts: Sequence[str], hints: Sequence[Hints]) -> str:
    return json.dumps({"rows": list(_rows(texts, hints))}, ensure_ascii=False)


def _rows(texts: Sequence[str], hints: Sequence[Hints]) -> Iterator[dict[str, Any]]:
    for number, (text, hint) in enumerate(zip(texts, hints, strict=True), 1):
        told = {
            "kind": hint.kind,
            "note": hint.note,
            "section": hint.section,
            "before": hint.before,
            "after": hint.after,
            "terms": dict(hint.terms),
            "similar": dict(hint.similar),
            "wrong": hint.wrong,
        }
        yield {"id": str(number), "text": text, **{name: value for name, value in told.items() if value}}


def _replies(answer: Any, count: int) -> list[Reply]:
    """Return one reply for each row; a row that is answered twice, in two ways, has none."""
    found: dict[str, set[str]] = {}
    rows = answer.get("translations") if isinstance(answer, dict) else None
    for row in rows if isinstance(rows, list) else ():
        if isinstance(row, dict) and isinstance(row.get("text"), str):
            found.setdefault(str(row.get("id")), set()).add(row["text"].strip())
    return [_reply(found.get(str(number), ())) for number in range(1, count + 1)]


def _reply(texts: Iterable[str]) -> Reply:
    one = list(texts)
    if len(one) == 1:
        return Reply(one[0]) if one[0] else Reply(reason="gave no translation")
    return Reply(reason="gave two translations of one row" if one else "left this row out")
