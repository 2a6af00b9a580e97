"""Rivers, seas, mountains, islands and lands that every reader of news knows, each in a plain sentence."""

from dateline.enrich.enrichment import enrich_texts

RIVERS = """
Amazon | Nile | Mississippi | Missouri | Ohio | Hudson | Potomac | Thames | Severn | Trent | Tyne |
Mersey | Clyde | Seine | Loire | Rhône | Garonne | Rhine | Elbe | Oder | Neisse | Main | Neckar | Danube
| Vistula | Dnieper | Dniester | Don | Volga | Ural | Ob | Lena | Yenisei | Amur | Yangtze | Mekong |
Irrawaddy | Salween | Ganges | Indus | Brahmaputra | Jhelum | Sutlej | Tigris | Euphrates | Jordan |
Litani | Congo | Niger | Zambezi | Limpopo | Orange | Senegal | Volta | Orinoco | Paraná | Tiber | Po |
Arno | Adige | Ebro | Tagus | Douro | Guadalquivir | Drina | Sava | Tisza | Moldau | Vltava | Spree |
Isar | Meuse | Scheldt | Somme | Marne | Yalu | Murray | Darling | Colorado
"""
SEAS = """
the Mediterranean | the Adriatic | the Aegean | the Baltic | the North Sea | the Black Sea | the Caspian
Sea | the Red Sea | the Dead Sea | the Persian Gulf | the Gulf of Mexico | the South China Sea | the Sea
of Japan | the English Channel | the Irish Sea | the Bay of Bengal | the Bay of Biscay | the Strait of
Hormuz | the Bosporus | the Dardanelles | the Suez Canal | the Panama Canal | the Kiel Canal | the
Caribbean | the Arctic Ocean | the Indian Ocean | Lake Victoria | Lake Geneva | Lake Constance | Lake
Superior | Loch Ness | Lake Baikal | the Great Barrier Reef | Cape Horn | the Cape of Good Hope | the
Strait of Gibraltar | the Gulf of Aden | the Gulf of Tonkin | the Barents Sea | the Sea of Azov | the
Kerch Strait | the Taiwan Strait | the Bering Strait | Hudson Bay | Chesapeake Bay | Long Island Sound |
the Firth of Forth | the Solent | the Humber
"""
LANDS = """
the Alps | the Pyrenees | the Andes | the Himalayas | the Rocky Mountains | the Rockies | the
Appalachians | the Urals | the Caucasus | the Carpathians | the Apennines | the Dolomites | the Vosges |
the Black Forest | the Sahara | the Gobi | the Kalahari | the Negev | the Sinai | Mount Everest | Mont
Blanc | the Matterhorn | Kilimanjaro | Mount Fuji | Mount Etna | Vesuvius | Ben Nevis | Snowdon | the
Hindu Kush | the Golan Heights | the Khyber Pass | the Brenner Pass | Serengeti | Patagonia | Siberia |
Crimea | the Donbas | Transylvania | Bavaria | Saxony | Prussia | Silesia | Pomerania | the Ruhr |
Saarland | Alsace | Lorraine | Normandy | Brittany | Provence | Burgundy | Tuscany | Umbria | Lombardy |
Sicily | Sardinia | Corsica | Crete | Cyprus | Malta | Majorca | Ibiza | Tenerife | Madeira | the Azores
| the Canary Islands | the Falkland Islands | the Channel Islands | the Isle of Man | the Isle of Wight
| the Hebrides | Orkney | Shetland | the Faroe Islands | Svalbard | Greenland | Zanzibar | Madagascar |
Mauritius | Réunion | the Seychelles | the Maldives | the Andaman Islands | Sumatra | Java | Bali |
Borneo | Sulawesi | Timor | New Guinea | Tasmania | Okinawa | Hokkaido | Honshu | Kyushu | Guam | Saipan
| Guadalcanal | Hawaii | Alaska | the Aleutian Islands | Vancouver Island | Nova Scotia | Newfoundland |
Labrador | Quebec | Ontario | Manitoba | the Yukon | Baja California | Yucatán | Chiapas | Catalonia |
Andalusia | Galicia | the Basque Country | Castile | Flanders | Wallonia | Friesland | Holland | Jutland
| Scania | Lapland | Karelia | Chechnya | Dagestan | Abkhazia | South Ossetia | Nagorno-Karabakh |
Kurdistan | Kashmir | Punjab | Kerala | Tamil Nadu | Bihar | Assam | Gujarat | Sindh | Balochistan |
Xinjiang | Tibet | Inner Mongolia | Manchuria | Guangdong | Sichuan | Darfur | Tigray | Oromia | Biafra
| Katanga | Kivu | the Transvaal | Natal | KwaZulu-Natal | Western Sahara | the Gaza Strip | the West
Bank | East Jerusalem | the Middle East | the Far East | Latin America | Central America | South-East
Asia | Southeast Asia | Scandinavia | the Balkans | Benelux | the Maghreb | the
Levant | Cornwall | Devon | Yorkshire | Kent | Ulster | Munster | Connacht | the Midlands | East Anglia
| the Cotswolds | the Lake District | the Peak District | Silicon Valley | Wall Street | Harlem |
Brooklyn | the Bronx | Queens | Manhattan | Mayfair | Westminster | Brixton | Montmartre | Kreuzberg |
Trastevere | Chinatown | New England | the Midwest | the Deep South | the Sun Belt | Cape Cod | Long
Island | Staten Island | Napa Valley | Death Valley | the Grand Canyon | Yellowstone | Yosemite | the
Everglades | Niagara Falls | Victoria Falls
"""


def _names(table: str) -> list[str]:
    return [" ".join(name.split()) for name in table.split("|")]


def _wrong(names: list[str], sentence: str) -> list[str]:
    """Return the names that are no place in the sentence, or something else as well."""
    found = enrich_texts([sentence.format(name) for name in names], model="none")
    return [
        name
        for name, tags in zip(names, found, strict=True)
        if [place.mentions[0].surface for place in tags.places] != [name.removeprefix("the ")]
        or tags.people
        or tags.organisations
    ]


def test_rivers_behind_their_article():
    """'The Don' and 'the Main' are rivers, 'the Amazon' is no firm."""
    rivers = [f"the {name}" for name in _names(RIVERS)]
    assert _wrong(rivers, "Boats crossed {} on Monday.") == []
    assert _wrong(rivers, "Refugees camped beyond {}.") == []


def test_seas_and_straits():
    """Seas, straits, canals and great lakes are places."""
    assert _wrong(_names(SEAS), "A tanker sank in {} on Monday.") == []


def test_mountains_islands_and_lands():
    """Mountains, islands, historic lands and quarters of great cities are places."""
    assert _wrong(_names(LANDS), "Fighting spread through {} on Monday.") == []
    assert _wrong(_names(LANDS), "The storm moved from {} to the coast.") == []


def test_who_bears_the_name_of_a_river_is_none():
    """'The Darling family' and 'the Hudson deal' have an article, too."""
    (tags,) = enrich_texts(["The Darling family backed the Hudson deal and Don Murray."], model="none")
    assert [place.name for place in tags.places] == []
