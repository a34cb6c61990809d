"""Values as code of Typst: a text is a string whatever it holds."""

import json

import pytest
import typst

from aftercare.export.formats.typst_code import Code, call, joined, literal
from samples import HOSTILE


@pytest.mark.parametrize("text", [*HOSTILE, "", "\\", '"', '\\"', "\\u{41}", "#x", "\r\n\t\x00", "\u2066a\u2069"])
def test_a_text_is_what_it_was(text: str) -> None:
    source = f"#metadata({literal({'a': [text]})}) <found>"
    assert query(source) == [{"a": [text]}]


def test_a_value_is_what_it_was() -> None:
    value = {"nil": None, "yes": True, "no": False, "one": [1], "half": 0.5, "empty": {}, "nothing": [], "is-0": 0}
    assert query(f"#metadata({literal(value)}) <found>") == [value]


def test_an_expression_stays_one() -> None:
    assert literal(call("text", "a", dir=Code("ltr"))) == 'text("a", dir: ltr)'
    assert joined(["a", Code("b")]) == '("a", b, ).join()'
    assert joined(["a"]) == '"a"'


def query(source: str) -> object:
    return json.loads(typst.query(source.encode(), "<found>", field="value"))
