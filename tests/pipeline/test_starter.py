"""A project is begun with what its folder lacks; what is there stays, byte for byte."""

import csv
import io
from codecs import BOM_UTF8
from importlib.metadata import version
from pathlib import Path

import pytest

from aftercare.core.errors import ConfigError
from aftercare.core.settings import config
from aftercare.pipeline.starter import SITES, Begun, begin
from aftercare.source.sheets.reading import Sheet

FIRST = ["aftercare.toml", "data/instructions.csv", "data/glossary.csv"]
REST = [
    *(".gitignore", "README.md"),
    *(f"notebooks/{name}.ipynb" for name in ("1-translate", "2-validate", "3-export", "handout")),
]
ROW = {"id": "cut.title", "handout": "cut", "section": "title", "kind": "title", "text": "Your cut", "note": ""}
SHEET = Sheet("cut", (ROW,), (), ())


@pytest.mark.parametrize(
    ("tags", "site", "languages", "more"),
    [
        ((), "none", ["es"], []),
        (("fr", "zh-Hans", "fr"), "none", ["fr", "zh-Hans"], []),
        (("es",), "github", ["es"], [".github/workflows/handouts.yml"]),
        (("es",), "gitlab", ["es"], [".gitlab-ci.yml"]),
    ],
)
def test_a_new_folder_gets_all_of_it(tags, site, languages, more, tmp_path):
    folder = tmp_path / "new" / "p"
    assert begin(folder, tags, site) == Begun([*FIRST, *REST[:2], *more, *REST[2:]])
    assert [language.tag for language in config.load(folder).languages] == languages
    for path in filter(Path.is_file, folder.rglob("*")):
        data = path.read_bytes()
        assert data.startswith(BOM_UTF8) == (path.suffix == ".csv"), path
        assert b"@languages@" not in data
        assert b"@version@" not in data
    for path in more:
        assert f"aftercare-handouts=={version('aftercare-handouts')}" in (folder / path).read_text(encoding="utf-8")
        assert (folder / path).read_text(encoding="utf-8").count("npm ci --ignore-scripts") == 2  # in each job
    assert "/node_modules/" in (folder / ".gitignore").read_text(encoding="utf-8").split()
    assert [*SITES] == ["none", "github", "gitlab"]


def test_nothing_that_is_there_is_touched(tmp_path):
    (tmp_path / "README.md").write_text("mine", encoding="utf-8")
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "glossary.csv").write_bytes(b"term\n")
    begun = begin(tmp_path, (), "none")
    assert begun == Begun([*FIRST[:2], ".gitignore", *REST[2:]], ["data/glossary.csv", "README.md"])
    assert (tmp_path / "README.md").read_text(encoding="utf-8") == "mine"
    assert (tmp_path / "data" / "glossary.csv").read_bytes() == b"term\n"
    assert begin(tmp_path, (), "none") == Begun([], REST)


@pytest.mark.parametrize("name", ["aftercare.toml", "pyproject.toml"])
def test_a_project_gets_no_sample_and_no_other_languages(name, tmp_path):
    head = "[tool.aftercare]\n" if name == "pyproject.toml" else ""
    (tmp_path / name).write_text(f'{head}languages = ["fr"]\n', encoding="utf-8")
    with pytest.raises(ConfigError) as error:
        begin(tmp_path, ("es",), "none")
    told = "is a project already; add a language to it with aftercare add-language TAG"
    assert str(error.value) == f"{tmp_path}: {told}"
    assert [path.name for path in tmp_path.iterdir()] == [name]
    assert begin(tmp_path, (), "none") == Begun(REST)


def rows(path):
    return [*csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline=""))]


def test_a_sheet_takes_the_place_of_the_sample(tmp_path):
    assert begin(tmp_path, (), "none", SHEET) == Begun([FIRST[1], FIRST[0], FIRST[2], *REST], [], FIRST[1])
    assert rows(tmp_path / "data" / "instructions.csv") == [ROW]
    again = begin(tmp_path, (), "none", SHEET)
    assert again == Begun(["data/cut.csv"], REST, "data/cut.csv")
    assert rows(tmp_path / "data" / "cut.csv") == [ROW]
    with pytest.raises(ConfigError) as error:
        begin(tmp_path, (), "none", SHEET)
    assert str(error.value) == f"{tmp_path / 'data' / 'cut.csv'}: is there already; rename it, or the sheet"


def test_a_sheet_gets_a_table_of_its_own_beside_one_without_settings(tmp_path):
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "instructions.csv").write_bytes(b"mine")
    assert begin(tmp_path, (), "none", SHEET) == Begun(["data/cut.csv", FIRST[0], FIRST[2], *REST], [], "data/cut.csv")
    assert (tmp_path / "data" / "instructions.csv").read_bytes() == b"mine"


@pytest.mark.parametrize(
    ("tags", "told"),
    [
        (("en",), "--languages: English is the source; name the languages to translate it into"),
        (("es", "en"), "--languages: English is the source; name the languages to translate it into"),
        (("tl", "fil"), "--languages: tl and fil are one language; keep one of them"),
        (("spanish",), "; did you mean es?"),
        (("qqq-Qqqq",), "--languages: "),
    ],
)
def test_a_wrong_language_is_told_before_anything_is_written(tags, told, tmp_path):
    with pytest.raises(ConfigError) as error:
        begin(tmp_path / "p", tags, "none")
    assert str(error.value).startswith("--languages: ")
    assert str(error.value).startswith(told) or str(error.value).endswith(told)
    assert str(error.value).count("did you mean") == (tags == ("spanish",))
    assert not (tmp_path / "p").exists()


def test_a_file_in_the_place_of_the_folder(tmp_path):
    (tmp_path / "p").write_bytes(b"mine")
    with pytest.raises(ConfigError) as error:
        begin(tmp_path / "p", (), "none")
    assert str(error.value) == f"{tmp_path / 'p'}: is a file; name a folder"
