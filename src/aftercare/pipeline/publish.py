"""Withdraw, build, record: what may not stay goes first, then what has changed is made anew."""

import hashlib
import re
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field
from os import cpu_count
from typing import Any

from ..catalogs.sync import catalog_rests, template_rests
from ..core.errors import refused
from ..core.languages import SOURCE
from ..core.lock import locked
from ..core.made_files import write_made
from ..core.stamps import stamp
from ..core.units import signatures
from ..handout.document import Document
from . import executor, folder, made, notebooks, plan, record, release
from .listing import finish
from .progress import progress as shown
from .project import Project
from .record import FOLDER
from .strays import Stuck
from .targets import Page, Record, Target, as_json
from .tasks import Exported
from .unchanged import modules, program
from .withdrawal import withdrawn

# A worker takes a second to start, as long as seventy handouts take to build.
POOL_FROM = 150
PDF_PAGE = re.compile(rb"/Type\s*/Page\b")
"""A page in a PDF of Typst's, whose page objects are not compressed."""
Progress = Callable[[int, int], None]


@dataclass(slots=True)
class Built:
    """What a publish did. Keys are `handout/tag`."""

    made: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    """Files of handouts that moved, are withdrawn, or are no longer wanted."""
    failed: dict[str, str] = field(default_factory=dict)
    """Why a handout could not be built; the others were."""


def publish(  # noqa: PLR0913 - what is built, and in what way
    project: Project,
    targets: Sequence[tuple[str, str]],
    *,
    engine: str = "in-process",
    jobs: int | str = 0,
    progress: Progress | None = None,
    anew: bool = False,
) -> Built:
    """Build what has changed among the targets, record it, and write the page that lists everything.

    `jobs` is a number of processes, 0 = automatic, or the address of a dask cluster.
    With `anew` these and all that is released are built, and packed: a release trusts no record of what is there.
    """
    with locked(project.config.root / FOLDER):
        known = record.read(project.config.root)
        result = Built(removed=[path for path in withdrawn(project, known) if not isinstance(path, Stuck)])
        if anew:
            targets = list(dict.fromkeys([*targets, *known.forget_released()]))
        targets = [*targets, *release.kept(project, known, targets)]
        result.failed = {f"{slug}/{tag}": why for slug, tag in targets if (why := _unreadable(project, slug, tag))}
        sound = [target for target in targets if "/".join(target) not in result.failed]
        wanted = plan.due(project, sound, known)
        result.unchanged = sorted({"/".join(target) for target in sound} - {each.key for each in wanted})
        pool = jobs or (1 if len(wanted) < POOL_FROM else cpu_count() or 1)
        results = executor.run(plan.tasks(project, wanted, engine=engine), pool)
        with nullcontext(progress) if progress else shown("Building") as advance:
            waiting = Counter(each.slug for each in wanted)
            for done, exported in enumerate(results, 1):
                _take(project, known, result, exported)
                advance(done, len(wanted))
                _settle(project, waiting, exported.task.document.slug)
        _leave_overwritten(project, known, result)
        swept, left = release.sweep(project, known.kept)
        result.removed = sorted({*result.removed, *swept} - known.paths)
        folder.clear_copies(project.config.output, {*known.targets, *result.failed})
        result.failed |= release.stuck(project, left)
        _complete(project, known, result, targets)
        finish(project, known)
    project.built = result
    return result


def _unreadable(project: Project, slug: str, tag: str) -> str:
    found = [project.problem(tag, domain) for domain in project.domains([slug])]
    return "; ".join(str(error) for error in found if error)


def _take(project: Project, known: Record, result: Built, exported: Exported) -> None:
    """Write the files of a target, and note them; a target that failed has none, old ones included."""
    task, problem = exported.task, exported.problem
    try:
        pages = () if problem else _pages(project, known, exported)
    except OSError as error:  # a page that a viewer has open, say
        problem = refused(error, "close what has it open, and build again")
    if problem:
        result.failed[task.key] = problem
        known.targets.pop(task.key, None)
        return
    told, released = as_json(details(project, task.document)), task.document.state.released
    known.targets[task.key] = Target(task.fingerprint, task.digest, released, pages, told)
    result.made.append(task.key)


def _settle(project: Project, waiting: Counter[str], slug: str) -> None:
    """Count one target of a handout as done; with its last, its catalogs need not be held any longer."""
    waiting[slug] -= 1
    if not waiting[slug]:
        project.settle([slug])


def _leave_overwritten(project: Project, known: Record, result: Built) -> None:
    """Take the targets whose files are not what was written for not built."""
    output = project.config.output
    for key in [key for key, each in known.targets.items() if not known.intact(output, each)]:
        del known.targets[key]
        result.failed[key] = "another program has written into its pages meanwhile; build again"
    result.made = [key for key in result.made if key not in result.failed]


def _pages(project: Project, known: Record, exported: Exported) -> tuple[Page, ...]:
    document, pages = exported.task.document, []
    digests = {name: hashlib.sha256(data).hexdigest() for name, data in exported.files.items()}
    made.add(project.config.root, digests.values())
    for (edition, extension), data in exported.files.items():
        name = "-".join((document.slug, document.language.tag, *([] if edition == "standard" else [edition])))
        path = f"{release.folder_of(document)}/{name}.{extension}"
        write_made(project.config.output / path, data)
        known.stamps[path] = stamp(project.config.output / path)
        sheets = len(PDF_PAGE.findall(data)) if extension == "pdf" else 0
        pages.append(Page(extension, path, digests[edition, extension], edition=edition, size=len(data), sheets=sheets))
    return tuple(pages)


def details(project: Project, document: Document) -> dict[str, Any]:
    """Return what the download page and other programs want to know of a handout."""
    tag = document.language.tag
    return {
        "title": document.name,
        "title_english": document.title.english,
        "state": document.state.value,
        "code": document.code,
        "version": "" if document.changed else project.documents.version(document.slug).isoformat(),
        "facts": [list(fact.pair) for fact in document.fact_parts],
        "reviewed": document.reviewed,
        "untranslated": list(document.untranslated),
        "changed": list(document.changed),
        "notice": list(document.banners[0]) if document.changed else [],
        "signers": signatures(project.documents.shown(document.slug, tag)) if tag != SOURCE else {},
    }


def synced(project: Project) -> bool:
    """Whether a sync would change nothing, so that the next build has nothing to bring up to the English or to tell."""
    if project.asked_whole and project.synced and not project.synced.failed:
        return True
    store, known = project.store, project.known
    templates = (known.english(slug) or template_rests(store, slug) for slug in store.rows)
    pairs = ((language, domain) for language in project.config.languages for domain in store.rows)
    return all(templates) and all(
        known.facts(domain, each.tag) or catalog_rests(store, each, domain) for each, domain in pairs
    )


def _complete(project: Project, known: Record, result: Built, targets: Sequence[tuple[str, str]]) -> None:
    """Note what was read, and whether everything is built from it."""
    inputs, root = project.inputs, project.config.root
    for name in notebooks.NAMES:
        inputs.digest(project.config.notebook(name))
    for path in modules(project.config):
        inputs.digest(path)
    known.program = program(root)
    known.output = project.config.relative(project.config.output)
    everything = set(targets) >= set(project.targets()) and not result.failed
    known.complete = everything and synced(project) and not inputs.changed() and not project.config.only_site
    known.inputs = {project.config.relative(path): digest for path, digest in inputs.digests.items()}
    known.seen = {project.config.relative(path): mark for path, mark in inputs.seen.items()}
    known.failed = result.failed
    known.blocked = None
