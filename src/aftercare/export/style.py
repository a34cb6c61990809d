"""The style sheet of the pages, which every page carries."""

import re
from functools import cache
from importlib.resources import files

SHEET = "templates/handout-html/handout.css"
COMMENT = re.compile(r"^\s*/\*.*?\*/\n", re.DOTALL | re.MULTILINE)


@cache
def style() -> str:
    """Return the style sheet without its comments, which no reader needs to load."""
    return COMMENT.sub("", files("aftercare.export").joinpath(SHEET).read_text(encoding="utf-8"))
