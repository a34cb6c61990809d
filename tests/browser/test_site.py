"""The pages that lead to handouts: odd searches, hostile titles and names, few and many languages, two browsers."""

import datetime as dt
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from aftercare.core.settings.clinic import Clinic
from aftercare.core.settings.hours import Hours
from aftercare.export.exporters import HandoutHtmlExporter
from aftercare.handout.document import State
from aftercare.pipeline.site import Entry
from aftercare.pipeline.site.index import MOST_CHIPS, SHORT
from chromium import OUTSIDE, violations
from command import ROOT, in_process
from drawn_lines import lines
from notebooks import notebook
from picture_bytes import png
from samples import HOSTILE, TAGS, real
from servers import serving
from signed_project import SETTINGS, sign
from site_entries import entry, filed, write
from validator import errors

pytestmark = pytest.mark.slow

STATES = (State.APPROVED, State.DRAFT, State.STALE, State.MISSING)
LONG = "Donaudampfschifffahrtsgesellschaftskapitän" * 4
WEEK = tuple(Hours((day,), dt.time(8, day), dt.time(17, day)) for day in range(7))
HOSTILE_CLINIC = Clinic(LONG, "+13215550100", "(321) 555-0100", WEEK, "<b>1 Main St</b> " + "x" * 100)
ARABIC_FIRST = ("ar", "fa", "en", "es")
TITLES = {
    "fever": {
        "vi": "Sốt ở trẻ em", "zh-Hans": "儿童做MRI检查后发烧", "ar": "الحُمّى عند الأطفال في المدرسة، ٣٨ درجة",
        "th": "ไข้ในเด็ก", "ko": "어린이 발열", "es": "Fiebre en niños (¿cuándo llamar?)",
    },
    "constructor": {"vi": "Đau lưng"},
    "tail": {"es": "C++ [a-z]* \\d+ $1"},
}  # fmt: skip
"""Handout → its translated titles, by language; the English ones are their slugs."""


def titled(slug: str, tag: str) -> Entry:
    title = TITLES[slug].get(tag, slug)
    return filed(entry(tag, handout=slug, title=title, title_english=slug, state=State.DRAFT))


def hostile() -> list[Entry]:
    """Return a site in which every title, reviewer and notice is hostile, in all states."""
    texts = [*HOSTILE, LONG]
    return [
        filed(
            replace(
                entry(tag, handout=f"h-{at}", title=text, state=STATES[at % 4]),
                title_english=text if at % 2 else f"{text} {at}",
                reviewed=f"{LONG}, RN, {text}" if at % 4 == 0 else "",
                notice=(text, "The English has changed.") if at % 4 == 2 else (),
                report="mailto:a@example.org?subject=x%26y",
            )
        )
        for at, text in enumerate(texts)
        for tag in ("es", "ar", "th", "zh-Hans")
    ]


SITES = {
    "hostile": (hostile, HOSTILE_CLINIC),
    "alone": (lambda: [filed(entry("en", handout="a"))], Clinic("C", "+13215550100", "(321) 555-0100")),
    "arabic": (
        lambda: [filed(entry("ar", handout="a", title=LONG, state=State.APPROVED))],
        Clinic("عيادة السلام", "+13215550100", "(321) 555-0100 ext. 12", WEEK[:1], "شارع الملك 12"),
    ),
    "long": (
        lambda: [
            filed(entry(tag, handout=f"h-{at}", state=STATES[at % 4]))
            for at in range(MOST_CHIPS // len(TAGS) + 1)
            for tag in TAGS
        ],
        HOSTILE_CLINIC,
    ),
    "titles": (lambda: [titled(slug, tag) for slug in TITLES for tag in TAGS], HOSTILE_CLINIC),
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    found = tmp_path_factory.mktemp("sites")
    for name, (entries, clinic) in SITES.items():
        write(found / name, entries(), clinic)
    return found


def pages(site: Path) -> list[Path]:
    """Return the pages to look at: of the large sites only those for the staff, the others are looked at elsewhere."""
    found = site.glob("*.html") if site.name in {"long", "titles"} else site.rglob("*.html")
    return sorted(found)


@pytest.fixture(scope="module")
def only_page(browser: Browser) -> Iterator[tuple[Page, list[str]]]:
    """Return a page for all tests, and what goes wrong in it."""
    found, wrong = browser.new_page(), list[str]()
    found.on("pageerror", lambda error: wrong.append(str(error)))
    found.on("console", lambda message: wrong.append(message.text))
    yield found, wrong
    found.close()


@pytest.fixture
def page(only_page: tuple[Page, list[str]]) -> Iterator[Page]:
    found, wrong = only_page
    wrong.clear()
    found.goto("about:blank")
    found.set_viewport_size({"width": 320, "height": 640})
    found.emulate_media(media="null")
    yield found
    found.evaluate("0")  # what the page has said before is here by then
    assert wrong == []


FOUND = {
    # Tones and accents, with and without; one letter of several keyboards; digits of several scripts.
    "sot o tre em": {"fever": {"vi"}},
    "Sốt ở trẻ em": {"fever": {"vi"}},
    "SỐT": {"fever": {"vi"}},
    "dau lung": {"constructor": {"vi"}},
    "ninos": {"fever": {"es"}},
    "发烧": {"fever": {"zh-Hans"}},
    "mri": {"fever": {"zh-Hans"}},
    "ＭＲＩ": {"fever": {"zh-Hans"}},
    "ไข้": {"fever": {"th"}},
    "어린이": {"fever": {"ko"}},
    "الحمى": {"fever": {"ar"}},
    "الحُمَّى": {"fever": {"ar"}},
    "الحمی": {"fever": {"ar"}},
    "الحـمى": {"fever": {"ar"}},
    "المدرسه 38": {"fever": {"ar"}},
    # Signs of regular expressions and of HTML are no words, and break nothing.
    "c++ [a-z]* \\d+": {"tail": {"es"}},
    "(?<=": {},
    "<script>alert(1)</script>": {},
    "[tail-": {"tail": set(TAGS), "fever": {"th"}, "constructor": {"th"}},  # tailandés
    # Long, odd and broken.
    "constructor vietnamese": {"constructor": {"vi"}},
    "__proto__": {slug: {"pt-BR"} for slug in ("tail", "fever", "constructor")},  # which is near to portoghese
    "fever " * 2000: {"fever": set(TAGS)},
    "x" * 100_000: {},
    "fever \u202e\u200b\ufeff": {"fever": set(TAGS)},
}


def until(page: Page, expression: str) -> None:
    """Wait until something is so, by asking from outside: the page's policy does not let `wait_for_function` in."""
    while not page.evaluate(f"Boolean({expression})"):
        page.wait_for_timeout(50)


def left(page: Page) -> dict[str, set[str]]:
    """Return the handouts that are shown, and in which languages."""
    found = page.locator("[data-handout]:visible").evaluate_all(
        "rows => rows.map((row) => [row.dataset.handout, "
        "[...row.querySelectorAll('.chips > li:not([hidden])')].map((item) => item.dataset.tag)])"
    )
    return {slug: set(tags) for slug, tags in found}


def test_odd_searches(folder: Path, page: Page) -> None:
    """They are typed into one page, one over the other, and looked up again by their addresses."""
    page.goto((folder / "titles" / "index.html").as_uri())
    found, kept = {}, {}
    for typed in FOUND:
        before = page.url
        page.locator("#search").fill(typed)
        until(page, "window.aftercareTitles")
        found[typed] = left(page)
        until(page, f"location.href != {json.dumps(before)}")
        kept[typed] = page.url
    assert found == FOUND
    assert {typed: again(page, address) for typed, address in kept.items()} == FOUND


def again(page: Page, address: str) -> dict[str, set[str]]:
    """Return what an address shows in a page that has shown nothing before."""
    page.goto("about:blank")
    page.goto(address)
    until(page, "window.aftercareTitles")
    return left(page)


@pytest.mark.parametrize("hash_", ["#q=%", "#q=%E0%A4", "#fever", "#q", "#q=&q=fever", "#=", "#q=%00"])
def test_an_address_that_somebody_broke_shows_everything(folder: Path, page: Page, hash_: str) -> None:
    page.goto((folder / "titles" / "index.html").as_uri() + hash_)
    assert left(page) in ({}, {slug: set(TAGS) for slug in TITLES})
    page.locator("#search").fill("fever")
    assert left(page) == {"fever": set(TAGS)}


def test_the_address_keeps_up_with_fast_typing_and_the_way_back(folder: Path, page: Page) -> None:
    """Browsers throw where an address changes a hundred times in ten seconds."""
    address = (folder / "titles" / "index.html").as_uri()
    page.goto(address)
    page.evaluate("""() => {
      window.changes = 0;
      const change = history.replaceState.bind(history);
      history.replaceState = (...all) => { window.changes += 1; change(...all); };
    }""")
    page.locator("#search").press_sequentially("fever " * 20)
    page.wait_for_url(f"{address}#q=fever+*")
    assert page.evaluate("window.changes") < 20
    page.evaluate("location.hash = 'q=tail'")
    until(page, "document.getElementById('search').value === 'tail'")
    page.go_back()
    until(page, "document.getElementById('search').value.startsWith('fever')")
    assert left(page) == {"fever": set(TAGS)}


def test_any_site_is_valid(folder: Path) -> None:
    assert errors(page for name in SITES for page in pages(folder / name)) == ""


@pytest.mark.parametrize("name", SITES)
def test_any_site_is_accessible_and_fits_a_small_screen(folder: Path, page: Page, name: str) -> None:
    for file in pages(folder / name):
        page.emulate_media(media="screen")
        page.goto(file.as_uri())
        assert violations(page) == [], file
        for media in ("screen", "print"):
            page.emulate_media(media=media)  # type: ignore[arg-type]
            assert page.evaluate("document.documentElement.scrollWidth") <= 320, (file, media)
            assert page.evaluate(OUTSIDE) == [], (file, media)


def test_no_line_of_prose_is_longer_than_people_read(folder: Path, page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto((folder / "alone" / "index.html").as_uri())
    prose = [line for text in lines(page.locator("p, dd, footer li")) for line in text]
    assert max(len(line.strip()) for line in prose) <= 75
    assert any(len(line) > 50 for line in prose)


SEEN_LINKS = """[...document.links].filter((link) => link.checkVisibility({visibilityProperty: true})
  && link.getBoundingClientRect().width).map((link) => decodeURI(link.getAttribute("href")))"""


SMALL = """() => [...document.querySelectorAll("body *")].filter((element) =>
  [...element.childNodes].some((node) => node.nodeType == 3 && node.data.trim()) && element.checkVisibility()
  && parseFloat(getComputedStyle(element).fontSize) < 10 / 72 * 96 - 0.1).map((element) => element.outerHTML.slice(0, 80))"""


def test_no_printed_letter_is_smaller_than_people_read(folder: Path, page: Page) -> None:
    page.emulate_media(media="print")
    for path in pages(folder / "hostile"):
        page.goto(path.as_uri())
        assert page.evaluate(SMALL) == [], path


@pytest.mark.parametrize("name", SITES)
def test_any_site_is_of_use_without_scripts(folder: Path, browser: Browser, name: str) -> None:
    """Every handout is reached by links alone."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((folder / name / "index.html").as_uri())
    assert page.locator("#find").is_hidden()
    entries = SITES[name][0]()
    reached = set(page.evaluate(SEEN_LINKS))
    for tag in {each.language.tag for each in entries}:
        assert f"./{tag}/index.html" in reached
        page.goto((folder / name / tag / "index.html").as_uri())
        found = set(page.evaluate(SEEN_LINKS))
        assert {f"../{file.path}" for each in entries if each.language.tag == tag for file in each.files} <= found
    context.close()


@pytest.mark.parametrize("name", ["long", "titles"])
def test_links_say_what_they_lead_to(folder: Path, page: Page, name: str) -> None:
    """The script draws the chips of the long list, and names them as the others are."""
    entries = SITES[name][0]()
    page.goto((folder / name / "index.html").as_uri())
    page.locator("[data-handout]").first.scroll_into_view_if_needed()
    until(page, "document.querySelector('.chips > li')")
    chips = page.locator("[data-handout]").first.locator(".chips")
    for each in (each for each in entries if each.handout == entries[0].handout):
        word = SHORT[each.state][0]
        for text in (f"{each.language.endonym} {word}", f"PDF, {each.language.name}, {word}"):
            assert chips.get_by_role("link", name=text, exact=True).count() == 1, text
    page.goto((folder / name / "es" / "index.html").as_uri())
    for each in (each for each in entries[:60] if each.language.tag == "es"):
        row = page.locator(f"[id='{each.handout}']")
        for file in each.files:
            assert row.get_by_role("link", name=f"{each.word(file.label).text} {each.title}", exact=True).count() == 1


def test_firefox_does_the_same(folder: Path) -> None:
    """On every page of a long site, and on handouts of several scripts."""
    firefox = next(filter(None, map(shutil.which, ("firefox-esr", "firefox"))), None)
    node = Path(sys.executable).with_name("node")
    if firefox is None or not node.exists():
        pytest.skip("no Firefox on this machine; run `make test`, which installs it where the system can")
    site = folder / "long"
    scripts = ("en", "ar", "th", "zh-Hans")
    for tag in scripts:
        (site / "handouts").mkdir(exist_ok=True)
        text, _ = HandoutHtmlExporter().from_notebook_node(notebook(real(tag)))
        (site / "handouts" / f"{tag}.html").write_text(text, encoding="utf-8")
    # The pages of other languages differ in words alone, and have been looked at in Chromium.
    looked_at = [
        *pages(site),
        *(page for tag in scripts for page in site.rglob(f"{tag}*/index.html")),
        *site.glob("handouts/*"),
    ]
    paths = [str(path.relative_to(site)) for path in looked_at]
    command = [node, ROOT / "tests/browser/firefox_site.mjs", firefox, site, *paths]
    done = subprocess.run(command, check=False, capture_output=True, text=True, timeout=200)
    assert done.returncode == 0, done.stderr
    seen = json.loads(done.stdout)
    assert seen["wrong"] == []
    assert {url for url in seen["asked"] if not url.startswith(("file:", "data:"))} == set()
    assert seen["pages"] == {path: {"outside": False, "violations": [], "families": []} for path in paths}
    assert {text: set(tags) for text, tags in seen["found"].items()} == {
        "creole": {"ht"},
        "中文": {"zh-Hans", "zh-Hant"},
        "العربية": {"ar"},
        "tieng viet": {"vi"},
        "([": set(),
    }
    assert sorted(seen["chips"]) == sorted(
        [tag, *(f"./{file.path}" for file in filed(entry(tag, handout="h-1", state=STATES[1])).files[:2])]
        for tag in TAGS
    )


@pytest.fixture(scope="module")
def released(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder for the web server, with English and Spanish in two editions and a logo."""
    found = tmp_path_factory.mktemp("released")
    sign(found / "project", SETTINGS.replace("languages", 'editions = ["standard", "bilingual"]\nlanguages'))
    (found / "project/logo.png").write_bytes(png(30, 10, b"\0" * 310))
    with (found / "project/pyproject.toml").open("a") as settings:
        settings.write('logo = "logo.png"\n')
    run = in_process(found / "project", "publish", "--release", "--to", str(found / "www"), "--lang", "es")
    assert run.returncode == 0, run.stdout + run.stderr
    return found / "www"


def test_a_notice_names_its_language_and_is_shown_with_it_alone(folder: Path, page: Page) -> None:
    page.goto((folder / "hostile" / "index.html").as_uri())
    notices = "[...document.querySelectorAll('[data-handout] > div')].filter((each) => each.checkVisibility())"
    named = f"{notices}.map((each) => [each.dataset.tag, each.querySelector('strong').textContent])"
    assert {tuple(each) for each in page.evaluate(named)} == {
        ("es", "Spanish:"), ("ar", "Arabic:"), ("th", "Thai:"), ("zh-Hans", "Chinese, simplified:")
    }  # fmt: skip
    page.fill("#search", "arabic")
    until(page, f"{notices}.every((each) => each.dataset.tag === 'ar')")
    assert page.evaluate(f"{notices}.length") > 0


ONLY_FEVER = (
    "[...document.querySelectorAll('[data-handout]:not([hidden])')].map((row) => row.dataset.handout) == 'fever'"
)
LOOK = """async () => [
  (await Promise.all([...document.fonts].map((font) => font.load()))).length,
  getComputedStyle(document.body).maxWidth,
  [...document.images].map((image) => image.naturalWidth)]"""


def test_the_header_that_the_docs_name_lets_everything_of_the_pages_through(page: Page, released: Path) -> None:
    (told,) = re.findall(
        r"^Content-Security-Policy: (.+)$", (ROOT / "docs/content-managers.md").read_text(), re.MULTILINE
    )
    found = sorted(path.relative_to(released).as_posix() for path in released.rglob("*.html"))
    assert len(found) == 7
    seen = {}
    for policy in ("", told):
        with serving(released, {"Content-Security-Policy": policy} if policy else {}) as url:
            for name in found:
                page.goto(f"{url}/{name}")
                seen[policy, name] = page.evaluate(LOOK)
                assert seen[policy, name][0], name
            page.goto(f"{url}/index.html")
            page.fill("#search", "fiebre")
            until(page, ONLY_FEVER)
    assert {name: seen["", name] for name in found} == {name: seen[told, name] for name in found}
    assert [30] in [images for _, _, images in seen.values()]
