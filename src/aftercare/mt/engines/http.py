"""HTTP with one time limit for a whole request, size limits, and errors that contain neither address nor key."""

import asyncio
import logging
import ssl
import threading
from collections.abc import Coroutine, Mapping
from functools import cache
from typing import Any

import httpx
import requests

from ...core.errors import ConfigError
from .answers import MAX_BYTES, TOO_LARGE, raise_for_status, refused_by_proxy, unpacked_body
from .base import Refusal, Settings
from .redaction import tells_secret

MAX_REDIRECTS = 3
CHARSETS = frozenset({"utf-8", "utf8", "us-ascii", "iso-8859-1", "windows-1252"})
"""Python knows others by name, of which one takes hours for such a reply, and one unpacks it."""
Fields = Mapping[str, Any] | None
logging.getLogger("httpx").setLevel(logging.WARNING)  # its lines hold whole addresses


class Web:
    """A client for one engine, shared by its threads. deep-translator takes it for the module `requests`.

    Requests run in an event loop on a thread of its own: only there can a whole request be given up at a
    moment, whatever it waits for. Time limits of sockets begin anew with every byte that drips in.
    """

    exceptions = requests.exceptions

    def __init__(self, settings: Settings) -> None:
        """Open no connection yet. Raises ConfigError for proxies and authorities that cannot be used."""
        self._timeout = settings.timeout
        self._key = settings.key
        self._client = _client(settings)
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name=f"{settings.name} requests", daemon=True)
        self._thread.start()

    def get(self, url: str, *, params: Fields = None, proxies: Fields = None) -> httpx.Response:
        """Send a GET. httpx takes proxies from the environment."""
        del proxies
        return self._answer(url, params, method="GET")

    def post(
        self, url: str, *, json: object = None, params: Fields = None, headers: Fields = None, proxies: Fields = None
    ) -> httpx.Response:
        """Send JSON, or nothing beside the address."""
        del proxies
        return self._answer(url, params, method="POST", json=json, headers=headers)

    def close(self) -> None:
        """Close every connection."""
        if self._loop.is_closed():
            return
        self._run(self._client.aclose())
        self._run(self._loop.shutdown_asyncgens())  # those of replies that were given up
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    def _run(self, work: Coroutine[Any, Any, Any]) -> Any:
        return asyncio.run_coroutine_threadsafe(work, self._loop).result()

    def _answer(self, url: str, params: Fields, **request: Any) -> httpx.Response:
        if self._loop.is_closed():
            raise Refusal("was not asked: the run was stopped", counts=False)
        response: httpx.Response = self._run(self._fetch(url, params, request))
        raise_for_status(response, self._key)
        if tells_secret(response.text, self._key):
            raise Refusal("sent the key back, and is not to be trusted with it", over=True)
        return response

    async def _fetch(self, url: str, params: Fields, request: dict[str, Any]) -> httpx.Response:
        try:
            async with asyncio.timeout(self._timeout):
                address = httpx.URL(url).copy_merge_params(params or {})
                return await self._follow(self._client.build_request(url=address, **request))
        except (TimeoutError, httpx.TimeoutException):
            raise Refusal(f"did not answer within {self._timeout:g} s") from None
        except httpx.ConnectError as error:
            if "CERTIFICATE_VERIFY_FAILED" in str(error):
                raise Refusal("has a certificate that is not trusted here; see SSL_CERT_FILE", over=True) from None
            raise Refusal("cannot be reached (is there a network?)", again=True) from None
        except httpx.ProxyError as error:  # "407 Proxy Authentication Required"
            status = str(error)[:3]
            raise refused_by_proxy(int(status) if status.isdecimal() else 502) from None
        except httpx.HTTPError:
            raise Refusal("broke off its reply", again=True) from None
        except (httpx.InvalidURL, RuntimeError, ValueError, OSError):  # RuntimeError: closed meanwhile
            raise Refusal("cannot be asked: its address is wrong, or the run was stopped") from None

    async def _follow(self, request: httpx.Request) -> httpx.Response:
        """Send a request, and follow redirects within the server: another one must get neither text nor key."""
        for _ in range(1 + MAX_REDIRECTS):
            stream = await self._client.send(request, stream=True)
            try:
                following = stream.next_request
                if following is None or _elsewhere(request, following):
                    return await _read(stream)
            finally:
                await stream.aclose()
            request = following
        raise Refusal("sends from one address to the next; correct its url", over=True)


def _client(settings: Settings) -> httpx.AsyncClient:
    headers = {"Accept-Encoding": "gzip"}
    try:
        return httpx.AsyncClient(timeout=settings.timeout, headers=headers, verify=_authorities())
    except (ImportError, OSError, ValueError):  # no SOCKS, no such file or none of certificates, no such scheme
        raise ConfigError(
            "the environment names a proxy or authorities that cannot be used: HTTPS_PROXY, HTTP_PROXY and ALL_PROXY"
            " begin with http:// or https://; SSL_CERT_FILE is a file of certificates in PEM form"
        ) from None


@cache
def _authorities() -> ssl.SSLContext:
    """Return whom connections trust, as httpx finds it; to read it takes longer than most requests."""
    return httpx.create_ssl_context()


def _elsewhere(request: httpx.Request, following: httpx.Request) -> bool:
    """Whether a redirect leads to another server, or drops what was sent."""
    return following.method != request.method or _origin(following.url) != _origin(request.url)


def _origin(url: httpx.URL) -> tuple[str, str, int]:
    return url.scheme, url.host, url.port or {"http": 80, "https": 443}.get(url.scheme, 0)


async def _read(stream: httpx.Response) -> httpx.Response:
    body = bytearray()
    async for chunk in stream.aiter_raw():
        body += chunk
        if len(body) > MAX_BYTES:
            raise Refusal(TOO_LARGE)
    data = unpacked_body(bytes(body), stream.headers.get("content-encoding", ""))
    kept = {name: stream.headers[name] for name in ("content-type", "retry-after") if name in stream.headers}
    if (stream.charset_encoding or "utf-8").lower() not in CHARSETS:
        kept.pop("content-type", None)
    return httpx.Response(stream.status_code, headers=kept, content=data)
