"""A saved page becomes an article: parse, measure, choose, build, prune, and weigh its statements."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from ...article.blocks import Blocks, Heading, Paragraph, Text
from ...article.normal_form import normal_form
from ...article.normal_inlines import clean_line
from ...article.record import Article, Given, Provenance, Removed
from ...article.text import count_words, shorten, text_of
from ...article.warnings import confidence, warning
from ..boilerplate.prune import prune
from ..boilerplate.site_rules import Profiles, host_of
from ..metadata.dateline import dateline_of
from ..metadata.head import Head, read_head
from ..metadata.jsonld_body import restated, stated_body, weighed
from ..metadata.language import direction, settled
from ..metadata.resolve import find_headline, read_statements, stated_titles
from .blocks import Builder
from .body_runs import Likely, RunEvidence, likely_region, run_evidence
from .caption_texts import captions_to_paragraphs
from .dead_links import NOWHERE, without_nowhere
from .dom_stats import DomStats, dom_stats, words_of
from .lazy_pictures import load_pictures
from .main_content import Region, choose
from .misused_elements import mend_elements
from .page_layout import PageLayout
from .parse import parse
from .replays import Replay, replay_of
from .run_features import Runs, read_runs
from .soup import outside, soup_of
from .unshown_text import show_text

_STATED = "data-stated"
STATED_BODY = f'{_STATED}="body"'  # on a page's body: a container has stated that the article is in it
STATED_WHOLE = f'{_STATED}="whole"'  # … and that all of its first `article` is that article
_WORDS_OF_SECTION = 1
_SHORT_HEADLINE = 90  # characters of a first line that stands in for a missing headline


@dataclass(frozen=True, slots=True)
class _Page:
    """A page parsed and measured, and the part that its rules choose."""

    found: DomStats
    head: Head
    anchor: int  # number of the visible headline, -1 without one
    title: str
    stated: str  # the body that its JSON-LD gives
    region: Region
    is_guessed: bool  # whether neither the page nor its container states which part is the body
    is_unshown: bool  # whether the page shows little but this text, which it holds for a program
    replay: Replay | None
    url: str | None


def _measured(text: str, url: str | None) -> _Page | None:
    """Return a page's measures, None where it shows nothing."""
    replay = replay_of(text, url)
    if replay:
        text, url = replay.page, replay.url or url
    root = parse(text)
    if root is None:
        return None
    mend_elements(root)
    load_pictures(root)
    found = dom_stats(root)
    if not found.elements:
        return None
    head = read_head(root)
    title = next((title for _, title, _ in stated_titles(head)), "")
    anchor = find_headline(head, found, url)
    stated = stated_body(head)
    ruled = choose(found, anchor)
    is_unshown = show_text(root, found, ruled, title)
    if is_unshown or captions_to_paragraphs(found, ruled):
        found = dom_stats(root)
        anchor = find_headline(head, found, url)
        ruled = choose(found, anchor)
    region = restated(ruled, found, stated)
    if "article" in found.tags and any(body.get(_STATED) == "whole" for body in root.iter("body")):
        region = ruled = Region(found.tags.index("article"), ruled.apart)
    # What the page itself states, or the container that it came in, needs no guess.
    is_guessed = region is ruled and not any(body.get(_STATED) for body in root.iter("body"))
    return _Page(found, head, anchor, title, stated, region, is_guessed, is_unshown, replay, url)


def _runs(page: _Page) -> Runs:
    return read_runs(page.found, page.region, page.anchor, page.title, page.stated)


def body_evidence(text: str, url: str | None = None) -> tuple[RunEvidence, ...]:
    """Return what is said for and against each run of a page's text being a part of its body.

    Args:
        text: the page.
        url: the address it was fetched from, where known.

    Returns:
        The runs in their order; none where the page or its container states the body, or the rules decide.
    """
    page = _measured(text, url)
    return run_evidence(page.found, page.region, _runs(page)) if page and page.is_guessed else ()


def read_webpage(text: str, url: str | None = None, profile_of: Profiles = lambda _: None) -> Article | None:
    """Return the article of a page, None where the page shows no words.

    Args:
        text: the page.
        url: the address it was fetched from, where known.
        profile_of: host → what a person has decided about what recurs on its pages.
    """
    page = _measured(text, url)
    if page is None:
        return None
    found, head, region, replay, url = page.found, page.head, page.region, page.replay, page.url
    told = read_statements(head, found, PageLayout(page.anchor, region.top, region.apart), url)
    chosen = likely_region(found, region, _runs(page)) if page.is_guessed else Likely(region)
    region = chosen.region
    apart = {found.elements[number]: rule for number, rule in region.apart.items()}
    top = found.elements[region.top]
    soup, removed = soup_of(top, apart, chosen.scores)
    builder = Builder(soup, url or told.url or NOWHERE, told.language or "en")
    pieces = builder.pieces()
    pruned = prune(pieces, told, profile_of(host_of(told.url)), chosen.least, _set_apart(found, region))
    blocks = normal_form(without_nowhere(piece.block for piece in pruned.pieces))
    if not text_of(blocks).strip():
        unpruned = normal_form(without_nowhere(piece.block for piece in pieces))
        blocks = unpruned or _all_words(words_of(found.elements[0]))
    beside = weighed(page.stated, blocks)
    headline, blocks = _headed(told.headline, beside.blocks, is_shown=page.anchor >= 0)
    body = text_of(blocks)
    if not body.strip() and not headline:
        return None
    unshown = (warning("unshown-text-used"),) if page.is_unshown else ()
    warnings = (*told.warnings, *pruned.warnings, *beside.warnings, *unshown)
    language = settled(told.language, body)
    return Article(
        identifier="",
        headline=clean_line(headline) or _first_words(body),
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


def _headed(stated: str, blocks: Blocks, *, is_shown: bool) -> tuple[str, Blocks]:
    """Return the headline and the blocks below it: on a page that sets it in large type, it is a block yet.

    Args:
        stated: the headline that was found; of one word it is a section's name.
        blocks: of the body.
        is_shown: the page has a heading that is the headline.
    """
    first = blocks[0] if blocks else None
    if is_shown or count_words(stated) > _WORDS_OF_SECTION or not isinstance(first, Heading):
        return stated, blocks
    line = text_of((first,))
    if count_words(line) <= _WORDS_OF_SECTION or not text_of(blocks[1:]).strip():
        return stated, blocks
    return line, blocks[1:]


def _set_apart(found: DomStats, region: Region) -> Counter[str]:
    """Return how many characters of prose each rule set apart within the chosen element."""
    prose: Counter[str] = Counter()
    for number, rule in region.apart.items():
        if region.top <= number < found.ends[region.top]:
            prose[rule] += found.prose[number]
    return prose


def _all_words(words: str) -> Blocks:
    return normal_form([Paragraph((Text(words),))])


def _first_words(body: str) -> str:
    return shorten(clean_line(body.split("\n", 1)[0]), _SHORT_HEADLINE) or "Untitled"


def _merged(removed: Sequence[Removed]) -> tuple[Removed, ...]:
    """Return each removal once, in order."""
    return tuple({(one.rule, one.text): one for one in removed}.values())
