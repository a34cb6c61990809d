"""The difference of two texts word by word, as people read it on a sheet and in a terminal."""

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass

_WORD = re.compile(r"\s+|\w+|[^\w\s]")
_SHOWN = {"del": "[-{}-]", "ins": "{{+{}+}}"}


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of a text: `mark` is `same`, `del`, `ins` or `ltr` (set apart in right-to-left text)."""

    mark: str
    text: str

    def __str__(self) -> str:
        """`[-gone-]` and `{+new+}`, as git shows words."""
        return _SHOWN.get(self.mark, "{}").format(self.text)


def word_diff(before: str, after: str) -> Iterator[Piece]:
    """Yield the difference of two texts word by word: what stayed, what went (`del`), what came (`ins`)."""
    old, new = _WORD.findall(before), _WORD.findall(after)
    for same, a, b, c, d in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if same == "equal":
            yield Piece("same", "".join(old[a:b]))
            continue
        if a < b:
            yield Piece("del", "".join(old[a:b]))
        if c < d:
            yield Piece("ins", "".join(new[c:d]))
