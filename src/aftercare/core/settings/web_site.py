"""Where the handouts are published, and where a mistake in one is reported: `[tool.aftercare.site]`."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlencode

MAX_ADDRESS = 200
NAMES = ("address", "report")
FIELDS = ("handout", "language", "version")
"""What a report says of the page it is about; placeholders of the address that it goes to."""
_ADDRESS = re.compile(r"https?://[A-Za-z0-9.-]+(:[0-9]{1,5})?(/[A-Za-z0-9._~%/-]*)?")
_MAIL = re.compile(r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")
_WEB = re.compile(r"https://[A-Za-z0-9.-]+(:[0-9]{1,5})?(/[A-Za-z0-9._~%/?=&:@!$'()*+,;{}-]*)?")


@dataclass(frozen=True, slots=True)
class WebSite:
    """The two addresses; empty where the settings give none."""

    address: str = ""
    """Of the folder that `publish --to` writes, without a slash at its end."""
    report: str = ""
    """A mail address, or a web address with `{handout}`, `{language}` and `{version}` in it."""

    def page(self, tag: str, slug: str) -> str:
        """Return the address of a handout on the page of its language; nothing where the site has none."""
        return f"{self.address}/{tag}/#{slug}" if self.address else ""

    def report_link(self, **about: str) -> str:
        """Return the link by which a mistake is reported, filled with the `FIELDS`; nothing without an address."""
        if not self.report:
            return ""
        said = " · ".join(about[name] for name in FIELDS)
        if "@" in self.report and not self.report.startswith("https:"):
            return f"mailto:{self.report}?{urlencode({'subject': said}, quote_via=quote)}"
        link = self.report
        for name in FIELDS:
            link = link.replace(f"{{{name}}}", quote(about[name], safe=""))
        return link


def web_site(own: Mapping[str, Any]) -> WebSite:
    """Return the addresses of a table that has no `problems`."""
    return WebSite(own.get("address", "").strip().rstrip("/"), own.get("report", "").strip())


def problems(own: Mapping[str, Any]) -> Iterator[str]:
    """Yield what is wrong with the table, with the remedy."""
    if unknown := own.keys() - set(NAMES):
        yield f"unknown key {', '.join(sorted(unknown))}; choose from {', '.join(NAMES)}"
    given = {name: own.get(name, "") for name in NAMES}
    for name, value in given.items():
        if not isinstance(value, str) or len(value) > MAX_ADDRESS:
            yield f"{name} must be a quoted string of at most {MAX_ADDRESS} characters"
    address, report = (value.strip() if isinstance(value, str) else "" for value in given.values())
    if address and not _ADDRESS.fullmatch(address):
        yield 'address must be where the published folder is found, such as "https://handouts.example.org"'
    names = set(re.findall(r"\{(.*?)\}", report))
    if report and (not (_MAIL.fullmatch(report) or _WEB.fullmatch(report)) or names - set(FIELDS)):
        yield (
            'report must be a mail address, or a web address such as "https://example.org/report?about={handout}";'
            f" placeholders are {', '.join(FIELDS)}"
        )
