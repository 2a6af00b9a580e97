"""What is no article is refused by its name; a text of sentences never is."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.ingest.importers.text_refusals import refusal_of_text

from .conftest import bring

TEXTS = {
    "a configuration": (
        "version: '3'\nservices:\n  web:\n    image: nginx:latest\n    ports:\n      - \"80:80\"\n",
        '[project]\nname = "x"\ndependencies = [\n  "a",\n  "b",\n]\n',
        "openapi: 3.0.0\ninfo:\n  title: A thing\npaths:\n  /a:\n    get:\n      summary: List it\n",
        "# m h\n0 5 * * * /usr/bin/backup --all\n*/10 * * * * /usr/bin/check\n30 2 1 * * /usr/bin/rotate\n",
    ),
    "a list of packages": ("numpy>=2\npandas==2.1\nrequests\nlxml>=6\n",),
    "a program's text": (
        "import sys\n\n\ndef main():\n    print('x')\n\n\nif __name__ == '__main__':\n    main()\n",
    ),
    "a program's log": (
        "".join(f'10.0.0.{n} - - [12/May/2016:08:3{n}:00 +0100] "GET /a HTTP/1.1" 200 1\n' for n in range(4)),
        "".join(f"2016-05-12 08:30:0{n},123 INFO root: worker {n} started\n" for n in range(4)),
    ),
    "a patch": ("diff --git a/x b/x\nindex 1..2 100644\n--- a/x\n+++ b/x\n@@ -1 +1 @@\n-a\n+b\n",),
    "a key or certificate": (
        "-----BEGIN CERTIFICATE-----\nMIIBIjANBgkqhkiG9w0BAQEFAAOC\n-----END CERTIFICATE-----\n",
    ),
    "a calendar": ("BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VEVENT\nSUMMARY:Board\nEND:VEVENT\nEND:VCALENDAR\n",),
    "a film's subtitles": ("1\n00:00:01,000 --> 00:00:04,000\nThe board met on Thursday\n",),
    "a list of references": (
        "TY  - NEWS\nTI  - Two ferries\nER  - \n",
        "@article{bell,\n  title={Two ferries}\n}\n",
    ),
    "an index of a web archive": ('com,example)/a 20160601101112 {"url": "https://example.com/a"}\n',),
    "a list of checksums": ("".join(f"{n:032x}  {n}.txt\n" for n in range(4)),),
    "a list of files": ("./a/b.html\n./a/c.html\n./d/e.jpg\n",),
    "bytes written as letters": (("QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVowMTIzNDU2Nzg5\n" * 4),),
    "a dump of a database": (
        "CREATE TABLE posts (\n  id INT\n);\nINSERT INTO posts VALUES (1,'Two ferries');\n",
    ),
    "a newspaper's masthead": (
        "THE HARBOUR COURIER\nEstablished 1871\nNo. 4123   TUESDAY, OCTOBER 17, 1905\n",
    ),
}
PAGES = {
    "a list of links": "<h1>News</h1><ul>"
    + "".join(f"<li><a href=/{n}>Ferry notice number {n}</a></li>" for n in range(12))
    + "</ul>",
    "a list of files": "<title>Index of /old</title><h1>Index of /old</h1><pre><a href=a>a.html</a> 1K</pre>",
    "a page was not found": "<title>Page not found</title><h1>Page not found</h1><p>It has moved.</p>",
    "a check for robots": "<title>Just a moment...</title><p>Checking your browser before you go on.</p>",
    "a login form": "<h1>Sign in to go on</h1><form><input type=email></form><p>Or ask.</p>",
}
WORDS = st.sampled_from("harbour ferry council winter bridge late evening crossing quay".split())
SENTENCE = st.lists(WORDS, min_size=8, max_size=30).map(lambda words: " ".join(words).capitalize() + ".")


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind, texts in TEXTS.items() for text in texts])
def test_a_file_of_a_program_is_refused_by_name(kind, text, tmp_path):
    """It is told what it is and what to do, and becomes no article."""
    path = tmp_path / "file.txt"
    path.write_text(text, "utf-8")
    (outcome,) = bring(tmp_path / "content", path).outcomes
    assert outcome.state == "quarantined"
    assert kind in outcome.reason


@pytest.mark.parametrize("kind", PAGES)
def test_a_page_without_an_article_is_refused_by_name(kind, tmp_path):
    """Lists, errors and gates are no articles."""
    path = tmp_path / "page.html"
    path.write_text(f"<!doctype html><html><body>{PAGES[kind]}</body></html>", "utf-8")
    (outcome,) = bring(tmp_path / "content", path).outcomes
    assert outcome.state == "quarantined"
    assert kind in outcome.reason


@settings(deadline=None)
@given(
    st.sampled_from(("Headline: Two ferries\n", "TWO FERRIES\n", "Two ferries\n", "THE HARBOUR COURIER\n")),
    st.sampled_from(("", "Date: 2016-05-12\n", "By Mara Bell\n", "May 12, 2016\n")),
    st.lists(SENTENCE, min_size=1, max_size=6),
    st.sampled_from(("\n", "\n\n")),
)
def test_a_text_of_sentences_is_never_refused(headline, label, sentences, gap):
    """Whatever labels stand above it."""
    assert refusal_of_text((headline + label + "\n" + gap.join(sentences)).encode()) == ""


@settings(deadline=None)
@given(st.lists(st.text("港口委员会周四投票决定延长疏浚季节渔民反对", min_size=4), min_size=1))
def test_a_text_without_spaces_is_never_refused(lines):
    """A line without blanks is no name of a file where it is Chinese."""
    assert refusal_of_text("\n".join(lines).encode()) == ""
