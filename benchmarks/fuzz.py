"""Throws damaged files at every reader: python benchmarks/fuzz.py [COUNT] [SEED].

Each input is a valid file, changed a few times: bytes flipped, pieces cut, doubled, repeated thousands of times,
or replaced by what has hurt readers before. A reader may read it, or refuse it in words; anything else is a fault:
an exception of another kind, two seconds of computing, a catalog that changes when it is written and read again.
"""

import io
import random
import resource
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

from aftercare.catalogs import po, po_reader
from aftercare.catalogs.store import Store, read_books
from aftercare.catalogs.sync import sync
from aftercare.core.errors import AftercareError
from aftercare.core.numbering import row_numbers
from aftercare.core.settings import config as settings
from aftercare.review.exchange import csv_file, xliff_file, xlsx_file
from aftercare.review.exchange.exported import export_rows
from aftercare.review.exchange.importing import plan_import
from aftercare.source.english import handouts
from aftercare.source.table import read_source

SLOW = 2.0
CSV = b"""id,handout,section,kind,text,note
w.title,wound,title,title,Wound care,
w.day.heading,wound,day,heading,Day 1,
w.day.wash,wound,day,step,"Wash, then call {clinic_phone} within 48 hours.",a note
w.day.dry,wound,day,warning,Do not scrub.,
"""
SETTINGS = b"""[tool.aftercare]
languages = ["es"]
[tool.aftercare.clinic]
name = "Clinic"
phone = { e164 = "+13215550100", local = "(321) 555-0100" }
"""
PIECES = (
    *(
        b"\0",
        b"\r",
        b"\r\n",
        b"\n\n",
        b'"',
        b'""',
        b"'",
        b"\\",
        b"\\\n",
        b"\xff",
        b"\xef\xbb\xbf",
        b"\xe2\x80\xa8",
        b"\xcc\x81",
    ),
    *(
        b"\xf0\x9f\x98\x80",
        b"\xed\xa0\x80",
        b"{",
        b"}",
        b"{{",
        b"[",
        b"]",
        b"<",
        b">",
        b"&#0;",
        b"&#x110000;",
        b"]]>",
        b"<!--",
    ),
    *(
        b"=1+1",
        b"@",
        b"sep=;\n",
        b",,,,",
        b";",
        b"\t",
        b"#~ ",
        b"#~| ",
        b"#| ",
        b"#, fuzzy",
        b'msgid ""',
        b'msgctxt "a"',
    ),
    *(
        b'msgstr[0] "x"',
        b'msgid_plural "x"',
        b"<ph/>",
        b"<g><ph/></g>",
        b"<target/>",
        b"</trans-unit>",
        b"1," * 50,
        b"e" * 5000,
    ),
    *(b"<!DOCTYPE x [<!ENTITY a 'b'>]>", b"\x1b[31m", b"9" * 400, b"\xe2\x80\xae", b"approved: A, B; 2026-01-01; a; b"),
)


def damaged(data: bytes, dice: random.Random) -> bytes:
    """Return a file with one to six things wrong in it."""
    body = bytearray(data)
    for _ in range(dice.randint(1, 6)):
        at, end = sorted(dice.randrange(len(body) + 1) for _ in range(2))
        end = min(end, at + dice.choice((1, 4, 60, 1000)))
        how = dice.randrange(6)
        if how == 0:
            body[at:end] = b""
        elif how == 1:
            body[at:at] = body[at:end] * dice.choice((1, 1, 3, 500))
        elif how == 2:
            body[at:at] = dice.choice(PIECES) * dice.choice((1, 1, 1, 20, 9000))
        elif how == 3 and at < len(body):
            body[at] = dice.randrange(256)
        elif how == 4:
            body[at:end] = dice.choice(PIECES)
        else:
            del body[end:]
        del body[6_000_000:]
    return bytes(body)


def repacked(data: bytes, dice: random.Random) -> bytes:
    """Return a workbook with a damaged part, or damaged as a whole."""
    if not dice.randrange(5):
        return damaged(data, dice)
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        hit = dice.choice([name for name in old.namelist() if name.startswith("xl/")] * 3 + old.namelist())
        for name in old.namelist():
            new.writestr(name, damaged(old.read(name), dice) if name == hit else old.read(name))
    return out.getvalue()


def catalog(data: bytes) -> None:
    """Read a catalog; what was read must survive being written and read again."""
    content = po_reader.parse(po_reader.decode(data, "es.po"), locale="es", name="es.po")
    once = po.dump(content)
    if po.dump(po_reader.parse(once, locale="es")) != once:
        raise AssertionError("written and read again, it differs")
    content.by_id()


def exchanged(data: bytes, *, form: object, project: settings.Config) -> None:
    """Read a returned file, and say what an import would change."""
    rows = form.load(data, "es.file")  # type: ignore[attr-defined]
    plan_import(read_books(project, handouts(project), project.languages[0]), rows, check=lambda _: [])


def in_folder(data: bytes, *, folder: Path, name: str, read: Callable[[Path], object]) -> None:
    """Read a file by its path."""
    (folder / name).write_bytes(data)
    read(folder / name)


def readers(folder: Path) -> dict[str, tuple[bytes, Callable[[bytes], None], Callable[[bytes, random.Random], bytes]]]:
    """Return, by name, a valid file, what reads it, and what damages it."""
    root = folder / "project"
    (root / "data").mkdir(parents=True)
    (root / "data" / "instructions.csv").write_bytes(CSV)
    (root / "pyproject.toml").write_bytes(SETTINGS)
    project = settings.load(root)
    sync(Store(project, handouts(project)))
    books = read_books(project, handouts(project), project.languages[0])
    rows = export_rows(books, row_numbers(handouts(project)))
    forms = {"xliff": xliff_file, "csv returned": csv_file, "xlsx": xlsx_file}

    def table(file: Path) -> object:
        return read_source(file, frozenset({"clinic_phone"}), name="instructions.csv").chosen()

    return {
        "csv": (CSV, partial(in_folder, folder=folder, name="instructions.csv", read=table), damaged),
        "settings": (
            SETTINGS,
            partial(in_folder, folder=folder, name="pyproject.toml", read=lambda file: settings.load(file.parent)),
            damaged,
        ),
        "po": (books[0].path.read_bytes(), catalog, damaged),
        **{
            name: (
                form.dump(rows, project.languages[0]),
                partial(exchanged, form=form, project=project),
                repacked if name == "xlsx" else damaged,
            )
            for name, form in forms.items()
        },
    }


def attack(
    name: str,
    data: bytes,
    read: Callable[[bytes], None],
    spoil: Callable[[bytes, random.Random], bytes],
    dice: random.Random,
) -> tuple[str, float]:
    """Return how one damaged file ended, and the seconds of computing it took; a fault is kept as a file."""
    hostile = spoil(data, dice)
    start = time.process_time()
    try:
        read(hostile)
        end = "read"
    except AftercareError:
        end = "refused"
    except Exception as error:  # noqa: BLE001 - that is what we are after
        end = f"fault: {type(error).__name__}: {str(error)[:80]}"
    took = time.process_time() - start
    if took > SLOW and not end.startswith("fault"):
        end = f"fault: {took:.1f} s"
    if end.startswith("fault"):
        kept = Path(tempfile.gettempdir()) / f"aftercare-fuzz-{name.replace(' ', '-')}-{abs(hash(hostile)):x}"
        kept.write_bytes(hostile)
        end += f" ({kept})"
    return end, took


def main() -> int:
    """Attack every reader and print one line for each; return 1 where there was a fault."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    dice = random.Random(int(sys.argv[2]) if len(sys.argv) > 2 else 1)
    faults = 0
    with tempfile.TemporaryDirectory() as folder:
        for name, (data, read, spoil) in readers(Path(folder)).items():
            ends = [attack(name, data, read, spoil, dice) for _ in range(count)]
            wrong = [end for end, _ in ends if end.startswith("fault")]
            faults += len(wrong)
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
            told = {word: sum(end == word for end, _ in ends) for word in ("read", "refused")}
            slowest = max(took for _, took in ends)
            print(
                f"{name}: {count} files, {told['read']} read, {told['refused']} refused, {len(wrong)} faults;", end=" "
            )
            print(f"slowest {slowest:.2f} s, peak of the process {peak} MB", flush=True)
            for end in sorted(set(wrong))[:10]:
                print(f"  {end}", flush=True)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
