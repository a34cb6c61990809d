"""The whole story: an edit in the CSV, stale translations, a review, signatures, and a released page."""

import json
import re
import subprocess
from pathlib import Path

import pytest

from command import in_process

pytestmark = pytest.mark.slow
RELEASED = "output/microneedling/es/microneedling-es.html"
DRAFT = "output/drafts/microneedling/es/microneedling-es.html"


def run(folder: Path, *words: str, code: int = 0) -> str:
    done = in_process(folder, *words, SOURCE_DATE_EPOCH="1796083200")
    assert done.returncode == code, done.stdout + done.stderr
    return done.stdout + done.stderr


def po(folder: Path, domain: str = "microneedling") -> Path:
    return folder / f"locales/es/LC_MESSAGES/{domain}.po"


def review_everything(folder: Path) -> None:
    """Remove every "needs work" mark, as a translator does in an editor, row by row."""
    for domain in ("microneedling", "interface"):
        path = po(folder, domain)
        subprocess.run(["msgattrib", "--clear-fuzzy", "--no-wrap", "-o", path, path], check=True)


def sign(folder: Path) -> None:
    run(folder, "approve", "es", "--by", "A. Reviewer, CT", "--yes")
    run(folder, "approve", "es", "--by", "B. Nurse, RN", "--yes", "--rows", "microneedling.call.signs")
    run(folder, "approve", "es", "--by", "B. Nurse, RN", "--yes", "--rows", "microneedling.call.reason")
    run(folder, "approve", "es", "--by", "B. Nurse, RN", "--yes", "--rows", "microneedling.call.heading")


def state(folder: Path) -> dict[str, int | str]:
    rows = json.loads(run(folder, "status", "--lang", "es", "--json"))
    return dict(rows[0])


def test_from_an_edit_to_a_released_page(copy: Path) -> None:
    # A draft cannot be signed, and nothing is released.
    assert "draft" in run(copy, "approve", "es", "--by", "A. Reviewer, CT", "--yes", code=1)
    assert "is not released" in run(copy, "publish", "--release", "--lang", "es", code=1)

    review_everything(copy)
    sign(copy)
    run(copy, "build")
    page = (copy / RELEASED).read_text(encoding="utf-8")
    assert not (copy / DRAFT).exists()
    assert "A. Reviewer, CT" in page
    assert "noindex" not in page
    assert "Borrador" not in page
    assert {state(copy)[status] for status in ("missing", "draft", "translated", "stale")} == {0}

    # The content manager edits one row: Spanish is stale, and says which row.
    path = copy / "data/instructions.csv"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("makeup for at least 12 hours", "makeup for at least 24 hours"), encoding="utf-8")
    told = run(copy, "build", code=1)
    assert "microneedling.day-1.makeup: English edited; its translation is stale in 4 languages" in told
    assert not (copy / RELEASED).exists()
    page = (copy / DRAFT).read_text(encoding="utf-8")
    assert re.search(r"Rows changed: \D*5\b", re.sub("<[^>]+>", "", page))
    assert state(copy)["stale"] == 1
    assert "is not released" in run(copy, "publish", "--release", "--lang", "es", code=1)

    # The translator sees the English as it was, mends the row, and signs it again.
    entry = po(copy).read_text(encoding="utf-8")
    assert "#. check error numbers: " in entry
    assert '#| msgid "Do not apply makeup for at least 12 hours."' in entry
    at = entry.index('msgctxt "microneedling.day-1.makeup"')
    head, tail = entry[:at], entry[at:]
    block, rest = tail.split("\n\n", 1)
    mended = head + re.sub(r"(msgstr .*)12", r"\g<1>24", block) + "\n\n" + rest
    po(copy).write_text(mended, encoding="utf-8")
    review_everything(copy)
    run(copy, "sync")
    run(copy, "approve", "es", "--by", "A. Reviewer, CT", "--yes")
    told = run(copy, "build", code=1)  # the other three still say 12
    assert "es/microneedling.day-1.makeup" not in told
    page = (copy / RELEASED).read_text(encoding="utf-8")
    assert "24" in page
    assert not (copy / DRAFT).exists()
    signers = state(copy)["signers"]
    assert "A. Reviewer, CT" in str(signers)
    assert "B. Nurse, RN" in str(signers)
    run(copy, "publish", "--release", "--lang", "es")
