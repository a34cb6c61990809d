"""Pages as readers have them: valid, accessible, without a request to anybody, readable on a small screen."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, Literal

import pytest
from playwright.sync_api import Browser, Page
from zxingcpp import read_barcodes

from aftercare.export.exporters import HandoutBilingualHtmlExporter, HandoutHtmlExporter, HandoutMarkdownExporter
from aftercare.export.report import ReportExporter
from aftercare.handout.document import Document, State
from chromium import OUTSIDE, RULES
from drawn_lines import lines
from kinds import ARABIC, every_kind
from notebooks import notebook
from printed import sheets
from samples import HOSTILE, ROOT, TAGS, made, real
from site_entries import entry, filed, write
from validator import errors

pytestmark = pytest.mark.slow

TOOLS = ROOT / "tests" / "node_modules"
INSTALL = "run `make test`, which installs it"
BESIDE = """() => [...document.querySelectorAll(".both")].map((both) => {
  const base = (element) => {
    const mark = element.insertBefore(document.createElement("span"), element.firstChild);
    mark.style.cssText = "display: inline-block; inline-size: 0; block-size: 0";
    const at = mark.getBoundingClientRect();
    mark.remove();
    return at;
  };
  const [own, english] = [base(both.firstElementChild), base(both.lastElementChild)];
  return [english.left, english.bottom - own.bottom, Boolean(both.closest(".warning"))];
})"""
STATES = (State.APPROVED, State.DRAFT)
ALIKE = {"es", "ht", "vi", "pt-BR", "fr", "tl", "it", "pl", "ru", "ko", "gu", "zh-Hant"} & {*TAGS}
"""Languages whose pages differ from those in German, Thai or Chinese in words and fonts alone, which axe does not look at:
it takes longer than all else that is asked of a page."""
LINKS = """items => items.map((item) => [item.className, item.innerText.replace(/\\s+/g, " "),
  ...[...item.querySelectorAll("a")].map((link) => [link.getAttribute("href"), link.lang, link.dir, link.ariaLabel])])"""
# Whatever has the enhanced contrast has the other one: to measure both would take twice as long.
BROKEN = """rules => axe.run(document, {runOnly: rules,
  rules: {"color-contrast": {enabled: false}, "color-contrast-enhanced": {enabled: true}}, resultTypes: ["violations"]}).then(
  ({violations, passes}) => [violations.map(({id, nodes}) => [id, nodes.map(({html}) => html.slice(0, 120))]),
    passes.map(({id}) => id)])"""
SHOWN = f"""() => ({{
  width: document.documentElement.scrollWidth,
  outside: ({OUTSIDE})(),
  small: [...document.querySelectorAll("main *")].filter((element) => element.innerText?.trim()
    && parseFloat(getComputedStyle(element).fontSize) < (element.className == "number" ? 13 : 18)).map((element) => element.outerHTML.slice(0, 120)),
  row: document.querySelector(".row") && getComputedStyle(document.querySelector(".row")).fontSize,
  rooms: [...document.querySelectorAll(".warning a[href^='tel:']")].map((link) => {{
    const [own, box] = [link.getBoundingClientRect(), link.closest(".warning").getBoundingClientRect()];
    return Math.min(own.left - box.left, box.right - own.right);
  }}),
}})"""


def in_course(document: Document) -> Document:
    return replace(document, blocks=tuple(replace(block, course=True) for block in document.blocks))


def documents() -> dict[str, Document]:
    signed = {"approved-es": made("es", ("x",), state=State.APPROVED)}
    missing = {
        f"missing-{tag}": made(tag, HOSTILE, state=State.MISSING, missing=frozenset({2, 5})) for tag in ("de", "ar")
    }
    kinds = {"kinds-es": every_kind("es"), "kinds-ar": every_kind("ar", ARABIC)}
    kinds |= {f"course-{name}": in_course(document) for name, document in kinds.items()}
    codes = {f"code-{tag}": real(tag, f"https://handouts.example.org/{tag}/#microneedling") for tag in ("ar", "de")}
    return {**{tag: real(tag) for tag in TAGS}, **signed, **missing, **kinds, **codes}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with every page, as `aftercare build` lays it out, near enough."""
    found = tmp_path_factory.mktemp("pages")
    html, markdown = HandoutHtmlExporter(), HandoutMarkdownExporter()
    for name, document in documents().items():
        saved = notebook(document)
        (found / f"{name}.html").write_text(html.from_notebook_node(saved)[0], encoding="utf-8")
        (found / f"{name}.md").write_text(markdown.from_notebook_node(saved)[0], encoding="utf-8")
    signed = entry("fr", state=State.APPROVED, reviewed="Ana Díaz, CT; 22 novembre 2026")
    entries = [signed, *(entry(tag) for tag in TAGS if tag != "fr"), entry("es", title="Mitigación" * 12, handout="b")]
    write(found, entries)
    (found / "report.html").write_text(ReportExporter().from_notebook_node(notebook(real("en")))[0], encoding="utf-8")
    return found


@pytest.fixture(scope="module")
def only_page(browser: Browser) -> Iterator[Page]:
    """Return a page for all tests: a new one takes longer than what most of them do with it."""
    found = browser.new_page(locale="pt-PT")
    yield found
    found.close()


@pytest.fixture
def page(only_page: Page) -> Page:
    only_page.goto("about:blank")
    only_page.set_viewport_size({"width": 320, "height": 640})
    only_page.emulate_media(media="null")
    return only_page


def pages(folder: Path) -> list[Path]:
    return [file for file in sorted(folder.rglob("*.html")) if file.name != "report.html"]


@pytest.fixture(scope="module")
def seen(folder: Path, only_page: Page) -> dict[str, dict[str, Any]]:
    """Return what a small screen shows of every page, which is opened once, and what the page asks and says."""
    page, found = only_page, {}
    asked, said = list[str](), list[str]()
    listeners = {
        "request": lambda request: asked.append(request.url),
        "console": lambda message: said.append(message.text),
        "pageerror": lambda error: said.append(str(error)),
    }
    for event, listener in listeners.items():
        page.on(event, listener)  # type: ignore[call-overload]
    page.set_viewport_size({"width": 320, "height": 640})
    for file in sorted(folder.rglob("*.html")):
        page.emulate_media(media="screen")
        page.goto(file.as_uri())
        screen = page.evaluate(SHOWN)
        page.emulate_media(media="print")
        found[str(file.relative_to(folder))] = {
            "screen": screen, "print": page.evaluate(SHOWN), "asked": [*asked], "said": [*said]
        }  # fmt: skip
        asked.clear()
        said.clear()
    for event, listener in listeners.items():
        page.remove_listener(event, listener)
    return found


def tool(path: str) -> str:
    found = TOOLS / path
    assert found.exists(), f"{found} is not there; {INSTALL}"
    return str(found)


def run(*command: str, cwd: Path) -> str:
    path = os.pathsep.join((str(ROOT / ".venv" / "bin"), os.environ["PATH"]))
    done = subprocess.run(
        command, check=False, capture_output=True, text=True, cwd=cwd, env={**os.environ, "PATH": path}
    )
    return "" if done.returncode == 0 else done.stdout + done.stderr


def test_html_is_valid(folder: Path) -> None:
    assert errors(folder.rglob("*.html")) == ""


def test_markdown_passes_the_linter(folder: Path) -> None:
    shutil.copy(ROOT / ".markdownlint.yaml", folder)
    lint = tool("markdownlint-cli2/markdownlint-cli2-bin.mjs")
    assert run("node", lint, "*.md", cwd=folder) == ""


def test_pages_are_accessible_and_their_text_has_the_enhanced_contrast(folder: Path, page: Page) -> None:
    axe = Path(tool("axe-core/axe.min.js")).read_text(encoding="utf-8")
    for file in pages(folder):
        if {file.stem, file.parent.name} & ALIKE:
            continue
        page.goto(file.as_uri())
        page.evaluate(axe)
        wrong, passed = page.evaluate(BROKEN, RULES)
        assert wrong == [], file.name
        assert "color-contrast-enhanced" in passed
        assert len(passed) > 11


def test_nothing_is_asked_of_anybody(seen: dict[str, dict[str, Any]]) -> None:
    for name, page in seen.items():
        assert [url.partition(":")[0] for url in page["asked"]] == ["file"], name
        assert page["said"] == [], name


@pytest.mark.parametrize("media", ["screen", "print"])
def test_nothing_runs_off_a_small_screen(seen: dict[str, dict[str, Any]], media: str) -> None:
    shown = {name: page[media] for name, page in seen.items() if name != "report.html"}
    assert {name: page["width"] for name, page in shown.items() if page["width"] > 320} == {}
    assert {name: page["outside"] for name, page in shown.items() if page["outside"]} == {}


def test_letters_are_large_enough(seen: dict[str, dict[str, Any]]) -> None:
    for tag in TAGS:
        page = seen[f"{tag}.html"]
        assert page["screen"]["small"] == []
        assert page["print"]["row"] == f"{14 * 96 / 72:.4f}px"


@pytest.mark.parametrize("tag", ["en", "ar"])
def test_the_phone_reads_from_left_to_right(folder: Path, page: Page, tag: str) -> None:
    """Measure where the characters are: the area code is left of the rest, also in Arabic."""
    page.goto((folder / f"{tag}.html").as_uri())
    left, right = page.evaluate("""() => {
      const text = document.querySelector("a[href^=tel] bdi").firstChild;
      const at = (offset) => {
        const range = document.createRange();
        range.setStart(text, offset);
        range.setEnd(text, offset + 1);
        return range.getBoundingClientRect().left;
      };
      return [at(1), at(text.length - 1)];
    }""")
    assert left < right


def test_the_number_to_call_does_not_touch_its_box(seen: dict[str, dict[str, Any]]) -> None:
    rooms = {tag: min(seen[f"{tag}.html"]["screen"]["rooms"]) for tag in TAGS}
    assert {tag: room for tag, room in rooms.items() if room < 12} == {}


@pytest.mark.parametrize(("tag", "width"), [("de", 360), ("de", 1000), ("ar", 320), ("th", 360)])
def test_an_address_is_parted_at_its_slashes(page: Page, tag: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    address = f"https://handouts.example.org/care/{tag}/#microneedling-long"
    page.set_content(HandoutHtmlExporter().from_notebook_node(notebook(real(tag, address)))[0])
    link = page.locator(f'.facts a[href="{address}"]')
    (drawn,) = lines(link)
    assert "".join(drawn) == link.inner_text() == address, "and copied whole"
    assert [line for line in drawn[:-1] if not line.endswith("/")] == []


ALONE = """() => {
  const [article, heading] = [".handout", ".point :is(h2, h3)"].map((name) => document.querySelector(name));
  const room = Object.assign(document.createElement("div"), {style: "block-size: 238mm"});
  article.removeAttribute("data-mark");
  article.replaceChildren(room, heading, Object.assign(document.createElement("p"), {innerText: "x"}));
}"""
"""Leaves a heading that begins the second sheet."""


@pytest.mark.parametrize("tag", ["th", "vi", "ar"])
def test_a_heading_at_the_top_of_a_sheet_is_whole(page: Page, tag: str, tmp_path: Path) -> None:
    """What stands above its letters is not on the sheet before."""
    page.set_content(HandoutHtmlExporter().from_notebook_node(notebook(real(tag)))[0])
    page.evaluate(ALONE)
    before, own = sheets(page.pdf(format="Letter"), tmp_path)
    assert (own < 128).any()
    assert not (before < 250).any()


ROOMS = """() => [...document.querySelectorAll(".warning a[href^='tel:'], .warning h2, .banner p, h1")].map((element) => {
  const [own, box] = [element, element.closest(".warning, .banner, main")].map((each) => each.getBoundingClientRect());
  return [own.left - box.left, box.right - own.right, element.clientWidth - element.scrollWidth];
}).flat()"""


@pytest.mark.parametrize("tag", ["de", "ru", "ar", "th", "ko"])
def test_letters_of_twice_the_size_need_no_more_room_than_a_phone_has(folder: Path, page: Page, tag: str) -> None:
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto((folder / f"{tag}.html").as_uri())
    page.evaluate("document.documentElement.style.fontSize = '36px'")
    assert page.evaluate(OUTSIDE) == []
    assert min(page.evaluate(ROOMS)) >= 0
    for drawn in lines(page.locator("h1, h2, .row, .banner p")):
        whole = {word for line in drawn for word in re.findall(r"[^\W\d_]+", line)}
        words = {word for word in re.findall(r"[^\W\d_]+", "".join(drawn)) if tag != "th" and len(word) < 13}
        assert words <= whole, "no word is parted that has room"


@pytest.mark.parametrize("tag", ["de", "ar", "ko"])
def test_english_is_in_one_column_on_the_lines_of_what_it_stands_beside(page: Page, tag: str) -> None:
    page.set_viewport_size({"width": 1000, "height": 800})
    document = replace(real(tag), editions=("bilingual",))
    page.set_content(HandoutBilingualHtmlExporter().from_notebook_node(notebook(document))[0])
    pairs = page.evaluate(BESIDE)
    assert len({round(left) for left, _, boxed in pairs if not boxed}) == 1
    assert len({round(left) for left, _, boxed in pairs if not boxed or tag != "ar"}) == 1
    assert max(abs(off) for _, off, _ in pairs) < 1


@pytest.mark.parametrize("tag", ["es", "ar"])
@pytest.mark.parametrize("width", [320, 1024])
def test_no_table_stands_on_the_line_of_a_course(folder: Path, page: Page, tag: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto((folder / f"course-kinds-{tag}.html").as_uri())
    course, table = (page.locator(name).first.bounding_box() for name in (".course", ".course table"))
    line = course["x"] + 3 if tag == "es" else course["x"] + course["width"] - 3
    side = table["x"] - line if tag == "es" else line - table["x"] - table["width"]
    assert side >= 2


@pytest.mark.parametrize("tag", ["es", "ar"])
def test_the_frames_of_draft_and_warning_are_in_line_on_a_phone(folder: Path, page: Page, tag: str) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto((folder / f"{tag}.html").as_uri())
    draft, warning = (page.locator(name).first.bounding_box() for name in (".banner", ".warning"))
    assert (draft["x"], draft["width"]) == (warning["x"], warning["width"])


def test_colours_stay_as_they_were_chosen_where_a_browser_darkens_pages(folder: Path, browser: Browser) -> None:
    page = browser.new_page(color_scheme="dark")
    for name in ("es.html", "index.html"):
        page.goto((folder / name).as_uri())
        assert page.evaluate("getComputedStyle(document.documentElement).colorScheme") == "light only"
    page.close()


@pytest.mark.parametrize("tag", ["es", "ar"])
def test_the_number_of_a_table_stands_under_the_others_on_a_phone(folder: Path, page: Page, tag: str) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto((folder / f"course-kinds-{tag}.html").as_uri())
    boxes = [
        page.locator(f".course {item} > .number").first.bounding_box() for item in ("li:has(.row)", ".holds-table")
    ]
    row, table = (box["x"] if tag == "ar" else box["x"] + box["width"] for box in boxes)
    assert abs(row - table) < 1


def test_row_numbers_stand_at_the_side_where_lines_begin(folder: Path, page: Page) -> None:
    for tag, sign in (("en", 1), ("ar", -1)):
        page.goto((folder / f"{tag}.html").as_uri())
        number, row = (page.locator(f".{name}").first.bounding_box() for name in ("number", "row"))
        assert number is not None
        assert row is not None
        assert (row["x"] - number["x"]) * sign > 0


CHIPS = "items => items.map((item) => item.dataset.tag)"


def shown(page: Page) -> list[str]:
    """Return the languages that handouts are shown in, each once."""
    return sorted(set(page.locator(".chips > li:visible").evaluate_all(CHIPS)))


def test_the_browsers_language_comes_first(folder: Path, page: Page) -> None:
    page.goto((folder / "index.html").as_uri())
    assert page.locator(".languages > li").first.get_attribute("data-tag") == "pt-BR"


FOUND = {
    "espanol": ["es"],
    "HAITIAN": ["ht"],
    "creole": ["ht"],
    "mandarin": ["zh-Hans", "zh-Hant"],
    "chino trad": ["zh-Hant"],
    "filipino": ["tl"],
    "العربية": ["ar"],
    "中文": ["zh-Hans", "zh-Hant"],
    "instructions polish": ["pl"],
    "xyz": [],
}
NEAR = {
    "hatian": ["ht"],
    "Vietnamees": ["vi"],
    "instrutcions polsh": ["pl"],
    "microneedling germans": ["de"],
    "needling arabics": ["ar"],
    "gemran": ["de"],
}
"""What nothing is called, and what is found for it."""


@pytest.mark.parametrize("typed", NEAR)
def test_slips_plurals_and_words_written_together_find_what_is_near(folder: Path, page: Page, typed: str) -> None:
    page.goto((folder / "index.html").as_uri())
    page.get_by_label("Find a handout or a language").fill(typed)
    assert shown(page) == NEAR[typed]
    assert page.get_by_role("status").inner_text().startswith("Nothing is written like that.")


@pytest.mark.parametrize("typed", FOUND)
def test_handouts_are_found_by_title_and_language(folder: Path, page: Page, typed: str) -> None:
    page.goto((folder / "index.html").as_uri())
    page.get_by_label("Find a handout or a language").fill(typed)
    assert shown(page) == FOUND[typed]
    assert page.locator(".languages > li:visible").count() == len(FOUND[typed])
    assert page.get_by_role("status").inner_text().strip() == ("" if FOUND[typed] else "Nothing was found.")


def test_a_translated_title_is_found(folder: Path, page: Page) -> None:
    page.goto((folder / "index.html").as_uri())
    page.get_by_label("Find a handout or a language").fill(real("vi").title.text)
    page.locator(".chips > li[data-tag=es]").first.wait_for(state="hidden")
    page.locator(".chips > li[data-tag=vi]").first.wait_for()
    assert shown(page) == ["vi"]


def test_the_search_stays_in_the_address(folder: Path, page: Page) -> None:
    address = (folder / "index.html").as_uri()
    page.goto(address)
    page.get_by_label("Find a handout or a language").fill("viet")
    page.wait_for_url(f"{address}#q=viet")
    page.goto("about:blank")
    page.goto(f"{address}#q=Ti%E1%BA%BFng+Vi%E1%BB%87t")
    assert shown(page) == ["vi"]
    page.get_by_label("Find a handout or a language").fill("")
    page.wait_for_url(address)
    assert len(shown(page)) == len(TAGS)


def test_the_list_works_by_keyboard(folder: Path, page: Page) -> None:
    page.goto((folder / "index.html").as_uri())
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "search"
    page.keyboard.type("viet")
    for path in ("./vi/index.html", "./languages.html", "./handouts.zip", "./x/vi.html", "./x/vi.pdf"):
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.getAttribute('href')") == path


def test_the_list_works_without_its_script(folder: Path, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((folder / "index.html").as_uri())
    assert shown(page) == sorted(TAGS)
    assert page.locator("#search:visible").count() == 0
    context.close()


def test_a_long_list_is_drawn_as_it_comes_into_view(tmp_path: Path, page: Page) -> None:
    """The same chips that a short list holds, on the page and in print."""
    many = [filed(entry(tag, handout=f"h-{at}", state=STATES[at % 2])) for at in range(60) for tag in TAGS]
    write(tmp_path / "long", many)
    write(tmp_path / "short", many[: 2 * len(TAGS)])
    chips = {}
    for name in ("short", "long"):
        page.goto((tmp_path / name / "index.html").as_uri())
        for slug in ("h-0", "h-1"):
            page.locator(f"[data-handout={slug}]").scroll_into_view_if_needed()
            page.locator(f"[data-handout={slug}] .chips > li").first.wait_for()
        chips[name] = page.locator("[data-handout=h-0] .chips > li, [data-handout=h-1] .chips > li").evaluate_all(LINKS)
    assert len(chips["short"]) == 2 * len(TAGS)
    assert chips["long"] == chips["short"]
    drawn = page.locator(".chips > li").count()
    assert drawn < len(many)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator(".chips > li").count() == len(many)


def test_a_code_on_a_printed_page_is_large_enough_and_read(folder: Path, page: Page, tmp_path: Path) -> None:
    page.goto((folder / "code-ar.html").as_uri())
    (box,) = [one.bounding_box() for one in page.locator(".qr").all()]
    assert box is not None
    assert box["width"] * 33 / 41 / 96 * 25.4 >= 20
    found = [
        code.text for sheet in sheets(page.pdf(prefer_css_page_size=True), tmp_path) for code in read_barcodes(sheet)
    ]
    assert found == ["https://handouts.example.org/ar/#microneedling"]


@pytest.mark.parametrize("tag", ["es", "ar", "gu"])
@pytest.mark.parametrize(
    ("state", "told"),
    [(State.APPROVED, ""), (State.DRAFT, "Machinedraft,notreviewed"), (State.KEPT, "theEnglishhaschangedsince")],
)
def test_every_printed_sheet_says_what_a_page_is_that_is_not_current(
    page: Page, tag: str, state: State, told: str
) -> None:
    page.set_content(HandoutHtmlExporter().from_notebook_node(notebook(replace(real(tag), state=state)))[0])
    said = subprocess.run(["pdftotext", "-", "-"], input=page.pdf(format="A4"), capture_output=True, check=True).stdout
    printed = [re.sub(r"\s", "", sheet) for sheet in said.decode().split("\f")[:-1]]
    assert len(printed) > 1
    assert all(told in sheet for sheet in printed), printed
    assert told or not any("changed" in sheet or "Machinedraft" in sheet for sheet in printed[:-1]), printed


def test_the_sheet_of_languages_prints_on_one_page(folder: Path, page: Page) -> None:
    page.goto((folder / "languages.html").as_uri())
    assert page.locator(".point a").count() == len(TAGS)
    for paper in ("Letter", "A4"):
        assert len(re.findall(rb"/Type\s*/Page\b", page.pdf(format=paper))) == 1


SPLIT = r"""() => [...document.querySelectorAll("th, td")].flatMap((cell) => {
  const walker = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT), found = [];
  while (walker.nextNode()) {
    for (const match of walker.currentNode.data.matchAll(/[\d.]+\u00a0\p{L}+/gu)) {
      const range = document.createRange();
      range.setStart(walker.currentNode, match.index);
      range.setEnd(walker.currentNode, match.index + match[0].length);
      const tops = [...range.getClientRects()].map((box) => Math.round(box.top));
      if (new Set(tops).size > 1) found.push(match[0]);
    }
  }
  return found;
})"""


@pytest.mark.parametrize("name", ["kinds-es", "kinds-ar"])
def test_no_amount_in_a_table_parts_from_its_unit(folder: Path, page: Page, name: str) -> None:
    page.set_viewport_size({"width": 320, "height": 800})
    page.goto((folder / f"{name}.html").as_uri())
    assert page.locator("td").filter(has_text="2.5").count() == 1
    assert page.evaluate(SPLIT) == []


BLANKS = """() => [...document.querySelectorAll(".fill > span")].map((blank) => {
  const [label, line] = [...blank.children].map((each) => each.getBoundingClientRect());
  const [{ top, bottom }, above] = [blank.getBoundingClientRect(), label.bottom <= line.top];
  const others = [...blank.parentElement.children].filter((other) => other !== blank);
  const alone = others.every((other) => {
    const box = other.getBoundingClientRect();
    return box.top >= bottom - 0.5 || box.bottom <= top + 0.5;
  });
  return [above, alone, line.width];
})"""


@pytest.mark.parametrize("media", ["screen", "print"])
@pytest.mark.parametrize("tag", ["es", "he", "ja"])
@pytest.mark.parametrize("exporter", [HandoutHtmlExporter, HandoutBilingualHtmlExporter])
def test_a_line_to_write_on_is_beside_its_label_or_below_it_alone(
    page: Page, exporter: type[HandoutHtmlExporter], tag: str, media: str
) -> None:
    blanks = [("fill", "Right eye or left eye | Date of surgery"), ("fill", "Weight | Dose"), ("fill", "Long " * 30)]
    document = replace(every_kind(tag, rows=tuple(blanks)), editions=("bilingual",))
    page.set_content(exporter().from_notebook_node(notebook(document))[0])
    page.emulate_media(media=media)
    for width in (320, 390, 600, 700, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        found = page.evaluate(BLANKS)
        assert len(found) == 5
        assert [(width, *each) for each in found if (each[0] and not each[1]) or each[2] < 100] == []


@pytest.mark.parametrize("tag", ["es", "de"])
def test_no_hyphen_is_put_into_an_address_a_telephone_number_or_a_date(folder: Path, page: Page, tag: str) -> None:
    """Firefox puts some into the parts of an address, on a screen as small as this one."""
    page.goto((folder / f"code-{tag}.html").as_uri() if tag == "de" else (folder / f"{tag}.html").as_uri())
    assert page.evaluate("getComputedStyle(document.body).hyphens") == "auto"
    values = page.locator("dd, dd *, a, a *")
    assert set(values.evaluate_all("all => all.map((each) => getComputedStyle(each).hyphens)")) == {"manual"}


@pytest.mark.parametrize("scheme", ["dark", "light"])
def test_signs_and_pictures_are_seen_in_colours_that_a_reader_has_chosen(
    folder: Path, browser: Browser, scheme: Literal["dark", "light"]
) -> None:
    page = browser.new_page(forced_colors="active", color_scheme=scheme)
    page.goto((folder / "es.html").as_uri())
    text = page.evaluate("getComputedStyle(document.querySelector('.row')).color")
    colours = page.locator(".do, .dont").evaluate_all("all => all.map((each) => getComputedStyle(each).color)")
    assert set(colours) == {text}
    grounds = "all => all.map((each) => [!!each.closest('.band'), getComputedStyle(each).backgroundColor])"
    found = page.locator(".picture").evaluate_all(grounds)
    assert {tuple(each) for each in found} <= {(True, "rgb(0, 0, 0)"), (False, "rgb(255, 255, 255)")}
    page.close()


@pytest.mark.parametrize("tag", ["es", "ar"])
def test_on_a_phone_the_english_below_the_other_language_is_set_apart(page: Page, tag: str) -> None:
    page.set_viewport_size({"width": 360, "height": 800})
    document = replace(every_kind(tag, ARABIC if tag == "ar" else ()), editions=("bilingual",))
    page.set_content(HandoutBilingualHtmlExporter().from_notebook_node(notebook(document))[0])
    lines = "all => all.map((each) => getComputedStyle(each).borderLeftWidth)"
    assert set(page.locator(".both > [lang=en]").evaluate_all(lines)) == {"2px"}
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


@pytest.mark.parametrize("width", [390, 500, 560, 600, 640, 700])
def test_no_date_is_broken_beside_the_code(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.set_content(HandoutHtmlExporter().from_notebook_node(notebook(real("es", "https://example.org/es/#x")))[0])
    dates = page.locator(".facts dd").filter(has_text=re.compile(r"^\d+\sde\s\w+\sde\s\d+$"))
    assert dates.count() == 2
    assert all(len(found) == 1 for found in lines(dates))
