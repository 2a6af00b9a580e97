"""The names that tools give their columns and keys, for each part of an article."""

from collections.abc import Mapping

# First the most certain name. Compared without case, blanks, hyphens and underscores.
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "headline": (
        "headline", "title", "articletitle", "newstitle", "headlinetext", "articleheadline",
        "storytitle", "headlines",
        "heading", "name", "resolvedtitle", "giventitle", "subject",
    ),
    "body": (
        "articlebody", "contenthtml", "bodyhtml", "bodyxhtml", "html", "htmlcontent", "fulltext", "content",
        "body", "text", "textcontent", "contenttext", "maintext", "story", "bodytext", "articletext",
        "articlecontent", "newscontent", "plaintext", "paragraphs", "contentmarkdown", "markdown",
        "contentelements", "storytext", "bodycontent", "fullcontent", "rawtext", "newstext", "documenttext",
        "fulltextcontent", "rawcontent", "storycontent", "bodynitf", "selftext", "ocrtext", "ocreng",
        "ocr", "ocrfulltext",
    ),
    "standfirst": (
        "standfirst", "subtitle", "deck", "subheadline", "subheadlines",
        "subhead", "dek", "teaser", "summary",
        "description", "excerpt", "abstract",
    ),
    "url": (
        "url", "originalurl", "canonicalurl", "link", "uri", "sourceurl", "resolvedurl", "givenurl", "href",
        "articleurl", "documenturl", "permalink", "weburl", "pageurl", "storyurl",
        "mainentityofpage", "storypermalink",
    ),
    "published": (
        "published", "publishedat", "datepublished", "publicationdate", "pubdate", "datepublish", "date",
        "firstcreated", "publishdate", "publisheddate", "publishedon", "publishedtime", "publishtime",
        "publicationtime", "datetime", "posted", "postedat", "postdate", "pubtime", "issuedate",
        "articledate", "dateofpublication", "publicationdatetime", "storydate", "entrydate", "newsdate",
        "dategmt", "firstpublicationdate", "webpublicationdate", "firstpublished", "firstpublishedat",
        "displaydate", "firstpublishdate",
    ),
    "modified": ("modified", "updated", "datemodified", "modifiedat", "datemodify", "versioncreated",
                 "lastupdateddate"),
    "retrieved": (
        "retrieved", "savedat", "saveddate", "createdat", "timeadded", "timestamp", "created", "dateadded",
        "datedownload",
    ),
    "authors": (
        "authors", "author", "byline", "creator", "publishedby", "writer", "authorname", "reporter",
        "bylines", "authornames", "reporters", "journalist",
        "storyauthors", "by",
    ),
    "publisher": (
        "publisher", "newspaper", "publication", "sitename", "source", "outlet", "sourcename", "paper",
        "newspapername", "medianame", "feedtitle",
        "publicationname", "publicationtitle", "pubtitle", "sourcetitle",
        "journal", "domainname", "site",
    ),
    "subjects": ("tags", "keywords", "labels", "documenttags", "topics", "subjects", "categories",
                 "storytags"),
    "people": ("people", "persons"),
    "places": ("places", "locations"),
    "organisations": ("organisations", "organizations", "orgs", "companies"),
    "section": ("section", "category", "folder", "primarysection"),
    "dateline": ("dateline",),
    "language": ("language", "lang"),
    "key": ("guid", "uuid", "id", "slug"),
}  # fmt: skip
SQUEEZED = str.maketrans("", "", " -_")
