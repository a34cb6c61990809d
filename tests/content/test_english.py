"""The English carries every sentence, number and product of the clinic's own sheet."""

import re
from collections import Counter

import pytest

from aftercare.core.settings import config
from aftercare.source.english import handouts
from command import ROOT

WORDS = {"two": "2", "three": "3", "eight": "8", "second": ""}
PRODUCTS = ("Clarisonic", "Botox", "Xeomin", "SPF", "arnica", "milia", "acne", "serum")


def table() -> list[tuple[str, list[str]]]:
    text = (ROOT / "docs/content.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (?!The clinic)([^|]+?) \| ([^|]+?) \|$", text, re.MULTILINE)
    return [(words, [f"microneedling.{row}" for row in ids.split(", ")]) for words, ids in rows]


def clinic_text() -> str:
    text = (ROOT / "docs/source/micro-needling.txt").read_text(encoding="utf-8")
    return " ".join(text.replace("•", " ").split())


@pytest.fixture(scope="module")
def rows() -> dict[str, str]:
    (handout,) = handouts(config.load(ROOT))
    return {row.id: row.text for row in handout.rows}


def numbers(text: str) -> Counter[str]:
    text = re.sub(r"\b(two|three|eight)\b", lambda match: WORDS[match[0]], text)
    return Counter(re.findall(r"\d+", re.sub(r"^\d+\. |\(321\)\s?751-7041", "", text)))


def test_the_table_is_the_whole_sheet_in_its_order() -> None:
    assert " ".join(words for words, _ in table()) == clinic_text()


def test_every_row_comes_from_the_sheet(rows: dict[str, str]) -> None:
    named = Counter(row for _, ids in table() for row in ids)
    assert set(named) == set(rows)
    assert [row for row, count in named.items() if count > 1] == []


@pytest.mark.parametrize(("words", "ids"), table(), ids=lambda value: str(value)[:30])
def test_numbers_survive(words: str, ids: list[str], rows: dict[str, str]) -> None:
    # "two weeks" closes a sentence that became three rows; each of them says it.
    missing = numbers(words) - numbers(" ".join(rows[row] for row in ids))
    assert not missing, f"{missing} of {words!r} is not in {ids}"


@pytest.mark.parametrize("product", PRODUCTS)
def test_named_products_survive(product: str, rows: dict[str, str]) -> None:
    in_sheet = len(re.findall(product, clinic_text(), re.IGNORECASE))
    assert in_sheet
    assert sum(len(re.findall(product, text, re.IGNORECASE)) for text in rows.values()) >= in_sheet


def test_negations_survive(rows: dict[str, str]) -> None:
    for words, ids in table():
        if re.search(r"\b(not|avoid)\b", words, re.IGNORECASE):
            assert re.search(r"\b(not|avoid)\b", rows[ids[-1]], re.IGNORECASE), words


def test_two_weeks_holds_for_each_part(rows: dict[str, str]) -> None:
    for row in ("facials", "injections", "treatments"):
        assert rows[f"microneedling.return.{row}"].endswith("for 2 weeks after treatment.")


def test_the_telephone_number_is_in_the_box_and_at_the_end(rows: dict[str, str]) -> None:
    assert "{clinic_phone}" in rows["microneedling.call.signs"]
    assert "{clinic_phone}" in list(rows.values())[-1]


def test_sentences_are_short(rows: dict[str, str]) -> None:
    lengths = [len(sentence.split()) for text in rows.values() for sentence in re.split(r"(?<=[.!?]) ", text)]
    assert max(lengths) <= 20
    assert sum(lengths) / len(lengths) <= 12


def test_lists_have_at_most_seven_rows() -> None:
    (handout,) = handouts(config.load(ROOT))
    assert max(len(section.items) for section in handout.sections) <= 7
