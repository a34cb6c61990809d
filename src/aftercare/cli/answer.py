"""`aftercare answer`: answers the questions of translators about a row of the English."""

import click

from .common import english, say
from .options import lang_option
from .reviewing import show_place, shown


@click.command()
@click.argument("row")
@click.argument("text")
@lang_option
def command(row: str, text: str, tags: tuple[str, ...]) -> None:
    """Answer the open questions about ROW with TEXT, in every language in which somebody has asked.

    For a row whose English is right as it is: an edit of the row or of its note answers, too. The answer stays in the
    catalogs, where translators see it beside the question.
    """
    from ..review.answering import answer

    config, documents = english()
    answering = answer(config, documents, config.choose(tags), row=row, text=text)
    show_place(answering.units[0])
    for unit in answering.units:
        for question in unit.open_questions:
            say(f"  {unit.language}: {shown(question.name or 'somebody')} asks: {shown(question.text)}")
    for path in answering.write():
        say(f"answered: {config.relative(path)}")
