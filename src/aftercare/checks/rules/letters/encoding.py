"""Find text that was decoded or escaped wrongly: mojibake, lost letters, escapes."""

import re
import unicodedata
from collections.abc import Iterator

import regex

from ....core.units import Severity, Unit
from ...analysis.text.segments import prose
from ...registry import Result, check, only_with

FOLLOW = "\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
"""What bytes 80 to BF look like when UTF-8 is read as cp1252 or Latin-1."""
QUIET = "\u00a0«»‘’“”–—…°ºª·¿¡„‚‹›"
"""Those among them that can follow an accented letter in correct text."""

MOJIBAKE = regex.compile(
    rf"""\ufffd | â[€‚„][{FOLLOW}]? | Ã[{FOLLOW}] | Â[{FOLLOW}] | (?<=\p{{Ll}})Â(?=[ \u00a0]|$) | ï»¿ | Ã(?=[ ]\p{{Ll}})
    | [ÐÑØÙÎÏÅÄ×] [{FOLLOW}--[{QUIET}]]
    | [à-ï] [{FOLLOW}--[{QUIET}]] [{FOLLOW}] | [à-ï] [{FOLLOW}] [{FOLLOW}--[{QUIET}]] | ð[Ÿ\u009f][{FOLLOW}]
    | \\u[0-9a-fA-F]{{4}} | \\x[0-9a-fA-F]{{2}}
    """,
    regex.VERBOSE | regex.V1,
)
BROKEN = frozenset("\ufffd\\âÃÂïÐÑØÙÎÏÅÄ×ð") | frozenset(map(chr, range(0xE0, 0xF0)))
"""What mojibake begins with."""
HINT = re.compile(rf"[{''.join(sorted(BROKEN - {chr(0x5C)}))}][{FOLLOW}]|[\ufffdÂÃ]|\\[ux]")
"""What stands in every text with mojibake, found many times faster."""
ENTITY = regex.compile(r"&(?:amp|lt|gt|quot|apos|nbsp|#\d{1,6}|#x[0-9a-fA-F]{1,6});")
LOST_INSIDE = regex.compile(r"[\p{L}\p{N}]\?\p{L}|(?<![\p{L}\p{N}?!])\?(?=\p{L})")
"""What shows letters lost even where the source asks something, and a question mark may stand before a word."""
LOST_AT_END = regex.compile(r"\p{L}\?[ ]\p{Ll}[^?!.]*(?:\.|$)")
"""The same at the end of a word, in a sentence that is no question."""
ASKED = regex.compile(r"\?(?![ ]?\p{Ll})")
LOST = regex.compile(r"[\p{L}\p{N}]\?\p{L}|(?<![\p{L}\p{N}?!])\?(?=\p{L})|\?{2,}|\?[ ](?=\p{Ll})|\?(?=[ ]?,)")


@check(Severity.ERROR, on_english=True)
@only_with(BROKEN)
def mojibake(unit: Unit) -> Iterator[Result]:
    """No letters were decoded wrongly: UTF-8 read as Latin-1, replacement characters.

    Bad:  Wait for a day. -> Espere un dÃ­a.
    Bad [ru]: Wait. -> ÐŸÐ¾Ð´Ð¾Ð¶Ð´Ð¸Ñ‚Ðµ.
    Good [pt]: INFORMATION -> INFORMAÇÃO
    Good [fr]: “Health” -> « santé »
    """
    if HINT.search(unit.target) and (match := MOJIBAKE.search(unit.target)) and not MOJIBAKE.search(unit.source):
        *_, last = MOJIBAKE.finditer(unit.target)
        yield f"“{match[0]}” is text decoded in the wrong encoding", (match.start(), last.end())


@check(Severity.ERROR, on_english=True)
@only_with("?")
def letters_lost(unit: Unit) -> Iterator[Result]:
    """No letters were replaced by question marks.

    Bad:  Your skin will be red. -> Su piel estar? roja todav?a.
    Bad [pl]: Is it sore? Tell us when you come. -> Boli? Prosimy zgłosi? to podczas wizyty.
    Good: Are you well? -> ¿Está bien? Dígalo.
    Good [pt]: Do you have a fever or a cough? Call us. -> Tem febre? tosse? Ligue para nós.
    """
    if "?" not in unit.target:
        return
    source, target = prose(unit.source), prose(unit.target)
    match = _lost_beside(source, target) if "?" in source else LOST.search(target)
    if match and target.count("?") > source.count("?") and not LOST.search(source):
        yield "a question mark has replaced a letter"


def _lost_beside(source: str, target: str) -> regex.Match[str] | None:
    """Return what shows letters lost in a text that asks something, too."""
    as_many = len(ASKED.findall(source)) == len(ASKED.findall(target))
    return LOST_INSIDE.search(target) or (LOST_AT_END.search(target) if as_many else None)


@check(Severity.WARNING, on_english=True)
@only_with("&")
def escaped_character(unit: Unit) -> Iterator[Result]:
    """No character is written as an HTML entity that is not one in the source.

    Bad [fr]: The skin -> L&#39;épiderme
    Good: Cut &amp; dry -> Cortar &amp; secar
    """
    if "&" in unit.target and (match := ENTITY.search(unit.target)) and not ENTITY.search(unit.source):
        yield f"“{match[0]}” should be the character itself", match.span()


@check(Severity.WARNING, on_english=True)
def not_composed(unit: Unit) -> Iterator[Result]:
    """Each letter and its accents are one character where Unicode has one (NFC).

    Bad [vi]: water -> nu\u031bo\u031b\u0301c
    Good [bn]: time -> সময়
    """
    # Composition exclusions, as in Bengali, grow under NFC and are as good as their parts.
    if len(unicodedata.normalize("NFC", unit.target)) < len(unit.target):
        yield "letters and accents are separate characters (not NFC)"
