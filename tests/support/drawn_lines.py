"""What a page looks like in Chromium."""

import json

from playwright.sync_api import Locator

LETTERS = """(rows) => JSON.stringify(rows.map((row) => {
  const found = [];
  const walk = document.createTreeWalker(row, NodeFilter.SHOW_TEXT);
  for (let node; (node = walk.nextNode());) {
    for (let at = 0; at < node.length; at++) {
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + 1);
      const box = range.getBoundingClientRect();
      found.push([node.data[at], box.left, box.top]);
    }
  }
  return found;
}))"""
"""As one text: Playwright looks at each number of a list by itself, which takes longer than to draw the page."""


def letters(texts: Locator) -> list[list[tuple[str, float, float]]]:
    """Return the characters of each text, each with its left and its top, in pixels."""
    found: list[list[tuple[str, float, float]]] = json.loads(texts.evaluate_all(LETTERS))
    return found


def lines(texts: Locator) -> list[list[str]]:
    """Return the lines of each text, their characters in the order of the text."""
    return [_lines(text) for text in letters(texts)]


def _lines(text: list[tuple[str, float, float]]) -> list[str]:
    found: dict[int, str] = {}
    for char, _, top in text:
        found[round(top / 12)] = found.get(round(top / 12), "") + char
    return list(found.values())
