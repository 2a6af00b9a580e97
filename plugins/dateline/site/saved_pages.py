"""Which articles show the page that they were saved from, where the owner wants it."""

from ..article.record import Article

SAVED = "saved/"  # their folder below output/
KINDS_OF_PAGES = frozenset(("html", "mhtml", "warc"))  # importers whose originals are one page


def saved_page_path(article: Article) -> str:
    """Return where the saved page of an article stands below output/; empty where its original is none."""
    origin = article.provenance
    if not origin.original or origin.kind not in KINDS_OF_PAGES:
        return ""
    return f"{SAVED}{article.identifier}.html"
