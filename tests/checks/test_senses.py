"""Words told in a wrong sense, and good ones: `senses.tsv` holds one a line. The lists are checked as well."""

from pathlib import Path

import pytest

from aftercare.checks import CHECKS
from aftercare.checks.analysis.text import lexicon
from aftercare.checks.analysis.words.senses import senses
from aftercare.core.units import Severity, Unit
from pair_tables import rows

ROWS = rows(Path(__file__).with_name("senses.tsv"))
WORDS = {
    folder.name: listed["words"]
    for folder in sorted(lexicon.FOLDER.iterdir())
    if (listed := lexicon.load(folder.name, "senses")) and (folder / "senses.toml").is_file()
}


def told(source: str, target: str, language: str) -> list[Severity]:
    return [each.severity for each in CHECKS["wrong-sense"].run(Unit("", source, target, language))]


@pytest.mark.parametrize("language", sorted({row["language"] for row in ROWS}))
def test_a_wrong_sense_is_found_and_the_right_one_is_not(language: str) -> None:
    found = [(row, told(row["English"], row["translation"], language)) for row in ROWS if row["language"] == language]
    assert [row for row, severities in found if bool(severities) != (row["verdict"] == "wrong")] == []


def test_each_language_with_words_has_pairs() -> None:
    written = {lexicon.chain(row["language"])[0] for row in ROWS}
    assert written == WORDS.keys() - {"en"}


def test_the_word_and_both_senses_are_named_with_the_place() -> None:
    target = "Llámenos si ve sangre en los taburetes."
    (found,) = CHECKS["wrong-sense"].run(Unit("", "Call us if you see blood in your stools.", target, "es"))
    assert "“taburetes” is another sense of “stools”, which means what leaves the bowels, not a seat" in found.message
    assert found.span is not None
    assert target[slice(*found.span)] == "taburetes"


def test_what_good_translations_may_say_is_a_warning() -> None:
    assert told("Note your bowel movements.", "Записывайте движения кишечника.", "ru") == [Severity.WARNING]
    assert told("Note your bowel movements.", "Записывайте, когда был стул.", "ru") == []


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("You may drive again in May.", "En mayo puede volver a conducir."),
        ("Sit on the shower stool.", "Siéntese en el taburete de la ducha."),
        ("Take your iron pills, and do not iron today.", "Tome sus pastillas de hierro y hoy no use la plancha."),
        ("Do not swallow the bird's feathers.", "No se trague las plumas de la golondrina."),
    ],
)
def test_a_text_of_both_senses_is_left_alone(source: str, target: str) -> None:
    assert told(source, target, "es") == []


def test_a_word_is_found_behind_no_letter_and_before_none() -> None:
    assert told("Lie down for an hour.", "Acuéstese y no se desmienta.", "es") == []
    assert told("Lie down for an hour.", "No mienta durante una hora.", "es") == [Severity.ERROR]


def test_a_language_without_words_is_not_checked() -> None:
    assert not CHECKS["wrong-sense"].covers("sw")


def test_every_sense_says_what_it_means() -> None:
    english = lexicon.load("en", "senses")
    assert english["words"].keys() == english["means"].keys()
    assert {*english["doubtful"]["names"].split()} <= english["words"].keys()


@pytest.mark.parametrize("language", sorted(WORDS))
def test_lists_are_of_known_senses_and_have_no_empty_word(language: str) -> None:
    assert WORDS[language].keys() <= WORDS["en"].keys()
    words = [word for listed in WORDS[language].values() for word in listed.replace(" / ", " ").split()]
    assert [word for word in words if not word.strip("*_")] == []


@pytest.mark.parametrize("language", sorted(WORDS))
def test_no_word_is_of_the_wrong_sense_and_of_the_right_one(language: str) -> None:
    both = {name: {*wrong.split()} & {*right.split()} for name, (wrong, _, right) in _parted(language).items()}
    assert {name: words for name, words in both.items() if words} == {}


def _parted(language: str) -> dict[str, tuple[str, str, str]]:
    return {name: listed.partition(" / ") for name, listed in WORDS[language].items()}


def test_no_english_of_another_sense_is_asked_about() -> None:
    assert "seizure" not in senses("The police reported a seizure of goods.")
    assert "seizure" in senses("Call 911 if your child has a seizure.")
