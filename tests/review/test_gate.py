"""The gate: every deliberate forgery is caught, every honest change passes."""

import datetime as dt
import re
import shutil

import pytest

from aftercare.catalogs import po, state_comments
from aftercare.catalogs.store import Store
from aftercare.catalogs.sync import handouts, sync
from aftercare.core.approvals import Approval, digest
from aftercare.core.clock import today
from aftercare.core.config import load
from aftercare.core.errors import ReviewError
from aftercare.core.units import Severity
from aftercare.review.gate import compare
from aftercare.review.signing import approve
from review_project import ANA, BO, SPANISH, check, commit, edit, fill, git, make, po_path

SUN, FEVER, GYM = "care.day.sun", "care.call.fever", "care.day.gym"
LAST_WEEK = dt.date(2026, 1, 5)


def sign(config, by, rows, day=None):
    signing = approve(config, handouts(config), config.languages[0], by=by, rows=rows, check=check)
    assert [unit.id for unit in signing.units] == rows
    signing.write(day)


@pytest.fixture(scope="session")
def baseline(tmp_path_factory):
    """Two rows signed long ago, one warning signed by one of two, one draft; all of it committed."""
    root = tmp_path_factory.mktemp("baseline")
    config = make(root)
    sign(config, ANA, ["care.title", SUN], LAST_WEEK)
    sign(config, ANA, [FEVER], LAST_WEEK)
    fill(config, "es", {GYM: SPANISH[GYM]}, fuzzy=True)
    commit(root)
    return root


@pytest.fixture
def config(baseline, tmp_path):
    return load(shutil.copytree(baseline, tmp_path / "project"))


def comments(config, row, change):
    """Change the comments of people under a row, as with a text editor."""
    path = po_path(config, "es")
    content = po.read(path, locale="es")
    message = content.by_id()[row]
    message.user_comments = change(list(message.user_comments))
    po.write(path, content)


def line(row, by=BO, day=None, *, source=None, target=None):
    english = {"care.day.wash": "Wash your face with cool water.", GYM: "Do not exercise for 24 hours."}
    hashes = (source or digest(english.get(row, "")), target or digest(SPANISH[row]))
    return state_comments.approval_comment(Approval(by, day or today(), *hashes))


def add(row, text):
    return lambda config: comments(config, row, lambda old: [*old, text])


def replaced(row, pattern, new):
    return lambda config: comments(config, row, lambda old: [re.sub(pattern, new, text) for text in old])


def copied_line(config):
    text = next(text for text in po.read(po_path(config, "es"), locale="es").by_id()[SUN].user_comments)
    add("care.day.wash", text)(config)


def copied_from_another_language(config):
    fill(config, "ar", {SUN: "انتظر 48 ساعة."})
    text = next(text for text in po.read(po_path(config, "es"), locale="es").by_id()[SUN].user_comments)
    path = po_path(config, "ar")
    content = po.read(path, locale="ar")
    content.by_id()[SUN].user_comments = [text]
    po.write(path, content)


def new_row(config):
    edit(config.source, "care.day.wash,", "care.day.walk,care,day,text,You may go for a walk.,\ncare.day.wash,")
    sync(Store(config, handouts(config)))


def changed_target(config):
    fill(config, "es", {SUN: "Espere 48 horas y listo."})


def changed_source(config):
    edit(po_path(config, "es"), 'msgid "Wait 48 hours', 'msgid "Wait 24 hours')


def recomputed_hash(config):
    text = "Espere 48 horas y listo."
    fill(config, "es", {SUN: text})
    replaced(SUN, r"[0-9a-f]{12}$", digest(text))(config)


def back_dated_text(config):
    text = "Espere 48 horas y listo."
    fill(config, "es", {SUN: text})
    new = Approval(
        BO,
        LAST_WEEK - dt.timedelta(days=9),
        digest("Wait 48 hours before you go into the sun."),
        digest(text),
    )
    comments(config, SUN, lambda old: [*old, state_comments.approval_comment(new)])


def swapped_name(config):
    replaced(SUN, "Ana García, certified translator", "Bo Li, RN")(config)


FORGERIES = {
    "edited hash of the translation": (replaced(SUN, r"[0-9a-f]{12}$", "0123456789ab"), "hash was edited"),
    "edited hash of the English": (replaced(SUN, r"; [0-9a-f]{12};", "; 0123456789ab;"), "hash was edited"),
    "line copied from another row": (copied_line, "copied from es/care.day.sun"),
    "line copied from another language": (copied_from_another_language, "copied from es/care.day.sun"),
    "changed translation": (changed_target, "replaced by words that nobody has signed"),
    "changed English": (changed_source, "English of the catalog is not that of the CSV"),
    "translation changed, hash recomputed, old date": (recomputed_hash, "its hashes were exchanged"),
    "dated before the text it replaces": (back_dated_text, "dated before the signature of"),
    "made-up hashes": (
        add("care.day.wash", line("care.day.wash", target="0123456789ab")),
        "do not match the words",
    ),
    "date in the future": (
        add("care.day.wash", line("care.day.wash", day=today() + dt.timedelta(days=9))),
        "date lies in the future",
    ),
    "no credential": (add("care.day.wash", line("care.day.wash", "Bo Li")), "is not a signature"),
    "no name": (add("care.day.wash", "approved: yes"), "is not a signature"),
    "invisible character in the name": (
        add("care.day.wash", line("care.day.wash", "Bo\u200b Li, RN")),
        "is not a signature",
    ),
    "written almost like one": (
        add("care.day.wash", "Approved: " + line("care.day.wash")[10:]),
        "is not a signature",
    ),
    "a date that is none": (
        add("care.day.wash", re.sub(r"\d{4}-\d\d-\d\d", "2026-02-30", line("care.day.wash"))),
        "is not a signature",
    ),
    "one person as both signers of a warning": (
        add(
            FEVER,
            state_comments.approval_comment(
                Approval("ANA GARCIA, RN", today(), digest("Call us if you have a fever."), digest(SPANISH[FEVER]))
            ),
        ),
        "has signed twice",
    ),
    "a draft signed": (add(GYM, line(GYM)), "a draft cannot be signed"),
    "another name on an old signature": (
        swapped_name,
        "signature of Ana García, certified translator, 2026-01-05",
    ),
    "a signature taken away": (lambda config: comments(config, SUN, lambda old: old[:0]), "was taken away"),
}


@pytest.mark.parametrize("name", FORGERIES)
def test_forgery(config, name):
    forge, message = FORGERIES[name]
    assert not compare(config, "HEAD").failed
    forge(config)
    report = compare(config, "HEAD")
    errors = [finding for finding in report.findings if finding.severity is Severity.ERROR]
    assert any(message in str(finding) for finding in errors), [str(finding) for finding in report.findings]
    assert report.failed
    assert "Do not merge" in report.markdown()


def removed_row(config):
    edit(config.source, "care.day.wash,care,day,step,Wash your face with cool water.,\n", "")
    sync(Store(config, handouts(config)))


def renewed(config):
    sign(config, ANA, [SUN])


def honest_correction(config):
    fill(config, "es", {SUN: "Espere 48 horas antes de ir al sol."})
    sign(config, BO, [SUN])


def wrapped_by_an_editor(config):
    path = po_path(config, "es")
    path.write_text(path.read_text(encoding="utf-8").replace("; 2026-01-05", ";\n# 2026-01-05"), encoding="utf-8")


@pytest.mark.parametrize(
    "change",
    [
        lambda _: None,
        lambda config: sign(config, BO, ["care.day.wash"]),
        lambda config: sign(config, BO, [FEVER]),
        lambda config: fill(config, "es", {GYM: "No haga deporte durante 24 horas."}),
        lambda config: fill(config, "ar", {SUN: "انتظر 48 ساعة."}, fuzzy=True),
        lambda config: comments(config, SUN, lambda old: ["a question of mine", *old]),
        lambda config: edit(config.source, "Title of the sheet.", "Title of the handout."),
        lambda config: fill(config, "es", {"care.day.wash": "Lave la cara."}),
        removed_row,
        renewed,
        honest_correction,
        wrapped_by_an_editor,
    ],
)
def test_honest_work_passes(config, change):
    change(config)
    report = compare(config, "HEAD")
    assert not report.failed, report.markdown()
    assert not [str(finding) for finding in report.findings]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda config: po_path(config, "es").unlink(), "is gone from the catalog"),
        (lambda config: fill(config, "es", {"care.day.wash": ""}), "the translation was emptied"),
        (
            lambda config: (
                fill(config, "es", {"care.day.wash": "Lave."}, fuzzy=True),
                comments(config, "care.day.wash", lambda _: ["origin: google 2026-11-22"]),
            ),
            "a person's words were replaced by a draft (google 2026-11-22)",
        ),
    ],
)
def test_lost_work(config, change, message):
    change(config)
    report = compare(config, "HEAD")
    assert report.failed
    assert message in " ".join(str(finding) for finding in report.findings)


def test_a_new_row_is_a_gap_where_a_language_was_translated(config):
    new_row(config)
    report = compare(config, "HEAD")
    assert [(entry.language, entry.fell) for entry in report.coverage if entry.domain == "care"] == [
        ("ar", False),
        ("es", True),
    ]


def test_coverage_that_fell_closes_the_gate(config):
    edit(config.source, "Wait 48 hours", "Wait 24 hours")
    sync(Store(config, handouts(config)))
    report = compare(config, "HEAD")
    assert [(entry.language, entry.domain) for entry in report.coverage if entry.fell] == [("es", "care")]
    assert not report.findings, "an edit of the English forges and loses nothing"
    assert report.failed
    assert "| es | care | 8 | 7 → 6 | 2 → 1 | fell |" in report.markdown()


def test_a_language_taken_out_of_the_settings_is_told(config):
    edit(config.root / "pyproject.toml", '["es", "ar"]', '["ar"]')
    report = compare(load(config.root), "HEAD")
    assert [entry.language for entry in report.coverage if entry.fell] == ["es"]


def test_fewer_signers_by_another_kind_is_told(config):
    edit(config.source, "care.call.fever,care,call,warning", "care.call.fever,care,call,text")
    sync(Store(config, handouts(config)))
    found = compare(config, "HEAD").findings
    assert [(finding.unit.id, finding.severity) for finding in found] == [(FEVER, Severity.WARNING)]


def test_signature_older_than_the_revision_is_told_but_passes(config):
    add("care.day.wash", line("care.day.wash", day=today() - dt.timedelta(days=30)))(config)
    report = compare(config, "HEAD")
    assert [finding.check for finding in report.findings] == ["approval-doubtful"]
    assert not report.failed


def test_names_of_new_signers_are_listed_for_the_reader(config):
    sign(config, "Eve <b>|*x*| @team, RN", ["care.day.wash"])
    text = compare(config, "HEAD").markdown()
    row = next(line for line in text.splitlines() if "Eve" in line)
    assert row.count("|") == 5
    assert not set("<*@") & set(row)
    assert "who signed" in text


def test_earlier_commits_branches_and_folders_below_the_repository(tmp_path):
    root = tmp_path / "below" / "project"
    config = make(root)
    commit(tmp_path)
    git(tmp_path, "branch", "base")
    sign(config, ANA, [SUN])
    commit(tmp_path, "signed")
    fill(config, "es", {SUN: "Espere 48 horas, ya."})
    assert "replaced by words that nobody has signed" in str(compare(config, "HEAD").findings[0])
    forged = [finding.check for finding in compare(config, "base").findings]
    assert forged == ["approval-forged"], "against the base the signature is new, and not for these words"
    assert [entry.name for _, entry in compare(config, "HEAD~1").signatures] == [ANA]


@pytest.mark.parametrize(
    "rev",
    [
        "",
        "-h",
        "--output=/tmp/x",
        "HEAD:locales",
        "no-such-branch",
        "a..b",
        "HEAD\n",
        "x" * 300,
        "$(id)",
        "HEAD --",
    ],
)
def test_revisions_that_are_none(config, rev):
    with pytest.raises(ReviewError):
        compare(config, rev)


def test_without_a_repository(tmp_path):
    with pytest.raises(ReviewError, match="not a git repository"):
        compare(make(tmp_path), "HEAD")
