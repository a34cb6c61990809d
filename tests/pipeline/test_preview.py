"""`aftercare preview`: today's files on loopback, and nothing to anybody else."""

import http.client
import re
import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from aftercare.pipeline.preview.server import Server
from command import copy_with_few_languages


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_with_few_languages(tmp_path_factory.mktemp("preview") / "project")


@pytest.fixture(scope="module")
def server(root: Path) -> Iterator[Server]:
    with Server(root).watching() as found:
        thread = threading.Thread(target=found.serve_forever, daemon=True)
        thread.start()
        yield found
        found.shutdown()
        thread.join()


def ask(server: Server, path: str, *, host: str = "", method: str = "GET") -> tuple[int, dict[str, str], bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=60)
    connection.request(method, path, headers={"Host": host} if host else {})
    answer = connection.getresponse()
    found = answer.status, dict(answer.getheaders()), answer.read()
    connection.close()
    return found


def page(server: Server, query: str) -> str:
    status, _, body = ask(server, f"/{server.token}/page?{query}")
    assert status == 200
    return body.decode()


@pytest.fixture
def source(root: Path) -> Iterator[Path]:
    """The CSV, which is as before when the test ends."""
    path = root / "data" / "instructions.csv"
    before = path.read_bytes()
    yield path
    path.write_bytes(before)


def test_a_page_is_what_the_files_say_now(server, source):
    assert "for at least 12 hours" in page(server, "language=en").replace("\u00a0", " ")
    source.write_text(source.read_text(encoding="utf-8").replace("12 hours", "36 hours"), encoding="utf-8")
    assert "for at least 36 hours" in page(server, "language=en").replace("\u00a0", " ")
    assert 'lang="es"' in page(server, "language=es")


def test_a_save_is_told(server, source):
    count = server.saves.count
    source.write_bytes(source.read_bytes() + b"\n")
    assert server.saves.after(count, 30) > count


@pytest.mark.parametrize(
    ("query", "mime", "start"),
    [
        ("language=es&edition=bilingual", "text/html; charset=utf-8", b"<!doctype html>"),
        ("language=en&edition=bilingual", "text/html; charset=utf-8", b"<!doctype html>"),
        ("language=es&edition=pdf", "application/pdf", b"%PDF-"),
        ("language=es&edition=bilingual-pdf", "application/pdf", b"%PDF-"),
        ("language=ar&edition=large-pdf&pseudo=on", "application/pdf", b"%PDF-"),
    ],
)
def test_editions(server, query, mime, start):
    status, headers, body = ask(server, f"/{server.token}/page?{query}")
    assert (status, headers["Content-Type"], body[: len(start)]) == (200, mime, start)


def test_pseudo_translated_pages_keep_numbers_and_placeholders(server):
    shown = page(server, "language=es&pseudo=on").replace("\u00a0", " ")
    assert "Nø" not in shown
    assert re.search(r"\[Đö.* 12 .*\]", shown)
    assert "No se aplique maquillaje" not in shown


@pytest.mark.parametrize(
    ("before", "after"),
    [("id,handout", "id,hand"), ("microneedling.day-1.makeup", "<script>alert(1)</script>")],
)
def test_an_error_is_told_on_the_page(server, source, before, after):
    source.write_text(source.read_text(encoding="utf-8").replace(before, after), encoding="utf-8")
    shown = page(server, "language=en")
    assert 'role="alert"' in shown
    assert "data/instructions.csv" in shown
    assert "<script" not in shown
    assert ask(server, f"/{server.token}/")[0] == 200


@pytest.mark.parametrize("query", ["handout=no&language=en", "language=xx", "handout=../../etc/passwd", "language=%00"])
def test_what_is_not_there_is_told(server, query):
    assert 'role="alert"' in page(server, query)


def test_nothing_is_written(server, root):
    before = {path: path.stat().st_mtime_ns for path in root.rglob("*") if "node_modules" not in path.parts}
    page(server, "language=es")
    ask(server, f"/{server.token}/")
    after = {path: path.stat().st_mtime_ns for path in root.rglob("*") if "node_modules" not in path.parts}
    assert before == after
    assert not (root / "output").exists()


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/page",
        "/{token}x/page",
        "/{short}/",
        "/%2e%2e/{token}/",
        "/{token}/../../etc/passwd",
        "/{token}/%2e%2e/%2e%2e/etc/passwd",
        "/{token}/page/../data/instructions.csv",
        "/{token}/data/instructions.csv",
        "/{token}/page?edition=no",
        "/{token}/page?edition=__class__",
        "/{token}/page?a=1&a=2&a=3&a=4&a=5&a=6&a=7&a=8&a=9",
        "/{token}/page?handout={long}",
    ],
)
def test_other_addresses_are_refused(server, path):
    path = path.format(token=server.token, short=server.token[:-1], long="a" * 3000)
    status, _, body = ask(server, path)
    assert (status, server.token.encode() in body) == (404, False)


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "evil.example:{port}",
        "127.0.0.1",
        "127.0.0.1:1",
        "127.0.0.1.evil.example:{port}",
        "[::1]:{port}",
    ],
)
def test_other_hosts_are_refused(server, host):
    found = ask(server, f"/{server.token}/", host=host.format(port=server.server_port))
    assert found[0] == 421


def raw(server: Server, sent: bytes) -> bytes:
    """Send bytes as they are, and return the answer's first line."""
    with socket.create_connection(("127.0.0.1", server.server_port), timeout=60) as connection:
        connection.sendall(sent)
        connection.shutdown(socket.SHUT_WR)
        try:
            return connection.recv(12)
        except ConnectionResetError:
            return b""


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        (b"GET /{token}/ HTTP/1.1\r\n\r\n", b"421"),
        (b"GET /{token}/ HTTP/1.1\r\nHost: {host}\r\nHost: evil.example\r\n\r\n", b"421"),
        (b"GET /{token}/ HTTP/1.1\r\nHost: {host}\r\nX: " + b"a" * 70_000 + b"\r\n\r\n", b"431"),
        (b"GET /{token}/ HTTP/1.1\r\nHost: {host}\r\n" + b"X: a\r\n" * 200 + b"\r\n", b"431"),
        (b"GET /" + b"a" * 70_000 + b" HTTP/1.1\r\n\r\n", b"414"),
        (b"GET http://[ HTTP/1.1\r\nHost: {host}\r\n\r\n", b"400"),
        (b"GET /\xff\xfe/ HTTP/1.1\r\nHost: {host}\r\n\r\n", b"404"),
        (b"POST /{token}/ HTTP/1.1\r\nHost: {host}\r\n\r\n", b"501"),
    ],
)
def test_hostile_requests(server, sent, status):
    sent = sent.replace(b"{token}", server.token.encode()).replace(b"{host}", server.hosts[0].encode())
    assert raw(server, sent)[9:] == status
    assert ask(server, f"/{server.token}/")[0] == 200


def test_it_listens_on_loopback_alone_and_says_what_a_page_may_do(server):
    assert server.server_address[0] == "127.0.0.1"
    _, headers, body = ask(server, f"/{server.token}/")
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    nonce = re.search(r"'nonce-([^']+)'", headers["Content-Security-Policy"])[1]
    assert body.decode().count(f'nonce="{nonce}"') == body.decode().count("<script") == 1
    assert (headers["Referrer-Policy"], headers["Cache-Control"]) == ("no-referrer", "no-store")
