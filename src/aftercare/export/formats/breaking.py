"""Where a line must not break: in a short hyphenated word, an amount or a Thai phrase, or before the last word."""

import re
from collections.abc import Iterator

from ...core.text.bidi import cut
from .phrases import phrases_of, width_of, words_of

PHRASE = 13
"""Characters of a Thai phrase that are held together at most: in a heading they are wide."""
JOINER = "\u2060"
"""A word joiner: no line ends at it, and nobody sees it."""
HELD = 18
"""Characters that are held together at most: more would not fit on a small screen."""
STEP = 24
"""Characters of a part of an address that are kept on one line: half a page is not wider in large print."""
FEWEST = 4
"""Words of a text whose last two are held together."""
_HAN = "\u3040-\u30ff\u3400-\u9fff"
# At an edge of a box, Typst draws half of these, as at the edge of a line: none begins or ends what is held.
_MARKS = "（）「」『』〔〕【】《》、，。；：！？"
# A box of kept words may be parted from what touches it: other signs around a word are kept with it.
_WORD = rf"[^\s{_HAN}{_MARKS}]"
_HYPHENATED = re.compile(rf"(?<!\S){_WORD}*[^\W\d_]-[^\W_]{_WORD}*(?![^\s{_MARKS}])|\(?[A-Za-z]+(?:-[A-Za-z]+)+\)?")
_LATIN = re.compile(r"\(?[A-Za-z]+(?:-[A-Za-z]+)+\)?")
_HAN_WORD = re.compile(f"[{_HAN}]{{2,8}}")
_PART = rf"[^\s{_HAN}{_MARKS}\u0e00-\u0e7f]"
# Where a range may be, which is found sooner than the words around it.
_DASH = re.compile(r"\d\u00a0?[\u2012-\u2015\u301c\uff5e-]")
_RANGE = re.compile(rf"{_PART}*\d(?:\u00a0?[\u2012-\u2015\u301c\uff5e]\u00a0?|\u00a0-\u00a0)\d{_PART}*")
# A number and what it counts in scripts that may break before it: the unit or a character, in Korean and in Japanese
# loan words the word.
_UNITS = (
    "[个個]?(?:小时|小時|星期|月|礼拜|禮拜)|分钟|分鐘|秒钟|秒鐘|点钟|點鐘|毫升|公升|毫克|微克|公克|公斤|千克|公分|厘米|毫米汞柱|毫米|公[里尺]"
    "|英[里吋呎寸尺磅]|加仑|加侖|盎司|[华華摄攝]氏度|[茶汤湯小大]匙|[小大]勺|千卡|大卡|(?:国际|國際)?[单單]位"
    "|[年日時週分秒]間|[か箇カヵケヶ]月間?|週目|日目|[\u30a0-\u30ff]+"
)
_NUMBER = re.compile(r"[\d½⅓⅔¼¾]")
_AMOUNT = re.compile(
    r"\(?(?:[第每毎][ \u00a0]?)?[\d½⅓⅔¼¾][\d½⅓⅔¼¾.,:/\u2012-\u2015\u301c\uff5e~]*[ \u00a0]?"
    rf"(?:{_UNITS}|[{_HAN}]|[\uac00-\ud7a3]+)[,.;:!?)]*"
)
_INNER = re.compile(rf"(?<=\S)(?=[{_HAN}\uac00-\ud7a3])|(?<=[第每毎])(?=\d)|(?<=\d[\u2012-\u2015\u301c\uff5e])(?=\d)")
"""Where a line could end in an amount without a space."""
PARTED = re.compile(rf"(?<=\d\*\*)(?=[{_HAN}\uac00-\ud7a3])|(?<=\d)(?=\*\*[{_HAN}\uac00-\ud7a3])")
"""Where a line could end between a number and its unit, one of them strong in Markdown."""
_LAST_WORDS = re.compile(r"(?<!\S)\S+ \S+$")
_CLOSING = "、，。；：！？）」』"
# Marks that close follow them of themselves, and are drawn whole outside of what is held.
_LAST_CHARACTERS = re.compile(rf"(?<=\S)[{_HAN}]{{2}}(?=[{_CLOSING}]*$)")
# A Korean noun of one syllable goes with the word before it.
_LAST_SYLLABLE = re.compile(r"(?<!\S)\S+ [\uac00-\ud7a3][.,!?)]*$")
# Without any of these, nothing is held together but the last words.
_ANY = re.compile(rf"[-\d½⅓⅔¼¾\u0e00-\u0e7f{_HAN}\uac00-\ud7a3]")
_UNSPACED = re.compile(rf"[\u0e00-\u0e7f{_HAN}]")
_THAI = re.compile(r"(?:\d[\d.,–-]*)?[\u0e01-\u0e3a\u0e40-\u0e4e]+")


def pieces(
    text: str, *, last: bool, words: int = HELD, phrases: str = "", most: int = HELD
) -> Iterator[tuple[str, bool]]:
    """Yield the pieces of a text and whether each must stay on one line; `last` if no other text follows.

    `words` is how long two last words may be to be held, 0 where a browser sees to it. `phrases` is the
    script of a heading, in which readers of Chinese and Japanese expect words to be whole, as nowhere else.
    """
    spans = [*_spans(text, phrases, most)] if _ANY.search(text) else []
    if last and (end := _end(text, words, most)):
        spans = _ended(text, spans, end, most)
    yield from cut(text, sorted(spans, key=lambda span: (span[0], -span[1])))


def _spans(text: str, phrases: str, most: int) -> Iterator[tuple[int, int]]:
    """Yield what must stay on one line wherever it is in a text."""
    for match in _HYPHENATED.finditer(text) if "-" in text else ():
        if span := _hyphenated(match, most):
            yield span
    if phrases in {"Hans", "Hant", "Jpan"}:
        yield from _han(text, phrases)
    numbers = (_AMOUNT, *([_RANGE] if _DASH.search(text) else [])) if _NUMBER.search(text) else ()
    yield from (match.span() for own in numbers for match in own.finditer(text) if width_of(match[0]) <= most)
    for match in _THAI.finditer(text):
        yield from phrases_of(match, min(most, PHRASE))


def joined(text: str) -> str:
    """Return a text whose amounts hold together by themselves where they have no space, for formats without markup."""
    return _AMOUNT.sub(lambda match: _INNER.sub(JOINER, match[0]), text)


def steps(address: str) -> list[str]:
    """Return the parts of an address between which a line may end: a hyphen would be taken for one of its own.

    A mail address is parted behind its @ and, where it is longer still, before a full stop.
    """
    parts = re.findall("[^@]+@?", address) if "@" in address else [address]
    at = "[.]?[^.]+" if "@" in address else "[^/]+/*"
    return [step for part in parts for step in ([part] if len(part) <= STEP else re.findall(at, part))]


def _hyphenated(match: re.Match[str], most: int) -> tuple[int, int] | None:
    """Return where a word with a hyphen is, of one that is too long in all what is so of it."""
    if len(match[0]) <= most:
        return match.span()
    inner = _LATIN.search(match.string, *match.span())
    return inner.span() if inner and len(inner[0]) <= most else None


def _han(text: str, script: str) -> Iterator[tuple[int, int]]:
    """Yield where the words of a Chinese or Japanese text are."""
    start = 0
    for word in words_of(text, script):
        if match := _HAN_WORD.search(word):
            yield start + match.start(), start + match.end()
        start += len(word)


def _ended(text: str, spans: list[tuple[int, int]], end: tuple[int, int], most: int) -> list[tuple[int, int]]:
    """Return the spans with that of the end, which takes in those that it overlaps as far as it may grow."""
    start = min([end[0], *(span[0] for span in spans if span[1] > end[0])])
    if width_of(text[start : end[1]]) > most:
        start = end[0]
    return [*(span for span in spans if span[1] <= start), (start, end[1])]


def _end(text: str, words: int, most: int) -> tuple[int, int] | None:
    """Return where the end of a text is that must not be alone on a line."""
    before_last = text.rfind(" ", 0, max(text.rfind(" "), 0)) + 1
    last_characters = max(len(text.rstrip(_CLOSING)) - 2, 0)
    match = _LAST_CHARACTERS.match(text, last_characters) or _LAST_SYLLABLE.search(text, before_last)
    if match and width_of(match[0]) <= most:
        return match.span()
    match = _LAST_WORDS.search(text, before_last)
    if not match or _UNSPACED.search(match[0]) or text.count(" ") < FEWEST - 1 or width_of(match[0]) > words:
        return None
    return match.span()
