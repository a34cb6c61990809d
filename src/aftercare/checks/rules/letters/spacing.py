"""Find white space and line breaks that are too many, too few, or of another kind than the language has."""

import re
from collections.abc import Iterator

import regex

from ....core.units import Severity, Unit
from ...analysis.text.lexicon import chain
from ...analysis.text.segments import prose
from ...registry import Result, check, only_with

SPACES = " \t\u00a0\u202f\u3000"
BEFORE_MARK = regex.compile(r"(?<=\p{L}|\p{M})[ \t]+[,.;!?؟،؛。，：；！？](?=\s|$)")
AFTER_STOP = regex.compile(r"(?<=\p{Ll}{3})[.!?](?=\p{Lu}\p{Ll})|(?<=\p{Ll}{2}),(?=\p{L}{2})|[।۔؟](?=\p{L})")
SPACED_MARK, TIGHT_MARK = re.compile(r"[ \t][,.;!?؟،؛。，：；！？]"), re.compile(r"[.!?,।۔؟][^\W\d_]")
"""What stands in every text that these two can match in, found many times faster."""
DOUBLE_SPACE = regex.compile(r"(?<=\S)[ \u00a0]{2,}(?=\S)")
SIGNS = "%<>=≤≥±"
"""What typesetting parts from a number by a space of its own, which many programs make two of."""
TIGHT = regex.compile(r"(?<=\p{L})[ ]?[;!?](?=\s|$)|(?<=\p{L})[ ]?:(?=\s)|«[ ]?\p{L}|\p{L}[ ]?»")


@check(Severity.WARNING, on_english=True)
def space_at_edge(unit: Unit) -> Iterator[Result]:
    """No white space is added at the beginning or the end.

    Bad:  Wait. -> Espere.\\n
    Good: Wait. -> Espere.
    """  # noqa: D301 - the escapes stand for what cannot be seen
    if unit.target.strip() and unit.target[0].isspace() and not unit.source[:1].isspace():
        yield "there is white space at the beginning", (0, 1)
    if unit.target.strip() and unit.target[-1].isspace() and not unit.source[-1:].isspace():
        yield "there is white space at the end", (len(unit.target) - 1, len(unit.target))


@check(Severity.WARNING, on_english=True)
def spacing(unit: Unit) -> Iterator[Result]:
    """There is one space between words, and none before punctuation.

    Bad:  Wait two days. -> Espere  dos días.
    Bad:  Wait. Then wash. -> Espere.Luego lave.
    Good [fr]: Really? -> Vraiment ?
    """
    inner = unit.target.strip()
    if "\t" in inner and "\t" not in unit.source:
        yield "there is a tab"
    spaced = "  " in inner or "\u00a0" in inner
    double = DOUBLE_SPACE.search(unit.target) if spaced else None
    if double and not DOUBLE_SPACE.search(unit.source):
        beside = unit.target[double.start() - 1] + unit.target[double.end()]
        severity = Severity.WARNING if set(SIGNS).isdisjoint(beside) else Severity.INFO
        yield "there are two spaces in a row", double.span(), severity
    match = BEFORE_MARK.search(unit.target) if SPACED_MARK.search(inner) else None
    if match and not BEFORE_MARK.search(unit.source) and not (_french(unit.language) and match[0][-1] not in ",."):
        yield "there is a space before a punctuation mark", match.span()
    text = prose(inner)
    if TIGHT_MARK.search(text) and (match := AFTER_STOP.search(text)) and not AFTER_STOP.search(prose(unit.source)):
        yield f"a space is missing after “{match[0]}”"


def _french(tag: str) -> bool:
    return chain(tag)[0] in {"fr", "br"}


@check(Severity.WARNING)
@only_with("\n")
def line_breaks(unit: Unit) -> Iterator[Result]:
    """All lines of the source are lines in the translation.

    Bad:  Wash.\\n\\nWait. -> Lave. Espere.
    Good: Wash.\\n\\nWait. -> Lave.\\n\\nEspere.
    """  # noqa: D301 - the escapes stand for what cannot be seen
    ours, theirs = (text.strip().count("\n") for text in (unit.source, unit.target))
    if ours and not theirs:
        yield "the line breaks of the source are missing"
    elif theirs and not ours and unit.place:
        yield "has a line break where the English has none: a page shows one line"


@check(Severity.INFO)
@only_with(":;!?«»")
def french_space(unit: Unit) -> Iterator[Result]:
    """French has no-break spaces before : ; ! ? and inside « ».

    Bad [fr]:  Really? -> Vraiment?
    Good [fr]: Really? -> Vraiment\u202f?
    """
    if chain(unit.language)[0] != "fr" or "fr-CA" in chain(unit.language):
        return
    if match := TIGHT.search(prose(unit.target)):
        yield f"“{match[0]}” needs a no-break space"
