"""Where the English names a unit, and the number is missing: take mg of aspirin, every hours, times a day."""

LENGTHS = r"(?:seconds|minutes|hours|days|weeks|months|years)"
SMALL = r"(?:mg|m[lL]|mcg|milligrams|millilit(?:er|re)s|micrograms)"
"""Units that nothing is told in without a number."""
PILLS = r"(?:tablet|capsule|caplet|pill|puff)"
TAKE = r"(?:take|give|inject|swallow|drink|chew)"
OFTEN = (
    r"(?:every\s(?:\d|hours|few|other|day|morning|night)|once|twice|(?:\d+|two|three|four)\stimes\s(?:a|per)\sday"
    r"|a\sday)"
)
ACTION = r"(?:drive|eat|drink|swim|bathe|shower|lift|exercise|work|smoke|run|bend)"
NUMBER = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|sixteen|twenty|thirty|forty|fifty|sixty"
)
COUNTS = (
    r"times|many|several|few|fewer|more|less|multiple|numerous|various|dozen|couple|of|other|different|same|all|most|some"
    rf"|both|these|those|the|set|regular|fixed|at|enough|certain|extra|{NUMBER}|hundred|thousand|[xX]|least|best|meal|your|between"
)
"""What may stand before "times a day"."""
_AHEAD = r"of|has|have|is|are|over|under|than|to|every|most|least|gets?|about|with|another"
_STOP = rf"(?!(?:few|several|the|many|some|or|{NUMBER})\b)\p{{L}}+\s"
_SPELT = r"(?<!milligrams?\s)(?<!millilit(?:er|re)s?\s)(?<!micrograms?\s)"
_NO_AGE, _ENDS = r"(?!\s(?:(?:of|apart|old)\b|\d))", r"(?=[.,;]|$)"
MISSING = "|".join(
    (
        rf"\b(?:wait|rest\sfor\sat\sleast|at\sleast|(?:no|not)\smore\sthan|at\smost)\s{LENGTHS}\b{_NO_AGE}",
        # Take mg of aspirin; each tablet has mg.
        rf"\b(?:{TAKE}|{_AHEAD})\s{SMALL}(?=\s?(?:of|[.,;:)]|every|once|twice|a\sday|daily|for|in|at|by|with|$)(?!\w))",
        rf"\b{TAKE}\sunits\b",
        rf"(?<=\p{{L}}\s){_SPELT}\({SMALL}\)(?=[.,;]|\s(?:every|once|twice|\d|a\sday))",
        # Take capsule of it; take tablets twice a day.
        rf"\b(?:take|give|swallow)\s{PILLS}\sof\b|\b(?:take|give|swallow)\s{PILLS}s?\s{OFTEN}\b",
        # Stop it days before your surgery; throw it away after days.
        rf"\bstop\s(?:{_STOP}){{1,3}}?(?:hours|days|weeks)\sbefore\b|\bafter\s{LENGTHS}(?=\.|$)",
        rf"^(?:finish|drink|eat|take|come|return|call)\b[^.;]{{0,30}}\swithin\s{LENGTHS}(?=[.;]|$)",
        # Wait hour; shake the inhaler times; call if there is no wet diaper in hours; fewer than times in 24 hours.
        r"\b(?:wait|rest\sfor|for)\s(?:second|minute|hour|day|week|month)(?=[.,;]|\s(?:and|before|after|between|then)\b|$)",
        r"^(?:shake|repeat|do|press|rinse|pump|turn|flush|breathe)\b[^.;\d]{0,40}(?<!\b(?:a\sfew|few|several|many|more|some|all|other|those|these|at|meal|or)\s)\btimes(?=\.?$)",
        r"\b(?:no|not)\s[^.;\d]{1,40}?\sin\s(?:hours|days)(?=[.,;]|$)",
        r"\b(?:less|fewer|more)\sthan\stimes\b|\b(?:and|or|about|check|wait)\s(?:hour|minute)\s(?:after|before)\b",
        rf"\bafter\s{LENGTHS}\swithout\b|\bfor\s(?:days|nights|weeks)\sin\sa\srow\b",
        r"^(?:do\snot|don['’]t|never)\b(?!.*\b(?:if|when|worry|lasts?|surprised?|expect)\b)[^.;]{0,80}\sfor\s(?:hours|days|weeks|months)(?=[.;]|$)",
        r"\bfor\s(?:weeks|months|years)\s(?:before|after)\s(?:the|your|each)\b(?<=\b(?:not|never|must|should|wear|keep|use|take)\b.*)",
        rf"\b(?:every|each)\s{LENGTHS}\b(?!['’])",
        rf"\b(?:under|younger\sthan|older\sthan|less\sthan|more\sthan|fewer\sthan)\s{LENGTHS}\b(?!\s(?:of|apart|or)\b)",
        # Do not drive for hours; eat nothing in the hours before your test.
        rf"\b(?:do\snot|don['’]t|never)\s(?:\p{{L}}+\s(?:or\s)?){{0,4}}?{ACTION}\s(?:\p{{L}}+\s){{0,4}}?for\s{LENGTHS}{_ENDS}",
        rf"^(?:keep|wear|rest|leave)\b[^.;]{{0,30}}?\sfor\s{LENGTHS}{_ENDS}|\buntil\s{LENGTHS}\sbefore\b",
        rf"\b(?:do\snot|don['’]t|never)\b[^.;]{{0,80}}?\s(?:for\s(?:seconds|minutes){_ENDS}|within\s{LENGTHS}\sof\b)",
        r"(?<=\|\s?)(?:units|m[lL]|mg)\s(?:more|less)\b",
        r"\bin\sthe\s(?:hours|days)\sbefore\syour\b(?<=\b(?:not|nothing)\b[^.;]{0,80})",
        r"\bafter\s(?:seconds|minutes)\sof\b|\bfor\s(?:seconds|minutes),\s\d+\stimes\b",
        rf"(?<!\b(?:{COUNTS})\s)(?<![\d½¼¾-]\s?)(?:(?<=[\p{{L}}),:;]\s)|(?<=\|\s)(?=(?-i:t)))\btimes\s(?:a|per|each|every)\s(?:day|week|hour)\b",
        r"\b(?:over|under|above|below|of|is|than|to|at|about|reaches)\s(?:°\s?[CF]|mg/dL|mmol/L)\b",
    )
)
ENDLESS = (
    r"(?<!\b(?:is|are|table|room|enough|meals?)\s)\b(?:for|every|within|wait)\s\d+(?=\.?$)(?<!\bfor\s\d+\s\p{L}[^.;]*)"
    r"|\bwithin\s(?:12|24|36|48|72)(?=\sof\s\p{L})|\b(?:away|stop|use|finish)\b[^.;\d]{0,30}(?<!\b(?:all|the|these|those))\s(?:1[3-9]|[2-9]\d)(?=\s(?:after|before)\s(?:you|the|your)\b)"
    r"|\bwait\s\d+(?=\sand\b)|\bfor\s\d+(?=\s(?:before|after|until)\b)|\bafter\s(?:1[3-9]|[2-9]\d)(?=\.?$)"
    r"|\b(?:a\sday|daily|once|twice|hours|days|weeks)\sfor(?=[.,;]|$)"
)
"""A number whose unit is missing, or how long something is to be done, without how long."""
