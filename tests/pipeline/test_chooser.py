"""In a notebook a reader chooses handout, language and edition, and sees the page at once."""

from pathlib import Path

import pytest

from aftercare.core.errors import ChoiceError
from aftercare.pipeline.building.chooser import chooser
from projects import project, synced


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = project(tmp_path / "p", languages=("es", "fr"))
    synced(settings)
    monkeypatch.chdir(settings.root)


def test_the_lists_say_what_they_are_and_hold_what_there_is() -> None:
    lists, _ = chooser("h", "fr").children
    assert [(each.description, each.options, each.value) for each in lists.children] == [
        ("handout", ("h",), "h"),
        ("language", ("en", "es", "fr"), "fr"),
        ("edition", ("standard",), "standard"),
    ]


def test_the_page_is_that_of_what_is_chosen() -> None:
    lists, page = chooser("", "en").children
    assert "Wash it with a mild soap." in page.value
    assert "lang=&#34;fr&#34;" not in page.value
    lists.children[1].value = "fr"
    assert "lang=&#34;fr&#34;" in page.value


@pytest.mark.parametrize(
    ("asked", "told"), [(("h", "xx"), "no language 'xx'; .*es, fr"), (("x", "es"), "no handout 'x'")]
)
def test_what_there_is_not_is_told(asked: tuple[str, str], told: str) -> None:
    with pytest.raises(ChoiceError, match=told):
        chooser(*asked)
