"""Payloads put into every kind of file that can bring an article in, and into what an owner writes."""

import csv
import gzip
import html
import io
import json
import zipfile
import zlib
from base64 import b64encode
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

_FILLER = "The council met in the old town hall and heard the engineers who had measured the bridge."
_NO_XML = (*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF, *range(0xD800, 0xE000))
_XML_CONTROL = dict.fromkeys(_NO_XML, " ")


def write_carriers(folder: Path, number: int, payloads: list[str]) -> None:
    """Write a file of each kind that holds all of some payloads, as markup and as text."""
    for name, make in CARRIERS.items():
        stem, _, ending = name.rpartition(".")
        data = make(f"The bridge {stem} {number}", payloads)
        (folder / f"{stem}-{number:04}.{ending}").write_bytes(data)


def write_owners_files(folder: Path, payloads: list[str]) -> dict[str, Any]:
    """Write authority files, a host's profile and a page that hold payloads; return such settings."""
    content = folder / "content"
    authority = content / "authority"
    authority.mkdir(parents=True, exist_ok=True)
    entries = [
        {"name": " ".join(text.split()) or "x", "merge": ["Ada Moreau"], "note": text}
        for text in payloads[:1]
    ]
    (authority / "people.yaml").write_text(json.dumps(entries), "utf-8")  # JSON is YAML
    (content / "pages").mkdir(exist_ok=True)
    body = "\n\n".join(payloads).translate(_XML_CONTROL)
    (content / "pages/about.md").write_text(f"---\ntitle: {json.dumps(payloads[0])}\n---\n{body}\n", "utf-8")
    decisions = [{"text": text, "decision": "drop", "note": text} for text in payloads]
    (content / "profiles").mkdir(exist_ok=True)
    (content / "profiles/paper.example.yaml").write_text(json.dumps(decisions), "utf-8")
    names = [" ".join(text.translate(_XML_CONTROL).split()) for text in payloads]
    return {
        "DATELINE_ARCHIVES": [(name, "beside/") for name in names[:3]],
        "SITENAME": payloads[0],
        "DATELINE_TAGLINE": payloads[1],
        "DATELINE_LICENCE": payloads[3],
        "DATELINE_PUBLISHER": payloads[11],
    }


def _markup(payloads: list[str]) -> str:
    """Return a body with each payload as it is, then each once more as visible text."""
    raw = "".join(f"<p>{_FILLER} {text} {_FILLER}</p>" for text in payloads)
    return f"<p>Ada Moreau said so. {_FILLER}</p>{_text_markup(payloads)}{raw}"


def _text_markup(payloads: list[str]) -> str:
    return "".join(f"<p>{_FILLER} {html.escape(text)} {_FILLER}</p>" for text in payloads)


def _page(title: str, payloads: list[str]) -> bytes:
    said = html.escape(payloads[0])
    head = (
        f"<title>{html.escape(title)} {said}</title><meta name=author content='{said}'>"
        f"<meta name=keywords content='{said}'><meta property='article:published_time' content='2020-02-03'>"
    )
    body = f"<article><h1>{html.escape(title)}</h1><p>By {said}</p>{_markup(payloads)}</article>"
    return f"<!doctype html><html><head>{head}</head><body>{body}</body></html>".encode("utf-8", "replace")


def _mhtml(title: str, payloads: list[str]) -> bytes:
    head = (
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://paper.example/a\r\n"
        "MIME-Version: 1.0\r\n"
        'Content-Type: multipart/related; type="text/html"; boundary="b"\r\n\r\n--b\r\n'
        "Content-Type: text/html\r\nContent-Transfer-Encoding: 8bit\r\n"
        f"Content-Location: https://paper.example/{title.replace(' ', '-')}\r\n\r\n"
    )
    return head.encode() + _page(title, payloads) + b"\r\n--b--\r\n"


def _mail(title: str, payloads: list[str]) -> bytes:
    message = EmailMessage()
    message["From"] = "Desk <desk@paper.example>"
    message["Subject"] = f"{title} {' '.join(payloads[1].split())}".translate(_XML_CONTROL)
    message["Date"] = "Mon, 03 Feb 2020 10:00:00 +0000"
    message.set_content(_page(title, payloads).decode(), subtype="html")
    return message.as_bytes()


def _warc(title: str, payloads: list[str]) -> bytes:
    stream = io.BytesIO()
    writer = WARCWriter(stream, gzip=True)
    headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1")
    address = f"https://paper.example/{title.replace(' ', '-')}"
    record = writer.create_warc_record(
        address, "response", payload=io.BytesIO(_page(title, payloads)), http_headers=headers
    )
    writer.write_record(record)
    return stream.getvalue()


def _atom(title: str, payloads: list[str]) -> bytes:
    body = escape(_markup(payloads).translate(_XML_CONTROL))
    said = escape(payloads[0].translate(_XML_CONTROL))
    return (
        '<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom">'
        f"<title>Feed</title><id>urn:f</id><updated>2020-02-03T00:00:00Z</updated><entry>"
        f"<title>{title} {said}</title><id>urn:{title.replace(' ', '')}</id>"
        f"<updated>2020-02-03T00:00:00Z</updated><author><name>{said}</name></author>"
        f"<link href={quoteattr(payloads[2].translate(_XML_CONTROL))}/>"
        f'<content type="html">{body}</content></entry></feed>'
    ).encode("utf-8", "replace")


def _rss(title: str, payloads: list[str]) -> bytes:
    body = _markup(payloads).translate(_XML_CONTROL).replace("]]>", "]]]]><![CDATA[>")
    said = escape(payloads[1].translate(_XML_CONTROL))
    return (
        '<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">'
        f"<channel><title>Feed</title><item><title>{title}</title><category>{said}</category>"
        f"<guid>{title}</guid><pubDate>Mon, 03 Feb 2020 10:00:00 +0000</pubDate>"
        f"<content:encoded><![CDATA[{body}]]></content:encoded></item></channel></rss>"
    ).encode("utf-8", "replace")


def _epub(title: str, payloads: list[str]) -> bytes:
    text = _text_markup(payloads).translate(_XML_CONTROL)
    chapter = (
        '<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml"><head>'
        f"<title>{title}</title></head><body><h1>{title}</h1><p>{_FILLER}</p>{text}"
        "<p><a href='javascript:alert(1)'>a link</a><img src='http://stranger.example/x.png' alt='x'/>"
        "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'><script>alert(2)</script></svg></p>"
        "</body></html>"
    )
    package = (
        '<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="3.0" '
        'unique-identifier="i">'
        f'<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:identifier id="i">{title}</dc:identifier>'
        f"<dc:title>{title}</dc:title><dc:creator>{escape(payloads[0].translate(_XML_CONTROL))}</dc:creator>"
        '<dc:language>en</dc:language></metadata><manifest><item id="c" href="c.xhtml" '
        'media-type="application/xhtml+xml"/></manifest><spine><itemref idref="c"/></spine></package>'
    )
    container = (
        '<?xml version="1.0"?><container version="1.0" '
        'xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
        '<rootfile full-path="p.opf" media-type="application/oebps-package+xml"/></rootfiles></container>'
    )
    return _zipped(
        {
            "mimetype": b"application/epub+zip",
            "META-INF/container.xml": container.encode(),
            "p.opf": package.encode("utf-8", "replace"),
            "c.xhtml": chapter.encode("utf-8", "replace"),
        }
    )


def _pdf(title: str, payloads: list[str]) -> bytes:
    lines = [title, "", _FILLER, *(" ".join(text.split()) for text in payloads), _FILLER, _FILLER]
    shown = [line.encode("latin-1", "replace").replace(b"\\", b"\\\\") for line in lines]
    shown = [line.replace(b"(", b"\\(").replace(b")", b"\\)") for line in shown]
    drawn = b"BT /F 10 Tf 14 TL 40 800 Td " + b"".join(b"(" + line + b") Tj T* " for line in shown) + b"ET"
    packed = zlib.compress(drawn)
    parts = [
        b"<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 850]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
        b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(packed), packed),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    ]
    out, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, 1):
        places.append(len(out))
        out += b"%d 0 obj%s endobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + (
        b"xref\n0 6\n0000000000 65535 f \n%strailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF"
        % (table, len(out))
    )


def _markdown(title: str, payloads: list[str]) -> bytes:
    """Return a page as a person might write it by hand: fields in quotes, markup in the text."""
    said = json.dumps(payloads[0])
    fields = f"title: {title}\ndate: 2020-02-03\nauthor: {said}\ncategory: {said}\ntags: [{said}]\n"
    return f"---\n{fields}---\n\n{_FILLER}\n\n{chr(10).join(chr(10) + text for text in payloads)}\n".encode(
        "utf-8", "replace"
    )


def _json(title: str, payloads: list[str]) -> bytes:
    row = {"title": f"{title} {payloads[0]}", "author": payloads[1], "date": "2020-02-03", "url": payloads[2]}
    return json.dumps([row | {"content": _markup(payloads)}]).encode()


def _csv(title: str, payloads: list[str]) -> bytes:
    stream = io.StringIO()
    rows = [("title", "author", "date", "body"), (title, payloads[5], "2020-02-03", _text_markup(payloads))]
    csv.writer(stream).writerows(rows)
    return stream.getvalue().encode("utf-8", "replace")


def _zip(title: str, payloads: list[str]) -> bytes:
    """Return a zip that is a picture as well, with names that lead elsewhere."""
    picture = b"\x89PNG\r\n\x1a\n" + b"\0" * 32
    pages = {
        "../../escaped.html": _page(f"{title} up", payloads),
        "/abs.html": _page(f"{title} abs", payloads),
    }
    return picture + _zipped(pages | {"a\x1b[31m.html": _page(title, payloads)})


def _zipped(files: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as bundle:
        for name, data in files.items():
            bundle.writestr(name, data)
    return stream.getvalue()


def _picture_page(title: str, payloads: list[str]) -> bytes:
    """Return a page whose picture is a page, and a script, as well."""
    polyglot = b"GIF89a/*" + _page(title, payloads) + b"*/=1;alert(1)//"
    shown = b64encode(polyglot).decode()
    figure = f"<figure><img src='data:image/gif;base64,{shown}' alt='x'><figcaption>x</figcaption></figure>"
    return _page(title, payloads).replace(b"</article>", f"{figure}</article>".encode())


CARRIERS: dict[str, Callable[[str, list[str]], bytes]] = {
    "page.html": _page,
    "polyglot.html": _picture_page,
    "saved.mhtml": _mhtml,
    "letter.eml": _mail,
    "crawl.warc.gz": _warc,
    "packed.html.gz": lambda title, payloads: gzip.compress(_page(title, payloads)),
    "atom.xml": _atom,
    "rss.xml": _rss,
    "book.epub": _epub,
    "drawn.pdf": _pdf,
    "hand.md": _markdown,
    "rows.json": _json,
    "table.csv": _csv,
    "bundle.zip": _zip,
}
