"""The archive's settings. Dateline's docs/settings.md explains each; Pelican's own may stand here."""

SITENAME = "Dateline demo archive"
SITEURL = ""  # empty: works from any folder; publishconf.py sets the public address
TIMEZONE = "UTC"
DEFAULT_LANG = "en"  # of the interface: en, fr, es, de, it or ar

DATELINE_TAGLINE = "News of twelve decades, told anew by the makers of Dateline"  # one line below the title
DATELINE_LICENCE = "All texts are CC0"  # one line about the rights in the texts
DATELINE_LICENCE_URL = "https://creativecommons.org/publicdomain/zero/1.0/"

PATH = "content"
PLUGINS = ["dateline"]  # makes this folder an archive
