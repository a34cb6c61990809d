"""One dictionary of checks, and the decorator that fills it.

A check is a generator: it is given a unit and yields what is wrong with it, as a message or as a message
with the span in the target. It neither prints nor counts nor looks at files.
"""

import inspect
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from ..core.units import Finding, Severity, Unit

Result = str | tuple[str, tuple[int, int]]
CheckFunction = Callable[[Unit], Iterable[Result]]


@dataclass(frozen=True, slots=True)
class Check:
    """A registered check: the code is the name of its function, the title the first line of its docstring."""

    code: str
    severity: Severity
    title: str
    function: CheckFunction
    languages: Callable[[str], bool] | None = None
    """Says whether there is data to check a language with; None: every language can be checked."""

    def covers(self, language: str) -> bool:
        """Whether this language can be checked; if not, reports say "not checked"."""
        return self.languages is None or self.languages(language)

    def run(self, unit: Unit) -> Iterator[Finding]:
        """Yield the findings of this check on one unit."""
        for result in self.function(unit):
            message, span = result if isinstance(result, tuple) else (result, None)
            yield Finding(unit, self.code, self.severity, message, span)


CHECKS: dict[str, Check] = {}


def check(
    severity: Severity, *, languages: Callable[[str], bool] | None = None
) -> Callable[[CheckFunction], CheckFunction]:
    """Register a check under the name of its function; two of one name are an error."""

    def register(function: CheckFunction) -> CheckFunction:
        code = function.__name__.replace("_", "-")
        if code in CHECKS:
            raise ValueError(f"two checks are called {code}")
        title = (inspect.getdoc(function) or "").partition("\n")[0]
        CHECKS[code] = Check(code, severity, title, function, languages)
        return function

    return register
