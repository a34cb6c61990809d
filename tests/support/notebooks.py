"""Executed notebooks that show handouts among other things."""

from nbformat import NotebookNode, from_dict
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from aftercare.export.view import HandoutView
from aftercare.handout.document import Document

NOISE = "only in the notebook"


def notebook(*documents: Document, output_type: str = "display_data") -> NotebookNode:
    """Return a notebook as a run leaves it: each document shown, and everything else that a notebook can hold."""
    noise = [
        new_output("stream", name="stdout", text=NOISE),
        new_output("stream", name="stderr", text=NOISE),
        new_output("error", ename=NOISE, evalue=NOISE, traceback=[NOISE]),
        new_output("display_data", {"text/html": NOISE, "text/markdown": NOISE, "text/plain": NOISE}),
        new_output("execute_result", {"text/plain": NOISE}),
    ]
    shown = [
        new_output(output_type, data, metadata=metadata)
        for data, metadata in (HandoutView(document)._repr_mimebundle_() for document in documents)
    ]
    cells = [new_markdown_cell(NOISE), new_code_cell(NOISE, outputs=[*noise, *shown])]
    return from_dict(new_notebook(cells=cells))
