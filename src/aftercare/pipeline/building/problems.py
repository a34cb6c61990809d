"""Everything that is wrong with a project's files, so that one run reports all of it."""

from collections.abc import Iterator
from pathlib import Path

from ...core.errors import AftercareError, ConfigError
from ...core.settings import config
from ...core.settings import keys as settings_keys
from ...core.settings.clinic import KEYS
from ...core.settings.file import find
from ...source.glossary import read_glossary
from ...source.table import read_source
from .notebooks import HANDOUT, NAMES, explained


def problems(start: Path) -> list[str]:
    """Return what is wrong with settings, CSV, glossary and notebooks of the project that `start` lies in.

    What the settings say wrongly is taken to be the default, so that the rest can be looked at.
    """
    try:
        file = find(start)
        own = file.read()
    except ConfigError as error:
        return str(error).splitlines()
    root = file.path.parent
    paths = settings_keys.paths(root, own if isinstance(own, dict) else {})
    found: list[str] = []
    try:
        known = config.load(root).clinic.placeholders
    except AftercareError as error:
        known, found = _placeholders(own), str(error).splitlines()
    found += _of_tables(root, paths, known)
    return list(dict.fromkeys([*found, *_of_notebooks(paths["notebooks"])]))


def _placeholders(own: object) -> frozenset[str]:
    """Return the placeholders of settings that cannot be used, as far as the table of the clinic has them."""
    clinic = own.get("clinic") if isinstance(own, dict) else None
    written = {name for name, value in clinic.items() if value} if isinstance(clinic, dict) else set()
    given = {"name", "phone", *(written & {*KEYS} - {"logo"})}
    return frozenset(f"clinic_{name}" for name in given)


def _of_tables(root: Path, paths: dict[str, Path], known: frozenset[str]) -> Iterator[str]:
    names = {
        key: path.relative_to(root).as_posix() if path.is_relative_to(root) else str(path)
        for key, path in paths.items()
    }
    try:
        read_source(paths["source"], known, name=names["source"]).chosen()
    except AftercareError as error:
        yield from str(error).splitlines()
    try:
        read_glossary(paths["glossary"], name=names["glossary"])
    except AftercareError as error:
        yield from str(error).splitlines()


def _of_notebooks(folder: Path) -> Iterator[str]:
    """Yield what is wrong with a project's own notebooks; those it lacks are the package's."""
    from ...notebook_engine.errors import ExecutionError
    from ...notebook_engine.execute import load
    from ...notebook_engine.parameters import check

    wanted = {HANDOUT: ("handout", "language")}
    for path in (folder / f"{name}.ipynb" for name in NAMES):
        if path.is_file():
            try:
                check(dict.fromkeys(wanted.get(path.stem, ("languages", "handouts")), ""), load(path, None), path)
            except ExecutionError as error:
                yield from explained(error).splitlines()
