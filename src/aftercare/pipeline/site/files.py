"""Writes the site around the handouts: what it is follows from a record alone, for a build and for `publish --to`."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ...core.clinic import Clinic
from ...core.files import write_atomically
from ...core.languages import SOURCE
from ...handout.words import Words
from .. import manifest
from ..project import Project
from ..record import Record
from . import archives
from .entries import Entry, entries
from .frame import by_name
from .index import TITLES, index, titles
from .language_page import language_page, pages_of

INDEX = "index.html"


def pages(entries: Sequence[Entry], clinic: Clinic, words: Words) -> Iterator[tuple[str, str]]:
    """Yield (path, content) of the pages that lead to the handouts; `words` are those of English."""
    released = {entry.language.tag for entry in entries if entry.state.released}
    everything = [(archives.EVERYTHING, "Everything that is released (ZIP)")] if released else []
    yield INDEX, index(entries, clinic, words, extras=everything)
    yield TITLES, titles(entries)
    languages = by_name({entry.language.tag: entry.language for entry in entries}.values())
    for language, own in pages_of(languages, entries):
        archive = archives.path_of(language.tag) if language.tag in released else ""
        yield f"{language.tag}/{INDEX}", language_page(own, clinic, archive=archive)


@dataclass(frozen=True, slots=True)
class Written:
    """What a site is made of, beside the handouts."""

    digests: dict[str, str]
    """Path → SHA-256."""
    archives: dict[str, str]
    """Path of a ZIP file → mark of what is in it."""


def write(project: Project, record: Record, site: Path, known: Mapping[str, str]) -> Written:
    """Write the site of a record into the folder that holds its handouts.

    `known` are the marks of archives that an earlier run wrote into the same folder.
    """
    plans = list(archives.plans(record))
    packed = [archives.write(plan, site, known) for plan in plans]
    texts = {
        **dict(pages(entries(project, record), project.config.clinic, project.words(SOURCE))),
        "manifest.json": manifest.as_json(record, packed),
        "manifest.csv": manifest.as_csv(record, packed),
    }
    for name, text in texts.items():
        if (site / name).is_symlink():
            (site / name).unlink()  # else what it leads to would be written
        write_atomically(site / name, text.encode(), durable=False)
    digests = {name: hashlib.sha256(text.encode()).hexdigest() for name, text in texts.items()}
    digests |= {each.path: each.sha256 for each in packed}
    return Written(digests, {plan.path: plan.mark for plan in plans})
