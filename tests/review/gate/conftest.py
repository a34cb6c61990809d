"""A reviewed project in git; tests that change it take a copy."""

import shutil

import pytest

from aftercare.core.settings.config import load
from gated import FEVER, GYM, LAST_WEEK, SUN, WASH, comments, sign, synced
from review_project import ANA, BO, SPANISH, commit, edit, fill, make


@pytest.fixture(scope="session")
def baseline(tmp_path_factory):
    """Rows signed long ago, one warning signed by one of two, one by both, one draft, a row that has left the CSV."""
    root = tmp_path_factory.mktemp("baseline")
    config = make(root)
    edit(config.source, "care.day.wash,", "care.day.rest,care,day,text,Rest today.,\ncare.day.wash,")
    synced(config)
    fill(config, "es", {"care.day.rest": "Descanse hoy."})
    edit(config.source, "care.day.rest,care,day,text,Rest today.,\n", "")
    synced(config)
    sign(config, ANA, ["care.title", SUN, FEVER, "care.call.signs"], LAST_WEEK)
    sign(config, BO, ["care.call.signs"], LAST_WEEK)
    fill(config, "es", {GYM: SPANISH[GYM]}, fuzzy=True)
    fill(config, "ar", {SUN: "انتظر 48 ساعة.", WASH: "اغسل وجهك بماء بارد."})
    sign(config, ANA, [SUN], LAST_WEEK, tag="ar")
    comments(config, WASH, lambda _: ["origin: google 2026-01-04"])
    (root / "data/glossary.csv").write_text("term,language,translation\nfever,es,fiebre\n", encoding="utf-8")
    commit(root)
    return root


@pytest.fixture
def config(baseline, tmp_path):
    return load(shutil.copytree(baseline, tmp_path / "project", symlinks=True))
