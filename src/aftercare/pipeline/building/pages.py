"""The pages of a handout in one language: written into the output folder, and what is told of them elsewhere."""

import hashlib
import re

from ...core.disk.made_files import write_made
from ...core.disk.stamps import stamp
from ..built import made
from ..built.build_record import Record
from ..built.targets import Page
from ..releasing import release
from ..snapshot.project import Project
from .tasks import Exported

PDF_PAGE = re.compile(rb"/Type\s*/Page\b")
"""A page in a PDF of Typst's, whose page objects are not compressed."""


def write_pages(project: Project, known: Record, exported: Exported) -> tuple[Page, ...]:
    """Write the files of a handout, and return what is to be noted of each. Raises OSError."""
    document, pages = exported.task.document, []
    digests = {name: hashlib.sha256(data).hexdigest() for name, data in exported.files.items()}
    made.add(project.config.root, digests.values())
    for (edition, extension), data in exported.files.items():
        name = "-".join((document.slug, document.language.tag, *([] if edition == "standard" else [edition])))
        path = f"{release.folder_of(document)}/{name}.{extension}"
        write_made(project.config.output / path, data)
        known.stamps[path] = stamp(project.config.output / path)
        sheets = len(PDF_PAGE.findall(data)) if extension == "pdf" else 0
        pages.append(Page(extension, path, digests[edition, extension], edition=edition, size=len(data), sheets=sheets))
    return tuple(pages)
