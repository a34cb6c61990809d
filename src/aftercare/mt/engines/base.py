"""The engine protocol: requests, results and refusals."""

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol
from urllib.parse import urlsplit

from babel.core import get_global

from ...core.language.languages import Language


@dataclass(frozen=True, slots=True)
class Reply:
    """The answer to one text: a translation, or the reason why there is none."""

    text: str = ""
    reason: str = ""
    final: bool = False
    """Whether the engine itself failed, so that asking once more in another way is no use."""


@dataclass(frozen=True, slots=True)
class Hints:
    """What is known of a text beside its words, for engines that can read it."""

    note: str = ""
    kind: str = ""
    section: str = ""
    """The heading above it."""
    before: str = ""
    """The English of the row before it, and of the one after."""
    after: str = ""
    terms: tuple[tuple[str, str], ...] = ()
    """(term, translation) of the glossary."""
    similar: tuple[tuple[str, str], ...] = ()
    """(English, translation) of similar rows that people have approved."""
    wrong: str = ""
    """What was wrong with an earlier answer."""


class Refusal(Exception):  # noqa: N818 - engines refuse; the program goes on
    """An engine failed. The message is a predicate: "did not answer within 15 s"."""

    def __init__(
        self, message: str, *, again: bool = False, wait: float = 0, counts: bool = True, over: bool = False
    ) -> None:
        """Say whether to ask `again`, after how many seconds, and whether the engine is `over` for this run.

        A refusal that does not count is one of this request alone, and says nothing of the next.
        """
        super().__init__(message)
        self.again = again
        self.wait = wait
        self.counts = counts
        self.over = over


class Engine(Protocol):
    """A translator. Subclass it for the defaults, or provide the same names."""

    name: str
    """Stored as the origin of a draft."""
    batch: int = 1
    """How many texts one request may hold."""
    limit: int = 5000
    """How many characters one text may have."""
    place: str = "this machine"
    """Where the texts go."""
    shuffles: bool = False
    """Whether the answers of a batch are known by their order alone: each text is then marked."""
    checked: bool = True
    """Whether its drafts are meant to be read: pseudo-translations are not."""

    informed: bool = False
    """Whether it reads hints: `translate_informed` is called then."""

    def translate(self, texts: Sequence[str], source: Language, target: Language) -> list[Reply]:
        """Return one result per text, in order. Raises Refusal where the request failed as a whole."""

    def translate_informed(
        self, texts: Sequence[str], hints: Sequence[Hints], source: Language, target: Language
    ) -> list[Reply]:
        """Return the same, with what is known of each text."""
        del hints
        return self.translate(texts, source, target)

    def cost(self, texts: Sequence[str], hints: Sequence[Hints], source: Language, target: Language) -> tuple[int, int]:
        """Return about how many tokens a request would send and receive; zeros where tokens are not what is paid."""
        del texts, hints, source, target
        return 0, 0

    def lacks(self, target: Language) -> str:
        """Return why the engine cannot translate into a language, in plain words; empty if it can."""
        del target
        return ""

    def stop(self) -> None:
        """Ask for nothing more; what is on its way may still arrive."""
        return

    def close(self) -> None:
        """Let go of connections."""
        return


@dataclass(frozen=True, slots=True)
class Settings:
    """`engines.NAME` of the settings, with the key from the environment."""

    name: str
    url: str = ""
    key: str = field(default="", repr=False)
    timeout: float = 15
    """Seconds; no request takes longer, and no attempt begins later."""
    rate: float = 0
    """Requests per second; 0 means no limit."""
    jobs: int = 8
    """Requests at the same time."""
    attempts: int = 4
    pause: float = 10
    """Seconds to leave an engine alone after repeated refusals."""
    batch: int = 20
    """Texts per request, for engines that take several."""
    options: Mapping[str, Any] = field(default_factory=dict)
    """What only this engine knows, such as `region` or `email`."""

    @property
    def host(self) -> str:
        """The server's name, without anything that could be a secret."""
        return urlsplit(self.url).hostname or ""


def code(language: Language, engine: str, known: Container[str]) -> str:
    """Return an engine's code of a language: its own, the tag, one with a region, the base; or nothing."""
    tag = language.tag
    base, *rest = tag.split("-")
    region = get_global("likely_subtags").get(base, "").rpartition("_")[2]
    candidates = [language.engines.get(engine, tag), tag]
    if not (rest and len(rest[0]) == 4):  # zh-Hant must not become zh
        candidates += [f"{base}-{region}", base]
    return next((candidate for candidate in candidates if candidate in known), "")
