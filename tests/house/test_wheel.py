"""The wheel carries what its users need: nobody who installs it needs Node, the notebooks or the catalogs."""

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from aftercare.core import config
from command import ROOT

PARTS = ("pyproject.toml", "hatch_build.py", "README.md", "LICENSE", "src", "notebooks", "locales")
NOTEBOOKS = ("1-translate", "2-validate", "3-export", "handout")
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def names(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """Build the wheel from a copy, and return what is in it."""
    folder = tmp_path_factory.mktemp("wheel")
    for part in PARTS:
        source, target = ROOT / part, folder / "project" / part
        target.parent.mkdir(exist_ok=True)
        ignore = shutil.ignore_patterns("__pycache__", ".lock", "*.tmp")
        shutil.copytree(source, target, ignore=ignore) if source.is_dir() else shutil.copy(source, target)
    (folder / "project" / "node_modules").symlink_to(ROOT / "node_modules")
    options = ["--no-deps", "--no-build-isolation", "--quiet", "--disable-pip-version-check", "-w", str(folder)]
    command = [sys.executable, "-m", "pip", "wheel", str(folder / "project"), *options]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    (wheel,) = folder.glob("*.whl")
    return zipfile.ZipFile(wheel).namelist()


def test_it_holds_every_file_of_the_package(names):
    package = ROOT / "src"
    files = [path for path in package.rglob("*") if path.is_file() and "__pycache__" not in path.parts]
    wanted = {path.relative_to(package).as_posix() for path in files}
    assert wanted <= set(names)
    assert "aftercare/checks/lexicons/es/facts.toml" in names


def test_it_holds_the_notebooks_and_the_interface_in_every_language(names):
    assert {f"aftercare/pipeline/notebooks/{name}.ipynb" for name in NOTEBOOKS} <= set(names)
    locales = [language.locale for language in config.load(ROOT).languages]
    assert {f"aftercare/catalogs/locales/{locale}/LC_MESSAGES/interface.po" for locale in locales} <= set(names)


def test_it_holds_each_font_with_its_licence_and_its_bold_face_if_it_has_one(names):
    packages = sorted(path.name for path in (ROOT / "node_modules" / "@expo-google-fonts").iterdir())
    assert "noto-sans" in packages
    for package in packages:
        files = [Path(name).name for name in names if name.startswith(f"aftercare/core/font_files/{package}/")]
        assert "LICENSE_FONT" in files
        assert [name for name in files if "_400Regular" in name], package
        bold = (ROOT / "node_modules" / "@expo-google-fonts" / package / "700Bold").is_dir()
        assert bool([name for name in files if "_700Bold" in name]) is bold, package


def test_it_holds_nothing_of_the_project_around_the_package(names):
    others = {name.partition("/")[0] for name in names} - {"aftercare"}
    assert all(name.endswith(".dist-info") for name in others), others
    assert not [name for name in names if name.endswith(("microneedling.po", ".lock", ".tmp", ".pyc"))]
