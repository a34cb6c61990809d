"""What shows only in all rows together is looked for once, and again where a catalog has been written since."""

from pathlib import Path

from aftercare.pipeline.project import read, sync
from projects import project, put, synced

ROWS = {"h.title": "After your treatment", "h.wait": "Wait two days.", "h.rest": "Rest for one week."}


def test_all_rows_are_looked_at_once_until_a_sync_writes_them(tmp_path: Path) -> None:
    settings = project(tmp_path / "p", ROWS)
    synced(settings)
    put(settings, "h.wait", "Espere dos días.")
    put(settings, "h.rest", "Espere dos días.")
    current = read(tmp_path / "p")
    found = current.findings_of.across()
    assert [each.unit.id for each in found if each.check == "one-translation-for-two"] == ["h.rest"]
    assert current.findings_of.across() is found

    (language,) = settings.languages
    book = current.store.book(language, "h")
    current.store.write(book, _without(book.content, "h.rest"))
    again = current.findings_of.across()
    assert not [each for each in again if each.check == "one-translation-for-two"]
    sync(current)
    assert not [each for each in current.findings_of.across() if each.check == "one-translation-for-two"]


def _without(content, row):
    content.by_id()[row].string = ""
    return content
