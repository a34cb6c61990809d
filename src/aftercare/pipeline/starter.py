"""Starts a project: settings, a short sample to replace, notebooks, and a workflow for a code host on request."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path
from typing import BinaryIO

from ..core.disk.files import naming
from ..core.disk.shipped import shipped
from ..core.errors import ConfigError, LanguageError
from ..core.language.languages import SOURCE
from ..core.language.tags import canonical, typed
from ..core.settings.file import OWN, TABLES, holds_settings
from ..core.settings.keys import PATHS
from ..source.sheets.reading import Sheet
from .building.notebooks import NAMES

TEMPLATES = Path(__file__).parent / "starter"
SITES: dict[str, dict[str, str]] = {
    "none": {},
    "github": {".github/workflows/handouts.yml": "github.yml"},
    "gitlab": {".gitlab-ci.yml": "gitlab.yml"},
}
"""Where the project is kept → path in the project → template."""
FIRST = {OWN: "aftercare.toml", PATHS["source"]: "instructions.csv", PATHS["glossary"]: "glossary.csv"}
ALWAYS = {".gitignore": "gitignore", "README.md": "README.md"}


@dataclass(slots=True)
class Begun:
    """The files of a new project, as paths below its folder."""

    written: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    """Files that were there already; they stay as they are."""
    table: str = ""
    """The table with the rows of the sheet, where the project was begun from one."""


def begin(folder: Path, tags: Sequence[str], site: str, sheet: Sheet | None = None) -> Begun:
    """Write what a project needs and the folder lacks; nothing that is there is touched.

    A folder that has settings already gets no sample, and no other languages. The rows of a sheet take the place of
    the sample; where there is a table of instructions, they get one of their own beside it.
    Raises ConfigError for a wrong language, before anything is written, and for a file in the folder's place.
    """
    if folder.exists() and not folder.is_dir():
        raise ConfigError(f"{folder}: is a file; name a folder")
    languages = list(_checked(tags or ("es",)))
    there = any(holds_settings(folder / name) for name in TABLES)
    if there and tags:
        raise ConfigError(f"{folder}: is a project already; add a language to it with aftercare add-language TAG")
    found = Begun()
    first = dict(FIRST) if not there else {}
    if sheet:
        source = PATHS["source"]
        found.table = source if not there and not (folder / source).exists() else f"data/{sheet.slug}.csv"
        if (folder / found.table).exists():
            raise ConfigError(f"{folder / found.table}: is there already; rename it, or the sheet")
        first.pop(source, None)
        _written(folder / found.table, sheet.csv)
        found.written.append(found.table)
    for path, data in _files(first, languages, site):
        (found.written if _written(folder / path, data) else found.kept).append(path)
    return found


def _checked(tags: Sequence[str]) -> Iterator[str]:
    """Yield the tags. Raises ConfigError for one that is not a target language, or is named twice."""
    seen: dict[str, str] = {}
    for tag in tags:
        try:
            typed(tag)
        except LanguageError as error:
            raise ConfigError(f"--languages: {error}") from None
        if tag == SOURCE:
            raise ConfigError("--languages: English is the source; name the languages to translate it into")
        twin = seen.setdefault(canonical(tag), tag)
        if twin != tag:
            raise ConfigError(f"--languages: {twin} and {tag} are one language; keep one of them")
    yield from dict.fromkeys(tags)


def _files(first: Mapping[str, str], tags: Sequence[str], site: str) -> Iterator[tuple[str, bytes]]:
    """Yield path and content of every file of a project."""
    values = {"@languages@": ", ".join(f'"{tag}"' for tag in tags), "@version@": version("aftercare-handouts")}
    for path, template in {**first, **ALWAYS, **SITES[site]}.items():
        yield path, _filled((TEMPLATES / template).read_text(encoding="utf-8"), values, path)
    for name in NAMES:
        yield f"{PATHS['notebooks']}/{name}.ipynb", (shipped("pipeline/notebooks") / f"{name}.ipynb").read_bytes()


def _filled(text: str, values: Mapping[str, str], path: str) -> bytes:
    """Return a template with its values; a table gets the byte order mark by which spreadsheets know UTF-8."""
    for name, value in values.items():
        text = text.replace(name, value)
    return text.encode("utf-8-sig" if path.endswith(".csv") else "utf-8")


def _written(path: Path, data: bytes) -> bool:
    """Write a file that is not there, as a whole or not at all, and return whether it was."""
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with naming(path), path.open("xb") as file:
            _write_whole(file, path, data)
    except FileExistsError:
        return False
    return True


def _write_whole(file: BinaryIO, path: Path, data: bytes) -> None:
    """Write a new file; what a full disk leaves of it goes, since the next run would keep it."""
    try:
        file.write(data)
        file.flush()
    except OSError:
        path.unlink()
        raise
