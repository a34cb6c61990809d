"""A small project in a folder of its own, for the tests of reviewing."""

import atexit
import re
import shutil
import subprocess
import tempfile
from functools import cache
from pathlib import Path

from aftercare.catalogs import po, po_reader
from aftercare.catalogs.interface import interface_path
from aftercare.catalogs.merge import catalog_path
from aftercare.catalogs.store import Store, read_books
from aftercare.catalogs.sync import sync
from aftercare.core.language.languages import Language
from aftercare.core.settings.config import Config, load
from aftercare.core.text.typography import short_hash
from aftercare.core.units import Finding, Severity, Unit
from aftercare.source.english import handouts

CSV = """\
id,handout,section,kind,text,note
care.title,care,title,title,After your treatment,Title of the sheet.
care.call.heading,care,call,heading,When to call us,
care.call.signs,care,call,warning,Call us at {clinic_phone} if your skin is swollen for 2 days.,Keep the braces.
care.call.fever,care,call,warning,Call us if you have a fever.,
care.day.heading,care,day,heading,Day 1,
care.day.sun,care,day,text,Wait 48 hours before you go into the sun.,
care.day.gym,care,day,text,Do not exercise for 24 hours.,
care.day.wash,care,day,step,Wash your face with cool water.,
"""
SETTINGS = """\
[tool.aftercare]
languages = ["es", "ar"]
[tool.aftercare.clinic]
name = "Clinic"
phone = { e164 = "+13215550100", local = "(321) 555-0100" }
"""
SPANISH = {
    "care.title": "Después de su tratamiento",
    "care.call.heading": "Cuándo llamarnos",
    "care.call.signs": "Llámenos al {clinic_phone} si su piel está hinchada por 2 días.",
    "care.call.fever": "Llámenos si tiene fiebre.",
    "care.day.heading": "Día 1",
    "care.day.sun": "Espere 48 horas antes de exponerse al sol.",
    "care.day.gym": "No haga ejercicio durante 24 horas.",
    "care.day.wash": "Lávese la cara con agua fresca.",
}
ANA = "Ana García, certified translator"
BO = "Bo Li, RN"


def check(unit: Unit, *_: object) -> list[Finding]:
    """Stand for the real checks: numbers must stay, and a tab is worth a look."""
    lost = [number for number in re.findall(r"\d+", unit.source) if number not in unit.target]
    found = [Finding(unit, "numbers", Severity.ERROR, f"{number} is missing") for number in lost]
    return found + [Finding(unit, "blanks", Severity.WARNING, "a double space")] * ("  " in unit.target)


def no_findings(unit: Unit) -> list[Finding]:
    """Stand for checks that find nothing."""
    del unit
    return []


def no_facts(one: str, other: str) -> list[str]:
    """Stand for a comparison in which no fact has changed."""
    del one, other
    return []


def make(root: Path, *, spanish: dict[str, str] | None = None) -> Config:
    """Copy the project into a folder: to sync it for every test would take most of the time."""
    shutil.copytree(_template().name, root, dirs_exist_ok=True)
    config = load(root)
    if spanish is not None:
        fill(config, "es", spanish)
    return config


@cache
def _template() -> tempfile.TemporaryDirectory:
    folder = tempfile.TemporaryDirectory()
    atexit.register(folder.cleanup)
    root = Path(folder.name)
    (root / "data").mkdir()
    (root / "data" / "instructions.csv").write_text(CSV, encoding="utf-8")
    (root / "pyproject.toml").write_text(SETTINGS, encoding="utf-8")
    config = load(root)
    sync(Store(config, handouts(config)))
    fill(config, "es", SPANISH)
    return folder


def po_path(config: Config, tag: str, domain: str = "care") -> Path:
    return catalog_path(config.locales, config.choose((tag,))[0], domain)


def units(config: Config, language: Language) -> list[Unit]:
    """Return the units of the handout in a language."""
    (book, _) = read_books(config, handouts(config), language)
    return list(book.units)


def fill(config: Config, tag: str, texts: dict[str, str], *, fuzzy: bool = False, domain: str = "care") -> None:
    path = po_path(config, tag, domain)
    (language,) = config.choose((tag,))
    shipped = interface_path(config.locales, language)
    content = po_reader.read(shipped if domain == "interface" else path, locale=language.locale)
    for row, text in texts.items():
        message = content.by_id()[row]
        message.string = text
        message.flags ^= message.flags & {"fuzzy"} if not fuzzy else set()
        message.flags |= {"fuzzy"} if fuzzy else set()
    po.write(path, content)


def back_translation(words: str, target: str) -> str:
    """Return the comment that says what an engine made of a translation."""
    return f"back-translation: {words}; {short_hash(target)}"


def edit(path: Path, old: str, new: str, *, count: int = 1) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text, f"{old!r} is not in {path}"
    path.write_text(text.replace(old, new, count), encoding="utf-8")


def git(root: Path, *arguments: str) -> str:
    identity = ["-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "init.defaultBranch=main"]
    command = ["git", "-C", str(root), *identity, *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def commit(root: Path, message: str = "baseline") -> str:
    if not (root / ".git").exists():
        git(root, "init", "-q", "--template=")
    git(root, "add", "-A")
    git(root, "commit", "-qm", message)
    return git(root, "rev-parse", "HEAD").strip()
