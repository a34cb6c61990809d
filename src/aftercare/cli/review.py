"""`aftercare review`: a page for reviewers, to work in with a browser, or to print."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from .common import say, target_language
from .options import Tag, handout_option, output_option

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..pipeline.snapshot.project import Project
    from ..review.page import View


@click.command()
@click.argument("lang", type=Tag())
@handout_option
@output_option
def command(lang: str, slugs: tuple[str, ...], output: Path | None) -> None:
    """Write the review page of one language: one HTML file for any browser, that needs no network.

    Reviewers read and correct the translations there, and ask questions; `aftercare import` reads what it saves.
    It can also be printed.
    """
    from ..checks.runner import checker
    from ..core.disk.files import write_atomically
    from ..core.errors import CatalogError
    from ..pipeline.snapshot.project import read
    from ..review.page import is_page, page

    project = read()
    config = project.config
    language = target_language(config, lang)
    documents = project.chosen(slugs)
    view = _view(project, lang, [document.slug for document in documents])
    path = output or config.output / "review" / f"{'-'.join([lang, *slugs])}.html"
    if output and output.exists() and not is_page(output):
        raise CatalogError(f"{output}: already exists, and is not a review page; choose another --output")
    write_atomically(path, page(config, documents, language, check=checker(config), view=view).encode())
    say(config.relative(path))


def _view(project: "Project", tag: str, slugs: "Sequence[str]") -> "View":
    """Return the handouts as patients will see them, with the fonts of pages and translations, and what to look for."""
    from ..checks.unseen import unseen
    from ..export import preview
    from ..export.style import style
    from ..review.page import View

    pages = preview.articles(project.document(slug, tag) for slug in slugs)
    words = [text for unit in project.readable.units_of(tag, slugs) for text in (unit.source, unit.target)]
    language = project.language(tag)
    fonts = preview.fonts(language.fonts, [language.endonym, *pages.values(), *words])
    return View(pages, style(*pages.values()), fonts, unseen(tag))
