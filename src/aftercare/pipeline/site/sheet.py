"""The sheet on which a patient points to a language: each by its own name, large, as a web page and for printing.

It has no text in any language but English, so that nothing on it waits for a translator.
"""

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

from ...core.disk.fingerprint import json_hash
from ...core.disk.made_files import write_made
from ...core.errors import FontError
from ...core.language.languages import SOURCE, Language, language
from ...core.language.lettering import drawing, optical_size
from ...core.process import pool
from ...core.settings.clinic import Clinic
from ...export.formats.typst import frame
from ...handout.words import Words
from .frame import render

PAGE, PRINT = "languages.html", "languages.pdf"


def page(languages: Sequence[Language], clinic: Clinic, words: Words) -> str:
    """Return the web page; each name leads to the page of its language."""
    shown = [(each.fonts, each.endonym) for each in languages]
    return render("languages.html.j2", clinic, shown, languages, words=words)


def typst(languages: Sequence[Language], clinic: Clinic, words: Words, paper: str) -> str:
    """Return the sheet as Typst source."""
    english = drawing(language(SOURCE), clinic.written)
    return frame(
        "languages",
        {
            "title": words["site.point"],
            "clinic": clinic.name,
            "paper": paper,
            "fonts": english.fonts,
            "languages": [
                {
                    "endonym": each.endonym,
                    "name": each.name if each.name != each.endonym else "",
                    "lang": each.tag.partition("-")[0],
                    "region": each.region or None,
                    "rtl": each.rtl,
                    "fonts": each.fonts,
                    "scale": optical_size(each.fonts[0]),
                }
                for each in languages
            ],
        },
    )


def write(
    source: str, program: str, site: Path, known: Mapping[str, tuple[str, str]], made: Callable[[str], bytes] | None
) -> str:
    """Write the PDF into a site, unless `known` (path → mark, SHA-256) says that it is there; return the mark of it.

    Nothing is written, and the mark is empty, where it is not to be set anew, without a `made` that sets it, and where
    a font is missing: handouts say which.
    """
    path, mark = site / PRINT, json_hash([program, source])
    is_there = known.get(PRINT, ("",))[0] == mark
    if is_there or not made:
        return mark if is_there else ""
    try:
        data = made(source)
    except (FontError, BrokenProcessPool):
        return ""
    if path.is_symlink():
        path.unlink()
    write_made(path, data)
    return mark


def pdf(source: str, *, apart: bool = False) -> bytes:
    """Return the PDF of the sheet, set by this process, or by one `apart`. Raises FontError and BrokenProcessPool."""
    from ...export.pdf.typesetting import compile_pdf

    if not apart:
        return compile_pdf(source, SOURCE)
    with pool(1) as process:
        return process.submit(compile_pdf, source, SOURCE).result()
