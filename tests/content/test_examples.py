"""The project under `examples/`: samples, drafts, and nothing that the checks object to."""

import json
from pathlib import Path
from shutil import copytree, ignore_patterns

import pytest

from aftercare.core.model import Kind
from aftercare.core.settings import config
from aftercare.core.units import Status
from aftercare.pipeline.snapshot import project as projects_on_disk
from command import ROOT, in_process

EXAMPLE = ROOT / "examples" / "clinic"
HANDOUTS = {"tooth-extraction", "fever", "colonoscopy"}
KINDS = set(Kind) - {Kind.INTERFACE, Kind.SUBHEADING, Kind.CONTACT}
LANGUAGES = ("es", "ar", "zh-Hans")


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("example") / "clinic"
    return copytree(EXAMPLE, folder, ignore=ignore_patterns("output", ".aftercare", ".lock"))


def test_it_has_three_handouts_with_rows_of_nearly_every_kind(example):
    found = projects_on_disk.read(example).handouts
    assert {handout.slug for handout in found} == HANDOUTS
    assert {row.kind for handout in found for row in handout.rows} >= KINDS


@pytest.mark.parametrize("slug", sorted(HANDOUTS))
@pytest.mark.parametrize("tag", LANGUAGES)
def test_every_row_is_a_draft_and_the_first_says_that_this_is_a_sample(example, slug, tag):
    project = projects_on_disk.read(example)
    document = project.document(slug, tag)
    assert (document.state, document.untranslated) == ("draft", ())
    first = document.blocks[0].rows[0]
    assert (first.kind, first.english) == (
        Kind.WARNING,
        "Sample text, not medical advice. Do not give it to a patient.",
    )
    units = [*project.readable.units(tag, slug), *project.readable.units(tag, "interface")]
    assert {unit.status for unit in units} == {Status.DRAFT}
    assert [unit.id for unit in units if unit.stale] == []


def test_the_checks_find_nothing(example):
    run = in_process(example, "check", "--format", "json")
    assert (run.returncode, json.loads(run.stdout)["findings"]) == (0, [])


def test_the_catalogs_are_up_to_date(example):
    before = {path: path.read_bytes() for path in example.rglob("*.po*")}
    run = in_process(example, "sync")
    assert (run.returncode, run.stdout) == (0, "The catalogs are up to date.\n")
    assert {path: path.read_bytes() for path in example.rglob("*.po*")} == before


@pytest.mark.parametrize("site", ["downtown", "beach"])
def test_it_can_be_built_for_each_site(example, monkeypatch, site):
    monkeypatch.setenv(config.SITE, site)
    project = projects_on_disk.read(example)
    slugs = {slug for slug, _ in project.targets()}
    assert slugs == (HANDOUTS if site == "downtown" else {"colonoscopy"})
    assert [len(project.document(slug, "ar").places) for slug in slugs] == [1] * len(slugs)
