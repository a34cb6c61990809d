"""What stops the program. Problems with the *content* of a translation are findings, not errors."""

import errno
from collections.abc import Iterable
from difflib import get_close_matches

from .text.counting import one_line, visible

_ROOM = "make room on the disk, then run this again"
_RIGHTS = "make it writable for whoever runs this, then run this again"
_DISK = "nothing can be written to this disk; copy the project to another, and run this there"
REMEDIES = {
    **dict.fromkeys((errno.ENOSPC, errno.EDQUOT, errno.EFBIG), _ROOM),
    **dict.fromkeys((errno.EACCES, errno.EPERM), _RIGHTS),
    errno.EROFS: _DISK,
    errno.ELOOP: "delete the link, or make what it leads to",
}
"""What to do where the system refuses to write a file."""


class AftercareError(Exception):
    """Stops the program; the message names file, line and remedy. Exit status 2."""

    def __str__(self) -> str:
        """Return the message; what it quotes of files and names may have been written to steer a terminal."""
        return visible(super().__str__())

    def _render_traceback_(self) -> list[str]:
        """Return what a notebook shows in the place of a traceback: the message says all that a reader needs."""
        return [f"aftercare: {self}"]


def said_by(error: BaseException) -> str:
    """Return kind and message of an error from other people's code, as one line; some cannot even be printed."""
    try:
        message = one_line(str(error))
    except Exception:  # noqa: BLE001 - their code, too
        message = ""
    return f"{type(error).__name__}: {message}" if message else type(error).__name__


def refused(error: OSError, remedy: str = "check that the folder exists, has space and is writable") -> str:
    """Return file, reason and remedy of an error of the system; `remedy` is for those that have none of their own."""
    where = error.filename2 or error.filename
    reason = error.strerror or str(error)
    return f"{f'{where}: ' if where else ''}{reason}; {REMEDIES.get(error.errno or 0, remedy)}"


class SourceError(AftercareError):
    """The CSV cannot be used. One message per line, all bad rows at once."""

    def __init__(self, problems: list[str]) -> None:
        """Keep the list of problems as well as the joined message."""
        self.problems = problems
        super().__init__("\n".join(problems))


class ConfigError(AftercareError):
    """The settings are missing or wrong."""


class ChoiceError(ConfigError):
    """A language, handout or site was asked for that the project does not have: nothing is touched."""

    def __init__(self, what: str, name: str, known: Iterable[str], where: str = "") -> None:
        """Say which names there are, those first that are near the one asked for; `where`, if not in the project."""
        names = list(known)
        near = [each for each in get_close_matches(name.casefold(), names, n=3, cutoff=0.5) if _slip(name, each)]
        meant = f"did you mean {' or '.join(near)}? " if near else ""
        super().__init__(f"no {what} {name!r}{where}; {meant}choose from {', '.join(names) or 'none'}")


def _slip(name: str, other: str) -> bool:
    """Whether a name that is like another may be meant for it: of two letters, one alike is no sign."""
    return len(name) > 2 or name[:1].casefold() == other[:1] or sorted(name.casefold()) == sorted(other)


class LanguageError(AftercareError):
    """A language tag is malformed, or neither CLDR nor our own table knows it."""


class CatalogError(AftercareError):
    """A PO file cannot be read, or has content that would be lost on writing."""


class FontError(AftercareError):
    """A font that a language needs is not installed, or lacks a character of its text."""


class EngineError(AftercareError):
    """A translation engine is unknown, badly configured or not reachable."""


class NotebookError(AftercareError):
    """A notebook failed; the message names notebook, cell and cause, and the executed copy is kept."""


class ReviewError(AftercareError):
    """A review step is impossible: the name cannot sign, or the revision does not exist."""
