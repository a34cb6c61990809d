"""Typst source → PDF/UA-1. Never fork a process that has compiled: Typst's threads do not survive it."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path
from threading import Lock
from typing import Any, Literal

import typst

from ...core.errors import AftercareError, FontError
from ...core.language.fonts import folders
from ..fonts import load, missing_family, missing_glyph
from .readable import readable

TEMPLATES = Path(str(files("aftercare.export"))) / "templates" / "pdf"
EPOCH = 0
"""Time of compilation, so that the same text gives the same bytes."""
TOO_LONG = "too long"
"""What the page frame says when the text runs over its pages in all settings that it has tried, and others are left."""
ATTEMPTS = range(0, 15, 3)
"""The settings, counted from the one that the page frame thinks right, with which a run begins: it tries three."""
_loading = Lock()
_idle: dict[tuple[tuple[Path, ...], str, int], list[typst.Compiler]] = {}
"""Compilers that were made and that nobody uses, by fonts, edition and setting."""
PANIC = "PanicException"
"""What a fault in Typst's own code is raised as: neither an Exception nor a name to import."""
_FAMILY = re.compile(r"unknown font family: (.+)")
_GLYPH = re.compile(r'the text `"(.+?)"` could not be displayed with font `"(.+?)"`', re.DOTALL)


def compile_pdf(source: str, tag: str, *, root: Path | None = None, edition: str = "standard") -> bytes:
    """Return the PDF of what `formats.typst` writes in a language; `root` is the folder to look for fonts from.

    Raises FontError for a family or a character that is not there, AftercareError for anything else.
    """
    for tighter in ATTEMPTS:
        try:
            with _compiler(folders(root or Path.cwd()), edition, tighter) as compiler:
                pdf = _compile(compiler, source, tag)
            return readable(pdf)
        except typst.TypstError as error:
            if TOO_LONG not in error.message:
                raise _explained(error, tag) from None
        except FontError:
            _idle.clear()  # so that the next call sees what was installed meanwhile
            raise
    raise AftercareError(f"language {tag}: the page frame found no setting for this text")


@contextmanager
def _compiler(found: tuple[Path, ...], edition: str, tighter: int) -> Iterator[typst.Compiler]:
    """Lend a compiler that nobody uses: two threads cannot share one, but they share the fonts in the folders found.

    Each has its inputs from the start: with others, Typst would make its library anew for each page.
    """
    inputs = {"edition": edition, "tighter": str(tighter)}
    with _loading:
        idle = _idle.setdefault((found, edition, tighter), [])
        if not idle:
            idle.append(typst.Compiler(root=TEMPLATES, font_paths=load(found), sys_inputs=inputs))
        compiler = idle.pop()
    try:
        yield compiler
    finally:
        idle.append(compiler)


def _compile(compiler: typst.Compiler, source: str, tag: str) -> bytes:
    def attempt(standard: Literal["ua-1"] | None) -> tuple[Any, list[typst.TypstWarning]]:
        return compiler.compile_with_warnings(
            input=source.encode(),
            format="pdf",
            pdf_standards=standard,
            timestamp=EPOCH,
        )

    try:
        pdf, warnings = attempt("ua-1")
    except typst.TypstError as error:
        if TOO_LONG in error.message:
            raise
        # The warning that a family is missing is lost where an error about its characters follows.
        _refuse(attempt(None)[1] if _GLYPH.search(error.message) else [], tag)
        raise _explained(error, tag) from None
    except BaseException as error:
        if type(error).__name__ != PANIC:
            raise
        raise AftercareError(f"language {tag}: Typst stopped at the page: {error}") from None
    _refuse(warnings, tag)
    return bytes(pdf)


def _refuse(warnings: list[typst.TypstWarning], tag: str) -> None:
    for warning in warnings:
        if match := _FAMILY.search(warning.message):
            raise missing_family(match[1], tag)
        raise AftercareError(f"language {tag}: Typst warns: {warning.message}")


def _explained(error: typst.TypstError, tag: str) -> AftercareError:
    if found := _GLYPH.findall(error.diagnostic):
        return missing_glyph("".join(text for text, _ in found), found[0][1], tag)
    return AftercareError(f"language {tag}: Typst cannot set the page: {error.message}")
