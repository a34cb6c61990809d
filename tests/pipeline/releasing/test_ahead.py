"""What may be released is checked by several processes at once, and what these say counts as what this one says."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from aftercare.core import parallel
from aftercare.core.errors import CatalogError
from aftercare.handout.document import State
from aftercare.pipeline.built import record
from aftercare.pipeline.releasing import ahead, holding_back, unchanged
from aftercare.pipeline.releasing.ahead import check_releases
from aftercare.pipeline.releasing.withdrawal import withdraw
from aftercare.pipeline.snapshot import findings
from aftercare.pipeline.snapshot.project import read

ES = "locales/es/LC_MESSAGES"


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the catalogs that other processes have checked; they are threads here, as this one has threads."""
    found: list[str] = []
    monkeypatch.setattr(ahead, "FEW", 1)
    monkeypatch.setattr(ahead, "processors", lambda: 2)
    monkeypatch.setattr(ahead, "forkable", lambda: True)
    monkeypatch.setattr(parallel, "pool", lambda jobs, forked: Counting(jobs, found) if forked else None)
    return found


class Counting(ThreadPoolExecutor):
    def __init__(self, jobs: int, found: list[str]) -> None:
        super().__init__(jobs)
        self.found = found

    def submit(self, work: Callable, chunk: tuple, *given: object) -> object:
        self.found += sorted({Path(unit.path).stem for unit in chunk[1]})
        return super().submit(work, chunk, *given)


def test_what_all_is_signed_of_is_checked_once_and_not_here(
    project: Path, asked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    current = read(project)
    expected = [read(project).findings_of.anew("es", domain) for domain in ("fever", "tooth", "interface")]
    check_releases(current, record.read(project))
    assert asked == ["fever", "interface", "tooth"]
    monkeypatch.setattr("aftercare.checks.runner.check_units", None)
    assert [current.findings_of.anew("es", domain) for domain in ("fever", "tooth", "interface")] == expected
    assert current.documents.state("tooth", "es") is State.APPROVED


def test_an_error_that_others_have_found_holds_a_release_back(
    project: Path, asked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = project / "pyproject.toml"
    rule = '[tool.aftercare.checks]\nglossary-terms = { severity = "error", reason = "ours" }\n'
    settings.write_text(settings.read_text(encoding="utf-8") + rule, encoding="utf-8")
    (project / "data/glossary.csv").write_text("term,language,translation\ntooth,es,muela\n", encoding="utf-8")
    current = read(project)
    check_releases(current, record.read(project))
    monkeypatch.setattr("aftercare.checks.runner.check_units", None)
    assert "tooth" in asked
    assert current.documents.state("tooth", "es") is State.TRANSLATED
    assert any("[glossary-terms]" in why for why in holding_back.reasons(current, "tooth", "es"))
    assert current.documents.state("fever", "es") is State.APPROVED


@pytest.mark.parametrize("damaged", ["tooth", "interface"])
def test_a_catalog_that_cannot_be_read_is_left_out(project: Path, asked: list[str], damaged: str) -> None:
    (project / ES / f"{damaged}.po").write_text("msgid", encoding="utf-8")
    current = read(project)
    check_releases(current, record.read(project))
    assert asked == ([] if damaged == "interface" else ["fever", "interface"])
    assert isinstance(current.readable.problem("es", damaged), CatalogError)


def test_what_no_process_has_checked_is_checked_here(
    project: Path, asked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    current = read(project)
    monkeypatch.setattr(findings.apart, "checked", lambda *_, **__: iter(()))
    check_releases(current, record.read(project))
    assert asked == []
    assert current.documents.state("tooth", "es") is State.APPROVED


def test_what_nobody_has_released_is_not_read_for_it(project: Path, asked: list[str]) -> None:
    known = record.read(project)
    del known.targets["tooth/es"]
    check_releases(read(project), known)
    assert asked == ["fever", "interface"]


@pytest.mark.parametrize(("name", "value"), [("forkable", lambda: False), ("processors", lambda: 1), ("FEW", 2)])
def test_where_forks_are_not_safe_or_no_gain_each_waits_to_be_asked_for(
    project: Path, asked: list[str], monkeypatch: pytest.MonkeyPatch, name: str, value: object
) -> None:
    monkeypatch.setattr(ahead, name, value)
    check_releases(read(project), record.read(project))
    assert asked == []


def test_whoever_finds_out_what_may_stay_asks_for_all_of_it_first(project: Path, asked: list[str]) -> None:
    current = read(project)
    assert unchanged.up_to_date(current.config)
    assert asked == (every := ["fever", "interface", "tooth"])
    assert withdraw(current) == []
    assert asked == every * 2
