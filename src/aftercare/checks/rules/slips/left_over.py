"""What is left in the English of forms, of programs and of drafts, and would be printed as it is."""

from collections.abc import Iterator

import regex

from ....core.model import CELL, CELLED
from ....core.units import Severity, Unit
from ...across import UnitMessage, across, sources

FIELD = regex.compile(
    r"\[\p{Lu}[\p{Lu}\d _/-]+\]|__+\p{L}[\p{L}\d]*__+|<\p{Lu}[\p{Lu}\d _/-]+>|_{3,}"
    r"|(?<![\d%])%(?:\d\$|\(\w+\))?[sdif](?!\p{L})|\b(?:TB[ACD]|TODO|FIXME)\b"
    r"|(?:\b(?:[Xx]{1,4}|nn|NN|N/A|(?<![\d.,])00)\b|…|\.{2,}|_{2}|[□☐]|\[\s*\]|\(\s*\))"
    r"(?=\s?(?:m[gL]|ml|mcg|drops?|tablets?|hours?|days?|weeks?|times)\b)"
    r"|(?<!\w)(?:@@\w+@@|\#\w+\#|%\p{L}\w*%|\$\{?\p{L}\w*\}?)|\[\?+\]"
    r"|\b[X\d]{3}\b\)?[-. ]X{3,4}\b|\b000[-. ]000[-. ]0000\b"
    r"|\b(?:[Dd][Dd]|[Mm][Mm])([/.-])(?:[Dd][Dd]|[Mm][Mm])\1[Yy][Yy]"
    r"|\[(?=[^\]]*\b(?i:insert|your|name|date|dose|phone|telephone|number|clinic|address)\b)[\p{L}\s]{1,40}\](?!\()"
    r"|«\p{L}\w*»|\b(?i:lorem ipsum)\b"
    r"|^(?:(?i:tb[acd]|n\.?/\.?a\.?|to be (?:announced|confirmed|decided|determined))|None|Nan|TRUE|FALSE)\.?$"
    r"|\b(?i:insert|enter|type)\s(?:\p{L}+\s){0,3}here\b|\bhere to enter text\b"
)
"""What stands for something else: [PHONE], __DOSE__, <LIMIT>, ____, %s, TBD, XX mg, 555-XXXX, dd/mm/yyyy."""
MARKUP = regex.compile(
    r"\*\*|\](?=\()|\|[^|]+\||(?<![\w*])\*[^*\s][^*]*[^*\s]\*(?![\w*])|(?<!\w)_[^_\s][^_]*[^_\s]_(?!\w)|`[^`]+`|~~[^~]+~~"
    r"|\[[^\]]+\]\([^)\s]+\)|^(?:\#{1,6}|[-*>]|\d{1,2}[.)])\s|^[•·‣▪●◦–—]|</?\p{Ll}[\p{Ll}\d]*(?:\s[^<>]*)?/?>"
    r"|\\[nrt](?!\p{L})"
)
"""What other programs would show as bold, as a list, a link or a tag, and what is left of damaged marks."""
LEFT = regex.compile(r"\[[^\[\]]*\b(?:DELETED?|REMOVED?|OBSOLETE|OLD)\b[^\[\]]*\](?!\()|^(?:DELETED|OBSOLETE)\b.*")
"""What people write to a row that they mean to take out."""


@across(Severity.WARNING, english=True)
def unfilled_field(units: list[Unit]) -> Iterator[UnitMessage]:
    """Nothing in the English is left to be filled in, or marked as deleted."""
    for row in sources(units):
        kept = LEFT.sub("", row.source)
        for match in FIELD.finditer(kept):
            yield row, f"“{match[0]}” was never filled in: write what it stands for"
        for match in LEFT.finditer(row.source):
            yield row, f"“{match[0]}” would be printed: delete the row, or these words"


@across(Severity.WARNING, english=True)
def markup_in_text(units: list[Unit]) -> Iterator[UnitMessage]:
    """No marks but **words** and [words](https://…) are in the English: handouts print them as they are."""
    for row in sources(units):
        for match in MARKUP.finditer(row.source.replace(CELL, " ") if row.kind in CELLED else row.source):
            yield (
                row,
                f"“{match[0].strip()}” is printed as it is: write **words**, [words](https://…) or the words alone",
            )
