"""The review page as reviewers use it: by keyboard, on a phone, over days, and all the way to a released handout."""

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from aftercare.catalogs import po_reader
from aftercare.catalogs.merge import catalog_path
from aftercare.catalogs.store import Store
from aftercare.catalogs.sync import sync
from aftercare.core.settings.config import load
from aftercare.source.english import handouts
from chromium import OUTSIDE, violations
from command import ROOT, in_process
from review_project import CSV, SPANISH, edit, fill, make

pytestmark = pytest.mark.slow
ARABIC = {
    "care.title": "بعد العلاج",
    "care.call.heading": "متى تتصل بنا",
    "care.call.signs": "اتصل بنا على الرقم {clinic_phone} إذا كان جلدك متورمًا لمدة يومين (2).",
    "care.call.fever": "اتصل بنا إذا كنت تعاني من الحمى.",
    "care.day.heading": "اليوم 1",
    "care.day.sun": "انتظر 48 ساعة قبل التعرض للشمس.",
    "care.day.gym": "لا تمارس الرياضة لمدة 24 ساعة.",
    "care.day.wash": "اغسل وجهك بماء بارد.",
}
ROWS = {"es": SPANISH, "ar": ARABIC}
IN_FIREFOX = {"es": "Espere 48 horas antes de tomar el sol.", "ar": "انتظر 48 ساعة قبل أن تخرج إلى الشمس."}
FIRST = "Espere 48 horas antes de exponerse al sol."


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a project whose translations are drafts in both languages, those of the interface included."""
    root = tmp_path / "project"
    config = make(root)
    (root / "node_modules").symlink_to(ROOT / "node_modules")
    shutil.copytree(ROOT / "notebooks", root / "notebooks")
    for tag, texts in ROWS.items():
        fill(config, tag, texts, fuzzy=True)
        interface = Path("locales", tag, "LC_MESSAGES", "interface.po")
        shutil.copy(ROOT / interface, root / interface)
    sync(Store(config, handouts(config)))
    return root


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, accept_downloads=True)
    found = context.new_page()
    wrong: list[str] = []
    found.on("pageerror", lambda error: wrong.append(str(error)))
    found.on("console", lambda message: wrong.append(message.text))
    found.on("request", lambda request: wrong.append(request.url) if not request.url.startswith("file:") else None)
    yield found
    context.close()
    assert [text for text in wrong if not text.startswith("blob:")] == []


def opened(page: Page, root: Path, tag: str) -> Page:
    """Write the page of a language and open it."""
    done = in_process(root, "review", tag)
    assert done.returncode == 0, done.stderr
    page.goto((root / "output" / "review" / f"{tag}.html").as_uri())
    return page


def row(page: Page, name: str):
    return page.locator("article", has=page.get_by_text(name, exact=True))


def saved(page: Page, folder: Path) -> Path:
    with page.expect_download() as download:
        page.keyboard.press("Control+s")
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    return path


def message(root: Path, tag: str, name: str):
    config = load(root)
    (language,) = config.choose((tag,))
    return po_reader.read(catalog_path(config.locales, language, "care")).by_id()[name]


def signed_and_released(project: Path, tag: str) -> str:
    """Let both reviewers sign, release the language, and return the words of its page."""
    for by in ("Ana García, certified translator", "Bo Li, RN"):
        done = in_process(project, "approve", tag, "--by", by, "--yes")
        assert done.returncode == 0, done.stdout + done.stderr
    done = in_process(project, "publish", "--release", "--lang", tag)
    assert done.returncode == 0, done.stdout + done.stderr
    (released,) = (project / "output" / "care" / tag).rglob("*.html")
    return re.sub(r"<[^>]+>", "", released.read_text(encoding="utf-8")).replace("\u00a0", " ")


@pytest.mark.parametrize("tag", ["es", "ar"])
def test_from_the_first_row_to_a_released_handout(project: Path, page: Page, tmp_path: Path, tag: str) -> None:
    """By keyboard alone: every row is finished, one is corrected; then the file is read, signed and released."""
    opened(page, project, tag)
    page.keyboard.press("Control+ArrowDown")
    assert page.evaluate("document.activeElement.value") == ROWS[tag]["care.title"]
    new = {"es": "Espere 48 horas antes de tomar el sol.", "ar": "انتظر 48 ساعة قبل أن تخرج إلى الشمس."}[tag]
    for text in ROWS[tag].values():
        assert page.evaluate("document.activeElement.value") == text
        if text == ROWS[tag]["care.day.sun"]:
            page.keyboard.press("Control+a")
            page.keyboard.type(new)
        page.keyboard.press("Control+Enter")
    left = page.locator("article.unfinished").count()
    for _ in range(left):
        page.keyboard.press("Control+Enter")
    assert page.locator("article.unfinished").count() == 0
    assert "1 changed" in page.inner_text("#counts")
    path = saved(page, tmp_path)
    assert path.stat().st_size < 40_000
    done = in_process(project, "import", str(path), "--yes")
    assert done.returncode == 0, done.stdout + done.stderr
    assert f"now: {new}" in done.stdout
    assert message(project, tag, "care.day.sun").string == new
    assert new in signed_and_released(project, tag)


def test_a_row_that_is_typed_in_is_checked_at_once_and_must_be_finished_anew(project: Path, page: Page) -> None:
    opened(page, project, "es")
    sun = row(page, "care.day.sun")
    field = sun.locator("textarea.target")
    for text, told in (
        ("Espere 24 horas.", ["48 is in the English, and not here", "24 is here, and not in the English"]),
        ("Espere ٤٨ horas.", []),
        ("  ", ["no translation: an empty row is refused when the file is read back"]),
        (FIRST + " " + FIRST.replace("48", "") * 4, ["much longer than the English: is something added?"]),
    ):
        field.fill(text)
        assert sun.locator(".quick p").all_inner_texts() == told
    call = row(page, "care.call.signs")
    call.locator("textarea.target").fill("Llámenos al {clinica} si su piel está hinchada por 2 días.")
    assert call.locator(".quick p").all_inner_texts() == [
        "{clinic_phone} is in the English, and not here",
        "{clinica} is here, and not in the English",
    ]
    call.locator("textarea.target").fill("Llámenos si su piel está hinchada por 2 días.")
    assert call.locator(".quick p").all_inner_texts() == ["{clinic_phone} is in the English, and not here"]
    field.fill("Espere 48 horas.")
    sun.get_by_role("button", name="My change is finished").click()
    assert "finished" in sun.locator(".mine").inner_text()
    field.fill("Espere 48 horas!")
    assert sun.get_by_role("button", name="My change is finished").get_attribute("aria-pressed") == "false"
    sun.get_by_role("button", name="Take my change back").click()
    assert field.input_value() == FIRST
    assert sun.locator(".mine").inner_text() == ""


def test_what_was_found_before_a_change_is_called_so(project: Path, page: Page) -> None:
    """All checks run when the file is read back; until then nothing is an error of what has just been typed."""
    catalog = project / "locales/es/LC_MESSAGES/care.po"
    catalog.write_text(catalog.read_text(encoding="utf-8").replace(FIRST, FIRST.replace("48", "24")), encoding="utf-8")
    opened(page, project, "es")
    wrong = page.locator("article:has(.findings)").first
    assert not wrong.locator(".before").is_visible()
    wrong.locator("textarea.target").fill("Llame al {clinic_phone}.")
    assert wrong.locator(".before").inner_text() == "Found in the text as it was before your change:"
    wrong.get_by_role("button", name="Take my change back").click()
    assert not wrong.locator(".before").is_visible()


def test_work_waits_in_the_browser_and_older_work_is_never_put_over_new_texts(project: Path, page: Page) -> None:
    opened(page, project, "es")
    row(page, "care.day.sun").locator("textarea.target").fill("Mi texto de 48 horas.")
    row(page, "care.day.wash").locator("textarea.target").fill("Mi otro texto.")
    page.reload()
    assert row(page, "care.day.sun").locator("textarea.target").input_value() == "Mi texto de 48 horas."
    assert page.locator("#older").is_hidden()

    fill(load(project), "es", {"care.day.sun": "Otra persona: 48 horas."}, fuzzy=True)
    opened(page, project, "es")
    assert row(page, "care.day.sun").locator("textarea.target").input_value() == "Otra persona: 48 horas."
    assert row(page, "care.day.wash").locator("textarea.target").input_value() == "Mi otro texto."
    assert "care/care.day.sun: Mi texto de 48 horas." in page.inner_text("#older")
    row(page, "care.title").locator("textarea.target").fill("Otro título")
    page.reload()
    assert "Mi texto de 48 horas." in page.inner_text("#older"), "undecided work is kept, whatever else is typed"
    page.get_by_role("button", name="Put my texts in").click()
    assert row(page, "care.day.sun").locator("textarea.target").input_value() == "Mi texto de 48 horas."

    edit(project / "data" / "instructions.csv", "Day 1", "Day one")
    assert in_process(project, "sync").returncode == 0
    opened(page, project, "es")
    assert row(page, "care.day.wash").locator("textarea.target").input_value() == SPANISH["care.day.wash"]
    assert "you worked on 3 rows" in page.inner_text("#older")
    page.get_by_role("button", name="Delete them").click()
    page.reload()
    assert page.locator("#older").is_hidden()


def test_a_row_that_is_typed_in_anew_takes_the_place_of_no_older_text(project: Path, page: Page) -> None:
    opened(page, project, "es")
    row(page, "care.day.sun").locator("textarea.target").fill("Mi texto de 48 horas.")
    row(page, "care.day.wash").locator("textarea.target").fill("Mi otro texto.")
    fill(load(project), "es", {"care.day.sun": "Otra: 48 horas.", "care.day.wash": "Otra persona."}, fuzzy=True)
    opened(page, project, "es")
    row(page, "care.day.sun").locator("textarea.target").fill("Lo nuevo: 48 horas.")
    page.reload()
    assert "Mi texto de 48 horas." in page.inner_text("#older")
    page.get_by_role("button", name="Put my texts in").click()
    assert row(page, "care.day.wash").locator("textarea.target").input_value() == "Mi otro texto."
    assert row(page, "care.day.sun").locator("textarea.target").input_value() == "Lo nuevo: 48 horas."
    page.reload()
    assert "Mi texto de 48 horas." in page.inner_text("#older"), "what was not put in is not thrown away"
    assert "Mi otro texto." not in page.inner_text("#older")
    page.get_by_role("button", name="Delete them").click()
    page.reload()
    assert page.locator("#older").is_hidden()
    assert row(page, "care.day.sun").locator("textarea.target").input_value() == "Lo nuevo: 48 horas."


def test_work_in_a_page_with_other_handouts_is_offered_and_stays_there(project: Path, page: Page) -> None:
    """A project that gets a handout gets pages of another name; work of before must not be forgotten for that."""
    opened(page, project, "es")
    row(page, "care.day.sun").locator("textarea.target").fill("Mi texto de 48 horas.")
    row(page, "care.day.sun").get_by_role("button", name="Ask a question").click()
    row(page, "care.day.sun").locator(".question textarea").fill("sun")
    page.reload()
    assert row(page, "care.day.sun").locator(".question textarea").input_value() == "sun"
    more = "new.title,new,top,title,A new handout,\nnew.rest,new,top,step,Rest at home.,\n"
    edit(project / "data" / "instructions.csv", CSV, CSV + more)
    assert in_process(project, "sync").returncode == 0
    opened(page, project, "es")
    assert "care/care.day.sun: Mi texto de 48 horas. – sun" in page.inner_text("#older")
    assert in_process(project, "review", "es", "--handout", "new").returncode == 0
    page.goto((project / "output" / "review" / "es-new.html").as_uri())
    assert page.locator("#older").is_hidden(), "a page without the row has no use for it"
    assert in_process(project, "review", "es", "--handout", "care").returncode == 0
    page.goto((project / "output" / "review" / "es-care.html").as_uri())
    assert row(page, "care.day.sun").locator("textarea.target").input_value() == "Mi texto de 48 horas."


def test_what_came_back_by_itself_is_not_offered_again(project: Path, page: Page, tmp_path: Path) -> None:
    """After the way through the project, the page has one's texts and questions: nothing is older then."""
    opened(page, project, "es")
    row(page, "care.day.sun").locator("textarea.target").fill(" Espere 48 horas antes de tomar el sol. ")
    page.locator("#by").fill("Ana García")
    for name in ("care.day.sun", "care.title"):
        row(page, name).get_by_role("button", name="Ask a question").click()
        row(page, name).locator(".question textarea").fill("Which  one?")
    path = saved(page, tmp_path)
    done = in_process(project, "import", str(path), "--yes")
    assert done.returncode == 0, done.stdout + done.stderr
    opened(page, project, "es")
    assert page.locator("#older").is_hidden()
    assert "0 changed, 0 questions" in page.inner_text("#counts")
    assert "Question of Ana García" in row(page, "care.title").inner_text()


def test_two_tabs_write_over_nothing_of_each_other(project: Path, page: Page) -> None:
    opened(page, project, "es")
    other = page.context.new_page()
    other.goto(page.url)
    row(page, "care.day.sun").locator("textarea.target").fill("Mi texto de 48 horas.")
    shown = "text => [...document.querySelectorAll('textarea')].some((one) => one.value === text)"
    other.wait_for_function(shown, arg="Mi texto de 48 horas.")
    row(other, "care.day.wash").locator("textarea.target").fill("Mi otro texto.")
    page.reload()
    assert row(page, "care.day.sun").locator("textarea.target").input_value() == "Mi texto de 48 horas."
    assert row(page, "care.day.wash").locator("textarea.target").input_value() == "Mi otro texto."


@pytest.mark.parametrize(
    ("key", "code"), [("s", "KeyS"), ("S", "KeyS"), ("س", "KeyS"), ("ы", "KeyS"), ("ㄴ", "KeyS")], ids=str
)
def test_keys_are_known_on_keyboards_with_other_letters(project: Path, page: Page, key: str, code: str) -> None:
    """Of Arabic, Russian and Korean, and with Caps Lock: the browser would save its own copy of the page."""
    opened(page, project, "ar")
    press = """([key, code]) => document.activeElement.dispatchEvent(
      new KeyboardEvent("keydown", {key, code, ctrlKey: true, bubbles: true, cancelable: true}))"""
    assert page.evaluate(press, [key, code]) is False
    assert page.inner_text("#counts").endswith("Nothing to save yet")
    page.keyboard.press("Control+ArrowDown")
    assert page.evaluate(press, ["ظ", "Slash"]) is False
    assert page.evaluate("document.activeElement.matches('.question textarea')")
    assert page.evaluate(press, ["-", "Slash"]) is True, "the same place on a German keyboard makes the page smaller"


def test_a_saved_file_undoes_nobodys_work(project: Path, page: Page, tmp_path: Path) -> None:
    opened(page, project, "es")
    for name in ("care.day.sun", "care.day.gym", "care.day.wash"):
        row(page, name).locator("textarea.target").fill(f"{SPANISH[name]} ¡Ojo!")
    path = saved(page, tmp_path)
    assert len(json.loads(path.read_text(encoding="utf-8"))["rows"]) == 3
    fill(load(project), "es", {"care.day.sun": "Otra persona: 48 horas."}, fuzzy=True)
    edit(project / "data" / "instructions.csv", "Do not exercise", "Do not run")
    assert in_process(project, "sync").returncode == 0
    done = in_process(project, "import", str(path), "--yes")
    assert done.returncode == 1
    assert "refused: was changed in the catalog since the export" in done.stderr
    assert "refused: its English has changed since the export" in done.stderr
    assert message(project, "es", "care.day.wash").string == SPANISH["care.day.wash"], "--yes takes all or nothing"


def test_a_question_needs_a_name_and_reaches_the_catalog(project: Path, page: Page, tmp_path: Path) -> None:
    opened(page, project, "ar")
    page.keyboard.press("Control+ArrowDown")
    page.keyboard.press("Control+/")
    page.keyboard.type("Which treatment? # note: x")
    page.keyboard.press("Control+s")
    assert page.evaluate("document.activeElement.id") == "by"
    page.keyboard.type("Ana; García")
    path = saved(page, tmp_path)
    done = in_process(project, "import", str(path), "--yes")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "question on care.title: Which treatment?" in done.stdout
    (comment,) = [text for text in message(project, "ar", "care.title").user_comments if "question" in text]
    day = json.loads(path.read_text(encoding="utf-8"))["date"]
    assert re.fullmatch(rf"question: Ana, García; {day}; Which treatment\? # note: x; [0-9a-f]{{12}}", comment)


def test_the_patients_page_shows_the_reviewers_words(project: Path, page: Page) -> None:
    for tag, new in (("es", "<b>Después</b> del {clinic_phone}"), ("ar", "بعد {clinic_phone} <i>")):
        opened(page, project, tag)
        row(page, "care.title").locator("textarea.target").fill(new)
        page.get_by_role("button", name="Patient’s page").click()
        shown = page.frame_locator("iframe").locator("h1")
        shown.wait_for()
        assert shown.inner_text().replace("\u2068", "").replace("\u2069", "") == new.replace(
            "{clinic_phone}", "(321)\u00a0555-0100"
        )
        assert page.frame_locator("iframe").locator("html").get_attribute("dir") == ("rtl" if tag == "ar" else "ltr")
        places = page.frame_locator("iframe").locator("[data-row]")
        places.first.wait_for()
        assert places.count() == CSV.count("\n") - 1, "each row is found on the page"
        page.keyboard.press("Escape")
        assert page.locator("aside").is_hidden()


def test_pictures_are_drawn_on_the_patients_page(project: Path, page: Page) -> None:
    table = project / "data" / "instructions.csv"
    lines = table.read_text(encoding="utf-8").splitlines()
    shown = [
        f"{line},{'picture' if line.startswith('id,') else 'phone' * line.startswith('care.day.heading')}"
        for line in lines
    ]
    table.write_text("\n".join(shown) + "\n", encoding="utf-8")
    opened(page, project, "es")
    page.get_by_role("button", name="Patient’s page").click()
    picture = page.frame_locator("iframe").locator("img.picture")
    assert picture.evaluate("(one) => one.decode().then(() => one.naturalWidth)") > 0


def test_right_to_left_is_typed_from_the_right(project: Path, page: Page) -> None:
    opened(page, project, "ar")
    field = row(page, "care.day.wash").locator("textarea.target")
    assert field.evaluate("one => [getComputedStyle(one).direction, one.lang]") == ["rtl", "ar"]
    question = row(page, "care.day.wash").locator(".question textarea")
    assert question.get_attribute("dir") == "auto"


@pytest.mark.parametrize("width", [320, 768, 1280])
def test_it_is_accessible_and_fits(project: Path, page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    opened(page, project, "ar")
    page.keyboard.press("Control+ArrowDown")
    page.keyboard.type("9")
    page.keyboard.press("Control+/")
    for open_view in (False, True):
        if open_view:
            page.get_by_role("button", name="Patient’s page").click()
            page.frame_locator("iframe").locator("h1").wait_for()
        assert width == 768 or violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert [text for text in page.evaluate(OUTSIDE) if "paper" not in text] == []


WORD = """one => {
  const range = document.createRange();
  range.setStart(one.firstChild, one.textContent.indexOf(" ") + 1);
  range.setEnd(one.firstChild, one.textContent.length);
  return range.getClientRects().length;
}"""


@pytest.mark.parametrize(("width", "height"), [(320, 256), (480, 270)])
def test_magnified_four_times_a_row_is_seen_whole_and_no_word_is_cut(
    project: Path, page: Page, width: int, height: int
) -> None:
    """As 1280 × 1024 and 1920 × 1080 pixels are then: a bar that stays on top would cover the half of them."""
    page.set_viewport_size({"width": width, "height": height})
    opened(page, project, "es")
    for _ in range(3):
        page.keyboard.press("Control+ArrowDown")
    bar, field = (page.locator(one).bounding_box() for one in (".bar", "textarea.target:focus"))
    assert bar
    assert field
    assert bar["y"] + bar["height"] <= 0 <= field["y"] <= height - field["height"]
    assert page.locator("#next").evaluate(WORD) == 1


@pytest.mark.parametrize("width", [320, 412, 480, 540])
def test_the_bar_of_a_small_screen_is_low(project: Path, page: Page, width: int) -> None:
    """At 480 pixels what it counts stood in a column of single letters, 316 pixels high."""
    page.set_viewport_size({"width": width, "height": 800})
    opened(page, project, "es")
    bar = page.locator(".bar").bounding_box()
    assert bar
    assert bar["height"] <= (140 if width == 320 else 110)


def test_printed_it_is_a_sheet_with_what_was_typed(project: Path, page: Page) -> None:
    opened(page, project, "es")
    row(page, "care.day.sun").locator("textarea.target").fill("Mi texto de 48 horas.")
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator("main").is_hidden()
    table = page.locator(".paper table").inner_text()
    assert "Mi texto de 48 horas." in table
    assert "with 1 change" in page.inner_text(".paper")
    page.emulate_media(media="screen")
    row(page, "care.day.sun").get_by_role("button", name="Take my change back").click()
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert FIRST in page.locator(".paper table").inner_text()
    assert "Mi texto de 48 horas." not in page.inner_text(".paper")
    assert "with 1 change" not in page.inner_text(".paper")


def test_it_can_be_read_and_printed_without_its_script(project: Path, browser: Browser) -> None:
    assert in_process(project, "review", "es").returncode == 0
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((project / "output" / "review" / "es.html").as_uri())
    assert FIRST in page.locator(".paper").inner_text()
    assert page.locator("#screen").is_hidden()
    context.close()


def test_firefox_does_the_same(project: Path, tmp_path: Path) -> None:
    firefox = next(filter(None, map(shutil.which, ("firefox-esr", "firefox"))), None)
    node = Path(sys.executable).with_name("node")
    if firefox is None or not node.exists():
        pytest.skip("no Firefox on this machine; run `make test`, which installs it where the system can")
    folder = tmp_path / "downloads"
    folder.mkdir()
    command = [node, ROOT / "tests/browser/firefox.mjs", firefox, folder]
    for tag, new in IN_FIREFOX.items():
        assert in_process(project, "review", tag).returncode == 0
        command += [project / "output" / "review" / f"{tag}.html", new]
    done = subprocess.run(command, check=False, capture_output=True, text=True, timeout=200)
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["wrong"] == []
    assert {url for url in told["asked"] if not url.startswith(("file:", "blob:", "data:"))} <= {"about:srcdoc"}
    for (tag, new), seen in zip(IN_FIREFOX.items(), told["pages"], strict=True):
        assert seen["view"] == new
        assert seen["counts"].endswith("1 changed, 1 question")
        read = in_process(project, "import", seen["file"], "--yes")
        assert read.returncode == 0, read.stdout + read.stderr
        assert message(project, tag, "care.day.sun").string == new
        assert "question on care.title: Which treatment?" in read.stdout


@pytest.mark.parametrize("tag", ["es", "ar", "th", "zh-Hans"])
def test_the_shipped_handout_is_a_small_file_and_few_sheets_of_paper(page: Page, tmp_path: Path, tag: str) -> None:
    path = tmp_path / f"{tag}.html"
    done = in_process(ROOT, "review", tag, "--output", str(path))
    assert done.returncode == 0, done.stderr
    assert path.stat().st_size <= 400_000
    page.goto(path.as_uri())
    paper = page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", paper)) <= 4, "22 sheets before"
