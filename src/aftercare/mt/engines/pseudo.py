"""Pseudo-translation: accents, growth and brackets, for trying layouts; it must never reach a patient."""

import re
from collections.abc import Sequence

from ...core.language.languages import Language
from ..placeholders import TOKENS
from .base import Engine, Reply, Settings

GROWTH = 1.35
"""European languages need about a third more room than English."""
_KEPT = re.compile(rf"({TOKENS}|\{{[^{{}}]*\}}|\d+)")
_ACCENTS = str.maketrans("AaCcDdEeIiNnOoSsUuYyZz", "ÅåÇçĐđÉéÎîÑñÖöŠšÛûÝýŽž")
_ARABIC = str.maketrans(dict(zip("abcdefghijklmnopqrstuvwxyz", "ابجدهفغحيژكلمنوپقرستعڤخصيز", strict=True)))
_HEBREW = str.maketrans(dict(zip("abcdefghijklmnopqrstuvwxyz", "אבצדהפגחיזכלמנופקרסטועשקיז", strict=True)))


class Pseudo(Engine):
    """Writes English that looks foreign, at the length and in the direction of the target."""

    batch = 1000
    checked = False

    def __init__(self, settings: Settings) -> None:
        """Take the name."""
        self.name = settings.name

    def translate(self, texts: Sequence[str], source: Language, target: Language) -> list[Reply]:
        """Return every text in disguise; what is in braces, tokens and digits stay."""
        del source
        return [Reply(disguise(text, target)) for text in texts]


def disguise(text: str, target: Language) -> str:
    """Return a text with accents, longer and in brackets; in right-to-left languages in letters of theirs."""
    pieces = _KEPT.split(text)
    pieces[::2] = [_letters(piece, target) for piece in pieces[::2]]
    return f"[{''.join(pieces)}]"


def _letters(piece: str, target: Language) -> str:
    longer = re.sub(r"[aeiou](?=\w)", lambda vowel: vowel[0] * 2, piece)
    growing = longer if len(longer) >= GROWTH * len(piece) else _padded(longer, piece)
    if target.rtl:
        return growing.lower().translate(_HEBREW if target.script == "Hebr" else _ARABIC)
    return growing.translate(_ACCENTS)


def _padded(longer: str, piece: str) -> str:
    """Repeat last letters of words until a text has grown enough; white space around it stays."""
    missing = int(GROWTH * len(piece)) - len(longer)
    words = re.split(r"(\w+)", longer)
    for _ in range(missing):
        at = min(range(1, len(words), 2), key=lambda index: len(words[index]), default=None)
        if at is None:
            break
        words[at] += words[at][-1]
    return "".join(words)
