"""The package's own HTML templates: everything put into them is escaped."""

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined


@cache
def environment(room: str) -> Environment:
    """Return the environment of a room's templates; a name that a template misspells is an error."""
    return Environment(
        loader=PackageLoader(f"aftercare.{room}"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
