"""The base of all exporters: the one handout that a notebook shows, and nothing else of that notebook.

No input, no stream, no error, no other output is exported. Only the record of a stage shows all that a notebook holds.
"""

from importlib.resources import files
from typing import Any

from nbconvert.exporters import TemplateExporter
from nbformat import NotebookNode
from nbformat.v4 import new_notebook
from traitlets import validate

from ..core.errors import NotebookError
from .formats import BILINGUAL_HTML
from .view import METADATA

TEMPLATES = str(files("aftercare.export").joinpath("templates"))
SHOWN = {"display_data", "execute_result"}
_NOTHING = new_notebook()


class HandoutExporter(TemplateExporter):  # type: ignore[misc]  # nbconvert has no type hints
    """Export the one handout that a notebook shows; templates find it in `resources["handout"]`."""

    shown_as: str
    """MIME type of the notebook's output that is exported."""
    beside: tuple[str, ...] = ()
    """Further MIME types that the output must have."""
    suffix: str
    frame: str

    def _file_extension_default(self) -> str:
        return self.suffix

    def _template_name_default(self) -> str:
        return self.frame

    def _extra_template_basedirs_default(self) -> list[str]:
        return [TEMPLATES]

    def _extra_template_paths_default(self) -> list[str]:
        return [TEMPLATES]

    @validate("extra_template_basedirs", "extra_template_paths")  # type: ignore[untyped-decorator]
    def _and_ours(self, proposal: dict[str, Any]) -> list[str]:
        """Let templates of somebody's own extend ours, wherever they are."""
        return [*(path for path in proposal["value"] if path != TEMPLATES), TEMPLATES]

    def from_notebook_node(
        self,
        nb: NotebookNode,
        resources: dict[str, Any] | None = None,
        **options: Any,
    ) -> tuple[str | bytes, dict[str, Any]]:
        """Return the content of the file. Raises NotebookError if the notebook does not show one handout."""
        nb, found = self._preprocess(nb, self._init_resources(resources))
        shown = handout(nb, self.shown_as, *self.beside)
        # nbconvert copies every cell, and none is exported.
        exported: tuple[str, dict[str, Any]] = super().from_notebook_node(
            _NOTHING, {**found, **self.around(shown), "handout": shown}, **options
        )
        return exported

    def around(self, shown: dict[str, Any]) -> dict[str, Any]:  # noqa: ARG002 - for those that need it
        """Return what the frame of a handout needs beside it."""
        return {}

    def _preprocess(self, nb: NotebookNode, resources: dict[str, Any]) -> tuple[NotebookNode, dict[str, Any]]:
        """Execute the notebook, or whatever else a flag, a setting or a program has asked for.

        Where nothing was asked, as in a build, nbconvert would copy and validate every cell all the same.
        """
        asked = self.config != self.default_config or len(self._preprocessors) > len(self.default_preprocessors)
        if not (asked and nb.cells):
            return nb, resources
        done: tuple[NotebookNode, dict[str, Any]] = super()._preprocess(nb, resources)
        return done


def handout(notebook: NotebookNode, mime: str, *beside: str) -> dict[str, Any]:
    """Return the metadata of the handout that a notebook shows, and its `body` in the wanted format.

    What is shown must have the formats `beside`, too.
    """
    shown = [
        output
        for cell in notebook.cells
        for output in cell.get("outputs", ())
        if output.output_type in SHOWN and METADATA in output.metadata
    ]
    wanted = {mime, *beside}
    found = [
        {**output.metadata[METADATA], "body": output.data[mime]} for output in shown if wanted <= output.data.keys()
    ]
    if shown and not found and BILINGUAL_HTML in wanted:
        raise NotebookError(
            "the notebook shows a handout without the English beside it, which translations have where the settings"
            ' name it: add "bilingual" to editions, and run the notebook again'
        )
    if len(found) != 1:
        count = "no handout" if not found else f"{len(found)} handouts"
        raise NotebookError(
            f"the notebook shows {count} as {mime}, and a file holds one;"
            " run it, with display(HandoutView(document)) in one of its cells"
        )
    return found[0]
