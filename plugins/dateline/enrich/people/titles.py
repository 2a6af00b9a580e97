"""The words that stand before a person's name: honorifics, roles and their modifiers; tables only."""

import functools
from importlib.resources import files

# Off the name, and no role: 'Mr Cameron'.
HONORIFICS = frozenset(
    "roi reine pape rey reina papa könig königin papst doña mr mrs ms miss mx dr prof professor sir dame "
    "lord lady sheikh sheik shaikh shaykh sheikha imam ayatollah hojatoleslam mullah maulana rabbi rev "
    "reverend father sister brother bishop archbishop cardinal pope king queen prince princess emperor "
    "empress sultan emir tsar duke duchess baron baroness marquess viscount madame mme monsieur "
    "mlle herr frau alhaji alhaja hajiya mallam malam shri smt pandit swami datuk dato tengku "
    "monsignor abbé hon senor señor señora señorita signor signora canon messrs count countess earl "
    "viscountess marchioness squire deacon elder".split()
)

# Roles as they stand before a name, in capitals or not; the last word decides.
ROLES = frozenset(
    "président présidente ministre chancelier chancelière secrétaire député députée sénateur sénatrice "
    "maire général porte-parole directeur directrice juge évêque ambassadeur ambassadrice gouverneur "
    "presidente presidenta ministro ministra canciller secretario secretaria diputado diputada senador "
    "senadora alcalde alcaldesa coronel portavoz juez embajador embajadora gobernador gobernadora obispo "
    "präsident präsidentin kanzler kanzlerin bundeskanzler bundeskanzlerin ministerin bürgermeister "
    "sprecher sprecherin brig det supt cmdr sgts maj-gen constable trooper sapper rifleman president "
    "premier minister secretary chancellor speaker senator sen congressman congresswoman representative "
    "administrator rep deputy governor gov mayor ambassador envoy commissioner chairman chairwoman chair "
    "chief director head leader general gen colonel col lieutenant lt captain capt major maj sergeant sgt "
    "admiral adm commander corporal cpl private marshal brigadier commodore officer inspector prefect "
    "superintendent detective sheriff judge justice attorney prosecutor solicitor counsel lawyer "
    "spokesman spokeswoman spokesperson treasurer comptroller undersecretary under-secretary "
    "vice-president co-chair co-founder founder ceo cfo coo cto executive manager coach trainer "
    "goalkeeper striker midfielder defender quarterback driver golfer analyst economist strategist trader "
    "broker banker investor consultant researcher scientist professor historian author writer novelist "
    "poet journalist reporter correspondent editor columnist photographer actor actress singer musician "
    "filmmaker artist rapper comedian model designer chef architect engineer doctor nurse epidemiologist "
    "virologist surgeon astronaut pilot farmer activist campaigner lawmaker mp mep politician candidate "
    "nominee rival opponent adviser advisor aide negotiator diplomat delegate dictator rebel warlord "
    "militant cleric preacher priest pastor monk nun dissident billionaire tycoon businessman "
    "businesswoman entrepreneur owner partner wife husband son daughter brother sister father mother "
    "grandson granddaughter widow heir cousin nephew niece uncle aunt colleague compatriot teammate "
    "team-mate champion winner runner-up veteran president-elect chancellor-designate regent monarch "
    "prime-minister whip clerk registrar rector principal teacher student pupil worker resident victim "
    "suspect defendant witness inmate soldier drummer guitarist violinist pianist cellist bassist "
    "trumpeter saxophonist soprano choreographer playwright sculptor composer conductor footballer "
    "cricketer cyclist wrestler swimmer dancer biologist chemist physicist geologist botanist zoologist "
    "astronomer mathematician archaeologist anthropologist psychologist psychiatrist sociologist "
    "philosopher essayist biographer cartoonist illustrator philanthropist mountaineer gymnast councillor "
    "barrister screenwriter songwriter mentor predecessor successor fiancé fiancée girlfriend boyfriend "
    "stepson stepdaughter stepfather stepmother grandfather grandmother".split()
)

# Titles that a full stop shortens; the stop ends no sentence: 'Gen. Smith', 'Staff Sgt. Jones'.
SHORTENED = frozenset(
    "mr mrs ms dr prof gen brig sgt capt cpt col lt maj cpl pvt adm cmdr det supt sen rep gov rev hon jr "
    "sr mt".split()
)

# Given names that a full stop shortens in old papers: 'Messrs. Wm. Boyd and Chas. Hartley'.
SHORTENED_GIVEN_NAMES = frozenset(
    "wm chas geo jas jno thos robt saml benj danl edw edwd alex alexr fredk richd hy jos theo nathl archd "
    "andw patk phil matt".split()
)

# Behind a name in capitals, they are the honours of its bearer: 'Norman Jones QC'.
POSTNOMINALS = frozenset("qc kc sc mp mep mla msp td bt mbe obe cbe kbe dbe vc dso frs phd md esq".split())

# Roles too general to prove, on their own, that what follows is a person: 'the brother company Acme'.
WEAK_ROLES = frozenset(
    "rival head chief major private general partner model count don m fr st champion winner".split()
)

# Words that belong to the role after them: 'Deputy Prime Minister', 'former Finance Minister'.
ROLE_MODIFIERS = frozenset(
    "ancien ancienne primer primera général exministro expresidente ehemaliger ehemalige prime deputy "
    "vice first former ex acting interim outgoing incoming designate elect assistant associate senior "
    "junior managing executive supreme grand foreign finance interior defence defense trade oil energy "
    "justice health education environment labour labor agriculture economy economic economics industry "
    "transport transportation culture sports tourism housing planning development press security "
    "crown national state federal union home cabinet parliamentary presidential opposition party government "
    "military army navy air force police treasury commerce attorney chief general major lieutenant "
    "brigadier field rear lance staff special under u.n. un u.s. us uk eu nato central bank league house "
    "senate majority minority leading veteran coach fashion film rights human research communications "
    "marketing operating financial technical then late".split()
)

# 'Englishman Alliss', 'Welshman Evans': off the name, and no role.
NATIVES = frozenset(
    "american englishman englishwoman welshman scotsman scot irishman irishwoman frenchman frenchwoman "
    "dutchman dutchwoman spaniard swede dane finn briton german italian belgian russian australian "
    "canadian swiss austrian norwegian japanese chinese korean brazilian argentine argentinian mexican "
    "colombian ecuadorian chilean serb croat pole czech slovak slovene hungarian romanian bulgarian "
    "greek turk ukrainian latvian estonian lithuanian kenyan ethiopian ugandan nigerian moroccan "
    "algerian tunisian egyptian iranian iraqi israeli palestinian jamaican cuban venezuelan peruvian "
    "uruguayan paraguayan south-african zimbabwean kiwi aussie portuguese indian pakistani filipino thai "
    "malaysian indonesian vietnamese kazakh uzbek georgian armenian catalan monegasque".split()
)


@functools.cache
def demonyms() -> frozenset[str]:
    """Return the folded adjectives and names of peoples, from the gazetteer's table."""
    table = (files("dateline.enrich") / "data" / "demonyms.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in table.splitlines() if "\t" in line and not line.startswith("#"))
    return frozenset(word.lower() for row in rows for word in row[1].split()) | NATIVES
