"""Checks any text: JSON lines of source and target in, JSON lines of findings out."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from ..core.errors import SourceError
from ..core.language.tags import named
from ..core.process import pool, processors
from ..core.units import Finding, Severity, Status, Unit
from .analysis.text.lexicon import supported

Pair = dict[str, str]
NOT_CHECKED = "not-checked"
CHUNK = 250
GROUP = 4
# Below this, starting workers takes longer than the work.
POOL_FROM = 1000
NAMES = "id", "source", "target", "lang"


def read_lines(lines: Iterable[str]) -> list[Pair]:
    """Return the pairs of JSON lines. Raises SourceError, naming the line, for what is not a pair."""
    return [_parse(line, number) for number, line in enumerate(lines, 1) if line.strip()]


def answer(pairs: list[Pair]) -> Iterator[str]:
    """Yield the findings on each pair as a JSON line; many pairs are shared among processes."""
    if len(pairs) < POOL_FROM or processors() == 1:
        yield from (line for start in range(0, len(pairs), CHUNK) for line in _check(pairs[start : start + CHUNK]))
        return
    # Each worker gets few languages: their patterns take long to compile.
    order = sorted(range(len(pairs)), key=lambda place: str(pairs[place]["lang"]))
    chunks = [[pairs[place] for place in order[start : start + CHUNK]] for start in range(0, len(pairs), CHUNK)]
    with pool() as workers:
        answers = [line for lines in workers.map(_check, chunks, chunksize=GROUP) for line in lines]
    yield from (line for _, line in sorted(zip(order, answers, strict=True)))


def unknown_languages(pairs: Iterable[Pair]) -> list[str]:
    """Say, for each language that nothing is known of, how many pairs were not checked, and which may be meant."""
    counts = Counter(str(pair["lang"]) for pair in pairs)
    return [
        f"not checked: {count} {'pair' if count == 1 else 'pairs'} in {tag!r}, {_advice(tag)}"
        for tag, count in sorted(counts.items())
        if not supported(tag)
    ]


def _advice(tag: str) -> str:
    """Say what is wrong with a tag, and which one may be meant."""
    meant = named(tag)
    return f"did you mean {meant}?" if meant and supported(meant) else "a language without word lists here"


def _parse(line: str, number: int) -> Pair:
    try:
        pair = json.loads(line)
        return {name: pair[name] for name in NAMES}
    except (ValueError, KeyError, TypeError):
        wanted = '{"id": …, "source": …, "target": …, "lang": …}'
        raise SourceError([f"standard input:{number}: not a pair; write one JSON object per line: {wanted}"]) from None


def _check(pairs: Sequence[Pair]) -> list[str]:
    from .. import checks

    checks.load_plugins()
    units = [*map(_unit, pairs)]
    found = checks.run_each(unit for unit in units if supported(unit.language))
    each = (next(found) if supported(unit.language) else [_not_checked(unit)] for unit in units)
    return [
        json.dumps({"id": pair["id"], "findings": [*map(as_dict, findings)]}, ensure_ascii=False)
        for pair, findings in zip(pairs, each, strict=True)
    ]


def _not_checked(unit: Unit) -> Finding:
    message = f"{unit.language!r} is not checked: {_advice(unit.language)}"
    return Finding(unit, NOT_CHECKED, Severity.ERROR, message)


def _unit(pair: Pair) -> Unit:
    row, source, target, tag = ("" if pair[name] is None else str(pair[name]) for name in NAMES)
    return Unit(row, source, target, tag, Status.TRANSLATED if target else Status.MISSING)


def as_dict(found: Finding) -> dict[str, Any]:
    """Return a finding as programs read it."""
    return {"code": found.check, "severity": found.severity.value, "message": found.message, "span": found.span}
