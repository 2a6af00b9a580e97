"""Versions of one story: which articles they are, and what each is to the other. Reads no article twice."""

import hashlib
import re
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple
from urllib.parse import urlsplit

from ..article.blame import blaming
from ..article.record import Article
from ..ingest.versions import DatedSketch, Likeness, Overlap, Versions
from ..search.story_versions import HEADLINE_WORDS, VERSION_DAYS
from .article_summary import ArticleSummary
from .compared_texts import ComparedTexts
from .paths import versions_path
from .timeline import Timeline

_MOST = 24  # versions that an article's page lists, the likest
_WORD = re.compile(r"\w+")


class Version(NamedTuple):
    """Another version of an article, as the article's page shows it."""

    card: ArticleSummary
    source: str  # who published it
    kind: str  # words of the interface: `version_…`
    alike: float  # share of the shorter text that is in the longer one
    path: str  # the page of the differences; empty where the texts have little in common

    @property
    def share(self) -> str:
        """Return how much is alike, for the eye; all of it only where it is all."""
        return f"{int(self.alike * 100)}%"


class VersionFacts(NamedTuple):
    """What is told of an article beside its versions."""

    source: str
    address: str
    changed: str
    text: str  # hash


class VersionPair(NamedTuple):
    """Two articles whose texts are versions of one story, the earlier one first."""

    path: str  # of the page that shows their differences
    cards: tuple[ArticleSummary, ArticleSummary]
    sources: tuple[str, str]
    texts: str  # hash of both: that page is made anew when it changes


class VersionIndex:
    """All versions of an archive: by article, and pair by pair."""

    def __init__(self, by_article: Mapping[str, Sequence[Version]], pairs: Sequence[VersionPair]) -> None:
        self._by_article = by_article
        self.pairs = pairs

    def of(self, identifier: str) -> Sequence[Version]:
        """Return the other versions of an article, the likest first."""
        return self._by_article.get(identifier, ())


class VersionCollector:
    """Takes the sketches of articles as they pass by on their way to the timeline."""

    def __init__(self) -> None:
        self._versions = Versions()
        self._facts: dict[str, VersionFacts] = {}

    def note(self, identifier: str, sketch: DatedSketch, facts: VersionFacts) -> None:
        """Take the sketch of an article along."""
        self._versions.add_sketch(identifier, sketch)
        self._facts[identifier] = facts

    def index(
        self, articles: Mapping[str, Article], timeline: Timeline, compared: ComparedTexts
    ) -> VersionIndex:
        """Return the versions among what has passed by; `compared` learns of the pairs that were compared."""

        def text_of(identifier: str) -> str:
            with blaming(identifier):
                return articles[identifier].text

        def known(one: str, other: str, compare: Callable[[], Overlap]) -> Overlap:
            return compared.comparison(self._facts[one].text, self._facts[other].text, compare)

        return _index(self._versions.found(text_of, known), self._facts, timeline)


def version_facts(article: Article) -> VersionFacts:
    """Return what `VersionCollector` asks for; it follows from the article alone."""
    host = (urlsplit(article.url or "").hostname or "").removeprefix("www.")
    return VersionFacts(
        article.publisher or host,
        article.url or "",
        str(article.modified or article.published or ""),
        hashlib.blake2b(article.text.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest(),
    )


def _index(found: Sequence[Likeness], facts: Mapping[str, VersionFacts], timeline: Timeline) -> VersionIndex:
    by_article: dict[str, list[Version]] = {}
    pairs = []
    for likeness in found:
        one, other = sorted((likeness.one, likeness.other), key=timeline.order.__getitem__)
        path = versions_path(one, other)
        both = timeline.by_identifier[one], timeline.by_identifier[other]
        sources = facts[one].source, facts[other].source
        pairs.append(VersionPair(path, both, sources, facts[one].text + facts[other].text))
        for ours, theirs in ((one, other), (other, one)):
            version = Version(
                timeline.by_identifier[theirs],
                facts[theirs].source,
                _kind(facts[ours], facts[theirs], same=likeness.same),
                likeness.containment,
                path,
            )
            by_article.setdefault(ours, []).append(version)
    for identifier, cards in _same_headlines(timeline).items():
        known = {version.card.identifier for version in by_article.get(identifier, ())}
        by_article.setdefault(identifier, []).extend(
            Version(card, card.publisher, "version_headline", 0, "")
            for card in cards
            if card.identifier not in known
        )
    for versions in by_article.values():
        versions.sort(key=lambda version: (-version.alike, version.card.moment, version.card.identifier))
        del versions[_MOST:]
    listed = {version.path for versions in by_article.values() for version in versions}
    return VersionIndex(by_article, [pair for pair in pairs if pair.path in listed])


def _kind(ours: VersionFacts, theirs: VersionFacts, *, same: bool) -> str:
    """Return what another version is to an article, as far as their sources and dates tell."""
    if ours.source.casefold() != theirs.source.casefold():
        return "version_elsewhere"
    if same:
        return "version_same"
    if _is_view(ours.address, theirs.address):
        return "version_view"
    if ours.changed == theirs.changed or not (ours.changed and theirs.changed):
        return "version_other"
    return "version_later" if ours.changed < theirs.changed else "version_earlier"


def _is_view(one: str, other: str) -> bool:
    """Tell whether two addresses are views of one page, such as its print view: one says more."""
    ours, theirs = (urlsplit(address) for address in (one, other))
    if not one or not other or ours.hostname != theirs.hostname:
        return False
    short, long = sorted((ours.path.rstrip("/"), theirs.path.rstrip("/")), key=len)
    return bool(short) and (long == short or long.startswith(short + "/") or long.endswith(short))


def _same_headlines(timeline: Timeline) -> Mapping[str, Sequence[ArticleSummary]]:
    """Return the cards that have an article's headline and are at most two days away, by article."""
    by_words: dict[tuple[str, ...], list[int]] = {}
    for place, card in enumerate(timeline.cards):
        words = tuple(_WORD.findall(card.headline.casefold()))
        if len(words) >= HEADLINE_WORDS and len(card.moment) >= 10:
            by_words.setdefault(words, []).append(place)
    found: dict[str, Sequence[ArticleSummary]] = {}
    for places in by_words.values():
        for place in places if len(places) > 1 else ():
            day = timeline.day_number(place)
            near = (o for o in places if o != place and abs(timeline.day_number(o) - day) <= VERSION_DAYS)
            found[timeline.cards[place].identifier] = [timeline.cards[other] for other in near]
    return found
