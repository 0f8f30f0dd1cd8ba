"""The notebook of the examples makes the table of the report."""

import json
import subprocess

import geopandas
import pandas
import pytest

from conftest import ROOT


def test_the_notebook_makes_the_table_of_the_report(command, tmp_path, monkeypatch):
    pytest.importorskip("libpysal", minversion="4.9")
    frame = geopandas.read_file(ROOT / "Tests" / "Fixtures" / "reading" / "three.gpkg")
    regions = tmp_path / "regions.gpkg"
    # Of one country, so that the report is on the borders of its regions.
    frame.drop(columns="country", errors="ignore").to_file(regions)
    monkeypatch.setenv("REGIONS", str(regions))
    notebook = json.loads((ROOT / "Bindings" / "python" / "examples" / "report_table.ipynb").read_text())
    names: dict = {}
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            exec("".join(cell["source"]), names)
    subprocess.run([command, "report", str(regions), "-o", str(tmp_path / "report")], check=True, capture_output=True)
    theirs = pandas.read_csv(tmp_path / "report" / "borders.csv")
    own = names["borders"]
    assert len(own) > 0
    assert own.a_id.tolist() == theirs.a_id.tolist()
    assert own.b_id.tolist() == theirs.b_id.tolist()
    assert own.length_km.tolist() == theirs.length_km.tolist()
    assert own.pieces.tolist() == theirs.pieces.tolist()
    assert set(names["longest"].index) <= set(own.a_id) | set(own.b_id)
