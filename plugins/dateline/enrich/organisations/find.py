"""From mentions to organisations: one value for a body's long name, its short forms and its acronym."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from ..ner.capitals import capitals_of
from ..tags import Mention, Organisation
from .names import is_acronym_of, organisation_key
from .spans import acronyms
from .words import ENDINGS, GENERIC


def gather_organisations(text: str, mentions: Sequence[Mention]) -> tuple[Organisation, ...]:
    """Return the bodies that the mentions name, in order of first mention.

    An acronym joins the long name that the article binds it to in brackets, or the only one whose
    first letters it is; a short name joins the only long one that begins with it.
    """
    by_key: defaultdict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        by_key[organisation_key(mention.surface)].append(mention)
    bound = {
        organisation_key(text[slice(*short)]): organisation_key(text[slice(*long)])
        for long, short in acronyms(capitals_of(text))
    }
    targets = {key: _target(key, found[0].surface, by_key, bound) for key, found in by_key.items()}
    # What a shorter form stands for is a body in full, whatever longer name begins with the same words.
    in_full = {target for key, target in targets.items() if target != key}
    groups: defaultdict[str, list[Mention]] = defaultdict(list)
    acronym: dict[str, str] = {}
    for key in sorted(by_key, key=lambda key: (-len(key), key)):
        surface = by_key[key][0].surface
        target = key if key in in_full else targets[key]
        if target != key and surface.replace(".", "").isupper():
            acronym.setdefault(target, surface)
        groups[target] += by_key[key]
    organisations = [
        Organisation(_name(found, key), tuple(sorted(found)), acronym=acronym.get(key) or _acronym(found))
        for key, found in groups.items()
    ]
    return tuple(sorted(organisations, key=lambda organisation: organisation.mentions[0].start))


def _target(key: str, surface: str, by_key: Mapping[str, list[Mention]], bound: Mapping[str, str]) -> str:
    if bound.get(key) in by_key:
        return bound[key]
    if surface.replace(".", "").isupper() and " " not in surface:
        longer = [
            other for other in by_key if " " in other and is_acronym_of(surface, by_key[other][0].surface)
        ]
    else:
        longer = [other for other in by_key if other.startswith(f"{key} ")]
        if not longer and (
            key in ENDINGS or key in GENERIC or _is_nickname(surface)
        ):  # 'the Exchange' is the New York Stock Exchange
            longer = [other for other in by_key if other.endswith(f" {key}")]
    return longer[0] if len(longer) == 1 else key


def _is_nickname(surface: str) -> bool:
    """Return whether a word is a plural that a team may go by: 'Dodgers'."""
    return " " not in surface and surface.endswith("s") and surface[:1].isupper() and not surface.isupper()


def _acronym(mentions: Sequence[Mention]) -> str | None:
    """Return the acronym among the forms of a body that has a longer one, too."""
    forms = sorted({found.surface for found in mentions})
    short = [form for form in forms if _is_acronym(form)]
    return short[0] if short and len(short) < len(forms) else None


def _is_acronym(form: str) -> bool:
    return form.replace(".", "").replace("-", "").isupper() and " " not in form


def _name(mentions: Sequence[Mention], key: str) -> str:
    """Choose the form most used of the longest name, without legal form where both are used."""
    counts = Counter(found.surface for found in mentions if organisation_key(found.surface) == key)
    return min(counts, key=lambda name: (_is_acronym(name), -counts[name], len(name), name))
