"""References that the browser writes are those of the articles' own files."""

import json

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.article.identity import identifier
from dateline.article.moment import Moment
from dateline.article.record import Article, Given
from dateline.search.client import cited_fields
from dateline.site.article_summary import ArticleSummary
from dateline.site.data.citation import citation
from dateline.site.data.references import ReferenceFiles, reference, references_path
from dateline.site.interface_language import read_language
from dateline.site.settings import SiteSettings
from tests.site.made_archive import THEME

from .node import run_node, sources

LINES = st.text(st.characters(blacklist_categories=("Cc", "Cs", "Zl", "Zp")), min_size=1, max_size=30).filter(
    str.strip
)
WORDS = st.from_regex(r"[a-zé&%_]{1,9}", fullmatch=True)
MOMENTS = st.none() | st.sampled_from(["1987", "1987-03", "1987-03-01", "1887-12-31T09:08Z"]).map(
    Moment.parse
)
ENGLISH = read_language(THEME / "translations", "en")
SITE = SiteSettings(title="A & B archive", base_url="https://archive.example")

ARTICLES = st.builds(
    lambda headline, authors, subjects, **more: Article(
        identifier(headline),
        headline,
        (),
        authors=tuple(authors),
        given=Given(subjects=tuple(subjects)),
        **more,
    ),
    LINES,
    st.lists(LINES, max_size=3),
    st.lists(WORDS, max_size=3),
    publisher=st.just("") | LINES,
    standfirst=st.just("") | LINES,
    agency=st.just("") | LINES,
    url=st.sampled_from(["", "https://paper.example/a_b?c=1&d=%7E"]),
    language=st.sampled_from(["", "en", "fr-CA", "is"]),
    published=MOMENTS,
    modified=MOMENTS,
)
PROGRAM = """
const references = [];
const dateline = { references: (items) => references.push(...items) };
for (const script of given.scripts) eval(script);
const wording = new Wording(given.words, "en");
const cited = { citedTitle: "“{title}”", citedArchive: "{archive}, {address}" };
const site = { archive: given.archive, base: given.base, ...cited };
const citing = citingIn(wording, site);
answer(references.map((item) => [
  citing.plain({ item }, keptAt({ item }, citing)), bibtexOf([{ item }], citing), risOf([{ item }], citing),
  JSON.parse(cslOf([{ item }], citing)), csvOf([{ item, note: "=cmd" }], citing),
  markdownOf([{ item }], citing)]));
"""


def scripts_of(articles):
    """Return the reference files of some articles, in order."""
    files, texts = ReferenceFiles(), {}
    for made in articles:
        card = ArticleSummary(*[""] * len(ArticleSummary._fields))._replace(
            moment=str(made.published or made.modified or ""), path=f"articles/{made.slug}.html"
        )
        for part in (*files.before(card), reference(made, card)):
            texts[part.path] = texts.get(part.path, "") + part.text
    for part in files.foot():
        texts[part.path] += part.text
    return texts


@given(st.lists(ARTICLES, min_size=12, max_size=40, unique_by=lambda made: made.identifier))
@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_the_browser_writes_what_the_files_beside_articles_say(tmp_path, articles):
    """Plain, BibTeX, RIS and CSL-JSON are equal, character by character."""
    articles = sorted(articles, key=lambda made: references_path(str(made.published or made.modified or "")))
    scripts = scripts_of(articles)
    words = {
        **{
            key: ENGLISH.words[key]
            for key in (
                "months",
                "month_year",
                "day_month_year",
                "first_of_month",
                "thousands",
                "undated",
                "untitled",
                "articles",
            )
        },
        "finder": {},
        "notes": {},
    }
    given_values = {
        "scripts": list(scripts.values()),
        "words": words,
        "archive": SITE.title,
        "base": SITE.base_url,
    }
    names = ("page-wording.js", "csv.js", "reading-references.js", "reading-list.js")
    months = sources("reading-months.js")
    stand_in = cited_fields() + sources(*names) + months[months.index("/**\n * @param {Wording} wording") :]
    answers = run_node(stand_in + PROGRAM, given_values, tmp_path)
    for made, (plain, bibtex, ris, items, table, markdown) in zip(articles, answers, strict=True):
        own = citation(made, SITE, ENGLISH)
        address = f"https://archive.example/articles/{made.slug}.html"
        assert bibtex == own.bibtex
        assert items == json.loads(own.csl)
        # The made-up address is not that of the article's file.
        page = next(line for line in own.ris.split("\r\n") if line.startswith("L2"))[6:]
        assert ris == own.ris.replace(page, address)
        assert plain == own.plain.replace(page, address)
        assert ",'=cmd" in table
        assert markdown.startswith("- ")
