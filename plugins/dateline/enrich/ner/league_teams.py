"""Teams of the North American leagues, told by their town and their nickname: 'New York Yankees'."""

import re
from collections.abc import Iterator

_TOWNS = (
    "Anaheim|Arizona|Atlanta|Baltimore|Boston|Brooklyn|Buffalo|Calgary|California|Carolina|Charlotte|"
    "Chicago|Cincinnati|Cleveland|Colorado|Columbus|Dallas|Denver|Detroit|Edmonton|Florida|"
    "Golden State|Green Bay|Hartford|Houston|Indiana|Indianapolis|Jacksonville|Kansas City|Las Vegas|"
    "Los Angeles|Memphis|Miami|Milwaukee|Minnesota|Montreal|Nashville|New England|New Jersey|"
    "New Orleans|New York|Oakland|Oklahoma City|Orlando|Ottawa|Philadelphia|Phoenix|Pittsburgh|"
    "Portland|Quebec|Sacramento|St\\.? Louis|San Antonio|San Diego|San Francisco|San Jose|Seattle|"
    "Tampa Bay|Tennessee|Texas|Toronto|Utah|Vancouver|Vegas|Washington|Winnipeg"
)
_NICKNAMES = (
    "49ers|76ers|Angels|Astros|Athletics|Avalanche|Bears|Bengals|Bills|Blackhawks|Blue Jackets|"
    "Blue Jays|Blues|Braves|Brewers|Broncos|Browns|Bruins|Buccaneers|Bucks|Bullets|Bulls|Canadiens|"
    "Canucks|Capitals|Cardinals|Cavaliers|Celtics|Chargers|Chiefs|Clippers|Colts|Commanders|Cowboys|"
    "Coyotes|Cubs|Devils|Diamondbacks|Dodgers|Dolphins|Ducks|Eagles|Expos|Falcons|Flames|Flyers|Giants|"
    "Golden Knights|Grizzlies|Guardians|Hawks|Heat|Hornets|Hurricanes|Indians|Islanders|Jaguars|Jazz|"
    "Jets|Kings|Knicks|Kraken|Lakers|Lightning|Lions|Magic|Maple Leafs|Mariners|Marlins|Mavericks|Mets|"
    "Nationals|Nets|Nordiques|Nuggets|Oilers|Orioles|Pacers|Packers|Padres|Panthers|Patriots|Pelicans|"
    "Penguins|Phillies|Pirates|Pistons|Predators|Raiders|Rams|Rangers|Raptors|Ravens|Rays|Red Sox|"
    "Red Wings|Reds|Redskins|Rockets|Rockies|Royals|Sabres|Saints|Seahawks|Senators|Sharks|Spurs|Stars|"
    "Steelers|Suns|SuperSonics|Supersonics|Texans|Thunder|Tigers|Timberwolves|Titans|Trail Blazers|"
    "Twins|Vikings|Warriors|Whalers|White Sox|Wild|Wizards|Yankees"
)
_TEAM = re.compile(rf"(?<![\w-])(?:{_TOWNS}) (?:{_NICKNAMES})(?![\w-])(?! [A-Z])")


def league_teams(text: str) -> Iterator[tuple[int, int]]:
    """Return where a team of the leagues is named in full."""
    for match in _TEAM.finditer(text):
        yield match.span()
