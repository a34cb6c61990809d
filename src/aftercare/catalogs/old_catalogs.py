"""The old catalogs and template for all handouts, by handout; most projects have none."""

from collections.abc import Callable, Mapping
from functools import cached_property
from pathlib import Path

from ..core.disk.inputs import Inputs
from ..core.language.languages import Language
from ..core.settings.config import Config
from . import legacy, merge, po, po_reader


class OldCatalogs:
    """What lies under `locales/` of the time when one catalog held all handouts, read when it is asked for."""

    def __init__(self, config: Config, inputs: Inputs, places: Callable[[], Mapping[str, str]]) -> None:
        """Read nothing yet; `places` returns the handout of each row of today's CSV."""
        self._config = config
        self._inputs = inputs
        self._places = places
        self._parts: dict[str, Mapping[str, po.Po]] = {}

    @property
    def template_path(self) -> Path:
        """Where the old template lies."""
        return self._config.locales / f"{legacy.DOMAIN}.pot"

    def path(self, language: Language) -> Path:
        """Return where the old catalog of a language lies."""
        return merge.catalog_path(self._config.locales, language, legacy.DOMAIN)

    @cached_property
    def found(self) -> bool:
        """Whether there is an old catalog or template."""
        return any(map(self._inputs.has, [self.template_path, *map(self.path, self._config.languages)]))

    @cached_property
    def template(self) -> Mapping[str, po.Po]:
        """The parts of the old template."""
        return self._split(self.template_path, None)

    def parts(self, language: Language) -> Mapping[str, po.Po]:
        """Return the parts of the old catalog of a language; nothing where there is none."""
        if language.tag not in self._parts:
            self._parts[language.tag] = self._split(self.path(language), language.locale)
        return self._parts[language.tag]

    def _split(self, path: Path, locale: str | None) -> Mapping[str, po.Po]:
        if not self._inputs.has(path):
            return {}
        name = self._config.relative(path)
        return legacy.split(po_reader.read(path, locale=locale, reader=self._inputs.read, name=name), self._places())
