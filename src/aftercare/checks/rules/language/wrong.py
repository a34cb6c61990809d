"""Find text that is in another language than it should be: a neighbour's, or in another script."""

from collections.abc import Iterator

from ....core.units import Severity, Unit
from ...analysis.language import identify
from ...analysis.language.leftovers import same
from ...analysis.language.other_language import other_language, strange_letters, strange_script, surely_other
from ...analysis.text.normal import CONTINUOUS, language_of
from ...analysis.text.segments import words
from ...registry import SHORT, Result, check, short

BRIEF = 6
"""Words below which a translation may look like one in a neighbouring language, however long the English is."""


@check(Severity.ERROR, languages=identify.known)
def wrong_script(unit: Unit) -> Iterator[Result]:
    """Each translation is written in the letters of its language.

    Bad [ru]:  You do not have symptoms. -> You have ไม่มีอาการ
    Bad [ar]:  Call your doctor soon. -> Llame pronto a su médico de familia.
    Bad [de]:  Open your eyes. -> Mở mắt ra.
    Good [zh-Hans]: It must be True or False. -> 必须为True或False。
    Good [ru]: Use SPF 50. -> Используйте SPF 50.
    """
    if script := strange_script(unit.source, unit.target, unit.language):
        yield f"most of this is in {script} script"
    elif letters := strange_letters(unit.source, unit.target, unit.language):
        told = len(words(unit.source)) >= SHORT and other_language(unit.source, unit.target, unit.language)
        if not told:  # as an error of `wrong_language`
            yield f"this language has no {' '.join(letters)}"


@check(Severity.ERROR, languages=identify.known)
def wrong_language(unit: Unit) -> Iterator[Result]:
    """Each translation is in the language it should be in.

    Two identifiers must agree: the little words and letters in the lexicons, and lingua where it knows both languages.
    In a short text this is a warning, unless both are sure.

    Bad [es]:  You do not have symptoms. -> Você não tem sintomas.
    Bad [de]:  Today is Friday -> Oggi è venerdì
    Bad [zh-Hans]: Contact your doctor. -> 請聯絡您的醫生。
    Good [es]: You do not have symptoms. -> Usted no tiene síntomas.
    """
    if not same(unit.source, unit.target) and (found := other_language(unit.source, unit.target, unit.language)):
        doubtful = _is_brief(unit, found) and not surely_other(unit.source, unit.target, unit.language, found)
        yield f"this reads as {found}", None, Severity.WARNING if doubtful else Severity.ERROR


def _is_brief(unit: Unit, found: str) -> bool:
    """Whether a text is too short to tell its language from one that is written in the same letters."""
    if short(unit.source):
        return True
    both = identify.expected_scripts(unit.language) & identify.expected_scripts(found)
    return bool(both) and language_of(unit.language) not in CONTINUOUS and len(words(unit.target)) < BRIEF
