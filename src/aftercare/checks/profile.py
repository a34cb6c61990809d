"""What one project wants of the checks: terms, severities, fonts."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from ..core.settings.numbers import Line
from ..core.units import Finding, Severity

EMPTY: Mapping[str, Any] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Profile:
    """What one project wants of the checks."""

    glossary: Mapping[str, tuple[tuple[str, str], ...]] = field(default_factory=lambda: EMPTY)
    """Language → (term, translation) pairs; the translation `keep` asks for the English term itself."""
    grades: Mapping[str, Severity | None] = field(default_factory=lambda: EMPTY)
    """Code of a check → its severity in this project; None: switched off."""
    fonts: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: EMPTY)
    """Language → the families of its pages, where they are not those of its script."""

    lines: tuple[Line, ...] = ()
    """The telephone numbers of the settings."""

    def wants(self, code: str) -> bool:
        """Whether a check runs in this project."""
        return self.grades.get(code, Severity.INFO) is not None

    def graded(self, finding: Finding) -> Finding:
        """Return the finding under the severity that the project gives its check."""
        return finding.graded(self.grades.get(finding.check) or finding.severity)


PLAIN = Profile()
