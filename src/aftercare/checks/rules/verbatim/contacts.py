"""Whom a translation sends people to though the English does not: numbers to call, e-mail and web addresses."""

import re
from collections.abc import Iterator

import regex

from ....core.units import Severity, Unit
from ...analysis.text.normal import plain, span
from ...analysis.text.tokens import EMAIL, PHONE_HINT, PLACEHOLDER, phones
from ...registry import Result, check
from .tokens import addresses, differences

_ENDS = (
    "com|org|net|gov|edu|int|info|biz|example|test|xyz|online|shop|store|site|app|dev|link|click|top|club|health|care"
    "|clinic|pharmacy|ae|ar|au|br|by|cl|cn|cz|dk|eg|fi|gr|hk|hr|ht|hu|ie|ir|jp|kr|kz|lt|lv|mx|my|np|nz|ph|pk|pl|pt|ro"
    "|rs|ru|sg|th|tr|tv|tw|ua|uk|uy|vn|za"
)
_WORDS = "ai|at|be|ca|cc|ch|co|de|do|es|eu|fr|id|il|in|io|is|it|ke|ly|me|na|ng|nl|no|pa|pe|sa|se|si|so|sk|to|us|va|ve"
"""Ends of addresses that are words as well, behind a full stop that lacks its space."""
_LABEL, _BEFORE, _BEHIND = "[a-z0-9-]{2,63}", r"(?<![\w@.{}-])", r"(?![\w@-]|\.\w)"
WEB = regex.compile(
    rf"https?://(?P<host>[!-.0-~]+)|{_BEFORE}(?P<host>(?:{_LABEL}\.){{1,5}}(?:{_ENDS})|www\.(?:{_LABEL}\.){{1,5}}[a-z]+"
    rf"|(?:{_LABEL}\.){{2,5}}(?:{_WORDS})|[a-z0-9]+-{_LABEL}\.(?:{_WORDS})|{_LABEL}\.(?:{_WORDS})(?=/\w)){_BEHIND}",
    regex.ASCII | regex.IGNORECASE,
)
HINT = re.compile(r"\.[A-Za-z]|:/|@|\}\.")
"""What stands in every text with an address; asked of each, and ten times as fast so."""
GLUED = regex.compile(r"(?<=\})(?:@|\.[a-z0-9]+)(?:\.\w+)*", regex.ASCII)
"""What is written onto a placeholder, whose address it turns into another one."""


@check(Severity.ERROR)
def contact_added(unit: Unit) -> Iterator[Result]:
    """No telephone number, e-mail address or web address has come into the translation.

    Bad [es]:  Call us if it bleeds. -> Llámenos al 1-900-555-0143 si sangra.
    Bad [ru]:  Ask your nurse. -> Спросите медсестру: nurse@clinic.example.net
    Bad [zh-Hans]: Visit {web} first. -> 请先访问{web}.clinic.example。
    Good [fr]: Call (321) 555-0143 or {phone}. -> Appelez le 321 555 0143 ou le {phone}.
    Good [de]: Come at 8 or in 2026. -> Kommen Sie um 8 oder im Jahr 2026.
    """
    if PHONE_HINT.search(plain(unit.target)):
        yield from _numbers(unit)
    # Most texts have but the full stop at their end, which is seen much faster than the hint is looked for.
    stops = "." in unit.target[:-1] or "@" in unit.target or "://" in unit.target
    if stops and HINT.search(unit.target) and not any(isinstance(lost, str) for lost in addresses(unit)):
        yield from _addresses(unit)  # else `addresses` has told an error already


def _numbers(unit: Unit) -> Iterator[Result]:
    """Yield the numbers to call that no digits of the source are; where one is lost, `phone_numbers` tells both."""
    ours, theirs = ([digits for digits, _ in phones(text)] for text in (unit.source, unit.target))
    missing, extra = differences(ours, theirs)
    known = "".join(filter(str.isdigit, plain(unit.source)))
    for digits, written in phones(unit.target) if extra and not missing else ():
        if digits in extra and digits not in known:
            yield _told(unit, "phone number", written)


def _addresses(unit: Unit) -> Iterator[Result]:
    """Yield the addresses of which the source has not even the host."""
    known, text = _bare(unit.source).lower(), _bare(unit.target)
    for address in EMAIL.findall(text):
        if address.lower() not in known:
            yield _told(unit, "address", address)
    for found in WEB.finditer(text):
        if found["host"].lower().removeprefix("www.") not in known:
            yield _told(unit, "address", found[0])
    for found in GLUED.finditer(text):
        if f"}}{found[0].lower()}" not in known:
            yield _told(unit, "address", plain(unit.target)[text.rfind("{", 0, found.start()) : found.end()])


def _bare(text: str) -> str:
    """Return a text with a pair of brackets for each placeholder."""
    return PLACEHOLDER.sub(lambda found: "{" + " " * (len(found[0]) - 2) + "}", plain(text))


def _told(unit: Unit, what: str, written: str) -> Result:
    start = plain(unit.target).find(written)
    place = span(unit.target, start, start + len(written)) if start >= 0 else None
    return f"{what} {written} is not in the source", place
