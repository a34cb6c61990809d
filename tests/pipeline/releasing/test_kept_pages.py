"""Released pages whose English was edited, where the settings let them stay."""

import json
import re
import resource
import shutil
import signal
from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import pytest

from aftercare.core.clock import today
from aftercare.handout.dates import long_date
from aftercare.pipeline.releasing import withdrawal
from aftercare.pipeline.snapshot.project import read
from command import in_process
from released import CATALOG, ENGLISH, FEVER, FUZZY, MARKDOWN, TOOTH, built, edit, pages, told_withdrawn

pytestmark = pytest.mark.slow


KEEP = edit("pyproject.toml", '["es", "fr"]', '["es", "fr"]\non_stale = "keep"')
DOSE = edit("data/instructions.csv", "every 8 hours", "every 12 hours")
BEGUN = ('msgstr "Tome 1 tableta cada 8 horas."\n', 'msgstr "Tome 1 tableta cada"\n')


def finish(folder: Path, cut: str = "") -> None:
    """Translate the edited row for its new English, as Poedit would, and cut what is told out of the catalog."""
    path = folder / CATALOG
    text = path.read_text(encoding="utf-8").replace(BEGUN[0], 'msgstr "Tome 1 tableta cada 12 horas."\n')
    text = re.sub(r"#, fuzzy\n(?:#\|.*\n)+(?=msgctxt \"tooth\.day\.dose)", "", text)
    assert "#|" not in text
    assert not cut or re.search(cut, text)
    path.write_text(re.sub(cut, "", text) if cut else text, encoding="utf-8")


KEPT: dict[str, tuple[Callable[[Path], object] | None, tuple[str, ...], int, list[str]]] = {
    "all": (None, ("build",), 1, [FEVER, TOOTH]),
    "another language": (None, ("build", "--lang", "fr"), 0, [FEVER, TOOTH]),
    "another handout": (None, ("build", "--handout", "fever"), 0, [FEVER, TOOTH]),
    "release": (None, ("publish", "--release", "--lang", "es"), 1, [FEVER, TOOTH]),
    "a warning edited too": (ENGLISH, ("build",), 1, [FEVER]),
    "a translator begins": (edit(CATALOG, *BEGUN), ("build",), 1, [FEVER, TOOTH]),
    "a translator is done": (finish, ("build",), 0, [FEVER, TOOTH]),
    "the row cleared": (edit(CATALOG, BEGUN[0], 'msgstr ""\n'), ("build",), 0, [FEVER]),
    "another row translated anew": (edit(CATALOG, 'msgstr "Día 1"', 'msgstr "Primer día"'), ("build",), 1, [FEVER]),
    "what was approved changed": (edit(CATALOG, "cada 8", "cada 12"), ("build",), 0, [FEVER]),
    "what was approved cut": (lambda folder: finish(folder, r"# last-approved: .*\n"), ("build",), 0, [FEVER]),
    "its signature cut": (
        lambda folder: finish(folder, r"# approved: .*\n(?=# last-approved)"),
        ("build",),
        0,
        [FEVER],
    ),
    "another row unsure": (
        edit(CATALOG, 'msgctxt "tooth.day.heading"', '#, fuzzy\nmsgctxt "tooth.day.heading"'),
        ("build",),
        1,
        [FEVER],
    ),
    "the previous English changed": (
        edit(CATALOG, '#| msgid "Take 1', '#| msgid "Take 2'),
        ("build",),
        1,
        [FEVER, TOOTH],
    ),
    "a word around": (
        edit("locales/es/LC_MESSAGES/interface.po", 'msgctxt "label.phone"', '#, fuzzy\nmsgctxt "label.phone"'),
        ("build",),
        1,
        [],
    ),
    "the setting taken back": (edit("pyproject.toml", '\non_stale = "keep"', ""), ("build",), 1, [FEVER]),
}


@pytest.mark.skipif(not hasattr(signal, "SIGXFSZ"), reason="this system has no limit of files")
@pytest.mark.parametrize("room", [0, 1_000, 10_000])
def test_a_disk_without_room_leaves_no_list_and_no_archive_of_a_page_that_is_withdrawn(
    project: Path, room: int
) -> None:
    FUZZY(project)
    current, limits = read(project), resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, limits[1]))
    try:
        with pytest.raises(OSError, match="large"):
            withdrawal.withdraw(current)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    output = project / "output"
    left = [path for path in output.rglob("*") if path.is_file() and "drafts" not in path.parts]
    assert not [path for path in left if b"tooth-es" in path.read_bytes()]
    assert in_process(project, "build").returncode == 0
    assert pages(project) == [FEVER]
    assert "tooth" not in str(ZipFile(output / "es/handouts-es.zip").namelist())
    assert not (project / ".aftercare/set-aside").exists()


@pytest.fixture(scope="module")
def kept(released: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the same project, whose settings keep pages, after an edit of the English and a sync."""
    folder = Path(shutil.copytree(released, tmp_path_factory.mktemp("kept") / "project", symlinks=True))
    KEEP(folder)
    assert in_process(folder, "build").returncode == 0
    DOSE(folder)
    assert in_process(folder, "sync").returncode == 0
    return folder


@pytest.mark.parametrize("name", KEPT)
def test_pages_stay_where_nothing_but_their_english_was_edited(name: str, kept: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(kept, tmp_path / "project", symlinks=True))
    attack, words, status, left = KEPT[name]
    if attack:
        attack(folder)
    run = in_process(folder, *words)
    assert (run.returncode, pages(folder)) == (status, left), run.stdout + run.stderr
    assert ("tooth/es" in told_withdrawn(run.stderr)) is (TOOTH not in left)


UNSYNCED = (("publish",), ("publish", "--lang", "fr"), ("publish", "--release", "--lang", "es"))


@pytest.mark.parametrize("words", UNSYNCED, ids=" ".join)
def test_pages_stay_before_any_sync_too(words: tuple[str, ...], released: Path, tmp_path: Path) -> None:
    """A row whose English was edited is what the next sync will make of it, whoever looks first."""
    folder = Path(shutil.copytree(released, tmp_path / "project", symlinks=True))
    KEEP(folder)
    DOSE(folder)
    catalog = (folder / CATALOG).read_bytes()
    run = in_process(folder, *words)
    assert "Reviewed on" in (folder / "output" / MARKDOWN).read_text(encoding="utf-8"), run.stderr
    assert (folder / CATALOG).read_bytes() == catalog
    before = built(folder)[MARKDOWN]
    assert in_process(folder, "sync").returncode == 0
    assert in_process(folder, *words).returncode == run.returncode
    assert built(folder)[MARKDOWN] == before
    edit("data/instructions.csv", "every 12 hours", "every 8 hours")(folder)
    in_process(folder, "publish")
    assert pages(folder) == [FEVER, TOOTH]
    assert "Reviewed on" not in (folder / "output" / MARKDOWN).read_text(encoding="utf-8")


def test_what_was_built_before_a_sync_is_not_all_there_is_to_do(project: Path) -> None:
    """The author is told of each stale row, and every catalog gets the new English, though all pages are there."""
    DOSE(project)
    in_process(project, "publish")
    run = in_process(project, "build")
    assert "its translation is stale in 1 language (es)" in run.stdout
    for locale in ("es", "fr"):
        assert "every 12 hours" in (project / f"locales/{locale}/LC_MESSAGES/tooth.po").read_text(encoding="utf-8")
    assert "Nothing has changed" in in_process(project, "build").stdout


def test_findings_that_nobody_has_counted_are_counted(project: Path) -> None:
    """`publish` builds all that there is to build; that a finding blocks a release, `build` has still to say."""
    assert in_process(project, "build").returncode == 0
    edit(CATALOG, "12 horas", "21 horas")(project)
    in_process(project, "publish")
    for _ in range(2):
        assert in_process(project, "build").returncode == 1
    assert "Nothing has changed" in in_process(project, "build").stdout


def test_a_language_that_was_built_before_a_sync_gets_its_catalogs(project: Path) -> None:
    edit("pyproject.toml", '["es", "fr"]', '["es", "fr", "it"]')(project)
    in_process(project, "publish")
    assert in_process(project, "build").returncode == 0
    assert (project / "locales/it/LC_MESSAGES/tooth.po").is_file()


def cleared(folder: Path) -> None:
    edit(CATALOG, BEGUN[0], 'msgstr ""\n')(folder)


def back_and_other(folder: Path) -> None:
    edit("data/instructions.csv", "every 12 hours", "every 8 hours")(folder)
    edit(CATALOG, *BEGUN)(folder)


@pytest.mark.parametrize("first", [cleared, back_and_other], ids=["cleared", "the English taken back"])
def test_what_was_taken_back_does_not_return_with_the_next_edit(
    first: Callable[[Path], None], kept: Path, tmp_path: Path
) -> None:
    folder = Path(shutil.copytree(kept, tmp_path / "project", symlinks=True))
    first(folder)
    in_process(folder, "build")
    assert pages(folder) == [FEVER]
    path = folder / CATALOG
    text = path.read_text(encoding="utf-8")
    dose = text.index('msgctxt "tooth.day.dose"')
    path.write_text(text[:dose] + re.sub('msgstr ".*"', 'msgstr "Un texto."', text[dose:], count=1), encoding="utf-8")
    table = folder / "data/instructions.csv"
    table.write_text(re.sub(r"every \d+ hours", "every 24 hours", table.read_text("utf-8"), count=1), encoding="utf-8")
    in_process(folder, "build")
    assert pages(folder) == [FEVER]


def test_a_kept_page_says_so_on_itself_on_the_index_and_in_the_manifest(kept: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(kept, tmp_path / "project", symlinks=True))
    shutil.rmtree(folder / "output")
    before = (kept / "output" / MARKDOWN).read_text(encoding="utf-8")
    assert in_process(folder, "build").returncode == 1
    page = (folder / "output" / MARKDOWN).read_text(encoding="utf-8")
    notice = f"Reviewed on {long_date(today(), 'en')}. The English has been changed since; ask the clinic what is new."
    for text in (page, (folder / "output/index.html").read_text(encoding="utf-8")):
        assert f"{notice} Rows changed: #2" in text.replace("\xa0", " ").replace("\\#", "#")
    spanish = (folder / "output/es/index.html").read_text(encoding="utf-8")
    for text in (page, spanish):
        assert f"{notice} Rows changed: #2" in text.replace("\xa0", " ").replace("\\#", "#")
        assert "el inglés se modificó después" in re.sub("<[^>]+>", "", text)
    assert re.search(r"Tome 1\stableta cada 8\shoras", page)
    codes = [re.search(r"Código.*\b([0-9a-f]{10})\b", text) for text in (before, page)]
    assert all(codes), page
    assert codes[0][1] != codes[1][1]
    manifest = json.loads((folder / "output/manifest.json").read_text(encoding="utf-8"))
    assert {page["status"] for page in manifest["pages"] if page["path"].startswith("tooth/es/")} == {"kept"}
    details = manifest["details"]["tooth/es"]
    assert (details["changed"], details["notice"][1]) == (["tooth.day.dose"], f"{notice} Rows changed: #2")
    assert (len(details["signers"]), details["version"]) == (2, "")
    edit("data/instructions.csv", "heading,Day 1,", "heading,On day 1,")(folder)
    assert in_process(folder, "build").returncode == 1
    more = (folder / "output" / MARKDOWN).read_text(encoding="utf-8").replace("\xa0", " ").replace("\\#", "#")
    assert f"{notice} Rows changed: “Day 1”, #2" in more
    assert "“Día 1”, #2" in more
    assert re.search(r"Código.*\b([0-9a-f]{10})\b", more)[1] != codes[1][1]


def test_a_kept_page_is_the_released_one_again_when_the_edit_is_taken_back(kept: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(kept, tmp_path / "project", symlinks=True))
    before = (folder / "output" / TOOTH).read_bytes()
    assert in_process(folder, "build").returncode == 1
    assert (folder / "output" / TOOTH).read_bytes() != before
    edit("data/instructions.csv", "every 12 hours", "every 8 hours")(folder)
    assert in_process(folder, "build").returncode == 0
    assert (folder / "output" / TOOTH).read_bytes() == before


def test_it_is_said_that_a_row_signed_below_an_edit_takes_the_page_away(kept: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(kept, tmp_path / "project", symlinks=True))
    edit("data/instructions.csv", "every 12 hours", "every 8 hours")(folder)
    edit("data/instructions.csv", "heading,Day 1,", "heading,On day 1,")(folder)
    in_process(folder, "build")
    assert pages(folder) == [FEVER, TOOTH]
    sign = ("approve", "es", "--rows", "tooth.day.dose", "--by", "Ana Ruiz, RN", "--yes")
    assert in_process(folder, *sign).returncode == 0
    run = in_process(folder, "publish", "--release", "--lang", "es")
    assert pages(folder) == [FEVER]
    assert (
        "1 row signed below an edit that is not: tooth.day.dose; the page cannot stay as it was"
        in run.stdout + run.stderr
    )
