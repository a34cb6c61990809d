"""The revision that is compared with: branches, links, moved projects, and what is none."""

import datetime as dt
import shutil
import subprocess

import pytest

from aftercare.core.clock import today
from aftercare.core.errors import ReviewError
from aftercare.core.settings.config import load
from aftercare.core.units import Severity
from gated import (
    GYM,
    LAST_WEEK,
    SUN,
    WASH,
    add,
    behind_a_link,
    gate,
    honest_correction,
    kept_well,
    line,
    resigned,
    sign,
)
from review_project import ANA, BO, SPANISH, commit, edit, fill, git, make, po_path


def test_signature_older_than_the_revision_is_told_but_passes(config):
    add(WASH, line(WASH, day=today() - dt.timedelta(days=30)))(config)
    report = gate(config)
    assert [finding.check for finding in report.findings] == ["approval-doubtful"]
    assert not report.failed


def test_work_on_a_branch_is_judged_from_where_it_began(config, monkeypatch):
    git(config.root, "branch", "work")
    monkeypatch.setenv("GIT_COMMITTER_DATE", "2030-01-01T00:00:00Z")
    edit(config.source, "Title of the sheet.", "Title.")
    commit(config.root, "the main branch went on")
    git(config.root, "checkout", "-q", "work")
    honest_correction(config)
    report = gate(config, "main")
    assert not [str(finding) for finding in report.findings]


SHAPES = {
    "what is checked out for a pull request": (
        ("checkout", "-q", "--detach", "main"),
        ("merge", "-q", "--no-edit", "work"),
    ),
    "the main branch merged into it": (("merge", "-q", "--no-edit", "main"),),
    "rebased": (("rebase", "-q", "main"),),
    "picked": (("checkout", "-q", "--detach", "main"), ("cherry-pick", "work")),
    "behind the main branch": (),
}


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("day", [None, LAST_WEEK], ids=["honest", "backdated"])
def test_a_branch_began_when_its_work_did_whatever_main_has_got_since(config, monkeypatch, shape, day):
    git(config.root, "branch", "-M", "main")
    git(config.root, "checkout", "-qb", "work")
    fill(config, "es", {SUN: "Espere 48 horas antes de ir al sol."})
    sign(config, BO, [SUN], day)
    commit(config.root, "a correction, signed")
    git(config.root, "checkout", "-q", "main")
    monkeypatch.setenv("GIT_COMMITTER_DATE", "2030-01-01T00:00:00Z")
    fill(config, "es", {GYM: "No haga ejercicio por 24 horas."})
    sign(config, BO, [GYM])
    commit(config.root, "main went on")
    git(config.root, "checkout", "-q", "work")
    for step in SHAPES[shape]:
        git(config.root, *step)
    found = {finding.check for finding in gate(config, "main").findings if finding.severity is not Severity.INFO}
    behind = {"branch-behind"} if shape == "behind the main branch" else set()
    assert found == behind | ({"approval-forged", "approval-doubtful"} if day else set())


def test_a_signature_that_only_dated_back_commits_make_possible_is_shown(config):
    git(config.root, "branch", "-M", "main")
    git(config.root, "checkout", "-qb", "work")
    sign(config, BO, [SUN], LAST_WEEK)
    commit(config.root, "signed")
    git(config.root, "commit", "-q", "--amend", "--no-edit", "--date=2026-01-01T00:00:00Z")
    told = [finding.message for finding in gate(config, "main").findings if finding.check == "approval-doubtful"]
    assert len(told) == 1
    assert "only the commits of this work say so" in told[0]


def test_a_clone_without_the_commits_before_is_refused_and_calls_nobody_a_forger(config, monkeypatch, tmp_path):
    git(config.root, "branch", "-M", "main")
    git(config.root, "checkout", "-qb", "work")
    sign(config, BO, [SUN])
    commit(config.root, "signed")
    git(config.root, "checkout", "-q", "main")
    monkeypatch.setenv("GIT_COMMITTER_DATE", "2030-01-01T00:00:00Z")
    git(config.root, "commit", "-q", "--allow-empty", "-m", "main went on")
    git(config.root, "checkout", "-qb", "pull", "main")
    git(config.root, "merge", "-q", "--no-edit", "work")
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "-q", "--depth", "1", "-b", "pull", config.root.as_uri(), str(clone))
    git(clone, "fetch", "-q", "--depth", "1", "origin", "main:main")
    with pytest.raises(ReviewError, match=r"only the newest commits.*git fetch --unshallow"):
        gate(load(clone), "main")
    with pytest.raises(ReviewError, match=r"HEAD~5 is none of them; fetch all of them: git fetch --unshallow"):
        gate(load(clone), "HEAD~5")
    git(clone, "fetch", "-q", "--unshallow")
    assert not [str(found) for found in gate(load(clone), "main").findings]


def test_names_of_new_signers_are_listed_for_the_reader(config):
    sign(config, "Eve <b>|*x*| @team, RN", [WASH])
    text = gate(config).markdown()
    row = next(line for line in text.splitlines() if "Eve" in line)
    assert row.count("|") == 5
    assert not set("<*@") & set(row)
    assert "who signed" in text


def test_changes_kept_are_listed_for_the_reader(config):
    kept_well(config)
    text = gate(config).markdown()
    rows = "".join(f"\n| {BO} | {tag} | {today()} | 1 |" for tag in ("ar", "es"))
    assert f"| Change kept | Language | Date | Rows |\n| --- | --- | --- | ---: |{rows}\n" in text


def test_earlier_commits_branches_and_folders_below_the_repository(tmp_path):
    root = tmp_path / "below" / "project"
    config = make(root)
    commit(tmp_path)
    git(tmp_path, "branch", "base")
    sign(config, ANA, [SUN])
    commit(tmp_path, "signed")
    fill(config, "es", {SUN: "Espere 48 horas, ya."})
    assert "replaced by words that nobody has signed" in str(gate(config).findings[0])
    forged = [finding.check for finding in gate(config, "base").findings]
    assert forged == ["approval-forged"], "against the base the signature is new, and not for these words"
    assert [entry.name for _, entry in gate(config, "HEAD~1").signatures] == [ANA]


def test_a_link_in_the_revision_is_read_as_what_it_leads_to(config):
    behind_a_link(config)
    commit(config.root, "a link now")
    edit(config.root / "elsewhere.po", "Espere 48 horas y listo.", "Espere 48 horas.")
    assert not gate(config).findings, "nobody had signed that"
    edit(config.root / "elsewhere.po", 'msgstr "Después de su tratamiento"', 'msgstr "Después"')
    assert "words that nobody has signed" in str(gate(config).findings[0])


def test_a_folder_behind_a_link_in_the_revision_hides_nothing(config):
    (config.root / "texts").mkdir()
    (config.locales / "es").rename(config.root / "texts/spanish")
    (config.locales / "es").symlink_to("../texts/spanish")
    (config.root / "texts/loop").symlink_to(".")
    (config.root / "texts/other").symlink_to("..")
    assert not gate(config).failed
    commit(config.root, "a link now")
    edit(config.root / "texts/spanish/LC_MESSAGES/care.po", SPANISH[SUN], "Espere 48 horas y listo.")
    assert "words that nobody has signed" in str(gate(config).findings[0])


@pytest.mark.parametrize("folder", ["./locales", "data/../locales", "locales//", "./locales/."])
def test_another_name_of_the_same_folder_hides_nothing(config, folder):
    edit(config.root / "pyproject.toml", "[tool.aftercare]", f'[tool.aftercare]\nlocales = "{folder}"')
    commit(config.root, "the folder by another name")
    edit(po_path(config, "es"), SPANISH[SUN], "Espere 48 horas y listo.")
    assert "words that nobody has signed" in str(gate(load(config.root)).findings[0])


def test_a_language_of_the_old_settings_alone_hides_nothing(config):
    settings = config.root / "pyproject.toml"
    own = '[tool.aftercare.language.qya]\nname = "Own"\nendonym = "Own"\nscript = "Latn"\n'
    edit(settings, '["es", "ar"]', '["es", "ar", "qya"]')
    settings.write_text(settings.read_text(encoding="utf-8") + own, encoding="utf-8")
    shutil.copytree(config.locales / "es", config.locales / "qya")
    edit(po_path(load(config.root), "qya"), '"Language: es', '"Language: qya')
    commit(config.root, "one language more")
    edit(settings, '["es", "ar", "qya"]', '["es", "ar"]')
    edit(settings, own, "")
    report = gate(load(config.root))
    assert [entry.language for entry in report.coverage if entry.fell] == ["qya"]


def moved(config, monkeypatch, there="sites/clinic"):
    """Move the project into a folder of its repository, weeks after people have signed."""
    day = f"{LAST_WEEK + dt.timedelta(days=60)}T12:00:00Z"
    monkeypatch.setenv("GIT_COMMITTER_DATE", day)
    git(config.root, "commit", "-q", "--amend", "--no-edit", "--date", day)
    (config.root / there).mkdir(parents=True)
    for name in ("data", "locales", "pyproject.toml"):
        git(config.root, "mv", name, there)
    return load(config.root / there)


def test_a_project_that_moves_in_its_repository_is_compared_with_where_it_was(config, monkeypatch):
    report = gate(moved(config, monkeypatch))
    (found,) = report.findings
    assert (found.check, found.message) == (
        "project-moved",
        "has the project in the top folder, with which it was compared",
    )
    assert not report.failed
    commit(config.root)
    git(config.root, "mv", "sites/clinic", "care")
    (found,) = gate(load(config.root / "care")).findings
    assert "has the project in sites/clinic" in found.message


def test_a_project_that_moves_hides_nothing(config, monkeypatch):
    there = moved(config, monkeypatch)
    resigned(there)
    found = {str(each) for each in gate(there).findings if each.severity is Severity.ERROR}
    assert [each for each in found if "its hash was exchanged" in each], found


def test_a_second_project_of_a_repository_is_compared_with_no_other(config, monkeypatch):
    there = moved(config, monkeypatch)
    git(config.root, "checkout", "-q", "HEAD", "--", "pyproject.toml", "data", "locales")
    found = {each.check for each in gate(there).findings}
    assert "project-moved" not in found
    assert "approval-forged" in found, "whose signatures are older than it is"


@pytest.mark.skipif(not shutil.which("ssh-keygen"), reason="needs a key")
def test_commits_that_git_shows_with_their_signatures_are_read(config):
    """Signed commits are what the docs ask for; who has git show the signatures got a traceback."""
    key = config.root.parent / "key"
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(key)], check=True)
    (key.parent / "allowed").write_text(f"test@example.org {key.with_suffix('.pub').read_text()}")
    for name, value in (
        ("gpg.format", "ssh"),
        ("user.signingkey", f"{key}.pub"),
        ("gpg.ssh.allowedSignersFile", str(key.parent / "allowed")),
        ("log.showSignature", "true"),
    ):
        git(config.root, "config", name, value)
    git(config.root, "commit", "-qS", "--amend", "--no-edit")
    assert "signature" in git(config.root, "log", "-1", "--format=%ct")
    assert not gate(config).findings


def test_a_revision_that_had_no_project_yet_has_nothing_to_lose(tmp_path):
    (tmp_path / "README").write_text("nothing yet")
    commit(tmp_path)
    config = make(tmp_path)
    report = gate(config)
    assert not [entry for entry in report.findings if entry.severity is Severity.ERROR]
    assert not report.failed


def test_a_broken_catalog_in_the_revision_stops_nothing(config):
    path = po_path(config, "ar")
    good = path.read_bytes()
    path.write_bytes(b"\xff\xfe")
    commit(config.root, "broken")
    path.write_bytes(good)
    report = gate(config)
    assert [(entry.check, entry.severity) for entry in report.findings][:1] == [("catalog-broken", Severity.WARNING)]


@pytest.mark.parametrize(
    "rev",
    ["", "-h", "--output=/tmp/x", "HEAD:locales", "no-such-branch", "a..b", "HEAD\n", "x" * 300, "$(id)", "HEAD --"],
)
def test_revisions_that_are_none(config, rev):
    with pytest.raises(ReviewError):
        gate(config, rev)


def test_without_a_repository(tmp_path):
    with pytest.raises(ReviewError, match="the project is in no git repository"):
        gate(make(tmp_path))


def test_a_name_that_a_tag_and_a_branch_share_is_refused(config):
    root = config.root
    fill(config, "es", {SUN: "Espere 24 horas."})
    commit(root)
    git(root, "branch", "main-x", "HEAD~1")
    assert [each for each in gate(config, "main-x").findings if each.severity is Severity.ERROR]
    git(root, "tag", "main-x", "HEAD")
    with pytest.raises(ReviewError, match=r"may be refs/heads/main-x or refs/tags/main-x"):
        gate(config, "main-x")


def test_what_stands_in_the_place_of_a_commit_is_not_looked_at(config):
    fill(config, "es", {SUN: "Espere 24 horas."})
    commit(config.root)
    before = [each.check for each in gate(config, "HEAD~1").findings]
    git(config.root, "replace", "HEAD~1", "HEAD")
    assert before
    assert [each.check for each in gate(config, "HEAD~1").findings] == before


def test_catalogs_in_a_submodule_are_not_passed_unseen(config):
    git(config.root, "rm", "-rq", "--cached", "locales")
    git(config.root, "update-index", "--add", "--cacheinfo", f"160000,{'1' * 40},locales")
    git(config.root, "commit", "-qm", "m")
    with pytest.raises(ReviewError, match="locales is a submodule"):
        gate(config)
