"""The docs tell what is there: commands, targets, files and links."""

import re
from pathlib import Path

import pytest

from aftercare.cli.main import COMMANDS
from aftercare.core.language.languages import language
from aftercare.core.model import ROW_KINDS, rows_of
from aftercare.pipeline.snapshot.project import read
from aftercare.source.interface import NAMES, rows_in
from command import ROOT, aftercare, in_process

FOLDERS = (".", ".github", "benchmarks", "docs", "docs/reference", "examples", "tools")
DOCS = sorted(path for folder in FOLDERS for path in (ROOT / folder).glob("*.md"))
CODE = re.compile(r"`[^`\n]+`")
LINK = re.compile(r"\]\(([^)\s]+)\)")
CODE = re.compile(r"`([^`\n]+)`")
BLOCK = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
MACHINE = re.compile(r"/(?:home|root|work|tmp|Users)/|[A-Z]:\\|https?://(?:127\.|10\.|192\.168\.)")
REGISTRY = re.compile(r"https?://[^\s)]*(?:artifactory|nexus|verdaccio|pypi|npmjs|registry)", re.IGNORECASE)
each_document = pytest.mark.parametrize("path", DOCS, ids=lambda path: path.relative_to(ROOT).as_posix())


def text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def anchors(path: Path) -> set[str]:
    """Return the names that headings get: lower-case, words joined by hyphens."""
    headings = re.findall(r"^#+ +(.+)$", BLOCK.sub("", text_of(path)), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def test_the_readme_lists_every_command_and_no_other():
    table = [line.split("|")[1] for line in text_of(ROOT / "README.md").splitlines() if line.startswith("| `aftercare")]
    named = {re.match(r"aftercare (\S+)", code)[1] for cell in table for code in CODE.findall(cell)}
    assert named == set(COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_that_begins_with_what_it_does(name):
    run = aftercare(ROOT, name, "--help")
    assert run.returncode == 0, run.stderr
    assert re.match(rf"Usage: aftercare {name} .*\n\n  [A-Z]", run.stdout), run.stdout


def options(name: str) -> set[str]:
    return set(re.findall(r"--[a-z-]+", in_process(ROOT, name, "--help").stdout))


def test_the_docs_name_no_option_that_is_not_there():
    used = {
        (name, option)
        for path in DOCS
        for line in text_of(path).splitlines()
        for name, rest in re.findall(r"aftercare ([a-z][a-z-]+)([^`\n]*)", line)
        if name in COMMANDS
        for option in re.findall(r"(?<=\s)--[a-z-]+", rest)
    }
    assert used, "no option found: is the expression wrong?"
    known = {name: options(name) for name in {name for name, _ in used}}
    assert {(name, option) for name, option in used if option not in known[name]} == set()


@each_document
def test_links_lead_somewhere(path):
    for link in LINK.findall(CODE.sub("code", BLOCK.sub("", text_of(path)))):
        if link.startswith(("https://", "mailto:")):
            continue
        name, _, anchor = link.partition("#")
        target = (path.parent / name) if name else path
        assert target.exists(), f"{path.name} links to {link}"
        assert not anchor or anchor in anchors(target), f"{path.name} links to {link}"


@each_document
def test_targets_of_make_are_there(path):
    targets = set(re.findall(r"^([a-z]+):", text_of(ROOT / "Makefile"), re.MULTILINE))
    assert "handouts" in targets
    named = re.findall(r"(?:`|\$ )make ([a-z]+)", text_of(path))
    assert set(named) <= targets, f"{path.name}: {set(named) - targets}"


@pytest.mark.parametrize("path", [ROOT / "CONTRIBUTING.md", ROOT / "docs" / "architecture.md"], ids=lambda p: p.name)
def test_files_that_are_named_are_there(path):
    """Words with a slash and no placeholder, below the project or the package."""
    named = {code for code in CODE.findall(BLOCK.sub("", text_of(path))) if re.fullmatch(r"[\w.-]+/[\w./-]*", code)}
    named = {name for name in named if not re.search(r"TAG|LANG|^build/|^output/|^drafts/|^text/|^application/", name)}
    places = (ROOT, ROOT / "src" / "aftercare")
    lost = {name for name in named if not any((place / name).exists() for place in places)}
    assert named
    assert lost == set()


@pytest.mark.parametrize("folder", ["benchmarks", "docs", "examples", "tools"])
def test_folders_say_what_is_in_them(folder):
    names = [name for name in ("README.md", "index.md") if (ROOT / folder / name).exists()]
    assert len(names) == 1
    assert re.match(r"# .+\n\n[A-Z].+\.", text_of(ROOT / folder / names[0]))


def test_the_changelog_has_a_place_for_what_comes_next():
    assert "\n## [Unreleased]\n" in text_of(ROOT / "CHANGELOG.md")


@each_document
def test_nothing_of_one_machine_stands_in_the_docs(path):
    text = text_of(path)
    assert MACHINE.findall(text) == []
    assert REGISTRY.findall(text) == []


def test_what_the_docs_print_is_what_the_program_prints_of_the_shipped_table():
    """Kinds of rows, and how many rows a translator gets."""
    kinds = ", ".join(ROW_KINDS)
    assert f'kind: "stepp" unknown kind; use one of {kinds}\n' in text_of(ROOT / "docs" / "content-managers.md")
    count = len(rows_of(read(ROOT).handouts)) + len(rows_in(language("es")))
    told = re.findall(r"(?:xlsx: |^)(\d+) rows", text_of(ROOT / "docs" / "translators.md"), re.MULTILINE)
    assert set(told) == {str(count)}
    others = f"  {len(read(ROOT).config.languages) - 1} languages: 1 stale, {count - 1} drafts to review, 1 error\n"
    haitian = f"  ht: 1 stale, {count - 1 + len(NAMES)} drafts to review, 1 error\n"
    assert others + haitian in text_of(ROOT / "docs" / "content-managers.md")


def test_the_rows_that_the_docs_name_are_those_of_the_shipped_table():
    rows = {row.id for row in rows_of(read(ROOT).handouts)}
    texts = [text_of(path) for path in (ROOT / "docs").glob("*.md")]
    named = {name for text in texts for name in re.findall(r"\bmicroneedling(?:\.[a-z0-9-]+){2}", text)}
    assert named
    assert sorted(named - rows) == []
