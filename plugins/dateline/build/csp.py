"""What a page of the archive may load and run; the one place that says so."""

from collections.abc import Mapping

from ..site.saved_pages import SAVED

# Of a saved page: styles and pictures that lie in it; nothing else, from nowhere.
SAVED_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; "
    "base-uri 'none'; form-action 'none'"
)

# Home's form leads from home to the search page. To Firefox a page opened from a folder is not its own 'self'
# there, so files are named, too; pages of a server can lead to none.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "worker-src 'self' blob:; manifest-src 'self'; base-uri 'none'; form-action 'self' file:; "
    "require-trusted-types-for 'script'; trusted-types dateline"
)


# Where saved pages are shown beside their articles, which are the only frames of a site.
_FRAMES = "; frame-src 'self' file:"


def policy(*, frames: bool) -> str:
    """Return the policy of a site's pages.

    Args:
        frames: whether articles show saved pages in frames.
    """
    return POLICY + _FRAMES if frames else POLICY


# What a meta tag cannot say, too; sent with every file.
HEADERS = {
    "Content-Security-Policy": f"{POLICY}; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Permissions-Policy": "interest-cohort=()",
}


# A frame is given these by the site that it is part of; each page's own policy stands in the page.
_FRAMED = HEADERS | {"Content-Security-Policy": "frame-ancestors 'self'"}
_SITE_OF_FRAMES = {"Content-Security-Policy": f"{POLICY}{_FRAMES}; frame-ancestors 'none'"}
_SAVED = {"Content-Security-Policy": f"sandbox; {SAVED_POLICY}"}


def headers_of(path: str) -> Mapping[str, str]:
    """Return the headers of one file of a site that is served.

    Args:
        path: below the site's folder.
    """
    return HEADERS | _SAVED if path.startswith(SAVED) else HEADERS | _SITE_OF_FRAMES


def headers_file(*, frames: bool = False) -> str:
    """Return `_headers`, which static hosts read.

    Args:
        frames: whether articles show saved pages in frames. Hosts send what all rules say of a file, and of
            several policies each must allow: what the pages say themselves is then not said here again.
    """
    if not frames:
        return _rule("/*", HEADERS)
    return _rule("/*", _FRAMED) + _rule(f"/{SAVED}*", _SAVED)


def _rule(paths: str, headers: Mapping[str, str]) -> str:
    return f"{paths}\n" + "".join(f"  {name}: {value}\n" for name, value in headers.items())
