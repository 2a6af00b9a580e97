"""Cells that a spreadsheet would run stay words."""

import io

import pytest

from dateline.article.csv_cell import harmless_cell
from dateline.cli.explore_console import write_rows_csv


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_a_formula_becomes_text(cell):
    """A quotation mark before it shows the cell as it is."""
    assert harmless_cell(cell) == f"'{cell}"


def test_all_else_stays():
    """Numbers, dates and words are not touched, in a row of the terminal neither."""
    assert [harmless_cell(cell) for cell in (-1, 1.5, "1987-03-01", "a=b", "")] == [
        -1,
        1.5,
        "1987-03-01",
        "a=b",
        "",
    ]
    out = io.StringIO()
    write_rows_csv(out, [{"left": "=cmd|calc", "near": -3}])
    assert out.getvalue() == "left,near\n'=cmd|calc,-3\n"
