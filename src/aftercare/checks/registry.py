"""One dictionary of checks, and the decorator that fills it.

A check is a generator: it is given a unit and yields what is wrong with it, as a message, as a message with
the span in the target, or with a severity of its own besides. It neither prints nor counts nor looks at files.
"""

import inspect
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any

from ..core.errors import said_by
from ..core.text.typography import as_read
from ..core.units import Finding, Severity, Unit
from .placing import Span, is_span, longest, visible, written
from .profile import PLAIN, Profile

Result = str | tuple[str, Span | None] | tuple[str, Span | None, Severity]
CheckFunction = Callable[..., Iterable[Result]]
"""Takes a unit; one that goes by the project's glossary takes the `Profile` as well."""
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]+")
"""Line ends and whatever else would move a terminal's cursor, and halves of characters, which no file can hold."""
MOST = 20
"""Findings of one check on one text. Thousands, each with the text beside it, would take a report gigabytes."""
SHORT = 8
"""Words of English below which length, language and spelling prove little."""


@dataclass(frozen=True, slots=True)
class Check:
    """A registered check: the code is the name of its function, the title the first line of its docstring."""

    code: str
    title: str
    severity: Severity
    function: CheckFunction
    languages: Callable[[str], bool] | None = None
    """Says whether there is data to check a language with; None: every language can be checked."""
    in_short: Severity | None = None
    """The severity in texts of fewer than eight words, where that differs."""
    by_profile: bool = False
    """Whether the function takes the project's profile."""
    on_english: bool = False
    """Whether it looks at letters and marks alone, so that the English can be checked by itself."""
    as_written: bool = False
    """Whether it reads the marks of strong words and links; the others read the text without them."""
    signs: Callable[[str], bool] | None = None
    """Tells the characters of which the source or the translation must have one; None: it may find something anyway."""
    given: Callable[[str], object] | None = None
    """Says whether there is anything in an English text that this check could find wrong; None: there may always be."""
    sums: tuple[str, ...] = ()
    """The checks whose findings it weighs; its function takes these besides the unit, and looks at nothing itself."""

    def covers(self, language: str) -> bool:
        """Whether this language can be checked; if not, reports say "not checked"."""
        return self.languages is None or self.languages(language)

    def run(self, unit: Unit, profile: Profile = PLAIN) -> Iterator[Finding]:
        """Yield the findings of this check on one unit."""
        asked = (CHECKS[code] for code in self.sums if profile.wants(code))
        found = [each for check in asked if check.covers(unit.language) for each in check.run(unit, profile)]
        known = len(found)
        self.collect(unit, visible(unit), profile, found)
        yield from found[known:]

    def collect(self, unit: Unit, read: Unit, profile: Profile, found: list[Finding]) -> None:
        """Add the findings on a unit to those of other checks; `read` is the unit without marks.

        A check that fails has not looked, which is an error on the row: nobody may take it for a row without faults.
        """
        text = unit if self.as_written else read
        if (self.sums and not found) or (self.given and not self.given(text.source)):
            return
        try:
            if self.sums:
                results = self.function(text, [each for each in found if each.check in self.sums])
            else:
                results = self.function(text, profile) if self.by_profile else self.function(text)
            for result in islice(results, MOST):
                found.append(self.placed(unit, text, result))  # noqa: PERF401  (few checks find anything)
        except BaseException as error:  # noqa: BLE001 - checks of other packages may raise anything
            found.append(self.failed(unit, error))

    def failed(self, unit: Unit, error: BaseException) -> Finding:
        """Return the finding on a row that this check could not look at; the user's interrupt goes on."""
        if isinstance(error, KeyboardInterrupt):
            raise error
        message = f"this check failed, and has not looked at the row ({said_by(error)})"
        return Finding(unit, self.code, Severity.ERROR, message)

    def placed(self, unit: Unit, text: Unit, result: Result) -> Finding:
        """Return a result as a finding with its span in the text as written: another one where marks were left out."""
        finding = self.finding(unit, result)
        if text is unit or not finding.span:
            return finding
        return replace(finding, span=written(finding.unit.target, *finding.span))

    def finding(self, unit: Unit, result: Result) -> Finding:
        """Return a result of the function as a finding. Raises TypeError or ValueError where it is none."""
        message, span, *own = (result, None) if isinstance(result, str) else result
        if not isinstance(message, str):
            raise TypeError(f"the message is no text but {message!r}")
        severity = Severity(own[0]) if own else self.severity
        if self.in_short and short(unit.source):
            severity = max(severity, self.in_short, key=ORDER.__getitem__)
        message = _UNPRINTABLE.sub(" ", message)
        return Finding(unit, self.code, severity, message, span if is_span(span, unit.target) else None)


def short(source: str) -> bool:
    """Whether an English text has so few words that length, language and spelling prove little."""
    return longest(as_read(source)) < SHORT


ORDER = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}
CHECKS: dict[str, Check] = {}
SIGNS: dict[CheckFunction, Callable[[str], bool]] = {}
GIVEN: dict[CheckFunction, Callable[[str], object]] = {}
"""What a check was said to be asked only with, until it is registered."""


def check(
    severity: Severity,
    *,
    languages: Callable[[str], bool] | None = None,
    in_short: Severity | None = None,
    on_english: bool = False,
    as_written: bool = False,
) -> Callable[[CheckFunction], CheckFunction]:
    """Register a check under the name of its function; two of one name are an error."""

    def register(function: CheckFunction) -> CheckFunction:
        by_profile = len(inspect.signature(function).parameters) > 1
        found = Check(*_named(function), severity, function, languages, in_short, by_profile, on_english, as_written)
        return _register(replace(found, signs=SIGNS.get(function), given=GIVEN.get(function)))

    return register


def only_with(signs: Iterable[str] | Callable[[str], bool]) -> Callable[[CheckFunction], CheckFunction]:
    """Ask a check only where the source or the translation has one of these characters, or one that this holds of."""

    def remember(function: CheckFunction) -> CheckFunction:
        SIGNS[function] = signs if callable(signs) else frozenset(signs).__contains__
        return function

    return remember


def given(holds: Callable[[str], object]) -> Callable[[CheckFunction], CheckFunction]:
    """Ask a check only where this holds of the English, which is found out once for all languages."""

    def remember(function: CheckFunction) -> CheckFunction:
        GIVEN[function] = holds
        return function

    return remember


def weighing(severity: Severity, codes: tuple[str, ...], *, in_short: Severity | None = None) -> Callable[..., Any]:
    """Register a check that weighs what others have found; its function takes a unit and their findings."""

    def register(function: CheckFunction) -> CheckFunction:
        return _register(Check(*_named(function), severity, function, in_short=in_short, sums=codes))

    return register


def _named(function: CheckFunction) -> tuple[str, str]:
    return function.__name__.replace("_", "-"), (inspect.getdoc(function) or "").partition("\n")[0]


def _register(found: Check) -> CheckFunction:
    if found.code in CHECKS:
        raise ValueError(f"two checks are called {found.code}")
    CHECKS[found.code] = found
    return found.function
