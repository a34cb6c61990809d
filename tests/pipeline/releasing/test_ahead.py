# ruff: noqa: SLF001 - what forks go by
"""What is released is looked at by several processes, each once, and what these say counts as what this one says."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from aftercare.core import parallel
from aftercare.core.errors import CatalogError
from aftercare.core.people import questions
from aftercare.handout.document import State
from aftercare.pipeline.building.publish import publish
from aftercare.pipeline.built import record
from aftercare.pipeline.built.targets import as_json
from aftercare.pipeline.releasing import ahead, holding_back, unchanged
from aftercare.pipeline.releasing.ahead import check_releases
from aftercare.pipeline.releasing.withdrawal import withdraw
from aftercare.pipeline.snapshot.details import details
from aftercare.pipeline.snapshot.project import Project, read
from forks import forks
from released import CATALOG, TARGET, edit

ES = "locales/es/LC_MESSAGES"
EVERY = [("fever", "es"), ("tooth", "es")]


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """Return the handouts that forks have looked at."""
    return forks(monkeypatch)


def nothing_is_checked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("aftercare.checks.runner.check_units", None)


def test_what_all_is_signed_of_is_read_and_checked_once(
    project: Path, asked: list[tuple[str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    current, fresh = read(project), read(project)
    check_releases(current, record.read(project))
    assert asked == EVERY
    assert current.readable.units("es", "interface")
    nothing = ("aftercare.catalogs.po_reader.parse", "aftercare.checks.runner.check_units")
    with monkeypatch.context() as patch:
        for name in nothing:
            patch.setattr(name, None)
        found = [current.known.facts(*target) for target in EVERY]
        states = [current.documents.state(*target) for target in EVERY]
        shown = [current.documents.digest_and_code(*target) for target in EVERY]
        problems = [current.readable.problem(tag, slug) for slug, tag in EVERY]
        findings = [[*map(str, current.findings_of.catalog(tag, slug))] for slug, tag in EVERY]
    documents = [fresh.document(*target) for target in EVERY]
    assert states == [State.APPROVED] * 2
    assert shown == [(each.digest, each.code) for each in documents]
    assert [each.told for each in found if each] == [as_json(details(fresh, each)) for each in documents]
    assert findings == [[*map(str, fresh.findings_of.anew(tag, slug))] for slug, tag in EVERY]
    assert problems == [None, None]
    for ask in ("tally", "signers"):
        assert getattr(current.readable, ask)("es") == getattr(fresh.readable, ask)("es")
    assert current.readable.signers("es")


def test_it_holds_as_long_as_nothing_changes(project: Path, asked: list[tuple[str, str]]) -> None:
    current = read(project)
    check_releases(current, record.read(project))
    for target in EVERY:
        assert current.known.looked_at(*target)
    TARGET(project)
    assert current.documents.state("tooth", "es") is State.APPROVED  # this run goes by what it has read
    current.inputs.forget(project / CATALOG)
    current.store.let_go("tooth")
    assert not current.known.looked_at("tooth", "es")
    assert not current.known.facts("tooth", "es")
    assert current.documents.state("tooth", "es") is not State.APPROVED
    assert current.known.facts("fever", "es")
    check_releases(current, record.read(project))
    assert asked == [*EVERY, ("tooth", "es")]
    assert not current.known.facts("tooth", "es")
    check_releases(current, record.read(project))
    assert len(asked) == 3  # that it is none any more is known, too


def test_a_template_is_known_as_long_as_nothing_changes(project: Path, asked: list[tuple[str, str]]) -> None:
    current = read(project)
    check_releases(current, record.read(project))
    assert asked == EVERY
    assert current.known.english("tooth")
    edit("locales/tooth.pot", "12 hours", "24 hours")(project)
    current.inputs.forget(project / "locales/tooth.pot")
    assert not current.known.english("tooth")


def test_a_fork_tells_nothing_of_a_catalog_as_it_was(project: Path) -> None:
    current = read(project)
    assert current.findings_of.anew("es", "tooth") == []
    assert current.findings_of.told("es", "tooth")
    TARGET(project)
    current.inputs.forget(project / CATALOG)
    current.store.let_go("tooth")
    assert current.findings_of.told("es", "tooth") == {}


ASKED = f"# question: Bo Li; 2026-02-01; Which tablet?; {questions.stamp('Take 1 tablet every 8 hours.', '')}\n"
MORE: dict[str, Callable[[Path], object]] = {
    "a row that left the table": lambda folder: added(
        folder / CATALOG, '\n#~ msgctxt "tooth.old"\n#~ msgid "Old"\n#~ msgstr "Viejo"\n'
    ),
    "a question": edit(CATALOG, "#. step", f"{ASKED}#. step"),
    "a comment that a sync makes": edit(CATALOG, "#. step, section day of tooth\n", ""),
    "a template that a sync makes": edit("locales/tooth.pot", "12 hours", "24 hours"),
}


def added(path: Path, text: str) -> None:
    path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")


@pytest.mark.parametrize("more", MORE)
def test_where_there_is_more_to_tell_only_what_was_found_is_taken_over(
    project: Path, asked: list[tuple[str, str]], monkeypatch: pytest.MonkeyPatch, more: str
) -> None:
    MORE[more](project)
    current = read(project)
    check_releases(current, record.read(project))
    assert asked == EVERY
    nothing_is_checked(monkeypatch)
    assert current.known.facts("fever", "es")
    assert not current.known.facts("tooth", "es")
    assert current.documents.state("tooth", "es") is State.APPROVED


def test_what_was_found_is_remembered(project: Path, asked: list[tuple[str, str]]) -> None:
    for path in (project / ".aftercare").glob("findings-*.json"):
        path.unlink()
    current = Project(read(project).config, remembers=True)
    check_releases(current, record.read(project))
    assert asked == EVERY
    current.findings_of.remember()
    for name in ("tooth", "fever", "interface"):
        assert json.loads((project / f".aftercare/findings-{name}.json").read_bytes())["units"]


def test_a_day_to_come_that_others_have_seen_is_waited_for(project: Path) -> None:
    current = read(project)
    ahead._take(current, EVERY, ahead.Looked([], {}, waits=True))
    assert current.findings_of.waits


def test_what_is_told_of_a_page_that_stays_is_renewed(project: Path, asked: list[tuple[str, str]]) -> None:
    """The manifest has the last day of each who signed; a page only the last of all."""
    known = record.read(project)
    before = known.targets["tooth/es"]
    known.targets["tooth/es"] = replace(before, told=as_json({**before.details, "signers": {}}))
    record.note(project, known)
    current = read(project)
    assert publish(current, current.targets()).made == []
    assert asked == EVERY
    assert record.read(project).targets["tooth/es"].details == before.details
    assert before.details["signers"]


def test_an_error_that_others_have_found_holds_a_release_back(
    project: Path, asked: list[tuple[str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = project / "pyproject.toml"
    rule = '[tool.aftercare.checks]\nglossary-terms = { severity = "error", reason = "ours" }\n'
    settings.write_text(settings.read_text(encoding="utf-8") + rule, encoding="utf-8")
    (project / "data/glossary.csv").write_text("term,language,translation\ntooth,es,muela\n", encoding="utf-8")
    current = read(project)
    check_releases(current, record.read(project))
    nothing_is_checked(monkeypatch)
    assert asked == EVERY
    assert current.documents.state("tooth", "es") is State.TRANSLATED
    assert any("[glossary-terms]" in why for why in holding_back.reasons(current, "tooth", "es"))
    assert current.documents.state("fever", "es") is State.APPROVED


@pytest.mark.parametrize("damaged", ["tooth", "interface"])
def test_of_a_catalog_that_cannot_be_read_nothing_is_known(
    project: Path, asked: list[tuple[str, str]], damaged: str
) -> None:
    (project / ES / f"{damaged}.po").write_text("msgid", encoding="utf-8")
    current = read(project)
    check_releases(current, record.read(project))
    assert asked == EVERY
    assert not current.known.facts("tooth", "es")
    assert bool(current.known.facts("fever", "es")) is (damaged == "tooth")
    assert isinstance(current.readable.problem("es", damaged), CatalogError)


def test_nothing_is_taken_over_that_was_read_while_a_file_changed(project: Path, asked: list[tuple[str, str]]) -> None:
    current = read(project)
    current.inputs.torn = True
    check_releases(current, record.read(project))
    assert asked == EVERY
    assert not any(current.known.looked_at(*target) for target in EVERY)


def test_what_no_process_has_looked_at_is_looked_at_when_it_is_asked_for(
    project: Path, asked: list[tuple[str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    current = read(project)
    monkeypatch.setattr(parallel, "mapped", lambda *_, **__: iter(()))
    check_releases(current, record.read(project))
    assert asked == []
    assert not current.known.looked_at("tooth", "es")
    assert current.documents.state("tooth", "es") is State.APPROVED


def test_what_nobody_has_released_is_not_read_for_it(project: Path, asked: list[tuple[str, str]]) -> None:
    known = record.read(project)
    del known.targets["tooth/es"]
    check_releases(read(project), known)
    assert asked == [("fever", "es")]


@pytest.mark.parametrize(("name", "value"), [("forkable", lambda: False), ("processors", lambda: 1), ("FEW", 3)])
def test_where_forks_are_not_safe_or_no_gain_this_process_looks(
    project: Path, asked: list[tuple[str, str]], monkeypatch: pytest.MonkeyPatch, name: str, value: object
) -> None:
    monkeypatch.setattr(ahead, name, value)
    current = read(project)
    check_releases(current, record.read(project))
    assert asked == []
    assert [current.documents.state(*target) for target in EVERY] == [State.APPROVED] * 2
    assert all(current.known.facts(*target) for target in EVERY)


def parts(targets: list[tuple[str, str]]) -> list[list[tuple[str, str]]]:
    class Asked:
        known = type("Known", (), {"looked_at": lambda *_: False})

        def targets(self) -> list[tuple[str, str]]:
            return targets

    wanted = {"/".join(target) for target in targets}
    return [*ahead._parts(Asked(), wanted)]  # type: ignore[arg-type]


def test_a_process_is_given_a_handout_or_a_language() -> None:
    few = [("h", "en"), ("h", "es"), ("h", "fr")]
    assert parts(few) == [[("h", "es")], [("h", "fr")]]
    many = [(slug, tag) for tag in ("en", "es", "fr") for slug in "abc"]
    assert parts(many) == [[(slug, tag) for tag in ("es", "fr")] for slug in "abc"]


def test_whoever_finds_out_what_may_stay_asks_for_all_of_it_first(project: Path, asked: list[tuple[str, str]]) -> None:
    current = Project(read(project).config, remembers=True)
    assert unchanged.up_to_date(current.config)
    assert asked == EVERY
    assert withdraw(current) == []
    assert asked == EVERY * 2
