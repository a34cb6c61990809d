"""Firefox's translation models, on this machine: nothing leaves it, and nothing is ever downloaded.

The models are files that the project brings, one folder for each pair: `models/en-es/model.enes.….bin`,
`vocab.enes.spm` (or `srcvocab` and `trgvocab`) and, where there is one, `lex.….bin`.
"""

import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from ...core.errors import ConfigError
from ...core.language.languages import Language
from .base import Engine, Refusal, Reply, Settings

CODES = {"zh-Hans": "zh", "zh-Hant": "zh_hant", "pt-BR": "pt", "no": "nb"}
MISSING = "needs the package fxtranslate: pip install 'aftercare-handouts[local]'"


class Firefox(Engine):
    """Models in the folder `models` of the settings; each is read once, when it is first needed."""

    batch = 8
    limit = 2000

    def __init__(self, settings: Settings) -> None:
        """Raise ConfigError where no folder is named; EngineError is left to the first use."""
        folder = settings.options.get("models")
        if not isinstance(folder, str) or not folder.strip():
            raise ConfigError(
                f'engines.{settings.name} in the settings needs the folder of the models, as in models = "models"'
            )
        self.name = settings.name
        self._folder = Path(folder).expanduser()
        self._loaded: dict[str, Any] = {}
        self._lock = threading.Lock()

    def translate(self, texts: Sequence[str], source: Language, target: Language) -> list[Reply]:
        """Translate one text after the other; a model is used by one thread at a time."""
        if reason := self.lacks(target):
            raise Refusal(reason, counts=False)
        with self._lock:
            model = self._model(_pair(source, target))
            return [Reply(str(_safely(model.translate_long, text)).strip()) for text in texts]

    def lacks(self, target: Language) -> str:
        """Look for the package, and for the files of the model."""
        try:
            import fxtranslate
        except ImportError:
            return MISSING
        del fxtranslate
        folder = self._folder / f"en-{_code(target)}"
        if not _files(folder):
            return f"has no model of {target.name} ({target.tag}): {folder} must hold its model and vocabulary"
        return ""

    def _model(self, pair: str) -> Any:
        if pair not in self._loaded:
            from fxtranslate import Translator

            try:
                files = {name: path.read_bytes() for name, path in _files(self._folder / pair).items()}
                self._loaded[pair] = _safely(Translator, **files)
            except (ValueError, OSError) as error:
                raise Refusal(f"cannot read its model of {pair}: {type(error).__name__}", over=True) from None
        return self._loaded[pair]


def _safely(call: Callable[..., Any], *given: Any, **files: bytes) -> Any:
    """Call the package; over a damaged model its compiled code panics, which Python takes for the end of a program."""
    try:
        return call(*given, **files)
    except (Exception, KeyboardInterrupt, SystemExit):
        raise
    except BaseException:  # noqa: BLE001 - the class has no public name
        raise ValueError("the model is damaged") from None


def _code(language: Language) -> str:
    return CODES.get(language.tag, language.tag)


def _pair(source: Language, target: Language) -> str:
    return f"{_code(source)}-{_code(target)}"


def _files(folder: Path) -> dict[str, Path]:
    """Return the files of a model by what they are to its constructor; none where one of them is missing."""
    first = {
        "model": next(iter(sorted(folder.glob("model.*.bin"))), None),
        "src_vocab": next(iter(sorted([*folder.glob("srcvocab.*.spm"), *folder.glob("vocab.*.spm")])), None),
        "trg_vocab": next(iter(sorted([*folder.glob("trgvocab.*.spm"), *folder.glob("vocab.*.spm")])), None),
        "shortlist": next(iter(sorted(folder.glob("lex.*.bin"))), None),
    }
    found = {name: path for name, path in first.items() if path}
    return found if {"model", "src_vocab", "trg_vocab"} <= found.keys() else {}
