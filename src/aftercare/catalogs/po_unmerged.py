"""What git could not merge in a PO file, and nobody need choose: the next sync or build writes it anew."""

import re


def _conflict(line: str) -> str:
    """Return the pattern of a conflict in which both sides, and what they come from, have such lines alone."""
    base = rf"(?:\|{{7}}.*\n(?:{line})*)?"
    return rf"<{{7}} .*\n(?P<ours>(?:{line})+){base}={{7}}\n(?P<theirs>(?:{line})+)>{{7}} .*\n"


_DATES = _conflict(r'"(?:POT-Creation-Date|PO-Revision-Date|Last-Translator|X-Generator):.*\n')
_FINDINGS = _conflict(r"#\. check .*\n")
_ENGLISH = _conflict(r'msgid ".+"\n')
_EMPTY = _conflict(r'(?:#[.:] .*|msg(?:ctxt|id) ".+"|msgstr ""|)\n')
_SETTLED = (
    rf"^{_DATES}",
    rf"^{_FINDINGS}",
    rf"^(?P<before>#, fuzzy.*\n(?:#\|.*\n)*msgctxt .*\n){_ENGLISH}",
    rf'^{_EMPTY}(?=msgstr ""\n(?!"))',
)
"""Of the English only where no finished translation depends on it: a row that needs work, or has none."""


def settled(text: str) -> str:
    """Settle dates, findings and the English of rows that wait: of the dates the later ones stand, of the rest ours.

    Any two edits of the English leave a conflict of dates in each catalog, and two of one row, or two new rows side by
    side, one of their English, which the table decides. Other lines stay where they are: errors name them.
    """
    if "<<<<<<< " in text:
        for pattern in _SETTLED:
            text = re.sub(pattern, _one, text, flags=re.MULTILINE)
    return text


def _one(found: re.Match[str]) -> str:
    lines = max(found["ours"], found["theirs"]) if found["ours"].startswith('"') else found["ours"]
    lines = found.groupdict().get("before", "") + lines
    return lines + "\n" * (found[0].count("\n") - lines.count("\n"))
