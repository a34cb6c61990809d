"""Around every engine: retries, a pause after refusals, a rate limit, bounded concurrency, redaction."""

from collections.abc import Callable, Sequence
from threading import BoundedSemaphore, Event

from tenacity import RetryCallState, Retrying, retry_if_exception
from tenacity.stop import stop_after_attempt, stop_any, stop_before_delay
from tenacity.wait import wait_exponential, wait_random

from ...core.language.languages import Language
from ...core.text.limits import excess
from ..sanity import notice
from .base import Engine, Hints, Refusal, Reply, Settings
from .pace import Breaker, Pace
from .redaction import redact, tells_secret

_BACKOFF = wait_exponential(multiplier=0.25, max=8) + wait_random(0, 0.5)


class Polite(Engine):
    """An engine that answers every call with results, and raises nothing."""

    def __init__(self, engine: Engine, settings: Settings) -> None:
        """Take the engine's own properties over."""
        self._engine = engine
        self._settings = settings
        self.name = engine.name
        self.batch = engine.batch
        self.limit = engine.limit
        self.place = engine.place
        self.shuffles = engine.shuffles
        self.checked = engine.checked
        self.informed = getattr(engine, "informed", False)
        self._stop = Event()
        self._slots = BoundedSemaphore(settings.jobs)
        self._pace = Pace(settings.rate, self._stop)
        self._breaker = Breaker(settings.pause, self._stop)

    def translate(self, texts: Sequence[str], source: Language, target: Language) -> list[Reply]:
        """Return one result per text; where the engine fails, each has its reason."""
        return self._answers(texts, lambda: self._engine.translate(texts, source, target))

    def translate_informed(
        self, texts: Sequence[str], hints: Sequence[Hints], source: Language, target: Language
    ) -> list[Reply]:
        """Return the same of an engine that reads hints."""
        return self._answers(texts, lambda: self._engine.translate_informed(texts, hints, source, target))

    def cost(self, texts: Sequence[str], hints: Sequence[Hints], source: Language, target: Language) -> tuple[int, int]:
        """Ask the engine; nothing is sent."""
        return self._engine.cost(texts, hints, source, target) if self.informed else (0, 0)

    def _answers(self, texts: Sequence[str], send: Callable[[], list[Reply]]) -> list[Reply]:
        try:
            self._breaker.check()
            with self._slots:
                results = self._retrying()(self._ask, texts, send)
        except Refusal as refusal:
            self._breaker.refused(refusal)
            return [Reply(reason=self._told(str(refusal)), final=True)] * len(texts)
        self._breaker.answered()
        return [
            Reply(result.text, self._told(result.reason), result.final) if result.reason else result
            for result in results
        ]

    def lacks(self, target: Language) -> str:
        """Ask the engine; one that cannot be asked now is not said to lack anything."""
        try:
            return redact(self._engine.lacks(target), [self._settings.key])
        except (Exception, SystemExit):  # noqa: BLE001 - engines from entry points raise what they like
            return ""

    def stop(self) -> None:
        """End all waiting."""
        self._stop.set()

    def close(self) -> None:
        """Stop, and close the engine."""
        self.stop()
        self._engine.close()

    def _ask(self, texts: Sequence[str], send: Callable[[], list[Reply]]) -> list[Reply]:
        self._pace.wait()
        self._breaker.check()
        try:
            results = [*send()]
            if len(results) != len(texts):
                return [Reply(reason=f"answered {len(results)} texts for {len(texts)}")] * len(texts)
            results = [_sized(text, result) for text, result in zip(texts, results, strict=True)]
        except Refusal:
            raise
        except (Exception, SystemExit) as error:  # noqa: BLE001 - the engines' exceptions share no base, and hold keys
            raise Refusal(f"gave a reply that cannot be read ({type(error).__name__})", again=True) from None
        for text, result in zip(texts, results, strict=True):
            if tells_secret(result.text, self._settings.key):
                raise Refusal("sent the key back in place of a translation", over=True)
            if found := notice(text, result.text):
                raise Refusal(found, again="error page" in found, over="quota" in found)
        return results

    def _retrying(self) -> Retrying:
        def pause(state: RetryCallState) -> float:
            error = state.outcome.exception() if state.outcome else None
            return max(_BACKOFF(state), error.wait if isinstance(error, Refusal) else 0)

        return Retrying(
            retry=retry_if_exception(lambda error: isinstance(error, Refusal) and error.again),
            stop=stop_any(stop_after_attempt(self._settings.attempts), stop_before_delay(self._settings.timeout)),
            wait=pause,
            sleep=self._sleep,
            reraise=True,
        )

    def _sleep(self, seconds: float) -> None:
        self._stop.wait(seconds)

    def _told(self, message: str) -> str:
        return redact(f"{self.name} {message}", [self._settings.key])


def _sized(text: str, result: Reply) -> Reply:
    """Refuse, before anything looks at it, what is far too large."""
    reason = excess(text, result.text)
    return Reply(reason=f"sent a text that {reason}") if reason else result
