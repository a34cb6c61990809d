"""Reports what a run would send, and to whom, without sending it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from ..catalogs.store import Store
from ..core.language.languages import Language
from ..source.glossary import kept_terms
from .engines.base import Engine, Reply
from .engines.memory import Memory
from .hints import Hinter
from .placeholders import protect
from .work_list import Item, Scope, batches, worklist


@dataclass(frozen=True, slots=True)
class Share:
    """What one language would send, for `--dry-run`."""

    language: str
    engine: str
    place: str
    messages: int
    characters: int
    known: int
    """Rows that need no engine: approved elsewhere, or nothing to translate."""
    lacks: str
    tokens_sent: int = 0
    """About; zero where an engine is not paid by tokens."""
    tokens_received: int = 0
    after: str = ""
    """The engine before this one in a list: this one is asked for what that one leaves, so these are upper bounds."""

    def __str__(self) -> str:
        """Return a one-line summary."""
        own = f"{self.known} from the catalogs; " if self.known and not self.after else ""
        if self.lacks and self.messages:
            return f"{self.language}: {own}{self.messages} messages stay empty: {self.engine} {self.lacks}"
        tokens = f", about {self.tokens_sent} tokens sent and {self.tokens_received} received" * bool(self.tokens_sent)
        return (
            f"{self.language}: {own}{f'what {self.after} leaves, at most ' * bool(self.after)}{self.messages} messages,"
            f" {self.characters} characters to {self.engine} ({self.place}){tokens}"
        )


def shares_of_all(store: Store, scope: Scope, engines: Sequence[Engine]) -> list[Share]:
    """Return what `translate` would send to a list of engines: to the first, and at most to each after it."""
    before = ("", *(engine.name for engine in engines))
    found = [
        replace(share, after=after)
        for engine, after in zip(engines, before, strict=False)
        for share in shares(store, scope, engine)
        if not after or share.messages
    ]
    order = list(dict.fromkeys(share.language for share in found))
    return sorted(found, key=lambda share: order.index(share.language))


def shares(store: Store, scope: Scope, engine: Engine) -> list[Share]:
    """Return what `translate` would send, and to whom; writes nothing and sends no text."""
    config = store.config
    work = worklist(store, scope)
    hinter = Hinter(store.rows, work.glossary, work.memory)
    found = []
    for language, tasks in by_language(work.tasks):
        keep = kept_terms(work.glossary, language.tag)
        sent = [task for task in tasks if not known(task, work.memory, config.english, keep).text]
        characters = sum(len(protect(task.unit.source, keep=keep).text) for task in sent)
        lacks = engine.lacks(language) if sent else ""
        settled = sum(len(task.rows) for task in tasks) - sum(len(task.rows) for task in sent)
        tokens = (0, 0) if lacks else _tokens(sent, engine, hinter, config.english, keep)
        found.append(Share(language.tag, engine.name, engine.place, len(sent), characters, settled, lacks, *tokens))
    return found


def _tokens(
    tasks: Sequence[Item], engine: Engine, hinter: Hinter, english: Language, keep: tuple[str, ...]
) -> tuple[int, int]:
    """Return about how many tokens all requests of a language would send and receive."""
    sent = received = 0
    for batch in batches(tasks, engine) if getattr(engine, "informed", False) else ():
        texts = [protect(task.unit.source, keep=keep).text for task in batch]
        cost = engine.cost(texts, [hinter.hints(task.unit) for task in batch], english, batch[0].language)
        sent, received = sent + cost[0], received + cost[1]
    return sent, received


def by_language(tasks: Iterable[Item]) -> list[tuple[Language, list[Item]]]:
    """Return the tasks of each language."""
    return [(language, list(group)) for language, group in groupby(tasks, key=lambda task: task.language)]


def known(task: Item, memory: Memory, english: Language, keep: tuple[str, ...]) -> Reply:
    """Return what needs no engine: a text that was approved elsewhere, or one with nothing to translate."""
    if protect(task.unit.source, keep=keep).bare:
        return Reply(task.unit.source)
    return memory.translate([task.unit.source], english, task.language)[0]
