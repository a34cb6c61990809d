"""Every input changed, then every command that builds, against a plain model of what should be released."""

import csv
import os
import re
import shutil
from collections import Counter
from copy import deepcopy
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import ClassVar
from zipfile import ZipFile

import pytest
from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test

from aftercare.catalogs import po, po_reader
from command import ROOT, in_process
from forks import forks
from release_model import HOURS, PEOPLE, Entry, Model, Row, Signature, boxed
from signed_project import copy_notebooks

pytestmark = pytest.mark.slow
SETTINGS = """[tool.aftercare]
languages = ["es"]
on_stale = "withdraw"
[tool.aftercare.clinic]
name = "Tooth clinic"
phone = { e164 = "+13215550100", local = "(321) 555-0100" }
"""
FIXED = {
    "tooth.title": ("tooth", "title", "title", "After your visit", "Después de su visita"),
    "tooth.call.heading": ("tooth", "call", "heading", "Call {clinic_phone}", "Llame al {clinic_phone}"),
    "tooth.call.bleed": ("tooth", "call", "warning", "", ""),
    "tooth.day.heading": ("tooth", "day", "heading", "At home", "En casa"),
    "tooth.day.wait": ("tooth", "day", "step", "", ""),
    "fever.title": ("fever", "title", "title", "Fever in children", "Fiebre en los niños"),
    "fever.a.heading": (
        "fever",
        "a",
        "heading",
        "Questions? Call {clinic_phone}",
        "¿Preguntas? Llame al {clinic_phone}",
    ),
    "fever.a.wait": ("fever", "a", "step", "", ""),
}
TEXTS = {
    "tooth.call.bleed": ("Call us if it bleeds for {} hours.", "Llámenos si sangra durante {} horas."),
    "tooth.day.wait": ("Wait {} hours before you eat.", "Espere {} horas antes de comer."),
    "fever.a.wait": ("Wait {} hours before the next dose.", "Espere {} horas antes de la próxima dosis."),
}
HEADINGS = {
    "tooth.day.heading": ("At home", "Back at home"),
    "fever.a.heading": ("Questions? Call {clinic_phone}", "Any questions? Call {clinic_phone}"),
}
VARIED = sorted([*TEXTS, *HEADINGS])
HANDOUTS = ("fever", "tooth")
LOCALES = "locales/es/LC_MESSAGES"
PARTS = int(os.environ.get("STATES_PARTS", "2"))
STEPS = 500 * PARTS
FORMS = ("html", "md", "pdf")
AROUND = re.compile(r"(es|en|fr)/(?:index\.html|handouts-\1\.zip)")
"""The page of a language's patients, and all that is released in it."""
PHONES = {"+13215550100": "(321) 555-0100", "+13215550199": "(321) 555-0199"}


def run(folder: Path, *words: str) -> tuple[int, str]:
    """Run a command in this process, and return status and messages."""
    done = in_process(folder, *words)
    return done.returncode, done.stdout + done.stderr


def first_rows() -> dict[str, Row]:
    rows = {}
    for row, (handout, section, kind, english, _) in FIXED.items():
        text = english or TEXTS[row][0].format(HOURS[0])
        rows[row] = Row(row, handout, section, kind, text)
    return boxed(rows)


def first_entries(rows: dict[str, Row]) -> dict[str, Entry]:
    entries = {}
    for row in rows.values():
        target = FIXED[row.id][4] or TEXTS[row.id][1].format(HOURS[0])
        people = PEOPLE if row.warns else PEOPLE[:1]  # whoever signs all that waits is not shown what is approved
        signed = [Signature(row.id, person, row.english, target, row.place, row.above) for person in people]
        entries[row.id] = Entry(row.english, target, signatures=signed)
    return entries


def write_table(folder: Path, rows: dict[str, Row]) -> None:
    sections = list(dict.fromkeys((row.handout, row.section) for row in rows.values()))
    ordered = sorted(rows.values(), key=lambda row: (sections.index((row.handout, row.section)), row.kind != "heading"))
    (folder / "data").mkdir(exist_ok=True)
    with (folder / "data/instructions.csv").open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["id", "handout", "section", "kind", "text", "note"])
        writer.writerows([row.id, row.handout, row.section, row.kind, row.english, ""] for row in ordered)


@cache
def template() -> TemporaryDirectory[str]:
    """Return a project whose Spanish is signed by two and released."""
    place = TemporaryDirectory()
    folder, rows = Path(place.name), first_rows()
    (folder / "pyproject.toml").write_text(SETTINGS, encoding="utf-8")
    write_table(folder, rows)
    copy_notebooks(folder)
    (folder / "node_modules").symlink_to(ROOT / "node_modules")
    (folder / LOCALES).mkdir(parents=True)
    shutil.copy(ROOT / LOCALES / "interface.po", folder / LOCALES)
    assert run(folder, "sync")[0] == 0
    for domain in (*HANDOUTS, "interface"):
        path = folder / LOCALES / f"{domain}.po"
        content = po_reader.read(path, locale="es")
        for row, message in content.by_id().items():
            message.flags.discard("fuzzy")
            if domain != "interface":
                message.string = first_entries(rows)[row].target
        po.write(path, content)
    for person in PEOPLE:
        assert run(folder, "approve", "es", "--by", person, "--yes")[0] == 0
    assert run(folder, "build")[0] == 0
    return place


ROW, HANDOUT, PERSON = st.sampled_from(sorted(TEXTS)), st.sampled_from(HANDOUTS), st.sampled_from(PEOPLE)


def edit(name: str, *arguments: st.SearchStrategy[object]) -> st.SearchStrategy[tuple[object, ...]]:
    return st.tuples(st.just(name), *arguments)


EDITS = st.one_of(
    edit("edit_english", ROW, st.sampled_from(HOURS)),
    edit("edit_english_and_sync", ROW, st.sampled_from(HOURS)),
    edit("edit_english_and_sync", ROW, st.sampled_from(HOURS)),
    edit("edit_heading", st.sampled_from(sorted(HEADINGS)), st.booleans()),
    edit("edit_kind", ROW, st.sampled_from(["warning", "step"])),
    edit("move_row", st.sampled_from(["call", "day"])),
    edit("edit_target", ROW, st.sampled_from((*HOURS, 0))),
    edit("mark", ROW, st.booleans()),
    edit("take_signatures_away", ROW, ROW, st.booleans()),
    edit("approve", st.sampled_from(VARIED), PERSON),
    edit("mark", st.sampled_from(sorted(HEADINGS)), st.booleans()),
    edit("review", HANDOUT),
    edit("review", HANDOUT),
    edit("edit_words", st.sampled_from([False, True, True, True])),
    edit("edit_settings", st.sampled_from(["phone", "keep", "keep", "language"])),
    edit("damage", st.sampled_from(["page", "all", "record", "manifest", "index", "fake", "draft", "link"]), HANDOUT),
    edit("sync"),
)
"""Every input of a build, and what lies in its output, which is none."""
Command = tuple[str, tuple[str, ...], tuple[str, ...]]
COMMAND = st.tuples(
    st.sampled_from(["build", "publish", "publish", "release"]),
    st.sampled_from([(), (), ("es",), ("en",)]),
    st.sampled_from([(), (), ("tooth",), ("fever",)]),
)
"""What is run, for which languages and which handouts; all, where none is named."""


FAULTY = {f"rows of {handout}": handout for handout in HANDOUTS}
UNREAD = (*[""] * 14, "table", "settings", *HANDOUTS, "interface", *FAULTY)


class States(RuleBasedStateMachine):
    """A project on disk beside its model; every step edits both, or runs a command and compares."""

    steps: ClassVar[Counter[str]] = Counter()
    commands: ClassVar[Counter[str]] = Counter()
    seen: ClassVar[Counter[str]] = Counter()
    """How often a handout was compared that should be released, kept, or neither."""

    def __init__(self) -> None:
        super().__init__()
        self.place = TemporaryDirectory()
        self.folder = Path(self.place.name) / "project"
        shutil.copytree(template().name, self.folder, symlinks=True)
        rows = first_rows()
        self.model = Model(rows, first_entries(rows), "+13215550100")
        self.faulty = ""
        """The handout whose English breaks a rule."""

    @initialize(keep=st.booleans())
    def settle(self, keep: bool) -> None:
        """Begin with a page that is kept in half of the projects: by chance alone few come to that."""
        if keep:
            shutil.rmtree(self.folder)
            shutil.copytree(kept().folder, self.folder, symlinks=True)
            self.model = deepcopy(kept().model)

    @rule(edit=EDITS, command=st.one_of(st.none(), st.none(), COMMAND), unread=st.sampled_from(UNREAD))
    def step(self, edit: tuple[str, ...], command: Command | None, unread: str) -> None:
        """Edit one thing, then perhaps run a command, now and then with something that cannot be read."""
        name, *arguments = edit
        self.steps[name] += 1
        getattr(self, name)(*arguments)
        if command and unread:
            self.build_from_what_cannot_be_read(unread, command)
        elif command:
            self.build_and_compare(command)

    def teardown(self) -> None:
        self.place.cleanup()

    # ---------------------------------------------------------------- the English

    def edit_english(self, row: str, hours: int) -> None:
        self.model.change(row, english=TEXTS[row][0].format(hours))
        self.write_table()

    def edit_english_and_sync(self, row: str, hours: int) -> None:
        self.edit_english(row, hours)
        self.sync()

    def edit_heading(self, row: str, sync: bool) -> None:
        one, other = HEADINGS[row]
        self.model.change(row, english=other if self.model.rows[row].english == one else one)
        self.write_table()
        if sync:
            self.sync()

    def edit_kind(self, row: str, kind: str) -> None:
        self.model.change(row, kind=kind)
        self.write_table()

    def move_row(self, section: str) -> None:
        self.model.change("tooth.day.wait", section=section)
        self.write_table()

    def write_table(self) -> None:
        write_table(self.folder, self.model.rows)

    # ---------------------------------------------------------------- the catalogs

    def edit_target(self, row: str, hours: int) -> None:
        text = TEXTS[row][1].format(hours) if hours else ""
        path, message, content = self.message(row)
        self.model.entries[row].target = message.string = text
        po.write(path, content)

    def mark(self, row: str, fuzzy: bool) -> None:
        path, message, content = self.message(row)
        self.model.entries[row].fuzzy = fuzzy
        message.flags.add("fuzzy") if fuzzy else message.flags.discard("fuzzy")
        po.write(path, content)

    def take_signatures_away(self, row: str, other: str, copied: bool) -> None:
        """Delete the signatures of a row; put those of another there, which sign nothing but what was its own."""
        path, message, content = self.message(row)
        mine, theirs = self.model.entries[row], self.model.entries[other]
        copies = copied and row != other
        mine.signatures, mine.noted = (list(theirs.signatures), theirs.noted) if copies else ([], None)
        message.user_comments = list(self.message(other)[1].user_comments) if copies else []
        po.write(path, content)

    def approve(self, row: str, person: str) -> None:
        if not self.model.listed:
            return
        signed = self.model.sign(row, person)
        status, told = run(self.folder, "approve", "es", "--by", person, "--rows", row, "--yes")
        assert status == (0 if signed else 1), told

    def edit_words(self, signed: bool) -> None:
        path = self.folder / LOCALES / "interface.po"
        self.model.words_signed = signed
        content = po_reader.read(path, locale="es")
        flags = content.by_id()["label.phone"].flags
        flags.discard("fuzzy") if signed else flags.add("fuzzy")
        po.write(path, content)

    def review(self, handout: str) -> None:
        """Translate a handout as it is today, and let both sign what they have not."""
        if not self.model.listed:
            return
        self.sync()
        rows = [row for row in self.model.rows.values() if row.handout == handout]
        for row in rows:
            path, message, content = self.message(row.id)
            hours = re.findall(r"[0-9]+", row.english)
            entry = self.model.entries[row.id]
            entry.target = TEXTS[row.id][1].format(*hours) if hours else entry.target
            entry.fuzzy, message.string = False, entry.target
            message.flags.discard("fuzzy")
            po.write(path, content)
        for person in PEOPLE:
            waiting = [row for row in rows if person not in self.model.entries[row.id].people(row, row.english)]
            signed = [self.model.entries[row.id].sign(row, person) for row in waiting]
            assert all(signed)
            if waiting:
                named = ",".join(row.id for row in waiting)
                status, told = run(self.folder, "approve", "es", "--by", person, "--rows", named, "--yes")
                assert status == 0, told

    def message(self, row: str) -> tuple[Path, po.Message, po.Po]:
        path = self.folder / LOCALES / f"{row.partition('.')[0]}.po"
        content = po_reader.read(path, locale="es")
        return path, content.by_id()[row], content

    # ---------------------------------------------------------------- settings, and files that cannot be read

    def edit_settings(self, what: str) -> None:
        model = self.model
        if what == "phone":
            model.phone = next(phone for phone in PHONES if phone != model.phone)
        elif what == "keep":
            model.keep = not model.keep
        else:
            model.listed = not model.listed
        text = SETTINGS.replace('"withdraw"', '"keep"') if model.keep else SETTINGS
        text = text if model.listed else text.replace('["es"]', '["fr"]')
        text = text.replace("+13215550100", model.phone).replace(PHONES["+13215550100"], PHONES[model.phone])
        (self.folder / "pyproject.toml").write_text(text, encoding="utf-8")

    def build_from_what_cannot_be_read(self, what: str, command: Command) -> None:
        path = {"table": self.folder / "data/instructions.csv", "settings": self.folder / "pyproject.toml"}.get(
            what, self.folder / LOCALES / f"{what}.po"
        )
        path = self.folder / "data/instructions.csv" if what in FAULTY else path
        good, handout = path.read_bytes(), FAULTY.get(what, "")
        title = f"{handout}.title,{handout},title,".encode()
        path.write_bytes(good.replace(title, title + b"?") if handout else good + b'\xff"')
        assert path.read_bytes() != good
        self.model.unread.add(handout or what)
        self.faulty = handout
        self.build_and_compare(command)
        path.write_bytes(good)
        self.model.unread.clear()
        self.faulty = ""

    # ---------------------------------------------------------------- the output, which is no input

    def damage(self, what: str, handout: str) -> None:
        output = self.folder / "output"
        page = output / handout / "es" / f"{handout}-es.html"
        draft = output / "drafts" / handout / "es"
        if what == "all":
            shutil.rmtree(output, ignore_errors=True)
        elif what == "record":
            shutil.rmtree(self.folder / ".aftercare", ignore_errors=True)
        elif what in {"manifest", "index"}:
            name = output / ("manifest.json" if what == "manifest" else "index.html")
            if name.is_file():
                # What it says, not where it leads: a command that is refused leaves it as it is.
                name.write_bytes(re.sub(rb"draft(?!s/)", b"approved", name.read_bytes()))
        elif what == "draft" and draft.is_dir() and not page.parent.exists():
            shutil.copytree(draft, page.parent)
        elif what == "link" and page.is_file():
            (self.folder / "elsewhere.html").write_bytes(page.read_bytes())
            page.unlink()
            page.symlink_to(self.folder / "elsewhere.html")
        elif what == "fake":
            page.parent.mkdir(parents=True, exist_ok=True)
            (page.parent / "fake.html").write_text("Approved", encoding="utf-8")
        elif what == "page" and page.is_file():
            page.write_bytes(page.read_bytes().replace(b"12", b"36"))

    # ---------------------------------------------------------------- the commands

    def sync(self) -> None:
        status, told = run(self.folder, "sync")
        assert "Traceback" not in told
        assert status == 0, told
        self.model.sync()

    def build_and_compare(self, command: Command) -> None:
        what, tags, slugs = command
        words = ["publish", "--release"] if what == "release" else [what]
        words += [word for tag in tags for word in ("--lang", tag)]
        words += [word for slug in slugs for word in ("--handout", slug)]
        self.commands[" ".join(words)] += 1
        status, told = run(self.folder, *words)
        assert "Traceback" not in told
        if what == "build" and self.model.runs(tags):
            self.model.sync()
        self.compare(words, status, told, tags, slugs)

    def compare(self, words: list[str], status: int, told: str, tags: tuple[str, ...], slugs: tuple[str, ...]) -> None:
        model, output = self.model, self.folder / "output"
        expected = {handout: model.released(handout) for handout in HANDOUTS}
        about = f"{words}: {status}\n{told}\n{expected}\n{model}"
        there = sorted(path.relative_to(output).as_posix() for path in output.rglob("*") if path.is_file())
        apart = [name for name in there if name.count("/") and not name.startswith(("drafts/", "reports/"))]
        around = [name for name in apart if AROUND.fullmatch(name)]
        for_patients = [name for name in apart if name not in around]
        self.compare_archives(around, for_patients, about)
        asked = [handout for handout in HANDOUTS if not slugs or handout in slugs]
        runs = model.runs(tags)
        for handout in HANDOUTS:
            self.seen[expected[handout]] += 1
            own = [name for name in for_patients if name.startswith(f"{handout}/es/")]
            whole = [f"{handout}/es/{handout}-es.{form}" for form in FORMS]
            assert own in ([], whole), about
            if own:
                assert expected[handout], about
                self.compare_page(handout, expected[handout], about)
            wanted = (handout in asked and (not tags or "es" in tags)) or expected[handout] == "kept"
            if runs and expected[handout] and wanted:
                assert own, about
        english = [name for name in for_patients if "/en/" in name]
        assert runs or "es" in tags or not english, about
        if runs and (not tags or "en" in tags):
            assert {name.partition("/")[0] for name in english} >= {*asked} - {self.faulty}, about
        assert not (self.faulty and runs) or not any(f"{self.faulty}/" in name for name in there), about
        assert not [
            name for name in for_patients if not re.match(r"(fever|tooth)/(es|en)/\1-\2\.(md|html|pdf)$", name)
        ], about
        self.compare_lists(for_patients, runs=runs, about=about)
        self.compare_status(words, status, expected, tags, asked, runs=runs, about=about)

    def compare_page(self, handout: str, state: str, about: str) -> None:
        folder = self.folder / "output" / handout / "es"
        text = " ".join((folder / f"{handout}-es.md").read_text(encoding="utf-8").split())
        shown = [target.replace("{clinic_phone}", PHONES[self.model.phone]) for target in self.model.targets(handout)]
        plain = re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", text).replace("\\", "").replace("\u2011", "-")
        assert all(target in plain for target in shown), text + about
        assert ("Reviewed on" in text) is (state == "kept"), text + about
        assert ("Do not give it" in text) is False, text + about

    def compare_archives(self, around: list[str], for_patients: list[str], about: str) -> None:
        """Compare the archive of each language with what lies there for its patients."""
        for name in around:
            if name.endswith(".zip"):
                there = [page for page in for_patients if f"/{name[:2]}/" in page]
                packed = ZipFile(self.folder / "output" / name).namelist()
                assert sorted(page for page in packed if page.endswith(FORMS)) == sorted(there), about

    def compare_lists(self, for_patients: list[str], *, runs: bool, about: str) -> None:
        index = self.folder / "output/index.html"
        if index.is_file():
            text = index.read_text(encoding="utf-8")
            listed = set(re.findall(r'href="\./((?!drafts)[^"/]+/[^"]+)"', text))
            listed = {name for name in listed if not AROUND.fullmatch(name)}
            assert {name for name in for_patients if not name.endswith("md")} <= listed <= {*for_patients}, about
        else:
            assert not for_patients, about
            assert not runs, about

    def compare_status(  # noqa: PLR0913
        self,
        words: list[str],
        status: int,
        expected: dict[str, str],
        tags: tuple[str, ...],
        asked: list[str],
        *,
        runs: bool,
        about: str,
    ) -> None:
        model = self.model
        spanish = model.listed and (not tags or "es" in tags)
        broken = spanish and model.unread & {"interface", *asked}
        if not runs:
            assert status == 2, about
        elif "--release" in words:
            # What is held back is not built, so its broken catalog stops nothing.
            held = (spanish and any(expected[handout] != "approved" for handout in asked)) or (
                not model.listed and not tags
            )
            failed = self.faulty in asked and (not tags or "en" in tags)
            assert status == (2 if failed else 1 if held else 0), about
        elif broken or self.faulty in asked:
            assert status == 2, about
        else:
            assert status in {0, 1}, about


@cache
def kept() -> States:
    """Return a project with a page that is kept, beside its model."""
    made = States()
    made.edit_settings("keep")
    made.edit_english("fever.a.wait", HOURS[1])
    made.build_and_compare(("build", (), ("fever",)))
    return made


@pytest.mark.timeout(900)
@pytest.mark.parametrize("part", range(PARTS))
def test_what_is_released_is_what_the_model_says(part: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """In every second part forks look at what is released."""
    asked = forks(monkeypatch) if part % 2 else None
    machine = seed(2 * part)(type(f"States{part}", (States,), {"steps": Counter(), "commands": Counter()}))
    steps = settings(max_examples=13, stateful_step_count=52, deadline=None, database=None, phases=[Phase.generate])
    run_state_machine_as_test(machine, settings=settings(steps, suppress_health_check=list(HealthCheck)))
    assert machine.steps.total() >= STEPS // PARTS
    assert machine.commands.total() >= STEPS // PARTS // 4
    assert asked is None or len(asked) > machine.commands.total() // 4


def test_every_state_was_compared() -> None:
    """Of a part alone this would depend on its seed."""
    if not States.seen:
        pytest.skip("nothing was compared in this process")
    assert all(States.seen[state] >= 3 * PARTS for state in ("approved", "kept", ""))
