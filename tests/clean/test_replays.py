"""Pages saved from web archives: whose they are, and when they were taken."""

import pytest

from dateline.clean.html.replays import replay_of

URL = "https://gazette.example/2009/ferries?a=1"
STAMP = "20090312081501"
TEXT = "<p>The ferry came back.</p>"


@pytest.mark.parametrize(
    "page",
    [
        f'<link rel="canonical" href="https://web.archive.org/web/{STAMP}/{URL}">{TEXT}',
        f'<link rel="canonical" href="/web/{STAMP}id_/{URL}">{TEXT}',
        f"<link rel='bookmark' href='http://archive.today/{STAMP}/{URL}'>{TEXT}",
        f'<meta property="og:url" content="http://archive.ph/{STAMP}/{URL}">{TEXT}',
        f'<script>wbinfo.url = "{URL}"; wbinfo.timestamp = "{STAMP}";</script>{TEXT}',
        f'<link rel="canonical" href="https://wayback.archive-it.org/1234/{STAMP}/{URL}">{TEXT}',
        f'<link rel="canonical" href="https://arquivo.pt/wayback/{STAMP}mp_/{URL}">{TEXT}',
        f'<form><input name="url" value="{URL}"></form>{TEXT}<!-- FILE ARCHIVED ON 08:15:01 Mar 12, 2009 -->',
    ],
)
def test_a_replay_tells_the_original_and_the_moment(page):
    """Each archive writes them in its own way."""
    replay = replay_of(page, None)
    assert replay.url == URL
    assert str(replay.captured) == "2009-03-12T08:15:01Z"
    assert TEXT in replay.page


def test_the_browsers_note_is_enough():
    """`saved from url=` names the replay."""
    replay = replay_of(TEXT, f"https://web.archive.org/web/{STAMP}/{URL}")
    assert (replay.url, str(replay.captured)) == (URL, "2009-03-12T08:15:01Z")


def test_banner_goes_and_links_lead_home():
    """What the archive adds is no part of the page."""
    page = (
        "<!-- BEGIN WAYBACK TOOLBAR INSERT --><div>28 captures</div><!-- END WAYBACK TOOLBAR INSERT -->"
        f'<p>See <a href="/web/{STAMP}/http://gazette.example/lamps">the lamps</a>, '
        f'<a href="https://web.archive.org/web/{STAMP}im_/https://gazette.example/f.jpg">a picture</a>.</p>'
    )
    plain = replay_of(page, None).page
    assert "captures" not in plain
    assert 'href="http://gazette.example/lamps"' in plain
    assert 'href="https://gazette.example/f.jpg"' in plain


@pytest.mark.parametrize(
    "page",
    [
        TEXT,
        f'<link rel="canonical" href="{URL}"><p>A <a href="https://web.archive.org/web/{STAMP}/{URL}">copy</a>.</p>',
    ],
)
def test_a_page_that_links_to_a_copy_is_none(page):
    """A page of today may cite an archived one."""
    assert replay_of(page, URL) is None


TODAY = (
    '<head><link rel="canonical" href="https://archive.ph/AbC12">'
    f'<meta property="og:url" content="http://archive.ph/2009.03.12-081501/{URL}"></head>'
    f'<body><div id="HEADER"><form><input name="q" value="{URL}"></form><div>Saved from</div>'
    '<time itemprop="pubdate" datetime="2009-03-12T08:15:01Z">12 Mar 2009</time></div>'
    f'<div id="CONTENT">{TEXT}</div></body>'
)


def test_a_page_out_of_archive_today_is_the_originals():
    """Its head has the address and the moment; neither they nor its short address stay in the page."""
    replay = replay_of(TODAY, None)
    assert (replay.url, str(replay.captured)) == (URL, "2009-03-12T08:15:01Z")
    assert TEXT in replay.page
    assert "archive.ph" not in replay.page
    assert "2009" not in replay.page


def test_the_day_of_the_capture_above_the_headline_is_no_day_of_the_article():
    """Sites print today beside their name; another day there, and that day in the text, stay."""
    page = (
        f'<link rel="canonical" href="https://web.archive.org/web/{STAMP}/{URL}">'
        "<p>Thursday, March 12, 2009</p><p>March 11, 2009</p><h1>Ferry</h1><p>March 12, 2009</p>"
    )
    plain = replay_of(page, None).page
    assert "Thursday" not in plain
    assert "March 11, 2009" in plain
    assert "March 12, 2009" in plain
