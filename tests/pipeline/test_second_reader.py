"""The second reader: its marks are warnings, remembered by what they depend on, and nothing more."""

import json
import re
import signal
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner

from aftercare.cli.main import cli
from aftercare.core.units import Severity, Unit
from aftercare.pipeline.prompt import SCHEMA
from aftercare.pipeline.second_reader import SecondReader
from aftercare.pipeline.snapshot.project import read
from projects import project, put, synced, units
from servers import running

LLM = '[tool.aftercare.engines.llm]\nurl = "{url}/v1"\nmodel = "m-1"\ntimeout = 20\n'
MARK = {"span": "24 horas", "category": "mistranslation", "severity": "critical", "why": "It says 12."}
WAIT = Unit("h.wait", "Do not use makeup for at least 12 hours.", "No use maquillaje durante 24 horas.", "es")


@pytest.fixture
def server():
    with running() as found:
        found.content = lambda _: json.dumps({"errors": [MARK]})
        yield found


@pytest.fixture
def settings(tmp_path: Path, server):
    found = project(tmp_path / "p", engines=LLM.format(url=server.url))
    synced(found)
    put(found, "h.wait", WAIT.target)
    return found


def asked(settings, *units_):
    with closing(SecondReader(settings)) as reader:
        return reader.read(units_)


def test_a_mark_is_a_warning_with_the_name_of_the_model_and_its_place(settings):
    (found,) = asked(settings, WAIT).findings
    assert (found.check, found.severity) == ("second-reader", Severity.WARNING)
    assert found.message == "m-1: critical mistranslation “24 horas”: It says 12."
    assert WAIT.target[slice(*found.span)] == "24 horas"


def test_a_row_is_sent_once_until_it_changes(settings, server):
    first = asked(settings, WAIT)
    assert asked(settings, WAIT).findings == first.findings
    assert len(server.bodies) == 1
    asked(settings, Unit("h.wait", WAIT.source, "No use maquillaje.", "es"))
    assert len(server.bodies) == 2
    (settings.root / ".aftercare" / "second-reader.json").write_text('{"a": 1}', encoding="utf-8")
    asked(settings, WAIT)
    assert len(server.bodies) == 3, "a damaged memory is as good as none"


def test_two_runs_at_once_keep_the_answers_of_both(settings, server):
    other = Unit("h.wait", WAIT.source, "No use maquillaje.", "es")
    with closing(SecondReader(settings)) as first, closing(SecondReader(settings)) as second:
        first.read([WAIT])
        second.read([other])
    asked(settings, WAIT, other)
    assert len(server.bodies) == 2


def test_another_server_is_another_reader(settings):
    """On one machine two models may have one name, each at its port."""
    asked(settings, WAIT)
    with running() as other:
        other.content = lambda _: '{"errors": []}'
        found = project(settings.root, engines=LLM.format(url=other.url))
        assert asked(found, WAIT).findings == ()


@pytest.mark.parametrize(
    ("content", "marks", "failed"),
    [
        ("{}", 0, "gave a reply that cannot be read"),
        ('{"errors": 7}', 0, "gave a reply that cannot be read"),
        ("fine!", 0, "answered in words and not as JSON"),
        ('{"errors": []}', 0, ""),
        (json.dumps({"errors": [7, {**MARK, "severity": "error"}, {**MARK, "category": "x"}, MARK]}), 1, ""),
        (json.dumps({"errors": [{**MARK, "why": "x\n\x1b[31m" + "y" * 5000, "span": ""}]}), 1, ""),
        (json.dumps({"errors": [MARK] * 500}), 20, ""),
        (json.dumps({"errors": [{**MARK, "category": "Accuracy/Mistranslation", "severity": "Critical "}]}), 1, ""),
    ],
)
def test_only_marks_of_the_form_asked_for_count(settings, server, content, marks, failed):
    server.content = lambda _: content
    reading = asked(settings, WAIT)
    assert len(reading.findings) == marks
    assert [reason for _, reason in reading.failed] == [failed] * bool(failed)
    assert all(len(found.message) < 700 and found.message.isprintable() for found in reading.findings)


def test_a_model_that_does_not_answer_is_left_alone_and_its_key_is_not_told(settings, server, monkeypatch):
    monkeypatch.setenv("AFTERCARE_LLM_KEY", "s3cr3t/k+y==")
    server.mode, server.secret = "403", "s3cr3t/k+y=="
    rows = [Unit(f"h.{number}", f"Rest {number}.", "Descanse.", "es") for number in range(9)]
    reading = asked(settings, *rows)
    assert len(server.bodies) == len(reading.failed) == 3
    assert "s3cr3t" not in str(reading.failed)


def test_a_key_that_comes_back_in_another_spelling_is_neither_told_nor_kept(settings, server, monkeypatch):
    monkeypatch.setenv("AFTERCARE_LLM_KEY", "s3cr3tkey")
    escaped = json.dumps({"errors": [{**MARK, "why": "s3cr3tkey"}]}).replace("s3c", "\\u0073\\u0033c")
    server.content = lambda _: escaped
    reading = asked(settings, WAIT)
    assert reading.findings == ()
    assert [reason for _, reason in reading.failed] == ["sent the key back, and is not to be trusted with it"]
    assert "s3cr3tkey" not in (settings.root / ".aftercare" / "second-reader.json").read_text(encoding="utf-8")


def test_what_was_answered_before_a_run_is_stopped_is_kept(settings, server):
    def content(_):
        if len(server.bodies) == 2:
            signal.raise_signal(signal.SIGINT)
        return json.dumps({"errors": [MARK]})

    server.content = content
    rows = [WAIT, *(Unit(f"h.{number}", f"Rest {number}.", "Descanse.", "es") for number in range(3))]
    with pytest.raises(KeyboardInterrupt):
        asked(settings, *rows)
    server.content = lambda _: json.dumps({"errors": []})
    before = len(server.bodies)
    assert len(asked(settings, WAIT).findings) == 1
    assert len(server.bodies) == before


def test_the_command_says_what_would_be_sent_and_changes_no_state(settings, server, monkeypatch):
    monkeypatch.chdir(settings.root)
    before = {path: path.read_bytes() for path in settings.locales.rglob("*.po")}
    told = CliRunner().invoke(cli, ["check", "--second-reader", "llm", "--dry-run"])
    said = r"Would send \d+ rows, \d+ characters of English, translations and notes to m-1 \(127.0.0.1\); 0 rows"
    assert re.match(said, told.output), told.output
    assert server.bodies == []
    done = CliRunner().invoke(cli, ["check", "--second-reader", "llm"])
    assert done.exit_code == 0, done.output
    assert f"{len(server.bodies)} marks of m-1. A machine's marks are not a review." in done.output
    assert {path: path.read_bytes() for path in settings.locales.rglob("*.po")} == before
    assert units(settings)["h.wait"].approvals == ()
    assert "second-reader" not in {found.check for found in read(settings.root).findings("es")}


def test_what_a_model_is_asked_and_by_which_rules_it_answers(settings, server):
    unit = Unit("h.wait", "Wait “12” hours.", "Espere 12 horas.", "pt-BR", note="Día")
    asked(settings, unit)
    ((path, _, sent),) = server.bodies
    system, user = (message["content"] for message in sent["messages"])
    assert path == "/v1/chat/completions"
    assert "translated from English into Portuguese (Brazil) (pt-BR)." in system
    assert user == '{"english": "Wait “12” hours.", "translation": "Espere 12 horas.", "note": "Día"}'
    assert sent["response_format"]["json_schema"] == {"name": "errors", "strict": True, "schema": SCHEMA}
    assert sent["model"] == "m-1"


@pytest.mark.parametrize(
    ("mark", "told", "span"),
    [
        ({}, "m-1: critical mistranslation “24 horas”: It says 12.", (26, 34)),
        ({"span": ""}, "m-1: critical mistranslation: It says 12.", None),
        ({"span": "12 hours"}, "m-1: critical mistranslation “12 hours”: It says 12.", None),
        (
            {"span": "No", "severity": "MINOR", "category": "x / Grammar "},
            "m-1: minor grammar “No”: It says 12.",
            (0, 2),
        ),
        ({"span": 7, "why": None}, "m-1: critical mistranslation: ", None),
        ({"why": "a\nb\tc  d"}, "m-1: critical mistranslation “24 horas”: a b c  d", (26, 34)),
        ({"why": "y" * 301}, "m-1: critical mistranslation “24 horas”: " + "y" * 300, (26, 34)),
        ({"severity": "grave"}, None, None),
        ({"severity": None}, None, None),
        ({"category": "taste"}, None, None),
    ],
)
def test_a_mark_as_a_finding(mark, told, span, settings, server):
    server.content = lambda _: json.dumps({"errors": [7, {**MARK, **mark}]})
    found = asked(settings, WAIT).findings
    assert [(each.message, each.span) for each in found] == ([(told, span)] if told else [])


def unit(number, target="Espere.", note=""):
    return Unit(f"h.{number}", f"Wait {number}.", target, "es", note=note)


@pytest.mark.parametrize(
    ("known", "units_", "told"),
    [
        ([], [], "0 rows, 0 characters of {}; 0 rows have been read already"),
        ([], [unit(1, note="abc")], "1 row, 17 characters of {}; 0 rows have been read already"),
        ([], [unit(1), unit(2), unit(3, " ")], "2 rows, 28 characters of {}; 0 rows have been read already"),
        ([unit(1)], [unit(1), unit(2)], "1 row, 14 characters of {}; 1 row has been read already"),
        ([unit(1), unit(2)], [unit(1), unit(2)], "0 rows, 0 characters of {}; 2 rows have been read already"),
    ],
)
def test_what_would_be_sent(known, units_, told, settings):
    asked(settings, *known)
    with closing(SecondReader(settings)) as reader:
        assert reader.summary(units_) == told.format("English, translations and notes to m-1 (127.0.0.1)")
        assert reader.unread(units_) == [each for each in units_ if each.target.strip() and each not in known]
        assert (reader.model, reader.place) == ("m-1", "127.0.0.1")


def test_a_row_without_an_answer_is_named_and_three_in_a_row_are_enough(settings, server):
    answers = iter(["{}", "{}", '{"errors": []}', "{}", "{}", "{}", "{}"])
    server.content = lambda _: next(answers)
    reading = asked(settings, *(unit(number) for number in range(7)))
    reason = "gave a reply that cannot be read"
    assert reading.failed == tuple((f"es/h.{number}", reason) for number in (0, 1, 3, 4, 5))
    assert len(server.bodies) == 6


@pytest.mark.parametrize(
    "stored",
    [None, b"{", b"[]", b"\xff", b'{"%s": 7}', b'{"%s": [7, {"severity": "major"}]}', b'{"%s": [null]}'],
)
def test_a_memory_that_is_damaged_keeps_nobody_from_asking(stored, settings, server):
    assert asked(settings, WAIT).findings
    memory = settings.root / ".aftercare" / "second-reader.json"
    (name,) = json.loads(memory.read_bytes())
    memory.write_bytes(stored.replace(b"%s", name.encode())) if stored else memory.unlink()
    found = asked(settings, WAIT).findings
    kept = stored and b"%s" in stored and b": [" in stored
    assert len(found) == (0 if kept else 1)
    assert len(server.bodies) == (1 if kept else 2)


def test_what_a_model_has_said_is_kept_as_it_was(settings, server):
    server.content = lambda _: json.dumps({"errors": [{**MARK, "why": "“é”"}]})
    asked(settings, WAIT, unit(2))
    text = (settings.root / ".aftercare" / "second-reader.json").read_text(encoding="utf-8")
    stored = json.loads(text)
    assert [*stored.values()] == [[{**MARK, "why": "“é”"}]] * 2
    assert [*stored] == sorted(stored)
    assert "“é”" in text
