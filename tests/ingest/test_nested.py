"""JSON and XML of exports that nobody documented: the articles are found wherever they lie."""

import json

import pytest

from dateline.article.page import read_page

from .conftest import bring, sums_up

COUNCIL = "The harbour council met on Tuesday, and agreed that two more crossings would run each evening."
MUSEUM = "The museum on the hill will open its new wing on Sunday; the first hundred need no ticket."
FERRIES, WING = "Two more evening ferries", "Museum opens its wing"
DAY = "2009-03-11"


def articles(data, path):
    """Return the report on a file and the articles that it becomes."""
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    report = bring(path.parent / "content", path)
    assert sums_up(report)
    pages = [path.parent / "content" / one.page for one in report.outcomes if one.state == "added"]
    return report, [read_page(page.read_text("utf-8")) for page in pages]


def flat(headline, text, day=DAY):
    """Return an article as one object."""
    return {"title": headline, "text": text, "date": day}


def deep(headline, text, day=DAY):
    """Return an article whose parts lie in objects of their own."""
    return {
        "id": headline,
        "meta": {"title": headline, "pub_date": day, "author": {"name": "Mara Bell", "title": "Reporter"}},
        "content": {"body": text},
        "image": {"title": "The pier", "url": "https://gazette.example/pier.jpg"},
    }


TWO = ((FERRIES, COUNCIL), (WING, MUSEUM))
SHAPES = {
    "list of nested": [deep(*one) for one in TWO],
    "below data": {"status": "ok", "data": {"page": 1, "stories": [deep(*one) for one in TWO]}},
    "by key": {"1903": flat(*TWO[0]), "1904": flat(*TWO[1])},
    "search engine": {"hits": {"total": 2, "hits": [{"_id": one[0], "_source": flat(*one)} for one in TWO]}},
    "by column": {"title": [FERRIES, WING], "text": [COUNCIL, MUSEUM], "date": [DAY, DAY]},
    "by column and index": {
        "title": {"0": FERRIES, "1": WING},
        "text": {"0": COUNCIL, "1": MUSEUM},
        "date": {"0": DAY, "1": DAY},
    },
    "split": {
        "columns": ["title", "text", "date"],
        "index": [0, 1],
        "data": [[FERRIES, COUNCIL, DAY], [WING, MUSEUM, DAY]],
    },
    "graph": {
        "@graph": [
            {"@type": "WebSite", "name": "Gazette", "url": "https://gazette.example/"},
            *(
                {"@type": "NewsArticle", "headline": one, "articleBody": text, "datePublished": DAY}
                for one, text in TWO
            ),
        ]
    },
    "database": [{"_id": {"$oid": one[0]}, **flat(*one, {"$date": DAY})} for one in TWO],
    "paragraphs as objects": [
        flat(one, [{"type": "p", "text": text}, {"type": "image", "src": "https://gazette.example/i.jpg"}])
        for one, text in TWO
    ],
}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("shape", sorted(SHAPES))
def test_the_articles_of_json_are_found_wherever_they_lie(shape, encoding, tmp_path):
    """Each has its headline, day and text; no site, picture or person becomes one."""
    report, found = articles(json.dumps(SHAPES[shape]).encode(encoding), tmp_path / "export.json")
    assert [one.headline for one in found] == [FERRIES, WING]
    assert [str(one.published)[:10] for one in found] == [DAY, DAY]
    assert [one.text for one in found] == [COUNCIL, MUSEUM]
    assert report.counts["wanted"] == report.counts["quarantined"] == 0


XML = {
    "nested": "<archive>{}</archive>",
    "fields": "<mysqldump><table_data>{}</table_data></mysqldump>",
    "attributes": '<x:export xmlns:x="urn:x">{}</x:export>',
    "capitals": "<ROWSET>{}</ROWSET>",
    "dublin core": '<records xmlns:dc="http://purl.org/dc/elements/1.1/">{}</records>',
}
RECORDS = {
    "nested": "<article><head><title>{}</title><date>{}</date></head><body><p>{}</p></body></article>",
    "fields": (
        '<row><field name="title">{}</field><field name="date">{}</field><field name="body">{}</field></row>'
    ),
    "attributes": '<x:story headline="{}" date="{}"><x:content><![CDATA[<P>{}</P>]]></x:content></x:story>',
    "capitals": "<ROW><TITLE>{}</TITLE><PUB_DATE>{}</PUB_DATE><FULL_TEXT>{}</FULL_TEXT></ROW>",
    "dublin core": (
        "<record><dc:title>{}</dc:title><dc:date>{}</dc:date><dc:description>{}</dc:description></record>"
    ),
}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "windows-1252", "gb2312"])
@pytest.mark.parametrize("shape", sorted(XML))
def test_the_articles_of_xml_are_found_wherever_they_lie(shape, encoding, tmp_path):
    """Namespaces, attributes, capitals and encodings do not hide them."""
    rows = "".join(RECORDS[shape].format(one, DAY, text) for one, text in TWO)
    data = f'<?xml version="1.0" encoding="{encoding}"?>\n{XML[shape].format(rows)}'
    _, found = articles(data.encode(encoding), tmp_path / "export.xml")
    assert [one.headline for one in found] == [FERRIES, WING]
    assert [str(one.published) for one in found] == [DAY, DAY]
    assert [one.text for one in found] == [COUNCIL, MUSEUM]


def test_names_of_characters_and_bare_signs_in_xml_are_read(tmp_path):
    """Programs write `&nbsp;` and `&` where XML knows neither."""
    body = f"<body>{COUNCIL} Bell&nbsp;& Sons paid.</body>"
    data = f"<items><item><title>Bell & Sons&eacute;</title>{body}</item></items>"
    _, (found,) = articles(data, tmp_path / "export.xml")
    assert found.headline == "Bell & Sonsé"
    assert found.text.endswith("Bell & Sons paid.")


def test_one_article_in_xml_is_no_page(tmp_path):
    """`<article>` is an element of HTML, too; what declares itself XML is none."""
    data = (
        f'<?xml version="1.0"?><article><title>{FERRIES}</title><text>{COUNCIL}\n\n{MUSEUM}</text></article>'
    )
    _, (found,) = articles(data, tmp_path / "one.xml")
    assert (found.provenance.kind, found.text) == ("xml", f"{COUNCIL}\n\n{MUSEUM}")
