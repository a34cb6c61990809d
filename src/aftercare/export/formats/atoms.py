"""The pieces of a text that are each shown in one way: strong words, links, addresses and telephone numbers."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import quote

from ...core.text import markup

NOTHING = "(?!)"
SAFE = "/:?#@!$&'*+,=%~;()"
FEWEST_DIGITS = 7
"""Of a telephone number that is looked for."""
_DIGITS = re.compile(r"\d")
NBSP = "\u00a0"
LONGEST = 24
"""Characters of a left-to-right run that are kept on one line: a longer one must break on a small screen."""
_MONEY = "$€£¥¢₩₫₽₹₺฿₱"
_LEADING = rf"[<>≤≥≈~±+−×§№#{_MONEY}]"
# The spaces between a number and its sign or what it counts, in a range or a product, and between letters that stand
# for a scale, short words that end in a full stop, or the last word of a clause and its number. Written from the space,
# which is found at once, to both of its sides.
_COUNTED = re.compile(
    rf" (?:(?<=[\d½⅓⅔¼¾⅛²³₀-₉⁰-⁹] )(?=[\w°%‰℃℉′″/{_MONEY}])|(?<=° )(?=[CFcf]\b)|(?<={_LEADING} )(?=\d)"
    r"|(?<=\d )(?=[–—×x+−-][ \u00a0]?\d)|(?<=\d[ \u00a0][–—×x/+−-] )(?=\d)|(?<=\d['′°] )(?=\d)"
    r"|(?<=(?<![A-Za-z])[A-Z]{2} )(?=\d)|(?<=(?<![A-Za-z])[A-Z]{3} )(?=\d)|(?<=pH )(?=\d)|(?<=第 )(?=\d)"
    r"|(?<=\b\w\. )(?=\d)|(?<=\b\w\w\. )(?=\d)|(?<=\b\w{3}\. )(?=\d)|(?<=\b[Nn][°º] )(?=\d)|(?<=\bx )(?=\d)"
    r"|(?<=[^\W\d_] )(?=\d{1,4}(?:[.,;:!?)\]、，。；：！？）](?!\d)|$)))"
)
# A unit for each of another, as in "mg / mL".
_EACH = re.compile(r"(\d\u00a0[^\W\d_]{1,3}) / (?=\w)")
# A range, as in "2 to 3 days".
_RANGED = re.compile(r"(\d\u00a0[^\W\d_]{1,3}) (?=\d)")


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of a text that is shown in one way."""

    kind: str
    """`text`; `ltr`; `phone` or `web`, which are links in themselves; `link` for other words that lead somewhere;
    `inner` for a part of `ltr` that is none of these."""
    text: str
    parts: tuple["Run", ...] = ()
    """What a left-to-right run or the words of a link are made of, where more than one thing."""
    to: str = ""
    """The address that it leads to."""
    strong: bool = False
    last: bool = False
    """Whether the text ends here, so that the end of it must not be alone on a line."""

    @property
    def kept(self) -> str:
        """The text with the spaces of its numbers, or of the whole short run, kept from breaking."""
        whole = self.kind == "phone" or (self.kind in {"ltr", "inner"} and len(self.text) <= LONGEST)
        return self.text.replace(" ", NBSP) if whole else counted(self.text)

    @property
    def ending(self) -> "Run":
        """The same at the end of a text."""
        return Run(self.kind, self.text, self.parts, self.to, self.strong, last=True)

    @property
    def isolated(self) -> bool:
        """Whether it runs from left to right whatever is around it."""
        return self.kind in {"ltr", "phone", "web"}

    @property
    def address(self) -> str:
        """What paper must say of a link whose words do not say it."""
        return markup.said(self.to, self.text.replace(NBSP, " ")) if self.kind == "link" else ""


@lru_cache(maxsize=1024)  # each format asks, and whole texts as well as their pieces
def counted(text: str) -> str:
    """Return a text in which a number stays on one line with its signs, its unit and what it counts."""
    return _EACH.sub(rf"\1{NBSP}/{NBSP}", _COUNTED.sub(NBSP, text))


def ranged(text: str) -> str:
    """Return a text of `counted` in which a range stays on one line, too."""
    return _RANGED.sub(rf"\1{NBSP}", text)


def atoms(text: str, known: tuple[tuple[str, str], ...], *, marks: bool) -> Iterator[Run]:
    """Yield the pieces of a text that are each of one kind."""
    for piece in markup.pieces(text) if marks else [markup.Piece(text)]:
        if piece.to:
            kind = "web" if piece.bare else "link"
            yield Run(kind, piece.text, to=quote(piece.to, safe=SAFE), strong=piece.strong)
        else:
            yield from _numbers(piece, known, all_phones=marks)


def _numbers(piece: markup.Piece, known: tuple[tuple[str, str], ...], *, all_phones: bool) -> Iterator[Run]:
    """Yield a piece with the clinic's own number and address, and every telephone number, apart."""
    links, pattern = _links(known)
    end = 0
    found = [(*match.span(), links[match[0]]) for match in pattern.finditer(piece.text)]
    if all_phones and len(_DIGITS.findall(pattern.sub("", piece.text))) >= FEWEST_DIGITS:
        taken = [(start, stop) for start, stop, _ in found]
        others = phones(piece.text, known[0][1].removeprefix("tel:").partition(";")[0])
        found += [one for one in others if not any(start < one[1] and one[0] < stop for start, stop in taken)]
    for start, stop, to in sorted(found):
        if start > end:
            yield Run("text", piece.text[end:start], strong=piece.strong)
        kind = "phone" if to.startswith("tel:") else "web"
        yield Run(kind, piece.text[start:stop], to=quote(to, safe=SAFE), strong=piece.strong)
        end = stop
    if end < len(piece.text):
        yield Run("text", piece.text[end:], strong=piece.strong)


@lru_cache(maxsize=16)
def _links(known: tuple[tuple[str, str], ...]) -> tuple[dict[str, str], re.Pattern[str]]:
    """Return the addresses of what the clinic has, as it is written, and what finds it."""
    links = {own: to for own, to in known if own}
    longest = sorted(links, key=len, reverse=True)
    return links, re.compile("|".join(map(re.escape, longest)) or NOTHING)


def phones(text: str, own: str) -> Iterator[tuple[int, int, str]]:
    """Yield (start, end, address) of telephone numbers, as they are written in the country of the clinic's `own`."""
    import phonenumbers  # here, because few texts need it

    strict = phonenumbers.Leniency.STRICT_GROUPING
    for match in phonenumbers.PhoneNumberMatcher(text, _region(own), leniency=strict):
        number = match.number
        extension = f";ext={number.extension}" if number.extension else ""
        number.extension = None
        e164 = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
        yield match.start, match.end, f"tel:{e164}{extension}"


@lru_cache(maxsize=16)
def _region(number: str) -> str:
    """Return the country of a number."""
    import phonenumbers

    return phonenumbers.region_code_for_number(phonenumbers.parse(number, None)) or "US"
