"""What holds of every post, note and document, whatever is in it: each paragraph comes out as it went in."""

import io
import json
import zipfile
from xml.sax.saxutils import escape

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.article.blocks import Figure, Heading, ListBlock, Paragraph
from dateline.article.text import text_of
from dateline.ingest.importers.registry import records_of
from dateline.ingest.record import Record
from dateline.ingest.source import Source
from dateline.ingest.worker import articles_of

_OPENINGS = (
    "The harbour council met on Tuesday to discuss the timetable",
    "Shopkeepers along the quay had asked for the change since last winter",
    "The museum on the hill will open its new wing on Sunday",
    "A second vote is to settle who pays for the lamps on the north pier",
    "Eleven engineers of the college will inspect the boiler every spring",
    "Nobody spoke against the plan, though two members stayed away",
)
# Each paragraph is told from all others by its number, so that none can stand in for another.
PARAGRAPHS = st.lists(st.sampled_from(_OPENINGS), min_size=1, max_size=8).map(
    lambda some: [f"{text}, as item {number} of the minutes says." for number, text in enumerate(some, 21)]
)
HEADLINE = "Two more evening ferries"


def articles(data, name="x"):
    """Return the articles of a source of these bytes; nothing of it may be refused."""
    found = []
    for record in records_of(Source(name, io.BytesIO(data))):
        assert isinstance(record, Record), record
        cleaned = articles_of(record)
        assert not isinstance(cleaned, str), cleaned
        assert cleaned.others == ()
        found += [part.article for part in cleaned.parts]
    return found


def paragraphs(article):
    """Return the texts of an article's paragraphs, a standfirst among them."""
    texts = [text_of((block,)) for block in article.blocks if isinstance(block, Paragraph)]
    return [*filter(None, [article.standfirst]), *texts]


BETWEEN = (
    "",
    "[gallery]",
    '[gallery columns="2" ids="4,5"]',
    '[caption id="a" width="3"]<img src="https://quay.example/f.jpg" alt="Ferry" /> The ferry[/caption]',
    "<!--more-->",
    "<hr />",
    "<ul>\n<li>one</li>\n<li>two</li>\n</ul>",
    "<blockquote>What the mayor said in June of that year was noted.</blockquote>",
    "<h3>What comes next</h3>",
    "[embed]https://quay.example/film[/embed]",
    '[audio src="https://quay.example/a.mp3"][/audio]',
)


@settings(max_examples=60, deadline=None)
@given(
    PARAGRAPHS,
    st.lists(st.sampled_from(BETWEEN), min_size=8, max_size=8),
    st.sampled_from(["\n\n", "\r\n\r\n", "\n"]),
)
def test_a_classic_post_keeps_each_paragraph(texts, between, gap):
    """Whatever stands between them: a caption, a gallery, a list, a rule or a heading joins no two."""
    parts = []
    for text, insert in zip(texts, between, strict=False):
        # A single line break is a break within a paragraph, but beside an element that is a block.
        parts += [insert, text] if gap != "\n" else ["", insert, text, ""]
    content = gap.join(parts)
    post = (
        '<?xml version="1.0"?><rss xmlns:content="http://purl.org/rss/1.0/modules/content/" '
        'xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>Gazette</title><item>'
        f"<title>{HEADLINE}</title><content:encoded><![CDATA[{content}]]></content:encoded>"
        "<wp:post_id>1</wp:post_id><wp:status>publish</wp:status><wp:post_type>post</wp:post_type></item>"
        "</channel></rss>"
    )
    (article,) = articles(post.encode())
    assert [text for text in paragraphs(article) if "item" in text] == texts
    assert "[" not in article.text


@settings(max_examples=60, deadline=None)
@given(
    PARAGRAPHS, st.sampled_from(["---\n{}\n---\n", "+++\n{}\n+++\n", "---json\n{}\n---\n", ""]), st.booleans()
)
def test_a_note_keeps_each_paragraph(texts, fence, windows):
    """With front matter in YAML, TOML or JSON, or with its headline as a heading alone."""
    stated = {
        "---\n{}\n---\n": f'title: "{HEADLINE}"',
        "+++\n{}\n+++\n": f'title = "{HEADLINE}"',
        "---json\n{}\n---\n": json.dumps({"title": HEADLINE}, indent=1),
        "": "",
    }[fence]
    head = fence.format(stated) if fence else f"# {HEADLINE}\n\n## The minutes\n"
    note = head + "\n" + "\n\n".join(texts) + "\n"
    (article,) = articles((note.replace("\n", "\r\n") if windows else note).encode())
    assert article.headline == HEADLINE
    assert paragraphs(article) == texts


@settings(max_examples=60, deadline=None)
@given(PARAGRAPHS, st.booleans())
def test_a_document_keeps_each_paragraph(texts, styled):
    """Word's runs may be cut anywhere; headings and lists stay what they are."""
    style = '<w:pPr><w:pStyle w:val="Title"/></w:pPr>' if styled else ""
    body = f"<w:p>{style}<w:r><w:t>{HEADLINE}</w:t></w:r></w:p>"
    for number, text in enumerate(texts):
        cut = (7 * number + 3) % len(text)
        runs = "".join(
            f'<w:r><w:t xml:space="preserve">{escape(run)}</w:t></w:r>' for run in (text[:cut], text[cut:])
        )
        body += f"<w:p>{runs}</w:p>"
    body += '<w:p><w:pPr><w:pStyle w:val="Heading2"/></w:pPr><w:r><w:t>The lists</w:t></w:r></w:p>'
    body += (
        '<w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>north pier</w:t></w:r></w:p>'
    )
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
        archive.writestr("word/document.xml", f"<w:document {space}><w:body>{body}</w:body></w:document>")
    (article,) = articles(stream.getvalue())
    assert article.headline == HEADLINE
    assert paragraphs(article) == texts
    assert [type(block) for block in article.blocks[-2:]] == [Heading, ListBlock]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(PARAGRAPHS, min_size=1, max_size=4),
    st.sampled_from(["nexis", "factiva", "enex", "xml", "csv", "json"]),
)
def test_several_articles_of_one_file_stay_several(stories, shape):
    """Each in its order, with its own text and nothing of another's."""
    found = articles(SEVERAL[shape](stories))
    assert len(found) == len(stories)
    for number, (article, texts) in enumerate(zip(found, stories, strict=True)):
        assert article.headline == f"{HEADLINE} {number}"
        assert paragraphs(article) == texts
        assert not any(isinstance(block, Figure) for block in article.blocks)


def _marked(texts):
    return "".join(f"<p>{text}</p>" for text in texts)


def _nexis(stories):
    pages = [
        f'<a name="DOC_ID_{n}"></a><p>{n + 1} of {len(stories)} DOCUMENTS</p><p>The Harbour Gazette</p>'
        f"<p>March 11, 2009 Wednesday</p><p><b>{HEADLINE} {n}</b></p><p>BYLINE: Mara Bell</p>"
        "<p>LENGTH: 60 words</p>"
        f"{_marked(texts)}<p>LOAD-DATE: March 12, 2009</p><p>LANGUAGE: ENGLISH</p>"
        for n, texts in enumerate(stories)
    ]
    return f"<html><body>{''.join(pages)}</body></html>".encode()


def _factiva(stories):
    pages = []
    for n, texts in enumerate(stories):
        fields = {
            "HD": f"{HEADLINE} {n}",
            "BY": "By Mara Bell",
            "WC": "60 words",
            "PD": "11 March 2009",
            "SN": "Gazette",
        }
        fields |= {
            "LP": _marked(texts[:1]),
            "TD": _marked(texts[1:]),
            "AN": f"Document HGAZ000020090311e53b0000{n}",
        }
        rows = "".join(f"<tr><td><b>{code}</b></td><td>{value}</td></tr>" for code, value in fields.items())
        pages.append(f'<div class="article"><table>{rows}</table></div>')
    return f"<html><body>{''.join(pages)}</body></html>".encode()


def _enex(stories):
    notes = [
        f"<note><title>{HEADLINE} {n}</title>"
        f"<content><![CDATA[<en-note>{_marked(texts)}</en-note>]]></content></note>"
        for n, texts in enumerate(stories)
    ]
    return f'<?xml version="1.0"?><en-export>{"".join(notes)}</en-export>'.encode()


def _xml(stories):
    rows = [
        f"<row><title>{HEADLINE} {n}</title><body>{_marked(texts)}</body></row>"
        for n, texts in enumerate(stories)
    ]
    return f'<?xml version="1.0"?><export>{"".join(rows)}</export>'.encode()


def _csv(stories):
    rows = [f'{HEADLINE} {n},"{_marked(texts)}"' for n, texts in enumerate(stories)]
    return ("title,html\n" + "\n".join(rows) + "\n").encode()


def _json(stories):
    rows = [{"title": f"{HEADLINE} {n}", "paragraphs": texts} for n, texts in enumerate(stories)]
    return json.dumps({"answer": {"hits": rows}}).encode()


SEVERAL = {"nexis": _nexis, "factiva": _factiva, "enex": _enex, "xml": _xml, "csv": _csv, "json": _json}
