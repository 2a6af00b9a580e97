"""The kinds of page that lost most, as properties: whatever varies, no text and no field is lost.

Dumps of agencies are in `test_wire_dumps.py`, mojibake in `test_mojibake.py`, prose under a name in
`test_body_runs.py`.
"""

import datetime as dt

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.article.blocks import Figure
from dateline.clean import clean

DAYS = st.dates(dt.date(2001, 1, 1), dt.date(2025, 12, 31))
HEADLINE = "Breakwater nears its end after nine winters"
PROSE = [
    f"The harbour master counted {number} boats before noon, wrote the number into the long ledger and walked"
    f" back along the quay to see how far the new breakwater had come in {number} weeks."
    for number in range(11, 17)
]
RAIL = st.sampled_from(
    [
        '<aside class="sidebar">{}</aside>',
        '<div class="related-stories">{}</div>',
        '<section class="most-read">{}</section>',
        "<footer>{}</footer>",
    ]
)
# Characters of one script, of which sentences are made; none of these scripts parts its words.
SCRIPTS = {
    "zh": "港口的船只今天清晨离开码头前往北方岛屿居民等待消息天气转冷海浪很高",
    "ja": "港の船は今朝北の島へ向かい住民たちは海が荒れる中で知らせを待っている",
    "th": "เรือออกจากท่าเรือเช้านี้ไปยังเกาะทางเหนือชาวบ้านรอข่าวอากาศหนาว",
    "km": "ទូកចាកចេញពីកំពង់ផែព្រឹកនេះទៅកោះខាងជើងអ្នកស្រុករង់ចាំ",
}


def page(above="", below="", after="", head="", prose=PROSE):
    """Return a page with lines around its headline and after its text."""
    text = "".join(f"<p>{line}</p>" for line in prose)
    return (
        f'<html lang="en"><head><title>{HEADLINE}</title>{head}</head><body><header>{above}</header><main>'
        f"<article><h1>{HEADLINE}</h1>{below}{text}</article></main>{after}</body></html>"
    )


@settings(deadline=None, max_examples=40)
@given(
    st.sampled_from(["content-nav-section", "page-sidebar", "venue-teaser", "story-tags", "ad-body"]),
    st.integers(1, 5),
)
def test_parts_of_one_name_that_are_the_article_are_kept(name, count):
    """What most of the page's prose is called is no word about it, also where it stands in several parts."""
    story = [f"{line} It was winter {year}." for year in ("one", "two") for line in PROSE]
    size = -(-len(story) // count)
    parts = "".join(
        f'<div class="{name}"><h2>Part {at}</h2>'
        + "".join(f"<p>{line}</p>" for line in story[at : at + size])
        + "</div>"
        for at in range(0, len(story), size)
    )
    text = clean(
        f"<html><head><title>{HEADLINE}</title></head><body><h1>{HEADLINE}</h1>{parts}"
        "<footer><p>© Gazette</p></footer></body></html>"
    ).text
    assert all(line in text for line in story)


@settings(deadline=None, max_examples=40)
@given(DAYS, st.lists(DAYS, min_size=1, max_size=6), RAIL)
def test_the_time_of_a_rail_never_beats_the_date_at_the_headline(day, others, rail):
    """However many other articles the page dates, and wherever, its own is the one below its headline."""
    cards = "".join(
        f'<div><a href="/{at}">Another story of the harbour {at}</a>'
        f'<time datetime="{one}">{one:%d %B %Y}</time></div>'
        for at, one in enumerate(others)
    )
    source = page(below=f'<p class="date">{day:%d %B %Y}</p>', after=rail.format(cards))
    assert str(clean(source).published) == day.isoformat()


@settings(deadline=None, max_examples=40)
@given(
    st.sampled_from(
        ["5 Min Read", "Watch live", "Business", "Share", "3 comments", "Add to favourites", "12 photos"]
    ),
    st.sampled_from(['<span class="byline">By {}</span>', '<p class="author">{}</p>', "<div>By {}</div>"]),
    st.booleans(),
)
def test_the_neighbours_of_a_byline_are_no_authors(neighbour, byline, is_before):
    """Reading times, buttons and sections beside the name are none."""
    named, beside = byline.format("Ada Amsel"), f"<span>{neighbour}</span>"
    below = f"<div>{beside}{named}</div>" if is_before else f"<div>{named}{beside}</div>"
    assert clean(page(below=below)).authors == ("Ada Amsel",)


@settings(deadline=None, max_examples=30)
@given(
    st.sampled_from(["Gazette", "The Harbour Tribune", "Rivertown News Network"]),
    st.sampled_from(
        [
            '<h1 class="logo">{}</h1>',
            '<h1><a href="/">{}</a></h1>',
            '<h1 id="site-title"><a href="https://g.example/">{}</a></h1>',
        ]
    ),
)
def test_the_heading_of_a_brand_is_no_headline(brand, heading):
    """The site's name, though it stands first and in a heading of level one."""
    assert clean(page(above=heading.format(brand))).headline == HEADLINE


@settings(deadline=None, max_examples=40)
@given(st.sampled_from(sorted(SCRIPTS)), st.randoms(use_true_random=False), st.integers(3, 12))
def test_text_without_spaces_is_kept_whole(language, chance, count):
    """A script that parts no words has long paragraphs of one word; none is lost."""
    letters = SCRIPTS[language]
    prose = ["".join(chance.choices(letters, k=chance.randint(60, 160))) + "。" for _ in range(count)]
    text = clean(page(prose=prose)).text
    assert all(line.rstrip("。") in text for line in prose)


@settings(deadline=None, max_examples=40)
@given(
    DAYS,
    st.integers(1_104_537_600, 1_767_139_200),
    st.sampled_from(["", "id_", "mp_"]),
)
def test_a_replayed_copy_has_the_address_and_the_date_of_its_original(day, taken, mode):
    """Whatever the moment of its capture, which is no day of the article."""
    moment = dt.datetime.fromtimestamp(taken, dt.UTC)
    stamp, url = f"{moment:%Y%m%d%H%M%S}", f"https://gazette.example/{day:%Y}/ferries"
    head = f'<link rel="canonical" href="https://web.archive.org/web/{stamp}{mode}/{url}">'
    article = clean(page(below=f'<p class="date">{day:%d %B %Y}</p>', head=head))
    assert (article.url, str(article.published)) == (url, day.isoformat())
    assert article.provenance.retrieved is not None
    assert str(article.provenance.retrieved)[:10] == f"{moment:%Y-%m-%d}"


@settings(deadline=None, max_examples=30)
@given(st.sampled_from(["data-src", "data-lazy-src", "data-original", "data-srcset"]), st.integers(0, 5))
def test_a_picture_that_waits_for_a_script_has_its_address(attribute, place):
    """Its placeholder is no picture, and no picture is empty."""
    placeholder = "data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw=="
    picture = f'<img src="{placeholder}" {attribute}="https://gazette.example/ferry.jpg" alt="A ferry">'
    prose = [
        f"{line}</p><figure>{picture}</figure><p>" if at == place else line for at, line in enumerate(PROSE)
    ]
    figures = [block for block in clean(page(prose=prose)).blocks if isinstance(block, Figure)]
    assert [figure.image for figure in figures] == ["https://gazette.example/ferry.jpg"]
