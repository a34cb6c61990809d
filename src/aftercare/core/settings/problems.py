"""What can be wrong with the settings of a project, reported all at once."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ..disk.inputs import Reader
from ..errors import LanguageError
from ..language.languages import SOURCE, language
from ..language.tags import canonical
from .clinic import logo_problems
from .clinic import problems as clinic_problems
from .file import OWN, SettingsFile
from .keys import CHOICES, EDITIONS, ENGINES, GRADES, KEYS, PATHS, TABLE, path_problem, paths
from .sites import problems as sites_problems
from .web_site import problems as site_problems


def problems(file: SettingsFile, own: Any, reader: Reader) -> list[str]:
    """Return everything that is wrong with settings; of those of a wrong type only that."""
    return [*_unknown(file, own), *([*_type_problems(file, own)] or _value_problems(file, own, reader))]


def _value_problems(file: SettingsFile, own: dict[str, Any], reader: Reader) -> Iterator[str]:
    """Yield everything that is wrong with settings of the right types."""
    root = file.path.parent
    for name, values in CHOICES.items():
        if (chosen := own.get(name, values[0])) not in values:
            yield f'{name} must be one of {", ".join(values)}, not "{chosen}"'
    editions = own.get("editions", EDITIONS[:1])
    if len(set(editions)) != len(editions) or not {EDITIONS[0]} <= set(editions) <= set(EDITIONS):
        yield f"editions must list {EDITIONS[0]}, and may list {', '.join(EDITIONS[1:])}, each once"
    yield from _tag_problems(own)
    yield from _path_problems(root, own)
    for code, entry in own.get("checks", {}).items():
        yield from _grade_problems(file.table("checks"), code, entry)
    if "clinic" in own or not own.get("sites"):
        yield from (f"{file.table('clinic')} {problem}" for problem in clinic_problems(own.get("clinic", {})))
    yield from (f"{file.table('clinic')} {problem}" for problem in logo_problems(own.get("clinic", {}), root, reader))
    yield from (f"[{file.table('sites')}] {problem}" for problem in sites_problems(own.get("sites", [])))
    yield from (f"{file.table('site')} {problem}" for problem in site_problems(own.get("site", {})))
    yield from _misplaced(own)


def _path_problems(root: Path, own: dict[str, Any]) -> Iterator[str]:
    found = paths(root, own)
    for name, path in found.items():
        if not path.is_relative_to(root) or path == root:
            yield f"{name} = {own.get(name, PATHS[name])!r} must lie inside the project"
    if "glossary" in own and not os.path.lexists(found["glossary"]):
        yield f"glossary = {own['glossary']!r} is not there; correct the name, or take the setting out"
    if _overlaps(found, root):
        yield "output must be a folder used for nothing else"
    elif os.path.lexists(found["output"]) and not found["output"].is_dir():
        yield f"output = {own.get('output', PATHS['output'])!r} is not a folder; move away what is there"


def _overlaps(found: dict[str, Path], root: Path) -> bool:
    """Whether the output folder holds anything else, or lies in it: a build takes away what it has not made."""
    output, tables = found["output"], (found["source"], found["glossary"])
    others = (found["locales"], found["notebooks"], root / ".git", root / ".aftercare", root / "node_modules")
    inside = any(path.is_relative_to(output) for path in (*tables, *others))
    return inside or output in {path.parent for path in tables} or any(output.is_relative_to(path) for path in others)


def _tag_problems(own: dict[str, Any]) -> Iterator[str]:
    """Yield what is wrong with the languages; two tags of one, such as he and iw, would be two translations."""
    tags: list[str] = own.get("languages", [])
    if len(set(tags)) != len(tags) or SOURCE in tags:
        yield "languages must list each target language once, without English"
    first: dict[str, str] = {}
    for tag in (SOURCE, *tags):
        twin = first.setdefault(canonical(tag), tag)
        if twin != tag:
            yield f"languages has {twin} and {tag}, which are one language; keep one of them"
    described = own.get("language", {})  # of languages, too, that are not there yet
    for tag in dict.fromkeys((SOURCE, *tags, *described)):
        try:
            language(tag, described.get(tag))
        except LanguageError as error:
            yield f"languages: {error}"


def _unknown(file: SettingsFile, own: Any) -> Iterator[str]:
    """Yield which settings there are not; the others are looked at all the same."""
    if isinstance(own, dict) and (unknown := sorted(own.keys() - KEYS.keys())):
        yield f"unknown key in {file.table()}: {', '.join(unknown)}; choose from {', '.join(KEYS)}"
        if "tool" in unknown and file.name == OWN:
            yield f"headings in {OWN} are without tool.aftercare: [clinic], [[sites]], [site]"


def _misplaced(own: dict[str, Any]) -> Iterator[str]:
    """Yield which settings of the whole project stand below a heading, as what is put at the end of the file does."""
    below = [own.get("clinic", {}), own.get("site", {}), *own.get("sites", [])]
    if names := sorted({name for table in below if isinstance(table, dict) for name in table.keys() & KEYS.keys()}):
        yield f"{', '.join(names)}: write that above the first heading in square brackets"


def _type_problems(file: SettingsFile, own: Any) -> Iterator[str]:
    """Yield which settings are of the wrong type: what they say cannot be looked at."""
    if not isinstance(own, dict):
        yield f"{file.table()} must be a table"
        return
    wanted = [(name, value, *KEYS[name]) for name, value in own.items() if name in KEYS]
    for name in ("languages", "editions"):
        if isinstance(entries := own.get(name), list):
            wanted += [(name, entry, str, KEYS[name][1]) for entry in entries]
    if isinstance(overrides := own.get("language"), dict):
        wanted += [(f"language.{tag}", entry, *TABLE) for tag, entry in overrides.items()]
    for name in PATHS:
        if problem := path_problem(str(own.get(name, ""))):
            yield f"{name} in {file.table()} {problem}"
    if isinstance(engines := own.get("engines"), dict):
        wanted += [(f"engines.{name}", entry, *TABLE) for name, entry in engines.items() if name != "default"]
        chosen = engines.get("default", "google")
        named = (chosen if isinstance(chosen, list) else [chosen]) or [None]
        wanted += [("engines.default", each or None, str, ENGINES) for each in named]
    wrong = [(name, words + _meant(name, value)) for name, value, kind, words in wanted if not isinstance(value, kind)]
    yield from (f"{name} in {file.table()} must be {words}" for name, words in dict.fromkeys(wrong))


def _meant(name: str, value: Any) -> str:
    """Ask whether the setting of the plural was meant, where a list or the one entry of it stands in its place."""
    plural = f"{name}s"
    meant = plural in KEYS and (isinstance(value, list) or (plural == "languages" and isinstance(value, str)))
    return f"; did you mean {plural}?" if meant else ""


def _grade_problems(table: str, code: str, entry: Any) -> Iterator[str]:
    """Yield why an entry of the table of checks does not say what becomes of a check."""
    entry = entry if isinstance(entry, dict) else {}
    severity, reason = entry.get("severity"), entry.get("reason")
    told = isinstance(reason, str) and reason.strip()
    if severity not in GRADES or not told or entry.keys() - {"severity", "reason"}:
        yield (
            f"{code} in {table} needs a severity ({', '.join(GRADES)}) and a reason,"
            f' as in {code} = {{ severity = "off", reason = "the clinic words it so" }}'
        )
