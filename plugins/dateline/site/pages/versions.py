"""The pages that show in which words two versions of a story differ; each is made when it is rendered."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from ...article.record import Article
from ...ingest.differences import Change, differences
from ..page import Page
from ..site_context import SiteContext
from ..versions import VersionPair

_FOLDED = 2  # paragraphs in a row without a change; more are folded away


def version_pages(site: SiteContext, articles: Mapping[str, Article]) -> Iterator[Page]:
    """Yield a page for each pair of versions."""
    for pair in site.versions.pairs:
        context = {
            "title": site.language.say("differences"),
            "versions": tuple(zip(pair.cards, pair.sources, strict=True)),
            "texts": pair.texts,
        }
        yield Page(
            pair.path,
            "versions.html",
            context,
            derived=partial(_derived, site, articles, pair),
            listed=False,
        )


def _derived(site: SiteContext, articles: Mapping[str, Article], pair: VersionPair) -> Mapping[str, Any]:
    """Return the differences: stretches of paragraphs, with a name where one is folded away."""
    stretches: list[tuple[bool, list[Sequence[Change]]]] = []
    for paragraph in differences(*(articles[card.identifier].text for card in pair.cards)):
        changed = any(change.sign != "=" for change in paragraph)
        if not stretches or stretches[-1][0] != changed:
            stretches.append((changed, []))
        stretches[-1][1].append(paragraph)
    return {
        "same": all(not changed for changed, _ in stretches),
        "stretches": [
            (_fold(site, len(paragraphs)) if not changed else "", paragraphs)
            for changed, paragraphs in stretches
        ],
    }


def _fold(site: SiteContext, number: int) -> str:
    return site.language.count("same_paragraphs", number) if number > _FOLDED else ""
