"""The notebooks run from the first cell to the last, on the sample corpus."""

import re
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

from tests.demonstration import Demonstration

FOLDER = Path(__file__).resolve().parents[2] / "notebooks"


def run_notebook(name: str, monkeypatch: pytest.MonkeyPatch, **environment: str) -> str:
    """Run a notebook in a kernel of its own; what its cells printed."""
    for variable, value in environment.items():
        monkeypatch.setenv(variable, value)
    notebook = nbformat.read(FOLDER / name, as_version=4)
    NotebookClient(
        notebook, timeout=240, kernel_name="python3", resources={"metadata": {"path": str(FOLDER)}}
    ).execute()
    outputs = [output for cell in notebook.cells if cell.cell_type == "code" for output in cell.outputs]
    images = ["<image>" for output in outputs if "image/png" in output.get("data", {})]
    return "".join([output.get("text", "") for output in outputs] + images)


def test_no_output_is_committed() -> None:
    for path in FOLDER.glob("*.ipynb"):
        notebook = nbformat.read(path, as_version=4)
        assert not [cell for cell in notebook.cells if cell.cell_type == "code" and cell.outputs], path.name


@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::pytest.PytestUnraisableExceptionWarning")
def test_who_met_whom(demonstration: Demonstration, monkeypatch: pytest.MonkeyPatch) -> None:
    printed = run_notebook("01-who-met-whom.ipynb", monkeypatch, ENTENTE_DEMO=str(demonstration.store))
    assert "Han Zhiqiang met Phumtham Wechayachai" in printed
    assert "People's Daily Online, 2025-02-19" in printed
    assert "Path 1: " in printed
    assert "<image>" in printed


@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.timeout(600)  # the kernel may have to wait for a machine that is busy
def test_cypher_over_bolt(demonstration: Demonstration, neo4j_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from tests.graph.conftest import empty_server

    empty_server(neo4j_url)
    environment = {"ENTENTE_DEMO": str(demonstration.store), "ENTENTE_STORE": neo4j_url}
    printed = run_notebook("02-cypher-over-bolt.ipynb", monkeypatch, **environment)
    empty_server(neo4j_url)
    assert "Han Zhiqiang" in printed
    assert re.search(r"^Thailand +\w+ +\d+$", printed, re.MULTILINE)
