"""What must survive letter by letter: addresses, phone numbers, placeholders and tags."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator

import regex

from ....core.units import Severity, Unit
from ...analysis.text.memory import remembered
from ...analysis.text.normal import plain, span
from ...analysis.text.segments import HINT
from ...analysis.text.tokens import EMAIL, HTML, PLACEHOLDER, TAG, URL, phones
from ...registry import Result, check, given, only_with
from ...saying import compared

BREAK = regex.compile(r"<br\s*/?>")


def differences(source: Iterable[str], target: Iterable[str]) -> tuple[list[str], list[str]]:
    """Return what is missing from the target and what it has beyond the source."""
    ours, theirs = [*source], [*target]
    if ours == theirs:
        return [], []
    wanted, found = Counter(ours), Counter(theirs)
    return sorted((wanted - found).elements()), sorted((found - wanted).elements())


def _compare(unit: Unit, find: Callable[[str], list[str]]) -> Iterator[Result]:
    missing, extra = differences(find(unit.source), find(unit.target))
    starts = {token: unit.target.find(token) for token in extra}
    yield from compared([*dict.fromkeys(missing)], [(each, (at, at + len(each))) for each, at in starts.items()])


def _tags(text: str) -> list[str]:
    """Return the tags of a text, line breaks in one spelling; <none> is a word in brackets where nothing closes it."""
    found = TAG.findall(BREAK.sub("<br>", text))
    return [tag for tag in found if "/" in tag or "=" in tag or HTML.match(tag) or f"</{tag[1:-1]}" in text]


def _placeholders(text: str) -> list[str]:
    return PLACEHOLDER.findall(text) if "{" in text or "%" in text or "[" in text else []


@check(Severity.ERROR)
@only_with("{%[")
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
@only_with("<")
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


@remembered
def _addresses(source: str, pattern: regex.Pattern[str] | re.Pattern[str]) -> tuple[str, ...]:
    """Return the addresses of an English text, each once."""
    text = plain(source)
    return tuple(dict.fromkeys(pattern.findall(text))) if HINT.search(text) else ()


def _addressed(source: str) -> bool:
    return any(_addresses(source, pattern) for pattern in (EMAIL, URL))


@check(Severity.ERROR)
@given(_addressed)
def addresses(unit: Unit) -> Iterator[Result]:
    """Every web and e-mail address is in the translation, letter for letter; that of a page in its language is doubted.

    Bad [es]:  See www.cdc.gov/handwashing. -> Consulte www.cdc.gov/handwahing.
    Bad [es]:  See https://example.org/en/flu. -> Consulte https://example.org/es/flu.
    Bad [ko]:  Write to help@clinic.example.org. -> help @ clinic.example.org 로 문의하십시오.
    Good [zh-Hans]: Visit www.example.org now -> 请立即访问www.example.org网站
    """
    for pattern in (EMAIL, URL):
        if wanted := _addresses(unit.source, pattern):
            present = {address.lower() for address in pattern.findall(plain(unit.target))}
            for each in (each for each in wanted if each.lower() not in present):
                yield _localized(each, present, unit.language) or f"{each} is missing from the translation"


def _localized(address: str, present: set[str], language: str) -> Result | None:
    """Return a warning where a translation has the same address of another language: /es/ for /en/."""
    names = regex.compile(rf"(?<=[/.=])(?:en|{language.partition('-')[0]})(?:[-_]\p{{L}}{{2,4}})?(?=[/.&?#]|$)")
    bare = {names.sub("*", each): each for each in present}
    if found := bare.get(names.sub("*", address.lower())):
        return f"{address} has become {found}; look whether that page is there", None, Severity.WARNING
    return None


@check(Severity.ERROR)
@given(phones)
def phone_numbers(unit: Unit) -> Iterator[Result]:
    """Every phone number keeps its digits; brackets, dots and spaces may differ.

    Bad [vi]:  Call (321) 751-7041. -> Gọi (321) 751-7014.
    Bad [hi]:  Call (321) 751-7041. -> (321) 751-704 पर कॉल करें।
    Good [fr]: Call (321) 751-7041. -> Appelez le 321.751.7041.
    Good [ar]: Call (321) 751-7041. -> اتصل على (٣٢١) ٧٥١-٧٠٤١.
    """
    ours, theirs = ((digits for digits, _ in phones(text)) for text in (unit.source, unit.target))
    missing, extra = differences(ours, theirs)
    if not missing:
        return
    text, added = plain(unit.target), []
    for digits, written in phones(unit.target):
        place = span(unit.target, start := text.find(written), start + len(written))
        if digits in extra and place:
            added.append((digits, place))
    yield from compared(missing, added, "phone number ")
