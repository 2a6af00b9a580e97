"""What the cleaner promises of its cost: twice the page is twice the work, whatever the page is made of."""

import sys

import pytest

from dateline.article.errors import UnreadableSourceError
from dateline.clean import clean

_SENTENCE = "The council met on Monday and agreed that the old bridge should be kept open to walkers. "
_SHAPES = {
    "prose": "<p>" + _SENTENCE * 3 + "<a href='/more'>More <b>on</b> it</a></p>",
    "links": "<p><a href='/one'>A link to a page</a></p>",
    "links in one line": "<a href='/one'>A link to a page</a> ",
    "marks": "<b>bold</b> and <i>slanted</i> ",
    "marks in marks": "<b><i>word ",
    "open boxes": "<div>word ",
    "closed boxes": "<div>" * 40 + "word" + "</div>" * 40,
    "boxes with pictures": "<div>" * 40 + "<img src=/a.jpg> word" + "</div>" * 40,
    "spans": "<span>" * 40 + "word" + "</span>" * 40,
    "links around boxes": "<a href='/one'><div>word",
    "lists": "<ul><li>one<li>two</ul>",
    "lists in lists": "<ul><li>word ",
    "definitions in definitions": "<dl><dt>term<dd>word ",
    "tables": "<table><tr><th>one<th>two<tr><td>three<td>four</table>",
    "tables in tables": "<table><tr><td>word ",
    "rows": "<tr><td>one<td>two",
    "line breaks": "line<br>",
    "paragraphs by line breaks": "line<br><br>",
    "figures in figures": "<figure>" * 10
    + "<img src=/a.jpg><figcaption>Words</figcaption>"
    + "</figure>" * 10,
    "credits": "<figure><img src=/a.jpg><i class=credit>A B</i><i class=caption>Words</i></figure>",
    "headings of boilerplate": "<h3>Read more</h3><ul><li><a href=/x>One</a></ul><h4>Comments</h4>",
    "bold lines": "<p><b>Short line</b></p>",
    "bylines": "<p class=byline>By Jane Roe</p>",
    "dates": "<p class=date>12 March 2019, 12:30</p>",
    "properties in properties": "<div itemprop=text>word ",
    "notes": "<a href='#n1'>1</a> <p id=n1>A note.</p>",
    "rules": "<p>word<hr>",
    "templates in templates": "<template><p>word ",
    "scripts": '<script>x = {"body": "<p>' + _SENTENCE * 4 + '</p>"}</script>',
    "quotes in scripts": "<script>x = '\"'</script>",
    "listings": "<pre>x = 1<br></pre>",
}
_DUMPS = {
    "paragraphs": _SENTENCE * 2 + "\n\n",
    "wrapped lines": _SENTENCE[:70] + "\n",
    "items": "- an item of a list\n",
    "labels": "Author: Jane Roe\n",
    "hyphens": "word-\n",
    "rules": "------\n",
}


def _calls(source: str) -> int:
    """Return how many functions are called to clean a source: the work, on any machine."""
    count = 0

    def counted(_frame, event, _arg):
        nonlocal count
        count += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(counted)
    try:
        clean(source)
    except UnreadableSourceError:
        pass
    finally:
        sys.setprofile(before)
    return count


def _page(shape: str, times: int) -> str:
    return f"<html><body><h1>The old bridge</h1><p>{_SENTENCE * 4}</p>{shape * times}</body></html>"


@pytest.mark.parametrize("shape", _SHAPES.values(), ids=_SHAPES.keys())
def test_twice_the_page_is_twice_the_work(shape):
    """A page of any construct, repeated or nested, costs no more than in proportion to its length."""
    times = max(8, 4_000 // len(shape))
    _calls(_page(shape, 1))
    once, twice = _calls(_page(shape, times)), _calls(_page(shape, 2 * times))
    # What is chosen as the body may change once with the length; work that grows faster does so each time.
    assert twice < 2.5 * once or _calls(_page(shape, 4 * times)) < 2.5 * twice


@pytest.mark.parametrize("shape", _DUMPS.values(), ids=_DUMPS.keys())
def test_twice_the_dump_is_twice_the_work(shape):
    """A dump of any kind of line costs no more than in proportion to its length."""
    times = max(4, 2_000 // len(shape))
    _calls(shape)
    assert _calls(shape * times * 2) < 2.5 * _calls(shape * times)


@pytest.mark.parametrize(
    "trap",
    [
        "<!-- -->" * 40_000 + "<p>word",
        "<!--" + "--> <!--" * 40_000,
        "<p>" + "(" * 300_000,
        "<p>" + "[,{" * 100_000,
        "<p>" + "<" * 300_000,
        "<a<a<a" * 50_000,
        "<p " + "".join(f"a{number} " for number in range(50_000)) + ">word",
        "<img src='" + "a_files/" * 40_000 + "%'><p>word",
        "<pre>" + "x<br>" * 15_000,
        "<table><tr><th>a<tr>" + "<td>b" * 1_500 + "<tr><td>c" * 1_500,
        "<p class='" + "postBody " * 40_000 + "'>word",
        "word-\n" * 6_000,
        "1" * 300_000,
    ],
    ids=lambda trap: trap[:12].strip() or "dump",
)
def test_nothing_is_tried_in_all_ways(trap):
    """A third of a million signs that begin every pattern and end none comes back at once."""
    try:
        assert clean(trap).headline
    except UnreadableSourceError:
        assert not any(map(str.isalnum, trap.replace("<a", "").replace("a_files", "")))
