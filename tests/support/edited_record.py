"""A record of a build that somebody has edited, who renewed the digest of the whole and none of its seals."""

from pathlib import Path

from aftercare.core.disk.files import read_regular
from aftercare.pipeline.built import record
from aftercare.pipeline.built.build_record import Record


def edit_record(root: Path, known: Record) -> None:
    """Write what is known in place of the record; what is as it was keeps its seal, and so does what is not."""
    _, seal, _, *noted = read_regular(root / record.FOLDER / record.NAME).split(b"\n")
    seals = dict(zip(noted[::4], noted[1::4], strict=True))
    _, head, *parts = record.parts_of(known)
    parts[1::4] = [seals.get(key, b"") for key in parts[::4]]
    record.write(root, [seal, head, *parts])
