"""Google, MyMemory, Microsoft and Baidu, by way of deep-translator.

Its other engines are left out: DeepL and Yandex have closed the interfaces it speaks, Linguee and Pons are
dictionaries, LibreTranslate is spoken to directly, Papago's class sends names of languages in place of codes, and
that of QCRI the key in the address. Each engine has a private copy of deep-translator's
module, whose `requests` is replaced: the original has no time limit, and its errors hold keys.
"""

import re
import threading
from collections.abc import Container, Sequence
from functools import cached_property
from importlib.util import find_spec, module_from_spec
from types import ModuleType
from typing import Any
from urllib.parse import urlsplit

import httpx

from ...core.errors import ConfigError
from ...core.language.languages import Language
from .base import Engine, Refusal, Reply, Settings, code
from .http import Fields, Web

_RESULT = re.compile(r'<div class="(?:t0|result-container)">(?:[^<]|<br ?/?>){0,60000}+</div>')


class Deep(Engine):
    """One of deep-translator's engines, with one translator per thread: they keep the text they work on."""

    module = ""
    class_name = ""
    base = ""
    """Its key in deep-translator's table of addresses."""
    web: type[Web] = Web

    def __init__(self, settings: Settings) -> None:
        """Load the module; nothing is sent yet."""
        self.name = settings.name
        self._settings = settings
        self._web = self.web(settings)
        self._module = _private_copy(self.module, self._web)
        self._class = getattr(self._module, self.class_name)
        self._local = threading.local()
        self.place = urlsplit(self._base_url()).hostname or ""

    def translate(self, texts: Sequence[str], source: Language, target: Language) -> list[Reply]:
        """Translate one text after the other."""
        pair = (self._code(source), self._code(target))
        if not all(pair):
            raise Refusal(self.lacks(target) or f"has no {source.name}", counts=False)
        translator = self._translator(pair)
        return [self._one(translator.translate(text)) for text in texts]

    def lacks(self, target: Language) -> str:
        """Look into deep-translator's own table."""
        return "" if self._code(target) else f"has no {target.name} ({target.tag})"

    def close(self) -> None:
        """Close the connections."""
        self._web.close()

    def _code(self, language: Language) -> str:
        return code(language, self.module, self._codes)

    @cached_property
    def _codes(self) -> Container[str]:
        return set(self._class("en", "en")._languages.values())  # noqa: SLF001 - has no public name

    def _base_url(self) -> str:
        from deep_translator.constants import BASE_URLS

        return self._settings.url or str(BASE_URLS[self.base])

    def _options(self) -> dict[str, Any]:
        return {}

    def _translator(self, pair: tuple[str, str]) -> Any:
        own: dict[tuple[str, str], Any] = self._local.__dict__.setdefault("own", {})
        if pair not in own:
            own[pair] = self._class(*pair, **self._options())
            own[pair]._base_url = self._base_url()  # noqa: SLF001 - has no public name
        return own[pair]

    def _one(self, answer: object) -> Reply:
        # None, '' and numbers have all been seen.
        return Reply(answer.strip()) if isinstance(answer, str) else Reply(reason="gave no translation")


class ResultPage(Web):
    """Hands on the result of Google's page alone: a hostile page keeps the parser busy for minutes."""

    def get(self, url: str, *, params: Fields = None, proxies: Fields = None) -> httpx.Response:
        """Send a GET, and return a page of one element, or of none."""
        found = _RESULT.search(super().get(url, params=params, proxies=proxies).text)
        return httpx.Response(200, html=found[0] if found else "")


class Google(Deep):
    """Google Translate's page for small screens: no key, 5,000 characters."""

    module, class_name, base = "google", "GoogleTranslator", "GOOGLE_TRANSLATE"
    web = ResultPage
    limit = 4999


def _private_copy(name: str, web: Web) -> ModuleType:
    spec = find_spec(f"deep_translator.{name}")
    if spec is None or spec.loader is None:
        raise ConfigError(f"this version of deep-translator has no engine {name}")
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    module.requests = web  # type: ignore[attr-defined]
    return module
