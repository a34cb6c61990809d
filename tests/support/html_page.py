"""A page as a parser sees it, for tests on what it says."""

from html.parser import HTMLParser

VOID = {"path", "img", "br", "wbr"}


class Page(HTMLParser):
    """The elements of a page, with their text, language and direction."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[dict[str, object]] = []
        self.found: list[dict[str, object]] = []
        self.feed(page)
        self.close()
        assert not self.open, self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        inherited = (
            {"lang": self.open[-1]["lang"], "dir": self.open[-1]["dir"]} if self.open else {"lang": "", "dir": ""}
        )
        element = {**inherited, **dict(attrs), "tag": tag, "text": ""}
        self.found.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A closed element holds nothing."""

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop()["tag"] == tag

    def handle_data(self, data: str) -> None:
        for element in self.open:
            element["text"] = f"{element['text']}{data}"

    def all(self, **wanted: str) -> list[dict[str, object]]:
        return [element for element in self.found if wanted.items() <= element.items()]

    def texts(self, **wanted: str) -> list[str]:
        return [str(element["text"]).strip() for element in self.all(**wanted)]
