"""Keys and addresses are taken out of whatever is printed."""

import json
import re
from base64 import b64encode
from collections.abc import Iterable
from html import escape
from urllib.parse import quote, quote_plus

_ADDRESS = re.compile(r"\b[a-z][a-z0-9+.-]{1,20}://\S+", re.IGNORECASE)
SHORTEST = 8
"""Letters and digits of a secret that is looked for in texts."""
_QUERY = re.compile(r"\S*[?&][\w.-]{1,40}=\S+")


def redact(message: str, secrets: Iterable[str]) -> str:
    """Return a message without secrets, however they are encoded, without addresses and without control characters."""
    message = "".join(char if char.isprintable() else " " for char in message)
    for secret in filter(None, secrets):
        for form in _forms(secret):
            message = message.replace(form, "(key)")
        if tells_secret(message, secret):
            return "said what holds the key"
    return _QUERY.sub("(address)", _ADDRESS.sub("(address)", message))


def tells_secret(text: str, secret: str) -> bool:
    """Whether a text holds a secret, however it is encoded. One of under eight letters could be any word."""
    if len(_bare(secret)) < SHORTEST:
        return False
    return any(form in text for form in _forms(secret)) or _bare(secret) in _bare(text)


def _forms(secret: str) -> set[str]:
    encoded = {quote(secret, safe=""), quote(secret), quote_plus(secret), json.dumps(secret)[1:-1], escape(secret)}
    return {secret, b64encode(secret.encode()).decode(), *encoded}


def _bare(text: str) -> str:
    return "".join(char for char in text if char.isalnum()).casefold()
