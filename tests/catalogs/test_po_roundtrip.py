"""PO files of any shape: nothing is lost on the way through, and what is written is what gettext writes."""

import re
import subprocess
from collections import Counter
from contextlib import suppress

from hypothesis import given, settings
from hypothesis import strategies as st

from aftercare.catalogs import po, po_reader
from aftercare.core.errors import CatalogError

LINE = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=30)
TEXT = st.text(
    st.one_of(st.characters(exclude_categories=("Cs",), exclude_characters="\0\4"), st.sampled_from('\\"\n\t%{}')),
    max_size=40,
)
FLAGS = st.lists(st.sampled_from(["fuzzy", "no-wrap", "c-format", "python-brace-format"]), unique=True, max_size=3)


@st.composite
def entry_lines(draw, number, *, full, obsolete=False):
    """Draw one entry as a translator's editor may write it."""
    mark = "#~ " if obsolete else ""
    comments = [f"# {line}" for line in draw(st.lists(LINE, max_size=3))]
    extracted = [f"#. {line}".rstrip() for line in draw(st.lists(LINE, max_size=2))]
    flags = [f"#, {', '.join(found)}"] if (found := draw(FLAGS)) else []
    previous = [f"#{'~' * obsolete}| msgid {quoted(draw(TEXT))}"] if draw(st.booleans()) else []
    texts = [
        f"{mark}msgctxt {quoted(f'w.{number}')}",
        f"{mark}msgid {quoted('x' + draw(TEXT))}",
        f"{mark}msgstr {quoted('y' * full + draw(TEXT))}",
    ]
    return [*comments, *extracted, *flags, *previous, *texts, *[""] * draw(st.integers(0, 2))]


def quoted(text):
    names = {
        "\\": r"\\",
        '"': r"\"",
        "\n": r"\n",
        "\t": r"\t",
        "\r": r"\r",
        "\a": r"\a",
        "\b": r"\b",
        "\f": r"\f",
        "\v": r"\v",
    }
    return f'"{"".join(names.get(char, char) for char in text)}"'


@st.composite
def files(draw, least=0):
    lines = [
        'msgid ""',
        'msgstr ""',
        '"Language: es\\n"',
        '"Content-Type: text/plain; charset=UTF-8\\n"',
        *(f"{quoted(f'X-{n}: ' + draw(LINE) + chr(10))}" for n in range(draw(st.integers(0, 3)))),
        "",
    ]
    live, gone = draw(st.integers(least, 4)), draw(st.integers(0, 3))
    for number in range(live):
        lines += draw(entry_lines(number, full=bool(least)))
    for number in range(gone):
        lines += draw(entry_lines(live + number, full=True, obsolete=True))
    return lines + [f"# {line}" for line in draw(st.lists(LINE, max_size=2))]


def said(text):
    """Return what the lines of a file say, wherever its strings are broken."""
    joined = re.sub(r'"\n(?:#~\|? |#\| )?"', "", text)
    found = Counter()
    for line in joined.split("\n"):
        flags = line.removeprefix("#, ").split(", ") if line.startswith("#, ") else []
        found.update(flags or ([" ".join(line.split())] if line.strip(" #.") else []))
    return found


@settings(max_examples=300, deadline=None)
@given(files())
def test_any_file_comes_back_whole(lines):
    text = "\n".join(lines) + "\n"
    once = po.dump(po_reader.parse(text))
    assert said(text) - said(once) == Counter()
    assert po.dump(po_reader.parse(once)) == once


@settings(max_examples=60, deadline=None)
@given(files(least=1))
def test_what_is_written_is_what_gettext_writes(lines):
    once = po.dump(po_reader.parse("\n".join(lines) + "\n"))
    tail = po_reader.parse(once).tail
    run = subprocess.run(["msgcat", "--no-wrap", "-"], input=once.encode(), capture_output=True, check=True)
    ours = once.removesuffix("\n".join(["", *tail, ""])) if tail else once
    assert run.stdout.decode().rstrip("\n") == ours.rstrip("\n")


@settings(max_examples=300, deadline=None)
@given(
    st.binary(max_size=200)
    | st.lists(
        st.sampled_from(
            [
                'msgid "a"',
                'msgstr "b"',
                "#~ msgid",
                "#|",
                '"c"',
                "msgctxt",
                "#,",
                "#~|",
                "\\",
                '"',
                "\r",
                "\u2028",
                "msgid_plural",
                "msgstr[0]",
            ]
        ),
        max_size=12,
    ).map(lambda parts: "\n".join(parts).encode())
)
def test_noise_is_read_whole_or_refused(data):
    with suppress(CatalogError):
        once = po.dump(po_reader.parse(po_reader.decode(data, "x.po"), name="x.po"))
        assert po.dump(po_reader.parse(once)) == once
