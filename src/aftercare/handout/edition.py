"""What a page of a handout is made from, beside its texts, and what follows for its state and its signatures."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from ..core.language.languages import Language
from ..core.people.approvals import Approval
from ..core.people.origins import by_machine
from ..core.settings.clinic import Clinic
from ..core.settings.sites import Site
from ..core.units import Status, Unit
from .document import State
from .wording import Wording
from .words import Words


@dataclass(frozen=True, slots=True)
class Edition:
    """What a document is made from, beside its texts."""

    language: Language
    words: Words
    state: State
    clinic: Clinic
    paper: str
    version: dt.date
    """Day on which the English last changed."""
    editions: tuple[str, ...] = ("standard",)
    """As what it is built."""
    changed: tuple[str, ...] = ()
    """Ids of the rows that are shown as they were before an edit of their English."""
    sites: tuple[Site, ...] = ()
    """The places that give the handout out; none: the clinic is the only one."""
    address: str = ""
    """Where the handout is found on the web; empty where the settings do not say."""

    @property
    def wording(self) -> Wording:
        """The interface in the edition's language."""
        return Wording(self.words, self.language)

    def called(self, units: Iterable[Unit]) -> str:
        """Return what a page calls its state: a machine's is said of a draft only where a machine wrote a row of it."""
        drafts = [unit for unit in units if unit.status is Status.DRAFT]
        ours = self.state is State.DRAFT and drafts and not any(by_machine(unit.origin) for unit in drafts)
        return "unreviewed" if ours else str(self.state)

    def signed(self, units: Iterable[Unit]) -> list[Approval]:
        """Return the signatures that a released page rests on."""
        if self.state not in {State.APPROVED, State.KEPT}:
            return []
        return [approval for unit in units for approval in unit.signed]
