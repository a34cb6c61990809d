"""What is markup in a text: two asterisks around strong words, and the addresses that links may have."""

import re

STRONG = "**"
ADDRESS = re.compile(
    r"(?i:https?)://[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*(?::\d{1,5})?(?:[/?#][!-~]*)?"
    r"|mailto:[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+(?:\?[!-~]*)?|tel:\+?[0-9().-]{2,20}(?:;ext=[0-9]{1,7})?"
)
"""Where a link may lead: no scripts, no files, no names and passwords of a server, nothing relative."""
VALUE = re.compile(r"\{\w*web\}")
"""A placeholder that stands for a web address."""
