"""LibreTranslate over JSON: texts and key in the body, many texts per request."""

from collections.abc import Sequence
from functools import cached_property

from ...core.errors import ConfigError
from ...core.language.languages import Language
from .base import Engine, Refusal, Reply, Settings, code
from .http import Web

OLD_CODES = {"pt-BR": "pb", "zh-Hans": "zh", "zh-Hant": "zt"}
"""What servers before 1.6 call them."""


class LibreTranslate(Engine):
    """A LibreTranslate server, one's own or another's, by `url`."""

    limit = 2000
    shuffles = True

    def __init__(self, settings: Settings) -> None:
        """Raise ConfigError where no server is named."""
        if not settings.url:
            raise ConfigError(
                f"engines.{settings.name} in the settings needs the url of a server,"
                ' as in url = "http://localhost:5000"'
            )
        self.name = settings.name
        self.place = settings.host
        self.batch = settings.batch
        self._url = settings.url.rstrip("/")
        self._key = {"api_key": settings.key} if settings.key else {}
        self._web = Web(settings)

    def translate(self, texts: Sequence[str], source: Language, target: Language) -> list[Reply]:
        """Send all texts in one request."""
        codes = [self._code(source), self._code(target)]
        if not all(codes):
            raise Refusal(self.lacks(target) or f"has no {source.name}", counts=False)
        body = {"q": list(texts), "source": codes[0], "target": codes[1], "format": "text", **self._key}
        answer = self._web.post(f"{self._url}/translate", json=body).json()
        if not isinstance(answer, dict):
            raise Refusal("gave a reply that cannot be read", again=True)
        found = answer.get("translatedText")
        found = found if isinstance(found, list) else [found]
        return [Reply(text.strip()) if isinstance(text, str) else Reply(reason="gave no translation") for text in found]

    def lacks(self, target: Language) -> str:
        """Ask the server for its languages, once."""
        return "" if self._code(target) else f"has no {target.name} ({target.tag}) on this server"

    def close(self) -> None:
        """Close the connections."""
        self._web.close()

    def _code(self, language: Language) -> str:
        old = OLD_CODES.get(language.tag, "")
        return code(language, "libretranslate", self._codes) or (old if old in self._codes else "")

    @cached_property
    def _codes(self) -> frozenset[str]:
        answer = self._web.get(f"{self._url}/languages").json()
        return frozenset(entry["code"] for entry in answer if isinstance(entry, dict) and "code" in entry)
