"""Engines against servers on loopback, well-behaved and not."""

import hashlib
import shutil
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from deep_translator.constants import BASE_URLS

from aftercare.core.errors import ConfigError, EngineError
from aftercare.core.language.languages import language
from aftercare.core.people.approvals import Approval
from aftercare.core.settings import config as settings_of
from aftercare.core.settings.file import SettingsFile
from aftercare.core.units import Status, Unit
from aftercare.mt.engines import apertium, deep, deep_keyed, memory, pseudo, registry
from aftercare.mt.engines.base import Engine, Refusal, Reply, Settings, code
from aftercare.mt.engines.polite import Polite
from aftercare.mt.engines.redaction import redact
from aftercare.mt.engines.settings import key_name
from aftercare.mt.engines.settings import settings_of as engine_settings
from aftercare.mt.sanity import unusable
from projects import project
from servers import QUOTA, fake, running

EN, ES, CA, AR = map(language, ("en", "es", "ca", "ar"))
KEY = "s3cr3t/k+y=="
WEB = ("google", "mymemory", "microsoft", "baidu", "libretranslate", "deepl", "llm")
PATHS = {
    "google": "/m",
    "mymemory": "/get",
    "microsoft": "/microsoft/translate",
    "baidu": "/baidu",
    "libretranslate": "",
    "deepl": "",
    "llm": "/v1",
}


@pytest.fixture
def server():
    with running() as found:
        yield found


def engine(name, server, monkeypatch=None, **options):
    if monkeypatch:
        monkeypatch.setenv(key_name(name), KEY)
    options = {**{"llm": {"model": "m"}, "baidu": {"app": "2015"}}.get(name, {}), **options}
    options = {"rate": 0, "timeout": 20, "attempts": 2, "pause": 0.05, **options}
    table = {name: {"url": server.url + PATHS[name], **options}}
    return registry.make(Config(table), name)


class Config:
    """The part of the settings that engines look at."""

    file = SettingsFile(Path("/project/pyproject.toml"))

    def __init__(self, engines):
        self.engines = engines


@pytest.mark.parametrize("name", WEB)
def test_each_engine_translates(name, server, monkeypatch):
    texts = ["Wash it & rest <well>.", "Call [X0X] now."]
    with_key = engine(name, server, monkeypatch)
    results = [result for text in texts for result in with_key.translate([text], EN, ES)]
    assert [result.text for result in results] == [fake(text, "es") for text in texts]
    assert with_key.place == "127.0.0.1"
    assert [text for text, _ in server.sent] == texts
    with_key.close()


@pytest.mark.parametrize("name", ["GOOGLE_TRANSLATE", "MYMEMORY"])
def test_deep_translators_own_addresses_are_used(name, server, monkeypatch):
    monkeypatch.setitem(BASE_URLS, name, server.url + {"GOOGLE_TRANSLATE": "/m", "MYMEMORY": "/get"}[name])
    found = registry.make(Config({}), {"GOOGLE_TRANSLATE": "google", "MYMEMORY": "mymemory"}[name])
    assert found.translate(["Rest."], EN, ES) == [Reply("Rést.")]
    found.close()


def test_mymemory_is_asked_over_https():
    found = deep_keyed.MyMemory(Settings("mymemory"))
    assert found._base_url().startswith("https://api.mymemory.")  # noqa: SLF001 - nothing else tells
    found.close()


def test_libretranslate_sends_a_batch_and_its_key_in_the_body(server, monkeypatch):
    found = engine("libretranslate", server, monkeypatch)
    texts = ["One.", "Two.", "Three."]
    assert [result.text for result in found.translate(texts, EN, ES)] == [fake(text, "es") for text in texts]
    ((path, _, body),) = server.bodies
    assert path == "/translate"
    assert body == {"q": texts, "source": "en", "target": "es", "format": "text", "api_key": KEY}
    found.close()


def test_microsoft_sends_its_key_in_a_header(server, monkeypatch):
    found = engine("microsoft", server, monkeypatch, region="eastus")
    assert found.translate(["Rest."], EN, language("zh-Hant"))[0].final  # the server's table has no Chinese
    found.translate(["Rest."], EN, ES)
    path, headers, _ = server.bodies[-1]
    assert path.startswith("/microsoft/translate?api-version=3.0&")
    assert KEY not in path
    assert {name.lower(): value for name, value in headers.items()}["ocp-apim-subscription-key"] == KEY
    found.close()


def test_baidu_gets_a_signature_and_not_the_key(server, monkeypatch):
    found = engine("baidu", server, monkeypatch)
    assert found.translate(["Rest & sleep."], EN, ES) == [Reply("Rést & sléép.")]
    path, headers, body = server.bodies[-1]
    query = {name: values[0] for name, values in parse_qs(urlsplit(path).query).items()}
    signed = f"2015Rest & sleep.{query['salt']}{KEY}"
    assert query["sign"] == hashlib.md5(signed.encode(), usedforsecurity=False).hexdigest()
    assert KEY not in path + str(headers) + str(body)
    for tag in ("ar", "bg", "da", "et", "fi", "fr", "ja", "ko", "sl", "sv", "vi", "zh-Hans", "zh-Hant", "de", "pl"):
        assert found.lacks(language(tag)) == ""
    assert found.lacks(language("ht")) == "has no Haitian Creole (ht)"
    server.refuse = {"error_code": "54001", "error_msg": "Invalid\nSign"}
    (result,) = found.translate(["Rest."], EN, ES)
    assert result.reason == 'baidu refused the request: "Invalid Sign"'
    found.close()


@pytest.mark.parametrize(("given", "told"), [({}, "needs the app, as in app"), ({"app": "1"}, "AFTERCARE_BAIDU_KEY")])
def test_baidu_needs_an_app_and_a_key(given, told, monkeypatch):
    if not given:
        monkeypatch.setenv("AFTERCARE_BAIDU_KEY", KEY)
    with pytest.raises(ConfigError, match=told):
        registry.make(Config({"baidu": given}), "baidu")


HANGS = ("slow", "drip")
TROUBLE = [
    ("429", "refused: too many requests (429)"),
    ("500", "failed (500)"),
    ("503", "failed (503)"),
    ("400", "refused the request (400)"),
    ("403", "refused access (403)"),
    ("slow", "did not answer within 0.5 s"),
    ("drip", "did not answer within 0.5 s"),
    ("closed", "broke off its reply"),
    ("garbage", "gave a reply that cannot be read"),
    ("quota", "says that its quota is used up"),
    ("page", "sent an error page in place of a translation"),
]


@pytest.mark.slow
@pytest.mark.parametrize(("mode", "reason"), TROUBLE)
def test_trouble_is_told_plainly_and_never_with_a_key(mode, reason, server, monkeypatch, caplog):
    """All engines are asked side by side: each waits for what hangs."""
    caplog.set_level("DEBUG")
    server.mode, server.secret = mode, KEY
    engines = [engine(name, server, monkeypatch, attempts=1, timeout=0.5 if mode in HANGS else 20) for name in WEB]
    start = time.monotonic()
    with ThreadPoolExecutor(len(WEB)) as asking:
        results = [reply for (reply,) in asking.map(lambda each: each.translate(["Rest now."], EN, ES), engines)]
    assert mode not in HANGS or time.monotonic() - start < 2.5
    for found, name, result in zip(engines, WEB, results, strict=True):
        found.close()
        assert (result.text, result.final) == ("", True), name
        own = " (TranslationNotFound)" if (name, mode) == ("google", "garbage") else ""
        assert result.reason.startswith(f"{name} {reason}{own}")
        for leak in (KEY, "s3cr3t", "api_key=", "127.0.0.1:"):
            assert leak not in result.reason
    assert KEY not in caplog.text
    assert "s3cr3t" not in caplog.text
    assert "Rest+now" not in caplog.text


@pytest.mark.slow
@pytest.mark.parametrize("mode", ["429", "500", "closed", "page"])
def test_passing_trouble_passes(mode, server):
    server.mode, server.times = mode, 1
    found = engine("google", server)
    assert found.translate(["Rest."], EN, ES) == [Reply("Rést.")]
    assert len(server.sent) == 2
    found.close()


@pytest.mark.slow
@pytest.mark.parametrize("mode", ["empty", "none"])
def test_nothing_is_not_a_translation(mode, server):
    server.mode = mode
    for name in ("google", "mymemory", "libretranslate"):
        found = engine(name, server)
        (result,) = found.translate(["Rest."], EN, ES)
        assert result.text == ""
        found.close()


def test_a_list_of_another_length_is_no_answer(server):
    server.mode = "length"
    found = engine("libretranslate", server)
    results = found.translate(["One.", "Two."], EN, ES)
    assert results == [Reply(reason="libretranslate answered 1 texts for 2")] * 2
    found.close()


def test_one_translator_for_many_threads_mixes_nothing_up(server):
    found = engine("google", server)
    texts = [f"Wash it {number} times." for number in range(400)]
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)  # threads change places everywhere
    try:
        with ThreadPoolExecutor(8) as pool:
            results = list(pool.map(lambda text: found.translate([text], EN, ES)[0].text, texts))
    finally:
        sys.setswitchinterval(interval)
    assert results == [fake(text, "es") for text in texts]
    found.close()


def test_an_engine_that_never_answers_is_given_up(server):
    server.mode = "500"
    found = engine("google", server, attempts=1)
    reasons = [found.translate([f"Rest {number}."], EN, ES)[0].reason for number in range(6)]
    assert len(server.sent) == 3
    assert reasons[-1] == "google was given up in this run, because it failed (500)"
    found.close()


def test_an_engine_that_has_answered_gets_a_pause_first(server):
    found = engine("google", server, attempts=1, pause=0.3)
    assert found.translate(["Rest."], EN, ES)[0].text
    server.mode, server.times = "429", 3
    for number in range(3):
        assert found.translate([f"Rest {number}."], EN, ES)[0].final
    start = time.monotonic()
    assert found.translate(["Rest more."], EN, ES)[0].text
    assert time.monotonic() - start > 0.25
    found.close()


def test_a_quota_ends_the_run_at_once(server):
    server.mode = "quota"
    found = engine("mymemory", server)
    for number in range(4):
        assert "quota" in found.translate([f"Rest {number}."], EN, ES)[0].reason
    assert len(server.sent) == 1
    found.close()


def test_the_rate_is_kept(server):
    found = engine("google", server, rate=20)
    start = time.monotonic()
    for number in range(5):
        found.translate([f"Rest {number}."], EN, ES)
    assert time.monotonic() - start >= 0.19
    found.close()


class Slow(Engine):
    """Counts how many are inside at once."""

    name = "slow"

    def __init__(self):
        self.inside = self.most = 0
        self.lock = threading.Lock()

    def translate(self, texts, source, target):
        del source, target
        with self.lock:
            self.inside += 1
            self.most = max(self.most, self.inside)
        time.sleep(0.02)
        with self.lock:
            self.inside -= 1
        return [Reply(f"t {text}") for text in texts]


def test_no_more_requests_at_a_time_than_allowed():
    inner = Slow()
    found = Polite(inner, Settings("slow", jobs=3))
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda number: found.translate([str(number)], EN, ES), range(24)))
    assert inner.most == 3


def test_closing_ends_the_waiting():
    class Never(Slow):
        def translate(self, *_):
            raise Refusal("failed (500)", again=True, wait=60)

    found = Polite(Never(), Settings("never", timeout=100))
    threading.Timer(0.2, found.close).start()
    start = time.monotonic()
    (result,) = found.translate(["Rest."], EN, ES)
    assert time.monotonic() - start < 30
    assert result.reason == "slow was not asked: the run was stopped"


def test_whatever_an_engine_raises_is_a_reason_without_its_words():
    class Careless(Slow):
        def translate(self, *_):
            raise KeyError(f"https://host/?key={KEY}")

    found = Polite(Careless(), Settings("careless", key=KEY, attempts=1))
    (result,) = found.translate(["Rest."], EN, ES)
    assert result == Reply(reason="slow gave a reply that cannot be read (KeyError)", final=True)


@pytest.mark.parametrize(
    ("message", "told"),
    [
        (f"bad {KEY}.", "bad (key)."),
        ("bad s3cr3t%2Fk%2By%3D%3D", "bad (key)"),
        ("GET https://u:p@host/a?b=c failed", "GET (address) failed"),
        ("at /m?tl=es&q=Rest: 403", "at (address) 403"),
        ("plain words", "plain words"),
    ],
)
def test_redaction(message, told):
    assert redact(message, [KEY]) == told


CODES = [
    ("google", {"he": "iw", "fil": "tl", "tl": "tl", "nb": "no", "pt-BR": "pt", "zh-Hans": "zh-CN", "zh-Hant": "zh-TW", "fr-CA": "fr", "es": "es", "es-419": "es", "ht": "ht", "gu": "gu"}),
    ("mymemory", {"es": "es-ES", "en": "en-US", "zh-Hans": "zh-CN", "pt-BR": "pt-BR", "ht": "ht-HT", "tl": "tl-PH", "ar": "ar-SA", "gu": "gu-IN", "th": "th-TH", "de": "de-DE", "ko": "ko-KR", "vi": "vi-VN", "pl": "pl-PL", "it": "it-IT", "ru": "ru-RU", "fr": "fr-FR"}),
]  # fmt: skip


@pytest.mark.parametrize(("name", "codes"), CODES)
def test_codes(name, codes):
    found = {"google": deep.Google, "mymemory": deep_keyed.MyMemory}[name](Settings(name))
    own = {tag: found._code(language(tag)) for tag in codes}  # noqa: SLF001 - nothing else tells
    found.close()
    assert own == codes


def test_a_script_is_never_swapped_for_another():
    assert code(language("zh-Hant"), "libretranslate", {"zh", "en"}) == ""


def test_libretranslate_knows_old_codes_and_what_the_server_lacks(server):
    server.codes = ["en", "es", "zt", "pb"]
    found = engine("libretranslate", server)
    assert found.lacks(language("zh-Hant")) == found.lacks(language("pt-BR")) == ""
    assert found.lacks(language("th")) == "has no Thai (th) on this server"
    (result,) = found.translate(["Rest."], EN, language("th"))
    assert result.reason == "libretranslate has no Thai (th) on this server"
    assert server.sent == []
    found.close()


def test_google_says_what_it_lacks():
    found = registry.make(Config({}), "google")
    assert found.lacks(language("ch", {"name": "Chamorro", "endonym": "Chamoru"})) == "has no Chamorro (ch)"
    found.close()


def test_memory_knows_what_was_approved_and_only_that():
    signed = (Approval("A", None, ""),)
    units = [
        Unit("a", "Rest.", "Descanse.", "es", Status.APPROVED, approvals=signed),
        Unit("b", "Wash.", "Lave.", "es", Status.TRANSLATED),
        Unit("c", "Day 1", "Día 1", "es", Status.APPROVED),
        Unit("d", "Day 1", "Primer día", "es", Status.APPROVED),
    ]
    found = memory.Memory(units).translate(["Rest.", "Wash.", "Day 1", "Rest"], EN, ES)
    assert [result.text for result in found] == ["Descanse.", "", "", ""]
    assert "several" in found[2].reason
    assert memory.Memory(units).translate(["Rest."], EN, CA)[0].text == ""


def test_pseudo_grows_brackets_and_keeps():
    text = "Call {clinic_phone} or [X0X] within 12 hours, please."
    found = pseudo.disguise(text, ES)
    assert found.startswith("[Ç")
    assert found.endswith(".]")
    assert all(kept in found for kept in ("{clinic_phone}", "[X0X]", " 12 "))
    assert len(text) * 1.2 < len(found) < len(text) * 1.7
    arabic = pseudo.disguise(text, AR)
    assert all(kept in arabic for kept in ("{clinic_phone}", "[X0X]", " 12 "))
    assert sum("\u0600" <= char <= "\u06ff" for char in arabic) > 25
    assert any("\u0590" <= char <= "\u05ff" for char in pseudo.disguise("Rest", language("he")))


needs_apertium = pytest.mark.skipif(not shutil.which("apertium"), reason="apertium is not installed")


@needs_apertium
def test_apertium_translates_what_it_has():
    found = apertium.Apertium(Settings("apertium"))
    texts = ["Your skin is red.", "Call [X0X] now.", "Day 1", "Minor scratches may be visible."]
    results = found.translate(texts, EN, ES)
    assert [result.text for result in results][2:] == ["Día 1", "Los arañazos menores pueden ser visibles."]
    assert "[X0X]" in results[1].text
    assert found.translate(["The water is cold."], EN, CA)[0].text == "L'aigua és freda."
    assert found.lacks(language("th")) == "has no Thai (th) from English installed"


def test_apertium_that_is_not_there(monkeypatch):
    monkeypatch.setenv("PATH", "/nonexistent")
    found = registry.make(Config({}), "apertium")
    assert found.lacks(ES) == "is not installed on this machine"
    assert found.translate(["Rest."], EN, ES)[0].reason == "apertium is not installed on this machine"


def test_apertium_that_hangs_is_ended(tmp_path, monkeypatch):
    script = tmp_path / "apertium"
    script.write_text("#!/bin/sh\nif [ $1 = -l ]; then echo eng-spa; else sleep 60 | cat; fi\n")
    script.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    found = registry.make(Config({"apertium": {"timeout": 0.3, "attempts": 1}}), "apertium")
    start = time.monotonic()
    assert found.translate(["Rest."], EN, ES)[0].reason == "apertium did not answer within 0.3 s"
    assert time.monotonic() - start < 30


WRONG = [
    ({"libretranslate": {}}, "libretranslate", "needs the url of a server"),
    (
        {"libretranslate": {"api_key": "x"}},
        "libretranslate",
        "must not be kept in a file; delete it, and set AFTERCARE_LIBRETRANSLATE_KEY",
    ),
    ({"google": {"Token": "x"}}, "google", "Token must not be kept in a file"),
    ({"google": {"speed": 1}}, "google", "unknown speed; choose from attempts"),
    ({"gogle": {"rate": 1}}, "google", "no engine is called gogle; choose from google, mymemory"),
    ({"mymemory": {"email": 5}}, "mymemory", "email must be a quoted string"),
    ({"microsoft": {"region": "a\nb"}}, "microsoft", "region must be a quoted string"),
    ({"llm": {"register": []}}, "llm", "register must be a quoted string"),
    ({"llm": {"schema": "no"}}, "llm", "schema must be true or false"),
    ({"google": {"timeout": "5"}}, "google", "timeout must be a number from 0.05 to 600"),
    ({"google": {"jobs": True}}, "google", "jobs must be a number"),
    ({"google": 5}, "google", "must be a table"),
    ({"libretranslate": {"url": "ftp://x"}}, "libretranslate", "url must begin with https://"),
    ({"libretranslate": {"url": "https://a:b@x"}}, "libretranslate", "keys go into the environment"),
    ({"libretranslate": {"url": "https://x/?api_key=1"}}, "libretranslate", "keys go into the environment"),
    ({"libretranslate": {"url": "http://x:99999"}}, "libretranslate", "url is not an address"),
    ({}, "microsoft", "needs a key in the environment: AFTERCARE_MICROSOFT_KEY"),
    ({}, "deepl", "needs a key in the environment: AFTERCARE_DEEPL_KEY"),
    ({}, "firefox", "needs the folder of the models"),
    ({}, "yandex", "no engine 'yandex'; choose from google, mymemory, microsoft, baidu, libretranslate"),
]


@pytest.mark.parametrize(("table", "name", "words"), WRONG)
def test_wrong_settings_are_told_with_the_remedy(table, name, words):
    with pytest.raises((ConfigError, EngineError)) as error:
        registry.make(Config(table), name)
    assert words in str(error.value)


def test_settings_come_from_pyproject_and_keys_from_the_environment(tmp_path, monkeypatch):
    monkeypatch.setenv("AFTERCARE_LIBRETRANSLATE_KEY", KEY)
    table = '[tool.aftercare.engines]\ndefault = "libretranslate"\n[tool.aftercare.engines.libretranslate]\nurl = "http://localhost:5000/"\njobs = 2\n'
    found = project(tmp_path / "p", engines=table)
    assert isinstance(found, settings_of.Config)
    assert registry.default(found) == "libretranslate"
    own = engine_settings(found, "libretranslate")
    assert (own.key, own.jobs, own.host) == (KEY, 2, "localhost")
    assert KEY not in repr(own)


def test_engines_of_other_packages(tmp_path, monkeypatch):
    (tmp_path / "shouting.py").write_text(
        "from aftercare.mt.engines.base import Engine, Reply\n"
        "class Shout(Engine):\n"
        "    name = 'shout'\n"
        "    def __init__(self, settings): self.loud = settings.options['loud']\n"
        "    def translate(self, texts, source, target):\n"
        "        return [Reply(text.upper() + self.loud) for text in texts]\n"
    )
    info = tmp_path / "shouting-1.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: shouting\nVersion: 1\n")
    (info / "entry_points.txt").write_text("[aftercare.engines]\nshout = shouting:Shout\nbroken = shouting:Nothing\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    assert registry.names()[-2:] == ["broken", "shout"]
    found = registry.make(Config({"shout": {"loud": "!"}}), "shout")
    assert found.translate(["Rest"], EN, ES) == [Reply("REST!")]
    with pytest.raises(EngineError, match="shouting:Nothing cannot be loaded"):
        registry.make(Config({}), "broken")
    with pytest.raises(EngineError, match="shout cannot be made ready \\(KeyError: 'loud'\\); fix or remove it"):
        registry.make(Config({}), "shout")


@pytest.mark.parametrize("answer", [sys.exit, lambda: None, lambda: 3, lambda: [None], lambda: [Reply(5)]])
def test_an_engine_of_another_package_that_answers_nonsense_is_refused(answer):
    class Odd(Engine):
        name = "odd"

        def translate(self, texts, source, target):
            del texts, source, target
            return answer()

    told = Polite(Odd(), Settings("odd", attempts=1)).translate(["Rest"], EN, ES)
    assert told[0].reason.startswith("odd gave a reply that cannot be read (")


USELESS = [
    ("Rest.", "", "gave no translation"),
    ("Rest.", "None", 'answered "None"'),
    ("Rest now.", " rest  now.", "gave the English back"),
    ("Rest.", QUOTA, "says that its quota is used up"),
    ("Rest.", "<b>Descanse.</b>", "sent HTML in place of plain text"),
    ("Rest.", "Descanse &amp; beba.", "sent HTML in place of plain text"),
    ("Rest.", "Des\u202ecanse.", "sent control characters"),
    ("Rest.", "Descanse.\nBeba.", "sent control characters"),
    ("Rest.", "Descanse\u0301\u0302" + "\u0303" * 7, "sent letters under heaps of combining marks"),
    ("Rest.", "Descanse\u0301\u0302" + "\u0303" * 6, ""),
    ("Rest.", "Descanse " * 20, "sent far more text than it was given"),
    ("Wait 12 hours.", "Espere horas.", "lost the number 12"),
    ("Wait 12 hours.", "Espere 21 horas.", "lost the number 12"),
    ("Wait 12 hours.", "انتظر ١٢ ساعة.", ""),
    ("Use 1,000 ml.", "Use 1.000 ml.", ""),
    ("If a < b, rest.", "Si a < b, descanse.", ""),
    ("AT&T; rest.", "AT&T; descanse.", ""),
]


@pytest.mark.parametrize(("source", "target", "reason"), USELESS)
def test_what_is_no_translation(source, target, reason):
    assert unusable(source, target) == reason
