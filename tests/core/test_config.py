"""Settings are refused with every problem at once, by file, with the remedy; what is fit to print is taken."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aftercare.core.errors import ConfigError
from aftercare.core.settings import config
from aftercare.core.settings import keys as settings_keys
from aftercare.core.settings.added import add_language
from aftercare.core.settings.clinic import clinic, logo_problems, problems
from picture_bytes import png, svg

PHONE = {"e164": "+13215550100", "local": "(321) 555-0100"}


def table(**values):
    return {"name": "Skin clinic", "phone": PHONE, **values}


def phone(e164, local):
    return table(phone={"e164": e164, "local": local})


FIT = [
    ("+13215550100", "(321) 555-0100"),
    ("+13215550100", "321-555-0100"),
    ("+13215550100", "1 321 555 0100"),
    ("+13215550100", "+1 321 555 0100"),
    ("+13215550100", "(321)\u00a0555\u20110100"),
    ("+13215550100", "(321) 555-0100 ext. 12"),
    ("+13215550100", "(321) 555-0100, ext 4711"),
    ("+13215550100", "(321) 555-0100 x12"),
    ("+13215550100", "(321) 555-0100 #12"),
    ("+442079460018", "020 7946 0018"),
    ("+390612345678", "06 1234 5678"),
    ("+33123456789", "01 23 45 67 89"),
    ("+4930123456", "030/123456"),
    ("+525512345678", "55 1234 5678"),
    ("+912212345678", "022 1234 5678"),
]
UNFIT = [
    ("+15550100", "555-0100"),  # dialled within one area alone
    ("+13215550100", "555-0100"),
    ("+13215550100", "0100"),
    ("+13215550100", "(321) 555-0101"),
    ("+13215550100", "(321) 555-0100 / 555-0101"),
    ("+13215550100", "(321) 555-0100 ext."),
    ("+13215550100", "(321) 555-0100 ask for Ana"),
    ("+13215550100", "call (321) 555-0100"),
    ("+13215550100", "٣٢١ ٥٥٥ ٠١٠٠"),
    ("+13215550100", "(321) 555-0100\n"),
    ("+13215550100", "(321)\u202e 555-0100"),
    ("+13215550100", ""),
    ("+13215550100", "9" * 5000),
    ("+442079460018", "7946 0018"),
    ("+390612345678", "6 1234 5678"),
    ("+1321555010", "321 555 010"),
    ("+999123456789", "123456789"),
    ("13215550100", "(321) 555-0100"),
    ("+1 321 555 0100", "(321) 555-0100"),
    ("+13215550100;ext=12", "(321) 555-0100"),
]


@pytest.mark.parametrize(("e164", "local"), FIT)
def test_both_forms_are_one_number(e164, local):
    assert [*problems(phone(e164, local))] == []
    assert clinic(phone(e164, local)).phone == local


def test_what_a_clinic_does_not_tell_is_empty():
    found = clinic({"name": " Skin clinic ", "phone": PHONE})
    assert (found.name, found.address, found.web, found.hours, found.logo) == ("Skin clinic", "", "", (), None)


@pytest.mark.parametrize(("e164", "local"), UNFIT, ids=range(len(UNFIT)))
def test_two_numbers_are_refused(e164, local):
    if local.endswith("\n"):
        local = f"{local}x"
    (found,) = problems(phone(e164, local))
    assert found.startswith("phone")


@given(st.text(max_size=30), st.text(max_size=30))
def test_any_phone_is_taken_or_refused(e164, local):
    assert len([*problems(phone(e164, local))]) <= 1


WRONG = [
    ({"adress": "x"}, "unknown key adress; choose from name, phone, hours, address, web, logo"),
    ({"logo": 5}, "logo must be a quoted string"),
    ({"name": ""}, "name is missing"),
    ({"name": 5}, "name must be a quoted string"),
    ({"hours": ["9"]}, "hours need days"),
    (
        {"hours": "Mon-Fri 8 to 5"},
        "hours must be a list, since a text would be English in every language; write [{ days",
    ),
    ({"hours": 9}, "hours must be a list, such as"),
    ({"hours": [{"days": "mon", "open": "9:00", "close": "8:00"}]}, "hours: 9:00 is not before 8:00"),
    ({"address": "a\nb"}, "address must be one line"),
    ({"address": "a\u202eb"}, "address must be one line"),
    ({"name": "x" * 201}, "name must be one line of at most 200 characters"),
    ({"web": "example.org"}, "web must be one address"),
    ({"web": "javascript:alert(1)//https://x"}, "web must be one address"),
    ({"web": "https://example.org/a b"}, "web must be one address"),
    ({"web": 'https://example.org/"onclick='}, "web must be one address"),
    ({"phone": 1}, "phone needs the number in both forms"),
    ({"phone": {**PHONE, "fax": "1"}}, "phone: unknown key fax"),
    (
        {"phone": {**PHONE, "extension": "1"}},
        'phone: unknown key extension; an extension goes after the number: local = "(321) 555-0100 ext. 12"',
    ),
    ({"phone": {"e164": "+13215550100"}}, "phone needs the number in both forms"),
    ({"phone": {"e164": 13215550100, "local": "1"}}, "phone needs the number in both forms"),
]


@pytest.mark.parametrize(("values", "message"), WRONG)
def test_what_the_clinic_cannot_be(values, message):
    (found,) = problems(table(**values))
    assert found.startswith(message)


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("logo.svg", None, 'logo "logo.svg" cannot be read'),
        ("logo.svg", svg("<script>alert(1)</script>"), "has <script>"),
        ("logo.png", b"GIF89a", "neither SVG nor PNG"),
        ("../logo.png", png(), "leaves the folder"),
    ],
)
def test_what_the_logo_cannot_be(tmp_path, name, data, told):
    if data is not None:
        (tmp_path / name).write_bytes(data)
    (found,) = logo_problems({"logo": name}, tmp_path, Path.read_bytes)
    assert told in found


def test_the_logo_is_read_with_the_settings(tmp_path):
    (tmp_path / "logo.svg").write_bytes(svg("<path/>"))
    text = '[clinic]\nname = "A"\nlogo = "logo.svg"\nphone = { e164 = "+13215550100", local = "(321) 555-0100" }\n'
    (tmp_path / "aftercare.toml").write_text(text, encoding="utf-8")
    found = config.load(tmp_path).clinic.logo
    assert found is not None
    assert found.data == svg("<path/>")


def test_headings_of_the_other_file_are_told(tmp_path):
    text = '[clinic]\nname = "A"\nphone = { e164 = "+13215550100", local = "(321) 555-0100" }\n[tool.aftercare]\npaper = "a4"\n'
    (tmp_path / "aftercare.toml").write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError, match=r"headings in aftercare\.toml are without tool\.aftercare"):
        config.load(tmp_path)


SETTINGS = """
[tool.aftercare]
editons = ["large"]
paper = "a5"
on_stale = "hold"
output = "data"
locales = "../elsewhere"
languages = ["es", "es", "iw", "he", "nope"]

[tool.aftercare.language.es]
fonts = 3
direction = "down"
colour = "red"

[tool.aftercare.clinic]
nmae = "Skin clinic"
"""


def test_everything_that_is_wrong_is_told_at_once(tmp_path):
    file = tmp_path / "pyproject.toml"
    file.write_text(SETTINGS, encoding="utf-8")
    with pytest.raises(ConfigError) as error:
        config.load(tmp_path)
    found = str(error.value).splitlines()
    assert all(line.startswith(f"{file}: ") for line in found)
    for words in (
        "unknown key in [tool.aftercare]: editons; choose from",
        'paper must be one of us-letter, a4, not "a5"',
        'on_stale must be one of withdraw, keep, not "hold"',
        "languages must list each target language once",
        "languages has iw and he",
        "'nope' is not a language tag",
        "fonts must be a list of font families",
        "direction cannot be 'down'",
        "unknown colour",
        "locales = '../elsewhere' must lie inside the project",
        "output must be a folder used for nothing else",
        "unknown key nmae",
        "name is missing",
        "phone needs the number in both forms",
    ):
        assert sum(words in line for line in found) >= 1, words


@pytest.mark.parametrize(
    "text",
    [
        "x = " + "[" * 100_000,
        "[tool.aftercare\n",
        "a = 1\na = 2",
        "\x00",
        "[tool]\naftercare = 3",
        "tool = 3",
        "tool = [{aftercare = 1}]",
    ],
)
def test_a_file_that_is_no_toml_is_told_plainly(tmp_path, text):
    (tmp_path / "pyproject.toml").write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError):
        config.load(tmp_path)


def settings_with(tmp_path, extra):
    text = '[tool.aftercare]\n{}\n[tool.aftercare.clinic]\nname = "A"\nphone = {{ e164 = "+13215550100", local = "(321) 555-0100" }}\n'
    own, _, site = extra.partition("|")
    (tmp_path / "pyproject.toml").write_text(text.format(own) + site, encoding="utf-8")
    return config.load(tmp_path)


@pytest.mark.parametrize(
    ("extra", "told"),
    [
        ("editions = []", "editions must list standard"),
        ('editions = ["large"]', "editions must list standard"),
        ('editions = ["standard", "standard"]', "each once"),
        ('editions = ["standard", "braille"]', "may list large, bilingual"),
        ("editions = [1]", "a list of editions"),
        ('editions = "large"', "a list of editions"),
        ('|[tool.aftercare.site]\nadress = "https://a.org"', "unknown key adress; choose from address, report"),
        ('|[tool.aftercare.site]\naddress = "a.org"', "address must be where"),
        ('|[tool.aftercare.site]\naddress = "https://a.org/#x"', "address must be where"),
        ('|[tool.aftercare.site]\naddress = "https://a.org/ x"', "address must be where"),
        ("|[tool.aftercare.site]\naddress = 5", "address must be a quoted string"),
        ('|[tool.aftercare.site]\nreport = "javascript:alert(1)"', "report must be a mail address"),
        ('|[tool.aftercare.site]\nreport = "a@b"', "report must be a mail address"),
        ('|[tool.aftercare.site]\nreport = "a@b.org?bcc=c@d.org"', "report must be a mail address"),
        ('|[tool.aftercare.site]\nreport = "https://a.org/{patient}"', "placeholders are handout, language, version"),
        ("site = 5", "site in [tool.aftercare] must be a table"),
        (
            '|[tool.aftercare.site]\naddress = "https://a.org"\non_stale = "keep"',
            "on_stale: write that above the first heading",
        ),
    ],
)
def test_editions_and_site_are_refused_with_the_remedy(extra, told, tmp_path):
    with pytest.raises(ConfigError) as caught:
        settings_with(tmp_path, extra)
    assert told in str(caught.value)


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (
            'languages = ["es"]\npaper = “a4”\n'.encode(),
            "(at line 2, column 9); texts stand in straight quotation marks",
        ),
        (
            b'languages = [\n<<<<<<< HEAD\n"es"\n=======\n"fr"\n>>>>>>> other\n]\n',
            ":2: git has left a merge unfinished here; keep one version of each row or setting",
        ),
        ('languages = ["es"]\n'.encode("utf-16"), ":1: not UTF-8 (byte 0xFF); save it as UTF-8 in a text editor"),
        ('languages = ["es"]\n# é\n'.encode("cp1252"), ":2: not UTF-8 (byte 0xE9); save it as UTF-8 in a text editor"),
    ],
)
def test_what_a_word_processor_makes_of_settings_is_told_with_the_remedy(data, told, tmp_path):
    (tmp_path / "aftercare.toml").write_bytes(data)
    with pytest.raises(ConfigError, match=re.escape(told)):
        config.load(tmp_path)


def test_editions_have_one_order_and_addresses_no_slash_at_their_end(tmp_path):
    extra = (
        'editions = ["bilingual", "standard"]|[tool.aftercare.site]\naddress = "https://a.org/h/"\nreport = "a@b.org"'
    )
    found = settings_with(tmp_path, extra)
    assert found.editions == ("standard", "bilingual")
    assert found.site.page("es", "wound-care") == "https://a.org/h/es/#wound-care"
    (tmp_path / "plain").mkdir()
    plain = settings_with(tmp_path / "plain", "")
    assert (plain.editions, plain.site.page("es", "x"), plain.site.report) == (("standard",), "", "")


OWN = """
languages = ["es"]
[clinic]
name = "Skin clinic"
phone = { e164 = "+13215550100", local = "(321) 555-0100" }
"""


def test_settings_in_a_file_of_their_own(tmp_path):
    (tmp_path / "aftercare.toml").write_text(f"\ufeff{OWN}", encoding="utf-8")
    (tmp_path / "pyproject.toml").write_text("[project]\nname = 'x'\n", encoding="utf-8")
    found = config.load(tmp_path / "nowhere" / ".." / ".")
    assert (found.root, found.file.name) == (tmp_path, "aftercare.toml")
    assert [language.tag for language in found.languages] == ["es"]
    assert add_language(found.file, "fr")
    assert [language.tag for language in config.load(tmp_path).languages] == ["es", "fr"]


@pytest.mark.parametrize(("there", "tag"), [("tl", "fil"), ("fil", "tl"), ("no", "nb")])
def test_another_tag_of_a_language_that_is_there_is_not_written(tmp_path, there, tag):
    file = tmp_path / "aftercare.toml"
    file.write_text(OWN, encoding="utf-8")
    found = config.load(tmp_path)
    assert add_language(found.file, there)
    before = file.read_bytes()
    with pytest.raises(ConfigError, match=f"has {there} already, which is the same language as {tag}"):
        add_language(found.file, tag)
    assert file.read_bytes() == before


def test_two_places_for_settings_are_told(tmp_path):
    (tmp_path / "aftercare.toml").write_text(OWN, encoding="utf-8")
    (tmp_path / "pyproject.toml").write_text("[tool.aftercare]\n", encoding="utf-8")
    with pytest.raises(ConfigError, match="both have settings; keep them in one of the two"):
        config.load(tmp_path)


def test_messages_name_the_tables_of_the_file_they_are_in(tmp_path):
    text = OWN.replace('name = "Skin clinic"\n', "") + "[checks]\nnumbers = 1\n"
    (tmp_path / "aftercare.toml").write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError) as error:
        config.load(tmp_path)
    lines = str(error.value).splitlines()
    assert any(line.endswith("[clinic] name is missing; it is on every page") for line in lines)
    assert any("numbers in [checks] needs a severity" in line for line in lines)


def test_every_setting_of_a_wrong_type_is_told(tmp_path):
    (tmp_path / "aftercare.toml").write_text("languages = 1\npaper = 2\ncolour = 3\nclinic = 4\n", encoding="utf-8")
    with pytest.raises(ConfigError) as error:
        config.load(tmp_path)
    told = " ".join(str(error.value).splitlines())
    assert all(word in told for word in ("languages in aftercare.toml", "paper in", "clinic in", "colour"))


WRONG_TABLES = [
    ('checks.numbers = { severity = "off", reason = 1 }', "numbers in [checks] needs a severity"),
    ('locales = "a\\u001b[31m"', "locales in aftercare.toml has a control character"),
    ('output = "a\\u0000"', "output in aftercare.toml has a control character"),
    (f'output = "{"x" * 256}"', "output in aftercare.toml is longer than 255 bytes"),
    (f'notebooks = "{"é" * 128}"', "notebooks in aftercare.toml is longer than 255 bytes"),
    ('language."zh-hans".name = "Chinese"', "'zh-hans' is not a language tag"),
    ('language."*".name = "All"', "'*' is not a language tag"),
    ('language.fr.nmae = "French"', "language.fr: unknown nmae"),
    ('glossary = "data/terms.csv"', "glossary = 'data/terms.csv' is not there; correct the name"),
    ("engines.google = 1", "engines.google in aftercare.toml must be a table"),
    ("engines.default = 1", "engines.default in aftercare.toml must be a quoted string, or a list of them"),
    ("engines.default = []", "engines.default in aftercare.toml must be a quoted string, or a list of them"),
    ('engines.default = ""', "engines.default in aftercare.toml must be a quoted string, or a list of them"),
    ('engines.default = ["llm", []]', "engines.default in aftercare.toml must be a quoted string, or a list of them"),
]


@pytest.mark.parametrize(("line", "told"), WRONG_TABLES)
def test_what_would_be_of_no_effect_or_stop_later_is_told(line, told, tmp_path):
    (tmp_path / "aftercare.toml").write_text(f"{line}\n{OWN}", encoding="utf-8")
    with pytest.raises(ConfigError) as error:
        config.load(tmp_path)
    assert told in str(error.value)
    assert "\x1b" not in str(error.value)


def test_a_language_may_be_described_before_it_is_added(tmp_path):
    described = '[language.chk]\nname = "Chuukese"\nendonym = "Chuuk"\nscript = "Latn"\n'
    (tmp_path / "aftercare.toml").write_text(OWN + described, encoding="utf-8")
    assert add_language(config.load(tmp_path).file, "chk")


@pytest.mark.parametrize("name", settings_keys.PATHS)
def test_a_link_that_leads_to_itself_is_a_file_that_cannot_be_read(name, tmp_path):
    (tmp_path / "aftercare.toml").write_text(OWN, encoding="utf-8")
    path = tmp_path / settings_keys.PATHS[name]
    path.parent.mkdir(exist_ok=True)
    path.symlink_to(path.name)
    if name == "output":
        with pytest.raises(ConfigError, match="is not a folder; move away what is there"):
            config.load(tmp_path)
    else:
        assert getattr(config.load(tmp_path), name) == path


@pytest.mark.parametrize("name", ["aftercare.toml", "pyproject.toml"])
def test_settings_that_are_no_file_are_told_and_none_above_is_taken_for_them(name, tmp_path):
    (tmp_path / "aftercare.toml").write_text(OWN, encoding="utf-8")
    (tmp_path / "inner").mkdir()
    (tmp_path / "inner" / name).symlink_to(name)
    with pytest.raises(ConfigError, match=r"inner/.*cannot be read: "):
        config.load(tmp_path / "inner")


def test_no_settings_name_the_way_to_begin(tmp_path):
    with pytest.raises(ConfigError, match="start one with aftercare init FOLDER"):
        config.load(tmp_path)
