"""The parts of a build that need no notebook: what was asked for, what cells print, which status it ends with."""

import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from aftercare.pipeline.building.build import Outcome
from aftercare.pipeline.building.notebooks import STAGES
from aftercare.pipeline.building.stages import Options, summary

ASKED = Options(("es",), ("tooth",), "llm", "kernel", 3)


@pytest.mark.parametrize(
    ("stage", "more"),
    [("1-translate", {"engine": "llm"}), ("2-validate", {}), ("3-export", {"notebook_engine": "kernel", "jobs": 3})],
)
def test_the_parameters_of_a_stage(stage, more):
    assert ASKED.parameters(stage) == {"languages": ["es"], "handouts": ["tooth"], **more}
    assert Options().parameters(stage).keys() == ASKED.parameters(stage).keys()


def test_every_stage_has_parameters():
    assert [ASKED.parameters(stage)["languages"] for stage in STAGES] == [["es"]] * 3


@pytest.mark.parametrize(
    ("errors", "failed", "unsettled", "status"),
    [
        (0, {}, (), 0),
        (1, {}, (), 1),
        (0, {}, ("a.csv",), 1),
        (0, {"h/es": "no ink"}, (), 2),
        (5, {"h/es": "no ink"}, ("a.csv",), 2),
    ],
)
def test_the_status_of_a_build(errors, failed, unsettled, status):
    assert Outcome(errors, failed, unsettled).status == status


def cell(*texts, tags=("summary",), name="stdout"):
    outputs = [new_output("stream", name=name, text=text) for text in texts]
    return new_code_cell("pass", metadata={"tags": [*tags]}, outputs=outputs)


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        ([], ""),
        ([cell("1 row\n", "2 rows\n")], "1 row\n2 rows"),
        ([cell("1 row\n"), cell("no\n", tags=("other",)), cell("2 rows\n")], "1 row\n2 rows"),
        ([cell("no\n", tags=())], ""),
        ([cell("no\n", name="stderr"), cell("  1 row\n")], "1 row"),
        ([new_markdown_cell("no", metadata={"tags": ["summary"]}), cell("1 row")], "1 row"),
        ([new_code_cell("pass", outputs=[new_output("stream", name="stdout", text="no")])], ""),
        ([new_code_cell("1", metadata={"tags": ["summary"]}, outputs=[new_output("display_data", {"a/b": "no"})])], ""),
    ],
)
def test_what_the_summary_cells_print(cells, told):
    assert summary(new_notebook(cells=cells)) == told
