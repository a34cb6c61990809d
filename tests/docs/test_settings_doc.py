"""docs/reference/settings.md tells every setting that the program knows."""

import importlib.util
import tomllib

from aftercare.core.settings import config
from aftercare.core.settings import keys as settings_keys
from command import ROOT

PAGE = (ROOT / "docs" / "reference" / "settings.md").read_text(encoding="utf-8")
SPEC = importlib.util.spec_from_file_location("settings_doc", ROOT / "tools" / "settings_doc.py")
settings_doc = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(settings_doc)


def test_the_page_is_current():
    assert settings_doc.rendered() == PAGE, "run python tools/settings_doc.py"


def test_every_setting_is_told():
    assert set(settings_keys.KEYS) == set(settings_doc.MEANINGS)


def test_its_example_is_a_project(tmp_path):
    example = PAGE.split("```toml\n")[1].split("```")[0]
    assert tomllib.loads(example)
    (tmp_path / "aftercare.toml").write_text(example, encoding="utf-8")
    assert [language.tag for language in config.load(tmp_path).languages] == ["es", "zh-Hans"]
