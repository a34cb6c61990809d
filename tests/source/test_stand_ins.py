"""What stands where a translation should be is told from short translations."""

import pytest

from aftercare.checks import pair
from aftercare.source.stand_ins import stand_in

CAST = "Do not get the cast wet."
NONE = [
    *((CAST, text) for text in ("x", "-", "?", "…", "0", ".", "- - -", "no", "ok", "1.", "xxx", "XXXX", "....")),
    *((CAST, text) for text in ("NULL", "null", "nan", "NaN", "undefined", "N/A", "n/a", "NA", "[n/a]", "(null)")),
    *((CAST, text) for text in ("TODO", "TODO: traducir", "TBD", "FIXME", "WIP", "Lorem ipsum")),
    *(
        (CAST, text)
        for text in ("#REF!", "#NAME?", "#N/A", "#VALUE!", "#DIV/0!", "#NULL!", "#¡REF!", "#####", "Err:508")
    ),
    (CAST, "No moje #REF!"),
    *((CAST, text) for text in ("FALSE", "Verdadero", "None", "Loading...", "Cargando…", "(vacío)", "=A1+B1", "asdf")),
    ("Warning", "#REF!"),
    ("Warning", "…"),
    ("Warning", "TODO"),
    ("Your cast", "x"),
    ("12–17 lb | Ask your clinic", "12–17 lb | #N/A"),
    ("12–17 lb | Ask your clinic first", "12–17 lb | -"),
    ("12–17 lb | Ask your clinic first", "12–17 lb | x"),
    ("Get some rest", "休"),
]
SOME = [
    ("Get some rest", "休息"),
    ("hot water", "湯"),
    ("water", "水"),
    ("and", "y"),
    ("No, thanks", "Ne"),
    ("All of it", "Todo"),
    ("ALL OF IT", "TODO"),
    ("at 8 a.m.", "8 h"),
    ("Up to 5", "≤ ٥"),
    ("Not applicable", "N/A"),
    ("N/A", "N/A"),
    ("n/a", "-"),
    ("Still pending", "Pendiente"),
    ("with", "Na"),
    ("at %s", "- %s"),
    ("–", "—"),
    ("Under 12 lb | None", "Menos de 12 lb | –"),
    ("Morning | Not available", "Mañana | n/a"),
    ("Weight | Dose", "Peso | Dosis"),
    ("If you see #REF! in the table", "Si ve #REF! en la tabla"),
    (CAST, ""),
    ("{clinic_phone}", "{clinic_phone}"),
]


@pytest.mark.parametrize(("english", "text"), NONE)
def test_what_is_no_translation_is_an_error_in_every_language(english, text):
    assert stand_in(english, text)
    assert all(("no-translation", "error") in pair(english, text, tag) for tag in ("es", "ar", "yo"))


@pytest.mark.parametrize(("english", "text"), SOME)
def test_what_may_be_one_is_not(english, text):
    assert not stand_in(english, text)
