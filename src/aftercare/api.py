"""The public API: what notebooks, including users' own, import. Everything else may change.

`load` returns the project; `sync`, `draft`, `annotate` and `publish` do the stages' work; the rest shows it.
Names are imported when they are asked for: the handout notebook waits for no table.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .export.view import HandoutView
    from .pipeline.building.annotating import annotate
    from .pipeline.building.chooser import chooser
    from .pipeline.building.drafting import draft
    from .pipeline.building.publish import publish
    from .pipeline.reports.finding_tables import findings, heat_map, not_checked, severities, verdict
    from .pipeline.reports.tables import built, changes, coverage, pages, show, source
    from .pipeline.snapshot.serving import load
    from .pipeline.snapshot.syncing import sync

__all__ = [
    "HandoutView",
    "annotate",
    "built",
    "changes",
    "chooser",
    "coverage",
    "draft",
    "findings",
    "heat_map",
    "load",
    "not_checked",
    "pages",
    "publish",
    "severities",
    "show",
    "source",
    "sync",
    "verdict",
]

_ELSEWHERE = {
    "HandoutView": ("export.view", "HandoutView"),
    "annotate": ("pipeline.building.annotating", "annotate"),
    "chooser": ("pipeline.building.chooser", "chooser"),
    "draft": ("pipeline.building.drafting", "draft"),
    "load": ("pipeline.snapshot.serving", "load"),
    "publish": ("pipeline.building.publish", "publish"),
    "sync": ("pipeline.snapshot.syncing", "sync"),
} | {
    name: ("pipeline.reports.finding_tables", name)
    for name in ("findings", "heat_map", "not_checked", "severities", "verdict")
}


def __dir__() -> list[str]:
    """Offer the public names, imported or not yet."""
    return __all__


def __getattr__(name: str) -> object:
    """Import a public name; AttributeError for any other."""
    if name not in __all__:
        raise AttributeError(f"aftercare.api has no {name!r}; it has {', '.join(__all__)}")
    module, own = _ELSEWHERE.get(name, ("pipeline.reports.tables", name))
    return getattr(import_module(f"{__package__}.{module}"), own)
