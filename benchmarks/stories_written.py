"""Made-up news whose stories are known: story_templates.toml (our own, CC0), filled by a seeded script."""

import datetime as dt
import random
import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from dateline.article.blocks import Paragraph, Text
from dateline.article.identity import identifier
from dateline.article.moment import Moment
from dateline.article.record import Article
from dateline.enrich.tags import Mention, Organisation, Person, Place, Tags

_TEMPLATES = Path(__file__).with_name("story_templates.toml")
STORIES = 36
SINGLES = 460
_FIRST = dt.date(1987, 3, 1)
_SPAN = 90  # days
_GIVEN = (
    "Ada Boris Clara Dmitri Elsa Farid Greta Hugo Ines Jonas Karin Luis Mona Nils Olga Pavel Rosa Sven Tessa"
)
_SYLLABLES = "ban cor del fen gar hol kir lam mor nes pol quin ros sel tar ulm ven wex yar zel"


@dataclass(frozen=True, slots=True)
class Written:
    """An archive with its tags, and the story of each article; one that stands alone has its own."""

    articles: tuple[Article, ...]
    tags: Mapping[str, Tags]
    stories: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Cast:
    """Who and what a story is about."""

    first: str
    second: str
    place: str
    body: str
    thing: str

    def filled(self, text: str) -> str:
        return text.format(
            P=self.first, Q=self.second, p=self.first.split()[1], q=self.second.split()[1],
            L=self.place, O=self.body, X=self.thing,
        )  # fmt: skip


def written(seed: int) -> Written:
    """Return the archive of a seed: the kinds of events of seed 1 occur in no other."""
    dice = random.Random(seed)
    templates = tomllib.loads(_TEMPLATES.read_text("utf-8"))
    kinds = [_reports(kind) for kind in templates["seen" if seed == 1 else "unseen"].values()]
    singles = _reports(templates["singles"])
    articles: dict[str, Article] = {}
    tags: dict[str, Tags] = {}
    stories: dict[str, str] = {}

    def add(report: tuple[str, str], cast: _Cast, day: dt.date, story: str) -> None:
        headline, text = map(cast.filled, report)
        name = identifier(f"{headline}{text}{day}{len(articles)}")
        blocks = (Paragraph((Text(text),)),)
        articles[name] = Article(name, headline, blocks, published=Moment.parse(day.isoformat()))
        tags[name] = _tags(text, cast)
        stories[name] = story or f"single-{name}"

    casts: list[tuple[_Cast, dt.date]] = []
    for number in range(STORIES):
        # A third of the stories share their place with an earlier one.
        place = dice.choice(casts)[0].place if casts and number % 3 == 0 else _name(dice)
        cast = _Cast(_person(dice), _person(dice), place, f"{_name(dice)} Union", _name(dice))
        day = _FIRST + dt.timedelta(days=dice.randrange(_SPAN))
        casts.append((cast, day))
        reports = dice.choice(kinds)
        for report in reports[: dice.randint(3, len(reports))]:
            add(report, cast, day, f"story-{number}")
            day += dt.timedelta(days=dice.choice((0, 1, 1, 2, 3, 5, 8)))
    for _ in range(SINGLES):
        cast, day = dice.choice(casts)
        fresh = _Cast(_person(dice), _person(dice), _name(dice), f"{_name(dice)} Union", _name(dice))
        # Two in three take someone or somewhere from a story, and stand within its days.
        kept = dice.choice(("first", "place", "body", "", "second", "place"))
        mixed = _Cast(
            *(
                getattr(cast if part == kept else fresh, part)
                for part in ("first", "second", "place", "body", "thing")
            )
        )
        add(dice.choice(singles), mixed, day + dt.timedelta(days=dice.randrange(-6, 20)), "")
    order = sorted(articles)
    dice.shuffle(order)
    return Written(tuple(articles[name] for name in order), tags, stories)


def _reports(table: Mapping[str, Sequence[str]]) -> Sequence[tuple[str, str]]:
    lines = table["reports"]
    return list(zip(lines[::2], lines[1::2], strict=True))


def _name(dice: random.Random) -> str:
    return "".join(dice.choice(_SYLLABLES.split()) for _ in range(dice.choice((2, 2, 3)))).title()


def _person(dice: random.Random) -> str:
    return f"{dice.choice(_GIVEN.split())} {_name(dice)}"


def _tags(text: str, cast: _Cast) -> Tags:
    """Return the tags of a report as a tagger without error would give them."""

    def mentions(name: str) -> tuple[Mention, ...]:
        return tuple(Mention(m.start(), m.end(), name) for m in re.finditer(re.escape(name), text))

    people = tuple(
        Person(name, found, salience=0.4) for name in (cast.first, cast.second) if (found := mentions(name))
    )
    places = tuple(
        Place(name, found, salience=0.3, kind="city") for name in (cast.place,) if (found := mentions(name))
    )
    bodies = tuple(
        Organisation(name, found, salience=0.3) for name in (cast.body,) if (found := mentions(name))
    )
    return Tags(people=people, places=places, organisations=bodies, dates=())
