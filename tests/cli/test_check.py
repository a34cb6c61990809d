"""`aftercare check` as a person and as a program use it: what it reads, what it writes, what it exits with."""

import json
import re
import textwrap
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from aftercare.catalogs.signed_comments import waiver_comment
from aftercare.checks import CHECKS
from aftercare.checks.across import PROJECT_CHECKS
from aftercare.cli.main import cli
from aftercare.core.people.approvals import Waiver
from aftercare.core.units import Unit
from command import ROOT, Run, aftercare, in_process
from projects import project
from review_project import SPANISH, make, po_path

HEADER = 'msgid ""\nmsgstr ""\n"Language: es\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
HOSTILE = "Espere 24 horas.\n::error file=x::100%, fin"


def write(path: Path, *entries: tuple[str, str, str], comments: str = "") -> Path:
    """Write a PO file of (msgctxt, msgid, msgstr), the same comments above each."""
    texts = [
        "\n".join([*comments.splitlines(), *(f"{name} {json.dumps(text, ensure_ascii=False)}" for name, text in named)])
        for named in (zip(("msgctxt", "msgid", "msgstr"), entry, strict=True) for entry in entries)
    ]
    path.write_text("\n".join([HEADER, *(f"{text}\n" for text in texts)]), encoding="utf-8")
    return path


def check(*arguments: object, text: str | None = None):
    return CliRunner().invoke(cli, ["check", *map(str, arguments)], input=text)


@pytest.fixture
def wrong(tmp_path):
    return write(tmp_path / "es.po", ("care.wait", "Wait 48 hours.", "Espere 24 horas."), ("b", "Wait.", "Espere."))


def test_a_po_file_from_anywhere_is_checked(wrong):
    result = check(wrong)
    assert result.exit_code == 1
    plain = result.output.replace("\n", " ")
    assert "care.wait: 48 is missing from the translation, which has 24 instead [numbers]" in plain
    assert "English: Wait 48 hours." in plain
    assert "1 error, 0 warnings" in plain
    assert re.search(r"es\.po:\d+:", plain)


def test_a_text_of_several_lines_is_shown_on_one(tmp_path):
    result = check(write(tmp_path / "es.po", ("a", "Wait 48 hours.", "Espere 24 horas.\nerror b: none")))
    assert "    es: Espere 24 horas.⏎error b: none" in result.output.split("\n")


@pytest.mark.parametrize(
    ("source", "target", "status"),
    [
        ("Wait 48 hours.", "Espere 48 horas.", 0),
        ("Wait 48 hours.", "Espere 48 horas", 0),
        ("Wait two days.", "Espere dos días,", 0),
        ("Wait 48 hours.", "Espere 48 días.", 1),
        ("Wait 48 hours.", "", 0),
    ],
)
def test_only_errors_fail(tmp_path, source, target, status):
    assert check(write(tmp_path / "es.po", ("a", source, target))).exit_code == status


def test_a_file_without_a_language_stops_with_the_remedy(tmp_path):
    path = tmp_path / "x.po"
    path.write_text('msgid ""\nmsgstr ""\n\nmsgid "Wait."\nmsgstr "Espere."\n', encoding="utf-8")
    result = check(path)
    assert result.exit_code == 2
    assert "add a line such as Language: es" in result.stderr


def test_a_file_that_cannot_be_read_hides_no_other(tmp_path):
    write(tmp_path / "es.po", ("a", "Wait 48 hours.", "Espere 48 días."))
    (tmp_path / "fr.po").write_bytes(b'msgid ""\nmsgstr "Language: fr\\n"\n\nmsgid "a"\nmsgstr "\xe9"\n')
    result = check(tmp_path)
    assert result.exit_code == 2
    assert "1 error," in result.stdout
    assert "fr.po:5: not UTF-8" in result.stderr


def test_json_names_row_file_line_both_texts_and_the_span(wrong):
    found = json.loads(check(wrong, "--format", "json").output)
    first = found["findings"][0]
    assert set(first) == {
        *["code", "severity", "message", "span", "row", "language", "path", "line", "source", "target"]
    }
    assert (first["code"], first["severity"], first["row"], first["language"]) == (
        "numbers",
        "error",
        "care.wait",
        "es",
    )
    assert first["source"] == "Wait 48 hours."
    assert wrong.read_text(encoding="utf-8").splitlines()[first["line"] - 1].startswith(("msgctxt", "msgid"))
    start, end = next(item["span"] for item in found["findings"] if item["span"])
    assert first["target"][start:end] == "24"
    assert found["not_checked"] == {}


def test_languages_without_data_are_named_and_not_passed(tmp_path):
    path = write(tmp_path / "x.po", ("a", "Wait.", "loS"))
    path.write_text(path.read_text().replace("Language: es", "Language: tlh"))
    found = json.loads(check(path, "--format", "json").output)
    assert found["not_checked"]["negation-lost"] == ["tlh"]
    lines = check(path).output.splitlines()
    assert "Not checked in tlh: a lost “not”, hours told as days, “at least” told as “at most”, another" in "\n".join(
        lines
    )
    assert re.fullmatch(r"--format json names the \d+ checks without words for 1 language\.", lines[-1])


def test_annotations_cannot_be_forged_by_a_text(tmp_path):
    path = write(tmp_path / "a,b:c.po", ("row\n::error::x", "Wait 48 hours.", HOSTILE))
    lines = check(path, "--format", "github").output.splitlines()
    assert lines
    for line in lines:
        assert re.fullmatch(r"::(error|warning|notice) file=[^:,]*,line=\d+,title=[\w-]+::\S.*", line)
    assert "a%2Cb%3Ac.po" in lines[0]
    assert "%0A::error::x" in lines[0]


def test_sarif_has_what_code_scanning_wants(wrong):
    log = json.loads(check(wrong, "--format", "sarif").output)
    assert log["version"] == "2.1.0"
    assert "sarif-2.1.0" in log["$schema"]
    (run,) = log["runs"]
    rules = {rule["id"]: rule for rule in run["tool"]["driver"]["rules"]}
    assert set(rules) >= {*CHECKS, *PROJECT_CHECKS}
    assert rules["numbers"]["shortDescription"]["text"] == CHECKS["numbers"].title
    for result in run["results"]:
        assert result["ruleId"] in rules
        assert result["level"] in {"error", "warning", "note"}
        assert result["message"]["text"].startswith("es, row ")
        place = result["locations"][0]["physicalLocation"]
        assert place["artifactLocation"]["uri"].endswith("es.po")
        assert place["region"]["startLine"] >= 1
    assert run["results"][0]["ruleId"] == "numbers"


@pytest.fixture
def faulty(tmp_path):
    """Return a project in a folder of a repository; the second row of its only handout breaks two rules."""
    (tmp_path / ".git").mkdir()
    settings = project(tmp_path / "clinic")
    text = settings.source.read_text(encoding="utf-8")
    settings.source.write_text(text.replace("h.call,h,top,step", "h.call,h,top,stepp"), encoding="utf-8")
    return settings.root


def places(text: str, form: str) -> list[tuple[str, int]]:
    if form == "github":
        return [
            (path, int(line)) for path, line in re.findall(r"^::error file=([^,]*),line=(\d+),", text, re.MULTILINE)
        ]
    if form == "json":
        return [(each["path"], each["line"]) for each in json.loads(text)["findings"]]
    found = [each["locations"][0]["physicalLocation"] for each in json.loads(text)["runs"][0]["results"]]
    return [(each["artifactLocation"]["uri"], each["region"]["startLine"]) for each in found]


@pytest.mark.parametrize("more", [False, True])
@pytest.mark.parametrize("form", ["json", "github", "sarif"])
def test_programs_are_told_of_rows_that_cannot_be_used(faulty, form, more):
    if more:  # another handout, which can be
        with (faulty / "data/instructions.csv").open("a", encoding="utf-8") as table:
            table.write("g.title,g,top,title,Care,\n")
    run = in_process(faulty, "check", "--format", form)
    table = "data/instructions.csv" if form == "json" else "clinic/data/instructions.csv"
    assert (table, 3) in places(run.stdout, form)
    assert ("stepp" in run.stdout, "stepp" in run.stderr, run.returncode) == (True, True, 2)


@pytest.mark.parametrize("form", ["json", "github", "sarif"])
@pytest.mark.parametrize("gone", ["settings", "table", "catalog"])
def test_programs_are_told_what_stops_the_command(faulty, form, gone):
    broken, words, status = faulty / "data/instructions.csv", ("check", "--format", form), 2
    if gone == "table":
        broken.unlink()
    elif gone == "settings":
        broken = faulty / "pyproject.toml"
        broken.write_text("[tool.aftercare]\nlanguages = 7\n", encoding="utf-8")
    else:
        broken = faulty / "my es.po"
        broken.write_bytes(b'msgid ""\nmsgstr ""\n"Language: es\\n"\n\nmsgid "a\n')
        words = (*words, broken.name)
    run = in_process(faulty, *words)
    name = broken.relative_to(faulty).as_posix()
    told = name if form == "json" else f"clinic/{name}"
    found = [path for path, _ in places(run.stdout, form)]
    assert (found, run.returncode) == ([told.replace(" ", "%20") if form == "sarif" else told], status)


def test_the_gate_refuses_forms_that_it_does_not_write(faulty):
    for words in (("--json",), ("--format", "sarif"), ("--format", "github")):
        run = in_process(faulty, "check", "--against", "HEAD", *words)
        assert (run.returncode, "Markdown alone" in run.stderr) == (2, True)


def pair(**changes: object) -> str:
    return json.dumps({"id": "1", "source": "Wait 48 hours.", "target": "Espere 24 horas.", "lang": "es"} | changes)


def run_pairs(text: str) -> Run:
    return in_process(ROOT, "check", "--pairs", stdin=text)


def test_pairs_are_answered_in_their_order():
    done = run_pairs(f"{pair(id='b')}\n\n{pair(id='a', target='Espere 48 horas.')}\n")
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 0
    assert [answer["id"] for answer in answers] == ["b", "a"]
    assert {finding["code"] for finding in answers[0]["findings"]} == {"numbers"}
    assert set(answers[0]["findings"][0]) == {"code", "severity", "message", "span"}
    assert answers[1]["findings"] == []


@pytest.mark.parametrize(
    ("tag", "advice"),
    [
        *[("kr", "did you mean ko?"), ("cn", "did you mean zh-Hans?"), ("vn", "did you mean vi?"), ("jp", "mean ja?")],
        *[
            ("spanish", "did you mean es?"),
            ("xx", "without word lists"),
            ("", "without word lists"),
            ("und", "without"),
        ],
    ],
)
def test_a_language_that_nothing_is_known_of_is_loud(tag, advice):
    done = run_pairs(f"{pair(id='a', lang=tag)}\n{pair(id='b')}\n{pair(id='c', lang=tag)}\n")
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 1
    assert [sorted({each["code"] for each in answer["findings"]}) for answer in answers] == [
        *[["not-checked"], ["numbers"], ["not-checked"]]
    ]
    assert answers[0]["findings"][0]["severity"] == "error"
    assert f"2 pairs in {tag!r}" in done.stderr
    assert advice in done.stderr


@pytest.mark.parametrize("line", ["{", "[]", "null", '{"id": "1"}', "wait"])
def test_a_line_that_is_no_pair_is_named(line):
    done = run_pairs(f"{pair()}\n{line}\n")
    assert done.returncode == 2
    assert "standard input:2: not a pair" in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""


@pytest.mark.parametrize(
    "strange", [{"target": None}, {"source": 5}, {"lang": ""}, {"target": "\ud800"}, {"target": "\x00\u202e"}]
)
def test_strange_values_are_answered_too(strange):
    from aftercare.checks.pairs import answer, read_lines

    (told,) = answer(read_lines([pair(**strange)]))
    assert json.loads(told)["id"] == "1"


def test_nothing_is_no_translation():
    from aftercare.checks.pairs import answer, read_lines

    codes = [
        {each["code"] for each in json.loads(line)["findings"]}
        for line in answer(read_lines([pair(target=None), pair(target="")]))
    ]
    assert codes[0] == codes[1]


def test_many_pairs_come_back_in_their_order():
    from aftercare.checks.pairs import POOL_FROM, answer, read_lines

    ids = [str(number) for number in range(POOL_FROM + 300)]
    answers = [json.loads(line) for line in answer(read_lines(pair(id=name) for name in ids))]
    assert [answer["id"] for answer in answers] == ids
    assert {answer["findings"][0]["code"] for answer in answers} == {"numbers"}


ROW = Unit("a", "Wait 48 hours.", "Espere 24 horas.", "es")
WAIVER = Waiver("numbers", "Ana García, MD", "told so by the clinic")
TIED = f"# {waiver_comment(Waiver.of(ROW.subject, WAIVER))}"


@pytest.mark.parametrize(
    ("waiver", "found"),
    [
        (TIED, set()),
        (f"# {waiver_comment(WAIVER)}", {"numbers", "waiver"}),
        (f"# {waiver_comment(Waiver.of(ROW.subject, replace(WAIVER, name='Ana García')))}", {"numbers", "waiver"}),
        (TIED.replace("Ana García", "Bo Li"), {"numbers", "waiver"}),
        (TIED.replace("numbers", "units"), {"numbers", "waiver"}),
        (TIED.replace("told so", "said so"), {"numbers", "waiver"}),
        ("# waive: numbers; Ana García, MD", {"numbers", "waiver"}),
        ("# waive: numbers; NAME, CREDENTIAL; as agreed", {"numbers", "waiver"}),
        ("# waive: numbers", {"numbers", "waiver"}),
        ("# waive: nombres; Ana García, MD; a slip", {"numbers", "waiver"}),
        ("# waive: numbers; Ana García, MD; seen; 000000000000; 000000000000", {"numbers", "waiver"}),
    ],
)
def test_a_waiver_needs_a_check_a_name_a_reason_and_the_same_texts(tmp_path, waiver, found):
    path = write(tmp_path / "es.po", ("a", "Wait 48 hours.", "Espere 24 horas."), comments=waiver)
    result = check(path, "--format", "json")
    codes = {finding["code"] for finding in json.loads(result.output)["findings"]}
    assert codes == found
    assert result.exit_code == ("numbers" in found)


def test_a_waiver_that_is_tied_to_nothing_yet_says_what_ties_it(tmp_path):
    path = write(
        tmp_path / "es.po", ("a", "Wait 48 hours.", "Espere 24 horas."), comments=f"# {waiver_comment(WAIVER)}"
    )
    assert "aftercare sync ties it to these texts" in check(path, "--format", "json").output


def test_findings_on_the_english_come_first_and_show_it_once(tmp_path, monkeypatch):
    make(tmp_path, spanish=SPANISH | {"care.day.gym": "No haga ejercicio durante 42 horas."})
    csv = tmp_path / "data" / "instructions.csv"
    csv.write_text(csv.read_text(encoding="utf-8").replace("Wash your face", "Wash wash your face"), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert CliRunner().invoke(cli, ["sync"]).exit_code == 0
    lines = check("--lang", "es").output.splitlines()
    assert re.match(r"warning data/instructions.csv:\d+: en/care.day.wash: .*\[word-twice\]", lines[0])
    assert lines[1] == "    English: Wash wash your face with cool water."
    assert not any(line.strip() == "en:" for line in lines)
    from aftercare.pipeline.reports import finding_tables
    from aftercare.pipeline.snapshot.project import read

    summary = finding_tables.verdict(read()).splitlines()
    assert re.match(r"data/instructions.csv:\d+: en/care.day.wash: .*\[word-twice\]", summary[0])


def test_a_project_is_checked_with_its_english(tmp_path, monkeypatch):
    config = make(tmp_path, spanish=SPANISH | {"care.day.gym": "No haga ejercicio durante 42 horas."})
    csv = tmp_path / "data" / "instructions.csv"
    vague = csv.read_text(encoding="utf-8").replace("Call us if you have a fever.", "Call us soon if you have a fever.")
    csv.write_text(vague, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert CliRunner().invoke(cli, ["sync"]).exit_code == 0
    result = check("--format", "json", "--lang", "es")
    findings = json.loads(result.output)["findings"]
    numbers = [item for item in findings if item["row"] == "care.day.gym"]
    assert {(item["code"], item["path"]) for item in numbers} == {
        ("numbers", po_path(config, "es").relative_to(tmp_path).as_posix())
    }
    vague = next(item for item in findings if item["code"] == "vague-time")
    assert (vague["language"], vague["path"], vague["severity"]) == ("en", "data/instructions.csv", "info")
    assert csv.read_text(encoding="utf-8").splitlines()[vague["line"] - 1].startswith(vague["row"])
    assert result.exit_code == 1


PLUGIN = '''
from aftercare.checks.registry import check
from aftercare.core.units import Severity


@check(Severity.ERROR)
def no_lemons(unit):
    """No lemons are in the text.

    Bad:  Wait. -> Limón.
    Good: Wait. -> Espere.
    """
    if "limón" in unit.target.lower():
        yield "a lemon"
'''


@pytest.fixture
def plugin(tmp_path):
    """Return a folder with an installed package that offers a check."""
    (tmp_path / "citrus.py").write_text(textwrap.dedent(PLUGIN), encoding="utf-8")
    info = tmp_path / "citrus-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: citrus\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text("[aftercare.checks]\ncitrus = citrus\n")
    return tmp_path


def several(plugin, checks):
    """Offer several checks in one package: to start Python takes longer than they do."""
    named = [text.replace("def no_lemons(", f"def no_lemons_{at}(") for at, text in enumerate(checks)]
    (plugin / "citrus.py").write_text("\n".join(named), encoding="utf-8")


@pytest.mark.slow
@pytest.mark.parametrize("more", [("pyproject.toml",), ("--lang", "es"), ("--json",), ("--format", "sarif")])
def test_pairs_come_from_standard_input_alone(more):
    """A file that is named beside would look checked."""
    done = in_process(ROOT, "check", "--pairs", *more, stdin=pair())
    assert done.returncode == 2
    assert "aftercare check --pairs < FILE" in done.stderr


@pytest.mark.parametrize("how", ["pairs", "file"])
def test_checks_of_other_packages_are_loaded(plugin, how):
    path = write(plugin / "es.po", ("a", "Wait.", "Limón."))
    arguments = ["check", "--pairs"] if how == "pairs" else ["check", str(path), "--format", "json"]
    line = pair(source="Wait.", target="Limón.")
    done = aftercare(ROOT, *arguments, stdin=line, PYTHONPATH=str(plugin))
    assert '"no-lemons"' in done.stdout


@pytest.mark.slow
@pytest.mark.parametrize("line", ["import limes", "raise SystemExit(0)"])
def test_a_broken_package_is_named(plugin, line):
    (plugin / "citrus.py").write_text(f"{line}\n")
    done = aftercare(ROOT, "check", "--pairs", stdin=pair(), PYTHONPATH=str(plugin))
    assert done.returncode == 2
    assert "citrus" in done.stderr
    assert "Traceback" not in done.stderr


FAILING = (
    *("raise KeyError(unit.id)", "yield unit.target[99]", "raise SystemExit", "yield 5, None"),
    "yield 'a', None, 'bad'",
)


@pytest.mark.slow
def test_a_check_that_fails_is_an_error_on_the_row(plugin):
    several(plugin, [textwrap.dedent(PLUGIN) + f"    {line}\n" for line in FAILING])
    texts = pair(source="Wait 3 days.", target="Espere 4 días.")
    done = aftercare(ROOT, "check", "--pairs", stdin=texts, PYTHONPATH=str(plugin))
    found = json.loads(done.stdout)["findings"]
    errors = {item["code"] for item in found if item["severity"] == "error"}
    assert {"numbers", *(f"no-lemons-{at}" for at in range(len(FAILING)))} <= errors, done.stdout
    assert "Traceback" not in done.stderr


RESULTS = (r'"a\x1b[31mlemon\nhere", (3, 1)', '"a lemon", ("a", 5)', '"a lemon", "x"', '"a lemon", (0, 99)')


@pytest.mark.slow
@pytest.mark.parametrize("form", ["table", "github", "sarif"])
def test_what_a_check_of_another_package_says_stays_a_line_and_a_place(plugin, form):
    several(plugin, [textwrap.dedent(PLUGIN).replace('"a lemon"', result) for result in RESULTS])
    path = write(plugin / "es.po", ("a", "Wait.", "Limón."))
    done = aftercare(ROOT, "check", str(path), "--format", form, PYTHONPATH=str(plugin))
    assert done.returncode == 1, done.stderr
    assert [at for at in range(len(RESULTS)) if f"no-lemons-{at}" not in done.stdout] == []
    assert "\x1b" not in done.stdout


def test_the_shipped_drafts_have_no_error_and_few_warnings(monkeypatch):
    monkeypatch.chdir(ROOT)
    result = check("--format", "json")
    findings = json.loads(result.output)["findings"]
    assert [item for item in findings if item["severity"] == "error"] == []
    assert len([item for item in findings if item["severity"] == "warning"]) < 6
    assert result.exit_code == 0


@pytest.mark.parametrize(
    "row",
    [
        "care.day.new,care,day,do,#REF!,",
        "care.day.wash,care,day,do,Rest.,",  # an id that is there twice
        "care.day.new,caer,day,do,Rest.,",
    ],
)
def test_a_handout_with_a_fault_is_told_where_english_alone_is_asked_for(row, tmp_path, monkeypatch):
    make(tmp_path)
    csv = tmp_path / "data" / "instructions.csv"
    csv.write_text(
        f"{csv.read_text(encoding='utf-8').rstrip()}\n{row}\nrest.title,rest,title,title,Rest,\n", encoding="utf-8"
    )
    monkeypatch.chdir(tmp_path)
    plain, english = check(), check("--lang", "en")
    assert (english.exit_code, english.stderr) == (plain.exit_code, plain.stderr)
    assert english.exit_code == 2
    assert english.stderr.startswith("data/instructions.csv:")
    told = json.loads(check("--lang", "en", "--json").stdout)["findings"]
    assert {each["code"] for each in told} >= {"unreadable"}
    assert CliRunner().invoke(cli, ["status", "--lang", "en"]).exit_code == 2
    assert check("--lang", "en", "--handout", "rest").exit_code == 0
