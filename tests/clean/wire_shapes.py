"""Wire dumps made up at random: a story's parts, and fifty shapes in which agencies and scanners set them.

All words are our own; no sentence is anybody's.
"""

import random
import textwrap
from collections.abc import Callable
from dataclasses import dataclass

_SUBJECTS = (
    "Harbour board|Ferry crews|Night trams|Beekeepers|The mayor of Saltmere|Lock keepers"
    "|U.S., Norwegian pilots"
    "|Grain/oilseed brokers|BRACKWATER GAS <BRG>|Millers' union|St. Olaf's college|2,400 dockers"
    "|Ex-harbour master"
    "|Bank of Holm <BKH.L>|Tin, wool and cocoa traders|Pier 9|Share prices|Readers of the Echo"
    "|North-east ports|Watch makers"
).split("|")
_VERBS = (
    "agree to raise|reject|to sell|see higher|vote on|say no to|open|close|split over|warn of"
    "|set date for|buy|await|print"
).split("|")
_OBJECTS = (
    "pier tolls|new lamp posts|a second ferry|4th qtr dividend|the tram/bus line|1986/87 oat crop"
    "|boiler tests"
    "|high-level talks|rules on kites, bells|coal by rail|9-7/8 pct notes|its last lighthouse"
    "|May 5 ballot|prices by June"
).split("|")
_TAILS = (
    "",
    "",
    "",
    ", board says",
    " - union",
    ": report",
    " (corrected)",
    " <SLTM>",
    "?",
    " by spring",
    " in 1987",
)
_PEOPLE = (
    "Mara Bell|Tom Reed|Ines Holloway|Owen Tarrant|Josiah Penhallow|Lavinia Stroud|Anna Holm|Per Lund"
    "|Martha Quillfeather|Henk van Dijk|Léa Moreau|Seán O'Dea"
).split("|")
_PLACES = (
    "SALTMERE",
    "BRACKWATER",
    "NEW HOLM, Vt.",
    "PORT ELIS, Me.",
    "ST. OLAF",
    "Northport",
    "LOS PINOS, Calif.",
)
_DAYS = ("March 4", "Oct 12", "Feb 26", "June 1", "May 30")
_OPENINGS = (
    "{name} told the board that the late boat would be kept",
    "The council of Saltmere voted on the lamp posts of the north pier",
    "More about the dispute is expected when the two sides meet",
    "Shopkeepers along the quay had asked for the change since last winter",
    "A cargo of 4,200 tonnes of oats was lost when the barge ran aground",
    "“We have missed her,” said {name}, who has led the yard for nine years",
    "Read against the figures of last year, the takings fell by a third",
    "In a letter to {name}, the union asked for a second vote",
    "Brackwater Gas <BRG> said it had bought the works from the Bank of Holm",
    "By Friday noon the water had reached the second step of the market hall",
    "The picture by {name} was moved to the museum on the hill",
)
_MIDDLES = (
    ", and two more crossings are planned for the summer",
    ", although the first of May is a holiday in both towns",
    " after the boiler was tested by engineers of the college",
    ", which the harbour master called the longest night of his life",
    " and that nobody had been asked before the sale to the Bank of St. Olaf",
    " while the trams ran every eleven minutes",
    "",
)
_SHORT = (
    "No reason was given.",
    "The tolls stay as they are.",
    "Nobody was hurt.",
    "It gave no more details.",
)


@dataclass(frozen=True)
class Wire:
    """The parts of one story of a wire."""

    headline: str
    author: str
    place: str
    day: str
    body: tuple[str, ...]
    number: int

    @property
    def dated_body(self) -> tuple[str, ...]:
        """The paragraphs, the first behind its dateline."""
        return f"{self.place}, {self.day} - {self.body[0]}", *self.body[1:]


def story(seed: int) -> Wire:
    """Return a story made up from a seed."""
    pick = random.Random(seed)
    headline = f"{pick.choice(_SUBJECTS)} {pick.choice(_VERBS)} {pick.choice(_OBJECTS)}{pick.choice(_TAILS)}"
    case: Callable[[str], str] = pick.choice((str.upper, str.upper, str, str.title))
    paragraphs = []
    for _ in range(pick.randint(2, 7)):
        sentences = [
            (pick.choice(_OPENINGS) + pick.choice(_MIDDLES)).format(name=pick.choice(_PEOPLE)) + "."
            for _ in range(pick.randint(1, 3))
        ]
        paragraphs.append(" ".join(sentences))
        if pick.random() < 0.15:
            paragraphs.append(pick.choice(_SHORT))
    return Wire(
        case(headline).replace("’S", "’s"),
        pick.choice(_PEOPLE),
        pick.choice(_PLACES),
        pick.choice(_DAYS),
        tuple(paragraphs),
        pick.randint(100, 9999),
    )


HEADS: dict[str, Callable[[Wire], str]] = {
    "bare": lambda one: f"{one.headline}\n\n",
    "published": lambda one: f"{one.headline}\n\nPublished: 1987-02-26\n\n",
    "dated": lambda one: f"{one.headline}\nFebruary 26, 1987\n\n",
    "byline": lambda one: f"{one.headline}\n\nBy {one.author}\n\n",
    "shouted byline": lambda one: f"{one.headline}\nBY {one.author.upper()}\nFebruary 26, 1987\n\n",
    "slugs": lambda one: f"BC-HOLM-{one.number}\na{one.number:04} r w\n\n{one.headline}\n\n",
    "zczc": lambda one: (
        f"ZCZC\nu f {one.number:04}hol\nr f BC-SALTMERE-PIER   02-26 0105\n\n{one.headline}\n\n"
    ),
    "routing line": lambda one: f"HPS{one.number:04} 4 I 0386 B\n\n{one.headline}\n\n",
    "urgent": lambda one: f"URGENT\n\n{one.headline}\n\n",
    "masthead": lambda one: f"THE HARBOUR GAZETTE\n\nThursday, February 26, 1987\n\n{one.headline}\n\n",
    "agency": lambda one: f"{one.headline}\n\nReuters\n\n",
    "agency above": lambda one: f"AFP\n\n{one.headline}\n\n",
    "labels": lambda one: f"Headline: {one.headline}\nAuthor: {one.author}\nDate: 1987-02-26\n\n",
}
BODIES: dict[str, Callable[[Wire], str]] = {
    "paragraphs": lambda one: "\n\n".join(one.dated_body),
    "undated": lambda one: "\n\n".join(one.body),
    "tight": lambda one: "\n".join(one.dated_body),
    "wrapped": lambda one: "\n\n".join(wrapped(part, 68) for part in one.dated_body),
    "column": lambda one: "\n\n".join(hyphenated(part, 34) for part in one.body),
}
ENDS: tuple[str, ...] = ("", "\n\n-30-", "\n\n(END)", "\n\n Reuter", "\n\nUpdated: March 1, 1987", "\n\nENDS")
SHAPES = tuple((head, body) for head in HEADS for body in BODIES if (head, body) != ("labels", "tight"))
PARTS: dict[str, Callable[[list[str]], str]] = {
    "rules": "\n\n==========\n\n".join,
    "stars": "\n\n* * *\n\n".join,
    "pages": "\n\f\n".join,
    "numbers": lambda dumps: "\n\n".join(
        f"{number} of {len(dumps)} DOCUMENTS\n\n{dump}" for number, dump in enumerate(dumps, 1)
    ),
    "ends": lambda dumps: "\n\n".join(f"{dump}\n\n-30-" for dump in dumps),
}


def dump(one: Wire, head: str, body: str, end: str = "") -> str:
    """Return a story as a dump of a shape."""
    return HEADS[head](one) + BODIES[body](one) + end + "\n"


def wrapped(text: str, width: int) -> str:
    """Return a paragraph with hard line breaks."""
    return "\n".join(textwrap.wrap(text, width, break_on_hyphens=False, break_long_words=False))


def hyphenated(text: str, width: int) -> str:
    """Return a paragraph set in a column, with words broken at the end of its lines, as papers set them."""
    lines, line = [], ""
    for word in text.split():
        room = width - len(line) - 2
        if len(line) + len(word) < width:
            line = f"{line} {word}".strip()
        elif word.isalpha() and len(word) > 6 and room >= 3:
            cut = min(room, len(word) - 3)
            lines.append(f"{line} {word[:cut]}-".strip())
            line = word[cut:]
        else:
            lines.append(line)
            line = word
    return "\n".join([*lines, line])
