"""Which handouts the site that was chosen gives out: without any, a release would have nothing in it."""

from collections.abc import Sequence

from ...core.errors import ChoiceError
from ...core.settings.config import Config


def given(config: Config, slugs: Sequence[str]) -> Sequence[str]:
    """Return the handouts that the only site gives out, if one is chosen; else all."""
    return [slug for slug in slugs if config.sites_of(slug)] if config.only_site else slugs


def asked(config: Config, known: Sequence[str], slugs: Sequence[str]) -> Sequence[str]:
    """Return the handouts asked for. Raises ChoiceError for one that is known, and that the site does not give out."""
    here = given(config, known)
    if others := [slug for slug in slugs if slug not in here]:
        raise ChoiceError("handout", others[0], here, f" at the site {config.only_site}")
    return slugs


def refuse_idle(config: Config, known: Sequence[str]) -> None:
    """Raise ChoiceError for a site that gives out none of the handouts known, naming those that do."""
    if not given(config, known):
        sites = [site.slug for site in config.sites if any(map(site.gives, known))]
        raise ChoiceError("site", config.only_site, sites, f" that gives out a handout of {config.source.name}")


def former(config: Config) -> set[str]:
    """Return the handouts that the settings say the only site gives out, whether they are there or not."""
    return {slug for site in config.sites if site.slug == config.only_site for slug in site.handouts}
