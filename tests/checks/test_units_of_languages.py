"""Doses and times in the units of other languages: mg for mL and hours for days are errors, each in its own unit is not."""

import pytest

from aftercare.checks import pair

DOSES = {
    "am": ("ሚ.ግ.", "ሚ.ሊ.", "{} ይውሰዱ።"),
    "ar": ("ملجم", "مل", "تناول {}."),
    "as": ("মিঃগ্ৰাঃ", "মিঃলিঃ", "{} খাওক।"),
    "az": ("mq", "ml", "{} qəbul edin."),
    "be": ("міліграмаў", "мілілітраў", "Прыміце {}."),
    "bn": ("মি.গ্রা.", "মি.লি.", "{} খান।"),
    "ckb": ("ملگم", "ملل", "{} بخۆ."),
    "fa": ("میلی گرم", "سی‌سی", "{} بخورید."),
    "gu": ("મિ.ગ્રા.", "મિ.લિ.", "{} લો."),
    "ha": ("miligiram", "mililita", "Sha {}."),
    "he": ('מ"ג', 'מ"ל', "קחו {}."),
    "hi": ("मि.ग्रा.", "मि.ली.", "{} लें।"),
    "ka": ("მგ", "მლ", "მიიღეთ {}."),
    "km": ("មីលីក្រាម", "មីលីលីត្រ", "លេប {}។"),
    "kn": ("ಮಿಲಿಗ್ರಾಂ", "ಮಿ.ಲೀ.", "{} ತೆಗೆದುಕೊಳ್ಳಿ."),
    "ku": ("mîlîgram", "mîlîlître", "{} bixwin."),
    "lo": ("ມິນລິກຣາມ", "ມິນລິລິດ", "ກິນ {}."),
    "ml": ("മി.ഗ്രാം", "മി.ലി.", "{} കഴിക്കുക."),
    "mr": ("मिलीग्रॅम", "मि.ली.", "{} घ्या."),
    "my": ("မီလီဂရမ်", "စီစီ", "{} သောက်ပါ။"),
    "ne": ("मि.ग्रा.", "मि.लि.", "{} खानुहोस्।"),
    "om": ("miligiraama", "miiliiliitira", "{} fudhadhaa."),
    "pa": ("ਮਿਲੀਗ੍ਰਾਮ", "ਮਿ.ਲੀ.", "{} ਲਓ।"),
    "ps": ("ملي ګرامه", "ملي لیتره", "{} وخورئ."),
    "ru": ("миллиграммов", "кубиков", "Примите {}."),
    "rw": ("miligarama", "mililitiro", "Fata {}."),
    "si": ("මි.ග්‍රෑ.", "මි.ලී.", "{} ගන්න."),
    "so": ("milligaraam", "millilitir", "Qaado {}."),
    "ta": ("மி.கி.", "மி.லி.", "{} எடுத்துக்கொள்ளவும்."),
    "te": ("మి.గ్రా.", "మి.లీ.", "{} తీసుకోండి."),
    "yi": ("מיליגראם", "מיליליטער", "נעמט {}."),
    "ti": ("ሚ.ግ.", "ሚ.ሊ.", "{} ውሰዱ።"),
}
TIMES = {
    "hmn": ("feeb", "lub lim tiam", "Tos {}."),
    "ilo": ("a minuto", "a lawas", "Aguray iti {}."),
    "ku": ("deqîqe", "hefte", "{} bisekinin."),
    "ps": ("دقیقو", "اوونیو", "د {} لپاره صبر وکړئ."),
}


def found(english: str, carrier: str, unit: str, language: str) -> list[str]:
    return [code for code, _ in pair(english, carrier.format(f"5 {unit}"), language) if code == "units"]


@pytest.mark.parametrize("language", DOSES)
def test_milligrams_are_no_millilitres(language: str) -> None:
    *units, carrier = DOSES[language]
    told = [[found(f"Take 5 {ours}.", carrier, unit, language) for unit in units] for ours in ("mg", "mL")]
    assert told == [[[], ["units"]], [["units"], []]]


@pytest.mark.parametrize("language", TIMES)
def test_minutes_are_no_weeks(language: str) -> None:
    *units, carrier = TIMES[language]
    told = [[found(f"Wait 5 {ours}.", carrier, unit, language) for unit in units] for ours in ("minutes", "weeks")]
    assert told == [[[], ["units"]], [["units"], []]]


def test_half_a_tablet_is_no_half_day() -> None:
    english, burmese = "Take half a tablet twice a day with food.", "ဆေးပြား တစ်ဝက်ကို တစ်နေ့ နှစ်ကြိမ် အစာနှင့် သောက်ပါ။"
    assert pair(english, burmese, "my") == []
