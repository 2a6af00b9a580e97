"""What the class and id of an element say about its role; knows words, not sites."""

import re
from functools import lru_cache

_TOKEN = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")

# Role → the words that newsrooms and their systems name it by; two words may be joined.
_WORDS = {
    "comments": """comment comments commentlist commentform commentarea disqus respond discussion replies
        kommentare kommentar comentarios commentaires commenti fb-comments livefyre feedback trackback
        trackbacks pings webmentions reacties""",
    "share": """share sharing sharebar shares sharer social socials socialbar socialmedia addthis sharedaddy
        shareaholic addtoany sociable ssba jetpack teilen compartir partager likebutton
        follow followus shariff heateor sharethis""",
    "related": """related relatedposts relatedarticles recommended recommendation recommendations recirc
        outbrain taboola zergnet revcontent mostread mostpopular popular trending morefrom
        seealso readnext upnext nextup yarpp jp-relatedposts linkedpost alsoread moreon
        suggested suggestions youmaylike crp verwandt lire-aussi similar topstories morestories
        latestnews recentposts onward ticker tipps more-news relacionadas relacionados weiterlesen
        furtherreading teasers teaserlist linklist linkliste""",
    "teaser": "teaser excerpt newsteaser articleteaser",
    "newsletter": """newsletter subscribe subscription signup mailchimp mailinglist optin abo donation
        donate emailsignup""",
    "paywall": "paywall regwall registerwall piano premiumcontent",
    "advertisement": """ad ads advert adverts advertisement advertising adbox adslot adsense adunit banner
        sponsor sponsored sponsorship promo promos promotion promobox dfp gpt anzeige werbung
        publicidad pubblicita commercial affiliate affiliates callout cta""",
    "navigation": """nav navi navbar navigation menu submenu breadcrumb breadcrumbs crumb crumbs pagination
        pager paging sitemap skip skiplink toolbar toolbox masthead topbar subnav
        prevnext nextprev postnav backtotop tagcloud brotkrumen jumplinks siteheader pageheader""",
    "footer": "footer foot pagefooter sitefooter copyright imprint colophon legal disclaimer",
    "sidebar": "sidebar side rail rightcol rightcolumn leftcol leftrail rightrail secondary sidebarwidget"
    " widgetarea",
    "bio": """authorbio authorbox authorinfo aboutauthor aboutauthors bio biography contributor contributors
        abouttheauthor authorprofile authordescription authordesc authorcard autorenbox""",
    "notice": """cookie cookies consent gdpr popup modal tooltip dialog adblock
        cookiebar cookienotice toast interstitial snackbar login signin""",
    "tags": """tags taglist keywords topics posttags tagged categories entrytags schlagworte etiquetas
        filedunder catlinks entryfooter postmeta entrymeta articlemeta metadata metainfo""",
    "print": "noprint printonly rating ratings poll vote votes survey stars",
    "byline": """byline author authors authorname autor autoren auteur autore writer postedby submitted
        postauthor entryauthor articleauthor vcard wroteby writtenby verfasser redakteur""",
    "dated": """dateline pubdate published publishdate posted postedon timestamp datetime date articledate
        entrydate postdate datum fecha readingtime readtime lesezeit updated lastupdated created erstellt
        time publishingdate uploadeddate timedata authored submittedon pubtime""",
    "standfirst": """subtitulo subtitre untertitel standfirst dek deck subheadline subheading subhead subtitle
        subline strapline chapo chapeau entradilla bajada sottotitolo occhiello""",
    "lead": """lede lead leadtext articlesummary articlelead leadin intro introduction introtext vorspann
        einleitung abstract summary kurztext anriss ingress articleintro""",
    "caption": """caption captions figcaption wpcaption wpcaptiontext imagecaption photocaption
        bildunterschrift imgcaption pie piedefoto legende""",
    "credit": """credit credits photocredit imagecredit photographer photographercredit courtesy
        bildquelle firma fotograf mediacredit""",
    "pullquote": "pullquote pulledquote blockquotepull",
}
_ROLE_OF = {word: role for role, words in _WORDS.items() for word in words.replace("-", "").lower().split()}
_BODY = re.compile(
    r"(?:article|story|entry|post|news|page|main|text|body)[_-]*(?:body|content|text|copy|main)|articlebody"
    r"|^content$|^main$|hentry|richtext|bodytext|fliesstext",
    re.IGNORECASE,
)


_NAMED_BODY = re.compile(
    r"(?:article|story|entry|post|news)[_-]{0,2}(?:body|content|text|copy)(?:[_-]{1,2}(?:text|inner|content|main))?|articlebody",
    re.IGNORECASE,
)


# Whole class names: `label-hidden` and `hidden-xs` hide something else, or only sometimes.
_HIDDEN = frozenset(
    "hidden hide is-hidden ishidden d-none u-hidden visually-hidden visuallyhidden sr-only screen-reader-text"
    " screen-reader-only screenreader-only offscreen element-invisible invisible u-visually-hidden".split()
)


# Parts of a text that stand folded until a reader asks for them, or comes to them.
_FOLDED = re.compile(
    r"accordion|collaps|faq|toggle|tab-?pane|expand|carousel-caption"
    r"|(?<![a-z])(?:wow|aos|reveal|animated?|fade-?(?:in|up|down|left|right))(?![a-z])",
    re.IGNORECASE,
)
_SLIDE = re.compile(
    r"carousel-?(?:item|cell|slide)|(?:swiper|slick|splide|glide|keen|embla|flex)[-_]*slid|owl-item",
    re.IGNORECASE,
)


def is_folded(names: str) -> bool:
    """Return whether a class or id names a part of a text that is hidden only until a reader unfolds it."""
    return _FOLDED.search(names) is not None


def is_slide(names: str) -> bool:
    """Return whether a class or id names one of the slides of a carousel, all but one of which are hidden."""
    return _SLIDE.search(names) is not None


@lru_cache(maxsize=8192)
def role(names: str) -> str:
    """Return the role that the words of a class and id attribute name, empty where they name none.

    The first word that is known counts; an element that is named as the body has no other role.
    """
    words = names.split()
    if not _HIDDEN.isdisjoint(name.lower() for name in words) and not is_folded(names):
        return "hidden"
    if any(_NAMED_BODY.fullmatch(word) for word in words):
        return ""
    for name in words:
        if name == "widget" or name.startswith("widget_"):  # a box of WordPress's sidebars
            return "sidebar"
        tokens = [token.lower() for token in _TOKEN.findall(name)][:8]
        for number, token in enumerate(tokens):
            pair = token + tokens[number + 1] if number + 1 < len(tokens) else ""
            found = _ROLE_OF.get(pair) or _ROLE_OF.get(token)
            if found:
                return found
    return ""


@lru_cache(maxsize=8192)
def holds_body(names: str) -> bool:
    """Return whether a class or id names the container of an article's text."""
    return any(_BODY.search(name) for name in names.split())
