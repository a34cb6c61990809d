"""The engines that come with the package, and what their settings may say."""

from typing import Any

BUILT_IN = {
    "google": "deep:Google",
    "mymemory": "deep_keyed:MyMemory",
    "microsoft": "deep_keyed:Microsoft",
    "baidu": "deep_keyed:Baidu",
    "libretranslate": "libretranslate:LibreTranslate",
    "deepl": "deepl:DeepL",
    "llm": "llm:LanguageModel",
    "firefox": "firefox:Firefox",
    "apertium": "apertium:Apertium",
    "pseudo": "pseudo:Pseudo",
}


RATES: dict[str, dict[str, Any]] = {
    "google": {"rate": 5},
    "mymemory": {"rate": 3},
    "baidu": {"rate": 1},
    "apertium": {"timeout": 60},
    "llm": {"timeout": 120},
}
"""Rates the free services tolerate; a project may override them."""


OPTIONS: dict[str, dict[str, type]] = {
    "microsoft": {"region": str},
    "mymemory": {"email": str},
    "baidu": {"app": str},
    "llm": {"model": str, "register": str, "schema": bool},
    "firefox": {"models": str},
}
