"""In which language a notebook is written, and which kernel runs it."""

from nbformat import NotebookNode

PYTHON = "python"
OTHER = "is written in {}, and the engine in-process runs Python alone; run it with --notebook-engine kernel"


def kernel_of(nb: NotebookNode) -> tuple[str, str]:
    """Return name and language of a notebook's kernel.

    One in Python gets the kernel of this environment, whatever that of its author is called.
    """
    language = _said(nb, "kernelspec", "language") or _said(nb, "language_info", "name") or PYTHON
    if language.lower() == PYTHON:
        return "python3", PYTHON
    return _said(nb, "kernelspec", "name") or language, language


def _said(nb: NotebookNode, part: str, name: str) -> str:
    said = nb.metadata.get(part)
    return str(said.get(name) or "") if isinstance(said, dict) else ""
