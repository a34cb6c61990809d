"""The docs site builds without a warning, and its references and the files around the project are complete."""

import re
import subprocess
import sys
import tomllib

import pytest
import yaml

from aftercare import api
from aftercare.cli.main import COMMANDS
from command import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    pytest.importorskip("sphinx")
    folder = tmp_path_factory.mktemp("site")
    options = ["--fail-on-warning", "--keep-going", "--quiet"]
    command = [sys.executable, "-m", "sphinx", *options, str(ROOT / "docs"), str(folder)]
    run = subprocess.run(command, check=False, capture_output=True, text=True, timeout=120)
    assert run.returncode == 0, run.stderr
    return folder


@pytest.mark.slow
def test_the_site_lists_every_command_and_public_name(site):
    commands = (site / "reference" / "commands.html").read_text(encoding="utf-8")
    names = (site / "reference" / "api.html").read_text(encoding="utf-8")
    assert [name for name in COMMANDS if f'id="aftercare-{name}"' not in commands] == []
    assert [name for name in api.__all__ if f'id="aftercare.api.{name}"' not in names] == []


@pytest.mark.slow
def test_the_site_asks_no_other_server_for_anything(site):
    fetched = re.compile(
        r"""<(?:script|img|link|iframe)[^>]*(?:src|href)=["'](?:https?:)?//|url\(["']?(?:https?:)?//"""
    )
    pages = [*site.rglob("*.html"), *site.rglob("*.css")]
    assert len(pages) > 10
    assert [page.name for page in pages if fetched.search(page.read_text(encoding="utf-8"))] == []


@pytest.mark.parametrize(
    "path", sorted((ROOT / ".github" / "ISSUE_TEMPLATE").glob("*.yml")), ids=lambda path: path.stem
)
def test_issue_forms_ask_for_what_is_needed(path):
    form = yaml.safe_load(path.read_text(encoding="utf-8"))
    if path.stem == "config":
        assert form["blank_issues_enabled"] is False
        return
    assert {"name", "description", "body"} <= set(form)
    ids = [field["id"] for field in form["body"]]
    assert len(ids) == len(set(ids))
    assert any(field.get("validations", {}).get("required") for field in form["body"])


def test_continuous_integration_runs_what_the_readme_says():
    workflow = yaml.safe_load((ROOT / ".github" / "workflows" / "ci.yml").read_text(encoding="utf-8"))
    commands = {step.get("run") for job in workflow["jobs"].values() for step in job["steps"]}
    assert {"make test", "make docs"} <= commands
    assert workflow["permissions"] == {"contents": "read"}


def test_dependabot_watches_every_lock_file():
    updates = yaml.safe_load((ROOT / ".github" / "dependabot.yml").read_text(encoding="utf-8"))["updates"]
    folders = {folder for update in updates for folder in update.get("directories", [update.get("directory")])}
    locks = {path.parent for path in (*ROOT.glob("package-lock.json"), *ROOT.glob("tests/package-lock.json"))}
    assert {"/" + path.relative_to(ROOT).as_posix().removeprefix(".") for path in locks} | {"/requirements"} <= folders


def test_hooks_for_other_repositories_run_commands_that_are_there():
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert {tuple(hook["entry"].split()) for hook in hooks} == {("aftercare", "check")}
    assert "aftercare" in PROJECT["scripts"]


def test_the_citation_is_of_this_version():
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    ours = PROJECT["license"].removesuffix(" AND OFL-1.1")  # that of the fonts, which are not cited
    assert (citation["version"], citation["license"]) == (PROJECT["version"], ours)
    assert citation["repository-code"] == PROJECT["urls"]["Source"]
