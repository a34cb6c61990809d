"""What a handout costs: `python benchmarks/handouts.py` (or `make bench`) prints one table from one run.

Every row makes the same: Markdown, HTML and PDF of the shipped handout in seventeen languages, in one edition, and,
but for the floor, the executed notebook. Times are wall-clock milliseconds per handout, the best of the rounds.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from contextlib import chdir
from functools import cache
from multiprocessing import get_context
from pathlib import Path

ROOT = Path(__file__).parents[1]
ROUNDS = 5


def copy_of_the_project() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="bench-"))
    for name in ("pyproject.toml", "data", "locales", "notebooks"):
        source = ROOT / name
        shutil.copytree(source, folder / name) if source.is_dir() else shutil.copy(source, folder / name)
    (folder / "node_modules").symlink_to(ROOT / "node_modules")
    settings = folder / "pyproject.toml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(re.sub(r"(?m)^editions = .*", 'editions = ["standard"]', text), encoding="utf-8")
    return folder


@cache
def tasks(folder: Path, engine: str = "in-process") -> list:
    from aftercare.pipeline.building import plan
    from aftercare.pipeline.built.build_record import Record
    from aftercare.pipeline.snapshot import project

    current = project.read(folder)
    return [*plan.tasks(current, plan.due(current, current.targets(), Record()), engine=engine)]


def build(task: object) -> None:
    from aftercare.pipeline.building import tasks

    if problem := tasks.build(task).problem:
        raise SystemExit(problem)


def best(work: Callable[[], int], rounds: int = ROUNDS) -> float:
    """Return milliseconds per handout; the first round, which imports and warms up, does not count."""
    found = []
    for _ in range(rounds + 1):
        start = time.perf_counter()
        count = work()
        found.append((time.perf_counter() - start) / count * 1000)
    return min(found[1:] or found)


def in_process(folder: Path) -> int:
    found = tasks(folder)
    for task in found:
        build(task)
    return len(found)


def pool_of_two(folder: Path) -> float:
    """Each process gets as many handouts as one alone: of a few that come round again, Typst remembers its lines."""
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        return best(lambda: len(list(pool.map(build, 2 * tasks(folder)))))


def floor(folder: Path) -> int:
    """The same files without notebooks: formats, frames, Typst."""
    from aftercare.export.formats import FORMATS
    from aftercare.export.pdf.typesetting import compile_pdf
    from aftercare.pipeline.snapshot import project

    current = project.read(folder)
    with chdir(folder):
        for slug, tag in current.targets():
            document = current.document(slug, tag)
            texts = {mime: show(document) for mime, show in FORMATS.items()}
            compile_pdf(texts["text/vnd.typst"], tag, root=folder)
            for form, text in (("md", "text/markdown"), ("html", "text/html")):
                (folder / f"floor.{form}").write_text(texts[text], encoding="utf-8")
    return len(current.targets())


def with_kernel(folder: Path) -> int:
    found = tasks(folder, "kernel")[:3]
    for task in found:
        build(task)
    return len(found)


def stock(folder: Path) -> int:
    """Stock papermill with its kernel, stock Markdown and HTML exporters made anew, and Typst's own compile."""
    import papermill
    import typst
    from nbconvert.exporters import HTMLExporter, MarkdownExporter

    from aftercare.core.language.fonts import folders
    from aftercare.export.formats import FORMATS
    from aftercare.export.pdf.typesetting import TEMPLATES
    from aftercare.pipeline.snapshot import project

    targets = project.read(folder).targets()[:3]
    with chdir(folder):
        for slug, tag in targets:
            out = folder / f"stock-{tag}.ipynb"
            papermill.execute_notebook(
                str(folder / "notebooks/handout.ipynb"),
                str(out),
                {"handout": slug, "language": tag},
                engine_name="nbclient",
                kernel_name="python3",
                progress_bar=False,
            )
            HTMLExporter().from_filename(str(out))
            MarkdownExporter().from_filename(str(out))
            source = folder / "stock.typ"
            source.write_text(FORMATS["text/vnd.typst"](project.read(folder).document(slug, tag)), encoding="utf-8")
            for frame in TEMPLATES.glob("*.typ"):
                shutil.copy(frame, folder / frame.name)
            fonts = typst.Fonts(include_system_fonts=False, font_paths=[str(path) for path in folders(folder)])
            typst.Compiler(str(source), root=str(folder), font_paths=fonts).compile(pdf_standards=["ua-1"])
    return len(targets)


def command(folder: Path) -> float:
    """Seconds of `aftercare build`, process start included."""
    start = time.perf_counter()
    program = str(Path(sys.executable).with_name("aftercare"))
    subprocess.run([program, "build", "--quiet"], cwd=folder, check=False, capture_output=True, env=dict(os.environ))
    return time.perf_counter() - start


def main() -> None:
    folder = copy_of_the_project()
    try:
        first = command(folder)
        unchanged = min(command(folder) for _ in range(3))
        rows = {
            "floor, without notebooks": best(lambda: floor(folder)),
            "in process": best(lambda: in_process(folder)),
            "in process, pool of two": pool_of_two(folder),
            "papermill's kernel engine, our exporters": best(lambda: with_kernel(folder), 1),
            "stock papermill + nbconvert + Typst": best(lambda: stock(folder), 1),
        }
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    ours = rows["in process"]
    print(f"{'ms per handout':45}{'ms':>8}{'times in process':>20}")
    for name, milliseconds in rows.items():
        print(f"{name:45}{milliseconds:8.1f}{milliseconds / ours:20.1f}")
    print(f"first build of everything: {first:.2f} s; nothing changed: {unchanged:.2f} s")


if __name__ == "__main__":
    main()
