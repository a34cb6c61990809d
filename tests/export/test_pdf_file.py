"""The objects of a PDF are read and written as other programs read and write them."""

import io

import pikepdf
import pytest

from aftercare.export.formats.typst import typst
from aftercare.export.pdf import compile_pdf
from aftercare.export.pdf_file import File, stream
from samples import real


@pytest.fixture(scope="module")
def page() -> bytes:
    return compile_pdf(typst(real("es")), "es")


def test_what_is_not_changed_stays_byte_by_byte(page: bytes) -> None:
    assert File(page).written() == page


def test_its_pages_are_those_of_other_readers(page: bytes) -> None:
    file = File(page)
    with pikepdf.open(io.BytesIO(page)) as pdf:
        assert [*file.pages()] == [each.objgen[0] for each in pdf.pages]
        for number, each in zip(file.pages(), pdf.pages, strict=True):
            assert file.stream(file.linked(number, b"Contents")) == each.Contents.read_bytes()


def test_other_readers_find_what_is_changed_and_added(page: bytes) -> None:
    file = File(page)
    first = next(file.pages())
    content = file.linked(first, b"Contents")
    file[content] = stream(b"q Q")
    added = file.add(stream(b"more", b"/Type/XObject"))
    with pikepdf.open(io.BytesIO(file.written())) as pdf:
        assert not pdf.check_pdf_syntax()
        assert pdf.pages[0].Contents.read_bytes() == b"q Q"
        assert pdf.get_object(added, 0).read_bytes() == b"more"
        assert len(pdf.pages) == len([*file.pages()])


def test_another_kind_of_file_is_refused() -> None:
    with pytest.raises(ValueError, match="no table of objects"):
        File(b"%PDF-1.7\nstartxref\n9\n%%EOF")
