"""Measures what the shipped handout costs in tools that one would take instead: `python benchmarks/others.py`.

The texts are the same, English and every language of the project: Sphinx with sphinx-intl gets them as
reStructuredText and PO files, MkDocs with static-i18n as Markdown. Both write HTML alone, with a search and a theme,
and check nothing; aftercare writes six files for each language and asks every check. Each tool runs as a user would run
it, programs' starts included. Their versions are those of `others.txt`, in an environment that is made for the run.
"""

import os
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
import venv
from collections.abc import Mapping
from html import unescape
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

from aftercare.core.model import Kind
from aftercare.pipeline.snapshot import project

ROOT = Path(__file__).parents[1]
NEEDED = ("pyproject.toml", "data", "locales", "notebooks")
AFTERCARE = [sys.executable, "-c", "from aftercare.cli.main import main; main()"]
CONF = 'project = "handouts"\nlocale_dirs = ["locales"]\ngettext_compact = False\n'
MKDOCS = """site_name: handouts
plugins:
  - search
  - i18n:
      languages:
        - {locale: en, name: en, default: true, build: true}
"""
CHINESE = {"zh_Hans": "zh_CN", "zh_Hant": "zh_TW"}
"""Locales that static-i18n does not take, and what it takes."""
Texts = dict[str, dict[str, str]]
"""Locale → English → translation."""


def run(folder: Path, *commands: list[str]) -> tuple[float, float]:
    """Run commands one after the other and return wall clock and CPU seconds."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    for command in commands:
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
        if done.returncode not in {0, 1} or (done.returncode and command[0] != sys.executable):
            raise SystemExit(f"{command}: {done.stdout[-2000:]}{done.stderr[-2000:]}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.perf_counter() - start, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def texts(current: project.Project) -> tuple[list[tuple[Kind, str]], Texts]:
    """Return the rows of the handout, and what they are in each language; English where there is no translation."""
    handout = current.handouts[0]
    found = {
        language.locale: {
            unit.source: unit.target or unit.source for unit in current.readable.units(language.tag, handout.slug)
        }
        for language in current.config.languages
    }
    return [(row.kind, row.text) for row in handout.rows], found


def plain(text: str) -> str:
    """Return a text in which nothing is markup, for reStructuredText and Markdown alike."""
    return re.sub(r"([\\*`|_<>\[\]])", r"\\\1", text)


def lines(rows: list[tuple[Kind, str]], words: Mapping[str, str], heading: Mapping[Kind, str]) -> str:
    """Return a page; `heading` is what stands before a title or heading."""
    parts = [f"{heading.get(kind, '- ')}{plain(words.get(text, text))}" for kind, text in rows]
    return "\n\n".join(parts) + "\n"


def rst(rows: list[tuple[Kind, str]]) -> str:
    """Return the English as reStructuredText."""
    under = {Kind.TITLE: "=", Kind.HEADING: "-"}
    parts = [
        f"{plain(text)}\n{under[kind] * (2 * len(text))}" if kind in under else f"- {plain(text)}"
        for kind, text in rows
    ]
    return "\n\n".join(parts) + "\n"


def sphinx(folder: Path, bin_: Path, rows: list[tuple[Kind, str]], found: Texts) -> tuple[float, float]:
    """Build the languages with Sphinx, whose catalogs sphinx-intl has made, and we have filled."""
    folder.mkdir()
    (folder / "conf.py").write_text(CONF, encoding="utf-8")
    (folder / "index.rst").write_text(rst(rows), encoding="utf-8")
    build = str(bin_ / "sphinx-build")
    languages = [part for locale in found for part in ("-l", locale)]
    run(
        folder,
        [build, "-q", "-b", "gettext", ".", "pot"],
        [str(bin_ / "sphinx-intl"), "update", "-p", "pot", "-d", "locales", *languages],
    )
    for locale, words in found.items():
        fill(
            folder / "locales" / locale / "LC_MESSAGES" / "index.po", {plain(en): plain(to) for en, to in words.items()}
        )
    pages = [[build, "-q", "-b", "html", "-D", f"language={tag}", ".", f"html/{tag}"] for tag in ("en", *found)]
    return run(folder, *pages)


def fill(path: Path, words: Mapping[str, str]) -> None:
    """Put the translations into a catalog of Sphinx's."""
    with path.open("rb") as file:
        catalog: Catalog = read_po(file)
    for message in catalog:
        if message.id:
            message.string = words[str(message.id)]
    with path.open("wb") as file:
        write_po(file, catalog)


def mkdocs(folder: Path, bin_: Path, rows: list[tuple[Kind, str]], found: Texts) -> tuple[float, float]:
    """Build the languages with MkDocs, a page for each."""
    (folder / "docs").mkdir(parents=True)
    heading = {Kind.TITLE: "# ", Kind.HEADING: "## "}
    own = {CHINESE.get(locale, locale): words for locale, words in found.items()}
    languages = "".join(f"        - {{locale: {tag}, name: {tag}, build: true}}\n" for tag in own)
    (folder / "mkdocs.yml").write_text(MKDOCS + languages, encoding="utf-8")
    for tag, words in {"en": {}, **own}.items():
        name = "index.md" if tag == "en" else f"index.{tag}.md"
        (folder / "docs" / name).write_text(lines(rows, words, heading), encoding="utf-8")
    return run(folder, [str(bin_ / "mkdocs"), "build", "--quiet"])


def ours(folder: Path) -> tuple[float, float]:
    """Build the languages with aftercare."""
    folder.mkdir()
    for name in NEEDED:
        source = ROOT / name
        shutil.copytree(source, folder / name) if source.is_dir() else shutil.copy(source, folder / name)
    (folder / "node_modules").symlink_to(ROOT / "node_modules")
    return run(folder, [*AFTERCARE, "build", "--quiet"])


def environment(folder: Path) -> Path:
    """Install the other tools and return the folder of their programs."""
    venv.create(folder, with_pip=True)
    needed = Path(__file__).with_name("others.txt")
    run(folder, [str(folder / "bin" / "python"), "-m", "pip", "install", "--quiet", "-r", str(needed)])
    return folder / "bin"


def check(folder: Path, pattern: str, found: Texts) -> None:
    """Stop where a tool has not written every language: it would have been quick for nothing."""
    for locale, words in found.items():
        page = unescape((folder / pattern.format(locale)).read_text(encoding="utf-8"))
        title = next(iter(words.values()))
        if title not in page:
            raise SystemExit(f"{folder.name}: the page in {locale} lacks {title}")


def main() -> None:
    os.environ.pop("PYTHONPATH", None)
    with tempfile.TemporaryDirectory(prefix="bench-") as place:
        folder = Path(place)
        bin_ = environment(folder / "venv")
        rows, found = texts(project.read(ROOT))
        measured = {"aftercare: Markdown, HTML and PDF, three editions, checks": ours(folder / "aftercare")}
        measured["Sphinx with sphinx-intl: HTML"] = sphinx(folder / "sphinx", bin_, rows, found)
        check(folder / "sphinx", "html/{}/index.html", found)
        measured["MkDocs with static-i18n: HTML"] = mkdocs(folder / "mkdocs", bin_, rows, found)
        check(folder / "mkdocs", "site/{}/index.html", {CHINESE.get(tag, tag): words for tag, words in found.items()})
    own = measured[next(iter(measured))][1]
    print(f"{len(found) + 1} languages{'':47}{'s':>7}{'CPU s':>8}{'ratio':>8}")
    for name, (wall, cpu) in measured.items():
        print(f"{name:59}{wall:7.1f}{cpu:8.1f}{cpu / own:8.2f}")


if __name__ == "__main__":
    main()
