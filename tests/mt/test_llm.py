"""Language models behind a chat server: what they are told, what of their answers is believed, and what comes after."""

import json
import struct
import sys
from contextlib import closing
from dataclasses import replace

import pytest
from click.testing import CliRunner

from aftercare.catalogs.store import Store
from aftercare.cli.main import cli
from aftercare.core.errors import ConfigError
from aftercare.core.language.languages import language
from aftercare.core.units import Finding, Severity, Status, Unit
from aftercare.mt.dry_run import shares
from aftercare.mt.engines import registry
from aftercare.mt.engines.base import Hints, Reply
from aftercare.mt.engines.memory import Memory
from aftercare.mt.translate import translate
from aftercare.mt.translation import Translation
from aftercare.mt.work_list import Scope
from projects import ROWS, documents, project, put, synced, units
from servers import chat_content, fake, running

EN, ES = language("en"), language("es")
LLM = '[tool.aftercare.engines.llm]\nurl = "{url}/v1/"\nmodel = "m"\nrate = 0\nattempts = 1\ntimeout = 20\n'


@pytest.fixture
def server():
    with running() as found:
        yield found


def made(tmp_path, server, more="", **options):
    return project(tmp_path / "p", engines=LLM.format(url=server.url) + more, **options)


def draft(settings, name="llm", check=None):
    with registry.chain(settings, name) as engines:
        how = Translation(engines[0], others=tuple(engines[1:]), **({"check": check} if check else {}))
        return translate(Store(settings, documents(settings)), Scope(settings.choose(("es",)), frozenset({"h"})), how)


def asked(server):
    """Return the rows of each request."""
    return [json.loads(body["messages"][1]["content"])["rows"] for _, _, body in server.bodies]


def test_a_request_holds_a_section_with_all_that_is_known_of_its_rows(tmp_path, server, monkeypatch):
    monkeypatch.setenv("AFTERCARE_LLM_KEY", "s3cr3t/k+y==")
    settings = made(tmp_path, server)
    (settings.root / "data" / "glossary.csv").write_text(
        "term,language,translation\nmakeup,es,maquillaje\nsoap,fr,savon\n", "utf-8"
    )
    synced(settings)
    put(settings, "h.scrub", "No frote la piel.", signed=True)
    report = draft(settings)
    assert report.lines() == ["es: 5 rows drafted by llm"]
    ((path, headers, body),) = server.bodies
    assert path == "/v1/chat/completions"
    assert {name.lower(): value for name, value in headers.items()}["authorization"] == "Bearer s3cr3t/k+y=="
    assert (body["model"], body["temperature"]) == ("m", 0)
    assert body["response_format"]["json_schema"]["strict"] is True
    system = body["messages"][0]["content"]
    assert "into Spanish (es)" in system
    assert "polite form" in system
    (rows,) = asked(server)
    assert rows[1]["text"] == "Call us at [X0X] if your skin hurts."
    assert rows[2] == {
        "id": "3",
        "text": ROWS["h.wait"],
        "kind": "step",
        "section": ROWS["h.title"],
        "before": ROWS["h.call"],
        "after": ROWS["h.dose"],
        "terms": {"makeup": "maquillaje"},
    }
    assert rows[-1]["before"] == ROWS["h.scrub"]
    found = units(settings)
    assert found["h.call"].target == fake("Call us at [X0X] if your skin hurts.", "es").replace(
        "[X0X]", "{clinic_phone}"
    )
    assert found["h.wait"].status is Status.DRAFT
    assert found["h.wait"].origin.startswith("llm ")


def test_similar_rows_that_people_have_approved_are_shown():
    unit = Unit("a", "Do not scrub the skin.", "No frote la piel.", "es", Status.APPROVED)
    other = replace(unit, source="Call us today.", target="Llámenos hoy.")
    draft_only = replace(unit, source="Do not scrub the face.", target="x", status=Status.DRAFT)
    found = Memory([unit, other, draft_only])
    assert found.similar("Do not scrub the face.", "es") == (("Do not scrub the skin.", "No frote la piel."),)
    assert found.similar("Do not scrub the skin.", "es") == (), "itself is known already"
    assert found.similar("Do not scrub the face.", "fr") == ()


def test_what_is_approved_already_is_not_asked_for(tmp_path, server):
    settings = made(tmp_path, server, rows={**ROWS, "h.again": ROWS["h.scrub"]})
    synced(settings)
    put(settings, "h.scrub", "No frote la piel.", signed=True)
    report = draft(settings)
    assert "es: 1 row drafted by memory" in report.lines()
    assert ROWS["h.scrub"] not in [row["text"] for rows in asked(server) for row in rows]


def test_a_refused_answer_is_asked_for_once_more_with_the_finding_told(tmp_path, server):
    settings = made(tmp_path, server)
    server.translate = lambda text, target: (
        fake(text, target).replace("12", "24") if len(server.bodies) == 1 else fake(text, target)
    )

    def check(unit):
        return [Finding(unit, "numbers", Severity.ERROR, "12 is missing")] if "24" in unit.target else []

    report = draft(settings, check=check)
    assert report.left == []
    again = asked(server)[1]
    assert [row["id"] for row in again] == ["1"]
    assert again[0]["wrong"] == "llm lost the number 12"
    assert units(settings)["h.wait"].target == fake(ROWS["h.wait"], "es")


def test_an_answer_that_stays_wrong_leaves_the_row_empty(tmp_path, server):
    settings = made(tmp_path, server)
    server.translate = lambda text, target: fake(text, target).replace("[X", "[Y").replace("ZQ", "Z Q")
    report = draft(settings)
    left = {row: reason for _, row, reason in report.left}
    assert left.keys() == {"h.call", "h.dose"}
    assert "lost" in left["h.call"]
    assert units(settings)["h.call"].target == ""


def unless_alone(content):
    """Answer in another way where a request holds more than one row."""
    return lambda answers: chat_content(answers) if len(answers) == 1 else content


@pytest.mark.parametrize("content", ["I cannot do that.", '{"translations": [{"id": "1", "te', None])
def test_rows_of_an_answer_that_cannot_be_read_are_asked_for_once_more(tmp_path, server, content):
    server.content = unless_alone(content)
    settings = made(tmp_path, server)
    assert draft(settings).left == []
    first, *rest = asked(server)
    assert len(first) == len(rest) == len(ROWS)
    told = "declined to answer" if content is None else "answered in words and not as JSON"
    assert {row["wrong"] for (row,) in rest} == {f"llm {told}"}


def test_a_model_that_never_answers_in_the_form_asked_for_is_given_up(tmp_path, server):
    server.content = lambda _: "Certainly! Here is what I think."
    rows = {"h.title": "After your treatment", **{f"h.r{number}": f"Rest {number} times." for number in range(30)}}
    report = draft(made(tmp_path, server, rows=rows))
    assert len(report.left) == 31
    assert len(server.bodies) < 20


SHAPES = [
    (lambda answers: f"<think>Row {{1}} is {{}}.</think>\n{chat_content(answers)}", ["Oné.", "Twó."]),
    (lambda answers: f"Sure!\n```json\n{chat_content(answers)}\n```", ["Oné.", "Twó."]),
    (lambda answers: chat_content(answers[:1]), ["Oné.", "llm left this row out"]),
    (lambda answers: chat_content([*answers, "Thréé."]), ["Oné.", "Twó."]),
    (lambda answers: chat_content([answers[0], ""]), ["Oné.", "llm gave no translation"]),
    (lambda answers: chat_content([answers[0], 7]), ["Oné.", "llm left this row out"]),
    (
        lambda answers: json.dumps(
            {"translations": [{"id": i, "text": t} for i in ("1", "2") for t in (*answers, "x")][:5]}
        ),
        ["llm gave two translations of one row", "llm gave two translations of one row"],
    ),
    (
        lambda answers: json.dumps(
            {"translations": [{"id": "2", "text": answers[1]}, {"id": "1", "text": answers[0]}]}
        ),
        ["Oné.", "Twó."],
    ),
    (lambda _: "I cannot do that.", ["llm answered in words and not as JSON"] * 2),
    (lambda _: "{" * 100_000 + "}", ["llm answered in words and not as JSON"] * 2),
    (lambda _: '{"translations": {"1": "x"}}', ["llm left this row out"] * 2),
    (lambda _: "{}", ["llm left this row out"] * 2),
    (lambda _: None, ["llm declined to answer"] * 2),
    (lambda _: ["x"], ["llm declined to answer"] * 2),
    (
        lambda answers: chat_content([answers[0], "x" * 100_000]),
        ["Oné.", "llm sent a text that has 100,000 characters, and at most 540 can be a translation of this English"],
    ),
]


@pytest.mark.parametrize(("content", "told"), SHAPES)
def test_only_what_answers_a_row_is_believed(tmp_path, server, content, told):
    server.content = content
    with closing(registry.make(made(tmp_path, server), "llm")) as engine:
        found = engine.translate_informed(["One.", "Two."], [Hints()] * 2, EN, ES)
    assert [reply.text or reply.reason for reply in found] == told


@pytest.mark.parametrize(
    ("choice", "told"),
    [
        ({"finish_reason": "length"}, "llm stopped in the middle of its answer; lower batch in its settings"),
        ({"message": {"content": "x", "refusal": "no"}}, "llm declined to answer"),
        ({"message": None}, "llm gave a reply without an answer in it"),
    ],
)
def test_an_answer_that_is_none_is_told(tmp_path, server, choice, told):
    server.choice = choice
    with closing(registry.make(made(tmp_path, server), "llm")) as engine:
        assert engine.translate(["One."], EN, ES) == [Reply(reason=told, final=not choice.get("message", True))]


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        ('model = "m"', 'needs the url, as in url = "http'),
        ('url = "http://127.0.0.1:9/v1"', 'needs the model, as in model = "'),
        ('url = "http://127.0.0.1:9/v1"\nmodel = "m"\nregister = "rude"', "register must be one of formal, informal"),
        ('url = "http://127.0.0.1:9/v1"\nmodel = "m"\napi_key = "x"', "set AFTERCARE_LLM_KEY in the environment"),
    ],
)
def test_settings_that_cannot_work_are_refused_in_words(tmp_path, settings, told):
    found = project(tmp_path / "p", engines=f"[tool.aftercare.engines.llm]\n{settings}\n")
    with pytest.raises(ConfigError, match=told.replace("(", r"\(")):
        registry.make(found, "llm")


def test_a_server_without_schemas_is_asked_without(tmp_path, server):
    settings = project(tmp_path / "p", engines=LLM.format(url=server.url) + "schema = false\n")
    with closing(registry.make(settings, "llm")) as engine:
        assert engine.translate(["One."], EN, ES) == [Reply("Oné.")]
    assert "response_format" not in server.bodies[0][2]


def test_a_dry_run_tells_what_it_would_cost_and_sends_nothing(tmp_path, server):
    settings = made(tmp_path, server)
    with closing(registry.make(settings, "llm")) as engine:
        (share,) = shares(
            Store(settings, documents(settings)), Scope(settings.choose(("es",)), frozenset({"h"})), engine
        )
    assert server.bodies == []
    assert 500 < share.tokens_sent < 1000
    assert 50 < share.tokens_received < 150
    assert f"to llm (127.0.0.1), about {share.tokens_sent} tokens sent and {share.tokens_received} received" in str(
        share
    )
    draft(settings)
    sent = sum(len(message["content"]) for _, _, body in server.bodies for message in body["messages"])
    assert abs(share.tokens_sent - sent / 4) < 150, "as sent, but for the schema"


def test_a_chain_asks_the_next_engine_for_what_the_first_has_not_translated(tmp_path, server):
    with running() as second:
        more = f'[tool.aftercare.engines.libretranslate]\nurl = "{second.url}"\nrate = 0\n[tool.aftercare.engines]\ndefault = ["llm", "libretranslate"]\n'
        settings = made(tmp_path, server, more)
        server.content = lambda answers: chat_content(
            [text if "máké" in text or "Wásh" in text else "" for text in answers]
        )
        report = draft(settings, "")
        assert report.left == []
        assert dict(report.drafted) == {("es", "llm"): 2, ("es", "libretranslate"): 4}
        assert [line for line in report.lines() if "went on" in line] == [
            "es: 4 rows went on to the next engine: llm gave no translation (twice)"
        ]
        assert units(settings)["h.scrub"].origin.startswith("libretranslate ")
        second.mode = "500"
        server.mode = "500"
        with registry.chain(settings) as engines:
            assert [engine.name for engine in engines] == ["llm", "libretranslate"]


def test_when_every_engine_fails_each_reason_is_told(tmp_path, server):
    server.mode = "500"
    more = f'[tool.aftercare.engines.deepl]\nurl = "{server.url}"\nrate = 0\nattempts = 1\n'
    settings = made(tmp_path, server, more)
    with pytest.raises(ConfigError, match="AFTERCARE_DEEPL_KEY"):
        draft(settings, "llm,deepl")
    more = f'[tool.aftercare.engines.libretranslate]\nurl = "{server.url}"\nrate = 0\nattempts = 1\n'
    settings = project(tmp_path / "q", engines=LLM.format(url=server.url) + more)
    report = draft(settings, "llm,libretranslate")
    assert len(report.left) == len(ROWS)
    assert all(reason.startswith("llm failed (500); libretranslate") for _, _, reason in report.left)


def test_deepl_gets_its_key_in_a_header_and_the_codes_it_knows(tmp_path, server, monkeypatch):
    monkeypatch.setenv("AFTERCARE_DEEPL_KEY", "abcdefgh:fx")
    settings = project(tmp_path / "p", engines=f'[tool.aftercare.engines.deepl]\nurl = "{server.url}"\nrate = 0\n')
    with closing(registry.make(settings, "deepl")) as engine:
        assert engine.translate(["One.", "Two."], EN, ES) == [Reply("Oné."), Reply("Twó.")]
        assert [engine.lacks(language(tag)) for tag in ("pt-BR", "zh-Hant", "tl")] == ["", "", "has no Tagalog (tl)"]
    path, headers, body = server.bodies[0]
    assert "abcdefgh" not in path + json.dumps(body)
    assert {name.lower(): value for name, value in headers.items()}["authorization"] == "DeepL-Auth-Key abcdefgh:fx"
    assert (body["source_lang"], body["target_lang"], body["formality"]) == ("EN", "ES", "prefer_more")


def test_models_of_firefox_are_looked_for_and_never_fetched(tmp_path):
    pytest.importorskip("fxtranslate")
    settings = project(tmp_path / "p", engines='[tool.aftercare.engines.firefox]\nmodels = "models"\n')
    with closing(registry.make(settings, "firefox")) as engine:
        folder = settings.root / "models" / "en-es"
        assert engine.lacks(ES) == f"has no model of Spanish (es): {folder} must hold its model and vocabulary"
        folder.mkdir(parents=True)
        for name in ("model.enes.intgemm.alphas.bin", "vocab.enes.spm"):
            (folder / name).write_bytes(b"no model")
        assert engine.lacks(ES) == ""
        assert engine.translate(["One."], EN, ES) == [
            Reply(reason="firefox cannot read its model of en-es: ValueError", final=True)
        ]
    report = draft(settings, "firefox")
    assert len(report.left) == len(ROWS)


def test_a_damaged_model_of_firefox_ends_no_run(tmp_path):
    """Its compiled code panics over a count that no memory can hold, with an error that is no Exception."""
    pytest.importorskip("fxtranslate")
    settings = project(tmp_path / "p", engines='[tool.aftercare.engines.firefox]\nmodels = "models"\n')
    folder = settings.root / "models" / "en-es"
    folder.mkdir(parents=True)
    (folder / "model.enes.bin").write_bytes(struct.pack("<QQ", 1, 2**60) + bytes(100))
    (folder / "vocab.enes.spm").write_bytes(b"no vocabulary")
    report = draft(settings, "firefox")
    assert {reason for _, _, reason in report.left} == {"firefox cannot read its model of en-es: ValueError"}


def test_without_its_package_firefox_says_how_to_get_it(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "fxtranslate", None)
    settings = project(tmp_path / "p", engines='[tool.aftercare.engines.firefox]\nmodels = "models"\n')
    with closing(registry.make(settings, "firefox")) as engine:
        assert "pip install 'aftercare-handouts[local]'" in engine.lacks(ES)


def test_the_command_takes_a_list_of_engines(tmp_path, server, monkeypatch):
    settings = made(tmp_path, server)
    monkeypatch.chdir(settings.root)
    done = CliRunner().invoke(cli, ["translate", "--engine", "llm, pseudo", "--handout", "h", "--dry-run"])
    assert done.exit_code == 0, done.output
    first, second, *_ = done.output.splitlines()
    assert "to llm (127.0.0.1), about" in first
    assert second.startswith("es: what llm leaves, at most ")
    assert second.endswith(" to pseudo (this machine)")
