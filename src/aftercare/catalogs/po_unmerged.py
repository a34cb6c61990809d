"""What git could not merge in a PO file, and nobody need choose: a sync writes it anew, or both sides may stand."""

import re


def _conflict(line: str) -> str:
    """Return the pattern of a conflict in which both sides, and what they come from, have such lines alone."""
    base = rf"(?:\|{{7}}.*\n(?:{line})*)?"
    return rf"<{{7}} .*\n(?P<ours>(?:{line})+){base}={{7}}\n(?P<theirs>(?:{line})+)>{{7}} .*\n"


_DATES = _conflict(r'"(?:POT-Creation-Date|PO-Revision-Date|Last-Translator|X-Generator):.*\n')
_FINDINGS = _conflict(r"#\. check .*\n")
_ENGLISH = _conflict(r'msgid ".+"\n')
_SIGNED = r"# (?:approved|kept|waive|reviewer|question): .*\n"
_ADDED = rf"<{{7}} .*\n(?P<ours>(?:{_SIGNED})+)\|{{7}}.*\n={{7}}\n(?P<theirs>(?:{_SIGNED})+)>{{7}} .*\n"
"""Where git shows what both sides come from, and that was nothing: else one of the lines may have been withdrawn."""
_EMPTY = _conflict(r'(?:#[.:] .*|msg(?:ctxt|id) ".+"|msgstr ""|)\n')
_SETTLED = (
    rf"^{_DATES}",
    rf"^{_FINDINGS}",
    rf"^{_ADDED}",
    rf"^(?P<before>#, fuzzy.*\n(?:#\|.*\n)*msgctxt .*\n){_ENGLISH}",
    rf'^{_EMPTY}(?=msgstr ""\n(?!"))',
)
"""Of the English only where no finished translation depends on it: a row that needs work, or has none."""


def settled(text: str) -> str:
    """Settle dates, signatures, findings and the English of rows that wait.

    Any two edits of the English leave a conflict of dates in each catalog, of which the later ones stand. Two of one
    row, or two new rows side by side, leave one of their English, which the table decides: ours stands. Two people who
    have signed or asked something of one row have both done so, where it shows that neither has taken a line away.
    Other lines stay where they are: errors name them.
    """
    if "<<<<<<< " in text:
        for pattern in _SETTLED:
            text = re.sub(pattern, _one, text, flags=re.MULTILINE)
    return text


def _one(found: re.Match[str]) -> str:
    ours, theirs = found["ours"], found["theirs"]
    lines = max(ours, theirs) if ours.startswith('"') else ours + theirs if ours.startswith("# ") else ours
    lines = found.groupdict().get("before", "") + lines
    return lines + "\n" * (found[0].count("\n") - lines.count("\n"))
