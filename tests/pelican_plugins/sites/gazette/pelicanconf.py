"""A gazette in Markdown, reStructuredText and HTML, with the theme `simple` and two templates of its own."""

SITENAME = "The Gazette"
SITEURL = ""
RELATIVE_URLS = True
PATH = "content"
THEME = "simple"
TIMEZONE = "UTC"
DEFAULT_LANG = "en"
FEED_ALL_ATOM = None
CATEGORY_FEED_ATOM = None
PLUGINS = []
