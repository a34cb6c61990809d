"""What must survive letter by letter: addresses, phone numbers, placeholders and tags."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache

import regex

from ...core.units import Severity, Unit
from ..analysis.segments import HINT
from ..analysis.text import plain, span
from ..registry import Result, check

# ASCII classes only: \w would take the Chinese or Arabic text that follows an address without a space.
URL = regex.compile(
    r"(?:https?://|www\.)[!-~]*[A-Za-z0-9/#=&_-]|(?<![\w@.-])[A-Za-z0-9-]{1,63}+(?:\.[A-Za-z0-9-]{1,63}){0,5}"
    r"\.(?:com|org|net|gov|edu|int|info|uk|eu|us|ca|de|fr|ch|io)(?![A-Za-z0-9.-]*@)"
    r"(?![A-Za-z0-9])(?:/[!-~]*[A-Za-z0-9/#=&_-])?",
    regex.ASCII,
)
EMAIL = regex.compile(r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}")
PLACEHOLDER = regex.compile(
    r"\{\{[^{}]{0,80}\}\}|\$\{[^{}]{0,80}\}|\{[\w.:!-]{0,80}\}|%\([\w.]{1,80}\)[#0 +-]?\d*[a-zA-Z]"
    r"|%\d\$(?:l?[sdiufx@]|\.\d+f)|(?<!\d)%(?:l?[sdiufx@]|\.\d+f)(?![A-Za-z])|\[\d:\w+\]",
    regex.ASCII,
)
TAG = regex.compile(r"</?[A-Za-z][^<>]{0,300}>")
HTML = regex.compile(r"<(?:[abipuq]|br|em|h[1-6]|hr|img|li|ol|ul|span|strong|su[bp]|t[dhr]|table|div|small|code|pre)\b")
"""Tags that need not be closed in the same text to be known as such."""
PHONE = regex.compile(
    r"(?<![\w.,-])(?:(?:\+\d{1,3}|00\d{1,3}|[01])[\s.-]?)?(?:\(\d{1,5}\)[\s.-]?)?"
    r"\d{1,10}(?:[\s./–-]\d{1,5}){0,6}(?![\d%])",
    regex.ASCII,
)
PHONE_HINT = re.compile(r"[0-9][0-9 ().\s/–-]{5,}[0-9]")
"""What stands in every text with a phone number, whose digits are seven at least."""
RUN = regex.compile(r"\d+", regex.ASCII)
_GROUPED = regex.compile(r"\d{1,3}([.\s])\d{3}(?:\1\d{3})*")
_DECIMALS = regex.compile(r"\d{1,4}\.\d{1,3}\s?[-–/]\s?\d{1,4}\.\d{1,3}")
"""A range of two decimal numbers, such as 97.1-173.69."""
_DATE = regex.compile(r"\d{1,2}\D\d{1,2}\D(?:19|20)\d\d|(?:19|20)\d\d\D\d{1,2}\D\d{1,2}")


@lru_cache(maxsize=8192)
def masked(text: str) -> str:
    """Return `plain(text)` with everything that is compared here blanked out, so that offsets stay."""
    text = plain(text)
    if HINT.search(text) or "[" in text:
        for pattern in (EMAIL, URL, PLACEHOLDER, TAG):
            text = pattern.sub(lambda found: " " * len(found[0]), text)
    if not PHONE_HINT.search(text):
        return text
    return PHONE.sub(lambda found: " " * len(found[0]) if _is_phone(found[0]) else found[0], text)


def phones(text: str) -> Iterator[tuple[str, str]]:
    """Yield (digits, as written) for each phone number of seven digits or more."""
    text = plain(text)
    for found in PHONE.finditer(text) if PHONE_HINT.search(text) else ():
        if _is_phone(found[0]):
            yield "".join(filter(str.isdigit, found[0])), found[0].strip()


def _is_phone(text: str) -> bool:
    groups = RUN.findall(text)
    digits = sum(map(len, groups))
    if not 7 <= digits <= 15 or any(each.fullmatch(text) for each in (_GROUPED, _DATE, _DECIMALS)):
        return False
    if len(groups) == 1:
        return digits >= 10 or text.startswith("+")
    return len(groups) > 2 or "(" in text or text.startswith("+") or [*map(len, groups)] == [3, 4]


def differences(source: Iterable[str], target: Iterable[str]) -> tuple[list[str], list[str]]:
    """Return what is missing from the target and what it has beyond the source."""
    ours, theirs = [*source], [*target]
    if ours == theirs:
        return [], []
    wanted, found = Counter(ours), Counter(theirs)
    return sorted((wanted - found).elements()), sorted((found - wanted).elements())


def _compare(unit: Unit, find: Callable[[str], list[str]]) -> Iterator[Result]:
    missing, extra = differences(find(unit.source), find(unit.target))
    for token in dict.fromkeys(missing):
        yield f"{token} is missing from the translation"
    for token in dict.fromkeys(extra):
        start = unit.target.find(token)
        yield f"{token} is not in the source", (start, start + len(token))


def _tags(text: str) -> list[str]:
    """Return the tags of a text; <none> is a word in brackets where nothing closes it."""
    return [tag for tag in TAG.findall(text) if "/" in tag or "=" in tag or HTML.match(tag) or f"</{tag[1:-1]}" in text]


def _placeholders(text: str) -> list[str]:
    return PLACEHOLDER.findall(text) if "{" in text or "%" in text or "[" in text else []


@check(Severity.ERROR)
def placeholders(unit: Unit) -> Iterator[Result]:
    """Every placeholder is in the translation exactly as in the source.

    Bad [es]:  Call {phone}. -> Llame al { phone}.
    Bad [de]:  Wait %s days. -> Warten Sie %d Tage.
    Bad [fr]:  Ask {{clinic}}. -> Demandez à {{clinique}}.
    Good [es]: Call {phone}. -> Llame al {phone}.
    Good [es]: A cream with 5% sodium -> Una crema con 5 % de sodio
    """
    yield from _compare(unit, _placeholders)


@check(Severity.ERROR)
def tags(unit: Unit) -> Iterator[Result]:
    """Every HTML or XML tag is in the translation exactly as in the source.

    Bad [pl]:  <b>Do not scrub.</b> -> <b>Nie trzeć.
    Bad [pl]:  <b>Do not scrub.</b> -> <b>Nie trzeć.< /b>
    Good [pl]: <b>Do not scrub.</b> -> <b>Nie trzeć.</b>
    Good [pl]: <none> -> <brak>
    Good [pl]: If it is <5 or >8, call. -> Jeśli <5 lub >8, zadzwoń.
    """
    if "<" in unit.source or "<" in unit.target:
        yield from _compare(unit, _tags)


@check(Severity.ERROR)
def addresses(unit: Unit) -> Iterator[Result]:
    """Every web and e-mail address is in the translation, letter for letter.

    Bad [es]:  See www.cdc.gov/handwashing. -> Consulte www.cdc.gov/handwahing.
    Bad [ko]:  Write to help@clinic.example.org. -> help @ clinic.example.org 로 문의하십시오.
    Good [zh-Hans]: Visit www.example.org now -> 请立即访问www.example.org网站
    """
    source, target = plain(unit.source), plain(unit.target)
    for pattern in (*(EMAIL,) * ("@" in source), *(URL,) * bool(HINT.search(source))):
        present = {address.lower() for address in pattern.findall(target)}
        for address in dict.fromkeys(pattern.findall(source)):
            if address.lower() not in present:
                yield f"{address} is missing from the translation"


@check(Severity.ERROR)
def phone_numbers(unit: Unit) -> Iterator[Result]:
    """Every phone number keeps its digits; brackets, dots and spaces may differ.

    Bad [vi]:  Call (321) 751-7041. -> Gọi (321) 751-7014.
    Bad [hi]:  Call (321) 751-7041. -> (321) 751-704 पर कॉल करें।
    Good [fr]: Call (321) 751-7041. -> Appelez le 321.751.7041.
    Good [ar]: Call (321) 751-7041. -> اتصل على (٣٢١) ٧٥١-٧٠٤١.
    """
    missing, extra = differences(
        (digits for digits, _ in phones(unit.source)), (digits for digits, _ in phones(unit.target))
    )
    if not missing:
        return
    for digits in missing:
        yield f"phone number {digits} is missing from the translation"
    text = plain(unit.target)
    for digits, written in phones(unit.target):
        place = span(unit.target, start := text.find(written), start + len(written))
        if digits in extra and place:
            yield f"phone number {digits} is not in the source", place
