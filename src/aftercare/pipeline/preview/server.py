"""Serves the preview on loopback to whoever knows its address: no file is served, and no other host name accepted.

A page of another site can send requests to a server on this machine, and by rebinding its own name to 127.0.0.1 read
the answers. So the host must be an address of loopback, and a token that only the terminal shows is in the path.
"""

import secrets
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

from .render import Page, Wanted, frame, page
from .watch import Saves

LOOPBACK = "127.0.0.1"
IDLE = 10.0
"""Seconds after which a client that sends or takes nothing is left, and a waiting page hears that all is well."""
MOST_QUERY = 2000
POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; frame-ancestors 'self'"
FRAME_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; frame-src 'self'; connect-src 'self'; form-action 'self';"
    " frame-ancestors 'none'; base-uri 'none'; script-src 'nonce-{nonce}'"
)


class Server(ThreadingHTTPServer):
    """A server of one project; `address` is what to open."""

    daemon_threads = True

    def __init__(self, root: Path, port: int = 0) -> None:
        """Listen on a port of loopback; 0 takes one that is free. Raises OSError where it is taken."""
        super().__init__((LOOPBACK, port), Handler)
        self.root = root
        self.token = secrets.token_urlsafe(24)
        self.saves = Saves(root)
        self.rendering = threading.Lock()

    @property
    def hosts(self) -> tuple[str, str]:
        """The names that a browser may have used."""
        return f"{LOOPBACK}:{self.server_port}", f"localhost:{self.server_port}"

    @property
    def address(self) -> str:
        """The address of the first page."""
        return f"http://{self.hosts[0]}/{self.token}/"

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of a browser that has left; anything else is a fault of ours, and told."""
        if not isinstance(sys.exception(), OSError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]

    @contextmanager
    def watching(self) -> Iterator["Server"]:
        """Watch the project's files while the context lasts, and close the server at its end."""
        watcher = threading.Thread(target=self.saves.watch, daemon=True)
        watcher.start()
        try:
            yield self
        finally:
            self.saves.stop()
            watcher.join()
            self.server_close()


class Handler(BaseHTTPRequestHandler):
    """Answers one request."""

    server: Server
    timeout = IDLE
    server_version = "aftercare"
    sys_version = ""

    def do_GET(self) -> None:
        """Send a page, or the news that a file was saved."""
        if self.headers.get_all("Host") not in [[host] for host in self.server.hosts]:
            self.send_error(421, "This preview answers to 127.0.0.1 only")
            return
        try:
            address = urlsplit(self.path)
        except ValueError:
            self.send_error(400)
            return
        token, _, name = address.path.removeprefix("/").partition("/")
        known = secrets.compare_digest(token.encode("utf-8", "replace"), self.server.token.encode())
        show = {"": self._frame, "page": self._page, "saves": self._saves}.get(name)
        if not known or show is None or len(address.query) > MOST_QUERY:
            self.send_error(404)
            return
        try:
            wanted = Wanted.of(dict(parse_qsl(address.query, max_num_fields=8)))
        except (KeyError, ValueError):
            self.send_error(404)
            return
        show(wanted)

    def _frame(self, wanted: Wanted) -> None:
        nonce = secrets.token_urlsafe(16)
        self._send(frame(self.server.root, wanted, nonce), FRAME_POLICY.format(nonce=nonce))

    def _page(self, wanted: Wanted) -> None:
        with self.server.rendering:
            made = page(self.server.root, wanted)
        self._send(made, POLICY)

    def _send(self, made: Page, policy: str) -> None:
        self._head(f"{made.mime}; charset=utf-8" if made.mime == "text/html" else made.mime)
        self.send_header("Content-Length", str(len(made.body)))
        self.send_header("Content-Security-Policy", policy)
        self.end_headers()
        self.wfile.write(made.body)

    def _head(self, mime: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", mime)
        self.send_header("Cache-Control", "no-store")
        self.send_header("Cross-Origin-Resource-Policy", "same-origin")
        self.send_header("Referrer-Policy", "no-referrer")
        self.send_header("X-Content-Type-Options", "nosniff")

    def _saves(self, _wanted: Wanted) -> None:
        """Send an event for each save, until the page has gone."""
        self._head("text/event-stream")
        self.end_headers()
        count = self.server.saves.count
        try:
            while True:
                seen, count = count, self.server.saves.after(count, IDLE)
                self.wfile.write(f"data: {count}\n\n".encode() if count != seen else b": waiting\n\n")
        except OSError:
            return

    def log_message(self, *_: object) -> None:
        """Say nothing: the address holds the token."""
