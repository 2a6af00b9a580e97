"""Names told by the lists that they stand in: line-ups, people with their towns, results of matches."""

import re

from ..gazetteer.tables import tables
from ..people.names import GENERATIONS
from .body_spans import CLUB
from .capitals import UPPER, Capitals
from .context import is_country, is_known_place
from .evidence import LIST, EvidenceTable

_SCORE = re.compile(r",? ?\d{1,3} ?[:-] ?\d{1,3}\b(?! ?\d)")
_VERSUS = re.compile(r" ?[-–] ?")
_RANK = re.compile(r"(?:^|\s)\d{1,2}\. $")
_LINED_UP = re.compile(
    rf"(?:[{UPPER}]\w+(?:[ -][{UPPER}]\w+)?(?: \([^)\n]{{1,20}}\))?(?:, | - | – | y | und | et |; )){{5,}}"
    rf"[{UPPER}]\w+"
)
_LINED_UP_NAME = re.compile(rf"(?<![\w(])(?<!\. )[{UPPER}]\w+(?:[ -][{UPPER}]\w+)?")
# 'Ghinetti (Italie)', 'Chuard (Lausanne)': three of them make a list of people with where they come from.
_FROM_TOWN = re.compile(
    rf"(?<![\w-])(?P<name>[{UPPER}][\w’'-]{{1,30}}(?: [{UPPER}][\w’'-]{{1,30}})?) "
    rf"\((?P<town>[{UPPER}][\w’'-]{{1,30}}(?: [{UPPER}][\w’'-]{{1,30}})?)\)"
)
FEWEST_LISTED = 3


def add_listed_names(capitals: Capitals, table: EvidenceTable) -> None:
    """Count the people and the teams of every list and result in a text."""
    _add_line_ups(capitals.text, table)
    _add_people_from_towns(capitals.text, table)
    _add_matches(capitals, table)


def _add_line_ups(text: str, table: EvidenceTable) -> None:
    """Count the names of long lists of single names, as the line-ups of teams are."""
    for line_up in _LINED_UP.finditer(text):
        for name in _LINED_UP_NAME.finditer(text, *line_up.span()):
            if name[0] not in GENERATIONS and not is_country(name[0]):
                table.note(*name.span(), "person", LIST)


def _add_people_from_towns(text: str, table: EvidenceTable) -> None:
    """Count the names of a list that gives each one's town or country in brackets."""
    found = [
        match
        for match in _FROM_TOWN.finditer(text)
        if is_known_place(match["town"]) and not tables().known(match["name"])
    ]
    if len(found) >= FEWEST_LISTED:
        for match in found:
            table.note(*match.span("name"), "person", LIST)


def _add_matches(capitals: Capitals, table: EvidenceTable) -> None:
    """Count two names with a score after them: 'Coventry City - Aston Villa 2:1'."""
    text, runs = capitals.text, capitals.runs
    for number, run in enumerate(runs):
        if _RANK.search(text, max(0, run.start - 5), run.start) and re.match(
            r" \d+:\d+", text[run.end : run.end + 6]
        ):
            table.note(run.start, run.end, "organisation", CLUB)
        if (
            number
            and _VERSUS.fullmatch(text, runs[number - 1].end, run.start)
            and _SCORE.match(text, run.end)
        ):
            for team in (runs[number - 1], run):
                table.note(team.start, team.end, "organisation", CLUB)
