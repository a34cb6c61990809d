"""What headings say about the rows below them: when these hold, or for whom, or nothing of that."""

from collections.abc import Collection, Iterable
from functools import cache

import regex

from ...analysis.text.segments import lower_words

WHEN = regex.compile(
    r"\b(?:if|when|unless|until|before|(?<!look(?:ing)?\s)after|then|later|while|with|without|first|second|third|next|last|other|only|"
    r"(?:day|week|month|step|phase|part|option)s?\s(?:\d|one|two)|zones?|morning|noon|evening|night|"
    r"bab(?:y|ies)|infants?|child(?:ren)?|kids|adults?|teen\p{L}*|under|over|younger|older|age[sd]?|years?|left|right)\b"
    r"|\?|\d\s?(?:st|nd|rd|th)\b",
    regex.IGNORECASE,
)
"""What a heading, or the sentence before, may say about when an order holds, or for whom."""
NEUTRAL = (
    r"how|to|take|use|give|put|your|the|a|medicines?|drops|dos(?:es?|ing)|plan|at|home|for|weeks?|days?|much|many|often|"
    r"what|do|in|on|of|and|car(?:e|ing)|eyes?|limits?|safe(?:ty|ly)|instructions|important|remember|know|tips|about|this|"
    r"driving|activit(?:y|ies)|exercise|work|rest|sleep|eating|drinking|food|bath(?:ing)?|shower(?:ing)?|wound|dressing|"
    r"stitches|skin|call|us|who|contact|questions|help|it|all|finish(?:ing)?|stor(?:e|ing)|antibiotics?|reminders?|"
    r"advice|after|answers|avoid(?:ing)?|back|basics|better|can|cautions?|checklist|common|directions|do(?:n['’]t|nt)s?|dos|dosage|every"
    r"|everyday|daily|expect|facts|frequently|asked|general|get(?:ting)?|glance|good|guide(?:lines)?|heal(?:ing)?|keep|key"
    r"|life|live|living|look(?:ing)?|mind|more|need|normal|not|notes?|overview|points|precautions?|recover(?:y|ing)"
    r"|restrictions|return(?:ing)?|routine|rules|schedule|short|should|sports?|steps?|storage|summary|swim(?:ming)?"
    r"|things|travel|warnings?|wash(?:ing)?|watch|water|well|you|can|(?:your)?self(?:-care)?|follow-up"
)
"""Words of headings that say neither when nor of what: "Day 2", "Steroid drops" and "Mild pain" do."""


@cache
def _neutral() -> regex.Pattern[str]:
    return regex.compile(NEUTRAL)


def name_cases(headings: Iterable[str], about: Collection[str]) -> bool:
    """Whether headings may say that what is below them holds in other cases, beside what it is about."""
    told = [*headings]
    others = [word for word in lower_words(" ".join(told)) if word not in about]
    return any(map(WHEN.search, told)) or not all(map(_neutral().fullmatch, others))
