"""Files that are replaced in one step."""

import os
import tempfile
from pathlib import Path


def write_atomically(path: Path, data: bytes, *, durable: bool = True) -> None:
    """Replace a file in one step: a reader, or a crash, finds the old one or the new one, never a part.

    `durable` waits for the disk; what can be built again need not.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".tmp")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            if durable:
                file.flush()
                os.fsync(file.fileno())
        mode = path.stat().st_mode if path.exists() else 0o644
        Path(name).chmod(mode & 0o777)
        os.replace(name, path)  # noqa: PTH105 - Path.replace is the same call with a second name
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
