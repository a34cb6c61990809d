"""What is known of a handout counts only as long as nothing that it depends on is another, and never for a release."""

import datetime as dt
import hashlib
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from aftercare.catalogs import po_reader
from aftercare.core.clock import now
from aftercare.core.people import questions
from aftercare.core.people.approvals import FORMAT
from aftercare.handout.document import State
from aftercare.pipeline.built.targets import as_json
from aftercare.pipeline.releasing import recall
from aftercare.pipeline.snapshot import keys
from aftercare.pipeline.snapshot.details import details
from aftercare.pipeline.snapshot.project import Project
from aftercare.pipeline.snapshot.syncing import sync
from command import ROOT
from projects import ROWS, path_of, project, put, synced

CATALOGS = "locales/{}/LC_MESSAGES/{}.po"
TAGS = ("es", "fr")


@pytest.fixture(scope="module")
def noted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with two drafts in Spanish, one of them with a finding, and notes of what is known of it."""
    root = tmp_path_factory.mktemp("noted") / "project"
    settings = project(root, ROWS, TAGS)
    (root / "data/glossary.csv").write_text("term,language,translation\nTylenol,*,keep\n", encoding="utf-8")
    synced(settings)
    put(settings, "h.dose", "Tome 50 mg con agua.", fuzzy=True)
    put(settings, "h.scrub", "No frote la piel.", fuzzy=True)
    remember(root)
    return root


@pytest.fixture(autouse=True)
def root(noted: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = Path(shutil.copytree(noted, tmp_path / "copy"))
    monkeypatch.chdir(folder)
    return folder


def remember(root: Path) -> None:
    """Note what is known, as a build does in the end."""
    with pytest.MonkeyPatch.context() as here:
        here.chdir(root)
        current = read()
        sync(current)
        current.noting.remember()


def read() -> Project:
    """Return the project of the working directory as `build` reads it."""
    return recall.read(remembers=True)


def are_known(current: Project) -> list[str]:
    return [tag for tag in TAGS if current.known.facts("h", tag)]


def notes(root: Path) -> Path:
    return root / ".aftercare/known-h.json"


def test_what_is_known_is_what_reading_says() -> None:
    current = read()
    assert are_known(current) == ["es", "fr"]
    fresh = Project(current.config)
    assert are_known(fresh) == []
    for tag in TAGS:
        assert current.readable.tally(tag) == fresh.readable.tally(tag)
        assert current.documents.state("h", tag) is fresh.documents.state("h", tag)
        assert (
            current.documents.digest("h", tag) == fresh.document("h", tag).digest == current.document("h", tag).digest
        )
        seen = [[(str(found), found.unit.source, found.unit.target, found.unit.line) for found in each.findings(tag)]
                for each in (current, fresh)]  # fmt: skip
        assert seen[0] == seen[1]
    assert current.findings("es")
    assert current.documents.version("h") == fresh.documents.version("h")
    assert [*map(str, current.across.findings())] == [*map(str, fresh.across.findings())]


def test_what_is_known_is_not_taken_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    parsed: list[str] = []
    monkeypatch.setattr(
        po_reader, "read", lambda path, read=po_reader.read, **named: parsed.append(path.name) or read(path, **named)
    )
    current = read()
    sync(current)
    current.across.findings()
    for tag in TAGS:
        assert not current.readable.problem(tag, "h")
        assert current.readable.tally(tag, ["h"])
        assert current.findings_of.catalog(tag, "h") is not None
        current.documents.digest("h", tag)
    assert "h.po" not in parsed
    assert "h.pot" not in parsed


def replaced(name: str, old: str, new: str) -> Callable[[Path], None]:
    def do(root: Path) -> None:
        text = (root / name).read_text(encoding="utf-8")
        assert old in text
        (root / name).write_text(text.replace(old, new), encoding="utf-8")

    return do


CHANGES: dict[str, tuple[Callable[[Path], None], list[str]]] = {
    "the English of a row": (replaced("data/instructions.csv", "500 mg", "250 mg"), []),
    "the note of a row": (replaced("data/instructions.csv", "500 mg with water.,", "500 mg with water.,See"), []),
    "the kind of a row": (replaced("data/instructions.csv", "top,step,Take", "top,warning,Take"), []),
    "the section of a row": (replaced("data/instructions.csv", "h,top,", "h,first,"), []),
    "a row of the table": (replaced("data/instructions.csv", "h.wash,", "h.soap,"), []),
    "an empty line of the table": (replaced("data/instructions.csv", "h.title", "\nh.title"), ["es", "fr"]),
    "a translation": (replaced(CATALOGS.format("es", "h"), "50 mg", "51 mg"), ["fr"]),
    "a comment": (replaced(CATALOGS.format("es", "h"), 'msgctxt "h.dose"', '# Why?\nmsgctxt "h.dose"'), ["fr"]),
    "words around the text": (
        lambda root: shutil.copy(ROOT / CATALOGS.format("fr", "interface"), root / "locales/fr/LC_MESSAGES"),
        ["es"],
    ),
    "the day of the English": (replaced("locales/h.pot", "POT-Creation-Date: 20", "POT-Creation-Date: 19"), []),
    "the settings": (replaced("pyproject.toml", "Test clinic", "Other clinic"), []),
    "the glossary": (replaced("data/glossary.csv", "Tylenol", "Advil"), []),
    "an old catalog": (lambda root: (root / CATALOGS.format("fr", "handouts")).write_text('msgid ""\nmsgstr ""\n'), []),
}


@pytest.mark.parametrize("name", CHANGES)
def test_nothing_is_known_of_what_has_changed(name: str, root: Path) -> None:
    change, left = CHANGES[name]
    change(root)
    assert are_known(read()) == left


def test_nothing_is_known_to_another_program(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keys, "program", lambda _root: "another")
    assert are_known(read()) == []


def test_nothing_is_known_to_other_commands() -> None:
    assert are_known(recall.read()) == []
    assert are_known(Project(read().config)) == []


def sealed(root: Path, text: str) -> None:
    """Write notes with the digest that stands before them."""
    body = text.encode()
    notes(root).write_bytes(hashlib.sha256(body).hexdigest().encode() + b"\n" + body)


def damage(marks: dict[str, dict[str, str]], text: str) -> None:
    for by_tag in marks.values():
        by_tag.update(dict.fromkeys(by_tag, text))


def edited(change: Callable[[dict], object]) -> Callable[[Path], object]:
    def do(root: Path) -> None:
        content = json.loads(notes(root).read_bytes().partition(b"\n")[2])
        change(content)
        sealed(root, json.dumps(content))

    return do


DAMAGED: dict[str, Callable[[Path], object]] = {
    "cut": lambda root: notes(root).write_bytes(notes(root).read_bytes()[:-9]),
    "a list": lambda root: sealed(root, "[]"),
    "deep": lambda root: sealed(root, "[" * 100_000),
    "longer": lambda root: notes(root).write_bytes(notes(root).read_bytes() + b" "),
    "no targets": edited(lambda content: content.pop("targets")),
    "other targets": edited(lambda content: content.update(targets=[])),
    "counts that are none": edited(
        lambda content: [each.__setitem__(1, {"draft": None}) for each in content["targets"].values()]
    ),
    "no findings": edited(lambda content: [each.pop(3) for each in content["targets"].values()]),
    "other findings": edited(lambda content: [each.__setitem__(3, [[99, 1]]) for each in content["targets"].values()]),
    "signers that are none": edited(
        lambda content: [each.__setitem__(6, ["", None, []]) for each in content["targets"].values()]
    ),
    "nothing of people": edited(lambda content: [each.__setitem__(6, []) for each in content["targets"].values()]),
    "a state that is none": edited(
        lambda content: [each.__setitem__(4, "good") for each in content["targets"].values()]
    ),
    **{
        f"a release: {state}": edited(
            lambda content, state=state: [each.__setitem__(4, state) for each in content["targets"].values()]
        )
        for state in State
        if state.released
    },
}


@pytest.mark.parametrize("name", DAMAGED)
def test_notes_that_are_damaged_or_tell_of_a_release_say_nothing(name: str, root: Path) -> None:
    DAMAGED[name](root)
    current = read()
    assert are_known(current) == []
    assert current.documents.state("h", "es") is State.MISSING


@pytest.mark.parametrize("text", ["", "[1", "[" * 100_000, "[]", "{}", "null"])
def test_marks_that_are_damaged_say_nothing(text: str, root: Path) -> None:
    edited(lambda content: damage(content["across"][2], text))(root)
    assert read().known.part("h") is None


def test_a_draft_that_somebody_has_signed_is_known_with_its_signers(root: Path) -> None:
    put(read().config, "h.wash", "Lávela con un jabón suave.", signed=True)
    remember(root)
    current = read()
    fresh = Project(current.config)
    found = current.known.facts("h", "es")
    assert found
    assert found.told == as_json(details(fresh, fresh.document("h", "es")))
    assert current.readable.signers("es") == fresh.readable.signers("es") == {"Ana Ruiz, RN": f"{now().date()}"}
    assert current.readable.tally("es") == fresh.readable.tally("es")
    assert current.documents.state("h", "es") is fresh.documents.state("h", "es")


def test_what_is_signed_on_a_day_to_come_is_always_read(root: Path) -> None:
    later = now().date() + dt.timedelta(days=9)
    put(read().config, "h.wash", "Lávela con un jabón suave.", signed=True, day=later)
    remember(root)
    assert are_known(read()) == ["fr"]


def test_where_words_around_the_text_are_signed_on_a_day_to_come_a_catalog_is_always_read(root: Path) -> None:
    name, later = "locales/es/LC_MESSAGES/interface.po", f"{now().date() + dt.timedelta(days=9)}"
    shutil.copy(ROOT / name, root / name)
    remember(root)
    assert are_known(read()) == ["es", "fr"]
    signature = f"# approved: Ana Ruiz, RN; {later}; {FORMAT} {'0' * 64}\n"
    replaced(name, "#: interface.csv\n", f"{signature}#: interface.csv\n")(root)
    remember(root)
    assert are_known(read()) == ["fr"]


ASKED = f"# question: Bo Li; 2026-02-01; Which water?; {questions.stamp('Take 500 mg with water.', '')}\n"


def test_a_catalog_with_a_question_is_always_read(root: Path) -> None:
    replaced(CATALOGS.format("es", "h"), 'msgctxt "h.dose"', f'{ASKED}msgctxt "h.dose"')(root)
    remember(root)
    assert "question: Bo Li" in path_of(read().config).read_text(encoding="utf-8")
    assert are_known(read()) == ["fr"]


def test_a_row_to_sign_again_is_known(root: Path) -> None:
    put(read().config, "h.wash", "Lávela con un jabón suave.", signed=True)
    replaced(CATALOGS.format("es", "h"), "Lávela con un jabón suave.", "Lávela con jabón suave.")(root)
    remember(root)
    current = read()
    assert are_known(current) == ["es", "fr"]
    waiting = current.readable.waiting("es", "h")
    assert waiting == Project(current.config).readable.waiting("es", "h")
    assert [line.partition(" to be")[0] for line in waiting] == ["1 row"]


def test_a_catalog_that_a_sync_would_change_is_always_read(root: Path) -> None:
    path = path_of(read().config, "fr")
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('msgid "Take 500 mg', 'msgid "Take 400 mg'), encoding="utf-8")
    with pytest.MonkeyPatch.context() as here:
        here.chdir(root)
        read().noting.remember()  # as where another handout alone was built
    assert are_known(read()) == ["es"]


def test_a_row_that_comes_from_another_handout_is_found_in_a_known_one(root: Path) -> None:
    """Its old catalog has it as removed; the new one is as it was, and takes the translation over all the same."""
    path = path_of(read().config)
    gone = '#~ msgctxt "k.rest"\n#~ msgid "Rest."\n#~ msgstr "Descanse."\n'
    path.write_text(f"{path.read_text(encoding='utf-8')}\n{gone}", encoding="utf-8")
    table = root / "data/instructions.csv"
    rows = "k.title,k,top,title,Other,\nk.rest,k,top,step,Rest.,\n"
    table.write_text(table.read_text(encoding="utf-8") + rows, encoding="utf-8")
    remember(root)
    assert 'msgstr "Descanse."' in (root / CATALOGS.format("es", "k")).read_text(encoding="utf-8")
    assert are_known(read()) == ["fr"]


def test_what_changes_while_it_is_read_is_not_noted(root: Path) -> None:
    current = read()
    assert are_known(current) == ["es", "fr"]
    notes(root).unlink()
    replaced(CATALOGS.format("es", "h"), "50 mg", "51 mg")(root)
    assert [unit.target for unit in current.readable.units("es", "h") if unit.id == "h.dose"] == [
        "Tome 51 mg con agua."
    ]
    assert [path.name for path in current.inputs.changed()] == ["h.po"]
    current.noting.remember()
    assert not notes(root).exists()


def test_notes_of_handouts_that_are_gone_go(root: Path) -> None:
    (root / ".aftercare/known-gone.json").write_text("{}")
    (root / ".aftercare/findings-gone.json").write_text("{}")
    remember(root)
    read().findings_of.remember()
    assert [path.name for path in (root / ".aftercare").glob("*-*.json")] == ["known-h.json"]
