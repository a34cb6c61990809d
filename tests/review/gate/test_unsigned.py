"""What no signature covers is told: order, days, catalogs of languages that no settings named."""

import datetime as dt
import re

import pytest

from aftercare.core.clock import today
from aftercare.core.settings.config import load
from aftercare.core.units import Severity
from gated import (
    GYM,
    SUN,
    WASH,
    comments,
    english_replaced_everywhere,
    gate,
    hidden,
    obsolete_of,
    signed_row_gone,
    synced,
)
from review_project import ANA, BO, commit, edit


def comments_of_a_text(config):
    for path in config.locales.glob("*/LC_MESSAGES/care.po"):
        text = path.read_text(encoding="utf-8").replace("#. warning, section", "#. text, section")
        path.write_text(text.replace(", over warnings", ""), encoding="utf-8")


def entries_turned(config):
    for path in config.locales.glob("*/LC_MESSAGES/care.po"):
        head, *entries = path.read_text(encoding="utf-8").split("\n\n")
        path.write_text("\n\n".join([head, *reversed(entries)]), encoding="utf-8")


@pytest.mark.parametrize("unseen", [comments_of_a_text, entries_turned])
def test_what_catalogs_say_of_kinds_and_order_of_before_hides_nothing(config, unseen):
    unseen(config)
    commit(config.root, "comments alone")
    edit(config.source, "care.call.fever,care,call,warning", "care.call.fever,care,call,text")
    other_order(config)
    found = {finding.check for finding in gate(config).findings}
    assert {"warning-lost", "row-order"} <= found


def test_signatures_of_a_language_that_no_settings_named_are_new_when_they_do(config):
    settings = config.root / "pyproject.toml"
    edit(settings, '["es", "ar"]', '["ar"]')
    commit(config.root, "catalogs that wait")
    edit(settings, '["ar"]', '["es", "ar"]')
    report = gate(load(config.root))
    signed = {(tag, entry.name) for tag, entry in report.signatures}
    assert signed == {("es", ANA), ("es", BO)}
    (care,) = (entry for entry in report.coverage if (entry.language, entry.domain) == ("es", "care"))
    assert care.before.approved == 0 < care.now.approved
    assert not report.failed


def other_order(config):
    text = "care.day.sun,care,day,text,Wait 48 hours before you go into the sun.,\n"
    edit(config.source, text, "")
    path = config.source
    path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")
    synced(config)


def sections_turned(config):
    head, *rows = config.source.read_text(encoding="utf-8").splitlines(keepends=True)
    last = [row for row in rows if ",call," in row]
    config.source.write_text("".join([head, *(row for row in rows if row not in last), *last]), encoding="utf-8")
    synced(config)


def day_of_the_english(config):
    path = config.locales / "care.pot"
    path.write_text(re.sub(r"(POT-Creation-Date: )\d{4}", r"\g<1>2019", path.read_text()), encoding="utf-8")


@pytest.mark.parametrize(
    ("change", "check"),
    [
        (signed_row_gone, "row-gone"),
        (other_order, "row-order"),
        (sections_turned, "section-order"),
        (day_of_the_english, "date-changed"),
        (lambda config: (config.locales / "care.pot").unlink(), "date-changed"),
        (lambda config: obsolete_of(config, lambda gone: setattr(gone, "id", "Never rest.")), "english-changed"),
        (hidden(GYM, "Corra.", live=False), "approval-doubtful"),
        (english_replaced_everywhere(WASH), "english-changed"),
    ],
)
def test_what_no_signature_covers_is_told(config, change, check):
    change(config)
    report = gate(config)
    assert {entry.check for entry in report.findings} == {check}
    assert all(entry.severity is Severity.WARNING for entry in report.findings)


@pytest.mark.parametrize(("days", "told"), [(-2, True), (-1, False), (0, False), (1, False), (2, True)])
def test_a_day_of_the_english_that_no_sync_can_have_made_is_told_by_its_file(config, days, told):
    path = config.locales / "care.pot"
    text = path.read_text(encoding="utf-8")
    begun = dt.datetime.now(dt.UTC).date()  # the commit's; a sync takes the day where it runs
    day, was = (begun if days < 0 else today()) + dt.timedelta(days=days), begun - dt.timedelta(days=400)
    head = re.compile(r"(POT-Creation-Date: )\S+ \S+?(?=\\n)")
    path.write_text(head.sub(rf"\g<1>{was} 12:00+0000", text), encoding="utf-8")
    commit(config.root, "an old template")
    path.write_text(head.sub(rf"\g<1>{day} 12:00+0000", text), encoding="utf-8")
    words = f"{was} → {day} as the day of the English, which a sync would not have made of it"
    wanted = [f"project/locales/care.pot: {words} [date-changed]"] if told else []
    assert list(map(str, gate(config).findings)) == wanted


def test_a_template_that_is_gone_is_told_by_its_file(config):
    (config.locales / "care.pot").unlink()
    words = "is gone: pages print the day of the next sync as that of the English"
    assert list(map(str, gate(config).findings)) == [f"project/locales/care.pot: {words} [date-changed]"]


@pytest.mark.parametrize("lost", [False, True])
def test_where_a_row_breaks_a_rule_the_rest_is_compared(config, lost):
    edit(config.source, "care.call.fever,care,call,warning", "care.call.fever,care,call,warnung")
    if lost:
        comments(config, SUN, lambda _: [])
    report = gate(config)
    assert {entry.check for entry in report.findings} == {"source-broken", *(["reviewed-text-lost"] if lost else [])}
    (fault,) = (entry for entry in report.findings if entry.check == "source-broken")
    assert (fault.unit.id, fault.severity) == ("care", Severity.ERROR)
    assert re.match(r"data/instructions\.csv:\d+: kind: ", fault.message)
    assert not any(entry.fell for entry in report.coverage)
