"""Beside a handout in its notebook: which one to look at, where ipywidgets is installed."""

from importlib.util import find_spec
from typing import Any

from ..core.languages import SOURCE
from ..export.view import HandoutView
from .project import is_serving, read


def chooser() -> Any:
    """Return drop-down lists of handouts and languages over the page; nothing in a build or without ipywidgets."""
    if is_serving() or not find_spec("ipywidgets"):
        return None
    import ipywidgets as widgets
    from IPython.display import display

    project = read()
    slugs = [handout.slug for handout in project.handouts]
    tags = [SOURCE, *(language.tag for language in project.config.languages)]
    page = widgets.Output()

    def show(handout: str, language: str) -> None:
        page.clear_output(wait=True)
        with page:
            display(HandoutView(project.document(handout, language)))

    choices = widgets.interactive(show, handout=slugs, language=tags)
    return widgets.VBox([widgets.HBox(choices.children[:-1]), page])
