"""What a page looks like in Chromium."""

from playwright.sync_api import Locator

LETTERS = """(row) => {
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
}"""


def letters(row: Locator) -> list[tuple[str, float, float]]:
    """Return the characters of a text, each with its left and its top, in pixels."""
    found: list[tuple[str, float, float]] = row.evaluate(LETTERS)
    return found


def lines(row: Locator) -> list[str]:
    """Return the lines of a text, their characters in the order of the text."""
    found: dict[int, str] = {}
    for char, _, top in letters(row):
        found[round(top / 12)] = found.get(round(top / 12), "") + char
    return list(found.values())
