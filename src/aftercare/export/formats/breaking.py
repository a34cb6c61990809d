"""Where a line must not end: in a short word with a hyphen, in an amount, in a Thai phrase, before the last word."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from ...core.bidi import cut

if TYPE_CHECKING:
    from budoux.parser import Parser

PHRASE = 13
"""Characters of a Thai phrase that are held together at most: in a heading they are wide."""
JOINER = "\u2060"
"""A word joiner: no line ends at it, and nobody sees it."""
HELD = 18
"""Characters that are held together at most: more would not fit on a small screen."""
SHORTEST = 5
"""Characters of the last part of a Thai phrase at least, where there is more than one."""
FEWEST = 4
"""Words of a text whose last two are held together."""
MODELS = {"Thai": "thai", "Hans": "simplified_chinese", "Hant": "traditional_chinese", "Jpan": "japanese"}
"""Script → what BudouX calls the model that finds its words."""
_HAN = "\u3040-\u30ff\u3400-\u9fff"
# At an edge of a box, Typst draws half of these, as at the edge of a line: none begins or ends what is held.
_MARKS = "（）「」『』〔〕【】《》、，。；：！？"
# A box of kept words may be parted from what touches it: other signs around a word are kept with it.
_WORD = rf"[^\s{_HAN}{_MARKS}]"
_HYPHENATED = re.compile(rf"(?<!\S){_WORD}*[^\W\d_]-[^\W_]{_WORD}*(?![^\s{_MARKS}])|\(?[A-Za-z]+(?:-[A-Za-z]+)+\)?")
_LATIN = re.compile(r"\(?[A-Za-z]+(?:-[A-Za-z]+)+\)?")
_HAN_WORD = re.compile(f"[{_HAN}]{{2,8}}")
_PART = rf"[^\s{_HAN}{_MARKS}\u0e00-\u0e7f]"
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
_LAST_CHARACTERS = re.compile(rf"(?<=\S)[{_HAN}]{{2}}[、，。；：！？）」』]*$")
# A Korean noun of one syllable goes with the word before it.
_LAST_SYLLABLE = re.compile(r"(?<!\S)\S+ [\uac00-\ud7a3][.,!?)]*$")
_UNSPACED = re.compile(rf"[\u0e00-\u0e7f{_HAN}]")
_THAI = re.compile(r"(?:\d[\d.,–-]*)?[\u0e01-\u0e3a\u0e40-\u0e4e]+")
# What begins a phrase. Thai has no spaces between words, and dictionaries do not know the loan words in between.
_PARTICLE = re.compile(
    "การ|ความ|หลัง|ก่อน|และ|หรือ|ด้วย|ของ|ที่|ซึ่ง|เพื่อ|ใน|โดย|เมื่อ|หาก|แต่|จาก|กับ|ให้|ไม่|อย่าง|เป็น|จน|บน|ตาม|ต้อง|อาจ|ควร"
)
# Words that the model splits.
_COMPOUND = re.compile(
    "คำแนะนำ|เอกสาร|ทำความสะอาด|ออกกำลังกาย|อาบน้ำ|โดยทั่วไป|ใบหน้า|หมายเลข|อักเสบ|หลีกเลี่ยง|ป้องกัน|รังสี|ปานกลาง|ติดต่อ|ติดเชื้อ|เล็กน้อย|อย่างน้อย|ล้างหน้า|แต่งหน้า|น้ำเหลือง|ไหม้แดด|กันแดด"
    "|ผิวหนัง|ผ้าขนหนู|วันละ|เวลา|อ่อนโยน|ปลายเข็ม|โทรศัพท์|บริเวณ|เป็นต้น|โรงพยาบาล|คลินิก|อาหาร|ขับรถ|ทันที|ผลิตภัณฑ์|ยาแก้ปวด|แพทย์|พยาบาล"
    "|อุณหภูมิ|น้ำหนัก|หายใจ|ลำไส้|กระเพาะ|แพ้ยา|ผ่าตัด|บาดแผล|เลือดออก|คลื่นไส้|อาเจียน|ท้องเสีย|ท้องผูก|ปวดหัว|มีไข้"
)


def pieces(
    text: str, *, last: bool, words: int = HELD, phrases: str = "", most: int = HELD
) -> Iterator[tuple[str, bool]]:
    """Yield the pieces of a text and whether each must stay on one line; `last` if no other text follows.

    `words` is how long two last words may be to be held, 0 where a browser sees to it. `phrases` is the
    script of a heading, in which readers of Chinese and Japanese expect words to be whole, as nowhere else.
    """
    hyphenated = _HYPHENATED.finditer(text) if "-" in text else ()
    spans = [span for match in hyphenated if (span := _hyphenated(match, most))]
    spans += _han(text, phrases) if phrases in {"Hans", "Hant", "Jpan"} else ()
    numbers = (_AMOUNT, _RANGE) if _NUMBER.search(text) else ()
    spans += [match.span() for own in numbers for match in own.finditer(text) if _wide(match[0]) <= most]
    spans += [span for match in _THAI.finditer(text) for span in _phrases(match, min(most, PHRASE))]
    if last and (end := _end(text, words, most)):
        spans = _ended(text, spans, end, most)
    yield from cut(text, sorted(spans, key=lambda span: (span[0], -span[1])))


def joined(text: str) -> str:
    """Return a text whose amounts hold together by themselves where they have no space, for formats without markup."""
    return _AMOUNT.sub(lambda match: _INNER.sub(JOINER, match[0]), text)


def _hyphenated(match: re.Match[str], most: int) -> tuple[int, int] | None:
    """Return where a word with a hyphen is, of one that is too long in all what is so of it."""
    if len(match[0]) <= most:
        return match.span()
    inner = _LATIN.search(match.string, *match.span())
    return inner.span() if inner and len(inner[0]) <= most else None


def _han(text: str, script: str) -> Iterator[tuple[int, int]]:
    """Yield where the words of a Chinese or Japanese text are."""
    start = 0
    for word in _parser(script).parse(text):
        if match := _HAN_WORD.search(word):
            yield start + match.start(), start + match.end()
        start += len(word)


def _ended(text: str, spans: list[tuple[int, int]], end: tuple[int, int], most: int) -> list[tuple[int, int]]:
    """Return the spans with that of the end, which takes in those that it overlaps as far as it may grow."""
    start = min([end[0], *(span[0] for span in spans if span[1] > end[0])])
    if _wide(text[start : end[1]]) > most:
        start = end[0]
    return [*(span for span in spans if span[1] <= start), (start, end[1])]


def _end(text: str, words: int, most: int) -> tuple[int, int] | None:
    """Return where the end of a text is that must not be alone on a line."""
    before_last = text.rfind(" ", 0, max(text.rfind(" "), 0)) + 1
    match = _LAST_CHARACTERS.search(text) or _LAST_SYLLABLE.search(text, before_last)
    if match and _wide(match[0]) <= most:
        return match.span()
    match = _LAST_WORDS.search(text, before_last)
    if not match or _UNSPACED.search(match[0]) or text.count(" ") < FEWEST - 1 or _wide(match[0]) > words:
        return None
    return match.span()


def _phrases(thai: re.Match[str], most: int) -> Iterator[tuple[int, int]]:
    """Yield where the phrases of a text without spaces are; of one that does not fit on a line, parts that do."""
    start = thai.start()
    phrases = [[thai[0]]] if _wide(thai[0]) <= most else _by_particles(thai[0])
    for part in (part for phrase in phrases for part in _packed(phrase, most)):
        if 1 < _wide(part) <= most:
            yield start, start + len(part)
        start += len(part)


def _by_particles(text: str) -> list[list[str]]:
    """Return the words of a Thai text in phrases, each from one particle to the next."""
    phrases: list[list[str]] = []
    for word in _words(text):
        if phrases and (not _PARTICLE.fullmatch(word) or _PARTICLE.fullmatch("".join(phrases[-1]))):
            phrases[-1].append(word)
        else:
            phrases.append([word])
    return phrases


def _words(text: str) -> Iterator[str]:
    """Yield the words of a Thai text."""
    inside = {at for match in _COMPOUND.finditer(text) for at in range(match.start() + 1, match.end())}
    word, end = "", 0
    for part in _parser("Thai").parse(text):
        word, end = word + part, end + len(part)
        if end not in inside:
            yield word
            word = ""


def _packed(words: list[str], most: int) -> Iterator[str]:
    """Yield the words joined as far as they stay on one line."""
    parts: list[list[str]] = [[]]
    for word in words:
        if parts[-1] and _wide("".join(parts[-1]) + word) > most:
            parts.append([])
        parts[-1].append(word)
    # No short word by itself at the end.
    if len(parts) > 1 and len(parts[-2]) > 1 and _wide("".join(parts[-1])) < SHORTEST:
        parts[-1].insert(0, parts[-2].pop())
    yield from ("".join(part) for part in parts)


@cache
def _parser(script: str) -> "Parser":
    import budoux  # here, because few languages need it

    parser: Parser = getattr(budoux, f"load_default_{MODELS[script]}_parser")()
    return parser


def _wide(text: str) -> int:
    """Return how many characters take room in the line."""
    return sum(unicodedata.category(char) != "Mn" for char in text)
