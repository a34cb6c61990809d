"""What is written, kept, withdrawn and remembered: the bookkeeping of a build, with pages of one line each."""

import csv
import json
import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

import signed_project
from aftercare.catalogs import po, po_reader
from aftercare.catalogs.signed_comments import approval_comment
from aftercare.core.clock import today
from aftercare.core.disk.lock import locked
from aftercare.core.errors import CatalogError, ConfigError
from aftercare.core.people.approvals import Approval
from aftercare.handout.document import State
from aftercare.pipeline.building import build, executor, plan, publish, tasks
from aftercare.pipeline.building.stages import Options
from aftercare.pipeline.building.tasks import Exported, Task
from aftercare.pipeline.built import program, record
from aftercare.pipeline.built.outcome import Built
from aftercare.pipeline.releasing import holding_back, withdrawal
from aftercare.pipeline.releasing.unchanged import up_to_date
from aftercare.pipeline.reports.summarize import summarize
from aftercare.pipeline.snapshot.project import Project, read
from aftercare.pipeline.snapshot.syncing import sync
from command import in_process
from projects import project

CATALOGS = "locales/es/LC_MESSAGES"
EVERYTHING = {f"{slug}/{tag}" for slug in ("tooth", "fever") for tag in ("en", "es", "fr")}


def page(task: Task) -> Exported:
    """Build a target as a line that says what it shows, and a PDF of two pages."""
    document = task.document
    text = f"{task.key} {document.state} {document.digest} {document.code} {task.notebook}".encode()
    pdf = b"%PDF- /Type /Pages /Type /Page /Type/Page " + text
    return Exported(task, {("standard", "html"): text, ("standard", "pdf"): pdf, ("large", "pdf"): pdf})


@pytest.fixture(scope="module")
def signed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Return a project whose Spanish is signed and released, published with such pages; its French is empty."""
    folder = tmp_path_factory.mktemp("signed") / "project"
    signed_project.sign(folder)
    with pytest.MonkeyPatch.context() as here:
        here.setattr(tasks, "begin", begun(page))
        publish.publish(read(folder), read(folder).targets())
        yield folder


def begun(build: Callable[[Task], Exported]) -> Callable[..., Callable[[], Exported]]:
    """Return what builds tasks with a function that needs no thread for its PDFs."""
    return lambda task, _typeset: partial(build, task)


@pytest.fixture
def folder(signed: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(signed, tmp_path / "project", symlinks=True))


def edit(path: str, old: str, new: str) -> Callable[[Path], None]:
    def do(folder: Path) -> None:
        text = (folder / path).read_text(encoding="utf-8")
        assert old in text
        (folder / path).write_text(text.replace(old, new), encoding="utf-8")

    return do


def sign(folder: Path, row: str, target: str, domain: str = "tooth") -> None:
    """Let both sign another translation of a row, whatever the checks say of it."""
    (unit,) = [unit for unit in read(folder).readable.units("es", domain) if unit.id == row]
    path = folder / CATALOGS / f"{domain}.po"
    content = po_reader.read(path, locale="es")
    message = content.by_id()[row]
    message.string = target
    subject = replace(unit, target=target).subject
    comments = [approval_comment(Approval.of(subject, name, today())) for name in signed_project.SIGNERS]
    message.user_comments = comments
    po.write(path, content)


def published(folder: Path, *targets: tuple[str, str]) -> Built:
    """Publish, and count findings, as a build does in the end: until then nobody can say that there is nothing to do."""
    project = read(folder)
    built = publish.publish(project, targets or project.targets())
    assert up_to_date(read(folder).config) is None
    record.note(folder, replace(record.read(folder), blocked=0))
    return built


def pages(folder: Path) -> set[str]:
    """Return the pages there are, `fever/en` for `fever/en/fever-en.html`."""
    found = (path.parent.relative_to(folder / "output") for path in (folder / "output").rglob("*-*.html"))
    return {path.as_posix() for path in found if len(path.parts) > 1}


def stale(folder: Path) -> set[str]:
    """Return the targets that a build would make anew."""
    project = read(folder)
    return {each.key for each in plan.due(project, project.targets(), record.read(folder))}


RELEASED = {"tooth/en", "tooth/es", "fever/en", "fever/es", "drafts/tooth/fr", "drafts/fever/fr"}


def test_what_is_not_released_lies_apart_and_everything_is_recorded(folder: Path) -> None:
    assert pages(folder) == RELEASED
    known = record.read(folder)
    assert known.complete
    assert known.targets.keys() == EVERYTHING
    assert {key for key, target in known.targets.items() if target.released} == EVERYTHING - {"tooth/fr", "fever/fr"}
    (html, pdf, large) = known.targets["tooth/es"].pages
    data = (folder / "output" / html.path).read_bytes()
    assert (html.path, html.edition, html.format) == ("tooth/es/tooth-es.html", "standard", "html")
    assert (html.size, html.sheets, pdf.sheets) == (len(data), 0, 2)
    assert (pdf.path, large.path) == ("tooth/es/tooth-es.pdf", "tooth/es/tooth-es-large.pdf")
    assert large.edition == "large"
    assert known.output == "output"
    assert {"pyproject.toml", "data/instructions.csv", "data/glossary.csv", f"{CATALOGS}/tooth.po"} <= {*known.inputs}
    assert {f"notebooks/{name}.ipynb" for name in ("1-translate", "2-validate", "3-export", "handout")} <= {
        *known.inputs
    }


def test_the_details_say_what_the_pages_and_the_manifest_need(folder: Path) -> None:
    details = record.read(folder).targets["tooth/es"].details
    assert (details["title"], details["title_english"]) == ("Después de su extracción", "After your tooth is removed")
    assert (details["state"], details["untranslated"], details["changed"]) == ("approved", [], [])
    assert sorted(details["signers"]) == sorted(signed_project.SIGNERS)
    manifest = json.loads((folder / "output/manifest.json").read_text(encoding="utf-8"))
    assert {each["path"]: each["pages"] for each in manifest["pages"]}["tooth/es/tooth-es.pdf"] == 2


def test_what_is_told_of_a_page_that_stays_is_that_of_today(folder: Path) -> None:
    known = record.read(folder).copy()
    then = known.targets["tooth/es"]
    known.targets["tooth/es"] = replace(then, told=then.told.replace(signed_project.SIGNERS[0].encode(), b"Nobody, RN"))
    record.note(folder, known)
    assert published(folder).made == []
    assert record.read(folder).targets["tooth/es"].told == then.told


def test_nothing_is_made_twice(folder: Path) -> None:
    made = published(folder)
    assert (made.made, made.removed, made.failed) == ([], [], {})
    assert made.unchanged == sorted(EVERYTHING)
    assert up_to_date(read(folder).config) == record.read(folder)


def known(**changes: object) -> Callable[[Path], None]:
    """Return what rewrites the record as another build would have left it."""
    return lambda folder: record.note(folder, replace(record.read(folder), **changes))  # type: ignore[arg-type]


def append(path: str) -> Callable[[Path], object]:
    return lambda folder: (folder / path).write_bytes((folder / path).read_bytes() + b"\n")


def longer_notebook(folder: Path) -> None:
    """Add a line to the first cell of the notebook that every page is made by."""
    place = folder / "notebooks/handout.ipynb"
    content = json.loads(place.read_text(encoding="utf-8"))
    content["cells"][0]["source"] = [*content["cells"][0]["source"], "\nMore."]
    place.write_text(json.dumps(content), encoding="utf-8")


def glossary(folder: Path) -> None:
    (folder / "data/glossary.csv").write_text("term,language,translation\n", encoding="utf-8")


def telephone(folder: Path) -> None:
    edit("pyproject.toml", "+13215550100", "+13215550199")(folder)
    edit("pyproject.toml", "555-0100", "555-0199")(folder)


def linked(folder: Path) -> None:
    path = folder / "output/tooth/es/tooth-es.html"
    path.rename(folder / "elsewhere.html")
    path.symlink_to(folder / "elsewhere.html")


STALE: dict[str, tuple[Callable[[Path], object], set[str]]] = {
    "incomplete": (known(complete=False), set()),
    "another program": (known(program="another", program_seen="another"), set()),
    "an input": (append("data/instructions.csv"), set()),
    "the settings": (append("pyproject.toml"), set()),
    "a stage": (append("notebooks/2-validate.ipynb"), set()),
    "the notebook of the pages": (longer_notebook, EVERYTHING),
    "only the file of that notebook": (append("notebooks/handout.ipynb"), set()),
    "the telephone": (telephone, EVERYTHING),
    "a page edited": (append("output/tooth/es/tooth-es.html"), {"tooth/es"}),
    "a page gone": (lambda folder: (folder / "output/tooth/es/tooth-es.pdf").unlink(), {"tooth/es"}),
    "a page that is a link": (linked, {"tooth/es"}),
    "a page more": (lambda folder: (folder / "output/tooth/es/more.html").touch(), set()),
    "a draft more": (lambda folder: (folder / "output/drafts/more.html").touch(), set()),
    "the index": (append("output/index.html"), set()),
    "the manifest gone": (lambda folder: (folder / "output/manifest.json").unlink(), set()),
    "a language's page": (append("output/es/index.html"), set()),
    "no record": (lambda folder: (folder / ".aftercare/build.json").unlink(), EVERYTHING),
}


@pytest.mark.parametrize("name", STALE)
def test_a_build_is_out_of_date(name: str, folder: Path) -> None:
    change, expected = STALE[name]
    change(folder)
    assert up_to_date(read(folder).config) is None
    assert stale(folder) == expected
    published(folder)
    assert stale(folder) == set()
    assert up_to_date(read(folder).config)
    assert pages(folder) == RELEASED


@pytest.mark.parametrize("name", ["handout", "2-validate"])
def test_a_notebook_that_takes_the_place_of_a_shipped_one_makes_a_build_out_of_date(name: str, folder: Path) -> None:
    own = (folder / f"notebooks/{name}.ipynb").read_bytes()
    shutil.rmtree(folder / "notebooks")
    published(folder)
    assert up_to_date(read(folder).config)
    (folder / "notebooks").mkdir()
    (folder / f"notebooks/{name}.ipynb").write_bytes(own)
    assert up_to_date(read(folder).config) is None


def test_a_module_in_a_folder_that_is_no_package_makes_a_build_out_of_date(folder: Path) -> None:
    (folder / "helpers").mkdir()
    (folder / "helpers/view.py").write_text("HOURS = 24\n", encoding="utf-8")
    (folder / "others").mkdir()
    (folder / "others/view.py").touch()
    (folder / "wordbook.py").write_text("from helpers.view import HOURS\n", encoding="utf-8")
    published(folder)
    (folder / "others/view.py").write_text("1\n", encoding="utf-8")
    assert up_to_date(read(folder).config)
    (folder / "helpers/view.py").write_text("HOURS = 48\n", encoding="utf-8")
    assert up_to_date(read(folder).config) is None


def test_pages_of_another_program_are_made_anew(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(program, "code", lambda: "another")
    assert up_to_date(read(folder).config) is None
    assert stale(folder) == EVERYTHING


def failing(key: str) -> Callable[[Task], Exported]:
    return lambda task: Exported(task, {}, problem="no ink") if task.key == key else page(task)


def test_what_fails_leaves_no_page_and_no_complete_record(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    longer_notebook(folder)
    monkeypatch.setattr(tasks, "begin", begun(failing("tooth/es")))
    made = published(folder)
    assert made.failed == {"tooth/es": "no ink"}
    assert sorted(made.made) == sorted(EVERYTHING - {"tooth/es"})
    assert pages(folder) == RELEASED - {"tooth/es"}
    left = record.read(folder)
    assert (left.complete, left.failed) == (False, made.failed)
    assert left.targets.keys() == EVERYTHING - {"tooth/es"}
    monkeypatch.setattr(tasks, "begin", begun(page))
    assert published(folder).made == ["tooth/es"]
    assert (record.read(folder).complete, record.read(folder).failed) == (True, {})


def test_a_part_of_the_targets_is_no_complete_build(folder: Path) -> None:
    glossary(folder)
    published(folder, ("tooth", "es"))
    assert not record.read(folder).complete
    published(folder)
    assert record.read(folder).complete


def test_a_file_that_changes_meanwhile_is_no_complete_build(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def edited(task: Task) -> Exported:
        append("data/instructions.csv")(folder)
        return page(task)

    (folder / "output/tooth/en/tooth-en.html").unlink()
    monkeypatch.setattr(tasks, "begin", begun(edited))
    published(folder)
    assert not record.read(folder).complete
    assert build.changed_since(read(folder)) == ["data/instructions.csv"]


def test_a_broken_catalog_stops_its_own_handout_alone(folder: Path) -> None:
    longer_notebook(folder)
    WITHDRAWN["a broken catalog"][0](folder)
    made = published(folder)
    assert made.failed.keys() == {"tooth/es"}
    assert re.match(r".*tooth\.po:\d+: ", made.failed["tooth/es"])
    assert sorted(made.made) == sorted(EVERYTHING - {"tooth/es"})


def test_a_page_that_is_kept_is_built_though_it_was_not_asked_for(folder: Path) -> None:
    edit("pyproject.toml", "[tool.aftercare]", '[tool.aftercare]\non_stale = "keep"')(folder)
    edit("data/instructions.csv", "every 8 hours", "every 12 hours")(folder)
    sync(read(folder))
    assert state(folder) is State.KEPT
    made = published(folder, ("fever", "fr"))
    assert (made.made, made.unchanged) == (["tooth/es"], ["fever/fr"])
    assert {"tooth/es", "fever/es"} <= pages(folder)
    assert record.read(folder).targets["tooth/es"].details["changed"] == ["tooth.day.dose"]
    assert holding_back.waiting(read(folder), "tooth", "es") == ("tooth.day.dose",)
    assert holding_back.reasons(read(folder), "tooth", "es") == []
    assert summarize(read(folder)).kept == ("tooth/es",)


def test_the_table_of_the_manifest_names_the_same_pages(folder: Path) -> None:
    listed = json.loads((folder / "output/manifest.json").read_text(encoding="utf-8"))
    with (folder / "output/manifest.csv").open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert [row["path"] for row in rows][: len(listed["pages"])] == [page["path"] for page in listed["pages"]]
    assert all(None not in row for row in rows)


@pytest.mark.parametrize(
    ("least", "jobs", "processes"), [((1, 99), 0, 4), ((99, 1), 0, 4), ((99, 99), 0, 1), ((1, 1), 3, 3)]
)
def test_where_there_is_much_to_build_or_to_know_workers_build(
    folder: Path, monkeypatch: pytest.MonkeyPatch, least: tuple[int, int], jobs: int, processes: int
) -> None:
    monkeypatch.setattr(publish, "POOL_FROM", least[0])
    monkeypatch.setattr(publish, "APART_FROM", least[1])
    monkeypatch.setattr(publish, "processors", lambda: 4)
    asked = []
    monkeypatch.setattr(executor, "run", lambda _tasks, jobs: asked.append(jobs) or [])
    shutil.rmtree(folder / "output")
    publish.publish(read(folder), read(folder).targets(), jobs=jobs)
    assert asked == [processes]


def test_progress_is_told_by_handout(folder: Path) -> None:
    longer_notebook(folder)
    told: list[tuple[int, int]] = []
    publish.publish(read(folder), read(folder).targets(), progress=lambda *at: told.append(at))
    assert told == [(done, 6) for done in range(1, 7)]


def test_a_page_that_another_program_writes_over_meanwhile_does_not_stay(folder: Path) -> None:
    longer_notebook(folder)
    place = folder / "output/tooth/es/tooth-es.html"
    made = publish.publish(
        read(folder),
        read(folder).targets(),
        progress=lambda done, of: place.write_text("older") if done == of else None,
    )
    assert made.failed == {"tooth/es": "another program has written into its pages meanwhile; build again"}
    assert "tooth/es" not in made.made
    assert pages(folder) == RELEASED - {"tooth/es"}
    assert (folder / ".aftercare/set-aside/tooth/es/tooth-es.html").read_text() == "older"
    assert "tooth/es" not in (folder / "output/manifest.csv").read_text()
    assert not published(folder).failed


# ---------------------------------------------------------------- what may not stay

TOOTH = f"{CATALOGS}/tooth.po"
WITHDRAWN: dict[str, tuple[Callable[[Path], object], set[str]]] = {
    "the English": (edit("data/instructions.csv", "12 hours", "24 hours"), {"tooth/es", "tooth/en"}),
    "a translation": (edit(TOOTH, "12 horas", "21 horas"), {"tooth/es"}),
    "another one, signed": (lambda folder: sign(folder, "tooth.title", "Después de la extracción"), {"tooth/es"}),
    "a signed one with an error": (lambda folder: sign(folder, "tooth.day.dose", "Tome 1 tableta."), {"tooth/es"}),
    "unsure": (edit(TOOTH, 'msgctxt "tooth.day.dose"', '#, fuzzy\nmsgctxt "tooth.day.dose"'), {"tooth/es"}),
    "a signature": (edit(TOOTH, "# approved", "# seen"), {"tooth/es"}),
    "a broken catalog": (edit(TOOTH, 'msgctxt "tooth.title"', 'msgctxt "tooth.title'), {"tooth/es"}),
    "a word around": (
        edit(f"{CATALOGS}/interface.po", 'msgctxt "label.phone"', '#, fuzzy\nmsgctxt "label.phone"'),
        {"tooth/es", "fever/es"},
    ),
    "a broken interface": (edit(f"{CATALOGS}/interface.po", 'msgctxt "', "msgctxt "), {"tooth/es", "fever/es"}),
    "a language": (edit("pyproject.toml", '["es", "fr"]', '["fr"]'), {"tooth/es", "fever/es"}),
    "a page": (append("output/tooth/es/tooth-es.html"), {"tooth/es"}),
    "a page that is a link": (linked, {"tooth/es"}),
    "no record": (lambda folder: (folder / ".aftercare/build.json").unlink(), RELEASED),
}


@pytest.mark.parametrize("name", WITHDRAWN)
def test_what_no_longer_holds_is_withdrawn_before_anything_is_built(name: str, folder: Path) -> None:
    change, gone = WITHDRAWN[name]
    change(folder)
    removed = withdrawal.withdraw(read(folder))
    assert pages(folder) == RELEASED - gone
    assert {path.rpartition("/")[0] for path in removed if path.count("/") > 1} == gone
    index = (folder / "output/index.html").read_text(encoding="utf-8")
    assert [place for place in gone if f"./{place}/" in index] == []
    assert up_to_date(read(folder).config) is None


@pytest.mark.parametrize("name", ["a translation", "a language"])
def test_nothing_is_set_before_anything_is_built(name: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What sets pages starts threads, and after them no check could run in a fork of the process."""
    monkeypatch.setattr("aftercare.export.pdf.typesetting.compile_pdf", lambda *_: pytest.fail("the sheet was set"))
    WITHDRAWN[name][0](folder)
    withdrawal.withdraw(read(folder))
    there = name == "a translation"  # its language has another page still, so that the sheet is as it was
    assert (folder / "output/languages.pdf").exists() is there
    assert ("./languages.pdf" in (folder / "output/index.html").read_text(encoding="utf-8")) is there


def test_what_holds_stays(folder: Path) -> None:
    assert withdrawal.withdraw(read(folder)) == []
    assert pages(folder) == RELEASED


def test_files_of_nobody_leave(folder: Path) -> None:
    for name in ("tooth/es/more.html", "other/es/other-es.html", "drafts/tooth/es/tooth-es.html"):
        path = folder / "output" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    assert {*withdrawal.withdraw(read(folder))} == {
        "tooth/es/more.html",
        "other/es/other-es.html",
        "drafts/tooth/es/tooth-es.html",
    }
    assert pages(folder) == RELEASED
    assert not (folder / "output/other").exists()


def test_two_runs_never_write_at_the_same_time(folder: Path) -> None:
    with locked(folder / ".aftercare"):
        with pytest.raises(CatalogError, match="another run"):
            published(folder)
        with pytest.raises(CatalogError, match="another run"):
            withdrawal.withdraw(read(folder))
    with locked(folder / "locales"), pytest.raises(CatalogError, match="another run"):
        sync(read(folder))


# ---------------------------------------------------------------- what may be released


def state(folder: Path, slug: str = "tooth") -> State:
    return read(folder).documents.state(slug, "es")


def test_errors_hold_back_what_is_signed(folder: Path) -> None:
    assert state(folder) is State.APPROVED
    sign(folder, "tooth.day.dose", "Tome 1 tableta cada 9 horas.")
    assert (state(folder), state(folder, "fever")) == (State.TRANSLATED, State.APPROVED)
    assert holding_back.reasons(read(folder), "fever", "es") == []
    (why, *_) = holding_back.reasons(read(folder), "tooth", "es")
    assert why.startswith("tooth.day.dose: ")


def test_many_errors_are_not_all_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sign(folder, "tooth.day.dose", "Tome 1 tableta cada 9 horas.")
    found = read(folder)
    (error, *_) = found.errors("tooth", "es")
    monkeypatch.setattr(found.findings_of, "anew", lambda _, domain: [error] * (7 if domain == "tooth" else 0))
    told = holding_back.reasons(found, "tooth", "es")
    assert (len(told), told[-1]) == (6, "and 2 errors more")


def test_errors_in_the_words_around_hold_back_every_handout(folder: Path) -> None:
    name = next(unit.id for unit in read(folder).readable.units("es", "interface") if "{" in unit.source)
    sign(folder, name, "Página", "interface")
    assert {state(folder), state(folder, "fever")} == {State.TRANSLATED}
    assert any(why.startswith(f"{name}: ") for why in holding_back.reasons(read(folder), "fever", "es"))


def test_a_release_asks_the_checks_and_not_what_is_remembered_of_them(folder: Path) -> None:
    sign(folder, "tooth.day.dose", "Tome 1 tableta cada 9 horas.")
    project = read(folder)
    assert build.errors(project)
    project.findings_of.remember()
    remembered = folder / ".aftercare/findings-tooth.json"
    stored = json.loads(remembered.read_text(encoding="utf-8"))
    stored["units"] = {key: [] for key in stored["units"]}
    remembered.write_text(json.dumps(stored), encoding="utf-8")
    assert build.errors(read(folder)) == 0, "what is remembered is used where nothing is released"
    assert state(folder) is State.TRANSLATED


GRADE = 'checks.numbers = { severity = "warning", reason = "the clinic words it so" }'


@pytest.mark.parametrize(
    "change",
    [
        glossary,
        edit("pyproject.toml", "[tool.aftercare]", "[tool.aftercare]\n" + GRADE),
        telephone,
        edit("pyproject.toml", "Tooth clinic", "齿科"),
    ],
    ids=["glossary", "grades", "telephone", "fonts of the clinic's name"],
)
def test_what_is_remembered_holds_under_the_same_data_alone(folder: Path, change: Callable[[Path], object]) -> None:
    project = read(folder)
    build.errors(project)
    project.findings_of.remember()
    remembered = folder / ".aftercare/findings-tooth.json"
    before = json.loads(remembered.read_text(encoding="utf-8"))["program"]
    change(folder)
    changed = read(folder)
    build.errors(changed)
    changed.findings_of.remember()
    assert json.loads(remembered.read_text(encoding="utf-8"))["program"] != before


def test_what_another_program_remembers_counts_for_nothing(folder: Path) -> None:
    sign(folder, "tooth.day.dose", "Tome 1 tableta cada 9 horas.")
    project = read(folder)
    found = build.errors(project)
    project.findings_of.remember()
    remembered = folder / ".aftercare/findings-tooth.json"
    stored = json.loads(remembered.read_text(encoding="utf-8"))
    forged = {"program": "another", "units": {key: [] for key in stored["units"]}}
    remembered.write_text(json.dumps(forged), encoding="utf-8")
    assert build.errors(read(folder)) == found > 0


def test_findings_are_those_of_a_catalog_that_was_written_meanwhile(folder: Path) -> None:
    project = read(folder)
    assert project.errors("tooth", "es") == project.findings("es", ["tooth"]) == []
    book = project.store.book(project.language("es"), "tooth")
    content = po_reader.read(book.path, locale="es")
    content.by_id()["tooth.day.dose"].string = "Tome 1 tableta cada 9 horas."
    assert project.store.write(book, content)
    for found in (project.errors("tooth", "es"), project.findings("es", ["tooth"])):
        assert ("tooth.day.dose", "frequency") in [(each.unit.id, each.check) for each in found]


# ---------------------------------------------------------------- what the command says


def day_first(folder: Path) -> None:
    """Put the section of the first day above the one that says when to call."""
    table = folder / "data/instructions.csv"
    lines = table.read_text(encoding="utf-8").splitlines(keepends=True)
    title = next(at for at, line in enumerate(lines) if line.startswith("tooth.title"))
    day = [line for line in lines if line.startswith("tooth.day")]
    rest = [line for line in lines if line not in day]
    table.write_text("".join([*rest[: title + 1], *day, *rest[title + 1 :]]), encoding="utf-8")


PUBLISH: dict[str, tuple[Callable[[Path], object] | None, str, int, str]] = {
    "all": (None, "publish", 0, ""),
    "an error": (lambda folder: sign(folder, "tooth.day.dose", "Tome 1 tableta cada 9 horas."), "publish", 1, ""),
    "a broken catalog": (WITHDRAWN["a broken catalog"][0], "publish", 2, ""),
    "moved rows": (day_first, "publish", 0, "elsewhere among the other rows now; signatures hold"),
    "moved rows of a release": (day_first, "publish --release --lang es", 0, "elsewhere among the other rows now"),
    "moved rows of another handout": (day_first, "publish --handout fever", 0, ""),
    "release": (None, "publish --release --lang es", 0, ""),
    "release of a draft": (None, "publish --release", 1, "tooth/fr is not released: 5 rows not translated: "),
    "release of another handout": (
        WITHDRAWN["a translation"][0],
        "publish --release --lang es --handout fever",
        0,
        "",
    ),
    "release with an error": (
        lambda folder: sign(folder, "tooth.day.dose", "Tome 1 tableta cada 9 horas."),
        "publish --release --lang es",
        1,
        "tooth/es is not released: tooth.day.dose: ",
    ),
}


@pytest.mark.parametrize("name", PUBLISH)
def test_the_status_of_a_publish(name: str, folder: Path) -> None:
    change, words, status, told = PUBLISH[name]
    if change:
        change(folder)
    run = in_process(folder, *words.split())
    assert run.returncode == status, run.stdout + run.stderr
    assert told in run.stderr
    assert ("elsewhere" in run.stderr) == ("elsewhere" in told)


def test_a_release_builds_what_is_released_alone(folder: Path) -> None:
    shutil.rmtree(folder / "output")
    assert in_process(folder, "publish", "--release").returncode == 1
    assert pages(folder) == {"tooth/en", "tooth/es", "fever/en", "fever/es"}


def test_a_web_folder_gets_what_is_released(folder: Path, tmp_path: Path) -> None:
    www = tmp_path / "www"
    run = in_process(folder, "publish", "--release", "--lang", "es", "--to", str(www))
    assert run.returncode == 0, run.stderr
    for place in ("tooth/es/tooth-es", "fever/es/fever-es"):
        for end in (".html", ".pdf", "-large.pdf"):
            assert (www / f"{place}{end}").read_bytes() == (folder / "output" / f"{place}{end}").read_bytes()
    assert not (www / "drafts").exists()
    assert not (www / "tooth/en").exists()


def test_what_kernels_have_built_and_told_is_summed_up(folder: Path) -> None:
    (folder / "output/tooth/es/tooth-es.html").unlink()
    kernels = build.Build(read(folder), Options(notebook_engine="kernel"), [])
    kernels.before = dict(record.read(folder).stamps)
    published(folder)
    kernels.project.told = ("tooth.day.dose: English edited; its translation is stale in es\n", "No gaps.")
    kernels.outcome()
    found = summarize(kernels.project)
    assert (found.made, found.unchanged) == (1, 5)
    assert found.edits == ("tooth.day.dose: English edited; its translation is stale in es",)


def test_the_status_of_a_build(folder: Path) -> None:
    assert in_process(folder, "build").returncode == 0
    sign(folder, "tooth.day.dose", "Tome 1 tableta cada 9 horas.")
    first, again = in_process(folder, "build"), in_process(folder, "build")
    assert (first.returncode, again.returncode) == (1, 1)
    assert "Nothing has changed" in again.stdout
    assert "1 finding blocks releases" in first.stderr
    assert "1 finding blocks releases" in again.stderr


def test_a_project_tells_what_there_is(folder: Path) -> None:
    project = read(folder)
    assert project.targets() == [(slug, tag) for slug in ("tooth", "fever") for tag in ("en", "es", "fr")]
    assert project.targets(["es"], ["fever"]) == [("fever", "es")]
    assert project.targets(["en", "fr"], ["fever"]) == [("fever", "en"), ("fever", "fr")]
    assert project.handout("").slug == project.handouts[0].slug == "tooth"
    assert project.domains(["fever"]) == ["fever", "interface"]
    assert isinstance(project, Project)


@pytest.mark.parametrize(
    ("given", "told"), [({"engine": "kernal"}, "did you mean kernel"), ({"jobs": -1}, "no number of processes")]
)
def test_a_mistyped_parameter_is_told_and_builds_nothing(tmp_path, given, told):
    found = read(project(tmp_path / "p").root)
    with pytest.raises(ConfigError, match=told):
        publish.publish(found, found.targets(), **given)
    assert not (tmp_path / "p" / "output").exists()
