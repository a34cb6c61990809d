"""What digits may mean: 1.500 is fifteen hundred in German, and one and a half in English."""

from fractions import Fraction
from functools import cache

import regex
from babel import localedata

from ..text import lexicon
from ..text.memory import remembered
from ..text.normal import language_of
from ..text.tokens import RUN

GROUP = r"[,.'٬\u00a0\u202f\u2009 ]"
MARK = regex.compile(r"\D", regex.ASCII)
GROUPED = regex.compile(rf"\d{{1,3}}({GROUP})\d{{3}}(?:\1\d{{3}})*|\d{{1,3}}(?:,\d\d)*,\d{{3}}", regex.ASCII)
VULGAR = dict(
    zip(
        "½¼¾⅓⅔⅛⅜⅝⅞",
        map(Fraction, ("1/2", "1/4", "3/4", "1/3", "2/3", "1/8", "3/8", "5/8", "7/8")),
        strict=True,
    )
)


@remembered
def readings(written: str, language: str) -> tuple[Fraction, ...]:
    """Return what the digits may mean: 1.500 is 1500 in German, but somebody may have meant 1.5."""
    if written[-1] in VULGAR:
        return (Fraction(written[:-1].strip() or 0) + VULGAR[written[-1]],)
    if "/" in written or written.isdigit():
        return (Fraction(written),)
    groups, marks = RUN.findall(written), MARK.findall(written)
    joined, decimal = Fraction("".join(groups)), Fraction(f"{''.join(groups[:-1])}.{groups[-1]}")
    if not GROUPED.fullmatch(written):
        return (decimal,)
    if len(marks) > 1 or marks[0] not in ".,":
        return (joined,)
    return _ambiguous(written, language, joined=joined, decimal=decimal)


def _ambiguous(written: str, language: str, *, joined: Fraction, decimal: Fraction) -> tuple[Fraction, ...]:
    """Order the two readings of 1.500 or 1,500. An English source has one, unless it is 42.000."""
    has_mark = ("." if "." in written else ",") == decimal_mark(language) or written.startswith("0")
    if language_of(language) == "en" and not written.endswith(".000"):
        return (decimal,) if has_mark else (joined,)
    return (decimal, joined) if has_mark else (joined, decimal)


@cache
def decimal_mark(language: str) -> str:
    """Return the decimal mark of a language by CLDR; a point where CLDR does not know the language."""
    locale = lexicon.cldr(language)
    symbols = locale.number_symbols.get("latn", {}) if locale else {}
    return str(symbols.get("decimal", "."))


@cache
def one_notation(language: str) -> bool:
    """Whether most countries of a language agree on the decimal mark; those of Spanish do not."""
    if lexicon.load(language, "facts").get("grammar", {}).get("two_notations"):
        return False
    tags = (name.replace("_", "-") for name in localedata.locale_identifiers())
    marks = [decimal_mark(tag) for tag in tags if tag.startswith(f"{language_of(language)}-")]
    return marks.count(decimal_mark(language)) * 3 >= len(marks) * 2
