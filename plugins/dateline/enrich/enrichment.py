"""The way from a text to its tags: model, names, places, dates, salience; holds no rule of its own."""

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from ..article.record import Article, Given
from .dates import find_dates
from .entities.corrections import Entity, corrected
from .ner.broken_words import MendedText, as_printed, mended, with_whole_names
from .ner.long_s import without_long_s
from .ner.model import Span, load_model
from .ner.proclitics import with_proclitics
from .ner.truecase import truecased
from .ner.unsure import unsure_words
from .organisations.find import gather_organisations
from .organisations.names import organisation_key
from .people.find import gather_people, only_in_bodies
from .places import find_places
from .places.stretches import Stretches
from .salience import salience
from .tags import Mention, Organisation, Person, Place, Tags
from .type_resolution import recognise

_Entity = TypeVar("_Entity", Person, Place, Organisation)

# Lines of the body that credit rather than tell: '(Reporting by Jane Doe; editing by John Doe)'.
_CREDIT_LINE = re.compile(
    r"^[\[(]?(?:(?:additional |further )?(?:reporting|writing|editing|edited|written|compiled|translated|"
    r"photographs?|photos?|graphics?)\b[^\n]{0,20}\bby [^\n]{3,200}|by [A-Z][^\n.]{3,80})$",
    re.IGNORECASE | re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class _Task:
    """What is known of one text before it is read."""

    text: str
    published: dt.date | None
    language: str
    headline: str = ""
    standfirst: str = ""
    silent: tuple[tuple[int, int], ...] = ()  # stretches of the text that yield no tag
    reporters: frozenset[str] = frozenset()  # keys of the agency and the publisher: 'he told Reuters'
    given: Given = field(default_factory=Given)


def enrich(article: Article, *, model: str = "") -> Tags:
    """Return the tags of an article; mentions are offsets of `Article.text`.

    Captions, credits and boilerplate are no part of that text; the agency of a dateline, bylines and
    credit lines inside it yield no tag. Headline and standfirst yield no mentions either: they say how
    much the article is about whom.

    Args:
        article: a clean article.
        model: as for `load_model`: a package, a folder, 'none', or '' for the best found.
    """
    return enrich_all([article], model=model)[0]


def enrich_all(articles: Sequence[Article], *, model: str = "") -> list[Tags]:
    """Return the tags of each article; faster than one by one, with the same results."""
    tasks = [_task(article) for article in articles]
    tags: dict[int, Tags] = {}
    for language in sorted({task.language for task in tasks}):
        numbers = [number for number, task in enumerate(tasks) if task.language == language]
        tags |= zip(numbers, _read([tasks[number] for number in numbers], language, model), strict=True)
    return [tags[number] for number in range(len(tasks))]


def enrich_text(
    text: str, *, published: dt.date | None = None, language: str = "en", model: str = ""
) -> Tags:
    """Return the tags of a plain text, all of it taken as body. Never raises, whatever the text."""
    return enrich_texts([text], published=published, language=language, model=model)[0]


def enrich_texts(
    texts: Iterable[str], *, published: dt.date | None = None, language: str = "en", model: str = ""
) -> list[Tags]:
    """Return the tags of several plain texts of one day and language."""
    return _read([_Task(text, published, language) for text in texts], language, model)


def _task(article: Article) -> _Task:
    text, day = article.text, article.published or article.modified
    return _Task(
        text=text,
        published=day.date() if day and day.day else None,  # no anchor is better than a guessed one
        language=article.language,
        headline=article.headline,
        standfirst=article.standfirst,
        silent=_silent_stretches(article, text),
        reporters=frozenset(
            organisation_key(name)
            for name in (article.agency, article.publisher)
            if name and name not in article.headline
        ),
        given=article.given,
    )


def _silent_stretches(article: Article, text: str) -> tuple[tuple[int, int], ...]:
    """Return the stretches of the body whose names are credits: the dateline's agency, bylines."""
    stretches = [match.span() for match in _CREDIT_LINE.finditer(text)]
    opening, bracket, _ = article.dateline.partition("(")
    if bracket and (start := text.find(article.dateline)) >= 0:
        stretches.append((start + len(opening), start + len(article.dateline)))
    return tuple(stretches)


def _read(tasks: Sequence[_Task], language: str, model: str) -> list[Tags]:
    english = language.lower().startswith("en")  # whose words and titles truecasing knows
    texts = [mended(task.text, language) for task in tasks]
    whole = [_joined(task, text) for task, text in zip(tasks, texts, strict=True)]
    plain = [replace(task, text=with_whole_names(without_long_s(task.text, language))) for task in whole]
    cased = [replace(task, text=truecased(task.text)) for task in plain] if english else plain
    found = load_model(language, model).spans([task.text for task in cased])
    read = []
    for text, task, spans in zip(texts, cased, found, strict=True):
        tags = _tags(task, spans)
        tags = _as_written(tags, text.text) if task.text != text.text else tags
        read.append(as_printed(tags, text) if text.ends else tags)
    return read


def _joined(task: _Task, text: MendedText) -> _Task:
    """Return a task with its broken words joined, and its silent stretches where they are then."""
    if not text.ends:
        return task
    silent = tuple((text.mended_place(start), text.mended_place(end)) for start, end in task.silent)
    return replace(task, text=text.text, silent=silent)


def _as_written(tags: Tags, text: str) -> Tags:
    """Return the tags of a text whose capitals were mended, with their mentions as they stand in it."""
    return replace(
        tags,
        people=tuple(replace(each, mentions=_surfaces(each.mentions, text)) for each in tags.people),
        places=tuple(replace(each, mentions=_surfaces(each.mentions, text)) for each in tags.places),
        organisations=tuple(
            replace(each, mentions=_surfaces(each.mentions, text)) for each in tags.organisations
        ),
        dates=tuple(date._replace(surface=text[date.start : date.end]) for date in tags.dates),
        unsure=_with_shouted(tags, text),
    )


def _with_shouted(tags: Tags, text: str) -> tuple[Mention, ...]:
    """Return the unsure names of a text whose capitals were mended, and the words of its shouted lines."""
    unsure = _surfaces(tags.unsure, text)
    return tuple(sorted([*unsure, *_apart(unsure_words(text), [*_all_mentions(tags), *unsure])]))


def _surfaces(mentions: Iterable[Mention], text: str) -> tuple[Mention, ...]:
    return tuple(each._replace(surface=text[each.start : each.end]) for each in mentions)


def _tags(task: _Task, spans: Sequence[Span]) -> Tags:
    names = recognise(task.text, spans, language=task.language)
    everyone = gather_people(task.text, _outside_silence(task, names.people))
    people = [person for person in everyone if not only_in_bodies(task.text, person)]
    # 'the Reagan administration' is a body when nothing else is said of the man.
    bodies = [found for person in everyone if person not in people for found in person.mentions]
    organisations = [
        body
        for body in gather_organisations(
            task.text, sorted([*_outside_silence(task, names.organisations), *bodies])
        )
        if organisation_key(body.name) not in task.reporters
    ]
    # Texas counts where the Texas Forest Service is named; 'Universidad de Sevilla' and 'EU-Kommission' are
    # one name.
    english = task.language.startswith("en")
    whole = [
        body
        for body in names.organisations
        if body.surface in names.teams or (not english and not body.surface.isalpha())
    ]
    places = find_places(
        task.text,
        model_spans=[*spans, *names.places],
        excluded=[(mention.start, mention.end) for mention in (*names.people, *whole)],
        never=names.no_places,
        bodies=[(mention.start, mention.end) for mention in names.organisations],
        language=task.language,
        published=task.published,
    )
    tags = corrected(Tags(tuple(people), places, tuple(organisations)), task.given, task.text)
    tags = with_proclitics(tags, task.text)
    return Tags(
        people=_weighed(task, tags.people),
        places=_weighed(task, tags.places),
        organisations=_weighed(task, tags.organisations),
        dates=find_dates(task.text, published=task.published, language=task.language),
        language=task.language,
        unsure=_apart(_outside_silence(task, names.unsure), _all_mentions(tags)),
    )


def _all_mentions(tags: Tags) -> list[Mention]:
    entities: tuple[Entity, ...] = (*tags.people, *tags.places, *tags.organisations)
    return [found for each in entities for found in each.mentions]


def _apart(mentions: Iterable[Mention], others: Sequence[Mention]) -> tuple[Mention, ...]:
    """Return the mentions that overlap none of the others."""
    taken = Stretches([(other.start, other.end) for other in others])
    return tuple(mention for mention in mentions if not taken.meet(mention.start, mention.end))


def _outside_silence(task: _Task, mentions: Iterable[Mention]) -> list[Mention]:
    """Leave out the mentions in silent stretches."""
    return [
        mention
        for mention in mentions
        if not any(start < mention.end and mention.start < end for start, end in task.silent)
    ]


def _weighed(task: _Task, entities: Iterable[_Entity]) -> tuple[_Entity, ...]:
    return tuple(replace(each, salience=_salience(task, each)) for each in entities)


def _salience(task: _Task, entity: Entity) -> float:
    names = {entity.name, *(mention.surface for mention in entity.mentions)}
    if isinstance(entity, Person):
        names.add(entity.name.rsplit(" ", 1)[-1])  # headlines go by surnames
    return salience(
        names, entity.mentions, len(task.text), headline=task.headline, standfirst=task.standfirst
    )
