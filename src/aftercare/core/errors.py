"""What stops the program. Problems with the *content* of a translation are findings, not errors."""


class AftercareError(Exception):
    """The program cannot go on; the message names the file, the line and the remedy. Exit code 2."""


class SourceError(AftercareError):
    """The CSV cannot be used. One message a line, every bad row at once."""

    def __init__(self, problems: list[str]) -> None:
        """Keep the single problems, for callers that list them, beside the joined message."""
        self.problems = problems
        super().__init__("\n".join(problems))


class ConfigError(AftercareError):
    """`[tool.aftercare]` in pyproject.toml is missing or wrong."""


class LanguageError(AftercareError):
    """A language tag is malformed, or neither CLDR nor our own table knows it."""


class CatalogError(AftercareError):
    """A PO file cannot be read, or holds something that would be lost on writing."""


class FontError(AftercareError):
    """A font that a language needs is not installed, or lacks a character of its text."""


class EngineError(AftercareError):
    """A translation engine is unknown, badly configured or not reachable."""


class NotebookError(AftercareError):
    """A notebook failed; the message names notebook, cell and cause, and the executed copy is kept."""


class ReviewError(AftercareError):
    """A review cannot go on as asked: nobody can sign under this name, or the revision is not there."""
