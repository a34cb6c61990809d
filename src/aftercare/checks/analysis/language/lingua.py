"""What lingua, the second voice, says of the language of a text; its models load when it is first asked."""

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lingua import Language, LanguageDetector


def confidence(text: str, tags: tuple[str, ...]) -> dict[str, float]:
    """Return lingua's share of confidence for each of these languages that it knows; models load when first asked."""
    detector = _detector(tuple(sorted(set(tags))))
    if detector is None:
        return {}
    values = detector.compute_language_confidence_values(text)
    return {_language_tag(value.language): value.value for value in values}


def _language_tag(language: "Language") -> str:
    code = language.iso_code_639_1.name.lower()
    return "no" if code == "nb" else code


@cache
def _detector(tags: tuple[str, ...]) -> "LanguageDetector | None":
    from lingua import Language, LanguageDetectorBuilder

    known_here = {_language_tag(language): language for language in Language.all()}
    chosen = [known_here[tag] for tag in tags if tag in known_here]
    if len(chosen) < 2:
        return None
    return LanguageDetectorBuilder.from_languages(*chosen).with_low_accuracy_mode().build()
