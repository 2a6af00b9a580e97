"""The archive's settings, one page. Every DATELINE_ setting is explained in docs/settings.md."""

AUTHOR = "Dateline"
SITENAME = "Dateline demo archive"
SITEURL = ""  # empty: works from any folder; publishconf.py sets the public address
TIMEZONE = "UTC"
DEFAULT_LANG = "en"

DATELINE_TAGLINE = "News of twelve decades, told anew by the makers of Dateline"
DATELINE_LICENCE = "All texts are CC0"
DATELINE_LICENCE_URL = "https://creativecommons.org/publicdomain/zero/1.0/"

# What follows is the machine, not the look: change it only with a reason.
PATH = "content"
OUTPUT_PATH = "output"
THEME = "theme"
PLUGIN_PATHS = ["plugins"]
PLUGINS = ["dateline"]

# Dateline's generator makes the pages; Pelican's own has nothing to do.
ARTICLE_PATHS = []
PAGE_PATHS = []
STATIC_PATHS = ["images"]
DIRECT_TEMPLATES = []
FEED_ALL_ATOM = None
CATEGORY_FEED_ATOM = None
TRANSLATION_FEED_ATOM = None
AUTHOR_FEED_ATOM = None
AUTHOR_FEED_RSS = None
CACHE_CONTENT = False

# Titles and names come from anywhere: everything is escaped unless a plugin says that it is safe.
JINJA_ENVIRONMENT = {"autoescape": True, "trim_blocks": True, "lstrip_blocks": True}
