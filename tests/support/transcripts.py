"""Transcripts in the docs: commands, and what they print."""

import re

BLOCK = re.compile(r"^```(\w+) ?(\S*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LEFT_OUT = "…"
Steps = list[tuple[str, list[str]]]


def steps(page: str) -> Steps:
    """Return each command with the lines below it; a file is the command `write NAME` with its lines."""
    found: Steps = []
    for language, name, text in BLOCK.findall(page):
        if language != "console":
            found.append((f"write {name}", text.splitlines()))
            continue
        for line in text.splitlines():
            if line.startswith("$ "):
                found.append((line[2:], []))
            else:
                found[-1][1].append(line)
    return found


def fits(told: list[str], said: str) -> bool:
    """Whether lines are what was said; `…` is any number of lines."""
    pattern = "".join("(?:.*\n)*" if line == LEFT_OUT else f"{re.escape(line)}\n" for line in told)
    return re.fullmatch(pattern, answered(said)) is not None


def answered(said: str) -> str:
    """Return what was said as somebody sees it who says yes, without blanks at the ends of lines."""
    return re.sub(" +$", "", said.replace("[y/N]: ", "[y/N]: y\n"), flags=re.MULTILINE)
