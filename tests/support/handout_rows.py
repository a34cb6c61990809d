"""Rows and handouts with nothing in them but names and kinds."""

from aftercare.core.model import Handout, Instruction, Kind, Section


def row(name, kind, **more):
    return Instruction(name, Kind(kind), "Text.", **more)


def handout(*kinds):
    title = Section("top", 1, row("t", "title"))
    items = tuple(row(f"r{number}", kind) for number, kind in enumerate(kinds))
    return Handout("h", (title, Section("a", 2, row("h", "heading"), items)))
