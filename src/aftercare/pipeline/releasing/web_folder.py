"""`publish --release --to DIR`: a folder with exactly what goes to the web server, replaced in one step."""

import hashlib
import re
import shutil
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

from ...core.disk.files import make_folder, real, write_atomically
from ...core.disk.folders import OURS, replace_folder
from ...core.disk.lock import locked
from ...core.errors import AftercareError
from ...core.text.counting import listed
from ..built import record
from ..built.build_record import Record
from ..built.record import FOLDER
from ..built.targets import Target
from ..site import files as site
from ..snapshot.project import Project
from .delivered import Delivered, cleared
from .web_folder_owner import MARK, SHOWN, SUMS, held, on_list, refuse


def deliver(project: Project, targets: Sequence[tuple[str, str]], folder: Path) -> Delivered | None:
    """Replace a folder by the released files of the targets and the pages around them; return what is in it.

    Where a file that was read has changed meanwhile, the folder stays as it is, and nothing is returned. It stays, too,
    where nothing of the targets is released and something in it is: nobody means to empty it by asking for another.
    Raises AftercareError, before anything is changed, for a folder that is not ours to replace.
    """
    folder = real(folder)
    with locked(project.config.root / FOLDER):
        refuse(project, folder)
        known = record.read(project.config.root)
        wanted = {f"{slug}/{tag}" for slug, tag in targets}
        chosen = Record(targets={key: each for key, each in known.targets.items() if key in wanted and each.released})
        if others := _others(project, known, wanted):
            if project.inputs.changed():
                return None
            raise AftercareError(
                f"{listed(others, SHOWN)}: built meanwhile by another run, perhaps for another site; run this again"
            )
        gone = tuple(key for key in held(folder) if key not in chosen.targets)
        if not chosen.targets and any(cleared(project, key) for key in gone):
            return Delivered(chosen, gone, stays=True)
        if not _replaced(project, chosen, folder):
            return None
        clear(folder)
    return Delivered(chosen, gone)


def _replaced(project: Project, chosen: Record, folder: Path) -> bool:
    """Replace a folder by the pages chosen; return whether it was, which needs that no file read has changed since."""
    make_folder(folder.parent)
    new = Path(tempfile.mkdtemp(dir=folder.parent, prefix=f".{folder.name}{OURS}", suffix=".new"))
    try:
        _fill(project, chosen, new)
        mode = folder.stat().st_mode & 0o777 if folder.exists() else 0o755
        for place in (new, *(path for path in new.rglob("*") if path.is_dir())):
            place.chmod(mode)  # a web server may be another user
        if stands := not project.inputs.changed():
            replace_folder(new, folder)
    finally:
        shutil.rmtree(new, ignore_errors=True)  # it is gone where it has become the folder
    return stands


def _others(project: Project, known: Record, wanted: Iterable[str]) -> list[str]:
    """Return the targets whose pages are not those that this run has left: another may have built for another site."""
    mine, now = project.built.released if project.built else {}, known.released
    return [key for key in sorted(wanted) if mine.get(key) != now.get(key)]


def clear(folder: Path) -> None:
    """Delete what runs that were killed have left beside a folder: pages that may be withdrawn by now.

    No backup has such a name, and the list in each that is not empty says that it was begun here.
    """
    left = re.compile(rf"\.{re.escape(folder.name + OURS)}[a-z0-9_]{{8}}\.(?:new|old)")
    for path in folder.parent.iterdir():
        if left.fullmatch(path.name) and path.is_dir() and not path.is_symlink():
            inside = path / folder.name if path.suffix == ".old" else path
            if not any(path.iterdir()) or on_list(inside) is not None:
                shutil.rmtree(path, ignore_errors=True)


def _fill(project: Project, chosen: Record, new: Path) -> None:
    write_atomically(new / SUMS, f"{MARK}\n".encode(), durable=False)  # what is half filled is known as ours, too
    for target in chosen.targets.values():
        _copy(target, project.config.output, new)
    digests = site.write(project, chosen, new, {}).digests
    digests |= {page.path: page.sha256 for target in chosen.targets.values() for page in target.pages}
    lines = [MARK, *(f"{digest}  {name}" for name, digest in sorted(digests.items()))]
    write_atomically(new / SUMS, "\n".join([*lines, ""]).encode(), durable=False)


def _copy(target: Target, output: Path, new: Path) -> None:
    for page in target.pages:
        data = (output / page.path).read_bytes()
        if hashlib.sha256(data).hexdigest() != page.sha256:
            raise AftercareError(f"{page.path} was changed after it was built; run this again")
        write_atomically(new / page.path, data, durable=False)
