"""Drafting: what is sent, what is stored, what is never touched; and what a kill at any moment leaves."""

import json
import os
import random
import re
import shutil
import signal
import subprocess
import time
from collections import Counter
from contextlib import closing
from dataclasses import asdict

import pytest

from aftercare.catalogs import po_reader
from aftercare.catalogs.store import Store
from aftercare.core.disk.lock import locked
from aftercare.core.errors import CatalogError
from aftercare.core.settings import config as settings_of
from aftercare.core.text.typography import short_hash
from aftercare.core.units import Finding, Severity, Status
from aftercare.mt.dry_run import shares
from aftercare.mt.engines import registry
from aftercare.mt.engines.settings import key_name
from aftercare.mt.journal import NAME, Draft, Journal
from aftercare.mt.translate import translate
from aftercare.mt.translation import Translation
from aftercare.mt.work_list import Scope
from command import ROOT, aftercare, started
from projects import ROWS, documents, path_of, project, put, synced, units, write_rows
from servers import TRUE, apertium, fake, running, true

KEY = "s3cr3t/k+y=="
PATHS = {"google": "/m", "mymemory": "/get", "microsoft": "/microsoft/translate", "libretranslate": ""}
QUICK = "rate = 0\ntimeout = 20\nattempts = 1\npause = 0.05\n"
IMPATIENT = QUICK.replace("20", "0.4")
"""For a server that does not answer in time; on a busy machine, any may take so long."""


@pytest.fixture
def server():
    with running() as found:
        yield found


@pytest.fixture(autouse=True)
def _day(monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(1795305600))  # 2026-11-22


def engines(server, *names, options=QUICK):
    return "".join(
        f'[tool.aftercare.engines.{name}]\nurl = "{server.url}{PATHS[name]}"\n{options}\n' for name in names or PATHS
    )


def draft(settings, name="google", tags=("es",), *, check=None, jobs=4, slugs=(), refresh=False):  # noqa: PLR0913
    scope = Scope(settings.choose(tags), frozenset(slugs or ("h",)), refresh)
    with closing(registry.make(settings, name)) as engine:
        how = Translation(engine, jobs=jobs, **({"check": check} if check else {}))
        return translate(Store(settings, documents(settings)), scope, how)


def is_valid(settings, tag="es", domain="h"):
    path = path_of(settings, tag, domain)
    done = subprocess.run(["msgfmt", "-c", "-o", "/dev/null", str(path)], capture_output=True, text=True, check=False)
    return done.returncode == 0 or done.stderr


def test_drafts_are_stored_with_origin_and_date_and_need_work(tmp_path, server):
    settings = project(tmp_path / "p", engines=engines(server))
    report = draft(settings)
    found = units(settings)
    assert {row: unit.target for row, unit in found.items()} == {
        row: fake(text, "es").replace("{clínící_phóní}", "{clinic_phone}").replace("{clíníc_phóné}", "{clinic_phone}")
        for row, text in ROWS.items()
    } | {"h.dose": "Táké 500 mg wíth wátér."}
    assert {unit.status for unit in found.values()} == {Status.DRAFT}
    assert {unit.origin for unit in found.values()} == {"google 2026-11-22"}
    assert report.lines() == ["es: 6 rows drafted by google"]
    assert sorted(text for text, _ in server.sent) == sorted([
        "After your treatment", "Call us at [X0X] if your skin hurts.", "Do not use makeup for at least 12 hours.",
        "Take [X0X] with water.", "Do not scrub the skin.", "Wash it with a mild soap.",
    ])  # fmt: skip
    assert is_valid(settings) is True
    assert not (settings.locales / NAME).exists()


def test_a_second_run_sends_nothing(tmp_path, server):
    settings = project(tmp_path / "p", engines=engines(server))
    draft(settings)
    before = path_of(settings).read_bytes()
    server.sent.clear()
    assert draft(settings).lines() == ["Nothing to draft."]
    assert server.sent == []
    assert path_of(settings).read_bytes() == before


def test_nothing_a_person_wrote_is_replaced(tmp_path, server):
    settings = project(tmp_path / "p", engines=engines(server))
    synced(settings)
    put(settings, "h.title", "Firmado", signed=True)
    put(settings, "h.call", "Llame a {clinic_phone}.")
    put(settings, "h.wait", "Mío, a medias", fuzzy=True)
    put(settings, "h.dose", "Aceptado", origin="google 2026-01-01")
    for refresh in (False, True):
        draft(settings, refresh=refresh)
        found = units(settings)
        assert [found[row].target for row in ("h.title", "h.call", "h.wait", "h.dose")] == [
            "Firmado", "Llame a {clinic_phone}.", "Mío, a medias", "Aceptado",
        ]  # fmt: skip
        assert found["h.title"].status is Status.APPROVED
        assert found["h.call"].status is Status.TRANSLATED
    assert {text for text, _ in server.sent} == {ROWS["h.scrub"], ROWS["h.wash"]}


def test_refresh_replaces_untouched_drafts_only(tmp_path, server):
    settings = project(tmp_path / "p", engines=engines(server))
    draft(settings)
    path = path_of(settings)
    path.write_text(path.read_text(encoding="utf-8").replace("Wásh ít", "Lave la piel"), encoding="utf-8")
    server.translate = lambda text, target: fake(text, target) + " Y más."
    server.sent.clear()
    report = draft(settings, refresh=True)
    assert report.lines() == ["es: 5 rows drafted by google"]
    found = units(settings)
    assert found["h.scrub"].target == "Dó nót scrúb thé skín. Y más."
    assert found["h.wash"].target.startswith("Lave la piel")
    text = path.read_text(encoding="utf-8")
    assert text.count("# origin: google") == 6
    assert is_valid(settings) is True


def test_an_edited_row_keeps_the_reviewed_text_even_on_refresh(tmp_path, server):
    settings = project(tmp_path / "p", engines=engines(server))
    synced(settings)
    put(settings, "h.scrub", "No frote la piel.", signed=True, origin="google 2026-01-01")
    write_rows(settings.root, {**ROWS, "h.scrub": "Do not scrub or rub the skin."})
    draft(settings, refresh=True)
    unit = units(settings)["h.scrub"]
    assert (unit.target, unit.previous, unit.stale) == ("No frote la piel.", ROWS["h.scrub"], True)


def test_a_stale_machine_draft_is_refreshed_and_loses_its_previous_english(tmp_path, server):
    settings = project(tmp_path / "p", engines=engines(server))
    draft(settings)
    write_rows(settings.root, {**ROWS, "h.scrub": "Do not rub."})
    draft(settings)
    assert units(settings)["h.scrub"].previous == ROWS["h.scrub"]
    draft(settings, refresh=True)
    unit = units(settings)["h.scrub"]
    assert (unit.target, unit.previous) == ("Dó nót rúb.", "")


def test_memory_comes_first_and_twins_are_sent_once(tmp_path, server):
    rows = {**ROWS, "h.again": ROWS["h.scrub"], "h.twin": ROWS["h.wash"], "h.phone": "{clinic_phone}"}
    settings = project(tmp_path / "p", rows, engines=engines(server))
    synced(settings)
    put(settings, "h.scrub", "No frote la piel.", signed=True)
    report = draft(settings)
    found = units(settings)
    assert (found["h.again"].target, found["h.again"].origin) == ("No frote la piel.", "memory 2026-11-22")
    assert found["h.again"].status is Status.DRAFT
    assert found["h.twin"].target == found["h.wash"].target == fake(ROWS["h.wash"], "es")
    assert (found["h.phone"].target, found["h.phone"].origin) == ("{clinic_phone}", "source 2026-11-22")
    assert max(Counter(server.sent).values()) == 1
    assert len(server.sent) == 5
    assert report.drafted["es", "google"] == 6


def test_terms_of_the_glossary_stay(tmp_path, server):
    settings = project(tmp_path / "p", {**ROWS, "h.botox": "Avoid Botox today."}, engines=engines(server))
    settings.glossary.write_text("term,language,translation\nBotox,*,keep\nskin,es,piel\n", encoding="utf-8")
    draft(settings)
    assert units(settings)["h.botox"].target == "Ávóíd Botox tódáy.".replace("Á", "A")
    assert ("Avoid [X0X] today.", "es") in server.sent


def test_dry_run_says_what_would_be_sent_and_sends_nothing(tmp_path, server):
    settings = project(tmp_path / "p", languages=("es", "ar"), engines=engines(server))
    with closing(registry.make(settings, "google")) as engine:
        found = shares(Store(settings, documents(settings)), Scope(settings.languages, frozenset({"h"})), engine)
    characters = sum(map(len, ROWS.values())) - len("{clinic_phone}") - len("500 mg") + 2 * len("[X0X]")
    assert [str(share) for share in found] == [
        f"{tag}: 6 messages, {characters} characters to google (127.0.0.1)" for tag in ("es", "ar")
    ]
    assert server.sent == []
    assert not settings.locales.exists()


BAD = {
    # mode: (engines, words of the reason, are all rows empty)
    "429": (PATHS, "refused: too many requests (429)"),
    "500": (PATHS, "failed (500)"),
    "403": (PATHS, "refused access (403)"),
    "slow": (PATHS, "did not answer within 0.4 s"),
    "closed": (PATHS, "broke off its reply"),
    "garbage": (PATHS, "gave a reply that cannot be read"),
    "quota": (PATHS, "its quota is used up"),
    "page": (PATHS, "sent an error page"),
    "empty": (("google", "libretranslate"), "gave"),
    "none": (("google", "mymemory", "libretranslate"), "gave"),
    "same": (PATHS, "gave the English back"),
    "control": (PATHS, "sent control characters"),
    "number": (("google", "mymemory"), ""),
}


@pytest.mark.parametrize("mode", BAD)
def test_nothing_wrong_is_stored_and_the_key_is_nowhere(  # noqa: PLR0913
    *, mode, tmp_path, server, monkeypatch, caplog, capfd
):
    caplog.set_level("DEBUG")
    server.mode, server.secret = mode, KEY
    names, words = BAD[mode]
    rows = {row: text for row, text in ROWS.items() if mode != "number" or re.search(r"\d", text) or row == "h.title"}
    for name in names:
        monkeypatch.setenv(key_name(name), KEY)
        options = IMPATIENT if mode == "slow" else QUICK
        settings = project(tmp_path / name, rows, engines=engines(server, name, options=options))
        report = draft(settings, name, jobs=2)
        left = {row: reason for _, row, reason in report.left}
        found = units(settings)
        wrong = [row for row, unit in found.items() if unit.target and row in ("h.wait", "h.dose", "h.call")]
        assert wrong == []
        if mode != "number":
            assert left.keys() == rows.keys()
            assert not any(unit.target for unit in found.values())
        assert any(words in reason for reason in left.values())
        assert all(reason.startswith(name) for reason in left.values())
        assert is_valid(settings) is True
        told = "\n".join([*report.lines(), caplog.text, *capfd.readouterr(), repr(report)])
        files = "\n".join(path.read_text(encoding="utf-8") for path in settings.root.rglob("*") if path.is_file())
        for leak in (KEY, "s3cr3t", "k%2By"):
            assert leak not in told
            assert leak not in files
        assert "api_key=" not in told


@pytest.mark.parametrize("mode", ["html", "mangled", "lost", "doubled"])
def test_mangled_texts_stay_out_and_the_sound_ones_go_in(mode, tmp_path, server):
    server.mode = mode
    settings = project(tmp_path / "p", engines=engines(server))
    for name in ("mymemory", "libretranslate"):
        report = draft(settings, name)
        found = units(settings)
        assert {unit.target for unit in found.values() if unit.target} <= {
            fake(text, "es") for row, text in ROWS.items() if row not in ("h.call", "h.dose")
        }
        reasons = {row: reason for _, row, reason in report.left}
        assert found["h.call"].target == found["h.dose"].target == ""
        assert {"html": "HTML", "mangled": "lost", "lost": "lost", "doubled": "2 times"}[mode] in reasons["h.call"]


def test_a_bad_result_is_tried_once_more_another_way(tmp_path, server):
    server.translate = lambda text, target: fake(text, target).replace("[X0X]", "X")
    settings = project(tmp_path / "p", engines=engines(server))
    report = draft(settings, "google")
    assert report.left == []
    assert units(settings)["h.call"].target == "Cáll ús át {clinic_phone} íf yóúr skín húrts."
    assert [text for text, _ in server.sent if text.startswith("Call")] == [
        "Call us at [X0X] if your skin hurts.",
        "Call us at ZQ0QZ if your skin hurts.",
    ]


def test_a_number_in_words_is_asked_for_again_as_a_token(tmp_path, server):
    server.translate = lambda text, target: fake(text, target).replace("12 ", "dócé ")
    settings = project(tmp_path / "p", engines=engines(server))
    draft(settings, "google")
    assert units(settings)["h.wait"].target == "Dó nót úsé mákéúp fór át léást 12 hóúrs."


@pytest.mark.parametrize("mode", ["swapped", "length"])
def test_a_batch_that_comes_back_in_disorder_is_asked_for_one_by_one(mode, tmp_path, server):
    server.mode = mode
    server.times = 1
    settings = project(tmp_path / "p", engines=engines(server))
    report = draft(settings, "libretranslate")
    assert report.left == []
    found = units(settings)
    for row in ("h.title", "h.wait", "h.scrub", "h.wash"):
        assert found[row].target == fake(ROWS[row], "es")
    assert len(server.sent) == 12


def test_the_checks_have_the_last_word(tmp_path, server):
    def check(unit):
        assert unit.status is Status.DRAFT
        if "hurts" in unit.source:
            yield Finding(unit, "negation", Severity.ERROR, "the negation is lost")
        yield Finding(unit, "length", Severity.WARNING, "long")

    settings = project(tmp_path / "p", engines=engines(server))
    report = draft(settings, "google", check=check)
    assert report.left == [("es", "h.call", "google: the negation is lost [negation] (twice)")]
    assert report.drafted == {("es", "google"): 5}


def test_no_network_says_so_and_goes_on(tmp_path, server):
    settings = project(tmp_path / "p", languages=("es", "fr"), engines=engines(server))
    server.server_close()  # nobody listens any more
    start = time.monotonic()
    report = draft(settings, "google", ("es", "fr"))
    assert time.monotonic() - start < 15
    assert len(report.left) == 12
    assert any(
        line.startswith("es: left empty") and "google cannot be reached (is there a network?)" in line
        for line in report.lines()
    )


def test_a_language_that_the_engine_lacks_is_told_once(tmp_path, server):
    server.codes = ["en", "es"]
    settings = project(tmp_path / "p", languages=("es", "th"), engines=engines(server))
    report = draft(settings, "libretranslate", ("es", "th"))
    assert report.lines() == [
        "es: 6 rows drafted by libretranslate",
        "th: left empty: h.title, h.call, h.wait and 3 more: libretranslate has no Thai (th) on this server",
    ]


def test_two_runs_at_once_do_not_meet(tmp_path, server):
    settings = project(tmp_path / "p", engines=engines(server))
    with locked(settings.locales), pytest.raises(CatalogError, match=r"locales/\.lock: another run"):
        draft(settings)
    assert server.sent == []
    draft(settings)


def test_the_words_of_the_interface_are_drafted_too(tmp_path, server):
    settings = project(tmp_path / "p", languages=("fr",), engines=engines(server))
    own = path_of(settings, "fr", "interface")
    scope = Scope(settings.languages)
    with closing(registry.make(settings, "google")) as engine:
        report = translate(Store(settings, documents(settings)), scope, Translation(engine, jobs=8))
    assert report.left == []
    shipped = not own.is_file()
    assert shipped or all(message.string for message in po_reader.read(own).by_id().values())


def test_drafts_for_english_that_has_a_fault_wait(tmp_path):
    settings = project(tmp_path / "p")
    synced(settings)
    draft = Draft("es", "h", "h.wash", short_hash(ROWS["h.wash"]), short_hash(""), "Lávela.", "x 2026-11-26")
    journal = Journal(Store(settings, (), faults={"h": ("i.csv:2: kind",)}))
    journal.add(draft)
    journal.fold()
    assert not units(settings)["h.wash"].target
    Journal(Store(settings, documents(settings))).fold()
    assert units(settings)["h.wash"].target == "Lávela."
    assert not (settings.locales / NAME).exists()


def test_drafts_never_go_through_a_link_into_a_file_of_somebody_else(tmp_path):
    settings = project(tmp_path / "p")
    synced(settings)
    (settings.locales / NAME).symlink_to(tmp_path / "theirs")
    with pytest.raises(CatalogError, match="cannot be written"):
        Journal(Store(settings, documents(settings))).add(Draft("es", "h", "h.wash", "", "", "Lávela.", "x 2026-11-26"))
    assert not (tmp_path / "theirs").exists()


def test_a_journal_is_folded_once_and_only_where_nothing_has_changed(tmp_path, server):
    settings = project(tmp_path / "p", engines=engines(server))
    synced(settings)
    put(settings, "h.scrub", "De una persona", fuzzy=True)
    empty, stamp = short_hash(""), "google 2026-11-22"
    journal = Journal(Store(settings, documents(settings)))
    for row, source, target in [
        ("h.wash", ROWS["h.wash"], "Lave."),
        ("h.scrub", ROWS["h.scrub"], "No frote."),
        ("h.title", "Another English", "Otro"),
        ("h.gone", "Gone", "Ido"),
    ]:
        journal.add(Draft("es", "h", row, short_hash(source), empty, target, stamp))
    journal.add(Draft("../es", "h", "h.wash", short_hash(ROWS["h.wash"]), empty, "x", stamp))
    with (settings.locales / NAME).open("ab") as file:
        whole = asdict(Draft("es", "h", "h.wash", short_hash(ROWS["h.wash"]), empty, "No lave.", stamp))
        for other in ({"target": 5}, {"id": ["h.wash"]}, {"target": "\ud800"}, {"note": "x"}):
            file.write(json.dumps(whole | other).encode() + b"\n")  # that no run has written
        file.write(b"[" * 100_000 + b"\n5\n")
        file.write(b'{"locale": "es", "domain": "handou')  # cut short by a crash
    kept = (settings.locales / NAME).read_bytes()
    journal.fold()
    assert not (settings.locales / NAME).exists()
    first = path_of(settings).read_bytes()
    (settings.locales / NAME).write_bytes(kept)
    Journal(Store(settings, documents(settings))).fold()
    assert path_of(settings).read_bytes() == first
    found = units(settings)
    assert [found[row].target for row in ("h.wash", "h.scrub", "h.title")] == ["Lave.", "De una persona", ""]


# ------------------------------------------------------------------ the whole handout, for real

needs_apertium = pytest.mark.skipif(not shutil.which("apertium"), reason="apertium is not installed")


def handout_project(path, options, languages='["es", "ca"]'):
    """Copy the project's own instructions."""
    path.mkdir()
    shutil.copytree(ROOT / "data", path / "data")
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    text = re.sub(r"^languages = .*$", f"languages = {languages}", text, flags=re.MULTILINE)
    (path / "pyproject.toml").write_text(text + options, encoding="utf-8")
    return settings_of.load(path)


@needs_apertium
@pytest.mark.slow
def test_the_whole_handout_into_spanish_and_catalan(tmp_path, monkeypatch):
    monkeypatch.setenv("AFTERCARE_LIBRETRANSLATE_KEY", KEY)
    with running(apertium) as server:
        settings = handout_project(tmp_path / "p", engines(server, "libretranslate", options="timeout = 60"))
        report = draft(settings, "libretranslate", ("es", "ca"), slugs=("microneedling",))
        assert len(server.sent) >= 96
    handout = documents(settings)[0]
    assert report.left == []
    for tag in ("es", "ca"):
        assert is_valid(settings, tag, handout.slug) is True
        found = units(settings, tag)
        assert all(unit.status is Status.DRAFT for unit in found.values())
        for row in handout.rows:
            target = found[row.id].target
            assert re.findall(r"\d+", row.text) == sorted(
                re.findall(r"\d+", target), key=re.findall(r"\d+", row.text).index
            )
            assert re.findall(r"\{\w+\}", row.text) == re.findall(r"\{\w+\}", target)
            assert not re.search(r"\[|X\d|ZQ", target)
    assert units(settings)["microneedling.day-2.scratches"].target == "Los arañazos menores pueden ser visibles."
    assert "{clinic_phone}" in units(settings, "ca")["microneedling.call.signs"].target
    assert KEY not in path_of(settings, domain=handout.slug).read_text(encoding="utf-8")


# ------------------------------------------------------------------ many messages, many workers, many kills

MANY, KILLS = 400, 12
TRANSLATE = ("translate", "--engine", "google", "--handout", "h", "--jobs", "8", "--quiet")


def wait_for(server, requests):
    limit = time.monotonic() + 30
    while len(server.sent) < requests and time.monotonic() < limit:
        time.sleep(0.002)


def many(path, server, count):
    words = ["wash", "rest", "drink", "wait", "rub", "cool", "dry", "pat", "warm", "soak"]
    rows = {"h.title": "After your treatment"}
    rows |= {
        f"h.r{number}": f"Please {words[number % 10]} it, and call {{clinic_phone}} about remark {number}."
        for number in range(1, count)
    }
    return rows, project(path, rows, engines=engines(server, "google", options="rate = 0\ntimeout = 10\n"))


def row_of(text):
    """The row of a text as the server got it."""
    number = re.search(r"remark (\d+)", text)
    return f"h.r{number[1]}" if number else "h.title"


def stored(settings):
    """The rows whose translation is in the catalog, or in the journal that a killed run leaves."""
    journal = settings.locales / NAME
    lines = journal.read_text(encoding="utf-8").split("\n")[:-1] if journal.exists() else []
    found = po_reader.read(path_of(settings)).by_id()
    return {json.loads(line)["id"] for line in lines} | {row for row, unit in found.items() if unit.string}


def wanted(text):
    return fake(text, "es").replace(fake("{clinic_phone}", "es"), "{clinic_phone}")


@pytest.mark.slow
def test_hundreds_of_messages_by_eight_workers_are_not_mixed_up(tmp_path):
    with running() as server:
        rows, settings = many(tmp_path / "p", server, MANY)
        report = draft(settings, "google", jobs=8)
        assert len(server.sent) == MANY
    found = units(settings)
    assert report.left == []
    assert [row for row, text in rows.items() if found[row].target != wanted(text)] == []


@pytest.mark.slow
def test_twelve_kills_lose_nothing_and_send_nothing_twice(tmp_path):
    """Every run is killed at a random moment; only what was on its way may be sent again."""
    dice = random.Random(20261122)
    with running() as server:
        server.delay = 0.004
        rows, settings = many(tmp_path / "p", server, MANY)
        synced(settings)
        reviewed = {"h.r7": "Firmado {clinic_phone} 7", "h.r300": "Revisado {clinic_phone} 300"}
        put(settings, "h.r7", reviewed["h.r7"], signed=True)
        put(settings, "h.r300", reviewed["h.r300"])
        before = set()
        for number in range(KILLS):
            seen, kept = len(server.sent), stored(settings)
            process = started(settings.root, *TRANSLATE)
            if number % 4:
                wait_for(server, seen + dice.randint(12, 36))
            else:
                time.sleep(dice.uniform(0, 0.5))  # while it reads, merges or folds
            os.kill(process.pid, signal.SIGKILL)
            done = process.end()
            assert (done.returncode, done.stdout, done.stderr) == (-signal.SIGKILL, "", "")
            server.settle()
            sent = [text for text, _ in server.sent[seen:]]
            assert len(sent) == len(set(sent))
            assert kept & {row_of(text) for text in sent} == set()
            assert len(before & set(sent)) <= 8
            before |= set(sent)
            assert is_valid(settings) is True
            found = po_reader.read(path_of(settings)).by_id()
            assert {row: found[row].string for row in reviewed} == reviewed
            assert not found["h.r7"].fuzzy
            assert all(unit.string in ("", wanted(unit.id), reviewed.get(row)) for row, unit in found.items())
        seen, kept = len(server.sent), stored(settings)
        done = aftercare(settings.root, *TRANSLATE)
        assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
        assert not (settings.locales / NAME).exists()
        assert kept & {row_of(text) for text, _ in server.sent[seen:]} == set()
        total = Counter(text for text, _ in server.sent)
    found = units(settings)
    assert [row for row, text in rows.items() if found[row].target not in (wanted(text), reviewed.get(row))] == []
    assert {row: found[row].target for row in reviewed} == reviewed
    assert len(total) == MANY - 2
    assert total.total() <= MANY - 2 + KILLS * 8
    assert is_valid(settings) is True


@pytest.mark.slow
def test_ctrl_c_stops_cleanly_and_keeps_what_is_done(tmp_path):
    with running() as server:
        _, settings = many(tmp_path / "p", server, MANY)
        server.delay = 0.02
        process = started(settings.root, *TRANSLATE)
        wait_for(server, 40)
        os.kill(process.pid, signal.SIGINT)
        done = process.end()
        sent = len(server.sent)
        time.sleep(0.1)
        assert len(server.sent) == sent  # nothing went out after it had stopped
    assert done.returncode == 130
    assert done.stderr.splitlines()[-1] == "aftercare: stopped"
    stored = sum(bool(unit.target) for unit in units(settings).values())
    assert sent - 8 <= stored <= sent
    assert not (settings.locales / NAME).exists()
    assert is_valid(settings) is True


# ------------------------------------------------------------------ commands


def run(settings, *arguments):
    return aftercare(settings.root, *arguments)


PLAIN = {row: text for row, text in ROWS.items() if text in TRUE}


@pytest.mark.slow
def test_the_command_drafts_and_tells(tmp_path, server):
    server.translate = true
    settings = project(tmp_path / "p", rows=PLAIN, engines=engines(server))
    told = run(settings, "translate", "--handout", "h", "--dry-run", "--json")
    assert json.loads(told.stdout)[0]["messages"] == 4
    told = run(settings, "translate", "--handout", "h", "--engine", "mymemory")
    assert (told.returncode, told.stdout) == (0, "es: 4 rows drafted by mymemory\n")
    server.mode = "500"
    write_rows(settings.root, {**PLAIN, "h.new": "Sleep well."})
    told = run(settings, "translate", "--handout", "h", "--json")
    assert told.returncode == 1
    assert json.loads(told.stdout)["left"] == [{"language": "es", "row": "h.new", "reason": "google failed (500)"}]
    told = run(settings, "translate", "--handout", "nope")
    assert told.returncode == 2
    assert "no handout 'nope'; choose from h" in told.stderr
    told = run(settings, "translate", "--engine", "nope")
    assert (told.returncode, told.stderr.startswith("aftercare: no engine 'nope'; choose from google")) == (
        2,
        True,
    )


@pytest.mark.slow
def test_a_language_is_added_with_one_word(tmp_path, server):
    server.translate = true
    settings = project(tmp_path / "p", rows=PLAIN, engines="# our server\n" + engines(server))
    file = settings.root / "pyproject.toml"
    before = file.read_text(encoding="utf-8")
    told = run(settings, "add-language", "fr", "--engine", "google")
    assert told.returncode == 0, told.stderr
    lines = told.stdout.splitlines()
    assert lines[0] == "fr: French (Français), added to pyproject.toml"
    assert "wrote locales/fr/LC_MESSAGES/h.po" in lines
    assert any(line.startswith("fonts: Noto Sans, Noto Sans Math, Noto Sans Symbols 2 in the PDF") for line in lines)
    assert "lexicons: every check has its own" in lines
    assert any(line.startswith("engines: google, mymemory") for line in lines)
    assert "no engine: microsoft: microsoft needs a key in the environment: AFTERCARE_MICROSOFT_KEY" in lines
    after = file.read_text(encoding="utf-8")
    assert after == before.replace("languages = ['es']", "languages = ['es', \"fr\"]")
    settings = settings_of.load(settings.root)
    assert units(settings, "fr")["h.scrub"].target == "Ne frottez pas la peau."
    again = run(settings, "add-language", "fr")
    assert again.stdout.startswith("fr: French (Français), in pyproject.toml already\n")
    assert file.read_text(encoding="utf-8") == after
    assert "not checked in haw: a lost “not”, hours told as days," in run(settings, "add-language", "haw").stdout


def test_a_language_that_nobody_knows_is_not_added(tmp_path, server):
    settings = project(tmp_path / "p", engines=engines(server))
    before = (settings.root / "pyproject.toml").read_bytes()
    told = run(settings, "add-language", "xx")
    assert told.returncode == 2
    assert "CLDR has no name for 'xx'" in told.stderr
    assert (settings.root / "pyproject.toml").read_bytes() == before
