"""HTTP with limits on time and size, and errors that contain neither address nor key."""

import logging
import time
from collections.abc import Mapping
from typing import Any

import httpx
import requests

from .base import Refusal, Settings

MAX_BYTES = 4_000_000
Fields = Mapping[str, Any] | None
logging.getLogger("httpx").setLevel(logging.WARNING)  # its lines hold whole addresses


class Web:
    """A client for one engine, shared by its threads. deep-translator takes it for the module `requests`."""

    exceptions = requests.exceptions

    def __init__(self, settings: Settings) -> None:
        """Open no connection yet."""
        self._timeout = settings.timeout
        # A redirect could carry a key to another server.
        self._client = httpx.Client(timeout=settings.timeout, follow_redirects=not settings.key)

    def get(self, url: str, *, params: Fields = None, proxies: Fields = None) -> httpx.Response:
        """Send a GET. httpx takes proxies from the environment."""
        del proxies
        return self._fetch("GET", url, params)

    def post(
        self, url: str, *, json: object, params: Fields = None, headers: Fields = None, proxies: Fields = None
    ) -> httpx.Response:
        """Send JSON."""
        del proxies
        return self._fetch("POST", url, params, json=json, headers=headers)

    def close(self) -> None:
        """Close every connection."""
        self._client.close()

    def _fetch(self, method: str, url: str, params: Fields, **request: Any) -> httpx.Response:
        end = time.monotonic() + self._timeout
        late = f"did not answer within {self._timeout:g} s"
        try:
            address = httpx.URL(url).copy_merge_params(params or {})
            with self._client.stream(method, address, **request) as stream:
                response = _read(stream, end, late)
        except httpx.TimeoutException:
            raise Refusal(late) from None
        except httpx.ConnectError:
            raise Refusal("cannot be reached (is there a network?)", again=True) from None
        except httpx.HTTPError:
            raise Refusal("broke off its reply", again=True) from None
        except (httpx.InvalidURL, RuntimeError, ValueError, OSError):  # RuntimeError: closed meanwhile
            raise Refusal("cannot be asked: its address is wrong, or the run was stopped") from None
        _raise_for_status(response)
        return response


def _read(stream: httpx.Response, end: float, late: str) -> httpx.Response:
    body = bytearray()
    for chunk in stream.iter_bytes():
        body += chunk
        if len(body) > MAX_BYTES:
            raise Refusal("sent a reply that is far too large")
        if time.monotonic() > end:
            raise Refusal(late)
    kept = {name: stream.headers[name] for name in ("content-type", "retry-after") if name in stream.headers}
    return httpx.Response(stream.status_code, headers=kept, content=bytes(body))


def _raise_for_status(response: httpx.Response) -> None:
    status = response.status_code
    if 200 <= status < 300:
        return
    if status == 429:
        raise Refusal("refused: too many requests (429)", again=True, wait=_seconds(response))
    if status >= 500:
        raise Refusal(f"failed ({status})", again=True, wait=_seconds(response))
    if status in (401, 403):
        raise Refusal(f"refused access ({status}){_said(response)}; is the key right?", over=True)
    if 300 <= status < 400:
        raise Refusal(f"sends to another address ({status}); correct its url", over=True)
    raise Refusal(f"refused the request ({status}){_said(response)}", counts=False)


def _seconds(response: httpx.Response) -> float:
    value = response.headers.get("retry-after", "")
    return float(value) if value.isdecimal() and len(value) < 6 else 0


def _said(response: httpx.Response) -> str:
    """Return what a server gives as its reason, in one short line; the caller redacts it."""
    try:
        said = response.json()["error"]
    except (ValueError, KeyError, TypeError):
        return ""
    text = said.get("message", "") if isinstance(said, dict) else said
    return f': "{" ".join(text.split())[:120]}"' if isinstance(text, str) and text.strip() else ""
