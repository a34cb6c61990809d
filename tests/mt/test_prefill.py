"""Gaps whose English is translated elsewhere in the project are drafted from it at every build, offline."""

import pytest

from command import in_process
from projects import ROWS, project, put, synced, units, write_rows

WASH, SCRUB = ROWS["h.wash"], ROWS["h.scrub"]


@pytest.mark.slow
def test_equal_english_elsewhere_prefills_a_new_row_as_a_draft_at_the_next_build(tmp_path):
    settings = project(tmp_path / "p")
    synced(settings)
    put(settings, "h.wash", "Lave con un jabón suave.", signed=True)
    put(settings, "h.call", "Llame al {clinic_phone} ahora.")
    put(settings, "h.scrub", "No frote la piel.", fuzzy=True)
    write_rows(settings.root, {**ROWS, "h.again": WASH, "h.twice": ROWS["h.call"], "h.more": SCRUB})
    run = in_process(settings.root, "build", http_proxy="http://127.0.0.1:9", https_proxy="http://127.0.0.1:9")
    assert "es: 2 rows drafted by memory" in run.stdout
    found = units(settings)
    assert (found["h.again"].target, found["h.again"].status.label) == ("Lave con un jabón suave.", "draft")
    assert found["h.again"].origin.startswith("memory ")
    assert (found["h.twice"].target, found["h.twice"].status.label) == ("Llame al {clinic_phone} ahora.", "draft")
    assert found["h.more"].target == "", "nobody has finished that one"


@pytest.mark.slow
def test_two_translations_of_one_text_are_for_a_person(tmp_path):
    settings = project(tmp_path / "p", rows={**ROWS, "h.other": WASH})
    synced(settings)
    put(settings, "h.wash", "Lave con un jabón suave.", signed=True)
    put(settings, "h.other", "Lávese con un jabón suave.", signed=True)
    write_rows(settings.root, {**ROWS, "h.other": WASH, "h.again": WASH})
    run = in_process(settings.root, "build")
    assert "drafted" not in run.stdout
    assert units(settings)["h.again"].target == ""


@pytest.mark.slow
def test_words_translated_in_one_handout_are_drafted_in_the_others_asked_for(tmp_path):
    settings = project(tmp_path / "p", rows={**ROWS, "h.when": "When to call us"}, languages=("es", "fr"))
    table = settings.root / "data" / "instructions.csv"
    rows = [
        f"{slug}.title,{slug},title,title,Title,\n{slug}.when,{slug},call,heading,When to call us,\n" for slug in "bc"
    ]
    table.write_text(table.read_text(encoding="utf-8") + "".join(rows), encoding="utf-8")
    assert in_process(settings.root, "sync").returncode == 0
    put(settings, "h.when", "Cuándo llamarnos")
    in_process(settings.root, "build", "--handout", "c")
    assert (units(settings)["c.when"].target, units(settings)["b.when"].target) == ("Cuándo llamarnos", "")
    in_process(settings.root, "build")
    assert units(settings)["b.when"].target == "Cuándo llamarnos"
