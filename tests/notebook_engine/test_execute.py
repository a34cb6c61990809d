"""Running notebooks: parameters are checked first, the copy is saved whatever happens, errors are for people."""

import json
import os
import stat
import sys
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook
from papermill import execute_notebook

from aftercare.notebook_engine.errors import ExecutionError
from aftercare.notebook_engine.execute import execute

PARAMETERS = 'handout: str = "microneedling"\nlanguage = "es"  # a tag\nfirst, (second, *rest) = 1, (2, 3)\nedition = [\n    1,\n]'


def write(path: Path, *sources: str, parameters: str | None = PARAMETERS) -> Path:
    cells = [new_markdown_cell("# A page"), *map(new_code_cell, sources)]
    if parameters is not None:
        cells.insert(1, new_code_cell(parameters, metadata={"tags": ["parameters"]}))
    path.parent.mkdir(parents=True, exist_ok=True)
    nbformat.write(new_notebook(cells=cells), path)
    return path


def error_of(*arguments: object, **options: object) -> str:
    with pytest.raises(ExecutionError) as caught:
        execute(*arguments, plain={"FontError"}, **options)
    assert "Traceback" not in str(caught.value)
    return str(caught.value)


def text_of(nb: nbformat.NotebookNode) -> str:
    return "".join(output.get("text", "") for cell in nb.cells for output in cell.get("outputs", ()))


@pytest.mark.parametrize("engine", ["in-process", pytest.param("kernel", marks=pytest.mark.slow)])
def test_parameters_reach_the_notebook(engine, tmp_path):
    parameters = {"language": 'a "quote" \\ مرحبا {x}\n', "edition": {"a": [1, None, True, 2.5]}, "first": -1}
    path = write(tmp_path / "n.ipynb", "import os\nprint(ascii([language, edition, first, handout]), os.getcwd())")
    nb = execute(path, tmp_path / "new" / "o.ipynb", parameters, engine=engine, timeout=60.5)
    assert text_of(nb) == f"{[*parameters.values(), 'microneedling']!a} {Path.cwd()}\n"
    assert nbformat.read(tmp_path / "new" / "o.ipynb", as_version=4) == nb
    assert nb.metadata.papermill.parameters == parameters


BESIDE = "import beside_it, in_both, in_the_folder\nprint(beside_it.WHERE, in_both.WHERE, in_the_folder.WHERE)"
MODULES = {"notebooks/beside_it": 1, "notebooks/in_both": 2, "in_both": 3, "in_the_folder": 4}


@pytest.mark.parametrize("engine", ["in-process", pytest.param("kernel", marks=pytest.mark.slow)])
def test_modules_are_found_beside_the_notebook_and_in_the_working_directory(engine, tmp_path, monkeypatch):
    path = write(tmp_path / "notebooks" / "n.ipynb", BESIDE)
    for name, where in MODULES.items():
        (tmp_path / f"{name}.py").write_text(f"WHERE = {where}", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("sys.dont_write_bytecode", True)
    nb = execute(path.relative_to(tmp_path), tmp_path / "o.ipynb", {}, engine=engine)
    for name in MODULES:
        sys.modules.pop(Path(name).name, None)
    assert text_of(nb) == "1 2 4\n"


@pytest.mark.parametrize(
    ("parameters", "message"),
    [
        (
            {"langage": "es"},
            "unknown parameter 'langage'; it has: handout, language, first, second, rest, edition. Did you mean 'language'?",
        ),
        ({"zzz": 1}, "unknown parameter 'zzz'; it has: handout, language, first, second, rest, edition."),
        (
            {"first": Path("x")},
            "parameter 'first' cannot be a PosixPath; use text, numbers, lists or mappings",
        ),
        ({"first": {1, 2}}, "parameter 'first' cannot be a set; use text, numbers, lists or mappings"),
    ],
)
def test_wrong_parameters(parameters, message, tmp_path):
    path = write(tmp_path / "n.ipynb", f"open({str(tmp_path / 'ran')!r}, 'w')")
    assert error_of(path, tmp_path / "o.ipynb", parameters) == f"{path}: {message}"
    assert [file.name for file in tmp_path.iterdir()] == ["n.ipynb"]


def test_every_wrong_parameter_is_named(tmp_path):
    error = error_of(write(tmp_path / "n.ipynb"), tmp_path / "o.ipynb", {"a1": 1, "b1": 2, "language": {1}})
    assert [line.split("parameter ")[1][:4] for line in error.splitlines()] == ["'a1'", "'b1'", "'lan"]


@pytest.mark.parametrize(
    ("parameters", "message"),
    [
        (None, 'takes no parameters: no cell has the tag "parameters"'),
        ("a = = 1", "the parameters cell is not plain Python"),
    ],
)
def test_no_parameters_cell(parameters, message, tmp_path):
    path = write(tmp_path / "n.ipynb", "print('runs')", parameters=parameters)
    assert error_of(path, tmp_path / "o.ipynb", {"a": 1}).startswith(f"{path}: {message}")
    if parameters is None:
        assert text_of(execute(path, tmp_path / "o.ipynb", {})) == "runs\n"


@pytest.mark.parametrize(
    "content", ["", "{", "[]", "{}", "3", '{"cells": 5, "nbformat": 4}', '{"nbformat": 99}', "\ud800"]
)
def test_not_a_notebook(content, tmp_path):
    path = tmp_path / "n.ipynb"
    path.write_bytes(content.encode("utf-8", "surrogatepass"))
    assert error_of(path, tmp_path / "o.ipynb", {}).startswith(f"{path}: not a Jupyter notebook: ")


def test_no_such_notebook(tmp_path):
    path = tmp_path / "n.ipynb"
    assert error_of(path, tmp_path / "o.ipynb", {}) == f"{path}: cannot be read: No such file or directory"


def in_another_language(path: Path) -> Path:
    nb = nbformat.read(write(path, "1 + 1", parameters=None), as_version=4)
    nb.metadata.kernelspec = {"name": "pretended", "display_name": "Pretended", "language": "R"}
    nbformat.write(nb, path)
    return path


def test_the_engine_refuses_a_notebook_in_another_language(tmp_path):
    path = in_another_language(tmp_path / "n.ipynb")
    told = "is written in R, and the engine in-process runs Python alone; run it with --notebook-engine kernel"
    assert error_of(path, tmp_path / "o.ipynb", {"handout": "x"}) == f"{path}: {told}"
    with pytest.raises(ExecutionError, match=f"^the notebook {told}"):
        execute_notebook(path, tmp_path / "o.ipynb", engine_name="in-process", progress_bar=False)


@pytest.mark.parametrize(
    "metadata", [{"kernelspec": 5}, {"language_info": {"name": None}}, {"kernelspec": {"language": "Python"}}]
)
def test_a_notebook_that_names_no_other_language_is_in_python(metadata, tmp_path):
    path = write(tmp_path / "n.ipynb", "print(handout)")
    nb = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps({**nb, "metadata": metadata}), encoding="utf-8")
    assert text_of(execute(path, tmp_path / "o.ipynb", {"handout": "x"})) == "x\n"


@pytest.mark.slow
def test_the_kernel_of_another_language_runs_what_is_written_in_it(tmp_path, monkeypatch):
    folder = tmp_path / "jupyter" / "kernels" / "pretended"
    folder.mkdir(parents=True)
    argv = [sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}", "--IPKernelApp.exec_lines=R = 1"]
    spec = {"argv": argv, "display_name": "Pretended", "language": "R"}
    (folder / "kernel.json").write_text(json.dumps(spec), encoding="utf-8")
    monkeypatch.setenv("JUPYTER_PATH", str(tmp_path / "jupyter"))
    path = in_another_language(tmp_path / "n.ipynb")
    path.write_text(path.read_text(encoding="utf-8").replace("1 + 1", "print(R)"), encoding="utf-8")
    assert text_of(execute(path, tmp_path / "o.ipynb", {}, engine="kernel")) == "1\n"


def test_unknown_engine(tmp_path):
    error = error_of(write(tmp_path / "n.ipynb"), tmp_path / "o.ipynb", {}, engine="warp")
    assert error == "Unknown notebook engine 'warp'. Choose one of: in-process, kernel."


@pytest.mark.parametrize("engine", ["in-process", pytest.param("kernel", marks=pytest.mark.slow)])
@pytest.mark.parametrize(
    ("cell", "cause"),
    [
        ("\n\n1 / 0  # oh\nx", "cell 3 (1 / 0  # oh) failed: ZeroDivisionError: division by zero"),
        (
            "raise KeyError('k' * 3)" + " " * 90 + "# end",
            "cell 3 (raise KeyError('k' * 3)" + " " * 54 + "...) failed: KeyError: 'kkk'",
        ),
        ("import sys\nsys.exit('no')", "cell 3 (import sys) failed: SystemExit: no"),
        (
            "class FontError(Exception): ...\nraise FontError('es: no font')",
            "cell 3 (class FontError(Exception): ...) failed:\nes: no font",
        ),
        ("%nothing", "cell 3 (%nothing) failed: UsageError: Line magic function `%nothing` not found."),
    ],
    ids=["error", "long line", "exit", "own words", "magic"],
)
def test_failing_cell(cell, cause, engine, tmp_path):
    path, output = write(tmp_path / "n.ipynb", cell, "print('never')"), tmp_path / "o.ipynb"
    assert error_of(path, output, {}, engine=engine) == f"{path}: {cause}\nThe executed copy is {output}"
    saved = nbformat.read(output, as_version=4)
    assert saved.cells[2].source == cell
    assert saved.cells[2].outputs
    assert not saved.cells[3].outputs


def test_display_that_fails_is_a_failure(tmp_path):
    cell = "class Page:\n    def _repr_html_(self): raise ValueError('no font')\ndisplay(Page())"
    error = error_of(write(tmp_path / "n.ipynb", cell), tmp_path / "o.ipynb", {})
    assert "cell 3 (class Page:) failed: ValueError: no font" in error


def test_odd_exception_is_the_cells_error(tmp_path):
    cell = "class Odd(Exception):\n    def __str__(self): raise ValueError('inner')\nraise Odd"
    error = error_of(write(tmp_path / "n.ipynb", cell), tmp_path / "o.ipynb", {})
    assert "cell 3 (class Odd(Exception):) failed: " in error


def test_expected_errors_and_exit_are_no_failure(tmp_path):
    path = write(tmp_path / "n.ipynb", "1 / 0", "print('goes on')", "raise SystemExit", "print('never')")
    nb = nbformat.read(path, as_version=4)
    nb.cells[2].metadata.tags = ["raises-exception"]
    nbformat.write(nb, path)
    assert text_of(execute(path, tmp_path / "o.ipynb", {})).startswith("goes on\n")


@pytest.mark.slow
def test_kernel_that_takes_too_long_or_dies(tmp_path):
    path, output = (
        write(tmp_path / "n.ipynb", "print('first')", "import time\ntime.sleep(9)"),
        tmp_path / "o.ipynb",
    )
    error = error_of(path, output, {}, engine="kernel", timeout=0.5)
    assert error.startswith(f"{path}: cell 4 (import time) failed: CellTimeoutError: ")
    assert text_of(nbformat.read(output, as_version=4)) == "first\n"
    path = write(tmp_path / "n.ipynb", "import os\nos._exit(1)")
    assert "cell 3 (import os) failed: DeadKernelError: Kernel died" in error_of(path, output, {}, engine="kernel")


@pytest.mark.parametrize(
    "name",
    [
        "{language}.ipynb",
        "-.ipynb",
        "-",
        "{",
        "}{0}.ipynb",
        'a b\'s "c".ipynb',
        "مرحبا.ipynb",
        "s3:/x.ipynb",
        "x" * 250,
        "100%.ipynb",
    ],
)
@pytest.mark.filterwarnings("ignore:.*(extension|does not end):UserWarning")
def test_odd_paths(name, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    path = write(Path(name), "print(language)")
    assert text_of(execute(path, Path("out {}") / name, {"language": "ar"})) == "ar\n"
    assert (tmp_path / "out {}" / name).is_file()


def test_relative_output_is_not_moved_by_the_notebook(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    execute(write(Path("n.ipynb"), "import os\nos.chdir('/')"), Path("out/o.ipynb"), {})
    assert Path("out/o.ipynb").is_file()
    assert Path.cwd() == tmp_path


def test_output_is_written_whole_or_not_at_all(tmp_path):
    path, output = write(tmp_path / "n.ipynb", "print(language)"), tmp_path / "out" / "o.ipynb"
    execute(path, output, {"language": "es"})
    mask = os.umask(0)
    os.umask(mask)
    assert stat.S_IMODE(output.stat().st_mode) == 0o666 & ~mask
    output.unlink()
    output.mkdir()
    (output / "kept").touch()
    assert error_of(path, output, {"language": "es"}) == f"{output}: cannot be written: Is a directory"
    assert sorted(file.name for file in output.parent.rglob("*")) == ["kept", "o.ipynb"]


def test_text_that_is_no_utf8(tmp_path):
    path = write(tmp_path / "n.ipynb", "print('\\ud800')", "print(len(language))")
    nb = execute(path, tmp_path / "o.ipynb", {"language": "\ud800"})
    assert text_of(nb) == "\\ud800\n1\n"
    json.loads((tmp_path / "o.ipynb").read_text(encoding="utf-8"))


def test_the_notebook_itself_stays_as_it_was(tmp_path):
    path = write(tmp_path / "n.ipynb", "print(1)")
    before = path.read_bytes()
    execute(path, tmp_path / "o.ipynb", {"language": "de"})
    assert path.read_bytes() == before
