"""Servers that drip, burst, lead elsewhere or say too much: an end in time, in memory, and in plain words."""

import base64
import gc
import gzip
import json
import shutil
import ssl
import subprocess
import time
import tracemalloc
import zlib
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from functools import cache, partial
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aftercare.core.errors import ConfigError
from aftercare.core.language.languages import language
from aftercare.core.settings.file import SettingsFile
from aftercare.mt.engines import registry
from aftercare.mt.engines.http import _authorities
from aftercare.mt.engines.redaction import redact, tells_secret
from servers import speaking

pytestmark = pytest.mark.slow

EN, ES = map(language, ("en", "es"))
KEY = "s3cr3t/k+y==9"
LIMIT = 0.4
LATE = f"did not answer within {LIMIT:g} s"
UNREADABLE = "gave a reply that cannot be read"
LARGE = "sent a reply that is far too large"
OK = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"


class Config:
    """The part of the settings that engines look at."""

    def __init__(self, url):
        self.file = SettingsFile(Path("/project/pyproject.toml"))
        self.engines = {
            name: {"url": url, "timeout": LIMIT, "attempts": 1, "rate": 0, **options}
            for name, options in {"libretranslate": {}, "google": {}, "mymemory": {}, "microsoft": {}}.items()
        }


def ask(server, name="google"):
    """Return the result of one request, and how many seconds it took."""
    with closing(registry.make(Config(server.url), name)) as engine:
        start = time.monotonic()
        (result,) = engine.translate(["Rest now."], EN, ES)
        return result, time.monotonic() - start


def drip(*before, forever, step=0.03):
    """Send something at once, and then a little for ever."""

    def speak(send):
        send(b"".join(before))
        for _ in range(600):
            send(forever)
            time.sleep(step)

    return speak


def once(*parts):
    return lambda send: send(b"".join(parts))


def plain(body, *headers):
    head = b"".join(header + b"\r\n" for header in headers)
    return once(OK, head, b"Content-Length: %d\r\n\r\n" % len(body), body)


def chunk(data):
    return b"%x\r\n%s\r\n" % (len(data), data)


@cache
def bomb(layers, size=300_000_000):
    """Return zeros packed so many times."""
    if layers > 1:
        return gzip.compress(bomb(layers - 1, size))
    packer = zlib.compressobj(9, wbits=31)
    return b"".join(packer.compress(bytes(10_000_000)) for _ in range(size // 10_000_000)) + packer.flush()


def bombed(layers, *headers):
    """Send a bomb, which is not made before a test of this module runs."""

    def speak(send):
        plain(bomb(layers), *headers)(send)

    return speak


@pytest.fixture(autouse=True)
def _authorities_anew():
    yield
    _authorities.cache_clear()


@pytest.fixture(scope="module", autouse=True)
def _bombs():
    for layers in (1, 2):
        bomb(layers)


CHUNKED = b"Transfer-Encoding: chunked\r\n\r\n"
GZIP = b"Content-Encoding: gzip\r\n"
SERVERS = {
    "dripped status line": (drip(forever=b"H"), ""),
    "dripped name of a header": (drip(OK, forever=b"x"), LATE),
    "dripped headers": (drip(OK, forever=b"X-A: b\r\n"), LATE),
    "interim answers for ever": (drip(forever=b"HTTP/1.1 100 Continue\r\n\r\n"), LATE),
    "dripped body": (drip(OK, b"Content-Length: 9999\r\n\r\n", forever=b"{"), LATE),
    "dripped chunks": (drip(OK, CHUNKED, forever=chunk(b" ")), LATE),
    "dripped size of a chunk": (drip(OK, CHUNKED, forever=b"0"), ""),
    "dripped trailers": (drip(OK, CHUNKED, chunk(b"{}"), b"0\r\n", forever=b"X-A: b\r\n"), LATE),
    "dripped gzip blocks": (drip(OK, GZIP, CHUNKED, forever=chunk(gzip.compress(b""))), LATE),
    "silence": (drip(forever=b"", step=0.1), LATE),
    "a fast body without an end": (drip(OK, b"\r\n", forever=b" " * 100_000, step=0), LARGE),
    "a header without an end": (drip(OK, b"X: ", forever=b"a" * 65_536, step=0), ""),
    "a bomb": (bombed(1, GZIP[:-2]), LARGE),
    "a bomb in two layers": (bombed(2, b"Content-Encoding: gzip, gzip"), f"{UNREADABLE} (packed"),
    "a bomb in two layers and headers": (bombed(2, GZIP[:-2], GZIP[:-2]), f"{UNREADABLE} (packed"),
    "a bomb of another kind": (
        plain(zlib.compress(bytes(10**7)), b"Content-Encoding: deflate"),
        f"{UNREADABLE} (packed",
    ),
    "half a gzip": (plain(gzip.compress(b"{}")[:-6], GZIP[:-2]), UNREADABLE),
    "a gzip and more": (plain(gzip.compress(b"{}") * 2, GZIP[:-2]), UNREADABLE),
    "no gzip": (plain(b"{}", GZIP[:-2]), UNREADABLE),
    "deep JSON": (plain(b"[" * 1_000_000), UNREADABLE),
    "no HTTP": (once(b"220 mail.example.org ESMTP\r\n"), "broke off its reply"),
    "nothing": (once(), "broke off its reply"),
}


ENGINES = ("google", "mymemory", "libretranslate")


@pytest.mark.parametrize(("speak", "reason"), SERVERS.values(), ids=SERVERS)
def test_every_request_ends(speak, reason):
    """Engines wait side by side for what never ends; where there is something to read, each has the whole limit."""
    waits = reason in {LATE, ""}
    with speaking(speak) as server, ThreadPoolExecutor(len(ENGINES) if waits else 1) as asking:
        told = list(asking.map(partial(ask, server), ENGINES))
    for name, (result, took) in zip(ENGINES, told, strict=True):
        assert not result.text, name
        assert took < LIMIT + 10, name
        if name != "google" or not reason.startswith(UNREADABLE):
            assert result.reason.startswith(f"{name} {reason}")


WANTS = "google was not reached: the proxy refused (407); it wants a name and a password in its address"


@pytest.mark.parametrize("scheme", ["http", "https"])
@pytest.mark.parametrize(("said", "told"), [("407 Sign in", WANTS), ("502 No", "")])
def test_what_a_proxy_refuses_is_told_as_such(monkeypatch, scheme, said, told):
    with speaking(once(f"HTTP/1.1 {said}\r\nContent-Length: 0\r\n\r\n".encode())) as server:
        monkeypatch.setenv(f"{scheme}_proxy", server.url)
        with closing(registry.make(Config(f"{scheme}://translate.example.org/m"), "google")) as engine:
            (result,) = engine.translate(["Rest now."], EN, ES)
    passed_on = "google failed (502)" if scheme == "http" else "google was not reached: the proxy refused (502)"
    assert result.reason == (told or passed_on)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("HTTPS_PROXY", "ftp://proxy.example.org"),
        ("ALL_PROXY", "gopher://n:s3cr3t@proxy.example.org"),
        ("SSL_CERT_FILE", "not-there.pem"),
        ("SSL_CERT_FILE", __file__),
    ],
)
def test_proxies_and_authorities_that_cannot_be_used_are_told(monkeypatch, name, value):
    _authorities.cache_clear()
    monkeypatch.setenv(name, value)
    with pytest.raises(ConfigError, match=name) as told:
        registry.make(Config("https://translate.example.org/m"), "google")
    assert "s3cr3t" not in str(told.value)


@pytest.fixture
def own_authority(tmp_path):
    """Return a server's certificate, signed by itself, with its key."""
    place, key = tmp_path / "own.pem", tmp_path / "key.pem"
    options = "req -x509 -newkey rsa:2048 -nodes -days 1 -subj /CN=localhost -addext subjectAltName=DNS:localhost"
    done = shutil.which("openssl") and subprocess.run(
        ["openssl", *options.split(), "-out", str(place), "-keyout", str(key)], capture_output=True, check=False
    )
    if not done or done.returncode:
        pytest.skip("no openssl on this machine")
    return place, key


def test_an_authority_of_ones_own_is_trusted_where_it_is_named(monkeypatch, own_authority):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*own_authority)
    body = b'{"responseData": {"translatedText": "Descanse."}, "matches": [], "responseStatus": 200}'
    with speaking(plain(body)) as server:
        server.socket = context.wrap_socket(server.socket, server_side=True)
        place = SimpleNamespace(url=server.url.replace("http://127.0.0.1", "https://localhost"))
        _authorities.cache_clear()
        result, _ = ask(place, "mymemory")
        assert result.reason == "mymemory has a certificate that is not trusted here; see SSL_CERT_FILE"
        monkeypatch.setenv("SSL_CERT_FILE", str(own_authority[0]))
        _authorities.cache_clear()
        result, _ = ask(place, "mymemory")
    assert (result.text, result.reason) == ("Descanse.", "")


def test_a_reply_that_is_given_up_leaves_nothing_behind(caplog):
    """Python told of the rest of it, in its own words, among those for the user."""
    with speaking(plain(b"{" + b" " * 9_000_000 + b"}")) as server:
        for _ in range(12):  # it was told of in one of four
            ask(server, "libretranslate")
    gc.collect()
    assert [record.getMessage() for record in caplog.records if record.name == "asyncio"] == []


@pytest.mark.parametrize("charset", ["punycode", "idna", "bz2", "zlib", "hex", "rot13", "utf-7", "unicode_escape", "x"])
def test_a_reply_in_an_odd_encoding_is_read_as_any_other(charset):
    """Punycode takes time by the square of the length."""
    head = b"HTTP/1.1 200 OK\r\nContent-Type: application/json; charset=" + charset.encode()
    answer = {"responseData": {"translatedText": "Descanse."}, "matches": [], "more": "-" + "a" * 400_000}
    body = json.dumps({**answer, "responseStatus": 200}).encode()
    with speaking(once(head, b"\r\nContent-Length: %d\r\n\r\n" % len(body), body)) as server:
        result, took = ask(server, "mymemory")
    assert (result.text, result.reason) == ("Descanse.", "")
    assert took < 10


@pytest.mark.parametrize("layers", [1, 2])
def test_a_bomb_takes_no_memory(layers):
    headers = [GZIP[:-2]] if layers == 1 else [b"Content-Encoding: gzip, gzip"]
    with speaking(plain(bomb(layers), *headers)) as server:
        tracemalloc.start()
        try:
            ask(server)
            _, peak = tracemalloc.get_traced_memory()
        finally:
            tracemalloc.stop()
    assert peak < 64 * 2**20


def test_a_packed_answer_is_read():
    body = json.dumps({"responseData": {"translatedText": "Descanse."}, "matches": [], "responseStatus": 200}).encode()
    with speaking(plain(gzip.compress(body), GZIP[:-2])) as server:
        result, _ = ask(server, "mymemory")
    assert (result.text, result.reason) == ("Descanse.", "")
    assert "accept-encoding: gzip" in server.requests[0][0].lower()


@pytest.mark.parametrize(
    ("start", "times"),
    [
        ("<!--", 50_000),
        ("</", 100_000),
        ('<a b="', 30_000),
        ("<?", 100_000),
        ("&", 1_000_000),
        ('<div class="t0">', 20_000),
    ],
)
def test_pages_that_keep_a_parser_busy_do_not(start, times):
    with speaking(plain(start.encode() * times)) as server:
        result, took = ask(server)
    assert not result.text
    assert took < 10


# ------------------------------------------------------------------ elsewhere


def redirect(status, place):
    return b"HTTP/1.1 %d Moved\r\nLocation: %s\r\nContent-Length: 0\r\n\r\n" % (status, place.encode())


def closing_answer(value):
    body = json.dumps(value).encode()
    return OK + b"Connection: close\r\nContent-Length: %d\r\n\r\n" % len(body) + body


LANGUAGES = closing_answer([{"code": "en"}, {"code": "es"}])
ANSWER = json.dumps({"responseData": {"translatedText": "Descanse."}, "matches": [], "responseStatus": 200}).encode()


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
@pytest.mark.parametrize("key", ["", KEY])
def test_another_server_gets_neither_text_nor_key(monkeypatch, status, key):
    monkeypatch.setenv("AFTERCARE_LIBRETRANSLATE_KEY", key)
    with (
        speaking(plain(b"{}")) as other,
        speaking(lambda send: send(redirect(status, f"{other.url}/translate"))) as server,
    ):
        for name in ("libretranslate", "google"):
            result, _ = ask(server, name)
            assert result.reason == f"{name} sends to another address ({status}); correct its url"
    assert other.requests == []


@pytest.mark.parametrize(
    "place", ["/get?q=x", "?again", "https://127.0.0.1:{port}/", "//127.0.0.1:{port}/x", "http://u:p@127.0.0.1:{port}/"]
)
def test_redirects_within_the_server_are_followed(place):
    answers = iter([redirect, None])

    def speak(send):
        port = server.server_address[1]
        again = next(answers)
        send(
            again(307, place.format(port=port)) if again else OK + b"Content-Length: %d\r\n\r\n" % len(ANSWER) + ANSWER
        )

    with speaking(speak) as server:
        result, _ = ask(server, "mymemory")
    if place.startswith("https:"):
        assert result.reason == "mymemory sends to another address (307); correct its url"
    else:
        assert (result.text, result.reason) == ("Descanse.", "")


def test_redirects_in_a_circle_end():
    with speaking(lambda send: send(redirect(307, "/again"))) as server:
        result, _ = ask(server, "mymemory")
    assert result.reason == "mymemory sends from one address to the next; correct its url"
    assert len(server.requests) == 4


def test_a_redirect_that_drops_the_texts_is_not_followed():
    answers = iter([LANGUAGES, redirect(303, "/again")])
    with speaking(lambda send: send(next(answers))) as server:
        result, _ = ask(server, "libretranslate")
    assert result.reason == "libretranslate sends to another address (303); correct its url"
    assert len(server.requests) == 2


# ------------------------------------------------------------------ what a server says

TOLD = {
    "as it is": KEY,
    "in capitals": KEY.upper(),
    "in pieces": " ".join(KEY),
    "with characters nobody sees": "\u200b".join(KEY),
    "as in an address": "s3cr3t%2Fk%2By%3D%3D9",
    "as Base64": base64.b64encode(KEY.encode()).decode(),
}


@pytest.mark.parametrize("told", TOLD.values(), ids=TOLD)
def test_an_answer_that_holds_the_key_is_no_translation(monkeypatch, told):
    monkeypatch.setenv("AFTERCARE_LIBRETRANSLATE_KEY", KEY)
    answers = iter([LANGUAGES, closing_answer({"translatedText": [f"Descanse {told}"]})])
    with speaking(lambda send: send(next(answers))) as server:
        result, _ = ask(server, "libretranslate")
    assert not result.text
    assert result.reason.startswith("libretranslate sent the key back")


@pytest.mark.parametrize("status", [400, 401, 500])
@pytest.mark.parametrize("told", TOLD.values(), ids=TOLD)
def test_a_refusal_that_holds_the_key_is_not_repeated(monkeypatch, told, status):
    monkeypatch.setenv("AFTERCARE_LIBRETRANSLATE_KEY", KEY)
    body = json.dumps({"error": f"no such key: {told}"}).encode()
    refusal = b"HTTP/1.1 %d No\r\nContent-Length: %d\r\nConnection: close\r\n\r\n" % (status, len(body)) + body
    answers = iter([LANGUAGES, refusal])
    with speaking(lambda send: send(next(answers))) as server:
        result, _ = ask(server, "libretranslate")
    assert str(status) in result.reason
    assert not tells_secret(result.reason, KEY)
    assert told not in result.reason


@pytest.mark.parametrize("told", TOLD.values(), ids=TOLD)
def test_no_message_holds_the_key(told):
    assert not tells_secret(redact(f"refused: {told}", [KEY]), KEY)


def test_a_short_key_may_be_a_word():
    assert not tells_secret("Descanse.", "canse")
    assert tells_secret("Descanse.", "Descanse")


CONTROLS = "\x1b[31m\x9b\x07\u202e\u2028\r\n\x00\u200f"


@pytest.mark.parametrize("status", [400, 403, 401])
def test_what_a_server_says_holds_no_control_characters(status):
    body = json.dumps({"error": f"bad{CONTROLS}key"}).encode()
    with speaking(once(b"HTTP/1.1 %d No\r\nContent-Length: %d\r\n\r\n" % (status, len(body)), body)) as server:
        result, _ = ask(server, "mymemory")
    assert "key" in result.reason
    assert result.reason.isprintable()


@given(st.text(max_size=60))
def test_messages_are_always_printable(text):
    assert redact(text, [KEY]).isprintable()


@settings(max_examples=25, deadline=None)
@given(
    st.binary(max_size=300),
    st.sampled_from([b"", OK, OK + GZIP + b"\r\n", OK + CHUNKED, OK + b"Content-Length: 50\r\n\r\n"]),
)
def test_any_bytes_are_an_answer_or_a_reason(data, head):
    with speaking(once(head, data)) as server:
        for name in ("google", "mymemory"):
            result, took = ask(server, name)
            assert took < LIMIT + 10
            assert bool(result.text) != bool(result.reason)
            assert result.reason.isprintable()


def test_a_closed_engine_asks_nobody():
    answer = {"responseData": {"translatedText": "Descanse."}, "matches": [], "responseStatus": 200}
    with speaking(once(closing_answer(answer))) as server:
        engine = registry.make(Config(server.url), "mymemory")
        assert engine.translate(["Rest."], EN, ES)[0].text
        engine.close()
        engine.close()
        assert engine.translate(["Rest."], EN, ES)[0].reason == "mymemory was not asked: the run was stopped"
        assert len(server.requests) == 1
