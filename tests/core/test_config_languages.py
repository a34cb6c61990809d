"""The project's settings: languages are named once, by whatever tag."""

import pytest

from aftercare.core import config
from aftercare.core.errors import ConfigError
from review_project import SETTINGS


def languages(tmp_path, tags):
    (tmp_path / "pyproject.toml").write_text(SETTINGS.replace('["es", "ar"]', tags), encoding="utf-8")
    return config.load(tmp_path).languages


@pytest.mark.parametrize(
    "tags", ['["he", "iw"]', '["tl", "fil"]', '["nb", "no"]', '["es", "es"]', '["zh-CN", "zh-Hans"]']
)
def test_a_language_named_twice_is_refused(tmp_path, tags):
    with pytest.raises(ConfigError, match=r"one language|each target language once"):
        languages(tmp_path, tags)


@pytest.mark.parametrize("tags", ['["es", "es-MX"]', '["pt", "pt-BR"]', '["zh-Hans", "zh-Hant"]'])
def test_variants_are_languages_of_their_own(tmp_path, tags):
    assert len(languages(tmp_path, tags)) == 2
