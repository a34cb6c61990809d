"""The address of the handouts, and where a mistake is reported."""

import pytest

from aftercare.core.settings.web_site import WebSite, problems, web_site

ADDRESS = "address must be where the published folder is found, such as "
REPORT = "report must be a mail address, or a web address such as "


@pytest.mark.parametrize(
    ("own", "site"),
    [
        ({}, WebSite()),
        ({"address": " https://a.example.org/b// "}, WebSite("https://a.example.org/b")),
        ({"report": " a@example.org "}, WebSite("", "a@example.org")),
    ],
)
def test_what_the_settings_say(own, site):
    assert [*problems(own)] == []
    assert web_site(own) == site


@pytest.mark.parametrize(
    ("own", "told"),
    [
        ({"address": "http://localhost:8000"}, []),
        ({"address": "https://a.example.org/x_y/~z%20-.v"}, []),
        ({"report": "https://a.example.org/r?about={handout}+{language}+{version}"}, []),
        ({"report": "first.last+tag@a.example.org"}, []),
        ({"address": "a.example.org"}, [ADDRESS]),
        ({"address": "ftp://a.example.org"}, [ADDRESS]),
        ({"address": "https://a.example.org/?q"}, [ADDRESS]),
        ({"address": "https://u:p@a.example.org"}, [ADDRESS]),
        ({"report": "http://a.example.org"}, [REPORT]),
        ({"report": "a@example"}, [REPORT]),
        ({"report": "https://a.example.org/{patient}"}, [REPORT]),
        ({"report": "https://a.example.org/{handout}/{name}"}, [REPORT]),
        (
            {"address": 1, "report": ["a"]},
            ["address must be a quoted string of at most 200 ", "report must be a quoted string of at most 200 "],
        ),
        ({"address": "https://" + "a" * 192}, []),
        ({"address": "https://" + "a" * 193}, ["address must be a quoted string of at most 200 characters"]),
        ({"url": "x", "b": "y"}, ["unknown key b, url; choose from address, report"]),
        ({"address": "", "report": ""}, []),
    ],
)
def test_what_is_wrong_is_told_by_key(own, told):
    found = [*problems(own)]
    assert [text[: len(start)] for text, start in zip(found, told, strict=True)] == told


@pytest.mark.parametrize(
    ("site", "page"),
    [(WebSite(), ""), (WebSite("https://a.example.org/b"), "https://a.example.org/b/pt-BR/#tooth")],
)
def test_the_page_of_a_language_leads_to_the_handout(site, page):
    assert site.page("pt-BR", "tooth") == page


@pytest.mark.parametrize(
    ("report", "link"),
    [
        ("", ""),
        ("a@example.org", "mailto:a@example.org?subject=tooth%20%C2%B7%20es%20%C2%B7%201%2F2"),
        ("https://a.example.org/r", "https://a.example.org/r"),
        (
            "https://a.example.org/@r?{handout}&{language}&{version}&{handout}",
            "https://a.example.org/@r?tooth&es&1%2F2&tooth",
        ),
    ],
)
def test_a_report_names_handout_language_and_version(report, link):
    assert WebSite("", report).report_link(handout="tooth", language="es", version="1/2") == link
