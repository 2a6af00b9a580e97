"""The words by which an organisation is known, and those that tell of something else; tables only."""

# A capitalised name that ends in one of these is an organisation.
ENDINGS = frozenset(
    "band orchestra choir ensemble ballet library gallery theatre theater center centre inc incorporated "
    "corp corporation ltd limited plc llc llp gmbh co company companies group holdings holding partners "
    "ventures industries enterprises systems technologies technology pharmaceuticals motors airlines "
    "airways airline bank bancorp securities capital investments investment insurance assurance "
    "financial advisors advisers associates energy petroleum oil gas steel electric electronics software "
    "laboratories laboratory labs communications telecom broadcasting publishing press media news "
    "network networks television tv radio ministry department agency administration authority bureau "
    "commission committee council board office secretariat treasury parliament senate congress assembly "
    "cabinet court tribunal police forces force army navy guard guards brigade brigades battalion corps "
    "command militia movement front party union federation confederation alliance coalition league "
    "association organisation organization institute institution foundation trust fund society "
    "university college academy school schools hospital museum church nations community commonwealth "
    "conference congregation consortium cooperative exchange forum initiative team united fc afc cf club "
    "city rovers wanderers athletic".split()
)

# Of these endings, the ones that places and other things share; they count for little on their own.
WEAK_ENDINGS = frozenset(
    "center centre library gallery theatre theater co city school schools church club court exchange "
    "office hospital museum oil gas energy conference commonwealth community forum initiative team "
    "united front command radio press trust steel electric capital treasury nations service services line "
    "works".split()
)

# Of the weak ones, those that end an institution's name of three words or more: 'Natural History Museum'.
INSTITUTIONS = frozenset(
    "court museum hospital centre center library gallery theatre theater exchange conference service "
    "services line".split()
)

# Behind a country's name they are a firm's trade: 'United States Steel'.
TRADES = frozenset("steel oil gas energy electric line lines".split())

# Behind a town or a people they are who plays; alone, what is played: 'Boston Symphony', 'Scottish Opera'.
PLAYERS = frozenset("opera philharmonic symphony".split())

# A name that begins so, with 'of', 'for' or 'on' after it, is an organisation with all that follows.
HEADS = frozenset(
    "ministère université banque organisation conseil comité assemblée parti ministerio universidad "
    "banco organización consejo partido asamblea corte tribunal ministry department university bank "
    "organization committee office council association institute centers centres center centre "
    "federation house court group board bureau union college school society academy agency commission "
    "league guild congress conference confederation movement party army chamber institution faculty "
    "authority division directorate".split()
)

# A name of several words that begins so is an organisation: battalions, movements, parties and armies as
# Arabic, Persian and Urdu put them first. 'Ansar', 'Liwa' and 'Jaish' also begin names of people and places.
OPENINGS = frozenset(
    "kataib kata'ib kataeb katibat harakat haraka hezb hezb-e hizb hizb-ut hizbul jaysh jaish-e lashkar "
    "lashkar-e asaib asa'ib saraya jabhat jamaat jamaat-e jamaat-ul jemaah jund tehrik tehrik-e tehreek "
    "tehreek-e muttahida majlis-e sipah sipah-e".split()
)

# Bodies of the world that a reader of news knows by one word or an acronym.
KNOWN = frozenset(
    "un u.n. nato eu e.u. imf who unicef unesco unhcr opec opec+ wto oecd iaea asean efta eec ec gatt "
    "cia fbi nsa kgb mi5 mi6 mossad interpol europol bbc cnn nbc cbs abc fox itv espn reuters afp dpa "
    "xinhua tass anc plo ira eta hamas hezbollah hizbollah hizbullah taliban isis isil daesh fatah "
    "houthis mafia fifa uefa ioc nba nfl nhl mlb fia icc pentagon kremlin bundesbank bundestag bundesrat "
    "duma knesset fed sec fda cdc epa nasa faa ftc fcc irs doj dhs hsbc ubs bp ibm ge gm microsoft "
    "google amazon apple facebook twitter toyota sony samsung boeing airbus volkswagen bmw daimler "
    "siemens nestle pfizer moderna exxon chevron gazprom rosneft aramco goldman citigroup jpmorgan "
    "lloyd's sinn-fein pkk ypg farc unita renamo frelimo swapo zanu likud ifrc icrc oxfam amnesty "
    "greenpeace msf politburo comintern gestapo luftwaffe wehrmacht cheka stasi securitate cern fermilab "
    "barclays codelco cunard saks woolworths tesco sainsbury harrods selfridges nissan mitsubishi "
    "toshiba hitachi panasonic nokia ericsson unilever renault peugeot fiat olivetti basf hoechst texaco "
    "pemex petrobras lufthansa qantas aeroflot swissair sabena klm alitalia pravda izvestia ansa kyodo "
    "juventus benfica feyenoord polisario fretilin "
    "citibank citicorp honda hyundai foxconn huawei fujitsu citroën volvo solidarność "
    "nestlé walmart coca-cola pepsico starbucks heineken danone l'oréal carrefour ikea lego adidas "
    "astrazeneca glaxosmithkline novartis sanofi bayer medtronic vodafone telefónica verizon netflix "
    "nvidia intel lenovo xiaomi bytedance alibaba tencent airbnb spotify paypal ebay spacex openai "
    "totalenergies equinor statoil petronas petrochina sinopec vattenfall arcelormittal thyssenkrupp "
    "deloitte kpmg bbva jpmorgan ryanair easyjet maersk teamsters "
    "whatsapp youtube instagram snapchat tiktok linkedin "
    "harvard mit sorbonne ferrari pirelli benetton prada gucci philips nike tesla uber pixar mgm twa infosys "
    "exxonmobil harpercollins lloyds beatles krupp senate congress treasury dáil louvre at&t h&m".split()
)

# The same, of more than one word.
KNOWN_PHRASES = (
    "United Nations", "European Union", "European Commission", "European Parliament", "World Bank",
    "Red Cross", "Security Council", "General Assembly", "Supreme Court", "House of Representatives",
    "House of Commons", "House of Lords", "World Health Organization", "Federal Reserve", "Islamic State",
    "al Qaeda", "al-Qaeda", "Al Qaeda", "al-Shabaab", "Boko Haram", "Sinn Fein", "Human Rights Watch",
    "Amnesty International", "State Department", "Defense Department", "Justice Department",
    "Wall Street Journal", "New York Times", "Washington Post", "Financial Times", "Associated Press",
    "Standard and Poor's", "Standard & Poor's", "S and P", "American Telephone and Telegraph", "Fannie Mae",
    "Freddie Mac", "Red Army", "Red Crescent", "Salvation Army", "Black Watch", "Foreign Legion",
    "Coldstream Guards", "Grenadier Guards", "Scots Guards", "Swiss Guard", "Red Guards", "Royal Navy",
    "International Monetary Fund", "Union Pacific", "Southern Pacific", "Northern Pacific",
    "Securities and Exchange Commission", "Moody's Investors Service", "Médecins Sans Frontières",
    "Medecins Sans Frontieres", "Doctors Without Borders", "Home Office", "Foreign Office",
    "Cabinet Office", "Church of England", "Church of Scotland", "Church of Ireland", "Muslim Brotherhood",
    "General Electric", "Exxon Mobil", "JPMorgan Chase", "Air France", "Air India", "Air Canada",
    "Manchester United", "Manchester City", "Real Madrid", "Save the Children", "Friends of the Earth",
    "Reporters Without Borders", "Ballets Russes", "Saudi Aramco", "Credit Suisse", "Crédit Agricole",
    "Deutsche Telekom", "BNP Paribas", "Banco Santander", "Société Générale", "Tata Steel", "Standard Oil",
    "IG Farben", "Network Rail", "Penguin Books", "Paramount Pictures", "Lloyd's of London",
    "Lloyd’s of London", "Tate Modern", "English Heritage", "National Trust", "Old Bailey",
    "Metropolitan Museum of Art", "Metropolitan Opera", "Royal Opera House", "Bolshoi Theatre", "La Scala",
    "Al Jazeera", "Le Monde", "Le Figaro", "Der Spiegel", "Die Zeit", "El País", "La Repubblica",
    "Corriere della Sera", "Agence France-Presse", "Liberal Democrats", "Sinn Féin", "Tamil Tigers",
    "Ku Klux Klan", "All Blacks", "Rolling Stones", "Led Zeppelin", "United Auto Workers",
    "Planned Parenthood", "Girl Guides", "Boy Scouts", "Jockey Club", "Marylebone Cricket Club",
    "Mayo Clinic", "Great Western Railway", "Knights of Columbus", "US Army", "U.S. Army", "US Navy",
    "U.S. Navy", "Pan Am", "Bank of America", "Trades Union Congress", "Labour Party", "Conservative Party",
    "Democratic Party", "Republican Party", "Royal Air Force", "Royal Society", "Royal Academy",
    "British Museum", "Scotland Yard", "National Health Service", "Secret Service", "Treasury Department",
    "World Trade Organization", "World Food Programme", "Arab League", "African Union", "Catholic Church",
)  # fmt: skip

# A name that ends in one of these is an event, a law, a thing or a place, whatever a model says.
OTHER_ENDINGS = frozenset(
    "open cup championship championships games rally festival prize prizes award awards act bill law "
    "treaty agreement accord accords deal pact war wars stage tournament masters bowl trophy marathon "
    "prix plan index virus vaccine day week year summit talks election elections referendum crisis "
    "pandemic protocol convention declaration resolution constitution amendment hearing scandal affair "
    "attack attacks airport airbase base stadium arena palace street road avenue square bridge tower "
    "park river lake island islands province region peninsula sea ocean strait dam canal circuit "
    "racecourse hall fame train ship chair prison hotel embassy show county beach symphony concerto sonata "
    "overture requiem dollar dollars yen franc francs sterling strasse straße gasse platz allee "
    "complex".split()
)

# Groups whose members are organisations, as in 'factions – A, B and C –'.
GROUP_NOUNS = (
    "factions groups militias parties companies banks firms unions clubs teams agencies organisations "
    "organizations movements insurers airlines carriers newspapers broadcasters ministries retailers "
    "automakers carmakers lenders brokerages bodies outfits"
).split()

# Words in capitals that name no body and nobody.
NO_NAMES = frozenset(
    "miss reporting editing writing compiled additional graphic graphics brexit covid covid-19 "
    "coronavirus slideshow data sterling nasdaq dow gdp gmt est utc eua ipo ceo cfo ftse nikkei monday "
    "tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december mon tue wed thu fri sat sun jan feb mar apr jun jul aug sep "
    "sept oct nov dec christmas easter ramadan thanksgiving olympic olympics internet god islam "
    "christianity photo file handout pool i am pm td yoy ytd pct mln bln dlrs stg usd gbp eur q1 q2 q3 "
    "q4 a.m. p.m. tv dvd cd ok sos vip hiv aids dna mr mrs ms dr us u.s. uk u.k. uae ussr usa "
    "u.s.a. h.k new twenties thirties forties fifties sixties seventies eighties nineties".split()
)

# What models take for bodies; bare legal forms are what is left of 'Kuhn, Loeb & Co'.
NO_BODIES = frozenset((
    "third world", "first world", "cold war", "co", "inc", "corp", "ltd", "plc", "sons", "u.s. trade", "dow",
    "shr", "shrs", "avg", "net", "revs", "oper", "qtly", "div",
))  # fmt: skip

# What firms and things are called and nobody is: 'Ada Validation Facility', 'Austin Rover Cars'.
NO_SURNAMES = frozenset(
    """
    aerospace airlines airmotive airways allocations assurance aviation bancorp bancshares beverages
    branch brands breweries broadcasting buffets cars chemicals communications computer computers
    construction containers cos deaminase defence defense democrat democrats development
    developments devices electronics energy entertainment enzyme equipment exports facility foods
    holdings homes hotels imports industries instruments insurance investor investors laboratories
    leasing lift markets metals minerals mines mining mortgage motors packaging petroleum
    pharmaceuticals pictures plastics products properties property realty records republican
    republicans resorts resources restaurants rubber savings securities services shipping software
    steel stores systems technologies technology telephones textiles utilities validation virus
    """.split()
)

# Small words that wear a capital at the head of a sentence or in a title; no name begins or ends in one.
FUNCTION_WORDS = frozenset(
    "en un une au aux il elle ils elles dans mais pour avec sur par selon après avant depuis cette ces "
    "leur leurs alors ainsi pero según para con por como cuando entre desde sobre tras este esta estos "
    "estas sus también luego después mientras aunque puis ensuite enfin lorsque sin aber auch nach mit "
    "secondo anche ancora dopo prima durante contro nel nella nelle nei negli sul sulla sulle dal dalla "
    "dalle alla alle allo agli tra oggi ieri domani seit wenn doch dann danach während der die das dem a "
    "about above according "
    "across after afterwards against all almost along already also although among an and another any are "
    "around as asked at away back be because been before behind being below beside besides between "
    "beyond both but by can could despite did do does down during each earlier early either every except "
    "few following for from further given had has have he hence her here his how however i if in "
    "including indeed inside instead into is it its just last late later least less like many may me "
    "meanwhile might more moreover most much my near neither never nevertheless next no none nor not "
    "nothing now of off often on once one only onto or other others otherwise our out outside over own "
    "per perhaps rather she should since so some soon still such than that the their them then there "
    "thereby therefore these they this those though three through throughout thus till to today together "
    "tomorrow tonight too toward towards two under unlike until up upon us very via was we were what "
    "when where whereas whether which while who whom whose why with within without would yes yesterday "
    "yet you your".split()
)

# 'LONDON, Ky. –': alone they are the state of a dateline.
STATES_SHORTENED = frozenset(
    "ala ariz ark calif colo conn del fla ga ill ind kan ky mass md mich minn miss mo mont neb nev okla "
    "ore tenn tex vt va wash wis wyo".split()
)

# A name that ends in one of these is a building where something happens 'at' it.
BUILDINGS = frozenset(
    "hospital church house houses building buildings library cathedral complex palace field stadium arena "
    "ballpark oval bowl dome coliseum speedway".split()
)

# Of these, what a model takes for a body is the place whatever stands beside it: 'the Chrysler Building'.
SITES = frozenset("building buildings cathedral".split())

# Alone they mean 'the said one', which a contract or a report writes with a capital.
GENERIC = frozenset(
    "company property group board bank market farm firm union club trust office agency association "
    "society administration district division section state republic city county government house line "
    "store centre center".split()
)
