"""Part of `aftercare import`: translations from elsewhere, taken over as drafts."""

import sys
from typing import TYPE_CHECKING

from ..core.errors import CatalogError
from ..core.language.tags import meant
from ..core.text.counting import counted, listed
from .common import project_language, say
from .reviewing import consent, rows_of, show_refusals, shown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..core.language.languages import Language
    from ..core.settings.config import Config
    from ..pipeline.snapshot.project import Project
    from ..review.exchange.adopting import Adoption
    from ..review.exchange.foreign_tables import Foreign

MOST = 10
"""Texts without a row that are named."""


def adopt(project: "Project", slugs: "Sequence[str]", file: "Foreign", tag: str, *, yes: bool) -> None:
    """Show what a file gives to each language of the project, or to that of `tag`, ask, and store it as drafts."""
    from ..checks.runner import checker
    from ..pipeline.snapshot.syncing import sync
    from ..review.exchange.adopting import adopt as plan_adoption

    config = project.config
    languages = _languages(config, file, tag)
    sync(project)
    if file.left_out:
        say(f"left out: {shown(listed(file.left_out, MOST))}")
    for language, tags in languages:
        books = project.store.books(language, slugs)
        pairs = [pair for tag in tags for pair in file.pairs[tag]]
        found = plan_adoption(books, pairs, file.name, check=checker(config, project.inputs.read))
        _show(found, language)
        if found.drafts and consent(
            f"Store {counted(len(found.drafts), 'draft')} of {language.name}?", refused=False, yes=yes
        ):
            for path in found.write():
                say(f"written: {config.relative(path)}")
        elif found.drafts:
            sys.exit(1)


def _languages(config: "Config", file: "Foreign", wanted: str) -> "list[tuple[Language, list[str]]]":
    """Return the project's languages that a file has texts of, with the tags of these in it; or the one wanted.

    Raises CatalogError where it has none of them.
    """
    only = project_language(config, wanted) if wanted else None
    known = [(tag, meant(tag, config.languages)) for tag in sorted(file.pairs, key=len)]  # ja before ja-JP
    named = [(language, [tag for tag, each in known if each == language]) for language in config.languages]
    found = [(language, tags) for language, tags in named if tags and (only is None or only == language)]
    has = ", ".join(file.pairs) or "no language that it names"
    if only and file.pairs and not found:
        raise CatalogError(f"{file.name}: is of {has}, not of {only.tag}; leave --lang out, or name what it is of")
    if not found:
        raise CatalogError(
            f"{file.name}: has {has}; the project translates into {', '.join(each.tag for each in config.languages)}."
            " Head the columns with English and the language, or name it with --lang"
        )
    return found


def _show(found: "Adoption", language: "Language") -> None:
    for unit, findings in found.drafts:
        say(f"{unit.id}\n  en: {shown(unit.source)}\n  {language.tag}: {shown(unit.target)}")
        for finding in findings:
            say(f"  {finding.severity}: {shown(finding.message)} [{finding.check}]")
    show_refusals(found.refused)
    if found.unmatched:
        texts = [f"{pair.place}: {shown(pair.english)[:60]}" for pair in found.unmatched]
        say(f"no row has the English of {counted(len(texts), 'text')}: {listed(texts, MOST)}")
    if found.settled:
        has = ", ".join(f"{rows_of(count)} with {shown(what)}" for what, count in found.settled.items())
        say(f"left as they are: {has}")
    if found.otherwise:
        say(
            f"the file says something else in {shown(listed(found.otherwise, MOST))}: edit these rows, or put the file"
            " in the place of the catalog if it is a copy of it"
        )
    say(
        f"{language.name}: {counted(len(found.drafts), 'draft')} to store, {len(found.refused)} refused,"
        f" {len(found.unmatched)} without a row"
    )
