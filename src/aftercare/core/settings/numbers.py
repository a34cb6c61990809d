"""The telephone numbers of the settings, and what a number is that is written like one of them."""

from dataclasses import dataclass

from ..text.phones import national, with_extension
from .clinic import Clinic
from .sites import Site


@dataclass(frozen=True, slots=True)
class Line:
    """A telephone number of the clinic."""

    e164: str
    extension: str
    written: str

    def dialled(self, written: str) -> str:
        """Return what is dialled for a number as people of this country write it; nothing where it is none."""
        return national(written, self.e164)


def lines(clinic: Clinic, sites: tuple[Site, ...]) -> tuple[Line, ...]:
    """Return the numbers of a clinic and its sites."""
    of_sites = [Line(phone.e164, phone.extension, phone.written) for site in sites for phone in site.phones]
    own = [Line(clinic.phone_e164, with_extension(clinic.phone), clinic.phone)] if clinic.phone else []
    return tuple(dict.fromkeys([*own, *of_sites]))
