"""The search page and the reading room as a site has them, with client and styles; measures nothing."""

import json
import shutil
from pathlib import Path

from jinja2 import Environment, FileSystemLoader

from dateline.build.csp import POLICY
from dateline.search.client import client_files

THEME = Path(__file__).resolve().parents[1] / "theme"


def write_search_page(folder: Path) -> None:
    """Write search.html, explore.html and all that they load but the index, in English."""
    words = json.loads((THEME / "translations" / "en.json").read_text("utf-8"))
    templates = Environment(
        loader=FileSystemLoader(THEME / "templates"), autoescape=True, trim_blocks=True, lstrip_blocks=True
    )
    templates.globals.update(
        {
            "t": words,
            "lang": "en",
            "dir": "ltr",
            "menu": (),
            "footer": (),
            "static": "theme/",
            "policy": POLICY,
        },
        site={"title": "A small archive", "licence": ""},
        search="search.html",
    )
    folder.mkdir(parents=True, exist_ok=True)
    for name, title in (("search.html", words["search"]), ("explore.html", words["explore"]["title"])):
        page = templates.get_template(name).render(root="", path=name, title=title)
        (folder / name).write_text(page, "utf-8")
    shutil.copytree(THEME / "static", folder / "theme", dirs_exist_ok=True)
    for name, script in client_files():
        path = folder / "theme" / "js" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(script, "utf-8")
