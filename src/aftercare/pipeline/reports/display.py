"""How notebooks show tables: whole texts, wrapped, each aligned by its own direction, with links and bars.

Everything is said in attributes of the cells, since notebooks strip style sheets from outputs that they do not trust.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from os.path import relpath
from pathlib import Path
from typing import TYPE_CHECKING, Any

from markupsafe import Markup, escape

from ..snapshot.project import Project
from ..snapshot.serving import is_serving

if TYPE_CHECKING:
    from pandas import DataFrame

CELL = "text-align:start;vertical-align:top;white-space:normal;overflow-wrap:break-word;max-width:34em"
MOST = 1000
"""Rows of a table that are shown: a browser takes minutes for twenty thousand, and nobody reads them."""
COLORS = {"approved": "#1b6e3c", "translated": "#7fb069", "draft": "#f2c14e", "missing": "#d9d9d9"}
"""States of rows, the best first, with the colour of their part of a bar."""


@dataclass(frozen=True)
class Table:
    """Rows as a notebook's output; the first column names them in `frame`, where `named` says so.

    The first `MOST` are shown; `frame` has all.
    """

    columns: Sequence[str]
    rows: Sequence[Sequence[Any]]
    markup: Mapping[str, Sequence[Markup]] = field(default_factory=dict)
    """Column → cells that are markup already, in the place of its values; of rows that are not shown there are none."""
    named: bool = False
    otherwise: str = ""
    """What is shown where there are no rows."""

    @property
    def frame(self) -> "DataFrame":
        """The same as a pandas DataFrame, to compute with."""
        from pandas import DataFrame  # here, because it takes as long to import as a handout to build in all languages

        frame = DataFrame(self.rows, columns=list(self.columns))
        return frame.set_index(self.columns[0]) if self.named else frame

    def __repr__(self) -> str:
        """Return the table as text, no cell of it cut."""
        if self.otherwise and not self.rows:
            return self.otherwise
        lines = [[str(cell) for cell in row] for row in (self.columns, *self.rows[:MOST])]
        widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
        told = ["  ".join(map(str.ljust, line, widths)).rstrip() for line in lines]
        return "\n".join([*told, *self._more()])

    def _more(self) -> list[str]:
        left = len(self.rows) - MOST
        return [f"and {left} more, which .frame has"] if left > 0 else []

    def _repr_html_(self) -> str:
        """Return the table; every value is escaped."""
        if self.otherwise and not self.rows:
            return Markup("<p>{}</p>").format(self.otherwise)
        first = self.rows[:MOST]
        shown = [self.markup.get(name, [row[at] for row in first]) for at, name in enumerate(self.columns)]
        head = Markup("").join(Markup('<th style="{}">{}</th>').format(CELL, name) for name in self.columns)
        rows = Markup("").join(_row(cells, named=self.named) for cells in zip(*shown, strict=True))
        more = Markup("").join(Markup("<p>{}</p>").format(line) for line in self._more())
        return Markup("<table><thead><tr>{}</tr></thead><tbody>{}</tbody></table>{}").format(head, rows, more)


def _row(cells: Sequence[Any], *, named: bool) -> Markup:
    """Return a row; `named`: its first cell is its heading."""
    tags = ["th" if named and at == 0 else "td" for at in range(len(cells))]
    shown = (_cell(tag, value) for tag, value in zip(tags, cells, strict=True))
    return Markup(f"<tr>{''.join(shown)}</tr>")  # noqa: S704 - cells are escaped


def _cell(tag: str, value: Any) -> Markup:
    scope = ' scope="row"' if tag == "th" else ""
    return Markup(f'<{tag}{scope} dir="auto" style="{CELL}">{escape(value)}</{tag}>')  # noqa: S704 - all but the value is ours


def bar(counts: Mapping[str, int]) -> Markup:
    """Return a bar of a language's rows by state, with the numbers for those who do not see it."""
    whole = sum(counts[state] for state in COLORS) or 1
    parts = Markup("").join(
        Markup('<span style="background:{};width:{:.1f}%"></span>').format(color, 100 * counts[state] / whole)
        for state, color in COLORS.items()
        if counts[state]
    )
    told = ", ".join(f"{counts[state]} {state}" for state in COLORS if counts[state])
    style = "display:flex;width:9em;height:1em;border:1px solid #767676"
    return Markup('<span role="img" aria-label="{}" title="{}" style="{}">{}</span>').format(told, told, style, parts)


def link(current: Project, path: Path, text: str) -> Markup:
    """Return a link to a file of the project, from where the notebook lies that shows it; it may break after a slash.

    While a build runs, that is the record below the output folder.
    """
    root = current.config.root
    built = is_serving() or Path.cwd() == root
    start = current.config.output / "reports" if built else Path.cwd()
    shown = Markup("/<wbr>").join(text.split("/"))
    return Markup('<a href="{}">{}</a>').format(_way(path, start), shown)


@lru_cache(maxsize=10_000)
def _way(path: Path, start: Path) -> str:
    return Path(relpath(path, start)).as_posix()
