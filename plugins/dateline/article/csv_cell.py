"""Cells of comma-separated values, as spreadsheets may safely open them."""

from typing import TypeVar

Cell = TypeVar("Cell")


def harmless_cell(cell: Cell) -> Cell | str:
    """Return a cell that no spreadsheet runs as a formula (OWASP, CSV injection); numbers stay."""
    risky = isinstance(cell, str) and cell.startswith(("=", "+", "-", "@", "\t", "\r"))
    return f"'{cell}" if risky else cell
