"""The archive read for a build or a question: articles, tags, entities. Writes nothing but the cache."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from ..enrich.entities.archive import Archive, resolve_archive
from ..enrich.entities.authority import read_authority
from ..enrich.entities.labels import LabelSettings
from ..enrich.ner.model import load_models, local_model
from ..enrich.tags import DateMention
from ..site.charts.world import country_names
from . import fingerprint
from .article_store import ArticleStore, read_articles
from .build_day import build_day
from .cache import Cache
from .cache_folder import ARTICLES
from .gazetteer_answers import keep_answers, read_answers
from .page_tagging import Tagging
from .settings import checked
from .source_rights import read_source_rights
from .stages import tell_stage
from .workers import make_workers, worker_of_few


@dataclass(frozen=True, slots=True)
class LoadedArchive:
    """Everything that the pages are made of."""

    articles: ArticleStore
    archive: Archive
    dates: Mapping[str, Sequence[DateMention]]  # by article
    tagger: str  # one sentence: what found the names


def load_archive(settings: Mapping[str, Any]) -> LoadedArchive:
    """Read the articles, tag those that the cache does not know, and make one entity of each name.

    Args:
        settings: Pelican's, with ours among them.

    Raises:
        SettingError, AuthorityError: see there.
        IntegrityError: the model is not the one that it should be.
    """
    own = checked(settings)
    content = Path(settings["PATH"])
    choice = local_model(own["DATELINE_MODEL"], Path(own["DATELINE_CACHE"]))
    models = load_models(settings["DEFAULT_LANG"], choice)
    tell_stage("articles")
    program = fingerprint.of_rooms(
        "languages", "article", "enrich", "build/page_tagging.py", "build/cache.py"
    )
    tagging = Tagging(
        f"{program} {' '.join(model.id for model in models)}",
        make_workers(own),
        choice,
        partial(tell_stage, "names"),
        build_day(),
        read_source_rights(content),
        worker_of_few(own),
    )
    folder = Path(own["DATELINE_CACHE"])
    cache = Cache(folder / ARTICLES)
    articles, tags = read_articles(content / "articles", cache, tagging)
    language = settings["DEFAULT_LANG"]
    answers = read_answers(folder, program)
    labels = LabelSettings(language, country_names(language), answers)
    archive = resolve_archive(tags, read_authority(content / "authority"), labels)
    keep_answers(folder, program, answers)
    dates = {identifier: found.dates for identifier, found in tags.items()}
    return LoadedArchive(articles, archive, dates, ", ".join(model.description for model in models))
