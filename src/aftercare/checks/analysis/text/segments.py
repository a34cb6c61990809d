"""Cut a text into what the checks compare: words, sentences, letters by script."""

import re
import unicodedata

import regex

from .lexicon import load
from .memory import briefly, remembered
from .runs import Runs

MARKUP = regex.compile(
    r"""\{\{?[^{}\n]{0,60}\}?\} | %\(\w{1,40}\)[a-z] | %(?:\d{1,2}\$)?(?:[sd@]|[\d.]{1,5}[sdf])  # placeholders
    | </?[A-Za-z][^<>]{0,200}> | &\w{2,8};                            # tags and entities
    """,
    regex.VERBOSE,
)
NOT_PROSE = regex.compile(
    rf"""[a-z]{{3,10}}://[!-~]++ | www\.[!-~]++                                  # addresses
    | (?<![A-Za-z0-9._+-])[A-Za-z0-9._+-]++@[A-Za-z0-9.-]++
    | (?<![A-Za-z0-9-])[A-Za-z0-9-]{{2,63}}(?:\.[A-Za-z0-9-]{{1,63}}){{0,4}}
      \.(?i:com|org|net|gov|edu|int|info|uk|us|eu|ch|de|io)\b[/!-~]*+
    | {MARKUP.pattern}
    """,
    regex.VERBOSE,
)
ADDRESS_HINT = re.compile(r"@|://|www\.|\.(?i:com|org|net|gov|edu|info|int|io|uk|us|eu|ch|de|ca|fr)(?![a-z])")
HINT = re.compile(rf"\{{|%[(.\w]|<[/A-Za-z]|&\S|{ADDRESS_HINT.pattern}")
"""What stands in every text with an address, and with a placeholder or a tag as well, found many times faster."""
_WORDS = Runs(r"[\p{L}][\p{L}\p{M}\u200c\u200d]*+(?:['’ʼ-][\p{L}][\p{L}\p{M}\u200c\u200d]*+)*+")
WORD = _WORDS.pattern
_POINTED = {kind: "|".join(words.split()) for kind, words in load("und", "facts")["pointed"].items()}
SENTENCE_END = regex.compile(
    rf"""(?: (?<!(?<![%$}})])\b\p{{L}}) (?<![\s(]\p{{N}}{{1,2}}) (?<!\[\.{{0,3}})
        (?<!\b(?:{_POINTED["names"]}))
        (?<![\p{{N}}.]\s?(?:{_POINTED["measures"]})) (?<![\s\d.]\p{{Thai}}{{1,3}})
        \.++ (?!(?<=\bno\.)\s\p{{N}}) (?!(?<=\b(?:{_POINTED["cased"]})\.)\s\P{{Lu}})
        (?=["'”»’)\]*]*+(?:\s|$|<)|\p{{Lu}}\p{{Ll}})
      | (?<=[\p{{Arabic}}\p{{Hebrew}}\p{{Devanagari}}\p{{Hangul}}]{{2}})\.++ (?=\p{{L}}{{2}})
      | (?<=\p{{Han}})[.!?]++ (?=\p{{Han}})
      | [!?؟]++ (?=["'”»’)\]*]*+(?:\s|$|\{{|<))
      | (?<=\p{{Greek}}) ; (?=\s)
      | [。！？।॥۔։።፧។။༎]++ | \|
    ) ["'”»’)\]）」』*]*+ \s*+
    | (?<!,\s?) (?: \n (?![\ \t]*\p{{Ll}}) | (?<![\p{{L}}\p{{N}})]\s?) \n ) \s*+
    """,
    regex.VERBOSE,
)
"""A line break ends a sentence, but none behind a comma, nor one before a small letter where no mark stands."""
END_MARK = re.compile(r"[;.!?؟。！？।॥۔։።፧។။༎|\n]")
"""What every match of `SENTENCE_END` begins with, found many times faster."""
ACCENTS = re.compile("[\u0300-\u036f]+")
POINTS = re.compile("[\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u064b-\u0652\u0670]")
UNSPACED = ("Han", "Hiragana", "Katakana", "Thai", "Lao", "Khmer", "Myanmar")
"""Scripts that write words without spaces between them."""

_SCRIPT_NAMES = {"CJK": "Han", "IDEOGRAPHIC": "Han", "HALFWIDTH": "Katakana", "FULLWIDTH": "Latin"}


@remembered
def prose(text: str) -> str:
    """Return the prose of a text: addresses, placeholders and tags become a space each."""
    if not HINT.search(text):
        return text
    return str((NOT_PROSE if ADDRESS_HINT.search(text) else MARKUP).sub(" ", text))


@briefly
def characters(text: str) -> frozenset[str]:
    """Return the characters of a text: most checks can tell from these that they have nothing to look for."""
    return frozenset(text)


@remembered
def lower_words(text: str) -> tuple[str, ...]:
    """Return the words of a text in lower case."""
    return tuple(map(str.lower, words(text)))


@remembered
def lower_words_of(source: str) -> frozenset[str]:
    """Return the same of an English text, in which the words of its translations are looked up."""
    return frozenset(lower_words(source))


@remembered
def words(text: str) -> tuple[str, ...]:
    """Return the words of a text as written; combining marks and joiners belong to them."""
    return tuple(_WORDS.findall(prose(text)))


@remembered
def sentences(text: str) -> tuple[str, ...]:
    """Return the sentences of a text; a line break ends one too."""
    pieces, start = [], 0
    for mark in END_MARK.finditer(text, 0, len(text) - 1):  # nothing comes after a mark at the very end
        if mark.start() >= start and (match := SENTENCE_END.match(text, mark.start())):
            pieces.append(text[start : match.end()])
            start = match.end()
    pieces.append(text[start:])
    if HINT.search(text):
        return tuple(piece.strip() for piece in pieces if WORD.search(prose(piece)))
    return tuple(piece.strip() for piece in pieces if piece[:1].isalpha() or WORD.search(piece))


def script_of(char: str) -> str:
    """Return the script of a letter as in Unicode's names (`Latin`, `Arabic`, `Han`), empty for other characters."""
    return _SCRIPTS[char]


class _Scripts(dict[str, str]):
    """The script of each character; filled as characters are seen, of which there are a million at most."""

    def __missing__(self, char: str) -> str:
        """Find out the script of a character and remember it."""
        return self.setdefault(char, _named_script(char))


_SCRIPTS = _Scripts()


def _named_script(char: str) -> str:
    if unicodedata.category(char)[0] not in "LM":
        return ""
    name = unicodedata.name(char, "").partition(" ")[0].partition("-")[0]
    return _SCRIPT_NAMES.get(name, "" if name in {"COMBINING", "MODIFIER", "FEMININE", "MASCULINE"} else name.title())


class Letters(dict[str, int]):
    """How many letters of a text belong to each script; none to others."""

    def __missing__(self, script: str) -> int:
        """Return that no letter belongs to a script."""
        return 0


@briefly
def scripts(text: str) -> Letters:
    """Return how many letters of a text belong to each script, the first of them first: of two as frequent it counts.

    Most texts are in one script. All of their letters belong to it, and of what is no letter there is little to count.
    """
    shown = characters(text)
    found = {*map(_SCRIPTS.__getitem__, shown)} - {""}
    if len(found) < 2:
        others = sum(map(text.count, [char for char in shown if not _SCRIPTS[char]]))
        return Letters(dict.fromkeys(found, len(text) - others))
    each = [*filter(None, map(_SCRIPTS.__getitem__, text))]
    return Letters({name: each.count(name) for name in dict.fromkeys(each)})


def unpointed(text: str) -> str:
    """Return the text without Hebrew points and Arabic vowel marks, which few texts have."""
    return POINTS.sub("", text)


@briefly
def fold(text: str) -> str:
    """Return the text in lower case, without accents and in NFC, to compare words across spellings."""
    if text.isascii():
        return text.lower()
    marks = unicodedata.normalize("NFD", unpointed(text.lower()))
    return unicodedata.normalize("NFC", ACCENTS.sub("", marks))
