"""Teams that are called by a town: told by a score, by who plays for them, by transfers."""

import re
from collections.abc import Iterator

from ...languages.given_names import fold_name, given_names
from ..organisations.words import FUNCTION_WORDS, NO_NAMES
from ..people.spans import is_title
from .capitals import UPPER

Span = tuple[int, int]

_TEAM_VERB = (
    r"(?:beat|beats|defeated|edged|routed|thrashed|downed|outscored|blanked|swept|lost to|fell to|drew with|"
    r"drew at|had drawn with|had beaten|has beaten|tied|held|hammered|crushed|stunned|overcame|"
    r"eliminated|knocked out)"
)
_GROUNDS = frozenset(
    "Park Stadium Ground Road Lane Arena Oval Field Garden Gardens Dome Bowl Raceway".split()
)
# Words are bounded, lest a line of hyphened names be read to its end from each of them.
_TEAM = rf"(?:the )?[{UPPER}][\w'’-]{{1,40}}(?: (?:St\. )?[{UPPER}][\w'’-]{{1,40}}){{0,2}}"
_GAME = re.compile(
    rf"(?<!\w)(?P<one>{_TEAM}) {_TEAM_VERB} (?P<two>{_TEAM}),? (?:(?:by )?"
    r"\d{1,3}[-–]\d{1,3}(?![-–\d])(?!,? \d)|"
    r"by (?:an innings|(?:\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten) "
    r"(?:runs?|wickets?|tries|goals?)\b))"
)
# 'Everton lost 2-0 at home to Chelsea', 'Boston won 5-3 at Toronto'
_RESULT = re.compile(
    rf"(?<!\w)(?P<one>{_TEAM}) (?:won|lost|drew|tied|fell|went down) (?:by )?\d{{1,3}}[-–]\d{{1,3}}"
    rf"(?![-–\d])(?: (?:at home|away|on the road|at [\w’' ]{{3,30}}?))?,? "
    rf"(?:to|with|against|over|at) (?P<two>{_TEAM})"
)
# Nobody else draws with anybody: 'Surrey drew with Essex'.
_DRAWN = re.compile(rf"(?<!\w)(?P<one>{_TEAM}) (?:drew with|drew against|had drawn with) (?P<two>{_TEAM})")
# A table is told of: 'Durham are second, Kent third; Surrey were relegated'.
_PLACE_IN_TABLE = (
    r"(?:top|bottom|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last|champions|"
    r"relegated|promoted|unbeaten|bowled out|dismissed|all out|eliminated)"
)
_STANDING = re.compile(
    rf"(?<!\w)(?P<one>{_TEAM}) (?:are|were|is|was|lie|lay|stand|sit|finished|finish) "
    rf"(?:(?:now|currently|still|joint|again) )?{_PLACE_IN_TABLE}(?! (?:in exports|largest|biggest))\b"
    rf"(?:, (?P<also>{_TEAM}) {_PLACE_IN_TABLE}(?=[,.;]))?"
)
# 'Essex won at Lord's by six wickets'
_BY_WICKETS = re.compile(
    rf"(?<!\w)(?P<one>{_TEAM}) (?:won|lost)\b[^.;\n]{{0,50}}? by "
    r"(?:an innings|[\w-]{1,12} (?:wickets?|runs|goals|tries))\b"
)
_GAME_OF_TEAMS = re.compile(
    r"\b(?:wickets?|innings|relegat\w+|promot(?:ed|ion)|league|championship|division|season|matches|points)\b"
)
# Beside a game: 'Palace won at West Ham', 'City visit Goodison Park', 'Leeds host Derby'.
_FIXTURE = re.compile(
    rf"(?<!\w)(?:(?P<also>{_TEAM}) and )?(?P<one>{_TEAM})(?:, [^.;\n]{{3,40}},)? "
    rf"(?:(?P<at>won at|lost at|drew at|play at|travel to|play|plays|face|faces|host|hosts|meet)"
    rf"|visit|visits|are at|go to) (?P<two>{_TEAM})"
)
# Of games without a score, only beside one that has it.
_UNSCORED = re.compile(rf"(?<!\w)(?P<one>{_TEAM}) {_TEAM_VERB} (?P<two>{_TEAM})")
# Who plays or leads a team: the words of one game alone prove it, the others beside a game.
_OF_TEAM = re.compile(
    rf"(?<!\w)(?P<one>{_TEAM})(?:['’]s?)? "
    r"(?:(?:new|former|interim|assistant|injured) )?(?:"
    r"(?P<sure>striker|midfielder|goalkeeper|winger|quarterback|pitcher|shortstop|outfielder|linebacker|"
    r"full-?back|centre-?half|centre-?forward|left-?back|right-?back|scrum-?half|fly-?half|skipper|captain|coach|"
    r"wicketkeeper|goalie|cornerback|tailback|playmaker|first baseman|relief pitcher)|"
    r"manager|defender|forward|catcher|guard|keeper|boss|trainer|owner|fans|supporters|players?)\b"
)
_TRANSFER_FROM = re.compile(
    r"\b(?:signed|bought|joined|loaned|acquired|recruited|hired|arrived)\b[^.;:\n]{1,40}? from "
    rf"(?P<one>{_TEAM})"
)
_TRANSFER_TO = re.compile(
    r"\b(?:joined|joins|moved to|moves to|signed for|plays for|played for|sold to|loaned to) "
    rf"(?P<one>{_TEAM})"
)
_SIGNED = re.compile(rf"(?<!\w)(?P<one>{_TEAM}) (?:had )?(?:signed|loaned|bought) (?:him|her|{_TEAM})")
_SPORT = re.compile(
    r"\b(?:transfer|striker|midfielder|goalkeeper|winger|league|footballer|soccer|football|baseball|basketball|"
    r"hockey|rugby|cricket|season|quarterback|pitcher|goals?|player|record fee|World Cup|champions)\b"
)
_CLUB = re.compile(
    r"(?<!\w)(?<!\b[Tt]he )(?:(?:Real|Atletico|Atlético|Inter|Sporting|Dynamo|Dinamo|Borussia|Bayern|Racing|"
    r"Lokomotiv|Spartak|Rapid|Maccabi|Hapoel|Eintracht|Werder|Hertha|"
    r"Red Star|Partizan|Olympique|Deportivo|Athletic) "
    r"(?:Madrid|Milan|Munich|Kiev|Kyiv|Zagreb|Dortmund|Moscow|Belgrade|Lyon|Marseille|Bilbao|Lisbon|Sociedad|"
    r"Mönchengladbach|Santander|Avellaneda|Betis|Oviedo|Zaragoza|Valladolid|Vienna|Wien|Tel Aviv|Haifa|"
    r"Frankfurt|Bremen|Berlin)|Crystal Palace|Aston Villa|Nottingham Forest|West (?:Ham|Bromwich)|"
    r"Tottenham Hotspur)(?!\w)"
)


_SUFFIXES = frozenset(
    "City United Town Rovers Wanderers Athletic Albion County Hotspur Rangers Villa Orient Argyle".split()
)
# Clubs whose whole name is a town's and such a word; 'Leicester City Council' is none.
_TOWN_CLUB = re.compile(
    r"(?<![\w-])(?:(?:Leicester|Manchester|Norwich|Hull|Stoke|Swansea|Cardiff|Bristol|Birmingham|Coventry|"
    r"Bradford|Exeter) City|(?:Ipswich|Luton|Huddersfield|Swindon|Northampton|Grimsby|Mansfield|Shrewsbury|"
    r"Cheltenham|Crawley) Town|(?:Derby|Notts|Stockport|Newport) County|(?:Manchester|Newcastle|Leeds|"
    r"Sheffield|West Ham|Cambridge|Oxford|Carlisle|Colchester|Hereford|Peterborough|Rotherham|Scunthorpe|"
    r"Southend|Dundee) United|(?:Blackburn|Bristol|Doncaster|Tranmere|Raith) Rovers|(?:Bolton|Wolverhampton|"
    r"Wycombe) Wanderers|(?:Wigan|Charlton|Oldham) Athletic|West Bromwich Albion|Queen[’']?s Park Rangers|"
    r"Preston North End|Crewe Alexandra|Plymouth Argyle|Leyton Orient|Sheffield Wednesday|Accrington Stanley)"
    r"(?! (?:Council|Hall|Airport|Centre|Police|Hospital|Station|University|Art))(?![\w-])"
)


def teams_by_score(text: str) -> Iterator[Span]:
    """Return both sides of a game that is told with its score, and the clubs that their own words tell."""
    games = [*_GAME.finditer(text), *_DRAWN.finditer(text)]
    sides = [match.span(side) for match in games for side in ("one", "two")]
    sides += [
        match.span(side) for match in (_UNSCORED.finditer(text) if games else ()) for side in ("one", "two")
    ]
    results = [*_RESULT.finditer(text)]
    sides += [match.span(side) for match in results for side in ("one", "two")]
    for match in _FIXTURE.finditer(text) if games or results else ():
        sides += [match.span("one"), *([match.span("two")] if match["at"] else [])]
        sides += [match.span("also")] if match["also"] else []
    sides += [match.span() for pattern in (_CLUB, _TOWN_CLUB) for match in pattern.finditer(text)]
    sides += [match.span("one") for match in _BY_WICKETS.finditer(text)]
    for match in _STANDING.finditer(text) if _GAME_OF_TEAMS.search(text) else ():
        sides += [match.span("one"), *([match.span("also")] if match["also"] else [])]
    sides += _by_players(text, sport=bool(games or results) or _SPORT.search(text) is not None)
    for start, end in sides:
        if text[start:end].rsplit(" ", 1)[-1] in _GROUNDS:
            continue  # 'play at Huish Park'
        if text[start : start + 4].lower() == "the ":
            start += 4  # noqa: PLW2901
        first = text[start:end].partition(" ")[0].lower()
        alone = " " not in text[start:end]
        if (
            start < end
            and not is_title(first)
            and first not in FUNCTION_WORDS
            and not (alone and first in NO_NAMES)
        ):
            yield start, end


def _is_persons(name: str) -> bool:
    """Return whether a coach is somebody's: 'Andy Murray’s coach'."""
    first, _, rest = re.sub(r"['’]s?$", "", name).partition(" ")
    return bool(rest) and fold_name(first) in given_names() and rest not in _SUFFIXES


def _by_players(text: str, *, sport: bool) -> Iterator[Span]:
    """Return the teams of captains and strikers, and those that players come from and go to."""
    for match in _OF_TEAM.finditer(text):
        if (match["sure"] or sport) and not _is_persons(match["one"]):
            yield match.span("one")
    if sport:
        for pattern in (_TRANSFER_FROM, _TRANSFER_TO, _SIGNED):
            for match in pattern.finditer(text):
                yield match.span("one")
