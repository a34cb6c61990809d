"""Findings are noted beside their rows in the catalogs, and removed once fixed."""

import shutil
import subprocess
from pathlib import Path

import pytest

from aftercare.catalogs import po_reader, sync
from aftercare.catalogs.annotate import annotate
from aftercare.catalogs.merge import catalog_path
from aftercare.catalogs.store import Store
from aftercare.core.settings import config
from aftercare.core.units import Finding, Severity, Unit
from aftercare.source.english import handouts

ROW = "microneedling.day-1.makeup"


def test_notes_come_and_go_and_survive_a_sync(copy: Path) -> None:
    settings = config.load(copy)
    documents = handouts(settings)
    (language,) = settings.choose(("es",))
    path = catalog_path(settings.locales, language, "microneedling")
    before = path.read_bytes()
    found = [
        Finding(Unit(ROW, "", "", "es"), "numbers", Severity.ERROR, "12 is missing, and a text of many more words")
    ]
    assert annotate(Store(settings, documents), language, found) == [path]
    note = "check error numbers: 12 is missing, and a text of many more words"
    assert po_reader.read(path).by_id()[ROW].auto_comments[-1] == note
    if shutil.which("msgfmt"):
        subprocess.run(["msgfmt", "-c", "-o", "/dev/null", path], check=True)
    assert sync.sync(Store(settings, documents)).written == []
    assert annotate(Store(settings, documents), language, found) == []
    assert annotate(Store(settings, documents), language, []) == [path]
    assert path.read_bytes() == before


@pytest.mark.parametrize("text", ["a\nb", 'msgid "x"', "#~ x", "ends in \\"])
def test_no_message_can_break_the_file(copy: Path, text: str) -> None:
    settings = config.load(copy)
    documents = handouts(settings)
    (language,) = settings.choose(("es",))
    path = catalog_path(settings.locales, language, "microneedling")
    targets = {row: message.string for row, message in po_reader.read(path).by_id().items()}
    annotate(Store(settings, documents), language, [Finding(Unit(ROW, "", "", "es"), "x", Severity.ERROR, text)])
    assert {row: message.string for row, message in po_reader.read(path).by_id().items()} == targets
