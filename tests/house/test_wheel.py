"""Wheel and sdist carry what their users need: nobody who installs one needs Node, or this repository."""

import email
import importlib.util
import json
import shutil
import subprocess
import sys
import sysconfig
import tarfile
import zipfile
from pathlib import Path

import pytest

from aftercare.core.settings import config
from command import ROOT

PARTS = (
    *("pyproject.toml", "hatch_build.py", "package.json", "README.md"),
    *("LICENSE", "licences", "src", "notebooks", "locales"),
)
NOTEBOOKS = ("1-translate", "2-validate", "3-export", "handout")
LANGUAGES = ("es", "ar", "zh-Hans")
pytestmark = pytest.mark.slow
SPEC = importlib.util.spec_from_file_location("try_wheel", ROOT / "tools" / "try_wheel.py")
try_wheel = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(try_wheel)


def copy_of_sources(folder: Path) -> Path:
    for part in PARTS:
        source, target = ROOT / part, folder / part
        target.parent.mkdir(parents=True, exist_ok=True)
        ignore = shutil.ignore_patterns("__pycache__", ".lock", "*.tmp")
        shutil.copytree(source, target, ignore=ignore) if source.is_dir() else shutil.copy(source, target)
    return folder


@pytest.fixture(scope="module")
def packed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Build the sdist from a copy, the wheel from the sdist, where there is no Node."""
    folder = tmp_path_factory.mktemp("wheel")
    source = copy_of_sources(folder / "project")
    (source / "node_modules").symlink_to(ROOT / "node_modules")
    (folder / "dist").mkdir()
    before, try_wheel.ROOT = try_wheel.ROOT, source
    try:
        return try_wheel.packed(folder / "dist")
    finally:
        try_wheel.ROOT = before


def test_the_sdist_makes_the_wheel_that_the_repository_makes(packed, tmp_path):
    source = copy_of_sources(tmp_path / "project")
    (source / "node_modules").symlink_to(ROOT / "node_modules")
    subprocess.run([sys.executable, "-c", try_wheel.BUILD, "build_wheel", str(tmp_path)], cwd=source, check=True)
    (wheel,) = tmp_path.glob("*.whl")
    assert wheel.read_bytes() == packed[1].read_bytes()


@pytest.fixture(scope="module")
def names(packed: tuple[Path, Path]) -> list[str]:
    return zipfile.ZipFile(packed[1]).namelist()


def test_it_holds_every_file_of_the_package(names):
    package = ROOT / "src"
    files = [path for path in package.rglob("*") if path.is_file() and "__pycache__" not in path.parts]
    wanted = {path.relative_to(package).as_posix() for path in files}
    assert wanted <= set(names)
    assert "aftercare/checks/lexicons/es/facts.toml" in names
    assert "aftercare/pipeline/starter/aftercare.toml" in names


def test_it_holds_the_notebooks_and_the_interface_in_every_language(names):
    assert {f"aftercare/pipeline/notebooks/{name}.ipynb" for name in NOTEBOOKS} <= set(names)
    locales = [language.locale for language in config.load(ROOT).languages]
    assert {f"aftercare/catalogs/locales/{locale}/LC_MESSAGES/interface.po" for locale in locales} <= set(names)


def test_both_hold_each_font_with_its_licence_and_its_bold_face_if_it_has_one(packed, names):
    packages = json.loads((ROOT / "package.json").read_text(encoding="utf-8"))["dependencies"]
    with tarfile.open(packed[0]) as archive:
        sources = ["/".join(Path(name).parts[2:]) for name in archive.getnames() if "/src/" in name]
    for listed in (names, sources):
        assert {f"aftercare/core/font_files/healthicons/{name}.json" for name in ("icons", "info")} <= set(listed)
    for package in (Path(name).name for name in packages if name.startswith("@expo-google-fonts/")):
        bold = (ROOT / "node_modules" / "@expo-google-fonts" / package / "700Bold").is_dir()
        for listed in (names, sources):
            files = [Path(name).name for name in listed if name.startswith(f"aftercare/core/font_files/{package}/")]
            assert "LICENSE_FONT" in files
            assert [name for name in files if "_400Regular" in name], package
            assert bool([name for name in files if "_700Bold" in name]) is bold, package


def test_its_licence_files_are_those_of_all_that_it_holds(packed, names):
    with zipfile.ZipFile(packed[1]) as wheel:
        (folder,) = {name.partition("/")[0] for name in names if ".dist-info/" in name}
        told = email.message_from_bytes(wheel.read(f"{folder}/METADATA"))
        texts = [wheel.read(f"{folder}/licenses/{name}").decode() for name in told.get_all("License-File")]
        fonts = [wheel.read(name).decode() for name in names if name.endswith("/LICENSE_FONT")]
    assert told["License-Expression"] == "MIT AND OFL-1.1"
    ours, pictograms, open_font = texts
    assert "The aftercare contributors" in ours
    assert pictograms == ours.replace("2026 The aftercare contributors", "2021 Resolve to Save Lives")
    assert fonts
    for owner, _, terms in (text.partition("\n") for text in fonts):
        assert f"{owner}\n" in open_font
        assert terms.partition("-----")[2].split() == open_font.partition("-----")[2].split()


def test_it_holds_nothing_of_the_project_around_the_package(names):
    others = {name.partition("/")[0] for name in names} - {"aftercare"}
    assert all(name.endswith(".dist-info") for name in others), others
    assert not [name for name in names if name.endswith(("microneedling.po", ".lock", ".tmp", ".pyc"))]


@pytest.mark.parametrize("what", ["build_wheel", "build_sdist"])
@pytest.mark.parametrize("lost", ["everything", "a licence"])
def test_without_the_fonts_nothing_is_built_and_the_remedy_is_told(tmp_path, what, lost):
    source = copy_of_sources(tmp_path / "project")
    if lost == "a licence":
        scope = ROOT / "node_modules" / "@expo-google-fonts"
        shutil.copytree(
            scope, source / "node_modules" / scope.name, ignore=shutil.ignore_patterns("[1235689]00*", "*Italic")
        )
        (source / "node_modules" / scope.name / "amiri" / "LICENSE_FONT").unlink()
    command = [sys.executable, "-c", try_wheel.BUILD, what, str(tmp_path)]
    done = subprocess.run(command, cwd=source, capture_output=True, text=True, check=False)
    assert done.returncode != 0
    told = done.stdout + done.stderr
    assert "The font amiri is not in node_modules; run `npm ci --omit=dev`" in told
    assert "Traceback" not in told
    assert not [*tmp_path.glob("*.whl"), *tmp_path.glob("*.tar.gz")]


@pytest.fixture(scope="module")
def installed(packed, tmp_path_factory) -> Path:
    """Install the wheel into an environment of its own, which borrows the libraries of this one and nothing else."""
    place = tmp_path_factory.mktemp("empty") / "venv"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(place)], check=True)
    paths = sysconfig.get_paths(vars={"base": str(place), "platbase": str(place)})
    Path(paths["purelib"], "libraries.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    (place / "share").mkdir(exist_ok=True)
    (place / "share" / "jupyter").symlink_to(Path(sysconfig.get_path("data"), "share", "jupyter"))
    options = ["--no-deps", "--no-index", "--quiet", "--disable-pip-version-check", "--force-reinstall"]
    python = str(place / "bin" / "python")
    subprocess.run([sys.executable, "-m", "pip", "--python", python, "install", *options, str(packed[1])], check=True)
    return place


def test_a_project_is_begun_and_built_with_the_wheel_alone(installed, tmp_path):
    made = try_wheel.begun_and_built(installed / "bin" / "aftercare", tmp_path, ",".join(LANGUAGES))
    assert len(made) == len(try_wheel.FORMATS) * (len(LANGUAGES) + 1)
    pdfs = [path for path in made if path.suffix == ".pdf"]
    assert all(path.read_bytes().startswith(b"%PDF-") for path in pdfs)
    ask = "import aftercare; print(aftercare.__path__[0])"
    python = [str(installed / "bin" / "python"), "-c", ask]
    where = subprocess.run(python, cwd=tmp_path, capture_output=True, text=True, check=True).stdout
    assert where.startswith(str(installed)), where


def test_the_examples_are_built_with_the_wheel_alone(installed, tmp_path):
    ignored = shutil.ignore_patterns("output", ".aftercare", ".lock")
    shutil.copytree(ROOT / "examples" / "clinic", tmp_path / "clinic", ignore=ignored)
    env = {"PATH": str(installed / "bin"), "HOME": str(tmp_path), "LANG": "C.UTF-8"}
    try_wheel.run(str(installed / "bin" / "aftercare"), "build", cwd=tmp_path / "clinic", env=env)
    files = [path for end in try_wheel.FORMATS for path in (tmp_path / "clinic" / "output").glob(f"**/*-*.{end}")]
    made = [path for path in files if path.parent.name != "reports"]
    drafts = [path for path in made if "drafts" in path.parts]
    assert (len(made), len(drafts)) == (3 * 4 * 3, 3 * 3 * 3)
    assert all("Draft by a machine" in path.read_text(encoding="utf-8") for path in drafts if path.suffix != ".pdf")
