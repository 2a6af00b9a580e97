"""Letters with a translation, with the theme `notmyidea`; articles lie in folders by year."""

SITENAME = "Letters"
SITEURL = ""
RELATIVE_URLS = True
PATH = "content"
TIMEZONE = "UTC"
DEFAULT_LANG = "en"
ARTICLE_URL = "{date:%Y}/{slug}.html"
ARTICLE_SAVE_AS = "{date:%Y}/{slug}.html"
ARTICLE_LANG_URL = "{date:%Y}/{slug}-{lang}.html"
ARTICLE_LANG_SAVE_AS = "{date:%Y}/{slug}-{lang}.html"
FEED_ALL_ATOM = None
CATEGORY_FEED_ATOM = None
TRANSLATION_FEED_ATOM = None
PLUGINS = []
