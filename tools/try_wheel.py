"""Builds sdist and wheel, installs the wheel in empty environments, and builds seventeen languages there.

`python tools/try_wheel.py` takes every Python from 3.11 to 3.14 that is there, and the package index for the rest.
"""

import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
VERSIONS = ("3.11", "3.12", "3.13", "3.14")
LANGUAGES = "es,ht,vi,pt-BR,zh-Hans,zh-Hant,fr,tl,ru,ar,it,de,ko,pl,gu,th"
FORMATS = ("md", "html", "pdf")
BUILD = "import sys; from hatchling import build; getattr(build, sys.argv[1])(sys.argv[2])"


def packed(folder: Path) -> tuple[Path, Path]:
    """Return the sdist of this repository, and the wheel that is made from it where there is no Node."""
    run(sys.executable, "-c", BUILD, "build_sdist", str(folder), cwd=ROOT)
    (sdist,) = folder.glob("*.tar.gz")
    with tarfile.open(sdist) as archive:
        archive.extraction_filter = getattr(tarfile, "data_filter", None)  # from Python 3.11.4 on
        archive.extractall(folder / "unpacked")  # noqa: S202  our own
    (source,) = (folder / "unpacked").iterdir()
    run(sys.executable, "-c", BUILD, "build_wheel", str(folder), cwd=source)
    (wheel,) = folder.glob("*.whl")
    return sdist, wheel


def begun_and_built(command: Path, folder: Path, languages: str) -> list[Path]:
    """Begin a project with an installed command, build it, and return the handouts; PATH has nothing else."""
    env = {"PATH": str(command.parent), "HOME": str(folder), "LANG": "C.UTF-8"}
    run(str(command), "init", "clinic", "--languages", languages, cwd=folder, env=env)
    run(str(command), "build", cwd=folder / "clinic", env=env)
    return sorted(path for end in FORMATS for path in (folder / "clinic" / "output").glob(f"**/stitches-*.{end}"))


def run(*words: str, cwd: Path, env: dict[str, str] | None = None) -> None:
    """Run a command; what it says is shown where it fails."""
    done = subprocess.run(words, cwd=cwd, env=env or dict(os.environ), capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{' '.join(words)}:\n{done.stdout}{done.stderr}")


def _works(python: str | None) -> bool:
    """Whether there is such a Python: version managers have names for some that are not there."""
    return bool(python) and not subprocess.run([str(python), "-V"], capture_output=True, check=False).returncode


def main() -> None:
    """Try the wheel with each Python, and say how long it took."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        sdist, wheel = packed(folder)
        print(f"{sdist.name}: {sdist.stat().st_size:,} bytes; {wheel.name}: {wheel.stat().st_size:,} bytes")
        for python in filter(_works, map(shutil.which, (f"python{version}" for version in VERSIONS))):
            start, place = time.monotonic(), folder / Path(python).name
            run(python, "-m", "venv", str(place), cwd=folder)
            run(str(place / "bin" / "pip"), "install", "--quiet", str(wheel), cwd=folder)
            installed = time.monotonic()
            made = begun_and_built(place / "bin" / "aftercare", place, LANGUAGES)
            spent = f"installed in {installed - start:.0f} s, begun and built in {time.monotonic() - installed:.0f} s"
            print(f"{Path(python).name}: {len(made)} files in {len({path.parent for path in made})} languages; {spent}")


if __name__ == "__main__":
    main()
