"""Patterns for lists of words in any script."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from itertools import groupby

import regex

from .lexicon import grammar
from .memory import remembered
from .normal import CONTINUOUS, plain

Pattern = regex.Pattern[str] | None
WHOLE_SYLLABLE = r"(?!\p{M}|\p{Myanmar}\u103a)"
"""What must not follow a word that has no visible end: a sign or a final letter that belong to its last syllable."""
ELLIPSIS, BETWEEN = regex.escape(" ... ", special_only=True, literal_spaces=True), r"[^.;:!?\n]{1,60}?"
"""What stands in lists for other words of the clause, and the source of what finds them."""
CLOSING = "$"
"""What stands in lists behind a word that no letter may follow, though words are not parted: Thai `หรือไม่`, "or not"."""


def alternatives(words: Iterable[str], language: str) -> str:
    """Return the source of a pattern that finds any of the words; an asterisk matches any letters, dots any words."""
    loose = language.partition("-")[0] in CONTINUOUS
    letters = r"[\p{L}\p{M}']"
    ordered = sorted({plain(word) for word in words}, key=len, reverse=True)
    parts = [_one(word, letters, loose=loose) for word in ordered if word.strip("*")]
    grouped = groupby(parts, key=lambda part: (part[0], part[2]))  # one look around for many words compiles faster
    return "|".join(f"{before}(?:{'|'.join(part[1] for part in group)}){after}" for (before, after), group in grouped)


def named_alternatives(words: Mapping[str, Iterable[str]], language: str, fits: Callable[[str], bool] = bool) -> str:
    """Return the source of a pattern that finds any of the words that fit, in groups by their names.

    What may stand around a word is asked once for all names, which makes patterns of many names quick to compile. The
    words that fit are looked for in the order in which they are looked for among all.
    """
    loose, letters = language.partition("-")[0] in CONTINUOUS, r"[\p{L}\p{M}']"
    around: dict[tuple[str, str], list[str]] = {}
    for name, forms in words.items():
        own: dict[tuple[str, str], list[str]] = {}
        for form in sorted({plain(form) for form in forms if form.strip("*")}, key=len, reverse=True):
            before, body, after = _one(form, letters, loose=loose)
            bodies = own.setdefault((before, after), [])
            if fits(form):
                bodies.append(body)
        for edges, bodies in own.items():
            groups = around.setdefault(edges, [])
            if bodies:
                groups.append(f"(?P<{name}>{'|'.join(bodies)})")
    grouped = ((edges, groups) for edges, groups in around.items() if groups)
    return "|".join(f"{before}(?:{'|'.join(groups)}){after}" for (before, after), groups in grouped)


@remembered
def _one(word: str, letters: str, *, loose: bool) -> tuple[str, str, str]:
    """Return what must stand before a word, its own pattern, and what must follow."""
    word, closes = word.removesuffix(CLOSING), word.endswith(CLOSING)
    body = (
        regex.escape(word, special_only=True, literal_spaces=True)
        .replace(r"\*", f"{letters}{{0,12}}")
        .replace(ELLIPSIS, BETWEEN)
        .replace(" ", r"[\s-]+")
    )
    if loose:
        body = body.replace(letters, rf"(?!\p{{M}}){letters}")
    if word.endswith("*"):
        body = body.removesuffix(f"{letters}{{0,12}}")
    if word.startswith("*"):
        body = rf"(?:(?<={letters})){body.removeprefix(f'{letters}{{0,12}}')}"
    before = "" if loose or word.startswith("*") else r"(?<![\p{L}\p{M}])"
    after = "" if word[-1] in "*'" else WHOLE_SYLLABLE if loose and not closes else r"(?![\p{L}\p{M}])"
    return before, body, after


def matches(pattern: regex.Pattern[str], starts: Iterable[int], text: str) -> Iterator[regex.Match[str]]:
    """Yield what a pattern finds where it may begin, which takes a fraction of looking everywhere."""
    end = 0
    for start in starts:
        if start >= end and (hit := pattern.match(text, start)):
            yield hit
            end = hit.end()


def compiled(source: str) -> Pattern:
    """Return the pattern, whatever the case of letters; None for an empty one."""
    return regex.compile(source, regex.IGNORECASE) if source else None


@cache
def of_grammar(language: str, name: str) -> Pattern:
    """Return what finds the words of grammar that a language lists under a name."""
    return compiled(alternatives(grammar(language, name), language))
