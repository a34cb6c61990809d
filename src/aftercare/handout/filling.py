"""Texts as they are printed: one line each, with the clinic's data in the place of placeholders."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from ..core.model import CELL, PLACEHOLDER
from ..core.settings.clinic import Clinic
from .places import values
from .wording import Wording, in_english

# White space but for the no-break spaces, which are meant, and control characters; one space by itself stays.
_BLANK = r"\u0000-\u001f\u007f-\u009f\u2028\u2029"
BREAKS = re.compile(rf"[ {_BLANK}]{{2,}}|[{_BLANK}]")
# Ask for a picture or for a letter where a sign has both shapes; fonts for print have one.
SHAPES = re.compile("[\ufe0e\ufe0f]")


class Values(NamedTuple):
    """What stands for placeholders, by name: in the language of the page, and in English."""

    own: Mapping[str, str]
    english: Mapping[str, str]


def given(clinic: Clinic, own: Wording) -> Values:
    """Return what a clinic puts in the place of placeholders on a page in a language."""
    return Values(values(clinic, own), values(clinic, in_english()))


def fill(text: str, given: Mapping[str, str], *, celled: bool) -> str:
    """Replace placeholders with the clinic's data; unknown names are left as they are.

    The result is one line: a line break has no meaning in a row, and much in Markdown. In a line of a table the data
    have no bar, which would begin a cell and move those behind it under other heads.
    """
    line = SHAPES.sub("", BREAKS.sub(" ", text)).strip(" ")
    if "{" not in line:  # as nearly all are
        return line
    if celled:
        given = {name: value.replace(CELL, "%7C" if name.endswith("web") else "/") for name, value in given.items()}
    return PLACEHOLDER.sub(lambda match: given.get(match[1], match[0]), line)
