"""What a server answered: unpacked within limits, and its errors in plain words."""

import zlib

import httpx

from .base import Refusal
from .redaction import tells_secret

MAX_BYTES = 4_000_000
"""Of a reply, as it is sent and as it is unpacked."""
TOO_LARGE = "sent a reply that is far too large"
_UNREADABLE = "gave a reply that cannot be read"


def unpacked_body(body: bytes, encoding: str) -> bytes:
    """Undo the one encoding that was asked for: packed twice, two kilobytes can hold gigabytes."""
    if encoding.strip().lower() in ("", "identity") or not body:
        return body
    if encoding.strip().lower() not in ("gzip", "x-gzip"):
        raise Refusal(f"{_UNREADABLE} (packed in a way it was not asked for)")
    unpacker = zlib.decompressobj(wbits=31)
    try:
        data = unpacker.decompress(body, MAX_BYTES + 1)
    except zlib.error:
        raise Refusal(_UNREADABLE, again=True) from None
    if len(data) > MAX_BYTES:
        raise Refusal(TOO_LARGE)
    if not unpacker.eof or unpacker.unused_data:
        raise Refusal(_UNREADABLE, again=True)
    return data


def refused_by_proxy(status: int) -> Refusal:
    """Return what is told where the request came no further than the proxy that the environment names."""
    wants = "; it wants a name and a password in its address" if status == 407 else ""
    return Refusal(f"was not reached: the proxy refused ({status}){wants}", again=status >= 500, over=status < 500)


def raise_for_status(response: httpx.Response, key: str) -> None:
    """Raise Refusal where a server refused, in its own words as far as they may be printed."""
    status = response.status_code
    said = "" if 200 <= status < 300 else _said(response, key)
    if 200 <= status < 300:
        return
    if status == 407:
        raise refused_by_proxy(status)
    if status == 429:
        raise Refusal("refused: too many requests (429)", again=True, wait=_seconds(response))
    if status >= 500:
        raise Refusal(f"failed ({status})", again=True, wait=_seconds(response))
    if status in (401, 403):
        raise Refusal(f"refused access ({status}){said}; is the key right?", over=True)
    if 300 <= status < 400:
        raise Refusal(f"sends to another address ({status}); correct its url", over=True)
    raise Refusal(f"refused the request ({status}){said}", counts=False)


def _seconds(response: httpx.Response) -> float:
    value = response.headers.get("retry-after", "")
    return float(value) if value.isdecimal() and len(value) < 6 else 0


def _said(response: httpx.Response, key: str) -> str:
    """Return what a server gives as its reason, in one short line; nothing where it holds the key, in whatever form."""
    try:
        said = response.json()["error"]
    except (ValueError, KeyError, TypeError, RecursionError):
        return ""
    text = said.get("message", "") if isinstance(said, dict) else said
    if not isinstance(text, str) or not text.strip() or tells_secret(text, key):
        return ""
    return f': "{" ".join(text.split())[:120]}"'
