"""What a PDF says when it is copied, by the readers that many others are made of: poppler, pdf.js and PDFium."""

import json
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from command import ROOT

PDFJS = ROOT / "tests" / "node_modules" / "pdfjs-dist"
NODE = ROOT / ".venv" / "bin" / "node"


def with_poppler(data: bytes, *options: str) -> str:
    run = ["pdftotext", *options, "-", "-"]
    return subprocess.run(run, input=data, capture_output=True, check=True).stdout.decode()


def with_pdfjs(files: list[Path]) -> list[str]:
    if not PDFJS.is_dir():
        pytest.skip("pdf.js is not installed; run `make test`, which installs it")
    script = ROOT / "tests" / "support" / "pdf_text.mjs"
    done = subprocess.run([NODE, script, PDFJS, *files], capture_output=True, text=True, check=True, timeout=120)
    return [json.loads(line) for line in done.stdout.splitlines()]


def with_pdfium(data: bytes) -> str:
    pdfium = pytest.importorskip("pypdfium2")
    return "\n".join(page.get_textpage().get_text_range() for page in pdfium.PdfDocument(data))


def read_by_all(pages: list[bytes]) -> list[dict[str, str]]:
    """Return what each reader says of each file."""
    with TemporaryDirectory() as folder:
        files = [Path(folder) / f"{number}.pdf" for number in range(len(pages))]
        for file, data in zip(files, pages, strict=True):
            file.write_bytes(data)
        said = with_pdfjs(files)
    return [
        {
            "poppler": with_poppler(data),
            "poppler -layout": with_poppler(data, "-layout"),
            "pdf.js": own,
            "PDFium": with_pdfium(data),
        }
        for data, own in zip(pages, said, strict=True)
    ]
