"""The pages that show how two versions of a text differ, by sentence; each is made when it is rendered."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Any, NamedTuple

from ...article.blame import blaming
from ...article.record import Article
from ..article_summary import ArticleSummary
from ..page import Page
from ..paths import month_path
from ..sentences import ChangeKind, Sentence, sentence_differences
from ..site_context import NavLink, SiteContext
from ..versions import VersionPair

_FOLDED = 2  # paragraphs in a row without a change; more are folded away
_KINDS: tuple[ChangeKind, ...] = ("correction", "cut", "addition")


class ComparedVersion(NamedTuple):
    """One of two versions: which it is, its article, who published it."""

    which: str
    card: ArticleSummary
    source: str


class ComparedParagraphs(NamedTuple):
    """Paragraphs in a row that are alike in having changes or none; `folded` names those folded away."""

    folded: str
    paragraphs: Sequence[Sequence[Sentence]]


def version_pages(site: SiteContext, articles: Mapping[str, Article]) -> Iterator[Page]:
    """Yield a page for each pair of versions."""
    for pair in site.versions.pairs:
        earlier, later = pair.cards
        known = earlier.moment != later.moment
        which = ("version_is_earlier", "version_is_later") if known else ("version_one", "version_two")
        context = {
            "title": site.language.say("differences"),
            "trail": _trail(site, later),
            "versions": tuple(
                ComparedVersion(site.language.say(word), card, source)
                for word, card, source in zip(which, pair.cards, pair.sources, strict=True)
            ),
            "texts": pair.texts,
        }
        made = partial(_derived, site, articles, pair)
        yield Page(pair.path, "versions.html", context, derived=made, listed=False)


def _trail(site: SiteContext, card: ArticleSummary) -> tuple[NavLink, ...]:
    """Return the way to the later of the two articles."""
    own = NavLink(card.path, card.headline)
    if len(card.moment) < len("1987-03"):
        return (own,)
    year, month = int(card.moment[:4]), int(card.moment[5:7])
    return (NavLink(month_path(year, month), site.language.month(year, month)), own)


def _derived(site: SiteContext, articles: Mapping[str, Article], pair: VersionPair) -> Mapping[str, Any]:
    """Return the differences as stretches of paragraphs, and how many there are of each kind."""
    with blaming(pair.cards[1].identifier):
        sentences = sentence_differences(*(articles[card.identifier].text for card in pair.cards))
    counts = Counter(sentence.kind for sentence in sentences)
    stretches: list[tuple[bool, list[Sequence[Sentence]]]] = []
    for paragraph in _paragraphs(sentences):
        changed = any(sentence.kind != "same" for sentence in paragraph)
        if not stretches or stretches[-1][0] != changed:
            stretches.append((changed, []))
        stretches[-1][1].append(paragraph)
    return {
        "same": set(counts) <= {"same"},
        "counts": [site.language.count(f"changes_{kind}", counts[kind]) for kind in _KINDS if counts[kind]],
        "stretches": [
            ComparedParagraphs("" if changed else _fold(site, len(paragraphs)), paragraphs)
            for changed, paragraphs in stretches
        ],
    }


def _paragraphs(sentences: Sequence[Sentence]) -> Sequence[Sequence[Sentence]]:
    paragraphs: list[list[Sentence]] = []
    for sentence in sentences:
        if sentence.opens or not paragraphs:
            paragraphs.append([])
        paragraphs[-1].append(sentence)
    return paragraphs


def _fold(site: SiteContext, number: int) -> str:
    return site.language.count("same_paragraphs", number) if number > _FOLDED else ""
