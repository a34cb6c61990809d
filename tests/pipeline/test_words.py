"""The words of the interface in a language: one object for all handouts, and another once a sync has written the catalog."""

import re
import shutil

from aftercare.pipeline.snapshot.project import read
from aftercare.pipeline.snapshot.syncing import sync
from command import ROOT
from projects import path_of, project, synced


def test_words_are_one_until_a_sync_writes_their_catalog(tmp_path):
    settings = project(tmp_path / "p")
    synced(settings)
    path = path_of(settings, domain="interface")
    shutil.copy(ROOT / "locales/es/LC_MESSAGES/interface.po", path)
    whole = path.read_text(encoding="utf-8")
    path.write_text(re.sub(r'(?s)\n\n(?:#[^\n]*\n)*msgctxt "label\.phone".*?(?=\n\n)', "", whole), encoding="utf-8")
    current = read(settings.root)
    before = current.documents.words("es")
    assert current.documents.words("es") is before
    assert current.documents.words("en") is current.documents.words("en")
    sync(current)
    assert 'msgctxt "label.phone"' in path.read_text(encoding="utf-8")
    after = current.documents.words("es")
    assert after is not before
    assert current.documents.words("es") is after
