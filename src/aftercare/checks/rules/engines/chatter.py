"""Find what a translation engine says about itself instead of, or around, the translation."""

from collections.abc import Iterator

import regex
from ahocorasick_rs import AhoCorasick

from ....core.units import Severity, Unit
from ...analysis.text.memory import briefly
from ...analysis.text.normal import lowered
from ...registry import Result, check

FLAGS = regex.IGNORECASE | regex.VERBOSE
TRANSLATION = (
    "translat traduc traduct tradu[çcz] traduzion übersetz vertal vertaling översätt oversætt oversett переклад перевод"
    " превод tłumacz překlad preklad prijevod prevod çeviri tərcüm bản_dịch terjemah pagsasalin tafsiri turjum"
    " tradiksyon 翻译 翻譯 译文 譯文 翻訳 번역 ترجم תרגום अनुवाद অনুবাদ અનુવાદ ਅਨੁਵਾਦ மொழிபெயர் అనువాద คำแปล ការបកប្រែ"
    " fordítás käännö tõlk vertimas tulkoj μετάφρασ traducere përkthim թարգման თარგმან ትርጉም"
)
"""What the word for translation begins with."""
WORDS = "|".join([*TRANSLATION.split(), r"\bsalin\b"]).replace("_", r"\ ")
ANNOUNCED = regex.compile(
    rf"""^\W*(?: (?:sure|certainly|of\ course|okay|ok)[,!.:]\s
    | [^\n:：。]{{0,80}}(?:{WORDS})[^\n:：。]{{0,40}}[:：] )""",
    FLAGS,
)
REMARK = regex.compile(
    r"""[\[(](?:translated|translation|machine\ translat\w*|untranslated|todo)\b[^\])]{0,40}[\])]
    | [(\[]\s*(?:translator['’]?s\ )?note\s*:
    | ^note\s*:\s*(?:i|the\ (?:translation|original|numbers))\b
    | \bI\ (?:have\ )?(?:kept|translated|preserved|left|used)\b
      [^.\n]{0,60}\b(?:original|translation|formal|placeholder|numbers|source)
    | \b(?:as\ an\ AI|language\ model|let\ me\ know\ if\ you|I\ hope\ this\ helps|I\ can(?:no|')t\ translate)\b
    | <(?:think|translation|target|output)\b
    | \b(?:source|target)\ (?:text|language)\s*:
    """,
    FLAGS | regex.MULTILINE,
)
FAULT = regex.compile(
    r"""MYMEMORY\ WARNING | YOU\ USED\ ALL\ AVAILABLE\ FREE\ TRANSLATIONS | USAGELIMITS
    | QUERY\ LENGTH\ LIMIT\ EXC?EEDED | INVALID\ (?:SOURCE|TARGET)\ LANGUAGE | NO\ CONTENT\ TO\ TRANSLATE
    | PLEASE\ SELECT\ TWO\ DISTINCT\ LANGUAGES
    | Error\ \d{3}\ \((?:Server\ Error|Not\ Found|Bad\ Request|Forbidden)\) | That['’]s\ (?:an\ error|all\ we\ know)
    | \b(?:Internal\ Server\ Error|Bad\ Gateway|Service\ Unavailable|Gateway\ Time-?out|Too\ Many\ Requests)\b
    | \b(?:403\ Forbidden|404\ Not\ Found|rate\ limit\ exceeded|quota\ exceeded|unusual\ traffic\ from\ your)\b
    | Traceback\ \(most\ recent\ call | <!doctype\ html | <html\b | <title>[^<]{0,80}error
    """,
    FLAGS,
)
SPOKEN = (
    *(f"{word}{mark}" for word in ("sure", "certainly", "of course", "okay", "ok") for mark in ",!.:"),
    *(stem.partition("[")[0].replace("_", " ").lower() for stem in TRANSLATION.split()),
    "salin",
)
REMARKED = (
    *(bracket + word for bracket in "[(" for word in ("translat", "machine", "untranslated", "todo")),
    *(
        "<think",
        "<translation",
        "<target",
        "<output",
        "note",
        "i have",
        "i kept",
        "i trans",
        "i pres",
        "i left",
        "i used",
        "i hope",
        "i can",
    ),
    *("as an ai", "language model", "let me know", "source", "target"),
)
FAULTY = (
    *("mymemory", "you used all", "usagelimits", "query length", "invalid source", "invalid target", "no content to"),
    *("please select two", *(f"error {digit}" for digit in range(10)), "that's a", "that’s a", "internal server"),
    *("bad gateway", "service unavailable", "gateway time", "too many requests", "403 forbidden", "404 not found"),
    *("rate limit", "quota exceeded", "unusual traffic", "traceback", "<!doctype", "<html", "<title"),
)
HINTS = {ANNOUNCED: SPOKEN, REMARK: REMARKED, FAULT: FAULTY}
"""Words without one of which a pattern matches nothing."""
_AUTOMATON = AhoCorasick([lowered(word) for words in HINTS.values() for word in words])
_PATTERNS = [pattern for pattern, words in HINTS.items() for _ in words]


@briefly
def hinted(text: str) -> frozenset[regex.Pattern[str]]:
    """Return the patterns that may match somewhere in a text."""
    found = _AUTOMATON.find_matches_as_indexes(lowered(text), overlapping=True)
    return frozenset(_PATTERNS[place] for place, *_ in found)


def _said(unit: Unit, *patterns: regex.Pattern[str]) -> Iterator[regex.Match[str]]:
    """Yield what each pattern finds in the translation first, where it finds nothing in the English."""
    found = hinted(unit.target)
    for pattern in filter(found.__contains__, patterns) if found else ():
        match = pattern.search(unit.target)
        if match and not pattern.search(unit.source):
            yield match


@check(Severity.ERROR)
def translator_remark(unit: Unit) -> Iterator[Result]:
    """The translation contains no remarks about itself.

    Bad:  Wait two days. -> Here is the translation in Spanish: Espere dos días.
    Bad:  Wait two days. -> Espere dos días. (Note: I kept the number.)
    Good: Translation service: 555-0100 -> Servicio de traducción: 555-0100
    """
    for match in _said(unit, ANNOUNCED, REMARK):
        yield f"“{match[0].strip()[:40]}” is about the translation", match.span()
    if "```" in unit.target and "```" not in unit.source:
        start = unit.target.find("```")
        yield "the translation is inside a code fence", (start, start + 3)


@check(Severity.ERROR)
def engine_fault(unit: Unit) -> Iterator[Result]:
    """The translation is not an error page or a quota notice.

    Bad:  Wait two days. -> Error 500 (Server Error)!!1500.That’s an error.
    Bad:  Wait. -> MYMEMORY WARNING: YOU USED ALL AVAILABLE FREE TRANSLATIONS FOR TODAY.
    Good: Wait two days. -> Espere dos días.
    """
    for match in _said(unit, FAULT):
        yield f"“{match[0][:40]}” comes from an engine, not from a translator", match.span()
