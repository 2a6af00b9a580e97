"""All verbs of an archive as invoke takes them; `tasks.py` and the command `dateline` both use this."""

from invoke.collection import Collection

from ..compat.invoke_exit_status import end_in_sentences
from ..compat.invoke_words import accept_many, accept_none
from .verb import USELESS
from .verbs import archive, content, keeping, search, site

GROUPS = {
    "Begin": archive.VERBS,
    "Bring in and look after articles": content.VERBS,
    "Keep it and hand it over": keeping.VERBS,
    "Build the site and hand it on": site.VERBS,
    "Search": search.VERBS,
}

accept_many("ingest", "paths")
accept_none("takedown", "article")
accept_none("search", "words")
end_in_sentences(USELESS)
namespace = Collection(*(verb for verbs in GROUPS.values() for verb in verbs))
