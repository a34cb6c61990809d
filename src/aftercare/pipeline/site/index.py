"""`index.html`, the page for the staff: handouts down, the languages of each in one line, and a search over both."""

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from ...core.language.languages import SOURCE, Language, language
from ...core.settings.clinic import Clinic
from ...handout.document import State
from ...handout.places import hours
from ...handout.wording import in_english
from ...handout.words import Words
from .entries import Entry
from .frame import by_name, render, script
from .names import names

TITLES = "titles.js"
"""The translated titles, which the page reads when somebody searches."""
MOST_CHIPS = 600
"""With more the page would be heavy: its script draws those that come into view, and `states` says what is there."""
SHORT = {
    State.SOURCE: ("original", "The English text."),
    State.APPROVED: ("reviewed", "Reviewed and signed by the people named. Cleared for patients."),
    State.KEPT: (
        "reviewed before",
        "Reviewed and signed; some of the English has changed since, as its page says.",
    ),
    State.STALE: ("changed", "The text was changed after it was signed. Not for patients."),
    State.TRANSLATED: ("not signed", "Translated, but not fully signed. Not for patients."),
    State.DRAFT: (
        "draft",
        "A draft by a machine, or an unfinished one by a person, that nobody has reviewed. Not for patients.",
    ),
    State.MISSING: ("incomplete", "Some rows have no translation. Not for patients."),
}
"""State → the word for it beside a language, and what it means."""


@dataclass(frozen=True)
class Line:
    """One handout, with its entries in the order of the page's languages."""

    entries: tuple[Entry, ...]

    @property
    def slug(self) -> str:
        """The name of its folder."""
        return self.entries[0].handout

    @property
    def title(self) -> str:
        """In English."""
        return self.entries[0].title_english


@dataclass(frozen=True)
class Contents:
    """All entries, as the page orders them."""

    entries: tuple[Entry, ...]

    @cached_property
    def languages(self) -> list[Language]:
        """Every language that has an entry."""
        return by_name({entry.language.tag: entry.language for entry in self.entries}.values())

    @cached_property
    def lines(self) -> list[Line]:
        """The handouts, in the order in which their first entries came."""
        place = {language.tag: number for number, language in enumerate(self.languages)}
        order = {entry.handout: number for number, entry in reversed(list(enumerate(self.entries)))}
        every = sorted(self.entries, key=lambda entry: (order[entry.handout], place[entry.language.tag]))
        return [Line(tuple(found)) for _, found in groupby(every, key=lambda entry: entry.handout)]

    @cached_property
    def released(self) -> Counter[str]:
        """By tag, how many handouts are cleared for patients."""
        return Counter(entry.language.tag for entry in self.entries if entry.state.released)

    @cached_property
    def built(self) -> Counter[str]:
        """By tag, how many handouts there are."""
        return Counter(entry.language.tag for entry in self.entries)

    def states(self, line: Line) -> str:
        """Return a digit for each language, the place of its state in the legend; a hyphen where there is no entry."""
        places = {state: str(number) for number, (state, *_) in enumerate(self.legend)}
        there = {entry.language.tag: places[entry.state] for entry in line.entries}
        return "".join(there.get(language.tag, "-") for language in self.languages)

    @cached_property
    def legend(self) -> list[tuple[State, str, str]]:
        """The states that occur, with their words."""
        there = {entry.state for entry in self.entries}
        return [(state, *words) for state, words in SHORT.items() if state in there]

    @property
    def few(self) -> bool:
        """Whether the page can hold all chips."""
        return len(self.entries) <= MOST_CHIPS


def index(entries: Iterable[Entry], clinic: Clinic, words: Words, *, extras: Sequence[tuple[str, str]] = ()) -> str:
    """Return the page as HTML; `words` are those of English, `extras` (path, words) what else there is."""
    contents = Contents(tuple(entries))
    others = tuple(language.cldr for language in contents.languages)
    opened = hours(clinic.hours, in_english()).text
    code, digest = script("index.js")
    return render(
        "index.html.j2",
        clinic,
        [(each.fonts, each.endonym) for each in contents.languages]
        + [(language(SOURCE).fonts, opened)]
        + [(line.entries[0].language.fonts, line.title) for line in contents.lines]
        + [(entry.language.fonts, "".join(entry.notice)) for entry in contents.entries if contents.few],
        contents.languages,
        contents=contents,
        hours=opened,
        words=words,
        short=SHORT,
        names={language.tag: " · ".join(names(language, others)) for language in contents.languages},
        drafts=any(not entry.state.released for entry in contents.entries),
        extras=extras,
        titles=TITLES,
        script=code,
        script_hash=digest,
    )


def titles(entries: Iterable[Entry]) -> str:
    """Return the script that gives the page the translated titles, by language and handout."""
    by_language: dict[str, dict[str, str]] = {}
    for entry in entries:
        if entry.title != entry.title_english:
            by_language.setdefault(entry.language.tag, {})[entry.handout] = entry.title
    literal = json.dumps(by_language, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return f"window.aftercareTitles = {literal};\n"
