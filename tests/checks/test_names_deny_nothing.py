"""Words that begin as a negation does deny nothing: a medicine, bread, a few days, "gently".

Each of them would be an error in a good translation, and worse, stand for the "not" that another one has lost.
"""

import pytest

from aftercare.checks import pair
from aftercare.checks.analysis.sense.negation import denies
from aftercare.checks.analysis.text import lexicon
from aftercare.checks.analysis.text.normal import plain

WRITTEN = """
neomycin nebivolol nevirapine nepafenac nelfinavir nedocromil nefopam nexium neosporin nasonex naproxen naloxone naltrexone nystatin
niacin nicotine nimesulide nifedipine humira humalog heparin misoprostol mirtazapine sinemet singulair nebulizer panadol pantoprazole
"""
NAMES = {
    *lexicon.load("und", "medicines")["names"]["one"].split(),
    *" ".join(lexicon.load("und", "medicines")["names"]["same"]).split(),
    *WRITTEN.split(),
}
LANGUAGES = sorted(folder.name for folder in lexicon.FOLDER.iterdir() if folder.name not in {"und", "en"})


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_medicine_denies(language: str) -> None:
    forms = {form for names in lexicon.load(language, "medicines").get("forms", {}).values() for form in names}
    names = {name for name in NAMES if name.isascii()} | {form.strip("*") for form in forms}
    assert sorted(name for name in names if denies(plain(name), language)) == []


WORDS = {
    "am": "አይቡፕሮፌን አይብ አይስክሬም አልሰር አንደኛ አናናስ አልዛይመር አላርጂ ባልዲ",
    "bg": "небулайзер нежно негово",
    "cs": "neomycin nebulizátor",
    "fa": "ناپروکسن نیستاتین نیاسین نالوکسان نازال نازک نان نارگیل نایلون نای",
    "hr": "nedavno neželjene nježno nebulizator nesteroidni negativni",
    "hy": "մի քանի,մի անգամ,մի քիչ,չամիչ",
    "lo": "ຢ່າງອ່ອນໂຍນ ຢ່າງລະມັດລະວັງ",
    "mt": "tnax-il nasonex",
    "my": "ဆေးဘူးထဲ နို့ဘူး မနက်စာ မစားမီ မအိပ်ခင်",
    "sk": "nežne neodkladne nebulizátor",
    "sl": "nežno nega nevrolog nedavno",
    "sr": "nedavno neželjena nežno nega негу недавно нежељена",
    "sw": "hamsini haja",
    "zu": "ayisithupha ayishumi",
}


@pytest.mark.parametrize(("language", "words"), WORDS.items())
def test_words_that_only_begin_as_a_negation_deny_nothing(language: str, words: str) -> None:
    assert [word for word in words.split("," if "," in words else None) if denies(plain(word), language)] == []


LOST = {
    "fa": ("Do not take naproxen.", "ناپروکسن بخورید.", "ناپروکسن نخورید."),
    "am": ("Do not take ibuprofen.", "አይቡፕሮፌን ይውሰዱ።", "አይቡፕሮፌን አይውሰዱ።"),
    "hr": ("Do not use the nebulizer.", "Koristite nebulizator.", "Nemojte koristiti nebulizator."),
    "sq": ("Do not take Panadol.", "Merrni Panadol.", "Mos merrni Panadol."),
    "lo": ("Do not rub it hard.", "ຖູມັນຢ່າງແຮງ.", "ຢ່າຖູມັນແຮງ."),
    "my": ("Do not put it in the box.", "ဆေးဘူးထဲ ထည့်ပါ။", "ဆေးဘူးထဲ မထည့်ပါနှင့်။"),
    "ps": (
        "Call us if the bleeding does not stop.",
        "که وینه ودرېږي، موږ ته زنګ ووهئ.",
        "که وینه ونه درېږي، موږ ته زنګ ووهئ.",
    ),
    "ckb": ("Call us if it does not stop.", "ئەگەر وەستا پەیوەندیمان پێوە بکە.", "ئەگەر نەوەستا پەیوەندیمان پێوە بکە."),
}


@pytest.mark.parametrize("language", LOST)
def test_a_lost_not_is_seen_beside_them(language: str) -> None:
    english, lost, good = LOST[language]
    found = [
        [code for code, _ in pair(english, text, language) if code.startswith("negation")] for text in (lost, good)
    ]
    assert found == [["negation-lost"], []]
