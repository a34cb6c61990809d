"""DeepL over JSON: texts in the body, the key in a header; many texts per request."""

from collections.abc import Sequence

from ...core.errors import ConfigError
from ...core.language.languages import Language
from .base import Engine, Refusal, Reply, Settings
from .http import Web

FREE, PAID = "https://api-free.deepl.com", "https://api.deepl.com"
FREE_KEY = ":fx"
"""How keys of the free service end."""
CODES = {"pt-BR": "PT-BR", "pt": "PT-PT", "zh-Hans": "ZH-HANS", "zh-Hant": "ZH-HANT", "no": "NB", "he": "HE"}
KNOWN = {
    *("ar", "bg", "cs", "da", "de", "el", "es", "et", "fi", "fr", "he", "hu", "id", "it", "ja", "ko", "lt", "lv", "nb"),
    *("nl", "no", "pl", "pt", "ro", "ru", "sk", "sl", "sv", "th", "tr", "uk", "vi", "zh"),
}
"""Languages that DeepL translates into; it refuses others by itself."""


class DeepL(Engine):
    """DeepL's service, with a key."""

    limit = 5000
    shuffles = True

    def __init__(self, settings: Settings) -> None:
        """Raise ConfigError where there is no key."""
        if not settings.key:
            raise ConfigError(f"{settings.name} needs a key in the environment: AFTERCARE_DEEPL_KEY")
        url = settings.url or (FREE if settings.key.endswith(FREE_KEY) else PAID)
        self.name = settings.name
        self.batch = min(settings.batch, 50)
        self.place = settings.host or url.partition("://")[2]
        self._url = f"{url.rstrip('/')}/v2/translate"
        self._headers = {"Authorization": f"DeepL-Auth-Key {settings.key}"}
        self._web = Web(settings)

    def translate(self, texts: Sequence[str], source: Language, target: Language) -> list[Reply]:
        """Send all texts in one request; the polite form is asked for where the language has one."""
        if reason := self.lacks(target):
            raise Refusal(reason, counts=False)
        code = CODES.get(target.tag, target.tag.partition("-")[0].upper())
        body = {
            "text": list(texts),
            "source_lang": source.tag.upper(),
            "target_lang": code,
            "formality": "prefer_more",
            "preserve_formatting": True,
        }
        answer = self._web.post(self._url, json=body, headers=self._headers).json()
        found = answer.get("translations") if isinstance(answer, dict) else None
        if not isinstance(found, list):
            raise Refusal("gave a reply that cannot be read", again=True)
        return [_reply(entry) for entry in found]

    def lacks(self, target: Language) -> str:
        """Look into our own table."""
        known = target.tag in CODES or target.tag in KNOWN or target.tag.partition("-")[0] in KNOWN - {"zh"}
        return "" if known else f"has no {target.name} ({target.tag})"

    def close(self) -> None:
        """Close the connections."""
        self._web.close()


def _reply(entry: object) -> Reply:
    text = entry.get("text") if isinstance(entry, dict) else None
    return Reply(text.strip()) if isinstance(text, str) else Reply(reason="gave no translation")
