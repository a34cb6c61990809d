"""Units that are checked ahead, in processes of their own or on a cluster, have the findings that they have here."""

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import pytest

from aftercare.catalogs import po_reader
from aftercare.checks import runner
from aftercare.core import parallel
from aftercare.core.units import Finding
from aftercare.pipeline.building import checking
from aftercare.pipeline.building.annotating import UP_TO_DATE, annotate
from aftercare.pipeline.building.checking import check_ahead
from aftercare.pipeline.building.stages import Options, run_stages
from aftercare.pipeline.releasing import recall
from aftercare.pipeline.snapshot import project as projects_of
from aftercare.pipeline.snapshot.project import Project, read
from aftercare.pipeline.snapshot.syncing import sync
from projects import project, synced

PART_OF = runner.part_of
ROWS = {
    "h.title": ("Care", "Cuidados"),
    "h.wait": ("Wait 12 hours.", "Espere 21 horas."),
    "h.not": ("Do not scrub.", "Frote."),
    "h.dry": ("Keep it dry.", "Manténgala seca  ."),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    settings = project(tmp_path / "project", languages=("es", "fr"))
    rows = [f"{row},h,top,{'title' if row.endswith('title') else 'step'},{text},\n" for row, (text, _) in ROWS.items()]
    settings.source.write_text("id,handout,section,kind,text,note\n" + "".join(rows), encoding="utf-8")
    (settings.root / "data/glossary.csv").write_text("term,language,translation\ndry,es,seca\n", encoding="utf-8")
    synced(settings)
    catalog = settings.root / "locales/es/LC_MESSAGES/h.po"
    text = catalog.read_text(encoding="utf-8")
    for english, spanish in ROWS.values():
        text = text.replace(f'msgid "{english}"\nmsgstr ""', f'msgid "{english}"\nmsgstr "{spanish}"')
    catalog.write_text(text, encoding="utf-8")
    return settings.root


def told(found: list[Finding]) -> list[tuple[object, ...]]:
    return [(each.unit.id, each.check, each.severity, each.message, each.span) for each in found]


def known(current: Project) -> bool:
    return not [unit for _, units in current.findings_of.unknown() for unit in units]


def test_findings_are_those_of_this_process(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = told(read(folder).findings("es"))
    assert {"numbers", "negation-lost"} <= {check for _, check, *_ in expected}
    monkeypatch.setattr(checking, "MANY", 1)
    monkeypatch.setattr(checking, "CHUNK", 3)
    current = read(folder)
    check_ahead(current, 2)
    assert known(current)
    monkeypatch.setattr("aftercare.checks.runner.check_units", None)  # nothing is left to be checked here
    assert told(current.findings("es")) == expected
    current.findings_of.remember()
    assert told(read(folder).findings("es")) == expected


def test_of_many_handouts_all_is_noted_while_their_catalogs_are_held(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No later stage writes into them, nor into those that their pages are made of, so that none is read again."""
    sync(read(folder))
    (folder / "locales/interface.pot").unlink()
    monkeypatch.chdir(folder)
    monkeypatch.setattr(checking, "MANY", 1)
    monkeypatch.setattr(projects_of, "MOST", 1)
    current = recall.read(remembers=True)
    current.asked_whole = True
    check_ahead(current, 2)
    monkeypatch.setattr(po_reader, "parse", lambda *_, name, **__: pytest.fail(f"{name} was read again"))
    found = {tag: current.known.facts("h", tag) for tag in ("es", "fr")}
    assert all(found.values())
    assert found["es"]
    assert "numbers" in {each.check for each in found["es"].findings}
    assert sync(current).written == []
    catalog = folder / "locales/es/LC_MESSAGES/h.po"
    assert "#. check error numbers: " in catalog.read_text(encoding="utf-8")
    assert annotate(current).startswith(f"Findings noted in {catalog.relative_to(folder)}")
    assert annotate(current) == UP_TO_DATE
    assert current.known.facts("h", "es") is found["es"]


@pytest.mark.parametrize("whole", [4, 1000])
def test_what_shows_in_all_rows_of_a_handout_is_found_there_too(
    folder: Path, monkeypatch: pytest.MonkeyPatch, whole: int
) -> None:
    """Unless the handout is so large that its rows are parted."""
    (folder / "data/instructions.csv").write_text(
        (folder / "data/instructions.csv").read_text(encoding="utf-8").replace("Do not scrub.", "Do not scrub [PART]."),
        encoding="utf-8",
    )
    sync(read(folder))
    expected = told(read(folder).across.findings())
    assert "unfilled-field" in {check for _, check, *_ in expected}
    monkeypatch.setattr(checking, "MANY", 1)
    monkeypatch.setattr(checking, "WHOLE", whole)
    current = read(folder)
    check_ahead(current, 2)
    if whole == 1000:
        monkeypatch.setattr("aftercare.checks.runner.part_of", None)
    assert told(current.across.findings()) == expected


@pytest.mark.parametrize(("few", "many", "jobs"), [(1, 1, 1), (1, 1000, 1), (1000, 1000, 2)])
def test_few_units_and_one_process_wait_to_be_asked_for(
    folder: Path, monkeypatch: pytest.MonkeyPatch, few: int, many: int, jobs: int
) -> None:
    monkeypatch.setattr(checking, "FEW", few)
    monkeypatch.setattr(checking, "MANY", many)
    current = read(folder)
    check_ahead(current, jobs)
    assert not known(current)


@pytest.mark.parametrize("safe", [True, False])
def test_a_small_project_is_checked_in_forks_where_these_are_safe(
    folder: Path, monkeypatch: pytest.MonkeyPatch, *, safe: bool
) -> None:
    expected = [told(read(folder).findings(tag)) for tag in ("es", "fr")]
    together = told(read(folder).across.findings())
    monkeypatch.setattr(checking, "FEW", 1)
    monkeypatch.setattr(checking, "forkable", lambda: safe)
    asked = []  # this process has threads
    monkeypatch.setattr(parallel, "pool", lambda jobs, forked: asked.append((jobs, forked)) or ThreadPoolExecutor(jobs))
    current = read(folder)
    check_ahead(current, 2)
    assert (known(current), asked) == (safe, [(2, True)] if safe else [])
    if safe:
        for name in ("check_units", "part_of"):  # nothing is left to be checked here
            monkeypatch.setattr(f"aftercare.checks.runner.{name}", None)
    assert [told(current.findings(tag)) for tag in ("es", "fr")] == expected
    assert told(current.across.findings()) == together


@pytest.fixture
def edited(folder: Path, monkeypatch: pytest.MonkeyPatch) -> list[tuple]:
    """Edit the English, and return what processes are asked for from then on; they are this one."""
    table = folder / "data/instructions.csv"
    table.write_text(table.read_text(encoding="utf-8").replace("12 hours", "14 hours"), encoding="utf-8")
    monkeypatch.chdir(folder)
    monkeypatch.setattr(checking, "FEW", 1)
    monkeypatch.setattr(checking, "forkable", lambda: True)
    asked: list[tuple] = []

    def mapped(work: Callable, parts: Iterable, common: object, *_: object, **__: object) -> Iterator[tuple]:
        for part in parts:
            asked.append(part)
            yield part, work(part, common)

    monkeypatch.setattr(parallel, "mapped", mapped)
    return asked


def test_what_an_edit_makes_new_is_checked_in_forks_and_once(edited: list[tuple]) -> None:
    """That is after the sync: what was found before it, of rows that it changes, would be of no use to anybody."""
    current = recall.read(remembers=True)
    next(run_stages(current, Options()))
    units = [unit for _, own, _ in edited for unit in own if unit.language == "es" and unit.id in ROWS]
    assert sorted((unit.id, unit.target) for unit in units) == sorted((row, text) for row, (_, text) in ROWS.items())
    assert known(current)


def test_an_edited_handout_among_many_is_looked_at_as_a_whole_once(
    edited: list[tuple], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is found is in its catalogs before they are let go: writing them later would make it another handout."""
    monkeypatch.setattr(projects_of, "MOST", 1)
    looked = []
    monkeypatch.setattr(runner, "part_of", lambda *given: looked.append(given) or PART_OF(*given))
    for _ in run_stages(recall.read(remembers=True), Options()):
        pass
    assert [name for name, _, together in edited if together] == ["h"]
    assert len(looked) == 1


class Refusing(ThreadPoolExecutor):
    """A pool of which no process can begin, as where their number is limited, or whose first one is killed."""

    def __init__(self, error: Exception) -> None:
        super().__init__(1)
        self.error = error

    def submit(self, *_: object) -> Future:
        if isinstance(self.error, OSError):
            raise self.error
        future = Future()
        future.set_exception(self.error)
        return future


@pytest.mark.parametrize("many", [1, 1000])
@pytest.mark.parametrize("error", [OSError(11, "Resource temporarily unavailable"), BrokenProcessPool()])
def test_where_processes_cannot_begin_or_die_units_wait_to_be_asked_for(
    folder: Path, monkeypatch: pytest.MonkeyPatch, many: int, error: Exception
) -> None:
    expected = told(read(folder).findings("es"))
    monkeypatch.setattr(checking, "FEW", 1)
    monkeypatch.setattr(checking, "MANY", many)
    monkeypatch.setattr(checking, "forkable", lambda: True)
    monkeypatch.setattr(parallel, "pool", lambda *_, **__: Refusing(error))
    current = read(folder)
    check_ahead(current, 2)
    assert not known(current)
    assert told(current.findings("es")) == expected
