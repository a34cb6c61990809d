"""What holds a handout back is told by row and state; what may not lie in the output is told by its place."""

from collections import Counter
from types import SimpleNamespace

import pytest

from aftercare.core.units import Status, Unit
from aftercare.pipeline.releasing import holding_back, release
from aftercare.pipeline.reports.not_released import as_before, not_released

MISSING, DRAFT, TRANSLATED, APPROVED = Status.MISSING, Status.DRAFT, Status.TRANSLATED, Status.APPROVED


def unit(row, status):
    return Unit(row, "Wait.", "Espere.", "es", status=status)


@pytest.mark.parametrize(
    ("states", "words", "told"),
    [
        ([], (), []),
        ([APPROVED, APPROVED], (), []),
        ([MISSING], (), ["1 row not translated: r0"]),
        (
            [TRANSLATED, MISSING, DRAFT],
            (),
            ["1 row not translated: r1", "1 row still draft: r2", "1 row short of signatures: r0"],
        ),
        ([DRAFT, APPROVED, DRAFT], (), ["2 rows still draft: r0, r2"]),
        ([DRAFT] * 7, (), ["7 rows still draft: r0, r1, r2, r3, r4 and 2 more"]),
        ([MISSING], ("word around", "words around"), ["1 word around not translated"]),
        ([MISSING, MISSING], ("word around", "words around"), ["2 words around not translated"]),
    ],
)
def test_rows_that_are_not_signed_are_told_by_state(states, words, told):
    units = [unit(f"r{number}", status) for number, status in enumerate(states)]
    assert [*holding_back._unready(units, *words)] == told  # noqa: SLF001


@pytest.mark.parametrize(("released", "folder"), [(True, "tooth/pt-BR"), (False, "drafts/tooth/pt-BR")])
def test_what_is_not_released_lies_apart(released, folder):
    document = SimpleNamespace(
        slug="tooth", language=SimpleNamespace(tag="pt-BR"), state=SimpleNamespace(released=released)
    )
    assert release.folder_of(document) == folder


@pytest.fixture
def project(tmp_path):
    output = tmp_path / "output"
    for name in (
        "index.html",
        "tooth/es/tooth-es.html",
        "tooth/es/notes.txt",
        "drafts/tooth/fr/tooth-fr.html",
        "old.txt",
    ):
        (output / name).parent.mkdir(parents=True, exist_ok=True)
        (output / name).touch()
    return SimpleNamespace(config=SimpleNamespace(output=output, root=tmp_path))


REMEDY = "could not be taken away; close what has it open, or delete it"


@pytest.mark.parametrize(
    ("wanted", "told"),
    [
        (
            [],
            {
                "tooth/es": f"tooth/es/tooth-es.html {REMEDY}",
                "tooth/fr": f"drafts/tooth/fr/tooth-fr.html {REMEDY}",
                "old.txt": f"old.txt {REMEDY}",
            },
        ),
        (
            ["tooth/es/tooth-es.html", "drafts/tooth/fr/tooth-fr.html"],
            {"tooth/es": f"tooth/es/notes.txt {REMEDY}", "old.txt": f"old.txt {REMEDY}"},
        ),
    ],
)
def test_what_could_not_be_taken_away_is_told_by_handout(wanted, told, project, monkeypatch):
    monkeypatch.setattr(release, "take_all_away", lambda *_: [])
    gone, left = release.sweep(project, wanted)
    assert gone == []
    assert release.stuck(project, left) == told


def test_pages_go_before_anything_else_and_empty_folders_after(project):
    gone, left = release.sweep(project, ["drafts/tooth/fr/tooth-fr.html"])
    assert left == []
    assert gone == ["tooth/es/tooth-es.html", "tooth/es/notes.txt"]
    output = project.config.output
    assert sorted(path.name for path in output.iterdir()) == ["drafts", "index.html", "old.txt"]
    assert (project.config.root / ".aftercare/set-aside/tooth/es/notes.txt").is_file()


# ---------------------------------------------------------------- what is said of many

LACKING = {f"h{rows:02}": rows for rows in range(14, 0, -1)}


@pytest.fixture
def many():
    """Return a project of handouts that lack as many rows as their names say."""
    tally = {slug: Counter(draft=rows, approved=20) for slug, rows in LACKING.items()}
    return SimpleNamespace(readable=SimpleNamespace(tally=lambda _tag, slugs: tally[slugs[0]]))


@pytest.mark.parametrize(
    ("count", "last"),
    [
        (1, "h14/fr is not released: why"),
        (10, "h14/fr is not released: why"),
        (11, "1 more handout (fr 1) is not released; see `aftercare status`"),
        (14, "4 more handouts (es 1, fr 3) are not released; see `aftercare status`"),
    ],
)
def test_of_many_handouts_that_are_not_released_those_that_lack_least_are_told(many, count, last):
    held = {(slug, "es" if slug == "h11" else "fr"): ["why"] for slug in [*LACKING][:count]}
    lines = [*not_released(many, held)]
    assert len(lines) == min(count, 11)
    assert lines[-1] == last
    assert lines[0].startswith(f"h{15 - count:02}/")
    assert not [*not_released(many, {})]


@pytest.mark.parametrize(
    ("count", "last"),
    [
        (10, "h5/fr stays as it was reviewed before an edit of the English: h.a, h.b"),
        (12, "2 more handouts (fr 2) stay so"),
    ],
)
def test_of_many_handouts_that_stay_as_they_were_ten_are_told(count, last):
    lines = [*as_before({(slug, "fr"): ("h.a", "h.b") for slug in [*LACKING][:count]})]
    assert (len(lines), lines[-1]) == (min(count, 11), last.replace("h5", "h05"))
