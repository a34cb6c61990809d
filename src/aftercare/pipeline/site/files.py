"""Writes the site around the handouts: what it is follows from a record alone, for a build and for `publish --to`."""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain
from pathlib import Path

from ...core.disk.fingerprint import sha256
from ...core.disk.made_files import write_pieces
from ...core.disk.stamps import stamp
from ...core.language.languages import SOURCE, Language
from ...core.process import APART_FROM
from ...core.settings.clinic import Clinic
from ...handout.words import Words
from ..built import made, manifest
from ..built.build_record import Record
from ..built.program import program
from ..snapshot.project import Project
from . import archives, sheet
from .entries import Entry, entries
from .frame import by_name
from .index import TITLES, index, titles
from .language_page import INDEX, language_pages


def languages_of(entries: Iterable[Entry]) -> list[Language]:
    """Return every language that has an entry, in the order of their own names."""
    return by_name({entry.language.tag: entry.language for entry in entries}.values())


def pages(
    entries: Sequence[Entry], clinic: Clinic, words: Words, *, printed: bool = False
) -> Iterator[tuple[str, str]]:
    """Yield (path, content) of all pages that lead to the handouts; see `lists`."""
    yield from lists(entries, clinic, words, printed=printed)
    for page in language_pages(entries, clinic):
        yield page.path, page.content()


def lists(
    entries: Sequence[Entry], clinic: Clinic, words: Words, *, printed: bool = False, later: Container[str] = ()
) -> Iterator[tuple[str, str]]:
    """Yield (path, content) of the pages that lead to those of the languages; `words` are those of English.

    `printed`: whether the sheet of languages is there as PDF; `later`: the archives that are not there yet.
    """
    released = {entry.language.tag for entry in entries if entry.state.released}
    languages = languages_of(entries)
    pointing = words["site.point"]
    extras = [(sheet.PAGE, pointing)] if languages else []
    extras += [(sheet.PRINT, f"{pointing}, to print (PDF)")] if printed else []
    extras += (
        [(archives.EVERYTHING, "Everything that is released (ZIP)")]
        if released and archives.EVERYTHING not in later
        else []
    )
    yield INDEX, index(entries, clinic, words, extras=extras)
    yield TITLES, titles(entries)
    if languages:
        yield sheet.PAGE, sheet.page(languages, clinic, words)


@dataclass(frozen=True, slots=True)
class Written:
    """What a site is made of, beside the handouts."""

    digests: dict[str, str]
    """Path → SHA-256."""
    archives: dict[str, str]
    """Path of a ZIP file, of the sheet of languages, or of the page of one → mark of what is in it."""
    stamps: dict[str, str]
    """Path of a file that was written → what the system says of it."""


def write(
    project: Project, record: Record, site: Path, known: Mapping[str, tuple[str, str]], *, packs: bool = True
) -> Written:
    """Write the site of a record into the folder that holds its handouts.

    `known` are the marks and digests of archives and pages that an earlier run wrote into the same folder.
    `packs`: whether archives, and the sheet to print, are written that are not there yet.
    """
    wanted, root = [*archives.plans(record)], project.config.root
    plans = [plan for plan in wanted if packs or known.get(plan.path, ("",))[0] == plan.mark]
    later = {plan.path for plan in wanted if plan not in plans}
    packed = [*archives.write(plans, site, known)]
    found, clinic, words = entries(project, record), project.config.clinic, project.documents.words(SOURCE)
    own = {page.path: page for page in language_pages(found, clinic, later)}
    marks = {plan.path: plan.mark for plan in plans} | _sheet(project, found, site, known, packs=packs)
    marks |= {path: page.mark(program(root)) for path, page in own.items()}
    new = {name for name, mark in marks.items() if known.get(name, ("",))[0] != mark}
    digests = {each.path: each.sha256 for each in packed} | {path: known[path][1] for path in own.keys() - new}
    if printed := sheet.PRINT in marks:
        digests[sheet.PRINT] = sha256(site / sheet.PRINT)
    made.add(root, digests.values())
    pages = chain(
        lists(found, clinic, words, printed=printed, later=later),
        ((path, page.content()) for path, page in own.items() if path in new),
    )
    contents = chain(((path, [text.encode()]) for path, text in pages), _manifests(record, packed))
    for name, pieces in contents:
        digests[name] = write_pieces(site / name, pieces, lambda digest: made.add(root, [digest]))
        new.add(name)
    return Written(digests, marks, {name: stamp(site / name) for name in new})


def _sheet(
    project: Project, found: Sequence[Entry], site: Path, known: Mapping[str, tuple[str, str]], *, packs: bool
) -> dict[str, str]:
    """Write the sheet of languages to print, and return its mark by its path; nothing where it is not to be there."""
    if not (languages := languages_of(found)):
        return {}
    config = project.config
    source = sheet.typst(languages, config.clinic, project.documents.words(SOURCE), config.paper)
    pdf = partial(sheet.pdf, apart=len(project.targets()) >= APART_FROM)
    mark = sheet.write(source, program(config.root), site, known, pdf if packs else None)
    return {sheet.PRINT: mark} if mark else {}


def _manifests(record: Record, packed: Sequence[manifest.Archive]) -> Iterator[tuple[str, Iterable[bytes]]]:
    yield "manifest.json", manifest.as_json(record, packed)
    yield "manifest.csv", manifest.as_csv(record, packed)
