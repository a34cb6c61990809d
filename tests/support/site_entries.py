"""Entries of the page that lists every handout."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from aftercare.core.language.languages import SOURCE
from aftercare.core.settings.clinic import Clinic
from aftercare.pipeline.site import Entry, FileLink
from aftercare.pipeline.site.files import pages
from samples import CLINIC, real

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


def filed(entry: Entry) -> Entry:
    """Return the entry with its files where a build writes them."""
    slug, tag = entry.handout, entry.language.tag
    path = f"{'' if entry.state.released else 'drafts/'}{slug}/{tag}/{slug}-{tag}"
    return replace(entry, files=tuple(replace(file, path=f"{path}.{file.format}") for file in entry.files))


def write(folder: Path, entries: Sequence[Entry], clinic: Clinic = CLINIC) -> None:
    """Write the pages that lead to handouts, without the handouts."""
    for name, text in pages(entries, clinic, real(SOURCE).words):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
