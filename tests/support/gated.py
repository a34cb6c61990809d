"""A reviewed project in git, deeds of people in it, and what the gate says of them."""

import datetime as dt
import os
import re
from dataclasses import replace

from aftercare.catalogs import po, po_reader, signed_comments
from aftercare.catalogs.contexts import fingerprint
from aftercare.catalogs.store import Store
from aftercare.catalogs.sync import sync
from aftercare.checks.edits.meaning import facts_changed
from aftercare.core.clock import today
from aftercare.core.people.approvals import Approval, Keep, Waiver
from aftercare.review.gate import compare
from aftercare.review.signing import approve
from aftercare.source.english import handouts
from review_project import ANA, BO, SPANISH, check, edit, fill, po_path, units

SUN, FEVER, GYM, WASH = "care.day.sun", "care.call.fever", "care.day.gym", "care.day.wash"
LAST_WEEK = dt.date(2026, 1, 5)
DAY = fingerprint(("title After your treatment", "heading Day 1"))
ANA_LINE = f"approved: {ANA}; 2026-01-05"


def gate(config, rev="HEAD"):
    return compare(config, rev, facts_changed=facts_changed)


def sign(config, by, rows, day=None, tag="es"):
    (language,) = config.choose((tag,))
    signing = approve(config, handouts(config), language, by=by, rows=rows, check=check)
    assert {unit.id for unit in signing.units} == set(rows), signing.refused
    signing.write(day)


def synced(config):
    return sync(Store(config, handouts(config)))


def change(config, tag, row, alter):
    """Change an entry of a catalog, as with a text editor."""
    path = po_path(config, tag)
    content = po_reader.read(path, locale=tag)
    alter(content.by_id()[row])
    po.write(path, content)


def comments(config, row, alter, tag="es"):
    """Change the comments of people under a row."""

    def rewritten(message):
        message.user_comments = alter(list(message.user_comments))

    change(config, tag, row, rewritten)


def subject(config, row, tag="es", **other):
    (language,) = config.choose((tag,))
    unit = next(unit for unit in units(config, language) if unit.id == row)
    return replace(unit.subject, **other)


def add(row, make_line, tag="es"):
    """Return what puts a line under a row; a text, or what makes it from the project."""

    def forge(config):
        text = make_line if isinstance(make_line, str) else make_line(config)
        comments(config, row, lambda old: [*old, text], tag)

    return forge


def line(row, by=BO, day=None, tag="es", **other):
    """Return what writes a signature that its own hash agrees with."""
    return lambda config: signed_comments.approval_comment(
        Approval.of(subject(config, row, tag, **other), by, day or today())
    )


def replaced(row, pattern, new):
    return lambda config: comments(config, row, lambda old: [re.sub(pattern, new, text) for text in old])


def approval_under(config, row, tag="es"):
    found = po_reader.read(po_path(config, tag), locale=tag).by_id()[row].user_comments
    return next(text for text in found if text.startswith("approved:"))


def resigned(config):
    """New words, the hash computed anew, the old date left: a script did it."""
    text = "Espere 48 horas y listo."
    fill(config, "es", {SUN: text})
    comments(config, SUN, lambda _: [line(SUN, ANA, LAST_WEEK)(config)])


def edited_source_without_signature(config):
    edit(config.source, "Wait 48 hours", "Please wait 48 hours")
    synced(config)
    comments(config, SUN, lambda _: [])


def english_of(config, row):
    return subject(config, row).source


def kept(row, by, previous, tag="es"):
    """Write a statement that the change from `previous` kept the meaning, its hash right."""

    def forge(config):
        keep = Keep.of(subject(config, row, tag), by, today(), previous)
        comments(config, row, lambda old: [*old, signed_comments.keep_comment(keep)], tag)
        change(config, tag, row, lambda message: message.flags.discard("fuzzy"))

    return forge


def kept_well(config):
    edit(config.source, "Wait 48 hours before", "Please wait 48 hours before")
    synced(config)
    for tag in ("es", "ar"):
        kept(SUN, BO, "Wait 48 hours before you go into the sun.", tag)(config)


def waived(by="X", reason="because", *, tied=True, check="numbers"):
    def forge(config):
        fill(config, "es", {WASH: "Lávese 4 veces."})
        waiver = Waiver(check, by, reason)
        waiver = Waiver.of(subject(config, WASH), waiver) if tied else waiver
        add(WASH, signed_comments.waiver_comment(waiver))(config)

    return forge


def behind_a_link(config):
    path = po_path(config, "es")
    elsewhere = config.root / "elsewhere.po"
    path.rename(elsewhere)
    path.symlink_to(os.path.relpath(elsewhere, path.parent))
    edit(elsewhere, SPANISH[SUN], "Espere 48 horas y listo.")


def section_moved(config):
    edit(config.source, "care.day.gym,care,day,text,Do not exercise for 24 hours.,\n", "")
    edit(
        config.source,
        "care.call.fever,",
        "care.day.gym,care,call,text,Do not exercise for 24 hours.,\ncare.call.fever,",
    )
    synced(config)


def obsolete_of(config, alter, tag="es"):
    """Change the entry of the row that has left the table."""
    path = po_path(config, tag)
    content = po_reader.read(path, locale=tag)
    (gone,) = content.catalog.obsolete.values()
    alter(gone)
    po.write(path, content)


def signed_row_gone(config):
    edit(config.source, "care.day.sun,care,day,text,Wait 48 hours before you go into the sun.,\n", "")
    synced(config)


def entry_of(config, row, by, target):
    """Return the entry of a row as it would be with another translation, signed."""
    content = po_reader.read(po_path(config, "es"), locale="es")
    message = content.by_id()[row]
    message.string, message.flags = target, set()
    signed = Approval.of(subject(config, row, target=target), by, today())
    message.user_comments = [signed_comments.approval_comment(signed)]
    return message


def hidden(row, target, *, domain="care", live=True):
    """Put a signed translation where only a sync finds it: into an obsolete entry, or the catalog of no handout."""

    def forge(config):
        entry = entry_of(config, row, "Zoe Roe, RN", target)
        path = po_path(config, "es")
        content = po_reader.read(path, locale="es")
        old = content.catalog.get(row, context=row) or content.by_id()[row]
        if live:
            content.catalog.delete(old.id, context=row)
        if domain == "care":
            content.retire(entry)
            if old.string and live:
                content.retire(old)
        else:
            other = po.new("es")
            other.catalog[entry.id] = entry
            po.write(po_path(config, "es", domain), other)
        po.write(path, content)

    return forge


def english_replaced_everywhere(row, signed_instead=None):
    """Search and replace over the whole repository, so that nothing seems stale; perhaps something else is signed."""

    def forge(config):
        before = english_of(config, row)
        after = before.replace("48", "24").replace("Wash", "Do not wash")
        for path in (config.source, *config.locales.rglob("*.po*")):
            path.write_text(path.read_text(encoding="utf-8").replace(before, after), encoding="utf-8")
        if signed_instead:
            sign(config, BO, [signed_instead])

    return forge


def honest_correction(config):
    fill(config, "es", {SUN: "Espere 48 horas antes de ir al sol."})
    sign(config, BO, [SUN])


def restored_row(config):
    edit(config.source, "care.day.wash,", "care.day.rest,care,day,text,Rest today.,\ncare.day.wash,")
    synced(config)


def locales_moved_whole(config):
    edit(config.root / "pyproject.toml", "[tool.aftercare]", '[tool.aftercare]\nlocales = "texts"')
    config.locales.rename(config.root / "texts")


def notebook_added(config):
    (config.root / "notebooks").mkdir()
    (config.root / "notebooks/handout.ipynb").write_text("{}", encoding="utf-8")
