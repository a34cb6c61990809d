"""What makes a build out of date, asked of the record and the plan without building anything."""

import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import nbformat
import pytest

from aftercare.core.disk.fingerprint import sha256
from aftercare.core.disk.leftovers import leftovers
from aftercare.core.disk.stamps import stamp
from aftercare.core.settings.config import Config
from aftercare.notebook_engine.execute import execute
from aftercare.pipeline.building.plan import due
from aftercare.pipeline.built import build_record, record
from aftercare.pipeline.built.build_record import Record
from aftercare.pipeline.releasing import unchanged
from aftercare.pipeline.releasing.unchanged import up_to_date
from aftercare.pipeline.snapshot.project import read
from aftercare.pipeline.snapshot.syncing import sync
from command import in_process

pytestmark = pytest.mark.slow
SEEN = {"output_type": "stream", "name": "stdout", "text": ["seen"]}
SPANISH = "output/drafts/microneedling/es/microneedling-es.md"


@pytest.fixture
def again(built: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(built, tmp_path / "again", symlinks=True))


def stale(folder: Path) -> list[str]:
    """Return the targets that a build would make anew."""
    project = read(folder)
    return [each.key for each in due(project, project.targets(), record.read(folder))]


def everything(folder: Path) -> list[str]:
    return ["/".join(target) for target in read(folder).targets()]


def known(folder: Path, **changes: object) -> None:
    """Rewrite the record as another build would have left it."""
    record.note(folder, replace(record.read(folder), **changes))  # type: ignore[arg-type]


def append(path: Path) -> None:
    path.write_text(path.read_text(encoding="utf-8") + "\n", encoding="utf-8")


def put_into(notebook: Path, **parts: object) -> None:
    """Give the last cell of a notebook other parts."""
    content = json.loads(notebook.read_text(encoding="utf-8"))
    content["cells"][-1].update(parts)
    notebook.write_text(json.dumps(content), encoding="utf-8")


def package(folder: Path) -> None:
    folder.mkdir()
    (folder / "__init__.py").touch()


def test_nothing_is_stale_after_a_build(again: Path) -> None:
    assert up_to_date(read(again).config)
    assert stale(again) == []


@pytest.mark.parametrize("place", ["locales/es/LC_MESSAGES", ".aftercare", "output/reports", "output/reports/handouts"])
def test_what_a_killed_run_has_left_makes_a_build_out_of_date_and_goes(again: Path, place: str) -> None:
    (again / place / ".notes.tmp").touch()
    assert up_to_date(read(again).config)
    left = again / place / ".microneedling.po.abcdefgh.aftercare.tmp"
    left.touch()
    assert not up_to_date(read(again).config)
    assert in_process(again, "build").returncode == 0
    assert not left.exists()
    assert (again / place / ".notes.tmp").exists()


def test_an_executed_copy_that_a_killed_run_was_writing_is_known_as_left_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    notebook = tmp_path / "n.ipynb"
    notebook.write_text(nbformat.writes(nbformat.v4.new_notebook()), encoding="utf-8")
    monkeypatch.setattr(Path, "replace", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
    with pytest.raises(KeyboardInterrupt):
        execute(notebook, tmp_path / "copy.ipynb", {})
    assert [target.name for _, target in leftovers(tmp_path)] == ["copy"]


def test_another_program_makes_everything_anew(again: Path) -> None:
    known(again, program="another", program_seen="another")
    assert not up_to_date(read(again).config)


def test_the_program_is_not_read_where_the_system_tells_that_it_is_the_same(
    again: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(unchanged, "seen", lambda _root: "as it was")
    monkeypatch.setattr(unchanged, "program", pytest.fail)
    known(again, program_seen="as it was")
    assert up_to_date(read(again).config)


def test_what_the_system_says_of_the_same_program_is_noted(again: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unchanged, "to_note", lambda _root: "as it is")
    known(again, program_seen="as it was")
    assert up_to_date(read(again).config)
    assert record.read(again).program_seen == "as it is"


def test_a_page_made_by_another_program_is_stale(again: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("aftercare.pipeline.built.program.code", lambda: "another")
    assert stale(again) == everything(again)


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (lambda folder: known(folder, complete=False), []),
        (lambda folder: known(folder, inputs={"data/instructions.csv": "0"}), []),
        (lambda folder: put_into(folder / "notebooks/handout.ipynb", source=["1"]), everything),
        (lambda folder: put_into(folder / "notebooks/handout.ipynb", execution_count=7, outputs=[SEEN]), []),
        (lambda folder: append(folder / "wordbook.py"), everything),
        (lambda folder: (folder / "wordbook.py").unlink(), everything),
        (lambda folder: (folder / "notebooks/more.py").touch(), everything),
        (lambda folder: package(folder / "more"), everything),
        (lambda folder: (folder / "locales/es/LC_MESSAGES/handouts.po").mkdir(), []),
        (lambda folder: (folder / SPANISH).write_text("# Not this"), ["microneedling/es"]),
        (lambda folder: (folder / SPANISH).unlink(), ["microneedling/es"]),
        (lambda folder: (folder / "output/drafts/more.html").write_text("old"), []),
        (lambda folder: (folder / "output/index.html").write_text("old"), []),
        (lambda folder: (folder / "output/manifest.json").unlink(), []),
    ],
    ids=[
        *(
            "incomplete",
            "input",
            "notebook",
            "outputs",
            "module",
            "module gone",
            "module added",
            "package added",
            "unreadable",
        ),
        *("edited", "deleted", "added", "index", "manifest"),
    ],
)
def test_a_build_is_out_of_date(
    again: Path, change: Callable[[Path], object], expected: list[str] | Callable[[Path], list[str]]
) -> None:
    change(again)
    assert not up_to_date(read(again).config)
    assert stale(again) == (expected(again) if callable(expected) else expected)


def test_a_link_to_the_same_page_does_not_count_as_the_page(again: Path) -> None:
    page = again / SPANISH
    page.rename(again / "elsewhere.md")
    page.symlink_to(again / "elsewhere.md")
    assert not up_to_date(read(again).config)
    assert stale(again) == ["microneedling/es"]


def test_pages_of_a_copy_of_the_project_are_read_once(again: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(build_record, "settled", stamp)  # as if the copy were older than two seconds
    assert up_to_date(read(again).config)
    with monkeypatch.context() as later:
        later.setattr(build_record, "sha256", lambda path: pytest.fail(f"{path} was read again"))
        assert up_to_date(read(again).config)


def test_a_record_that_another_run_has_written_meanwhile_stays(again: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(build_record, "settled", stamp)
    holds = unchanged._released_hold  # noqa: SLF001

    def meanwhile(config: Config, noted: Record) -> bool:
        known(again, blocked=7)
        return holds(config, noted)

    monkeypatch.setattr(unchanged, "_released_hold", meanwhile)
    assert up_to_date(read(again).config)
    assert record.read(again).blocked == 7


def forge(folder: Path) -> None:
    """Write the record of a build that would have made what lies in the output, from the inputs of today, seals too."""
    now, noted = read(folder), record.read(folder)
    noted.inputs = {name: sha256(folder / name) for name in noted.inputs}
    for key, target in noted.targets.items():
        noted.targets[key] = replace(target, document=now.documents.digest(*key.split("/")))
    record.note(folder, noted)


def test_english_of_before_an_edit_stands_by_no_record_where_it_alone_is_released(again: Path) -> None:
    forge(again)
    assert up_to_date(read(again).config), "the forger knows how"
    table = again / "data/instructions.csv"
    table.write_text(table.read_text(encoding="utf-8").replace("12 hours", "24 hours"), encoding="utf-8")
    sync(read(again))
    forge(again)
    assert not up_to_date(read(again).config)
