"""Sends one batch through an engine: protect, send, restore, check; bad results are retried once."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from ..core.language.languages import Language
from ..core.units import Finding, Severity, Status, Unit
from .engines.base import Engine, Hints, Reply
from .masked import Mangled, Masked, mark, restore
from .placeholders import protect
from .sanity import unusable

Check = Callable[[Unit], Iterable[Finding]]


def no_hints(unit: Unit) -> Hints:
    """Stand for what is known of rows where nothing is."""
    del unit
    return Hints()


@dataclass(frozen=True, slots=True)
class Drafter:
    """An engine, and the checks that its answers must pass."""

    engine: Engine
    source: Language
    check: Check
    hints: Callable[[Unit], Hints] = no_hints

    def draft(self, units: Sequence[Unit], target: Language, keep: Iterable[str]) -> list[Reply]:
        """Return one result per unit: a text that may be stored, or the reason why there is none."""
        masked = self._mask(units, keep)
        results = self._ask(units, masked, target)
        return [
            result if result.text or result.final else self._again(unit, result, target, keep)
            for unit, result in zip(units, results, strict=True)
        ]

    def _mask(self, units: Sequence[Unit], keep: Iterable[str]) -> list[Masked]:
        """Return the texts as they are sent; in a batch no two have a token in common."""
        found: list[Masked] = []
        first = 0
        for unit in units:
            masked = protect(unit.source, keep=keep, first=first)
            if self.engine.shuffles and len(units) > 1 and not masked.kept:
                masked = mark(masked)
            first += len(masked.kept)
            found.append(masked)
        return found

    def _again(self, unit: Unit, before: Reply, target: Language, keep: Iterable[str]) -> Reply:
        masked = protect(unit.source, keep=keep, second_way=True)
        result = self._ask([unit], [masked], target, wrong=before.reason)[0]
        if result.text or result.final:
            return result
        same = result.reason == before.reason
        return Reply(reason=f"{before.reason} (twice)" if same else f"{before.reason}; then {result.reason}")

    def _ask(
        self, units: Sequence[Unit], masked: Sequence[Masked], target: Language, *, wrong: str = ""
    ) -> list[Reply]:
        long = [len(text.text) > self.engine.limit for text in masked]
        sent = [(unit, text.text) for unit, text, over in zip(units, masked, long, strict=True) if not over]
        replies = iter(self._replies(sent, target, wrong) if sent else ())
        refused = Reply(reason=f"{self.engine.name} takes at most {self.engine.limit} characters", final=True)
        return [
            refused if too_long else self._judge(unit, text, next(replies))
            for unit, text, too_long in zip(units, masked, long, strict=True)
        ]

    def _replies(self, sent: Sequence[tuple[Unit, str]], target: Language, wrong: str) -> list[Reply]:
        texts = [text for _, text in sent]
        if not getattr(self.engine, "informed", False):
            return self.engine.translate(texts, self.source, target)
        hints = [replace(self.hints(unit), wrong=wrong) for unit, _ in sent]
        return self.engine.translate_informed(texts, hints, self.source, target)

    def _judge(self, unit: Unit, masked: Masked, reply: Reply) -> Reply:
        if not reply.text:
            return replace(reply, reason=reply.reason or f"{self.engine.name} gave no translation")
        try:
            text = restore(masked, reply.text)
        except Mangled as error:
            return Reply(reason=f"{self.engine.name}: {error}")
        if self.engine.checked and (reason := unusable(unit.source, text)):
            return Reply(reason=f"{self.engine.name} {reason}")
        errors = self._errors(replace(unit, target=text, status=Status.DRAFT))
        return Reply(reason=f"{self.engine.name}: {errors[0]}") if errors else Reply(text)

    def _errors(self, unit: Unit) -> list[str]:
        if not self.engine.checked:
            return []
        findings = (found for found in self.check(unit) if found.severity is Severity.ERROR)
        return [f"{found.message} [{found.check}]" for found in findings]
