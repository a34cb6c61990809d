"""`aftercare keep`: states that a change of the English did not change its meaning."""

import sys

import click

from ..core.text.counting import listed
from .common import english, say
from .options import handout_option, lang_option
from .reviewing import MOST_NAMES, consent, rows_of, show_place, show_refusals, shown


@click.command()
@click.argument("rows", nargs=-1, required=True)
@click.option("--by", required=True, metavar='"NAME, CREDENTIAL"', help="Who states it: name and credential.")
@lang_option
@handout_option
@click.option("--yes", is_flag=True, help="Do not ask. Nothing is kept if a row is refused.")
def command(rows: tuple[str, ...], by: str, tags: tuple[str, ...], slugs: tuple[str, ...], yes: bool) -> None:
    """Keep the translations of ROWS whose English was edited without changing its meaning.

    Shows each change word by word, and asks. Refused where a number, unit, negation, placeholder or any word of
    meaning differs, such as a medicine or a food, where the words stand in another order, and where the translation
    would have an error. A warning needs two people, and so does what is above one: until a second keeps it, warnings
    below it wait. Separate the ids with spaces or commas.
    """
    from ..checks.edits.meaning import facts_changed
    from ..checks.runner import checker
    from ..review.keeping import keep
    from ..review.word_diff import word_diff

    config, documents = english(slugs)
    named = {row.strip() for value in rows for row in value.split(",") if row.strip()}
    languages = config.choose(tags)
    check = checker(config)
    keeping = keep(config, documents, languages, by=by, rows=named, facts_changed=facts_changed, check=check)
    edits = {(unit.id, unit.previous, unit.source): unit for unit in keeping.units}
    for edit, unit in edits.items():
        show_place(unit)
        say(f"  en: {shown(''.join(map(str, word_diff(unit.previous, unit.source))))}")
        for each in (other for other in keeping.units if (other.id, other.previous, other.source) == edit):
            say(f"  {each.language}: {shown(each.target)}")
    for row, below in keeping.by_one.items():
        waits = f"these wait below it: {shown(listed(below, MOST_NAMES))}" if below else "it waits: it is a warning"
        say(f"note: {row}: until a second person keeps it too, {waits}")
    for row in keeping.drafts:
        say(f"note: {shown(row)} was only a draft; it stays one")
    show_refusals(keeping.refused)
    if not keeping.units:
        say("Nothing to keep.")
        sys.exit(1 if keeping.refused else 0)
    question = f"State as {keeping.by} that the English of {rows_of(len(keeping.units))} still means the same?"
    if not consent(question, refused=bool(keeping.refused), yes=yes):
        sys.exit(1)
    for path in keeping.write():
        say(f"kept: {config.relative(path)}")
