"""The English of a project, read from its CSV."""

from ..core.disk.files import read_regular
from ..core.disk.inputs import Reader
from ..core.model import Handout
from ..core.settings.config import Config
from .table import Source, read_source


def handouts(config: Config) -> tuple[Handout, ...]:
    """Read the project's CSV. Raises SourceError with every bad row."""
    return english(config).chosen()


def english(config: Config, reader: Reader = read_regular) -> Source:
    """Read the project's CSV. Raises SourceError where it is not such a table; a bad row only stops its own handout."""
    name, known = config.relative(config.source), config.clinic.placeholders
    return read_source(config.source, known, name=name, reader=reader, tags=config.tags, labels=config.labels)
