"""What damages a text on its way through programs: lost letters, wrong encodings, hidden characters, formulas."""

import unicodedata
from collections.abc import Callable

import regex

_HIDDEN = regex.compile(
    r"[\p{Default_Ignorable_Code_Point}--[\ufe0e\ufe0f]] | (?<![\p{S}\p{P}\d])[\ufe0e\ufe0f]", regex.V1 | regex.VERBOSE
)
"""Unseen characters. A variation selector may follow a symbol: it says whether that is shown as an emoji."""
_EMOJI_JOINER = regex.compile(r"(?<=[\p{So}\ufe0f\U0001f3fb-\U0001f3ff])\u200d(?=\p{So})")
_FORMULA_ERROR = regex.compile(
    r"(?<!\w)\#[¿¡]?\p{Lu}[\p{Lu}\d_/]*[!?] | (?<!\w)\#(?:N/[ADB]|NV|GETTING_DATA)(?!\w) | \bErr:\d{3}\b | \#{4,}",
    regex.VERBOSE,
)
"""What spreadsheets write, in several languages, where a formula failed or a column is too narrow."""
_ENCODINGS = ("cp1252", "mac_roman", "cp437")
_LEADS = b"\xc2\xc3\xe2\xef\xf0"
"""First bytes, in UTF-8, of what English texts have beside letters: quotes, dashes, degrees, accents, emoji."""
_UNDEFINED = {char: bytes([ord(char)]) for char in "\x81\x8d\x8f\x90\x9d"}


def damage(cell: str) -> str:
    """Return what has damaged a text, with the remedy; empty if nothing has."""
    return next((message for found, message in _DAMAGE.items() if found(cell)), "")


def says_nothing(cell: str) -> bool:
    """Whether a text has no letter and no digit."""
    return not any(unicodedata.category(char)[0] in "LN" for char in cell)


def _lost(cell: str) -> bool:
    return "\ufffd" in cell


def _questioned(cell: str) -> bool:
    """Whether a question mark stands inside a word, where an apostrophe was; in addresses it may."""
    return any(regex.search(r"\p{L}\?\p{L}", word) for word in cell.split() if "/" not in word)


def _garbled(cell: str) -> bool:
    """Whether a part of a text, written as bytes in an old encoding, is one character of UTF-8."""
    if cell.isascii():
        return False
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
    return bool(_FORMULA_ERROR.search(cell))


_DAMAGE: dict[Callable[[str], bool], str] = {
    _lost: "has U+FFFD, which stands for a letter that was lost; retype the word",
    _questioned: "has a question mark inside a word, where a letter or an apostrophe was lost; retype the word",
    _garbled: "was read in the wrong encoding; retype the strange letters, and save as CSV UTF-8",
    _hidden: "has a character that cannot be seen; retype the cell",
    _failed_formula: "has the error of a spreadsheet where a text should be; write the text",
}
