"""What stops the execution of a notebook."""


class ExecutionError(Exception):
    """A notebook cannot be executed, or a cell failed; the message names notebook, cell and cause."""

    def __init__(self, message: str, name: str = "", said: str = "") -> None:
        """Keep, for a cell that failed, the name of the error that it raised, and what that said."""
        super().__init__(message)
        self.name, self.said = name, said
