"""What a notebook gets when it loads its project: what the running build has read, or today's files."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn, cast

from ...core.errors import ConfigError
from ...handout.document import Document
from .project import Project, read

_serving: "list[Project | Document]" = []


@contextmanager
def serving(what: "Project | Document") -> Iterator[None]:
    """Let `load` answer with a project that has been read, or with one handout of it, while a notebook runs."""
    _serving.append(what)
    try:
        yield
    finally:
        _serving.pop()


def is_serving() -> bool:
    """Whether a build runs the notebook that asks."""
    return bool(_serving)


class OneHandout:
    """Stands for a project where one handout is built: the notebook asks for that one and gets it.

    Nothing else is read for it. Notebooks need not tell the two apart, so `load` calls both a project.
    """

    def __init__(self, document: Document) -> None:
        """Take the handout."""
        self._document = document

    def document(self, slug: str, tag: str) -> Document:
        """Return the handout. Raises ConfigError for any other, which a build never shows."""
        if (slug, tag) != (self._document.slug, self._document.language.tag):
            raise ConfigError(f"{self._document.slug}/{self._document.language.tag} is built here, not {slug}/{tag}")
        return self._document

    def __getattr__(self, name: str) -> NoReturn:
        """Refuse what only a project has."""
        raise AttributeError(f"a build of one handout has no {name!r} of the project, only its document(slug, tag)")


def load(start: Path | None = None) -> Project:
    """Return the project that a notebook belongs to: what the running build has read, or the files of today.

    Where a build runs the notebook of one handout, it has the `document` of that one, and nothing else.
    """
    if start or not _serving:
        return read(start)
    what = _serving[-1]
    return what if isinstance(what, Project) else cast("Project", OneHandout(what))
