"""What lies in a folder, for other programs: every field of both forms."""

import json
from importlib.metadata import version

from aftercare.pipeline.built.build_record import Record
from aftercare.pipeline.built.manifest import Archive, as_csv, as_json, pages_of
from aftercare.pipeline.built.targets import Page, Target
from aftercare.pipeline.built.targets import as_json as told

PROGRAM = f"aftercare-handouts {version('aftercare-handouts')}"
SIGNED = {"Ana Ruiz, RN": "2026-11-23", "Bo Li, MD": "2026-11-24"}
DRAFT = {"state": "draft", "version": "2026-11-20", "code": "-c1", "signers": {}, "title": "Fiebre"}
RELEASED = {"state": "approved", "version": "2026-11-22", "code": "c2", "signers": SIGNED, "title": "Diente"}
MARKDOWN = Page("md", "drafts/b/es/b-es.md", "1" * 64, size=7)
PDF = Page("pdf", "a/fr/a-fr-large.pdf", "2" * 64, edition="large", size=5000, sheets=2)
RECORD = Record(
    targets={
        "b/es": Target("f", "d", False, (MARKDOWN,), told(DRAFT)),
        "a/fr": Target("f", "d", True, (PDF,), told(RELEASED)),
    }
)
ARCHIVES = [Archive("fr/handouts-fr.zip", "fr", 9, "3" * 64), Archive("handouts.zip", "", 10, "4" * 64)]
FIRST = {
    "handout": "a",
    "language": "fr",
    "edition": "large",
    "format": "pdf",
    "path": "a/fr/a-fr-large.pdf",
    "status": "approved",
    "version": "2026-11-22",
    "code": "c2",
    "signers": SIGNED,
    "pages": 2,
    "size": 5000,
    "sha256": "2" * 64,
}
SECOND = {
    "handout": "b",
    "language": "es",
    "edition": "standard",
    "format": "md",
    "path": "drafts/b/es/b-es.md",
    "status": "draft",
    "version": "2026-11-20",
    "code": "-c1",
    "signers": {},
    "pages": None,
    "size": 7,
    "sha256": "1" * 64,
}


def test_all_that_is_known_of_a_file():
    assert [page for key, its in RECORD.targets.items() for page in pages_of(key, its)] == [SECOND, FIRST]


def test_as_json():
    text = b"".join(as_json(RECORD, ARCHIVES)).decode()
    assert json.loads(text) == {
        "pages": [FIRST, SECOND],
        "archives": [
            {"path": "fr/handouts-fr.zip", "language": "fr", "size": 9, "sha256": "3" * 64},
            {"path": "handouts.zip", "language": None, "size": 10, "sha256": "4" * 64},
        ],
        "details": {"a/fr": RELEASED, "b/es": DRAFT},
        "program": PROGRAM,
    }
    assert [line[:18] for line in text.splitlines()] == [
        "{",
        ' "archives": [',
        '  {"language": "fr',
        '  {"language": nul',
        " ],",
        ' "details": {',
        '  "a/fr": {"code":',
        '  "b/es": {"code":',
        " },",
        ' "pages": [',
        '  {"code": "c2", "',
        '  {"code": "-c1", ',
        " ],",
        ' "program": "after',
        "}",
    ]
    assert text.endswith("}\n")


def test_as_json_of_nothing_and_of_words_beyond_ascii():
    nothing = f'{{\n "archives": [],\n "details": {{}},\n "pages": [],\n "program": "{PROGRAM}"\n}}\n'
    assert b"".join(as_json(Record(), [])).decode() == nothing
    accented = Record(targets={"a/es": Target("f", "d", False, (), told({"title": "Después"}))})
    assert "Después" in b"".join(as_json(accented, [])).decode()


def test_as_csv():
    assert b"".join(as_csv(RECORD, ARCHIVES)).decode().splitlines(keepends=True) == [
        "handout,language,edition,format,path,status,version,code,signers,signed,pages,size,sha256\n",
        'a,fr,large,pdf,a/fr/a-fr-large.pdf,approved,2026-11-22,c2,"Ana Ruiz, RN; Bo Li, MD",2026-11-23; 2026-11-24,2,5000,'
        + "2" * 64
        + "\n",
        "b,es,standard,md,drafts/b/es/b-es.md,draft,2026-11-20,'-c1,,,,7," + "1" * 64 + "\n",
        ",fr,,zip,fr/handouts-fr.zip,,,,,,,9," + "3" * 64 + "\n",
        ",,,zip,handouts.zip,,,,,,,10," + "4" * 64 + "\n",
    ]
