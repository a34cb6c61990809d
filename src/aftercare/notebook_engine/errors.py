"""What stops the execution of a notebook."""


class ExecutionError(Exception):
    """A notebook cannot be executed, or a cell failed; the message names notebook, cell and cause."""
