"""The project's settings: languages are named once, by whatever tag."""

import pytest

from aftercare.core.errors import ConfigError
from aftercare.core.language.languages import language
from aftercare.core.settings import config
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


@pytest.mark.parametrize(
    ("tag", "direction"),
    [("ar", "rtl"), ("ar-Latn", "ltr"), ("az-Arab", "rtl"), ("ur", "rtl"), ("yi", "rtl"), ("sr-Latn", "ltr")],
)
def test_the_script_tells_the_direction(tmp_path, tag, direction):
    assert languages(tmp_path, f'["{tag}"]')[0].direction == direction


@pytest.mark.parametrize("tags", ['["es", "es-MX"]', '["pt", "pt-BR"]', '["zh-Hans", "zh-Hant"]'])
def test_variants_are_languages_of_their_own(tmp_path, tags):
    assert len(languages(tmp_path, tags)) == 2


@pytest.mark.parametrize(
    ("name", "further"),
    [
        ("A clinic", ()),
        ("عيادة السلام", ("Amiri",)),
        ("華人診所 병원", ("Noto Sans SC", "Noto Sans KR")),
        ("Клиника Ελπίς 24", ()),
    ],
)
def test_every_language_can_draw_the_name_of_the_clinic(tmp_path, name, further):
    text = SETTINGS.replace('name = "Clinic"', f'name = "{name}"')
    (tmp_path / "pyproject.toml").write_text(text, encoding="utf-8")
    found = config.load(tmp_path)
    assert found.clinic.name == name
    signs = ("Noto Sans Math", "Noto Sans Symbols 2")
    for each, own in ((found.english, ("Noto Sans",)), (found.choose(("ar",))[0], ("Amiri",))):
        expected = dict.fromkeys((*own, *further, "Noto Sans", *signs))
        assert each.fonts == tuple(expected)


def test_the_fonts_of_english_are_a_setting_too(tmp_path):
    own = '\n[tool.aftercare.language.en]\nfonts = ["Sarabun"]\n'
    (tmp_path / "pyproject.toml").write_text(SETTINGS + own, encoding="utf-8")
    assert config.load(tmp_path).english.fonts[0] == "Sarabun"
    (tmp_path / "pyproject.toml").write_text(SETTINGS + own.replace("fonts", "font"), encoding="utf-8")
    with pytest.raises(ConfigError, match=r"language\.en: unknown font"):
        config.load(tmp_path)


@pytest.mark.parametrize("fonts", ["[]", "[3]", '["Sarabun", 3]', '"Sarabun"', "{}"])
def test_fonts_are_a_list_of_families(tmp_path, fonts):
    (tmp_path / "pyproject.toml").write_text(f"{SETTINGS}\n[tool.aftercare.language.en]\nfonts = {fonts}\n", "utf-8")
    with pytest.raises(ConfigError, match=r"language\.en: fonts must be a list of font families$"):
        config.load(tmp_path)


@pytest.mark.parametrize(("name", "value"), [("direction", "up"), ("script", "latn"), ("name", "")])
def test_a_word_on_a_language_has_its_form(tmp_path, name, value):
    text = f'{SETTINGS}\n[tool.aftercare.language.en]\n{name} = "{value}"\n'
    (tmp_path / "pyproject.toml").write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError, match=rf"language\.en: {name} cannot be '{value}'"):
        config.load(tmp_path)


@pytest.mark.parametrize(("tag", "endonym"), [("ka", "ქართული"), ("es", "Español"), ("hy", "Հայերեն"), ("th", "ไทย")])
def test_a_language_is_called_as_its_readers_write_it(tag: str, endonym: str) -> None:
    """Georgian knows capitals for whole words only."""
    assert language(tag).endonym == endonym
