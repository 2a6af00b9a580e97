"""Shapes of dumps as eleven agencies, six databases, people and programs leave them.

All words are our own; no sentence is anybody's.
"""

import textwrap
from collections.abc import Callable

from .wire_shapes import Wire, hyphenated, wrapped


def _paragraphs(parts: tuple[str, ...], opening: str = "", between: str = "\n\n", indent: str = "") -> str:
    first, *rest = parts
    return between.join([f"{indent}{opening}{first}", *(indent + part for part in rest)])


def _ap(one: Wire) -> str:
    return (
        f"AP-WF-02-26-87 1405EST\nr i AM-HarborTolls   02-26 {one.number:04}\n"
        f"^AM-Harbor Tolls,{one.number:04}<\n"
        f"^{one.headline}<\n^By {one.author.upper()}=\n^Associated Press Writer=\n"
        + _paragraphs(one.body, f"{one.place} (AP) _ ", "\n", "\t")
        + "\n\nAP-WF-02-26-87 1405EST\n"
    )


def _ap_web(one: Wire) -> str:
    return (
        f"{one.headline}\nBy {one.author}\nAssociated Press\nFebruary 26, 1987 2:05 PM ET\n\n"
        + _paragraphs(one.body, f"{one.place} (AP) — ")
        + "\n\n___\n\nAssociated Press writer Owen Tarrant in Brackwater contributed to this report.\n"
    )


def _reuters(one: Wire) -> str:
    return (
        f"UPDATE 2-{one.headline}\n\nBy {one.author}\n\n"
        + _paragraphs(one.body, f"{one.place}, Feb 26 (Reuters) - ")
        + "\n\n(Reporting by Tom Reed; Editing by Ines Holloway)\n"
    )


def _reuters_terminal(one: Wire) -> str:
    return (
        f"14:05 26Feb87 RTRS-{one.headline}\n\n"
        + _paragraphs(one.body, f"    {one.place}, Feb 26 (Reuters) - ", "\n    ")
        + f"\n ((tom.reed@news.example; +44 20 7946 0{one.number % 1000:03}))\nKeywords: HARBOUR TOLLS/\n"
    )


def _afp(one: Wire) -> str:
    return (
        f"FRS{one.number:04} 4 I 0386 NOR /AFP-AB12\nPort-ferries\n\n{one.headline} (PREV)\n\n"
        f"Par {one.author}\n\n"
        + _paragraphs(one.body, f"{one.place}, 26 fév 1987 (AFP) - ", "\n\n", "   ")
        + "\n\nmb/tr/ih\n\nAFP 261405 FEV 87\n"
    )


def _dpa(one: Wire) -> str:
    return (
        f"bdt{one.number:04} 4 pl 386  dpa 0386\n\nHafen/Fähren/\n{one.headline} =\n\n"
        f"Von {one.author}, dpa =\n\n"
        + _paragraphs(one.body, "Saltmere (dpa) - ")
        + "\n\ndpa mb yydd z2 tr\n261405 Feb 87\n"
    )


def _efe(one: Wire) -> str:
    return f"{one.headline}\n\n" + _paragraphs(one.body, "Saltmere, 26 feb (EFE).- ") + " EFE\n\nmb/tr\n"


def _ansa(one: Wire) -> str:
    return (
        f"ZCZC{one.number:04}/SXA\nXEF\nR EST S0A QBXB\n{one.headline}\n\n"
        + _paragraphs(one.body, "   (ANSA) - SALTMERE, 26 FEB - ", "\n")
        + "\n(ANSA).\n\n     MB\n26-FEB-87 14:05 NNNN\n"
    )


def _xinhua(one: Wire) -> str:
    return (
        f"{one.headline}\n\nSource: Xinhua| 2017-02-26 14:05:10|Editor: {one.author}\n\n"
        + _paragraphs(one.body, f"{one.place}, Feb. 26 (Xinhua) -- ")
        + " Enditem\n"
    )


def _tass(one: Wire) -> str:
    return (
        f"26 February 1987, 14:05\n\n{one.headline}\n\n"
        + _paragraphs(one.body, f"{one.place}, February 26. /TASS/. ")
        + "\n"
    )


def _upi(one: Wire) -> str:
    return (
        f"UPI NEWS, Thu Feb 26 1987\n\n{one.headline}\n\nBy {one.author.upper()}\n"
        + _paragraphs(one.body, f"{one.place} (UPI) -- ", "\n", "    ")
        + "\n    upi 02-26-87 02:05 pes\n"
    )


def _pti(one: Wire) -> str:
    return (
        f"{one.headline}\n\nPTI | Saltmere | Updated: Feb 26, 1987 14:05 IST\n\n"
        + _paragraphs(one.body, "Saltmere, Feb 26 (PTI) ")
        + "\n\nPTI MB TR IH\n"
    )


def _kyodo(one: Wire) -> str:
    return (
        f"{one.headline}\n\nKYODO NEWS - Feb 26, 2017 - 14:05 | All, Japan\n\n"
        + _paragraphs(one.body)
        + "\n==Kyodo\n"
    )


def _nexis_uni(one: Wire) -> str:
    return (
        f"{one.headline}\nThe Harbour Gazette (Northport)\nFebruary 26, 1987 Thursday\nCity Edition\n\n"
        "Copyright 1987 Harbour Publishing Ltd. All Rights Reserved\n\nSection: NEWS; Pg. 4\n"
        "Length: 386 words\n"
        f"Byline: {one.author}\n\nBody\n\n\n"
        + _paragraphs(one.body)
        + "\n\n\nLoad-Date: February 27, 1987\n\n\nEnd of Document\n"
    )


def _nexis(one: Wire) -> str:
    return (
        "                               4 of 9 DOCUMENTS\n\n\n"
        "                             The Harbour Gazette\n\n"
        "                            February 26, 1987 Thursday\n"
        "                                  City Edition\n\n"
        f"{one.headline}\n\nBYLINE: {one.author}\n\nSECTION: NEWS; Pg. 4\n\nLENGTH: 386 words\n\n\n"
        + "\n\n".join(wrapped(f"   {part}", 72) for part in one.body)
        + "\n\nLOAD-DATE: February 27, 1987\n\nLANGUAGE: ENGLISH\n\n"
        "              Copyright 1987 Harbour Publishing Ltd.\n                       All Rights Reserved\n"
    )


def _factiva(one: Wire) -> str:
    return (
        f"{one.headline}\n\n{one.author}\n386 words\n26 February 1987\nThe Harbour Gazette\nHARGAZ\n4\n"
        "English\n"
        "Copyright 1987. Harbour Publishing Ltd.\n\n"
        + _paragraphs(one.body)
        + f"\n\nHarbour Publishing Ltd.\n\nDocument HARGAZ0020070226ej2q0{one.number:04}\n"
    )


def _proquest(one: Wire) -> str:
    return (
        f"Document 1 of 1\n\n{one.headline}\n\nAuthor: {one.author}\n\n"
        "Publication info: The Harbour Gazette ; Northport "
        f"[Northport] 26 Feb 1987: A.4.\n\nhttp://search.proquest.example/docview/{one.number}\n\n"
        "Abstract: None available.\n\n"
        "Full text: "
        + _paragraphs(one.body)
        + "\n\nSubject: Harbours; Ferries;\n\nTitle: "
        + one.headline
        + "\n\nPublication title: The Harbour Gazette; Northport\n\nPages: A.4\n\n"
        "Publication date: Feb 26, 1987\n\n"
        "Publisher: Harbour Publishing\n\nSource type: Newspapers\n\nLanguage of publication: English\n\n"
        f"ProQuest document ID: {one.number}\n\nCopyright: Copyright Harbour Publishing Feb 26, 1987\n\n"
        "Last updated: 2010-06-30\n"
    )


def _newsbank(one: Wire) -> str:
    return (
        f"{one.headline}\n\nHarbour Gazette, The (Northport, ME) - February 26, 1987\n"
        f"Author: {one.author}, Staff Writer\n\n"
        + _paragraphs(one.body)
        + "\n\nEdition: Final\nSection: News\nPage: 4A\nIndex Terms: harbours; ferries\n"
        f"Record Number: 870226{one.number:04}\nCopyright 1987, The Harbour Gazette. All rights reserved.\n"
    )


def _ebsco(one: Wire) -> str:
    return (
        f"Title: {one.headline}\nAuthors: {one.author}\nSource: Harbour Gazette, The; 02/26/1987\n"
        "Document Type: Article\n"
        f"Accession Number: 2W62W6{one.number:04}\nDatabase: Newspaper Source\n\n{one.headline}\n\n"
        + _paragraphs(one.body)
        + "\n\nCopyright of Harbour Gazette, The is the property of Harbour Publishing and its "
        "content may not be copied.\n"
    )


def _gale(one: Wire) -> str:
    return (
        f"{one.headline}\nDate: Feb. 26, 1987\nFrom: The Harbour Gazette\nPublisher: Harbour Publishing\n"
        f"Document Type: Article\nLength: 386 words\nByline: {one.author}\n\nFull Text:\n"
        + _paragraphs(one.body)
        + "\n\nCopyright: COPYRIGHT 1987 Harbour Publishing\n"
        f"Gale Document Number: GALE|A{one.number:04}1234\n"
    )


def _forwarded(one: Wire) -> str:
    return (
        f"---------- Forwarded message ---------\nFrom: {one.author} <news@gazette.example>\n"
        "Date: Thu, Feb 26, 1987 at 2:05 PM\n"
        f"Subject: {one.headline}\nTo: <readers@lists.example>\n\n\n" + _paragraphs(one.body) + "\n"
    )


def _quoted(one: Wire) -> str:
    body = f"{one.headline}\n\nBy {one.author}\n\n" + "\n\n".join(wrapped(part, 68) for part in one.body)
    return "\n".join(f"> {line}".rstrip() for line in body.split("\n")) + "\n"


def _shared(one: Wire) -> str:
    return (
        f"Home > News > Harbour\n{one.headline}\n{one.author}\n26 February 1987, 2:05pm\nShare\n"
        "Facebook\nTwitter\nEmail\n"
        "Copy link\n\n"
        + _paragraphs(one.body)
        + "\n\nShare this article\nMore on this story\nRelated topics\nComments (12)\n"
    )


def _guardian(one: Wire) -> str:
    return f"{one.headline}\n{one.author}\nThu 26 Feb 1987 14.05 GMT\n\n" + _paragraphs(one.body) + "\n"


def _underlined(one: Wire) -> str:
    return (
        f"{one.headline}\n{'=' * len(one.headline)}\n\nBy {one.author}, 26 February 1987\n\n"
        + _paragraphs(one.body)
        + "\n"
    )


def _hashed(one: Wire) -> str:
    return f"# {one.headline}\n\n*By {one.author}*\n\n*February 26, 1987*\n\n" + _paragraphs(one.body) + "\n"


def _starred(one: Wire) -> str:
    return f"**{one.headline}**\n\nBy {one.author}\n\n" + _paragraphs(one.body) + "\n"


def _release(one: Wire) -> str:
    return (
        f"FOR IMMEDIATE RELEASE\n\nFebruary 26, 1987\n\n{one.headline}\n\n"
        + _paragraphs(one.body, f"{one.place} — ")
        + f"\n\n###\n\nMedia contact: {one.author}, press@gazette.example, 555-0100\n"
    )


def _typed(one: Wire) -> str:
    """A typewriter's page: indented paragraphs without blank lines, hard wraps, a page number within."""
    lines: list[str] = []
    for part in one.body:
        lines += textwrap.wrap(
            part, 62, initial_indent="     ", break_on_hyphens=False, break_long_words=False
        )
    middle = len(lines) // 2
    lines[middle:middle] = ["", "- 2 -", ""]
    return f"{one.headline}\n\nby {one.author}\n\n" + "\n".join(lines) + "\n"


def _double_spaced(one: Wire) -> str:
    lines = [
        line
        for part in one.body
        for line in textwrap.wrap(part, 64, initial_indent="    ", break_on_hyphens=False)
    ]
    return f"{one.headline}\n\n" + "\n\n".join(lines) + "\n"


def _scanned(one: Wire) -> str:
    return (
        f"THE HARBOUR GAZETTE, THURSDAY, FEBRUARY 26, 1987.\n\nPage 4\n\n{one.headline.upper()}\n\n"
        + "\n\n".join(hyphenated(part, 38) for part in one.body)
        + "\n"
    )


def _numbered(one: Wire) -> str:
    return f"1. {one.headline}\n\nFebruary 26, 1987\n\n" + _paragraphs(one.body) + "\n"


def _windows(one: Wire) -> str:
    text = f"\ufeff{one.headline}\n\nBy\u00a0{one.author}\n26.02.1987\n\n" + _paragraphs(one.body) + "\n"
    return text.replace("\n", "\r\n")


def _spaced(one: Wire) -> str:
    text = f"{one.headline}\n\n{one.author} / 26.02.1987\n\n" + _paragraphs(one.body)
    return "\n".join(f"  {line}\t " for line in text.split("\n")) + "\n"


def _decked(one: Wire) -> str:
    return (
        f"{one.headline}\n\nCouncil had put it off since the winter\n\nBy {one.author}\nStaff Reporter\n\n"
        "Feb. 26, 1987\n\n" + _paragraphs(one.body, f"{one.place} -- ") + "\n"
    )


def _signed(one: Wire) -> str:
    return f"{one.headline}\n\n" + _paragraphs(one.body) + f"\n\n— {one.author}\n"


def _bbc(one: Wire) -> str:
    return (
        f"{one.headline}\n\n26 February 1987\n\nBy {one.author}\nBBC News, Saltmere\n\n"
        + _paragraphs(one.body)
        + "\n"
    )


def _telegraph(one: Wire) -> str:
    return f"{one.headline.upper()}\n\n" + _paragraphs(tuple(part.upper() for part in one.body)) + "\n"


AGENCY_SHAPES: dict[str, Callable[[Wire], str]] = {
    name.strip("_"): shape
    for name, shape in (
        ("ap", _ap), ("ap web", _ap_web), ("reuters", _reuters), ("reuters terminal", _reuters_terminal),
        ("afp", _afp), ("dpa", _dpa), ("efe", _efe), ("ansa", _ansa), ("xinhua", _xinhua), ("tass", _tass),
        ("upi", _upi), ("pti", _pti), ("kyodo", _kyodo), ("nexis uni", _nexis_uni), ("nexis", _nexis),
        ("factiva", _factiva), ("proquest", _proquest), ("newsbank", _newsbank), ("ebsco", _ebsco),
        ("gale", _gale),
        ("forwarded", _forwarded), ("quoted", _quoted), ("shared", _shared), ("guardian", _guardian),
        ("underlined", _underlined), ("hashed", _hashed), ("starred", _starred), ("release", _release),
        ("typed", _typed), ("double-spaced", _double_spaced), ("scanned", _scanned), ("numbered", _numbered),
        ("windows", _windows), ("spaced", _spaced), ("decked", _decked), ("signed", _signed), ("bbc", _bbc),
        ("telegraph", _telegraph),
    )
}  # fmt: skip
# Shapes that name nobody, or beside whose name nothing says that it is an author's.
WITHOUT_AUTHOR = frozenset(
    (
        *("reuters terminal", "efe", "ansa", "xinhua", "tass", "pti", "kyodo", "double-spaced", "scanned"),
        *("numbered", "telegraph", "release", "forwarded", "spaced"),
    )
)
