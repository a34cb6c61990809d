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


@pytest.mark.parametrize("language", sorted(WORDS.keys() - {"en"}))
def test_every_listed_word_is_found_for_every_sense_that_english_has(language: str) -> None:
    said = {name: _written(listed)[0] for name, listed in WORDS["en"].items()}
    pairs = [(said[name], word) for name, listed in WORDS[language].items() for word in _written(listed)]
    assert [pair for pair in pairs if not told(*pair, language)] == []


def test_every_english_phrase_is_one_for_its_sense() -> None:
    said = [(name, phrase) for name, listed in WORDS["en"].items() for phrase in _written(listed)]
    assert [pair for pair in said if pair[0] not in senses(pair[1])] == []


def _written(listed: str) -> list[str]:
    """Return the words of a list before the slash as a text has them."""
    return [word.strip("*").replace("_", " ") for word in listed.partition(" / ")[0].split()]


def test_no_english_of_another_sense_is_asked_about() -> None:
    assert "seizure" not in senses("The police reported a seizure of goods.")
    assert "seizure" in senses("Call 911 if your child has a seizure.")
