"""Stories: how well articles of one course of events are put together, on made-up news.

Each archive is written by a seeded script from templates of our own: events of many kinds unfold over days
and weeks, and between them stand single articles that share a person, a place or a body with a story of the
same days. Precision and recall are B-cubed (Bagga and Baldwin 1998), over the articles that are in a group or
in a story. The thresholds in `dateline.site.stories` were set on seed 1 alone, with its kinds of events;
seeds from 2 on have other kinds.
"""

import json
import sys
import time
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

from dateline.enrich.entities.archive import resolve_archive
from dateline.site.article_summary import summarize
from dateline.site.entities import index_names
from dateline.site.interface_language import read_language
from dateline.site.settings import SiteSettings
from dateline.site.stories import find_stories
from dateline.site.story_vectors import story_words
from dateline.site.timeline import build_timeline
from dateline.site.versions import VersionIndex

from .stories_written import Written, written

TRANSLATIONS = Path(__file__).resolve().parents[1] / "theme" / "translations"


def b_cubed(found: Mapping[str, str], stated: Mapping[str, str]) -> tuple[float, float]:
    """Return precision and recall of a grouping of articles, each weighed alike.

    Args:
        found: the group of every article; one that stands alone is a group of its own.
        stated: the same as labelled.
    """
    groups: defaultdict[str, set[str]] = defaultdict(set)
    stories: defaultdict[str, set[str]] = defaultdict(set)
    for article, group in found.items():
        groups[group].add(article)
    for article, story in stated.items():
        stories[story].add(article)
    precision, recall = [], []
    for article in stated:
        ours, theirs = groups[found[article]], stories[stated[article]]
        if len(ours) > 1:
            precision.append(len(ours & theirs) / len(ours))
        if len(theirs) > 1:
            recall.append(len(ours & theirs) / len(theirs))
    return (
        sum(precision) / len(precision) if precision else 1.0,
        sum(recall) / len(recall) if recall else 1.0,
    )


def grouped(archive: Written) -> Mapping[str, str]:
    """Return the story that the site finds for each article, or the article itself."""
    english = read_language(TRANSLATIONS, "en")
    timeline = build_timeline((summarize(one, english) for one in archive.articles), ())
    names = index_names(resolve_archive(archive.tags), timeline, SiteSettings())
    words = {card.identifier: story_words(card) for card in timeline.cards}
    index = find_stories(timeline, names, words, VersionIndex({}, ()))
    return {
        card.identifier: story.identifier if (story := index.of(card.identifier)) else card.identifier
        for card in timeline.cards
    }


def run(seeds: Sequence[int]) -> Mapping[str, float]:
    """Print precision and recall of each seed's archive, and return their means."""
    rows = []
    started = time.process_time()
    for seed in seeds:
        archive = written(seed)
        precision, recall = b_cubed(grouped(archive), archive.stories)
        stories = {story for story in archive.stories.values() if story.startswith("story-")}
        rows.append((precision, recall))
        size = f"{len(archive.articles)} articles, {len(stories)} stories"
        print(f"seed {seed}: {size}: precision {precision:.3f}, recall {recall:.3f}")
    means = {
        "precision": sum(row[0] for row in rows) / len(rows),
        "recall": sum(row[1] for row in rows) / len(rows),
    }
    print(json.dumps({"bench": "stories", **means, "cpu": round(time.process_time() - started, 1)}))
    return means


if __name__ == "__main__":
    run([int(seed) for seed in sys.argv[1:]] or [1, 2, 3, 4])
