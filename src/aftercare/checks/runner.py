"""Runs the checks over units, and applies the waivers in the PO files."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches

from .. import checks
from ..core.disk.files import read_regular
from ..core.disk.inputs import Reader
from ..core.errors import ConfigError
from ..core.language.languages import SOURCE
from ..core.settings.config import Config
from ..core.settings.numbers import lines
from ..core.text.counting import counted
from ..core.units import Finding, Severity, Status, Unit
from ..source.glossary import read_glossary
from .across import PROJECT_CHECKS, Lookup, Marks
from .comparison import marks, run_marked, run_within
from .profile import PLAIN, Profile
from .registry import CHECKS, ORDER
from .telling import ROW, once_in_rows
from .waivers import after_waivers, waived

Place = tuple[str, int]
"""A file and a line in it."""


def check_units(units: Iterable[Unit], profile: Profile = PLAIN) -> list[Finding]:
    """Return the findings on units one by one, waived ones left out, the worst first.

    One language is looked at after the other: the patterns of one fill a processor's cache.
    """
    there = sorted((unit for unit in units if unit.status is not Status.MISSING), key=lambda unit: unit.language)
    both = zip(there, checks.run_each(there, profile), strict=True)
    return in_order(each for unit, found in both for each in after_waivers(unit, found))


def checker(config: Config, reader: Reader = read_regular) -> Callable[[Unit], list[Finding]]:
    """Return what finds everything that is wrong with one unit of a project, waived findings left out."""
    profile = profile_of(config, reader)
    return lambda unit: check_units([unit], profile)


@dataclass(frozen=True, slots=True)
class Part:
    """What the checks over many rows make of one handout in all its languages."""

    found: tuple[Finding, ...]
    """What shows in it alone, waived findings left out."""
    marks: Marks
    """What is compared with all others."""


def part_of(units: Sequence[Unit], profile: Profile = PLAIN) -> Part:
    """Return what the checks over many rows make of the units of a handout in all its languages."""
    found = [*run_within(units, profile), *checks.run_english(units, profile)]
    return Part(tuple(each for each in found if each.check not in waived(each.unit)), marks(units, profile))


def check_parts(
    parts: Sequence[tuple[Part, Lookup]], profile: Profile = PLAIN, *, english: Mapping[str, Place]
) -> list[Finding]:
    """Return the findings on all handouts together; each comes with what returns a unit of it."""
    together = run_marked([(part.marks, unit) for part, unit in parts], profile)
    found = [each for part, _ in parts for each in part.found]
    found += [each for each in together if each.check not in waived(each.unit)]
    return in_order(_placed(each, english) for each in once_in_rows(found))


def _placed(finding: Finding, english: Mapping[str, Place]) -> Finding:
    if finding.unit.target or finding.unit.id not in english:
        return finding
    path, line = english[finding.unit.id]
    told = ROW.sub(lambda found: _with_line(found[0], finding, english), finding.message)
    return replace(finding, unit=replace(finding.unit, path=path, line=line), message=told)


def _with_line(row: str, finding: Finding, english: Mapping[str, Place]) -> str:
    """Return the id of another row with its line: it is told here, since lines move where a text does not."""
    return f"{row} (line {english[row][1]})" if row in english and row != finding.unit.id else row


def profile_of(config: Config, reader: Reader = read_regular) -> Profile:
    """Return what a project wants of the checks: its glossary and its grades; checks of other packages are loaded.

    Raises ConfigError for a grade of a check that there is not, SourceError for a damaged glossary.
    """
    checks.load_plugins()
    known = [*CHECKS, *PROJECT_CHECKS]
    if unknown := sorted(config.checks.keys() - {*known}):
        near = [name for each in unknown for name in get_close_matches(each, known, n=1)]
        raise ConfigError(
            f"{config.file.path}: no check is called {', '.join(unknown)};"
            f"{f' did you mean {near[0]}?' if near else ''}"
            " docs/checks.md and aftercare check --format sarif list them all"
        )
    glossary = read_glossary(config.glossary, name=config.relative(config.glossary), reader=reader)
    grades = {code: None if grade.off else Severity(grade.severity) for code, grade in config.checks.items()}
    fonts = {language.tag: language.fonts for language in (config.english, *config.languages)}
    return Profile(glossary, grades, fonts, lines(config.clinic, config.sites))


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """Return findings on the English first, then by severity, language, file, line and check."""
    return sorted(
        findings,
        key=lambda found: (
            found.unit.language != SOURCE,
            ORDER[found.severity],
            found.unit.language,
            found.unit.path,
            found.unit.line,
            found.unit.id,
            found.check,
            found.message,
        ),
    )


def not_checked(tags: Sequence[str]) -> dict[str, list[str]]:
    """Return, by check, the languages it has no data for: these are reported as unchecked, not as passed."""
    gaps = {code: [tag for tag in tags if not check.covers(tag)] for code, check in sorted(CHECKS.items())}
    return {code: missing for code, missing in gaps.items() if missing}


def count(findings: Iterable[Finding]) -> Mapping[str, int]:
    """Return the number of findings by severity."""
    counts = dict.fromkeys(("error", "warning", "info"), 0)
    for found in findings:
        counts[found.severity] += 1
    return counts


def totals(found: Iterable[Finding]) -> str:
    """Return `1 error, 2 warnings, 0 remarks.`."""
    counts = count(found)
    words = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "remark"}
    return ", ".join(counted(counts[severity], word) for severity, word in words.items()) + "."
