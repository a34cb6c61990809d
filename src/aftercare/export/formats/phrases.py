"""Thai and Chinese phrases, after which a line may break: found by particles and by the words that BudouX knows."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from budoux.parser import Parser

SHORTEST = 5
"""Characters of the last part of a Thai phrase at least, where there is more than one."""
MODELS = {"Thai": "thai", "Hans": "simplified_chinese", "Hant": "traditional_chinese", "Jpan": "japanese"}
"""Script → what BudouX calls the model that finds its words."""
_PARTICLE = re.compile(
    "การ|ความ|หลัง|ก่อน|และ|หรือ|ด้วย|ของ|ที่|ซึ่ง|เพื่อ|ใน|โดย|เมื่อ|หาก|แต่|จาก|กับ|ให้|ไม่|อย่าง|เป็น|จน|บน|ตาม|ต้อง|อาจ|ควร"
)
_COMPOUND = re.compile(
    "คำแนะนำ|เอกสาร|ทำความสะอาด|ออกกำลังกาย|อาบน้ำ|โดยทั่วไป|ใบหน้า|หมายเลข|อักเสบ|หลีกเลี่ยง|ป้องกัน|รังสี|ปานกลาง|ติดต่อ|ติดเชื้อ|เล็กน้อย|อย่างน้อย|ล้างหน้า|แต่งหน้า|น้ำเหลือง|ไหม้แดด|กันแดด"
    "|ผิวหนัง|ผ้าขนหนู|วันละ|เวลา|อ่อนโยน|ปลายเข็ม|โทรศัพท์|บริเวณ|เป็นต้น|โรงพยาบาล|คลินิก|อาหาร|ขับรถ|ทันที|ผลิตภัณฑ์|ยาแก้ปวด|แพทย์|พยาบาล"
    "|อุณหภูมิ|น้ำหนัก|หายใจ|ลำไส้|กระเพาะ|แพ้ยา|ผ่าตัด|บาดแผล|เลือดออก|คลื่นไส้|อาเจียน|ท้องเสีย|ท้องผูก|ปวดหัว|มีไข้"
)


def phrases_of(thai: re.Match[str], most: int) -> Iterator[tuple[int, int]]:
    """Yield where the phrases of a text without spaces are; of one that does not fit on a line, parts that do."""
    start = thai.start()
    phrases = [[thai[0]]] if width_of(thai[0]) <= most else _by_particles(thai[0])
    for part in (part for phrase in phrases for part in _packed(phrase, most)):
        if 1 < width_of(part) <= most:
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
    for part in words_of(text, "Thai"):
        word, end = word + part, end + len(part)
        if end not in inside:
            yield word
            word = ""


def _packed(words: list[str], most: int) -> Iterator[str]:
    """Yield the words joined as far as they stay on one line."""
    parts: list[list[str]] = [[]]
    for word in words:
        if parts[-1] and width_of("".join(parts[-1]) + word) > most:
            parts.append([])
        parts[-1].append(word)
    # No short word by itself at the end.
    if len(parts) > 1 and len(parts[-2]) > 1 and width_of("".join(parts[-1])) < SHORTEST:
        parts[-1].insert(0, parts[-2].pop())
    yield from ("".join(part) for part in parts)


@lru_cache(maxsize=256)  # HTML and PDF break the same texts, each in its own places
def words_of(text: str, script: str) -> tuple[str, ...]:
    """Return the words of a text in a script."""
    return tuple(_parser_of(script).parse(text))


@cache
def _parser_of(script: str) -> "Parser":
    """Return what finds the words of a text in a script."""
    import budoux  # here, because few languages need it

    parser: Parser = getattr(budoux, f"load_default_{MODELS[script]}_parser")()
    return parser


def width_of(text: str) -> int:
    """Return how many characters take room in the line."""
    return len(text) if text.isascii() else sum(map(_takes_room, text))


@cache
def _takes_room(char: str) -> bool:
    return unicodedata.category(char) != "Mn"
