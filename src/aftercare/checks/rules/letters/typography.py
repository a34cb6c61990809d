"""Find spaces, final marks and quotation marks that the language sets otherwise."""

from collections.abc import Iterator

import regex

from ....core.units import Severity, Unit
from ...analysis.text.lexicon import chain, load
from ...analysis.text.segments import prose
from ...registry import Result, check, only_with

HAN = regex.compile(r"\p{Han}")
HALF_WIDTH = regex.compile(r"\p{Han}[,;:?!]\s?\p{Han}")
GREEK = regex.compile(r"\p{Greek}[^\p{L}]{0,20};$")
"""A question in Greek, whose mark is our semicolon."""
FINAL = {
    "stop": ".。．।॥۔።။។։",
    "question": "?？؟",
    "exclamation": "!！",
    "colon": ":：",
    "comma": ",，、،;；؛",
}
_NAMED = {mark: name for name, marks in FINAL.items() for mark in marks}
QUOTATION = "“”„«»「」『』"
CLOSING = "\"'”»’)）]」』* \n\u00a0\u200f\u200e\u2069"


@check(Severity.WARNING)
def final_mark(unit: Unit) -> Iterator[Result]:
    """Each text ends alike: as a statement, a question, a call, or with more to come.

    Bad:  Are you in pain? -> Tiene dolor.
    Bad:  Wait two days. -> Espere dos días,
    Good [zh-Hans]: Wait two days. -> 请等两天。
    Good [th]: Wait two days. -> โปรดรอสองวัน
    Good [th]: Does it hurt? -> เจ็บไหม
    """
    ours, theirs = _last(unit.source), _last(unit.target)
    if ours == theirs or not unit.target.strip() or (ours == "question" and not theirs and _asks(unit)):
        return
    if theirs == "comma" or "question" in (ours, theirs):
        if theirs or ours == "question":
            yield f"the source ends with a {ours or 'word'}, the translation with a {theirs or 'word'}"
    elif theirs == "exclamation" and ours == "stop":
        yield "a full stop has become an exclamation mark"


def _asks(unit: Unit) -> bool:
    """Whether a language that asks with a word at the end, and no mark, does so here."""
    ends = load(unit.language, "style").get("words", {}).get("asking", "").split()
    return unit.target.rstrip(CLOSING).endswith(tuple(ends))


def _last(text: str) -> str:
    end = text.rstrip(CLOSING)
    return "question" if GREEK.search(end) else _NAMED.get(end[-1:], "")


@check(Severity.WARNING)
@only_with("?!")
def inverted_mark(unit: Unit) -> Iterator[Result]:
    """Each question and call is opened in Spanish.

    Bad [es]:  Are you in pain? -> Tiene dolor?
    Good [es]: Are you in pain? -> ¿Tiene dolor?
    """
    if chain(unit.language)[0] not in {"es", "ast"}:
        return
    text = prose(unit.target)
    for opening, closing in ("¿", "?"), ("¡", "!"):
        if text.count(closing) > text.count(opening):
            yield f"“{closing}” has no “{opening}”"


@check(Severity.INFO)
@only_with(lambda char: bool(HAN.match(char)))
def han_mark(unit: Unit) -> Iterator[Result]:
    """Punctuation between Han characters is full-width.

    Bad [zh-Hans]:  Wash, then wait. -> 先清洗,然后等待。
    Good [zh-Hans]: Wash, then wait. -> 先清洗，然后等待。
    """
    if match := HALF_WIDTH.search(unit.target):
        yield f"“{match[0][1]}” between Han characters should be full-width", match.span()


@check(Severity.INFO, languages=lambda tag: bool(load(tag, "style").get("quotes")))
@only_with(QUOTATION)
def quotation_mark(unit: Unit) -> Iterator[Result]:
    """All quotation marks are those of the language.

    Bad [fr]:  The “skin” -> La „peau“
    Good [fr]: The “skin” -> La « peau »
    """
    allowed = set(load(unit.language, "style")["quotes"]["marks"].split())
    strange = [mark for mark in QUOTATION if mark in unit.target and mark not in allowed]
    if strange and not any(mark in unit.source for mark in strange):
        yield f"{' '.join(strange)} is not in use here"


@check(Severity.WARNING)
def emphasis_lost(unit: Unit) -> Iterator[Result]:
    """No text is all in capitals where the source is not.

    Bad:  Wait two days at home. -> ESPERE DOS DÍAS EN CASA.
    Good: WAIT -> ESPERE
    """
    if not unit.target.isupper() or not any(map(str.islower, unit.source)):
        return
    text = prose(unit.target)
    if sum(map(str.isalpha, text)) > 11 and all(map(str.isupper, filter(str.isalpha, text))):
        yield "the whole text is in capitals"
