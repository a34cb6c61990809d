"""Engines of deep-translator that want a key, or a limit of their own: MyMemory, Microsoft and Baidu."""

import html
from collections.abc import Container, Sequence
from functools import cached_property
from typing import Any

from ...core.errors import ConfigError
from ...core.language.languages import Language
from .base import Refusal, Reply, Settings
from .deep import Deep


class MyMemory(Deep):
    """MyMemory: no key, 500 characters, a small daily quota that `email` raises."""

    module, class_name, base = "mymemory", "MyMemoryTranslator", "MYMEMORY"
    limit = 499

    @cached_property
    def _codes(self) -> Container[str]:
        return set(self._class("en-GB", "es-ES")._languages.values())  # noqa: SLF001 - has no public name

    def _base_url(self) -> str:
        return super()._base_url().replace("http://api.mymemory.", "https://api.mymemory.")

    def _options(self) -> dict[str, Any]:
        email = self._settings.options.get("email", "")
        return {"email": email} if email else {}

    def _one(self, answer: object) -> Reply:
        # Its memories come from web pages, and bring their character references along.
        return super()._one(html.unescape(answer) if isinstance(answer, str) else answer)


class Microsoft(Deep):
    """Microsoft Translator: a key, and the `region` it belongs to."""

    module, class_name, base = "microsoft", "MicrosoftTranslator", "MICROSOFT_TRANSLATE"

    def __init__(self, settings: Settings) -> None:
        """Raise ConfigError where there is no key."""
        if not settings.key:
            raise ConfigError(f"{settings.name} needs a key in the environment: AFTERCARE_MICROSOFT_KEY")
        super().__init__(settings)
        # The original asks the server for its languages each time; a wrong code is refused anyway.
        offline: dict[str, Any] = {
            "_get_supported_languages": lambda _: {},
            "_map_language_to_code": lambda _, *pair: pair,
        }
        self._class = type("MicrosoftTranslator", (self._class,), offline)

    def _code(self, language: Language) -> str:
        return language.engines.get(self.module, language.tag)

    def _base_url(self) -> str:
        return super()._base_url().partition("?")[0] + "?api-version=3.0"

    def _options(self) -> dict[str, Any]:
        return {"api_key": self._settings.key, "region": self._settings.options.get("region")}


class Baidu(Deep):
    """Baidu Fanyi: the number of an `app` there, and its key, of which only a signature is sent."""

    module, class_name, base = "baidu", "BaiduTranslator", "BAIDU"
    limit = 1500

    def __init__(self, settings: Settings) -> None:
        """Raise ConfigError where the key or the app are missing."""
        if not settings.key:
            raise ConfigError(f"{settings.name} needs a key in the environment: AFTERCARE_BAIDU_KEY")
        if not settings.options.get("app"):
            raise ConfigError(
                f'[tool.aftercare.engines.{settings.name}] in the settings needs the app, as in app = "2015…"'
            )
        super().__init__(settings)

    def translate(self, texts: Sequence[str], source: Language, target: Language) -> list[Reply]:
        """Translate one text after the other; what Baidu says of an error becomes the reason."""
        try:
            return super().translate(texts, source, target)
        except self._module.BaiduAPIerror as error:
            raise Refusal(f'refused the request: "{" ".join(error.api_message.split())[:120]}"') from None

    @cached_property
    def _codes(self) -> Container[str]:
        from deep_translator.constants import BAIDU_LANGUAGE_TO_CODE

        return set(BAIDU_LANGUAGE_TO_CODE.values())

    def _options(self) -> dict[str, Any]:
        return {"appid": str(self._settings.options["app"]), "appkey": self._settings.key}
