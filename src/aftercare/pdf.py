"""Typst source → PDF/UA-1. Never fork a process that has compiled: Typst's threads do not survive it."""

import re
from functools import cache
from importlib.resources import files
from pathlib import Path

import typst

from .errors import AftercareError
from .fonts import folders, load, missing_family, missing_glyph

TEMPLATES = Path(str(files("aftercare"))) / "templates" / "pdf"
EPOCH = 0
"""Time of compilation, so that the same text gives the same bytes."""
TOO_LONG = "too long"
"""What the page frame says when the text runs over its pages; it then wants to be asked for tighter setting."""
TIGHTEST = 8
_LANGUAGE = re.compile(r"// language: (\S+)")
_FAMILY = re.compile(r"unknown font family: (.+)")
_GLYPH = re.compile(r'the text `"(.+?)"` could not be displayed with font `"(.+?)"`', re.DOTALL)


def compile_pdf(source: str, *, root: Path | None = None) -> bytes:
    """Return the PDF of the source that `aftercare.formats.typst` writes; fonts come from the project at `root`.

    Raises FontError for a family or a character that is not there, AftercareError for anything else.
    """
    compiler = _compiler(folders(root or Path.cwd()))
    match = _LANGUAGE.match(source)
    tag = match[1] if match else "?"
    for tighter in range(TIGHTEST):
        try:
            return _compile(compiler, source, tighter, tag)
        except typst.TypstError as error:
            if TOO_LONG not in error.message:
                raise _explained(error, tag) from None
    raise AftercareError(f"language {tag}: the page frame found no setting for this text")


@cache
def _compiler(found: tuple[Path, ...]) -> typst.Compiler:
    return typst.Compiler(root=TEMPLATES, font_paths=load(found))


def _compile(compiler: typst.Compiler, source: str, tighter: int, tag: str) -> bytes:
    pdf, warnings = compiler.compile_with_warnings(
        input=source.encode(),
        format="pdf",
        sys_inputs={"tighter": str(tighter)},
        pdf_standards=["ua-1"],
        timestamp=EPOCH,
    )
    for warning in warnings:
        if match := _FAMILY.search(warning.message):
            raise missing_family(match[1], tag)
        raise AftercareError(f"language {tag}: Typst warns: {warning.message}")
    assert isinstance(pdf, bytes)  # noqa: S101 - a list comes for images only
    return pdf


def _explained(error: typst.TypstError, tag: str) -> AftercareError:
    if found := _GLYPH.findall(error.diagnostic):
        return missing_glyph("".join(text for text, _ in found), found[0][1], tag)
    return AftercareError(f"language {tag}: Typst cannot set the page: {error.message}")
