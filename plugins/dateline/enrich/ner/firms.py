"""Names of firms that read like people's: told by a table, an ampersand, or what only firms do."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ..gazetteer.tables import tables
from ..organisations.names import LEGAL_FORMS
from ..organisations.words import ENDINGS, FUNCTION_WORDS, TRADES
from ..people.spans import bare_word, is_people_or_no_name, is_title
from ..people.titles import demonyms
from .capitals import UPPER, CapitalisedRun, CapitalisedWord, Capitals
from .context import is_country, is_known_place
from .firm_context import acts_as_firm
from .name_words import ordinary_list

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
    "Brooks Brothers", "Dow Jones", "Standard Poor", "Montgomery Ward", "Harris Teeter",
    "Ralston Purina", "Bob Evans",
    "Duane Reade", "Schroder Wagg", "S.G. Warburg", "SG Warburg", "Alfred Dunhill",
    "Morgan Guaranty", "Carroll McEntee", "F.O. Licht", "Capel-Cure Myers",
    "Hill Samuel", "Kleinwort Benson", "Samuel Montagu", "James Capel",
    "Rowe Pitman", "Hoare Govett", "Wood Mackenzie", "Brown Shipley", "Guinness Peat", "Johnson Matthey",
    "Coopers Lybrand", "Touche Ross", "Deloitte Haskins", "Arthur Young", "Dillon Read", "Lazard Freres",
    "Shearson Lehman", "Prudential Bache", "Alex Brown", "Piper Jaffray", "Robertson Stephens", "Norton Rose",
    "Slaughter May", "Clifford Chance", "Cable Wireless", "Boosey Hawkes", "Austin Rover", "Ted Baker",
    "Kurt Geiger", "Russell Hobbs", "Morphy Richards", "Barratt Developments", "Taylor Woodrow",
    "Taylor Wimpey", "George Wimpey", "John Laing", "Alfred McAlpine", "Balfour Beatty", "Babcock Wilcox",
    "Pratt Whitney", "Hawker Siddeley", "Vickers Armstrong", "Armstrong Whitworth", "Fairey Aviation",
    "Brooke Bond", "Huntley Palmers", "Peek Frean", "Reckitt Colman", "Spear Jackson",
    "Trader Joe", "Aer Lingus", "Rand McNally", "Merriam Webster", "Simon Schuster",
    "Harper Collins", "Random House", "Sears Roebuck", "Fisher Scientific", "Eddie Bauer", "Jack Wills",
))  # fmt: skip

# Firms under the whole names of people who are known as well: firms where they do what firms do.
NAMESAKES = frozenset((
    "Walt Disney", "John Hancock", "William Hill", "Marshall Field", "Charles Schwab", "Ralph Lauren",
    "Calvin Klein", "Henry Schein", "John Lewis", "Ben Sherman", "Fred Perry", "Paul Smith", "Michael Page",
    "John Menzies", "John Murray", "John Wiley", "John Brown", "Robert Bosch", "Robert Half",
    "Robert Walters", "Joseph Rowntree", "Stanley Gibbons", "William Morrison",
    "William Baird", "Henry Boot",
    "James Finlay", "Jim Walter", "Mary Quant", "Helena Rubinstein", "Christian Dior", "Pierre Cardin",
    "Giorgio Armani", "Yves Saint Laurent", "Coco Chanel", "Nina Ricci", "Enzo Ferrari", "Adam Opel",
    "Daimler Benz", "Isaac Pitman", "Josiah Wedgwood", "Thomas Tilling", "Samuel Smith", "Arthur Guinness",
    "Hiram Walker", "Joseph Seagram", "Adolph Coors", "August Thyssen", "Fried Krupp",
))  # fmt: skip
_DEALS = re.compile(
    r" (?:has |had |is to |will |may |plans to |agreed to )?"
    r"(?:(?:bought|buys?|acquire[ds]?|sold|sells?|merge[ds]?|raise[ds]?|cuts?|open(?:s|ed)|close[ds]|"
    r"report(?:s|ed)|launche[ds]|hired|floated|refinanced|own(?:s|ed)|makes?|issued|pa(?:id|ys))\b"
    r"(?! (?:his|her|him)\b)|(?:stores?|shops|shares|stock)\b)"
)

# So are people, but not those whose names do not read like one's.
_AND_STEPS = (" and ", ", and ")
_BROTHERS = ("Brothers", "Bros", "Bros.")  # 'Brown Brothers Harriman'
_AMPERSAND = re.compile(r",? & ")
# 'Goldman, Sachs and Co', 'Kidder, Peabody and Co Inc': a list that ends so is one firm.
_COMMA_FIRM = re.compile(
    rf"(?<![\w-])(?P<first>[{UPPER}][\w.'’-]{{1,20}})(?:, [{UPPER}][\w.'’-]{{1,20}}){{1,4}},? (?:and|&) "
    r"(?:Co|Company|Sons|Partners)\b(?:\.(?= [a-z,]))?(?: (?:Inc|Ltd|Plc|plc|LLC|LP)\b)?"
)
# 'Boeing Co <BA>', 'Acme (NYSE: ACM)': the sign under which a stock exchange lists who stands before.
_TICKER = re.compile(
    r" (?:<[A-Z]{1,5}(?:[. ][A-Z]{1,2})?>|\((?:NYSE|NASDAQ|Nasdaq|LSE|AMEX|TSX|ASX): ?[A-Z.]{1,6}\))"
)
# '<Jeumont-Schneider>': a firm without such a sign, as Reuters writes it.
_UNLISTED = re.compile(rf"<(?P<name>[{UPPER}][\w.&'’-]* ?[^<>\n]{{0,60}}[a-z][^<>\n]{{0,20}})>")
_FORM_WORDS = ENDINGS | LEGAL_FORMS
_FORMS_BEFORE = frozenset(("AB", "PT", "OY", "NV", "KK"))  # 'AB Investor', 'PT Tambang Timah'
_LOCATIVE = re.compile(r"\b(?:in|at|to|from) $")
# 'Yorkshire Post', 'Boston Globe'; 'Asahi Shimbun', 'Gazeta Wyborcza', whose own word is enough.
_NEWSPAPER = re.compile(
    rf"(?<![\w-])(?:(?P<town>[{UPPER}][\w-]{{2,20}}(?: [{UPPER}][\w-]{{2,20}})?) "
    r"(?:Post|Times|Herald|Tribune|Gazette|Journal|Observer|Telegraph|Mail|Echo|Examiner|Courier|Chronicle|"
    r"Argus|Globe|Mirror|Express|Evening News|Inquirer|Enquirer|Advertiser|Star-Ledger|Sun-Times|Daily News|"
    rf"Dispatch)|(?P<own>[{UPPER}][\w-]{{2,20}} "
    r"(?:Shimbun|Shinbun|Zeitung|Tidningen|Dagblad|Allehanda|Rundschau|Nachrichten)|"
    rf"(?:Gazeta|Corriere|Gazzetta|Berlingske) (?:della |dello )?[{UPPER}][\w-]{{2,20}}))(?![\w-])"
)
_EDITIONS = frozenset(("daily", "sunday", "evening", "morning", "weekly"))
# 'general secretary of the TUC'
_OFFICE_OF_ACRONYM = re.compile(
    r"\b(?:secretary|president|chairman|chairwoman|chief|director|leader|head|spokesman|spokeswoman|member) "
    rf"of (?:the )?([{UPPER}]{{3,6}})(?![\w.-])"
)
# 'Sears, Roebuck', 'Kuhn, Loeb & Co'; names of firms that only a table tells from two people.
_PARTNERS = re.compile(
    r"(?<!\w)(?:Sears, Roebuck|Kuhn, Loeb|Harland and Wolff|Abercrombie and Fitch|Taylor and Francis|"
    r"Fortnum and Mason|Marks and Spencer|Procter and Gamble|Rolls-Royce|Crosse and Blackwell|Cammell Laird|"
    r"Ernst and Whinney|Barnes and Noble|Johnson and Johnson|Smith and Wesson|Black and Decker|Scotland Yard|"
    r"Mercedes-Benz|Brown-Forman|Bank of America|"
    r"Hewlett-Packard|Harley-Davidson|Colgate-Palmolive|Bristol-Myers|Kimberly-Clark|Anheuser-Busch|"
    r"E\.? ?D\.? and F\.? Man)(?!\w)"
)


# Firms whose names end in a possessive; each also is a surname's, where the article has the bare name.
_POSSESSIVE_FIRM = re.compile(
    r"(?<![\w-])(?P<bare>Ben (?:&|and) Jerry|Sotheby|Christie|McDonald|Wendy|Arby|Hardee|Denny|"
    r"Applebee|Domino|Macy|Bloomingdale|Kohl|Lowe|Dillard|Sainsbury|Moody|Kellogg|Levi|Ladbroke|Tiffany|Claridge|Fortnum|"
    r"Harrod|Selfridge|Woolworth|Cadbury|Rowntree|Gimbel|Wanamaker|Zabar|Trader Joe|Papa John|Smucker|"
    r"Hershey|Wrigley|Waterstone|Hatchard|Barney|Lloyd|Phillip|Bonham|Debenham)['’]s(?! of London)(?![\w-])"
)


def possessive_firms(text: str) -> Iterator[Span]:
    """Return firms such as 'Christie's', unless a person of the bare name is named: 'Chris Christie'."""
    found = list(_POSSESSIVE_FIRM.finditer(text))
    peoples = {bare for bare in {match["bare"] for match in found} if _names_person(text, bare)}
    for match in found:
        if match["bare"] not in peoples:
            yield match.span()


def _names_person(text: str, bare: str) -> bool:
    """Return whether a text has a firm's bare name without 's, or another name before it."""
    alone = re.search(rf"(?<![\w-]){bare}(?!['’]s)(?!\w)", text)
    return bool(alone or re.search(rf"[{UPPER}](?:\w{{1,20}}|\.) {bare}['’]s", text))


def firms(capitals: Capitals) -> Iterator[Span]:
    """Return the names that a table, an ampersand or what is said of them tells to be firms."""
    text = capitals.text
    for match in _PARTNERS.finditer(text):
        yield match.span()
    for match in _COMMA_FIRM.finditer(text):
        listed = is_known_place(match["first"]) and _LOCATIVE.search(
            text, max(0, match.start() - 8), match.start()
        )
        if not listed and not is_country(match["first"]) and bare_word(match["first"]) not in FUNCTION_WORDS:
            yield match.span()
    for match in _UNLISTED.finditer(text) if "<" in text else ():
        yield match.span("name")
    for match in _NEWSPAPER.finditer(text):
        if (
            match["own"]
            or tables().known(match["town"])
            or bare_word(match["town"]) in demonyms()
            or bare_word(match["town"]) in _EDITIONS
        ):
            yield match.span()
    for match in _OFFICE_OF_ACRONYM.finditer(text):
        yield match.span(1)
    for run, following in pairwise(capitals.runs) if "&" in text else ():
        if _AMPERSAND.fullmatch(text, run.end, following.start) and not _is_initial(run):
            yield run.words[-1].start if len(run.words) > 2 else run.start, following.end
    for position, run in enumerate(capitals.runs):
        words = run.words
        for number in range(len(words) - 1):
            start, end = words[number].start, words[number + 1].end
            name = text[start:end]
            titled = number > 0 and is_title(words[number - 1].text)
            deals = name in NAMESAKES and not titled and _DEALS.match(text, end)
            if deals or (name in FIRMS and not text.startswith(" Jr", end)):
                yield start, _with_form(words, number + 2, end)
        if len(words) > 2 and any(word.text in _BROTHERS for word in words[1:-1]):
            yield run.start, run.end
        if _TICKER.match(text, run.end) and not is_country(text[run.start : run.end]):
            opening = run.opens and len(words) > 1 and bare_word(words[0].text) in FUNCTION_WORDS
            yield words[1].start if opening else run.start, run.end
        if len(words) > 1 and words[0].text in _FORMS_BEFORE:
            yield run.start, run.end
        if _is_called_by_place(words):
            yield run.start, run.end
        if acts_as_firm(text, run):
            # 'Adding Acme's stock': the sentence's first word is none of the name
            opening = run.opens and len(words) == 2 and words[0].text.lower() in ordinary_list("en")
            yield words[1].start if opening and words[0].text.endswith("ing") else run.start, run.end
            yield from _firms_before(capitals, position)


def _is_called_by_place(words: Sequence[CapitalisedWord]) -> bool:
    """Return whether a firm has a place's name in its own: 'First Chicago', 'United States Steel'."""
    if len(words) < 2:
        return False
    first, last = words[0].text, bare_word(words[-1].text)
    if first == "First" and len(words) == 2:
        return is_known_place(words[1].text) and not is_country(words[1].text)
    return last in TRADES and is_country(" ".join(word.text for word in words[:-1]))


def tickers(text: str) -> Iterator[Span]:
    """Return what stands inside a stock exchange's sign, and names nothing."""
    for match in _TICKER.finditer(text):
        yield match.span()


def _with_form(words: Sequence[CapitalisedWord], number: int, end: int) -> int:
    """Return where a firm's name ends with the words of its form: 'Morgan Guaranty Trust Co'."""
    while number < len(words) and bare_word(words[number].text) in _FORM_WORDS:
        end, number = words[number].end, number + 1
    return end


def _firms_before(capitals: Capitals, number: int) -> Iterator[Span]:
    """Return the firms listed before one that acts: 'Delta' of 'Delta and Acme raised fares'."""
    steps: tuple[str, ...] = _AND_STEPS
    while number:
        before = capitals.runs[number - 1]
        gap = capitals.text[before.end : capitals.runs[number].start]
        if gap not in steps or len(before.words) > 2 or not _may_be_firm(capitals.text, before):
            return
        yield before.start, before.end
        steps = (", ",)
        number -= 1


def _may_be_firm(text: str, run: CapitalisedRun) -> bool:
    """Return whether a run is neither a place nor a word that only opens a sentence nor a title's."""
    if tables().known(text[run.start : run.end]) or is_title(run.words[0].text):
        return False
    plain = any(is_people_or_no_name(bare_word(word.text)) for word in run.words)
    opening = run.opens and run.words[0].text.lower() in ordinary_list("en")
    return not (plain or opening or run.end - run.start < 2)


def _is_initial(run: CapitalisedRun) -> bool:
    return len(run.words) == 1 and len(run.words[0].text.rstrip(".")) < 2
