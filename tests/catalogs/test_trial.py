"""A trial tells what a sync would make of the catalogs, and writes nothing."""

from pathlib import Path

import pytest

from aftercare.catalogs import legacy, merge, po, po_reader, store, sync
from aftercare.catalogs.trial import Trial
from aftercare.core.settings.config import Config
from projects import ROWS, documents, path_of, project, put, synced, write_rows

EDITED = {row: text for row, text in ROWS.items() if row != "h.scrub"} | {"h.wait": "Do not use makeup today."}


@pytest.fixture
def settings(tmp_path: Path) -> Config:
    """Return a project whose English was edited since the last sync."""
    found = project(tmp_path / "p")
    synced(found)
    put(found, "h.wait", "No use maquillaje.", signed=True)
    put(found, "h.scrub", "No frote.")
    write_rows(found.root, EDITED)
    return found


def files(root: Path) -> dict[str, tuple[bytes, int]]:
    return {
        path.relative_to(root).as_posix(): (path.read_bytes(), path.stat().st_mtime_ns)
        for path in root.rglob("*")
        if path.is_file()
    }


def test_it_has_the_catalogs_and_templates_that_a_sync_writes(settings: Config) -> None:
    (language,) = settings.languages
    before, trial = files(settings.root), Trial(settings, documents(settings))
    sync.sync(trial)
    assert files(settings.root) == before
    tried, template = trial.book(language, "h"), trial.template("h")
    assert {unit.id: unit.status.name for unit in tried.units}["h.wait"] == "DRAFT"
    synced(settings)
    written = store.Store(settings, documents(settings))
    assert [(unit.id, unit.target, unit.status, unit.previous) for unit in tried.units] == [
        (unit.id, unit.target, unit.status, unit.previous) for unit in written.book(language, "h").units
    ]
    assert [*template.by_id()] == [*written.template("h").by_id()] == [*EDITED]


def test_it_keeps_what_a_change_makes_of_a_catalog(settings: Config) -> None:
    (language,) = settings.languages
    before, trial = files(settings.root), Trial(settings, documents(settings))

    def change(book):
        content = po_reader.parse(po.dump(book.content))
        content.by_id()["h.wash"].string = "Lave."
        return content

    assert trial.rewrite(trial.book(language, "h"), change) is False
    assert {unit.id: unit.target for unit in trial.book(language, "h").units}["h.wash"] == "Lave."
    assert files(settings.root) == before


def test_a_catalog_of_the_old_kind_stays_where_it_is(settings: Config) -> None:
    old = merge.catalog_path(settings.locales, settings.languages[0], legacy.DOMAIN)
    path_of(settings).rename(old)
    before, trial = files(settings.root), Trial(settings, documents(settings))
    sync.sync(trial)
    assert files(settings.root) == before
    assert {unit.id: unit.target for unit in trial.book(settings.languages[0], "h").units}["h.wait"]
