"""What damages a text on its way through programs: lost letters, wrong encodings, hidden characters, formulas."""

import unicodedata
from collections.abc import Callable

import regex

_HIDDEN = regex.compile(
    r"[\p{Default_Ignorable_Code_Point}--[\ufe0e\ufe0f]] | (?<![\p{S}\p{P}\d])[\ufe0e\ufe0f]"
    r"| [\p{Co}\p{Cn}\u1680\u2800\ufff9-\ufffc\U0001d159]",
    regex.V1 | regex.VERBOSE,
)
"""Unseen characters, and those without a meaning. A variation selector may make a symbol an emoji."""
_EMOJI_JOINER = regex.compile(r"(?<=[\p{So}\ufe0f\U0001f3fb-\U0001f3ff])\u200d(?=\p{So})")
_FORMULA_ERROR = regex.compile(
    r"(?<!\w)\#[¿¡]?\p{Lu}[\p{Lu}\d_/]*[!?] | (?<!\w)\#(?:N/[ADB]|NV|GETTING_DATA)(?!\w) | \bErr:\d{3}\b | \#{4,}"
    r"| (?<!\w)\#(?:DIV/0|NAME|NULL|NUM|REF|SPILL|VALUE)(?![\w\#])",
    regex.VERBOSE,
)
"""What spreadsheets write, in several languages, where a formula failed or a column is too narrow."""
_NOTHING = frozenset({"nan", "NaN", "NULL", "null", "undefined", "[object Object]"})
"""What programs write for a cell that has no text."""
_WORKBOOK = regex.compile(
    r"_x[0-9A-Fa-f]{4}_ | ^[0-9.]+E\+[0-9]+$ | ^\d{4}-\d\d-\d\d[T\x20]\d\d:\d\d:\d\d$", regex.VERBOSE
)
"""How workbooks write a control character, and what they make of a cell that they take for a number or a day."""
_DAY = regex.compile(
    r"""\d{1,2}-\p{Lu}\p{Ll}{2}(-\d\d(\d\d)?)? | \p{Lu}\p{Ll}{2}-\d\d | \d{1,2}([/.-])\d{1,2}\3\d\d(\d\d)?
    | \d{4}-\d\d-\d\d | 4\d{4}""",
    regex.VERBOSE,
)
"""What spreadsheets make of a cell that holds no more than 1-2 or 1/2: a day as countries write it, or its number."""
_LIGATURE = regex.compile(r"[\ufb00-\ufb06]")
_STYLED = regex.compile(r"[\U0001d400-\U0001d7cb\uff21-\uff3a\uff41-\uff5a]")
"""Letters of formulas, and those as wide as a Chinese character."""
_PILED = regex.compile(r"\p{M}{5}")
_ENCODINGS = ("cp1252", "mac_roman", "cp437")
_LEADS = b"\xc2\xc3\xe2\xef\xf0"
"""First bytes, in UTF-8, of what English texts have beside letters: quotes, dashes, degrees, accents, emoji."""
_UNDEFINED = {char: bytes([ord(char)]) for char in "\x81\x8d\x8f\x90\x9d"}


def damage(cell: str) -> str:
    """Return what has damaged a text, with the remedy; empty if nothing has."""
    found = _IN_ASCII if cell.isascii() else _DAMAGE
    return next((_DAMAGE[each] for each in found if each(cell)), "") if cell else ""


def is_day(cell: str) -> bool:
    """Whether a text is a day and nothing else, as no instruction is."""
    return _DAY.fullmatch(cell) is not None


def says_nothing(cell: str) -> bool:
    """Whether a text has no letter and no digit."""
    return not any(unicodedata.category(char)[0] in "LN" for char in cell)


def stands_for_nothing(cell: str) -> bool:
    """Whether a text is what programs write where there is none, or has the error of a spreadsheet in it."""
    return bool(cell) and (_no_text(cell) or _failed_formula(cell))


def _lost(cell: str) -> bool:
    return "\ufffd" in cell


def _questioned(cell: str) -> bool:
    """Whether a question mark is inside a word, where an apostrophe was; in addresses it may."""
    return "?" in cell and any(regex.search(r"\p{L}\?\p{L}", word) for word in cell.split() if not {"/", "@"} & {*word})


def _garbled(cell: str) -> bool:
    """Whether a part of a text, written as bytes in an old encoding, is one character of UTF-8."""
    if regex.search(r"â€|[ÂÃ](?![\p{L}\p{M}])", cell):  # the rest of it may have got lost
        return True
    pieces = (cell[at : at + size] for at in range(len(cell)) if not cell[at].isascii() for size in (2, 3, 4))
    return any(_is_utf8(piece, encoding) for piece in pieces for encoding in _ENCODINGS)


def _is_utf8(piece: str, encoding: str) -> bool:
    try:
        raw = b"".join(_UNDEFINED.get(char) or char.encode(encoding) for char in piece)
        return raw[0] in _LEADS and len(raw.decode()) == 1
    except UnicodeError:
        return False


def _hidden(cell: str) -> bool:
    return bool(_HIDDEN.search(_EMOJI_JOINER.sub("", cell)))


def _failed_formula(cell: str) -> bool:
    return ("#" in cell or "Err:" in cell) and bool(_FORMULA_ERROR.search(cell))


def _no_text(cell: str) -> bool:
    return cell in _NOTHING or ((cell[0].isdigit() or cell[0] == "." or "_x" in cell) and bool(_WORKBOOK.search(cell)))


def _of_another_script(cell: str) -> bool:
    """Whether a digit is not one of 0 to 9: no reader of English knows it, and it may stand for another number."""
    return any(char.isdecimal() and not char.isascii() for char in cell)


_DAMAGE: dict[Callable[[str], bool], str] = {
    _lost: "has U+FFFD, which stands for a letter that was lost; retype the word",
    _questioned: "has a question mark inside a word, where a letter or an apostrophe was lost; retype the word",
    _garbled: "was read in the wrong encoding; retype the strange letters, and save as CSV UTF-8",
    _hidden: "has a character that cannot be seen, or has no meaning; retype the cell",
    lambda cell: bool(_PILED.search(cell)): "has five marks on one letter; retype the word",
    lambda cell: bool(_LIGATURE.search(cell)): "has letters that a PDF has joined, such as \ufb01; retype the word",
    lambda cell: bool(_STYLED.search(cell)): "has letters of formulas, or of full width; retype the word",
    _of_another_script: "has a digit of another script; type the number with 0 to 9",
    _no_text: "is what a program writes where there is no text; write the text",
    _failed_formula: "has the error of a spreadsheet where a text should be; write the text",
}
_IN_ASCII = (_questioned, _no_text, _failed_formula)
"""What can be found in plain letters and signs."""
