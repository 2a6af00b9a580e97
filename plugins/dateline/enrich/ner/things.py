"""Names of ships, spacecraft and storms that read like people or towns."""

import re
from collections.abc import Iterator

from .capitals import Capitals

Span = tuple[int, int]

# 'the lander Vikram', 'HMS Beagle', 'Hurricane Andrew'
_THING_BEFORE = re.compile(
    r"\b(?:tug|icebreaker|dreadnought|troopship|minesweeper|cutter|airship|zeppelin|lander|rover|capsule|(?:space)?craft|orbiter|probe|satellite|shuttle|module|rocket|missile|ship|steamship|"
    r"steamer|packet|clipper|brigantine|whaler|collier|dirigible|locomotive|warship|flagship|vessel|yacht|ferry|liner|tanker|freighter|trawler|schooner|frigate|destroyer|"
    r"cruiser|battleship|submarine|carrier|gunboat|brig|sloop|barque|[Hh]urricane|[Tt]yphoon|[Cc]yclone|"
    r"[Tt]ropical [Ss]torm|racehorse|horse|HMS|H\.M\.S\.|USS|U\.S\.S\.|S\.S\.|SS|RMS|HMAS|MV|M\.V\.|INS) "
    r"(?:[“\"‘'])?$"
    r"|\b(?:[Aa]board|[Oo]n board)(?: [Tt]he)? $"
)
_THING_AFTER = re.compile(
    r"[”\"’']?,? (?:(?:the|a|its) )?"
    r"(?:lander|rover|spacecraft|space ?craft|orbiter|probe|satellite|lunar module|command module|"
    r"module|rocket|missile|telescope|steamship|warship|submarine|destroyer|frigate|tanker|ferry)\b"
)
# 'Apollo 17': the series of spacecraft whose names are also those of towns and people.
_NUMBERED_CRAFT = re.compile(
    r"(?<!\w)(?P<name>Apollo|Gemini|Mercury|Soyuz|Sputnik|Luna|Lunik|Voyager|Pioneer|Mariner|Viking|Vostok|Voskhod|"
    r"Salyut|Ranger|Surveyor|Zond|Venera|Explorer|Progress|Cosmos|Kosmos|Vega|Shenzhou|Chandrayaan|Artemis|"
    r"Discoverer|Vanguard|Atlas|Titan|Ariane)[ -]\d{1,4}(?!\w)"
)
# 'Captain Ellery Scott, of the Roraima', 'the crew of the Roraima'
_ABOARD = re.compile(
    r"\b(?:[Cc]aptain|Capt\.|[Mm]aster|[Cc]rew|[Pp]assengers|[Mm]ate|[Pp]urser|[Ss]toker|[Dd]eck)"
    r"(?: [A-Z][\w.’'-]{1,20}){0,3},? (?:of|aboard|on board) the $"
)
# What only a craft does. People sail and land, too.
_CRAFT_AFTER = re.compile(
    r" (?:had |has |then |later |finally )?(?:lifted off|took off(?! h)|blasted off|splashed down|"
    r"touched down|docked|undocked|sank|capsized|ran aground|foundered|entered orbit|"
    r"was (?:torpedoed|scuttled|refloated|moored|berthed))\b"
)
# 'the spot is called Shiv Shakti': a point, which no gazetteer has
_SPOT = re.compile(
    r"\b(?:spot|point|site|crater|rock|boulder|summit|spring|cave|statue|bell|tree|diamond|comet|asteroid|star|ruins?)"
    r"(?: [^.;:,\n]{1,40}?)? (?:called|named|christened|known as) (?:the )?$"
)
_CALLED = tuple(
    f"{verb} {article}" for verb in ("called", "named", "christened", "known as") for article in ("", "the ")
)


def things(capitals: Capitals) -> Iterator[Span]:
    """Return the names of ships, landers, storms and horses, told by what stands beside them."""
    text = capitals.text
    for run in capitals.runs:
        if (
            _THING_BEFORE.search(text, max(0, run.start - 24), run.start)
            or _THING_AFTER.match(text, run.end)
            or (len(run.words) == 1 and _CRAFT_AFTER.match(text, run.end))
            or (
                text.endswith("the ", 0, run.start)
                and _ABOARD.search(text, max(0, run.start - 80), run.start)
            )
            or (
                text.endswith(_CALLED, 0, run.start) and _SPOT.search(text, max(0, run.start - 80), run.start)
            )
        ):
            yield run.start, run.end
        first = run.words[0]
        if len(run.words) > 1 and _THING_BEFORE.fullmatch(f"{first.text} "):
            yield run.start, run.end
            yield run.words[1].start, run.end
    for match in _NUMBERED_CRAFT.finditer(text):
        yield match.span("name")
