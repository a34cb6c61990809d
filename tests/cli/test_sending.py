"""Nothing is sent to a service outside before somebody was asked."""

from pathlib import Path
from types import SimpleNamespace

import pytest

from aftercare.cli.sending import allow
from aftercare.core.errors import EngineError
from aftercare.core.settings import config
from aftercare.mt.dry_run import Share
from command import in_process
from projects import project

OUTSIDE, INSIDE = "translate.example.org", "127.0.0.1"
TWO = Share("es", "far", OUTSIDE, 2, 40, 0, "")
UNKNOWN = Share("xx", "far", OUTSIDE, 9, 90, 0, "has no such language")


NO_MODEL = [
    ("translate", "--lang", "es", "--engine", "firefox"),
    ("add-language", "es", "--engine", "firefox"),
    ("build", "--lang", "es", "--engine", "firefox"),
]


@pytest.mark.parametrize("words", NO_MODEL, ids=lambda words: words[0])
def test_every_command_that_drafts_ends_with_1_where_rows_stay_empty(tmp_path: Path, words: tuple[str, ...]) -> None:
    settings = project(tmp_path / "p", engines='[tool.aftercare.engines.firefox]\nmodels = "models"\n')
    run = in_process(settings.root, *words)
    assert run.returncode == 1, run.stderr
    if words[0] == "build":
        assert "firefox left 6 texts empty; see output/reports/1-translate.html." in run.stderr


def asked(root: Path, place: str, shares: list[Share], *, default: str = "", yes: bool = False) -> None:
    engines = f"[engines]\ndefault = {default}\n" if default else ""
    (root / "aftercare.toml").write_text(
        f'languages = ["es"]\n[clinic]\nname = "C"\nphone = {{ e164 = "+13215550100", local = "(321) 555-0100" }}\n{engines}',
        encoding="utf-8",
    )
    allow(config.load(root), SimpleNamespace(name="far", place=place), shares, yes=yes)


def test_without_anybody_to_ask_nothing_is_sent(tmp_path: Path) -> None:
    with pytest.raises(EngineError, match=r"far would get 2 texts at translate\.example\.org.*--yes"):
        asked(tmp_path, OUTSIDE, [TWO, UNKNOWN])


@pytest.mark.parametrize(
    ("place", "shares", "default", "yes"),
    [
        (INSIDE, [TWO], "", False),
        (OUTSIDE, [TWO], "", True),
        (OUTSIDE, [TWO], '"far"', False),
        (OUTSIDE, [TWO], '["near", "far"]', False),
        (OUTSIDE, [UNKNOWN], "", False),
        (OUTSIDE, [], "", False),
    ],
    ids=["own machine", "yes", "settings", "list", "nothing it can do", "nothing to do"],
)
def test_whoever_was_asked_or_has_nothing_to_send_goes_on(
    tmp_path: Path, place: str, shares: list[Share], default: str, yes: bool
) -> None:
    asked(tmp_path, place, shares, default=default, yes=yes)
