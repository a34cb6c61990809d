"""Numbers of the English that their noun does not fit: of 1 tablets, one or the other is a slip of the hand."""

NOUN = r"(?:tablet|capsule|caplet|pill|drop|puff|dose|teaspoon|tablespoon|unit|cup|minute|hour|day|week|month)"
VERB = r"(?:take|give|put|use|swallow|chew|inhale|inject|instil+|drink)"
_NAMED = (
    r"days?|steps?|weeks?|phase|type|grade|size|level|number|no\.|room|part|option|stage|dose|visit|line|group"
    r"|to|or|and|and\sa|than|twenty|thirty|hundred"
)
"""What may stand before a one that is the end of something else: half to 1 tablets, one hundred and one days."""
_FEW = r"[2-9]|[1-9]\d|two|three|four|five|six|seven|eight|nine|ten"
_ENDS = r"[.,;)]|\s(?:a|every|with|by|of|in|at|once|twice|daily|each|before|after|for|and|to|then|under|into)\b|$"
UNFITTING = (
    rf"(?<![\w.,/½¼¾:–-])(?<!\b(?:{_NAMED})\s)(?P<what>(?:1|one)\s(?:more\s)?{NOUN}s)\b(?!['’])"
    rf"|(?<=\b\p{{L}}{{4,}}\sand\s)(?P<what>1\s{NOUN}s)\b(?!['’])"
    rf"|(?:\b(?:{VERB}|for|every|wait|within|after)|,|\|)\s(?P<what>(?:{_FEW})\s(?:\p{{L}}{{7,}}\s)?{NOUN})(?={_ENDS})"
)
