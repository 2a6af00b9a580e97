"""The way from a text to its tags, in order: model, dates, names, places, salience. Holds no rule."""

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from ..article.record import Article
from .arbitration import recognise
from .dates import find_dates
from .model import Span, load_model
from .organisations import gather_organisations
from .people import gather_people, only_in_bodies
from .salience import salience
from .tags import Mention, Organisation, Person, Place, Tags

# Raise this with every change of a rule or a table that can change a tag: caches go by it.
RULES_VERSION = 1

_Entity = TypeVar("_Entity", Person, Place, Organisation)

# Lines of the body that credit rather than tell: '(Reporting by Jane Doe; editing by John Doe)'.
_CREDIT_LINE = re.compile(
    r"^[\[(]?(?:additional |further )?(?:reporting|writing|editing|edited|written|compiled|photographs?|photos?|"
    r"graphics?|translated|by)\b[^\n]{0,20}\bby [^\n]{3,200}$|^by [A-Z][^\n.]{3,80}$",
    re.IGNORECASE | re.MULTILINE,
)


def fingerprint(language: str = "en", *, model: str = "") -> str:
    """Return what a cached result depends on beside the article: the model and the version of the rules."""
    return f"{load_model(language, model).id} rules-{RULES_VERSION}"


def enrich(article: Article, *, model: str = "") -> Tags:
    """Return the tags of an article; mentions are offsets of `Article.text`.

    Captions, credits and boilerplate are no part of that text; the agency of a dateline, bylines and
    credit lines inside it yield no tag. Headline and standfirst yield no mentions either: they say how
    much the article is about whom. What a person set in the front matter wins.

    Args:
        article: a clean article.
        model: as for `load_model`: a package, a folder, 'none', or '' for the best found.
    """
    # A dump often states only when it was updated: that day, then, is the one it speaks from.
    moment = article.published or article.modified
    published = moment.date() if moment else None
    text = article.text
    (spans,) = load_model(article.language, model).spans([text])
    return _tags(
        text,
        spans,
        published=published,
        language=article.language,
        silent=_silent_zones(article, text),
        headline=article.headline,
        standfirst=article.standfirst,
    )


def enrich_text(
    text: str, *, published: dt.date | None = None, language: str = "en", model: str = ""
) -> Tags:
    """Return the tags of a plain text, all of it taken as body. Never raises, whatever the text."""
    return enrich_texts([text], published=published, language=language, model=model)[0]


def enrich_texts(
    texts: Sequence[str], *, published: dt.date | None = None, language: str = "en", model: str = ""
) -> list[Tags]:
    """Return the tags of several texts of one language; the model reads them in batches, which is faster."""
    found = load_model(language, model).spans(texts)
    return [
        _tags(text, spans, published=published, language=language)
        for text, spans in zip(texts, found, strict=True)
    ]


def _tags(
    text: str,
    model_spans: Sequence[Span],
    *,
    published: dt.date | None,
    language: str,
    silent: Sequence[tuple[int, int]] = (),
    headline: str = "",
    standfirst: str = "",
) -> Tags:
    names = recognise(text, model_spans)
    people = gather_people(text, _outside(silent, names.people))
    bodies = [person for person in people if only_in_bodies(text, person)]
    organisations = gather_organisations(
        text, sorted([*_outside(silent, names.organisations), *(m for body in bodies for m in body.mentions)])
    )
    return Tags(
        people=_weighed(
            (person for person in people if person not in bodies), len(text), headline, standfirst
        ),
        organisations=_weighed(organisations, len(text), headline, standfirst),
        dates=find_dates(text, published=published, language=language),
    )


def _weighed(entities: Iterable[_Entity], length: int, headline: str, standfirst: str) -> tuple[_Entity, ...]:
    return tuple(
        replace(
            entity,
            salience=salience(
                {entity.name, *(mention.surface for mention in entity.mentions)},
                entity.mentions,
                length,
                headline=headline,
                standfirst=standfirst,
            ),
        )
        for entity in entities
    )


def _outside(zones: Sequence[tuple[int, int]], mentions: Iterable[Mention]) -> list[Mention]:
    return [
        mention
        for mention in mentions
        if not any(start < mention.end and mention.start < end for start, end in zones)
    ]


def _silent_zones(article: Article, text: str) -> list[tuple[int, int]]:
    """Return the stretches of the body whose names are credits: the dateline's agency, bylines."""
    zones = [match.span() for match in _CREDIT_LINE.finditer(text)]
    if article.dateline and (start := text.find(article.dateline)) >= 0 and "(" in article.dateline:
        zones.append((start + article.dateline.index("("), start + len(article.dateline)))
    return zones
