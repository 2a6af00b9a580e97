"""The documentation as a site of its own: Sphinx reads the Markdown pages; `inv docs` builds it."""

import tomllib
from pathlib import Path

_PROJECT = tomllib.loads((Path(__file__).parent.parent / "pyproject.toml").read_text("utf-8"))["project"]

project = "Dateline"
author = copyright = "The makers of Dateline"  # noqa: A001  Sphinx's own name
release = _PROJECT["version"]
extensions = ["myst_parser"]
myst_heading_anchors = 4
html_theme = "alabaster"
html_theme_options = {"description": _PROJECT["description"], "page_width": "70rem", "fixed_sidebar": True}
html_show_sphinx = False
# Code blocks name languages that no highlighter knows, and tables show characters as they are.
highlight_language = "none"
