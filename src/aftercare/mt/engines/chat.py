"""Servers that speak the form of OpenAI's chat completions: a question goes out, JSON by a schema comes back."""

import json
from typing import Any

from ...core.errors import ConfigError
from .base import Refusal, Settings
from .http import Web
from .redaction import tells_secret


class NoAnswer(Refusal):
    """The model answered, and not in the form asked for: it may do better with less, or when told."""

    def __init__(self, message: str) -> None:
        """Say nothing of the next request."""
        super().__init__(message, counts=False)


class Chat:
    """A model by `url`, the server's address up to /v1, and `model`, its name there."""

    def __init__(self, settings: Settings) -> None:
        """Raise ConfigError where server or model are not named; nothing is sent yet."""
        for name, value, example in (
            ("url", settings.url, "http://localhost:11434/v1"),
            ("model", settings.options.get("model"), "a-model"),
        ):
            if not isinstance(value, str) or not value.strip():
                where = f"engines.{settings.name} in the settings"
                raise ConfigError(f'{where} needs the {name}, as in {name} = "{example}"')
        self._url = settings.url.rstrip("/").removesuffix("/chat/completions") + "/chat/completions"
        self._model = str(settings.options.get("model", ""))
        self._schema = settings.options.get("schema", True)
        self._key = settings.key
        self._headers = {"Authorization": f"Bearer {settings.key}"} if settings.key else {}
        self._web = Web(settings)

    def ask(self, system: str, user: str, schema: dict[str, Any], name: str) -> Any:
        """Return the JSON of the answer. Raises NoAnswer for one that was cut short, refused, or is no JSON."""
        body: dict[str, Any] = {
            "model": self._model,
            "temperature": 0,
            "messages": [{"role": "system", "content": system}, {"role": "user", "content": user}],
        }
        if self._schema:
            form = {"name": name, "strict": True, "schema": schema}
            body["response_format"] = {"type": "json_schema", "json_schema": form}
        answer = _content(self._web.post(self._url, json=body, headers=self._headers).json())
        if tells_secret(json.dumps(answer, ensure_ascii=False), self._key):  # it may have been written as \u escapes
            raise Refusal("sent the key back, and is not to be trusted with it", over=True)
        return answer

    def close(self) -> None:
        """Close the connections."""
        self._web.close()


def _content(answer: Any) -> Any:
    try:
        choice = answer["choices"][0]
        message = choice["message"]
        content = message["content"]
    except (KeyError, IndexError, TypeError):
        raise Refusal("gave a reply without an answer in it", again=True) from None
    if choice.get("finish_reason") == "length":
        raise NoAnswer("stopped in the middle of its answer; lower batch in its settings")
    if message.get("refusal") or not isinstance(content, str):
        raise NoAnswer("declined to answer")
    content = content.rpartition("</think>")[2]  # some servers leave in what the model has thought before
    try:
        return json.loads(content[content.index("{") : content.rindex("}") + 1])  # some put it into a fence
    except (ValueError, RecursionError):
        raise NoAnswer("answered in words and not as JSON") from None
