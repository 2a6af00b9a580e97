"""Makes data/country-names.tsv from Unicode CLDR by way of babel; run when CLDR changes, not by a build.

    python -m dateline.site.charts.make_country_names

A line is a country: ISO 3166-1 alpha-2 code and its name in each language of the first line. English stands
in the files of outlines.
"""

from pathlib import Path

from babel import Locale

from ...languages.read import interface_languages
from .world import countries

FILE = Path(__file__).parent / "data" / "country-names.tsv"


def table() -> str:
    """Return the file."""
    codes = sorted({country.code for country in countries("50m") if country.code})
    translated = interface_languages()[1:]  # English is in the files of outlines
    names = [Locale(language).territories for language in translated]
    rows = [("code", *translated), *((code, *(known[code] for known in names)) for code in codes)]
    return "".join("\t".join(row) + "\n" for row in rows)


if __name__ == "__main__":
    FILE.write_text(table(), "utf-8")
