"""Small projects on disk, and what their catalogs hold."""

import csv
import io
from dataclasses import replace

from aftercare.catalogs import merge, po, po_reader, store, sync
from aftercare.catalogs.signed_comments import approval_comment
from aftercare.core.clock import now
from aftercare.core.people.approvals import Approval
from aftercare.core.settings import config
from aftercare.source.english import handouts

HEAD = """
[tool.aftercare]
languages = {languages}

[tool.aftercare.clinic]
name = "Test clinic"
phone = {{ e164 = "+13215550100", local = "(321) 555-0100" }}
"""
ROWS = {
    "h.title": "After your treatment",
    "h.call": "Call us at {clinic_phone} if your skin hurts.",
    "h.wait": "Do not use makeup for at least 12 hours.",
    "h.dose": "Take 500 mg with water.",
    "h.scrub": "Do not scrub the skin.",
    "h.wash": "Wash it with a mild soap.",
}


def project(path, rows=ROWS, languages=("es",), engines=""):
    """Write a project of one handout, and return its settings."""
    path.mkdir(exist_ok=True)
    text = HEAD.format(languages=list(languages)) + engines
    (path / "pyproject.toml").write_text(text, encoding="utf-8")
    write_rows(path, rows)
    return config.load(path)


def write_rows(path, rows):
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(["id", "handout", "section", "kind", "text", "note"])
    for number, (row, text) in enumerate(rows.items()):
        writer.writerow([row, "h", "top", "step" if number else "title", text, ""])
    (path / "data").mkdir(exist_ok=True)
    (path / "data" / "instructions.csv").write_text(out.getvalue(), encoding="utf-8")


def documents(settings):
    return handouts(settings)


def synced(settings):
    """Bring the catalogs up to the English, and return the report."""
    return sync.sync(store.Store(settings, documents(settings)))


def units(settings, tag="es"):
    (language,) = settings.choose((tag,))
    books = store.read_books(settings, documents(settings), language)
    return {unit.id: unit for book in books if book.domain != store.INTERFACE for unit in book.units}


def path_of(settings, tag="es", domain="h"):
    (language,) = settings.choose((tag,))
    return merge.catalog_path(settings.locales, language, domain)


def put(settings, row, target, *, fuzzy=False, signed=False, origin="", day=None):  # noqa: PLR0913
    """Write a translation into a synced catalog as a person, a reviewer or a machine would."""
    path = path_of(settings)
    content = po_reader.read(path)
    message = content.by_id()[row]
    message.string = target
    message.flags = (message.flags | {"fuzzy"}) if fuzzy else (message.flags - {"fuzzy"})
    message.user_comments = [f"origin: {origin}"] if origin else []
    if signed:
        approval = Approval.of(
            replace(units(settings)[row], target=target).subject, "Ana Ruiz, RN", day or now().date()
        )
        message.user_comments.append(approval_comment(approval))
    po.write(path, content)
