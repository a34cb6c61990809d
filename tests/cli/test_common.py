"""What the commands share: the language that one is given."""

import pytest

from aftercare.cli.common import target_language
from aftercare.core.errors import ConfigError
from projects import project


@pytest.fixture
def settings(tmp_path):
    return project(tmp_path, languages=("es", "fr"))


def test_a_target_language_is_one_of_the_project(settings):
    assert target_language(settings, "fr").tag == "fr"
    with pytest.raises(ConfigError, match=r"^English is the source; name a target language$"):
        target_language(settings, "en")
    with pytest.raises(ConfigError, match="de"):
        target_language(settings, "de")
