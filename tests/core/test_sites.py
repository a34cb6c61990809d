"""The sites of a clinic: what their tables may hold, and every mistake told at once."""

import datetime as dt

import pytest

from aftercare.core.errors import ConfigError
from aftercare.core.settings import config
from aftercare.core.settings.hours import days
from aftercare.core.settings.sites import label_id, problems, sites
from aftercare.source.interface import interface_rows

PHONE = {"e164": "+13215550100", "local": "(321) 555-0100"}
GOOD = {
    "slug": "downtown",
    "name": "Downtown clinic",
    "phones": [PHONE, {**PHONE, "label": "Nurse line", "extension": "12"}],
    "hours": [
        {"days": "mon-thu, sat", "open": "8:00", "close": "17:00"},
        {"days": "sun", "open": "20:00", "close": "24:00"},
    ],
    "address": "1 Main St",
    "web": "https://example.org",
}
WRONG = {
    "no slug": ({"slug": ""}, "slug must be"),
    "capitals in the slug": ({"slug": "Down Town"}, "slug must be"),
    "a slug that is a list": ({"slug": ["x"]}, "slug must be"),
    "a slug that is a number": ({"slug": 5}, "slug must be"),
    "two labels for one": (
        {"phones": [{**PHONE, "label": "Nurse line"}, {**PHONE, "label": "nurse-line"}]},
        "differ in capitals or signs alone",
    ),
    "no name": ({"name": " "}, "name is missing"),
    "no phone": ({"phones": []}, "phones must list"),
    "phones as a table": ({"phones": PHONE}, "phones must list"),
    "half a phone": ({"phones": [{"e164": "+13215550100"}]}, "both forms"),
    "two numbers in one": ({"phones": [{**PHONE, "local": "(321) 555-0199"}]}, "must be the whole number"),
    "two extensions": (
        {"phones": [{**PHONE, "local": "(321) 555-0100 ext. 12", "extension": "13"}]},
        "the number alone",
    ),
    "an extension in the number": ({"phones": [{**PHONE, "local": "(321) 555-0100 x12"}]}, "the number alone"),
    "an extension in words": ({"phones": [{**PHONE, "extension": "twelve"}]}, "extension must be digits"),
    "an extension as a number": ({"phones": [{**PHONE, "extension": 12}]}, "must be quoted"),
    "an empty label": ({"phones": [{**PHONE, "label": "\n"}]}, "label must say"),
    "a key of its own": ({"fax": "1"}, "unknown key fax"),
    "hours in words": ({"hours": "8 to 5"}, "hours must be a list, since a text would be English"),
    "hours as a table": ({"hours": {"days": "mon"}}, "hours must be a list, such as"),
    "hours without days": ({"hours": [{"open": "8:00", "close": "9:00"}]}, "hours need days"),
    "days that are none": ({"hours": [{"days": "mon-fry", "open": "8:00", "close": "9:00"}]}, "names no days"),
    "days that run backwards": ({"hours": [{"days": "fri-mon", "open": "8:00", "close": "9:00"}]}, "names no days"),
    "no time": ({"hours": [{"days": "mon", "open": "8", "close": "25:00"}]}, "times of 24 hours"),
    "a night": ({"hours": [{"days": "mon", "open": "20:00", "close": "8:00"}]}, "is not before"),
    "a script": ({"web": "javascript:alert(1)"}, "web must be"),
    "two lines": ({"address": "1 Main St\nFlorida"}, "one line"),
    "handouts as a text": ({"handouts": "a"}, "handouts must be a list"),
}


def test_no_label_has_the_id_of_another_word() -> None:
    words = {row.id for row in interface_rows()}
    assert {label_id(text) for text in ("Text", "Call", "Drafts", "Online")}.isdisjoint(words)
    assert not [word for word in words if word.partition(".")[0] == label_id("x").partition(".")[0]]


def test_a_site_is_read() -> None:
    assert not [*problems([GOOD])]
    (site,) = sites([GOOD])
    assert [(phone.written, phone.address, phone.label) for phone in site.phones] == [
        ("(321) 555-0100", "tel:+13215550100", ""),
        ("(321) 555-0100 ext. 12", "tel:+13215550100;ext=12", "Nurse line"),
    ]
    assert (site.hours[0].days, site.hours[0].opens) == ((0, 1, 2, 3, 5), dt.time(8))
    assert site.hours[1].closes == dt.time(0)
    assert site.gives("any")
    assert site.clinic.name == "Downtown clinic"


@pytest.mark.parametrize("name", WRONG)
def test_what_is_wrong_is_told_with_the_remedy(name: str) -> None:
    change, message = WRONG[name]
    assert any(message in problem for problem in problems([GOOD | change])), [*problems([GOOD | change])]


def test_two_sites_have_two_slugs() -> None:
    assert any("two sites" in problem for problem in problems([GOOD, GOOD]))
    assert [*problems(["downtown"])]


@pytest.mark.parametrize(
    ("text", "found"),
    [("mon", [0]), ("Mon–Wed, sun", [0, 1, 2, 6]), ("mon,mon", [0]), ("", []), ("mon-", []), ("montag", [])],
)
def test_days(text: str, found: list[int]) -> None:
    assert days(text) == found


SETTINGS = """
[tool.aftercare]
languages = ["es"]
[[tool.aftercare.sites]]
slug = "downtown"
name = "Downtown clinic"
phones = [{ e164 = "+13215550100", local = "(321) 555-0100" }]
[[tool.aftercare.sites]]
slug = "beach"
name = "Beach clinic"
phones = [{ e164 = "+13215550111", local = "(321) 555-0111", label = "Nurse line" }]
handouts = ["h"]
"""


def test_a_site_without_a_web_address_has_the_clinics_and_no_address_of_another_place(tmp_path, monkeypatch) -> None:
    own = """[tool.aftercare.clinic]
name = "All of it"
phone = { e164 = "+13215550122", local = "(321) 555-0122" }
web = "https://example.org"
address = "1 Main St"
hours = [{ days = "mon", open = "8:00", close = "17:00" }]
"""
    (tmp_path / "pyproject.toml").write_text(SETTINGS + own, encoding="utf-8")
    assert config.load(tmp_path).clinic.name == "All of it"
    monkeypatch.setenv(config.SITE, "beach")
    found = config.load(tmp_path).clinic
    assert (found.name, found.web, found.address, found.hours) == ("Beach clinic", "https://example.org", "", ())


def test_the_first_site_is_the_clinic_where_there_is_no_other(tmp_path, monkeypatch) -> None:
    (tmp_path / "pyproject.toml").write_text(SETTINGS, encoding="utf-8")
    settings = config.load(tmp_path)
    assert settings.clinic.name == "Downtown clinic"
    assert settings.labels == ("Nurse line",)
    assert [site.slug for site in settings.sites_of("other")] == ["downtown"]
    monkeypatch.setenv(config.SITE, "beach")
    settings = config.load(tmp_path)
    assert (settings.clinic.name, settings.clinic.phone) == ("Beach clinic", "(321) 555-0111")
    assert [site.slug for site in settings.sites_of("h")] == ["beach"]
    monkeypatch.setenv(config.SITE, "moon")
    with pytest.raises(ConfigError, match="no site 'moon'; choose from downtown, beach"):
        config.load(tmp_path)


def test_the_hours_of_the_clinic_are_those_of_the_site_that_stands_for_it() -> None:
    (site,) = sites([GOOD])
    assert site.clinic.hours == site.hours
    assert "clinic_hours" in site.clinic.placeholders
