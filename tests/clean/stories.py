"""Short news stories of our own for the dumps: no fact in them is real, no sentence is anybody's."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Story:
    """The parts of one story, as a newsroom would hand them in."""

    language: str
    headline: str
    standfirst: str
    author: str
    by: str
    place: str
    date: str
    updated: str
    caption: str
    credit: str
    subheading: str
    body: tuple[str, ...]
    share: str
    more: str
    rights: str


STORIES = (
    Story(
        "en",
        "Ferry returns to the estuary after eleven winters on land",
        "Volunteers rebuilt the hull with oak from a felled avenue",
        "Martha Quillfeather",
        "By Martha Quillfeather",
        "SALTMERE",
        "March 4, 2016",
        "Updated: March 5, 2016, 7:40 AM",
        "The ferry Petrel leaves the slip for the first time since her keel was replaced.",
        "Owen Tarrant / Saltmere Echo",
        "A hull full of starlings",
        (
            "The ferry Petrel crossed the estuary at Saltmere on Friday with forty passengers, a brass band and one nervous goat.",  # noqa: E501
            "She had lain on trestles behind the fish market since the harbour board withdrew her licence, and starlings had nested in the wheelhouse.",  # noqa: E501
            "“We were told that she would never float,” said Ines Holloway, who led the work. “So we did not ask again.”",  # noqa: E501
            "The board has granted a licence for two years. A return ticket costs four crowns, and dogs travel free of charge.",  # noqa: E501
            "Eleven engineers from the college of Brackwater will inspect the boiler every spring.",
        ),
        "Share this article",
        "Read more: How the old lighthouse got its second lamp",
        "© 2016 Saltmere Echo. All rights reserved.",
    ),
    Story(
        "en",
        "Council votes to keep the night trams running until the bridge is mended",
        "Drivers had asked for a decision before the end of the harvest fair",
        "Josiah Penhallow",
        "By Josiah Penhallow",
        "BRACKWATER",
        "12 October 2009",
        "Last updated 13 October 2009 at 18:05",
        "A night tram waits for the lights on Cooper Street.",
        "AFP",
        "Money from the toll",
        (
            "The night trams of Brackwater will keep running until the east bridge has been mended, the council decided by nine votes to four.",  # noqa: E501
            "The service costs about two million crowns a year. It was to end this month, but the repair of the bridge has been put off twice.",  # noqa: E501
            "Councillor Edda Marwood said that nurses and bakers had no other way to reach their work before six in the morning.",  # noqa: E501
            "The money is to come from the toll on lorries, which the council raised in June.",
            "Opponents called the vote a gift to people who stay out late. The mayor abstained.",
        ),
        "Share on Facebook",
        "See also: Why the east bridge hums in the wind",
        "Copyright 2009 Brackwater Courier",
    ),
    Story(
        "en",
        "Beekeepers win their case against the cement works",
        "The judge found that dust had settled on the hives for three summers",
        "Lavinia Stroud",
        "By Lavinia Stroud and Peter Okonjo",
        "HARROWGATE",
        "June 21, 1998",
        "Updated June 22, 1998 09:15 GMT",
        "Hives stand under lime trees a mile from the kilns.",
        "Photo: Ruth Adeyemi",
        "Three summers of dust",
        (
            "Forty beekeepers have won damages from the cement works at Harrowgate after the longest civil trial in the county's history.",  # noqa: E501
            "Judge Conrad Ellery said the company had known since 1995 that its filters were torn and had done nothing about it.",  # noqa: E501
            "Honey from the valley was found to hold eleven times as much lime as honey from the hills.",
            "The company, which employs six hundred people, may appeal within a month. It said that it was studying the ruling.",  # noqa: E501
            "Nobody cheered in the courtroom. Outside, an old man handed out spoons.",
        ),
        "Tweet this",
        "Related: The chemist who kept bees on a roof",
        "All rights reserved. Harrowgate Record 1998.",
    ),
    Story(
        "de",
        "Turmuhr von Kirchlinden schlägt nach hundert Jahren wieder richtig",
        "Ein Schlosser fand den Fehler in einem verbogenen Zahn",
        "Annegret Vollbrecht",
        "Von Annegret Vollbrecht",
        "KIRCHLINDEN",
        "3. Mai 2011",
        "Aktualisiert: 4. Mai 2011, 10:20 Uhr",
        "Das Uhrwerk wurde in der Werkstatt auf drei Tische verteilt.",
        "Foto: Jens Rademacher",
        "Ein verbogener Zahn",
        (
            "Die Turmuhr von Kirchlinden geht seit Dienstag zum ersten Mal seit hundert Jahren richtig, und das halbe Dorf kam zum Zuhören.",  # noqa: E501
            "Der Schlosser Hinnerk Wiegand hatte das Werk im Winter zerlegt und gereinigt. Dabei bemerkte er einen Zahn, der um einen Millimeter verbogen war.",  # noqa: E501
            "„Man hat sich an die sieben Minuten gewöhnt“, sagte der Pfarrer. „Manche wollen sie zurück.“",
            "Die Kosten von zwölftausend Euro trugen die Gemeinde und ein Verein je zur Hälfte.",
            "Am Sonntag wird gefeiert. Der Bürgermeister will pünktlich kommen.",
        ),
        "Artikel teilen",
        "Lesen Sie auch: Wer die Glocken im Krieg versteckte",
        "Alle Rechte vorbehalten",
    ),
    Story(
        "fr",
        "Le vieux phare de Kerlouan rallume son feu pour une nuit",
        "Les habitants ont réparé la lentille avec l'aide d'un verrier",
        "Solange Tréhorel",
        "Par Solange Tréhorel",
        "KERLOUAN",
        "17 août 2007",
        "Mis à jour le 18 août 2007 à 9h30",
        "La lentille du phare après trois mois de polissage.",
        "Photo : Yann Le Goff",
        "Un verrier et trois mois",
        (
            "Le phare de Kerlouan, éteint depuis 1974, a brillé de nouveau vendredi soir devant plus de deux mille personnes.",  # noqa: E501
            "La lentille avait été fendue par la foudre. Un verrier de la région, Maël Corbel, a passé trois mois à la polir à la main.",  # noqa: E501
            "« Mon grand-père en était le gardien », a raconté une habitante. « Il disait que la mer écoute mieux la lumière. »",  # noqa: E501
            "La commune espère maintenant obtenir l'autorisation de l'allumer chaque été.",
            "Le budget de l'opération, quarante mille euros, a été réuni par une loterie.",
        ),
        "Partager cet article",
        "Lire aussi : Les gardiens oubliés de la côte",
        "Tous droits réservés",
    ),
    Story(
        "es",
        "La biblioteca de Villacorva abre sus puertas en un antiguo molino",
        "Los vecinos cargaron los libros en una cadena de un kilómetro",
        "Remedios Alcántara",
        "Por Remedios Alcántara",
        "VILLACORVA",
        "9 de abril de 2013",
        "Actualizado: 10 de abril de 2013, 12:00",
        "Los vecinos pasan los libros de mano en mano junto al río.",
        "Foto: Elías Moncada",
        "Una cadena junto al río",
        (
            "La biblioteca de Villacorva abrió el martes en el molino de la ribera, que llevaba cerrado más de medio siglo.",  # noqa: E501
            "Unas ochocientas personas formaron una cadena desde la plaza y pasaron los libros de mano en mano durante cinco horas.",  # noqa: E501
            "«El primero en llegar fue un diccionario», dijo la bibliotecaria, Amparo Sequeiros.",
            "El edificio conserva la rueda y las muelas, que los niños pueden mover con una manivela.",
            "El ayuntamiento ha gastado noventa mil euros y promete abrir también los domingos.",
        ),
        "Compartir en Facebook",
        "Lea también: El molinero que escribía versos",
        "Todos los derechos reservados",
    ),
    Story(
        "ar",
        "قرية على الساحل تعيد فتح سوقها القديم بعد أربعين عاما",
        "الأهالي رمموا السقف الخشبي بأيديهم خلال الشتاء",
        "سلمى الحداد",
        "بقلم: سلمى الحداد",
        "",
        "5 مارس 2014",
        "آخر تحديث: 6 مارس 2014",
        "أبواب السوق بعد طلائها باللون الأزرق.",
        "تصوير: نبيل عواد",
        "سقف من خشب الأرز",
        (
            "أعاد أهالي القرية يوم الأربعاء فتح السوق القديم الذي أغلق قبل أربعين عاما بعد عاصفة هدمت جزءا من سقفه.",  # noqa: E501
            "وقال رئيس المجلس المحلي إن العمل استمر خمسة أشهر، وإن الخشب جاء من غابة قريبة تبرع بها أحد المزارعين.",  # noqa: E501
            "وتضم السوق اليوم ثلاثين دكانا تبيع الخبز والعسل والفخار، وقد أعفي أصحابها من الإيجار لمدة سنة كاملة.",  # noqa: E501
            "ويأمل السكان أن تعود القوافل السياحية إلى المنطقة مع بداية الربيع.",
        ),
        "شارك الخبر",
        "اقرأ أيضا: حكاية الجسر الحجري",
        "جميع الحقوق محفوظة",
    ),
    Story(
        "ru",
        "В Заречье снова заработала старая мельница",
        "Жернова нашли на дне пруда и подняли лебёдкой",
        "Анна Дроздова",
        "Автор: Анна Дроздова",
        "ЗАРЕЧЬЕ",
        "14 сентября 2012",
        "Обновлено: 15 сентября 2012, 11:30",
        "Мельницу восстановили по чертежам, найденным на чердаке.",
        "Фото: Игорь Лапшин",
        "Находка на дне пруда",
        (
            "В селе Заречье в пятницу впервые за шестьдесят лет смололи муку на водяной мельнице, которую жители восстановили сами.",  # noqa: E501
            "Жернова пролежали на дне пруда с тех пор, как прорвало плотину. Их подняли лебёдкой прошлой весной.",  # noqa: E501
            "«Первый мешок мы отдали школе», — рассказал столяр Пётр Горелов.",
            "По выходным мельница будет открыта для гостей, вход стоит сто рублей.",
        ),
        "Поделиться",
        "Читайте также: Как мастера нашли чертежи",
        "Все права защищены",
    ),
)
