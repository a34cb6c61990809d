"""Reads `**strong**` and `[words](https://…)` with markdown-it."""

import re
from functools import cache
from urllib.parse import unquote

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline, link

from .markup_signs import ADDRESS, VALUE

_OPEN = re.compile(r"(?<!\*)\*\*(?![\s*])")
_CLOSE = re.compile(r"(?<![\s*])\*\*(?!\*)")
_NONE = "no strong text ends before"


@cache
def parser() -> MarkdownIt:
    """Return what reads strong words and links, and nothing else."""
    found = MarkdownIt("zero")
    found.validateLink = _allowed  # type: ignore[method-assign,assignment]  # as its documentation says
    found.inline.ruler.push("strong", _strong)
    found.inline.ruler.push("words", _link)
    return found


def _allowed(address: str) -> bool:
    return bool(ADDRESS.fullmatch(address) or VALUE.fullmatch(unquote(address)))


def _strong(state: StateInline, silent: bool) -> bool:
    """Read `**words**`."""
    match = _OPEN.match(state.src, state.pos, state.posMax)
    if not match or state.env.get(_NONE, 0) >= state.posMax:
        return False
    closing = _CLOSE.search(state.src, match.end() + 1, state.posMax)
    if not closing:
        state.env[_NONE] = state.posMax  # nor for any that opens later
        return False
    end = state.posMax
    if not silent:
        state.push("strong_open", "strong", 1)
        state.pos, state.posMax = match.end(), closing.start()
        state.md.inline.tokenize(state)
        state.push("strong_close", "strong", -1)
    state.pos, state.posMax = closing.end(), end
    return True


def _link(state: StateInline, silent: bool) -> bool:
    """Read `[words](address)`; one with a title, which a page has no place for, stays as it is."""
    before, pending, at = len(state.tokens), state.pending, state.pos
    if state.src[max(0, at - 1) : at] == "!" or not link(state, silent):
        return False
    if silent:
        return True
    at_link = next(place for place in range(before, len(state.tokens)) if state.tokens[place].type == "link_open")
    opened, words = state.tokens[at_link], state.tokens[at_link + 1 : -1]
    if "title" in opened.attrs or not opened.attrs["href"] or not any(word.content.strip() for word in words):
        del state.tokens[before:]
        state.pending, state.pos = pending, at
        return False
    opened.meta["end"] = state.pos
    return True
