"""Names of ships, spacecraft, storms and firms that read like people, and of teams that read like towns."""

import re
from collections.abc import Iterator

from .capitals import UPPER, Capitals

Span = tuple[int, int]

# Firms under the names of people or of what reads like them, whoever else bears the name.
FIRMS = frozenset((
    "Morgan Stanley", "John Deere", "Eli Lilly", "Goldman Sachs", "Merrill Lynch", "Wells Fargo",
    "Philip Morris", "Hugo Boss", "Tommy Hilfiger", "Louis Vuitton", "Levi Strauss", "Salomon Brothers",
    "Lehman Brothers", "Bear Stearns", "Dean Witter", "Drexel Burnham", "Kidder Peabody",
    "Arthur Andersen", "Price Waterhouse", "Peat Marwick", "Booz Allen", "Baker Hughes", "Estee Lauder",
    "Estée Lauder", "Elizabeth Arden", "Max Factor", "Smith Barney", "Paine Webber", "Morgan Grenfell",
    "Fisher Price", "Parker Hannifin", "Thomas Cook", "Rio Tinto", "Sara Lee", "Oscar Mayer", "Dr Pepper",
    "Aston Martin", "Alfa Romeo", "Warner Bros", "Harley Davidson", "Johnnie Walker", "Jack Daniel",
    "Jim Beam", "Marie Callender", "Betty Crocker", "Aunt Jemima", "Uncle Ben", "Fannie Mae",
    "Freddie Mac", "Sallie Mae", "Ginnie Mae", "Laura Ashley", "Austin Reed", "Tate Lyle",
    "Kimberly Clark", "Bristol Myers", "Burson Marsteller", "Hewlett Packard", "Standard Chartered",
    "Allen Overy", "Linklaters Paines", "Jones Day", "Edward Jones", "Raymond James", "Franklin Templeton",
    "Charles Stanley", "Robert Fleming", "Martin Marietta", "Lockheed Martin", "Jardine Matheson",
    "Carl Zeiss", "Thomson Reuters", "Marks Spencer", "Ben Jerry", "Mary Kay", "Alberto Culver",
    "Brooks Brothers", "Dow Jones", "Standard Poor",
))  # fmt: skip

# 'the lander Vikram', 'HMS Beagle', 'Hurricane Andrew'
_THING_BEFORE = re.compile(
    r"\b(?:lander|rover|(?:space)?craft|orbiter|probe|satellite|shuttle|module|rocket|missile|ship|steamship|"
    r"steamer|warship|flagship|vessel|yacht|ferry|liner|tanker|freighter|trawler|schooner|frigate|destroyer|"
    r"cruiser|battleship|submarine|carrier|gunboat|brig|sloop|barque|[Hh]urricane|[Tt]yphoon|[Cc]yclone|"
    r"[Tt]ropical [Ss]torm|racehorse|horse|HMS|H\.M\.S\.|USS|U\.S\.S\.|S\.S\.|SS|RMS|HMAS|MV|M\.V\.|INS) "
    r"(?:[“\"‘'])?$"
)
_THING_AFTER = re.compile(
    r"[”\"’']?,? (?:(?:the|a|its) )?"
    r"(?:lander|rover|spacecraft|space ?craft|orbiter|probe|satellite|lunar module|command module|"
    r"module|rocket|missile|telescope|steamship|warship|submarine|destroyer|frigate|tanker|ferry)\b"
)
# What only a firm does or has: 'Acme Smith said its profit …', 'shares of …'.
_FIRM_AFTER = re.compile(
    r"(?:,? said (?:its |it would |it had |it will |(?:net |first-|second-|third-|fourth-)?"
    r"(?:profits?|sales|earnings|revenue)\b)|(?:['’]s)? (?:shares?|stock|subsidiary|unit|stores|dealers) \w|"
    r" (?:raised|cut|lowered|lifted|reported|posted|trimmed) "
    r"(?:its|a (?:net )?(?:profit|loss)|(?:profits?|earnings))\b|"
    r" (?:hired|employs) [A-Z])"
)
_FIRM_APPOSITION = re.compile(
    r", (?:a|an|the) (?:[\w’'.-]+ ){0,3}?(?:company|firm|bank|retailer|insurer|airline|carmaker|"
    r"manufacturer|brokerage|conglomerate|newspaper|broadcaster|publisher|union|charity)\b"
)
_FIRM_BEFORE = re.compile(r"\b(?:[Ss]hares (?:of|in)|stake in|subsidiary of|unit of) $")

_TEAM_VERB = (
    r"(?:beat|beats|defeated|edged|routed|thrashed|downed|outscored|blanked|swept|lost to|fell to|drew with|"
    r"drew at|tied|held|hammered|crushed|stunned|overcame|eliminated|knocked out)"
)
# Words are bounded, lest a line of hyphened names be read to its end from each of them.
_TEAM = rf"(?:the )?[{UPPER}][\w'’-]{{1,40}}(?: (?:St\. )?[{UPPER}][\w'’-]{{1,40}}){{0,2}}"
_GAME = re.compile(
    rf"(?<!\w)(?P<one>{_TEAM}) {_TEAM_VERB} (?P<two>{_TEAM}),? (?:by )?"
    rf"\d{{1,3}}[-–]\d{{1,3}}(?![-–\d])(?!,? \d)"
)
# Of games without a score, only beside one that has it.
_UNSCORED = re.compile(rf"(?<!\w)(?P<one>{_TEAM}) (?:beat|lost to|drew with|tied) (?P<two>{_TEAM})")
_CLUB = re.compile(
    r"(?<!\w)(?:Real|Atletico|Atlético|Inter|Sporting|Dynamo|Dinamo|Borussia|Bayern|Racing|Lokomotiv|Spartak|"
    r"Red Star|Partizan|Olympique|Deportivo|Athletic|Crystal|Aston|Nottingham|West|Tottenham|Celtic) "
    r"(?:Madrid|Milan|Munich|Kiev|Kyiv|Zagreb|Dortmund|Moscow|Belgrade|Lyon|Marseille|Bilbao|Lisbon|Sociedad|"
    r"Mönchengladbach|Santander|Avellaneda|Palace|Villa|Forest|Ham|Bromwich|Hotspur|Betis|Oviedo|Zaragoza|"
    r"Valladolid)(?!\w)"
)


def things(capitals: Capitals) -> Iterator[Span]:
    """Return the names of ships, landers, storms and horses, told by the word beside them."""
    text = capitals.text
    for run in capitals.runs:
        if _THING_BEFORE.search(text, max(0, run.start - 24), run.start) or _THING_AFTER.match(text, run.end):
            yield run.start, run.end
        first = run.words[0]
        if len(run.words) > 1 and _THING_BEFORE.fullmatch(f"{first.text} "):
            yield run.words[1].start, run.end


def firms(capitals: Capitals) -> Iterator[Span]:
    """Return the names that a table or what is said of them tells to be firms."""
    text = capitals.text
    for run in capitals.runs:
        words = run.words
        for number in range(len(words) - 1):
            start, end = words[number].start, words[number + 1].end
            if text[start:end] in FIRMS and not text.startswith(" Jr", end):
                yield start, end
        if len(words) == 2 and (
            _FIRM_AFTER.match(text, run.end)
            or _FIRM_APPOSITION.match(text, run.end)
            or _FIRM_BEFORE.search(text, max(0, run.start - 16), run.start)
        ):
            yield run.start, run.end


def teams_by_score(text: str) -> Iterator[Span]:
    """Return both sides of a game that is told with its score, and the clubs that their own words tell."""
    games = [*_GAME.finditer(text)]
    for match in (*games, *(_UNSCORED.finditer(text) if games else ())):
        yield _without_article(text, *match.span("one"))
        yield _without_article(text, *match.span("two"))
    for match in _CLUB.finditer(text):
        yield match.span()


def _without_article(text: str, start: int, end: int) -> Span:
    return (start + 4 if text[start : start + 4].lower() == "the " else start), end
