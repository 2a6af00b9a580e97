"""A saved page becomes an article: parse, measure, choose, build, prune, and weigh its statements."""

from collections.abc import Sequence

from ...article.blocks import Blocks, Paragraph, Text
from ...article.normal_form import clean_line, normal_form
from ...article.record import Article, Given, Provenance, Removed
from ...article.text import shorten, text_of
from ...article.warnings import confidence
from ..boilerplate.prune import prune
from ..boilerplate.site_rules import Profiles, host_of
from ..metadata.dateline import dateline_of
from ..metadata.head import read_head
from ..metadata.headline import visible_headline
from ..metadata.jsonld_body import restated, stated_body, weighed
from ..metadata.language import direction, settled
from ..metadata.resolve import read_statements, stated_titles
from .blocks import Builder
from .body_runs import Likely, likely_region
from .dead_links import NOWHERE, without_nowhere
from .dom_stats import dom_stats, words_of
from .lazy_pictures import load_pictures
from .main_content import choose
from .page_layout import PageLayout
from .parse import parse
from .replays import replay_of
from .run_features import read_runs
from .soup import outside, soup_of

_STATED = "data-stated"
STATED_BODY = f'{_STATED}="body"'  # on a page's body: a container has stated that all in it is the article's
_SHORT_HEADLINE = 90  # characters of a first line that stands in for a missing headline


def read_webpage(text: str, url: str | None = None, profile_of: Profiles = lambda _: None) -> Article | None:
    """Return the article of a page, None where the page shows no words.

    Args:
        text: the page.
        url: the address it was fetched from, where known.
        profile_of: host → what a person has decided about what recurs on its pages.
    """
    replay = replay_of(text, url)
    if replay:
        text, url = replay.page, replay.url or url
    root = parse(text)
    if root is None:
        return None
    load_pictures(root)
    found = dom_stats(root)
    if not found.elements:
        return None
    head = read_head(root)
    titles = [title for _, title, _ in stated_titles(head)]
    anchor = visible_headline(found, titles)
    stated = stated_body(head)
    ruled = choose(found, anchor)
    region = restated(ruled, found, stated)
    told = read_statements(head, found, PageLayout(anchor, region.top, region.apart), url)
    chosen = Likely(region)
    # What the page itself states, or the container that it came in, needs no guess.
    if region is ruled and not any(body.get(_STATED) for body in root.iter("body")):
        chosen = likely_region(
            found, region, read_runs(found, region, anchor, next(iter(titles), ""), stated)
        )
    region = chosen.region
    apart = {found.elements[number]: rule for number, rule in region.apart.items()}
    top = found.elements[region.top]
    soup, removed = soup_of(top, apart, chosen.scores)
    builder = Builder(soup, url or told.url or NOWHERE, told.language or "en")
    pieces = builder.pieces()
    pruned = prune(pieces, told, profile_of(host_of(told.url)), chosen.least)
    blocks = normal_form(without_nowhere(piece.block for piece in pruned.pieces))
    if not text_of(blocks).strip():
        blocks = normal_form(without_nowhere(piece.block for piece in pieces)) or _all_words(words_of(root))
    beside = weighed(stated, blocks)
    blocks = beside.blocks
    body = text_of(blocks)
    if not body.strip() and not told.headline:
        return None
    warnings = (*told.warnings, *pruned.warnings, *beside.warnings)
    language = settled(told.language, body)
    return Article(
        identifier="",
        headline=clean_line(told.headline) or _first_words(body),
        blocks=blocks,
        kicker=clean_line(told.kicker),
        standfirst=clean_line(told.standfirst or pruned.standfirst),
        authors=told.authors,
        agency=told.agency,
        publisher=told.publisher,
        url=told.url,
        published=told.published,
        modified=told.modified,
        language=language,
        direction=direction(language, body),  # type: ignore[arg-type]
        section=told.section,
        dateline=dateline_of(body),
        given=Given(subjects=told.subjects),
        provenance=Provenance(
            retrieved=replay.captured if replay else None,
            confidence=confidence(warnings),
            warnings=warnings,
            removed=_merged(
                (*removed, *builder.removed, *pruned.removed, *beside.removed, *outside(top, apart))
            ),
        ),
    )


def _all_words(words: str) -> Blocks:
    return normal_form([Paragraph((Text(words),))])


def _first_words(body: str) -> str:
    return shorten(clean_line(body.split("\n", 1)[0]), _SHORT_HEADLINE) or "Untitled"


def _merged(removed: Sequence[Removed]) -> tuple[Removed, ...]:
    """Return each removal once, in order."""
    return tuple({(one.rule, one.text): one for one in removed}.values())
