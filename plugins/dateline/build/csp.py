"""What a page of the archive may load and run; the one place that says so."""

# Home's form leads from home to the search page. To Firefox a page opened from a folder is not its own 'self'
# there, so files are named, too; pages of a server can lead to none.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "worker-src 'self' blob:; manifest-src 'self'; base-uri 'none'; form-action 'self' file:; "
    "require-trusted-types-for 'script'; trusted-types dateline"
)


# What a meta tag cannot say, too; sent with every file.
HEADERS = {
    "Content-Security-Policy": f"{POLICY}; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Permissions-Policy": "interest-cohort=()",
}


def headers_file() -> str:
    """Return `_headers`, which static hosts read."""
    return "/*\n" + "".join(f"  {name}: {value}\n" for name, value in HEADERS.items())
