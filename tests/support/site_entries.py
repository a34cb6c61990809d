"""Entries of the page that lists every handout."""

from dataclasses import replace

from aftercare.pipeline.site import Entry, FileLink
from samples import real

FILES = (FileLink("html", "x/{}.html", 14_900), FileLink("pdf", "x/{}.pdf", 48_200, 2), FileLink("md", "x/{}.md", 900))


def entry(tag: str, **changes: object) -> Entry:
    document = real(tag)
    files = tuple(replace(file, path=file.path.format(tag)) for file in FILES)
    found = Entry(
        document.slug,
        document.title.text,
        document.title.english,
        document.language,
        document.state,
        files,
        document.words,
    )
    return replace(found, **changes)  # type: ignore[arg-type]
