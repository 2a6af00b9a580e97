"""What recurs on a host's pages, a person's decisions about it, and those pages cleaned again by them."""

import re
from collections.abc import Callable, Collection, Iterator
from concurrent.futures import Executor
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from ..article.errors import FrontMatterError, ProfileError
from ..article.page import read_page
from ..article.record import Article
from ..clean.boilerplate.fingerprints import said
from ..clean.boilerplate.recurring import HostPage, Recurring, recurring
from ..clean.boilerplate.site_rules import Profile, host_of
from .explain import removed_from
from .reclean import recleaned
from .report import Outcome, Report
from .run import bring
from .site_rules_files import Decision, Verdict, profile_path, read_decisions, write_decisions
from .store.fixity import append_fixities, file_sha256, seal_ledger
from .store.ledger import Fixity
from .store.lock import locked

_URL = re.compile(r"""^url: +["']?(?P<url>[^\s"']+)""", re.MULTILINE)
_FRONT = 20_000  # characters in which the front matter's address stands
_NAMED = 10  # hosts that an error names


@dataclass(frozen=True, slots=True)
class Offer:
    """One block that recurs, with what a person decided about it."""

    block: Recurring
    verdict: Verdict | None = None


@dataclass(frozen=True, slots=True)
class SiteReview:
    """What is known about one host: its articles, and all that recurs on their pages, numbered from 1."""

    host: str
    articles: tuple[Article, ...]
    offers: tuple[Offer, ...]

    @property
    def open(self) -> tuple[int, ...]:
        """Return the numbers that nobody has decided about."""
        return tuple(number for number, offer in enumerate(self.offers, 1) if offer.verdict is None)


def hosts(content: Path) -> dict[str, int]:
    """Return the hosts whose pages are in the archive, with the number of their pages, most pages first."""
    found: dict[str, int] = {}
    for _, host, _ in _addressed(content):
        found[host] = found.get(host, 0) + 1
    return dict(sorted(found.items(), key=lambda pair: (-pair[1], pair[0])))


def review_site(content: Path, host: str) -> SiteReview:
    """Return what recurs on a host's pages.

    Args:
        content: the archive's folder.
        host: its name, or an address there.

    Raises:
        ProfileError: no page of the archive is from there, or its profile cannot be read.
        IntegrityError: the list of what was removed from a page is damaged.
    """
    name = host_of(host.strip().lower())
    decided = {one.fingerprint: one for one in read_decisions(profile_path(content, name))} if name else {}
    articles: list[Article] = []
    pages: list[HostPage] = []
    for path, of, text in _addressed(content):
        if of == name:
            with suppress(FrontMatterError):  # is the build's affair
                article = read_page(text, where=str(path))
                articles.append(article)
                pages.append(_page(content, path, article, Profile(name).rule))
    if not pages:
        raise _unknown(content, host)
    blocks = recurring(pages, decided)
    verdicts = {mark: decision.verdict for mark, decision in decided.items()}
    offers = tuple(Offer(block, verdicts.get(block.fingerprint)) for block in blocks)
    return SiteReview(name, tuple(articles), offers)


def decide(
    content: Path, known: SiteReview, *, accept: Collection[int] = (), refuse: Collection[int] = (), day: str
) -> int:
    """Write a person's decisions into the host's profile; return how many were new.

    Args:
        content: the archive's folder.
        known: what the numbers are of.
        accept: numbers of blocks to be dropped.
        refuse: numbers of blocks that are part of the articles.
        day: of the decision, as ISO 8601 has it.

    Raises:
        ProfileError: there is no such number, or one is both accepted and refused.
        IntegrityError: the ledger is damaged, or another run is at work.
    """
    for number in sorted({*accept, *refuse}):
        if not 1 <= number <= len(known.offers):
            last = f"The numbers are 1 to {len(known.offers)}." if known.offers else "Nothing recurs there."
            raise ProfileError(f"there is no number {number}", where=known.host, remedy=last)
    if both := set(accept) & set(refuse):
        numbers = ", ".join(map(str, sorted(both)))
        remedy = "Name each number once."
        raise ProfileError(f"{numbers} is both accepted and refused", where=known.host, remedy=remedy)
    verdicts: list[tuple[int, Verdict]] = [(number, "drop") for number in accept]
    verdicts += [(number, "keep") for number in refuse]
    decisions = [
        _decision(known.offers[number - 1].block, verdict, day)
        for number, verdict in sorted(verdicts)
        if known.offers[number - 1].verdict != verdict
    ]
    if decisions:
        path = profile_path(content, known.host)
        with locked(content):
            write_decisions(path, known.host, decisions)
            if seal_ledger(content):
                noted = Fixity(path.relative_to(content).as_posix(), file_sha256(path))
                append_fixities(content, [noted])
    return len(decisions)


def apply_decisions(
    content: Path,
    known: SiteReview,
    *,
    executor: Callable[[], Executor] | None = None,
    progress: Callable[[Outcome], None] = lambda _: None,
) -> tuple[Report, tuple[str, ...]]:
    """Clean the host's pages again from their originals, by the decisions as they stand.

    Returns:
        What became of them, and the names of the sources that have to be ingested again, since their
        originals alone do not make their pages.

    Raises:
        IntegrityError: the ledger is damaged, the disk is full, or another run is at work.
    """
    found = recleaned(content, known.articles)
    report = bring(found.records(content), content, executor=executor, progress=progress)
    return report, found.missing


def _decision(block: Recurring, verdict: Verdict, day: str) -> Decision:
    return Decision(block.text, verdict, block.reason, len(block.pages), block.of, day)


def _addressed(content: Path) -> Iterator[tuple[Path, str, str]]:
    """Yield (file, host, text) of each page that has an address."""
    for path in sorted((content / "articles").rglob("*.md")):
        with suppress(UnicodeDecodeError):
            text = path.read_text("utf-8")
            front = text[:_FRONT].partition("\n---")[0]
            if (found := _URL.search(front)) and (host := host_of(found["url"])):
                yield path, host, text


def _page(content: Path, path: Path, article: Article, rule: str) -> HostPage:
    return HostPage(
        path.relative_to(content).as_posix(),
        article.headline,
        tuple(text for block in article.blocks if (text := said(block))),
        tuple(one.text for one in removed_from(content, article) if one.rule == rule),
    )


def _unknown(content: Path, host: str) -> ProfileError:
    at_hand = [f"{name} ({count:,})" for name, count in hosts(content).items()]
    more = f" and {len(at_hand) - _NAMED:,} more" if len(at_hand) > _NAMED else ""
    remedy = f"At hand, with their pages: {', '.join(at_hand[:_NAMED])}{more}." if at_hand else ""
    problem = f"no page of the archive is from {host!r}" if host else "no host is named"
    return ProfileError(problem, where=str(content), remedy=remedy or "No page has an address.")
