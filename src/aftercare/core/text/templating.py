"""HTML templates of the rooms: everything put into them is escaped."""

import unicodedata
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup


@cache
def environment(room: str) -> Environment:
    """Return the environment of a room's templates; a name that a template misspells is an error."""
    return Environment(
        loader=PackageLoader(f"aftercare.{room}"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_visible,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _visible(value: object) -> object:
    """Return a text without control characters, which HTML does not allow; markup stays as it is."""
    if not isinstance(value, str) or isinstance(value, Markup):
        return value
    return "".join("\ufffd" if unicodedata.category(char) == "Cc" and char != "\n" else char for char in value)
