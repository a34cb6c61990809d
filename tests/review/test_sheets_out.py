"""Sheets that are out with a translator while the project goes on, and that come back more than once."""

import csv
import io

import pytest

from aftercare.core.settings.config import load
from aftercare.core.units import Status
from command import in_process
from projects import project, units

DOSE, SCRUB, WASH = "Tome 500 mg con agua.", "No se frote la piel.", "Lávela con un jabón suave."


def exported(root, form="csv"):
    """Export a sheet of Spanish and return its path."""
    run = in_process(root, "export", "es", "--format", form)
    assert run.returncode == 0, run.stderr
    return root / "output" / "review" / f"es.{form}"


def write(path, row, **values):
    """Write into a row of a sheet what a translator does."""
    lines = list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline="")))
    assert row in {line["row"] for line in lines}
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, lines[0].keys())
    writer.writeheader()
    writer.writerows({**line, **values} if line["row"] == row else line for line in lines)
    path.write_text(out.getvalue(), encoding="utf-8-sig")


def taken(root, path, *, code=0):
    """Import a sheet, and return all that is said."""
    run = in_process(root, "import", str(path), "--yes")
    assert run.returncode == code, run.stdout + run.stderr
    return run.stdout + run.stderr


@pytest.mark.parametrize("form", ["csv", "xliff"])
def test_a_sheet_comes_back_into_a_project_that_has_no_catalogs_yet(tmp_path, form):
    settings = project(tmp_path)
    path = exported(tmp_path, form)
    if form == "csv":
        write(path, "h.scrub", translation=SCRUB, state="translated")
    else:
        english = "Do not scrub the skin."
        text = path.read_text("utf-8").replace(f'needs-translation">{english}', f'translated">{SCRUB}')
        path.write_text(text, encoding="utf-8")
    assert "Spanish" not in taken(tmp_path, path)
    assert (units(settings)["h.scrub"].target, units(settings)["h.scrub"].status) == (SCRUB, Status.TRANSLATED)


def test_a_sheet_comes_back_for_a_language_just_written_into_the_settings(tmp_path):
    project(tmp_path)
    assert in_process(tmp_path, "sync").returncode == 0
    settings = tmp_path / "pyproject.toml"
    settings.write_text(settings.read_text("utf-8").replace("['es']", "['fr', 'es']"), encoding="utf-8")
    run = in_process(tmp_path, "export", "fr", "--format", "csv")
    path = tmp_path / "output" / "review" / "fr.csv"
    assert run.returncode == 0
    write(path, "h.scrub", translation="Ne frottez pas la peau.", state="translated")
    taken(tmp_path, path)
    assert units(load(tmp_path), "fr")["h.scrub"].status is Status.TRANSLATED
