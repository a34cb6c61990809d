"""What is compared letter by letter, found and blanked out: addresses, phone numbers, placeholders and tags."""

import re

import regex

from .memory import remembered
from .normal import plain
from .segments import HINT

# ASCII classes only: \w would take the Chinese or Arabic text that follows an address without a space.
URL = re.compile(
    r"(?:[a-z]{3,10}://|www\.)[!-~]*[A-Za-z0-9/#=&_-]|(?<![\w@.-])[A-Za-z0-9-]{1,63}+(?:\.[A-Za-z0-9-]{1,63}){0,5}"
    r"\.(?:com|org|net|gov|edu|int|info|uk|eu|us|ca|de|fr|ch|io)(?![A-Za-z0-9.-]*@)"
    r"(?![A-Za-z0-9])(?:/[!-~]*[A-Za-z0-9/#=&_-])?",
    re.ASCII,
)
EMAIL = regex.compile(r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}")
PLACEHOLDER = regex.compile(
    r"\{\{[^{}]{0,80}\}\}|\$\{[^{}]{0,80}\}|\{[\w.:!-]{0,80}\}|%\([\w.]{1,80}\)[#0 +-]?\d*[a-zA-Z]"
    r"|%\d{1,2}\$(?:l?[sdiufx@]|[-+0#,]?\d{0,2}(?:\.\d{1,2})?[dfsx])|(?<!\d)%(?:l?[sdiufx@]|\.\d+f)(?![A-Za-z])|\[\d:\w+\]",
    regex.ASCII,
)
ENTITY = re.compile(r"&#\d{2,5};")
TAG = regex.compile(r"</?[A-Za-z][^<>]{0,300}>")
HTML = regex.compile(r"<(?:[abipuq]|br|em|h[1-6]|hr|img|li|ol|ul|span|strong|su[bp]|t[dhr]|table|div|small|code|pre)\b")
"""Tags that need not be closed in the same text to be known as such."""
PHONE = regex.compile(
    r"(?<![\w.,]|(?<![^\x00-\x7f])-)(?:(?:\+\d{1,3}|00\d{1,3}|[01])[\s.-]?)?(?:\(\d{1,5}\)[\s.-]?)?"
    r"\d{1,10}(?:[\s./–-]\d{1,5}){0,6}(?![\d%])",
    regex.ASCII,
)
PHONE_HINT = re.compile(r"[0-9][0-9 ().\s/–-]{5,}[0-9]")
"""What stands in every text with a phone number, whose digits are seven at least."""
RUN = regex.compile(r"\d+", regex.ASCII)
_GROUPED = regex.compile(r"\d{1,3}([.\s])\d{3}(?:\1\d{3})*")
_DECIMALS = regex.compile(r"\d{1,4}\.\d{1,5}\s?[-–/]\s?\d{1,4}\.\d{1,5}|\d{1,4}/\d{1,5}")
"""A range of two decimal numbers, such as 97.1-173.69, and so many of so many: 690/3872."""
_DATE = regex.compile(r"\d{1,2}\D\d{1,2}\D(?:19|20)\d\d|(?:19|20)\d\d\D\d{1,2}\D\d{1,2}")


@remembered
def masked(text: str) -> str:
    """Return `plain(text)` with everything that is compared here blanked out, so that offsets stay."""
    text = plain(text)
    if HINT.search(text) or "[" in text:
        for pattern in (EMAIL, URL, PLACEHOLDER, TAG, ENTITY):
            text = pattern.sub(lambda found: " " * len(found[0]), text)
    if not PHONE_HINT.search(text):
        return text
    return PHONE.sub(lambda found: " " * len(found[0]) if _is_phone(found[0]) else found[0], text)


@remembered
def phones(text: str) -> tuple[tuple[str, str], ...]:
    """Return (digits, as written) of each phone number of seven digits or more."""
    text = plain(text)
    numbers = [found[0] for found in PHONE.finditer(text) if _is_phone(found[0])] if PHONE_HINT.search(text) else []
    return tuple(("".join(filter(str.isdigit, number)), number.strip()) for number in numbers)


def _is_phone(text: str) -> bool:
    groups = RUN.findall(text)
    digits = sum(map(len, groups))
    if not 7 <= digits <= 15 or any(each.fullmatch(text) for each in (_GROUPED, _DATE, _DECIMALS)):
        return False
    if len(groups) == 1:
        return digits >= 10 or text.startswith("+")
    return len(groups) > 2 or "(" in text or text.startswith("+") or [*map(len, groups)] == [3, 4]
