"""PO files from anywhere: their language, and each plural form against its English form."""

from pathlib import Path

import pytest

from aftercare.catalogs.any_file import file_units, po_files
from aftercare.core.errors import CatalogError
from aftercare.core.language.tags import canonical, named, tag_of, whole_name

ENTRY = '\nmsgid "Wait."\nmsgstr "Espere."\n'


def write(path: Path, header: str, entries: str = ENTRY) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = "".join(f'"{line}\\n"\n' for line in header.splitlines())
    path.write_text(f'msgid ""\nmsgstr ""\n{lines}{entries}', encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("place", "header", "given", "tag"),
    [
        ("x.po", "Language: pt_BR", "", "pt-BR"),
        ("fr/x.po", "Language: es", "de", "es"),
        ("fr/x.po", "Language: ", "de", "de"),
        ("fr/LC_MESSAGES/django.po", "Language: ", "", "fr"),
        ("pt_BR/LC_MESSAGES/django.po", "Language: ", "", "pt-BR"),
        ("fr.po", "", "", "fr"),
        ("app.fr.po", "", "", "fr"),
        ("app-fr.po", "", "", "fr"),
        ("zh_Hans.po", "", "", "zh-Hans"),
        ("fr/x.po", "X-Poedit-Language: Spanish", "", "fr"),
        ("x1/x.po", "X-Poedit-Language: Spanish", "", "es"),
    ],
)
def test_the_language_of_a_file(tmp_path, place, header, given, tag):
    (unit,) = file_units(write(tmp_path / "0" / "1" / "2" / place, header), given)
    assert unit.language == tag


def test_a_file_of_no_language_is_refused_with_the_remedy(tmp_path):
    with pytest.raises(CatalogError, match="name it with --lang es"):
        file_units(write(tmp_path / "0" / "1" / "2" / "3" / "x.po", ""))


def plural(tmp_path, formula, one, many, *forms):
    texts = "".join(f'msgstr[{place}] "{form}"\n' for place, form in enumerate(forms))
    entries = f'\nmsgid "{one}"\nmsgid_plural "{many}"\n{texts}'
    header = f"Language: es\nPlural-Forms: nplurals={len(forms)}; plural={formula};"
    units = file_units(write(tmp_path / "es.po", header, entries))
    assert [unit.target for unit in units] == list(forms)
    assert [unit.id[-3:] for unit in units] == [f"[{place}]" for place in range(len(forms))]
    return [unit.source for unit in units]


RUSSIAN = "(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2)"


@pytest.mark.parametrize(
    ("formula", "texts", "forms", "expected"),
    [
        ("(n != 1)", ("%d day", "%d days"), ("%d día", "%d días"), [0, 1]),
        ("(n != 1)", ("one day left", "%d days left"), ("queda un día", "quedan %d días"), [0, 1]),
        ("(n != 1)", ("one day left", "%d days left"), ("queda %d día", "quedan %d días"), [1, 1]),
        ("(n > 1)", ("1 day", "{n} days"), ("{n} jour", "{n} jours"), [1, 1]),
        (RUSSIAN, ("1 day", "%d days"), ("%d день", "%d дня", "%d дней"), [1, 1, 1]),
        ("0", ("%d day", "%d days"), ("%d hari",), [0]),
        ("n ** n", ("%d day", "%d days"), ("%d día", "%d días"), [0, 1]),
        ("1/0", ("%d day", "%d days"), ("%d día", "%d días"), [0, 1]),
        ("(" * 200, ("%d day", "%d days"), ("%d día", "%d días"), [0, 1]),
    ],
)
def test_each_plural_form_translates_its_english_form(tmp_path, formula, texts, forms, expected):
    assert plural(tmp_path, formula, *texts, *forms) == [texts[place] for place in expected]


def test_folders_are_searched(tmp_path):
    files = [write(tmp_path / place / "x.po", "Language: es") for place in ("a", "b/c")]
    assert [*po_files((tmp_path,))] == files
    assert [*po_files((files[1], tmp_path / "a"))] == [files[1], files[0]]
    (tmp_path / "empty").mkdir()
    with pytest.raises(CatalogError, match="no PO file"):
        [*po_files((tmp_path / "empty",))]


@pytest.mark.parametrize(
    ("name", "tag"),
    [
        *[
            ("kr", "ko"),
            ("cn", "zh-Hans"),
            ("vn", "vi"),
            ("jp", "ja"),
            ("spanish", "es"),
            ("Español", "es"),
            ("xx", ""),
        ],
        *[("German", "de"), ("Chinese (Simplified)", "zh-Hans"), ("tagalog", "tl"), ("", ""), ("jp-JP", "ja")],
    ],
)
def test_what_people_write_for_a_language(name, tag):
    assert named(name) == tag


@pytest.mark.parametrize(
    ("name", "tag"),
    [
        ("Chinese (Traditional)", "zh-Hant"),
        ("Spanish (mx)", "es-MX"),
        ("Portuguese (br)", "pt-BR"),
        ("German (de)", "de"),
        ("Spanish (fr)", ""),
        ("Spanish leaflet", ""),
    ],
)
def test_what_names_a_language_as_a_whole(name, tag):
    assert whole_name(name) == tag


@pytest.mark.parametrize(
    ("text", "tag"),
    [("pt_BR", "pt-BR"), ("zh-hans", "zh-Hans"), ("sr@latin", "sr-Latn"), ("django", ""), ("xq", ""), ("", "")],
)
def test_what_is_a_tag(text, tag):
    assert tag_of(text) == tag


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        *[("he", "iw", True), ("tl", "fil", True), ("nb", "no", True), ("zh-CN", "zh-Hans", True)],
        *[("zh-TW", "zh-Hant", True), ("es", "es-MX", False), ("pt", "pt-BR", False), ("zh-Hans", "zh-Hant", False)],
    ],
)
def test_tags_of_one_language(one, other, same):
    assert (canonical(one) == canonical(other)) == same
