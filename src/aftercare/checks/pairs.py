"""Checks any text: JSON lines of source and target in, JSON lines of findings out."""

import json
import os
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import Any

from ..core.errors import SourceError
from ..core.units import Finding, Status, Unit

CHUNK = 250
GROUP = 4
# Below this, starting workers takes longer than the work.
POOL_FROM = 1000


def check_lines(lines: Iterable[str]) -> Iterator[str]:
    """Yield, for each `{"id", "source", "target", "lang"}`, `{"id", "findings": […]}`, in the same order.

    Raises SourceError, naming the line, for what is not such an object.
    """
    pairs = [_parse(line, number) for number, line in enumerate(lines, 1) if line.strip()]
    if len(pairs) < POOL_FROM or (os.cpu_count() or 1) == 1:
        yield from (line for start in range(0, len(pairs), CHUNK) for line in _check(pairs[start : start + CHUNK]))
        return
    # Each worker gets few languages: their patterns take long to compile.
    order = sorted(range(len(pairs)), key=lambda place: str(pairs[place]["lang"]))
    chunks = [[pairs[place] for place in order[start : start + CHUNK]] for start in range(0, len(pairs), CHUNK)]
    with ProcessPoolExecutor(mp_context=get_context("spawn")) as pool:
        answers = [line for lines in pool.map(_check, chunks, chunksize=GROUP) for line in lines]
    yield from (line for _, line in sorted(zip(order, answers, strict=True)))


def _parse(line: str, number: int) -> dict[str, str]:
    try:
        pair = json.loads(line)
        return {name: pair[name] for name in ("id", "source", "target", "lang")}
    except (ValueError, KeyError, TypeError):
        wanted = '{"id": …, "source": …, "target": …, "lang": …}'
        raise SourceError([f"standard input:{number}: not a pair; write one JSON object per line: {wanted}"]) from None


def _check(pairs: Iterable[dict[str, str]]) -> list[str]:
    from .. import checks

    checks.load_plugins()
    return [
        json.dumps(
            {"id": pair["id"], "findings": [as_dict(found) for found in checks.run(_unit(pair))]}, ensure_ascii=False
        )
        for pair in pairs
    ]


def _unit(pair: dict[str, str]) -> Unit:
    status = Status.TRANSLATED if pair["target"] else Status.MISSING
    return Unit(str(pair["id"]), str(pair["source"]), str(pair["target"]), str(pair["lang"]), status)


def as_dict(found: Finding) -> dict[str, Any]:
    """Return a finding as programs read it."""
    return {"code": found.check, "severity": found.severity.value, "message": found.message, "span": found.span}
