"""Below a handout in its notebook: the page itself, and which one to look at, where ipywidgets is installed."""

from base64 import b64encode
from dataclasses import dataclass
from importlib.util import find_spec
from typing import Any

from markupsafe import Markup
from nbformat.v4 import new_code_cell, new_notebook, new_output

from ...core.language.languages import SOURCE
from ...export.view import HandoutView
from ...handout.document import Document
from ..snapshot.project import Project, read
from ..snapshot.serving import is_serving
from .exporters import EXPORTERS, exporter

STYLE = "width:100%;height:48em;border:1px solid #767676"


@dataclass(frozen=True, slots=True)
class Frame:
    """A page in a frame, as a notebook's output."""

    markup: Markup

    def _repr_html_(self) -> str:
        """Return the frame."""
        return self.markup


def chooser(handout: str = "", language: str = SOURCE) -> Any:
    """Return the page of a handout, below drop-down lists of handouts, languages and editions; nothing in a build.

    Without ipywidgets there is the page alone.
    """
    if is_serving():
        return None
    project = read()
    if not find_spec("ipywidgets"):
        return _page(project.document(handout, language), "standard")
    import ipywidgets as widgets

    lists = [
        widgets.Dropdown(description=name, **shown) for name, shown in _choices(project, handout, language).items()
    ]
    page = widgets.HTML()  # not an Output: a program that runs the notebook without a browser may wait for one forever

    def show(_: object = None) -> None:
        slug, tag, edition = (each.value for each in lists)
        page.value = str(_page(project.document(slug, tag), edition).markup)

    for each in lists:
        each.observe(show, "value")
    show()
    return widgets.VBox([widgets.HBox(lists), page])


def _choices(project: Project, handout: str, language: str) -> dict[str, dict[str, Any]]:
    """Return the drop-down lists by name: what each offers, and what it begins with."""
    tags = [SOURCE, *(each.tag for each in project.config.languages)]
    return {
        "handout": {"options": [each.slug for each in project.handouts], "value": project.handout(handout).slug},
        "language": {"options": tags, "value": project.language(language).tag},
        "edition": {"options": project.config.editions},
    }


def _page(document: Document, edition: str) -> Frame:
    """Return a frame with the web page, or with the PDF of an edition that has none."""
    edition = edition if edition in document.editions else "standard"
    extension = "html" if (edition, "html") in EXPORTERS else "pdf"
    data, metadata = HandoutView(document)._repr_mimebundle_()
    shown = new_code_cell(outputs=[new_output("display_data", data, metadata=metadata)])
    body, _ = exporter(EXPORTERS[edition, extension]).from_notebook_node(new_notebook(cells=[shown]))
    if extension == "html":
        frame = Markup('<iframe sandbox="" title="{}" style="{}" srcdoc="{}"></iframe>')
        return Frame(frame.format(document.name, STYLE, str(body)))
    frame = Markup('<iframe title="{}" style="{}" src="data:application/pdf;base64,{}"></iframe>')
    return Frame(frame.format(document.name, STYLE, b64encode(body).decode()))
