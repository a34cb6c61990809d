"""A round of `aftercare publish`: read, withdraw, build, deliver. It is repeated where somebody edits meanwhile."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ..core.errors import CatalogError, ConfigError, SourceError
from .common import say, withdrawals

if TYPE_CHECKING:
    from ..pipeline.built.outcome import Built
    from ..pipeline.releasing.delivered import Delivered
    from ..pipeline.snapshot.project import Project


@contextmanager
def left_alone(web: Path | None) -> Iterator[None]:
    """Note, in an error that stops the run, that a folder for the web server still has what was in it."""
    try:
        yield
    except (SourceError, ConfigError, CatalogError, OSError) as error:
        if web and web.exists():
            error.add_note(f"{web} was not changed: it still shows what was published there before")
        raise


@dataclass(frozen=True, slots=True)
class Asked:
    """What the command line says."""

    tags: tuple[str, ...]
    slugs: tuple[str, ...]
    release: bool
    to: Path | None
    engine: str
    jobs: int | str
    verify: bool
    quiet: bool


@dataclass(frozen=True, slots=True)
class Done:
    """What came of one round."""

    project: "Project"
    result: "Built"
    held: dict[tuple[str, str], list[str]]
    """Why a handout that was asked for is not released."""
    kept: dict[tuple[str, str], tuple[str, ...]]
    """The rows that were edited since, of those that stay released as they were reviewed before."""
    delivered: "Delivered | None"
    """What went to the web folder."""
    changed: list[str]
    """Files that were edited meanwhile."""

    @property
    def stays(self) -> bool:
        """Whether the web folder stays as it was, since it would have lost all that it holds."""
        return self.delivered is not None and self.delivered.stays


def once(asked: Asked) -> Done:
    """Read the project, withdraw what holds no more, build, and deliver where nothing has changed meanwhile."""
    from ..pipeline.building import publish
    from ..pipeline.releasing import unchanged, web_folder, web_folder_owner, withdrawal
    from ..pipeline.releasing.delivered import staying
    from ..pipeline.releasing.holding_back import reasons, waiting
    from ..pipeline.releasing.recall import read
    from ..pipeline.reports.progress import progress

    project = read()
    if asked.to:
        web_folder_owner.refuse(project, asked.to)  # before anything is built
    if asked.verify:
        unchanged.verify(project.config)
    removed = withdrawal.withdraw(project, asked.tags, asked.slugs)
    with withdrawals(project.config.output, removed), progress("Building", quiet=asked.quiet) as advance:
        targets = project.targets(asked.tags, asked.slugs)
        held = {target: why for target in targets if (why := reasons(project, *target))} if asked.release else {}
        kept = {target: rows for target in targets if (rows := waiting(project, *target))} if asked.release else {}
        stay = staying(project, targets, web_folder_owner.held(asked.to)) if asked.to else []
        wanted = [target for target in targets if target not in held]
        result = publish.publish(
            project, [*wanted, *stay], engine=asked.engine, jobs=asked.jobs, progress=advance, anew=asked.release
        )
    _tell(result, quiet=asked.quiet)
    there = stay or targets
    delivered = web_folder.deliver(project, there, asked.to) if asked.to and not project.inputs.changed() else None
    changed = [project.config.relative(path) for path in project.inputs.changed()]
    return Done(project, result, held, kept, delivered, changed)


def withdraw() -> None:
    """Take away what holds no more, and build nothing."""
    from ..pipeline.releasing import withdrawal
    from ..pipeline.releasing.recall import read

    project = read()
    with withdrawals(project.config.output, withdrawal.withdraw(project)):
        pass


def _tell(result: "Built", *, quiet: bool) -> None:
    from ..pipeline.reports.tables import built, not_built

    if not quiet:
        say(built(result))
    elif result.failed:
        say("\n".join(not_built(result.failed)), err=True)
