"""What a sync does to a merged catalog: clears marks of what people have settled, and ties what they wrote to texts.

A new waiver or question is tied to the texts it was written for, so that an edit of them ends it.
"""

from collections.abc import Iterable
from dataclasses import replace

from ..core.language.languages import Language
from ..core.model import Instruction
from ..core.people.approvals import Waiver
from ..core.people.questions import stamp
from ..core.people.signers import signer_problem
from . import po, state_comments
from .catalog_units import settled, units
from .signed_comments import waiver_comment, waivers
from .stale import settle, untouched


def tie_waivers(content: po.Po, language: Language, wanted: Iterable[Instruction]) -> None:
    """Tie each new waiver of a synced catalog to the texts it was written for; an incomplete one stays as it is."""
    messages = content.by_id()
    asked = {row for row, message in messages.items() if waivers(message.user_comments)}
    for row in units(content, language, (entry for entry in wanted if entry.id in asked)):
        new = {
            waiver_comment(waiver): waiver_comment(Waiver.of(row.subject, waiver))
            for waiver in row.waivers
            if not waiver.hash and waiver.reason and not signer_problem(waiver.name)
        }
        if new:
            message = messages[row.id]
            message.user_comments = [new.get(_waiver_text(text), text) for text in message.user_comments]


def _waiver_text(comment: str) -> str:
    """Return a comment as `waiver_comment` writes it, where it is a waiver."""
    return next(map(waiver_comment, waivers([comment])), comment)


def tie_questions(content: po.Po, wanted: Iterable[Instruction]) -> None:
    """Tie each new question to the English and the note that it is about, so that an edit of them settles it."""
    messages = content.by_id()
    for row in wanted:
        message = messages.get(row.id)
        for asked in state_comments.questions(message.user_comments) if message else ():
            if message and not asked.stamp:
                tied = replace(asked, stamp=stamp(row.text, row.note))
                written = map(_question_text, message.user_comments)
                old = state_comments.question_comment(asked)
                message.user_comments = [
                    state_comments.question_comment(tied) if is_it == old else text
                    for text, is_it in zip(message.user_comments, written, strict=True)
                ]


def _question_text(comment: str) -> str:
    """Return a comment as `question_comment` writes it, where it is a question."""
    return next(map(state_comments.question_comment, state_comments.questions([comment])), comment)


def settle_signed(content: po.Po, language: Language, wanted: Iterable[Instruction]) -> list[str]:
    """Take the marks off each stale row whose translation people have settled to hold; return the ids."""
    messages = content.by_id()
    stale = (row for row in wanted if row.id in messages and untouched(messages[row.id]))
    found = [row.id for row in units(content, language, stale) if settled(messages[row.id], row)]
    for row in found:
        settle(messages[row])
    return found
