"""The notebooks as an editor runs them: a kernel in their folder, cell by cell, without a session's name."""

import nbformat
import pytest
from jupyter_client.manager import start_new_kernel

from command import in_process

NOTEBOOKS = ("1-translate", "2-validate", "3-export", "handout")


@pytest.mark.slow
def test_all_cells_of_each_notebook_run_in_a_kernel_of_their_folder(tmp_path, monkeypatch):
    monkeypatch.delenv("JPY_SESSION_NAME", raising=False)
    assert in_process(tmp_path, "init", "p", "--languages", "es").returncode == 0
    folder = tmp_path / "p" / "notebooks"
    manager, client = start_new_kernel(cwd=str(folder))  # one, which forgets: a start takes longer than most notebooks
    try:
        for name in NOTEBOOKS:
            client.execute("%reset -f", reply=True, timeout=60)
            client.execute(f"__vsc_ipynb_file__ = {str(folder / name)!r} + '.ipynb'", reply=True, timeout=60)
            for cell in nbformat.read(folder / f"{name}.ipynb", 4).cells:
                if cell.cell_type == "code":
                    reply = client.execute(cell.source, reply=True, timeout=120)["content"]
                    assert reply["status"] == "ok", (name, cell.source, reply)
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)
    assert [*(tmp_path / "p" / "output").rglob("*-en.pdf")]
