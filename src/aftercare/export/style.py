"""The style sheet of the pages, which every page carries."""

import re
from functools import cache, lru_cache
from importlib.resources import files

SHEETS = files("aftercare.export").joinpath("templates/handout-html")
COMMENT = re.compile(r"^\s*/\*.*?\*/\n", re.DOTALL | re.MULTILINE)
LEAST = re.compile(r'<table class="least-(\d+)')


def style(*bodies: str) -> str:
    """Return the style sheet of pages; each table is stacked where it has less room than it needs."""
    return _of(tuple(sorted({int(ems) for body in bodies for ems in LEAST.findall(body)})))


@lru_cache(maxsize=64)
def _of(needs: tuple[int, ...]) -> str:
    stacked = _sheet("stacked.css")
    rules = [f"@container (width < {ems}em) {{\n{stacked.replace('.many', f'.least-{ems}')}}}\n" for ems in needs]
    narrow = f"@media screen and (max-width: 30rem) {{\n{stacked}}}\n"
    return "".join([_sheet("handout.css"), *([narrow, *rules] if rules else [])])


@cache
def _sheet(name: str) -> str:
    """Return a style sheet without its comments, which no reader needs to load."""
    return COMMENT.sub("", SHEETS.joinpath(name).read_text(encoding="utf-8"))
