"""Bodies, firms, papers, teams and schools that every reader of news knows, each in plain sentences."""

import pytest

from dateline.enrich.enrichment import enrich_texts

BODIES = """
the University of Cambridge | Harvard | Yale University | Stanford University | the Sorbonne | Trinity
College Dublin | the London School of Economics | Imperial College London | the University of
California, Berkeley | Tsinghua University | Tokyo University | Eton College | Johns Hopkins University
| the Open University | the Metropolitan Police | Scotland Yard | the Los Angeles Police Department |
the New York City Council | the Environmental Protection Agency | the Department of Justice | the
Ministry of Defence | the Treasury | the Bank of England | the European Central Bank | the Bank of Japan
| the Reserve Bank of India | the People's Bank of China | the Bundesbank | the International Court of
Justice | the European Court of Human Rights | the Supreme Court | the Old Bailey | the Court of Appeal
| the Crown Prosecution Service | the Church of England | the Salvation Army | the Red Cross | Oxfam |
Greenpeace | Amnesty International | Human Rights Watch | Save the Children | the World Wildlife Fund |
the National Trust | English Heritage | the Royal Society | the British Museum | Tate Modern | the
Metropolitan Museum of Art | the Louvre | the Smithsonian Institution | the Royal Shakespeare Company |
the London Symphony Orchestra | the Berlin Philharmonic | the Vienna Philharmonic | the Bolshoi Theatre
| La Scala | the Metropolitan Opera | the Royal Opera House | the BBC | ITV | CNN | Al Jazeera | Fox
News | the New York Times | the Washington Post | the Daily Telegraph | Le Monde | Der Spiegel | El País
| Corriere della Sera | Asahi Shimbun | Pravda | Xinhua | the Associated Press | Agence France-Presse |
the Conservative Party | the Labour Party | the Liberal Democrats | the Scottish National Party | Sinn
Féin | the Democratic Unionist Party | the Democratic Party | the Republican Party | the Christian
Democratic Union | the Social Democratic Party | the Green Party | the African National Congress | the
Indian National Congress | the Bharatiya Janata Party | the Muslim Brotherhood | Hamas | Hezbollah | the
Taliban | Islamic State | Boko Haram | the Irish Republican Army | ETA | the FARC | the Tamil Tigers |
the Ku Klux Klan | NATO | the United Nations | UNICEF | the World Bank | the International Monetary Fund
| OPEC | the European Commission | the European Parliament | the African Union | the Arab League | ASEAN
| Interpol | the World Health Organization | UNESCO | FIFA | UEFA | the International Olympic Committee
| the NFL | the NBA | Manchester United | Real Madrid | Bayern Munich | the New York Yankees | the
Boston Red Sox | the Dallas Cowboys | the Los Angeles Lakers | the Toronto Maple Leafs | the All Blacks
| Ferrari | Toyota | Volkswagen | General Motors | Boeing | Airbus | Rolls-Royce | British Airways |
Lufthansa | Air France | Ryanair | BP | ExxonMobil | Gazprom | Rosneft | Saudi Aramco | Apple | Google |
Microsoft | Amazon | Facebook | IBM | Intel | Samsung | Sony | Huawei | Nokia | Vodafone | AT&T |
Verizon | Deutsche Telekom | Siemens | Philips | Unilever | Nestlé | Procter & Gamble | Coca-Cola |
PepsiCo | McDonald's | Starbucks | Walmart | Tesco | Marks & Spencer | Carrefour | Ikea | H&M | Nike |
Adidas | Louis Vuitton | Goldman Sachs | Morgan Stanley | JPMorgan Chase | Barclays | HSBC | Lloyds |
Deutsche Bank | UBS | Credit Suisse | BNP Paribas | Lehman Brothers | Lloyd's of London | the London
Stock Exchange | the New York Stock Exchange | the Federal Reserve | the Securities and Exchange
Commission | the Central Intelligence Agency | the FBI | MI5 | MI6 | the KGB | Mossad | the Stasi | the
Gestapo | the Royal Navy | the Royal Air Force | the Red Army | the Wehrmacht | the US Army | the
Pentagon | the State Department | the Foreign Office | the Home Office | the Kremlin | the House of
Commons | the House of Lords | the Senate | Congress | the Knesset | the Bundestag | the Duma | the Dáil
| the Rolling Stones | the Beatles | Led Zeppelin | the Trades Union Congress | the National Union of
Mineworkers | the Teamsters | the United Auto Workers | the American Medical Association | the National
Rifle Association | Planned Parenthood | the NAACP | the Girl Guides | the Women's Institute | the
Jockey Club | the Marylebone Cricket Club | the Football Association | the Premier League | the National
Health Service | Great Ormond Street Hospital | the Mayo Clinic | Médecins Sans Frontières | Pan Am |
TWA | Aeroflot | Cunard | the White Star Line | the East India Company | the Hudson's Bay Company |
Standard Oil | Union Pacific | the Great Western Railway | Network Rail | the Royal Mail | the Lord's
Resistance Army | the Knights of Columbus | the Society of Jesus | the Royal Society for the Protection
of Birds | Crédit Agricole | Banco Santander | Petrobras | Pemex | Tata Steel | Infosys | Reliance
Industries | Alibaba | Tencent | Mitsubishi | Nissan | Hitachi | Hyundai | Pfizer | AstraZeneca |
GlaxoSmithKline | Novartis | Bayer | BASF | ThyssenKrupp | Krupp | IG Farben | Renault | Peugeot |
Citroën | Fiat | Olivetti | Pirelli | Benetton | Prada | Gucci | Harrods | Sotheby's | Christie's |
Penguin Books | Random House | HarperCollins | Warner Bros | the Walt Disney Company | Paramount
Pictures | MGM | Pixar | Netflix | Spotify | Uber | Airbnb | Tesla | SpaceX | NASA | the European Space
Agency | CERN
"""
NAMES = [" ".join(name.split()) for name in BODIES.split("|")]


@pytest.mark.parametrize(
    "sentence",
    [
        "A spokesman for {} declined to comment on Monday.",
        "In 1995 he left {} after ten years.",
        "Critics of {} were surprised by the report.",
    ],
)
def test_bodies_without_a_model(sentence):
    """Each is an organisation by the rules alone, and nobody's name."""
    found = enrich_texts([sentence.format(name) for name in NAMES], model="none")
    wrong = [
        name
        for name, tags in zip(NAMES, found, strict=True)
        if tags.people
        or name.removeprefix("the ") not in [body.mentions[0].surface for body in tags.organisations]
    ]
    assert wrong == []


def test_a_campus_a_college_and_a_team_are_whole():
    """The town at the end belongs to the name, and the team's town is no place here."""
    (tags,) = enrich_texts(
        ["Trinity College Dublin wrote to the University of California, Berkeley and the Dallas Cowboys."],
        model="none",
    )
    assert [body.name for body in tags.organisations] == [
        "Trinity College Dublin",
        "University of California, Berkeley",
        "Dallas Cowboys",
    ]
