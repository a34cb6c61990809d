"""What several commands share: options, the project's settings, and how results are shown."""

import json
import sys
from typing import Any

import click

from ..config import Config, load

lang_option = click.option("--lang", "tags", multiple=True, metavar="TAG", help="Only this language; may be repeated.")
handout_option = click.option(
    "--handout", "slugs", multiple=True, metavar="SLUG", help="Only this handout; may be repeated."
)
quiet_option = click.option("--quiet", "-q", is_flag=True, help="Print only what is wrong.")
json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON for programs.")


def project() -> Config:
    """Return the settings of the project in the working directory."""
    return load()


def print_json(value: Any) -> None:
    """Print a value as JSON, in UTF-8 whatever the terminal says."""
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    click.echo(json.dumps(value, ensure_ascii=False, indent=1))
