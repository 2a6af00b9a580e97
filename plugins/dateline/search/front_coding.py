"""Terms, and printed forms of a term, written by the bytes that they share with the word before."""

from collections.abc import Sequence

import numpy as np

from . import codec
from .analyzer import STOP_MARK

_HEAD = 16  # bytes of a term compared all at once


def encode_forms(term: str, forms: Sequence[str]) -> bytes:
    """Return the printed forms of a term, written by what they do not share with it; 0 for the term alone."""
    if not forms or (len(forms) == 1 and (not forms[0] or forms[0] == printed(term))):
        return codec.varint(0)
    word = term.encode()
    written = [codec.varint(len(forms))]
    for form in map(str.encode, forms):
        shared = len(word) if form.startswith(word) else _shared_bytes(word, form)
        written.append(codec.varint(shared) + codec.varint(len(form) - shared) + form[shared:])
    return b"".join(written)


def _shared_bytes(word: bytes, form: bytes) -> int:
    """Return how many bytes two words begin with alike."""
    pairs = zip(word, form, strict=False)
    return next((at for at, (a, b) in enumerate(pairs) if a != b), min(len(word), len(form)))


def decode_forms(reader: codec.Reader, term: str) -> tuple[str, ...]:
    """Return the printed forms of a term that come next."""
    number = reader.varint()
    if not number:
        return (printed(term),)
    word = term.encode()
    return tuple((word[: reader.varint()] + reader.take(reader.varint())).decode() for _ in range(number))


def printed(term: str) -> str:
    """Return the printed form that a term has where no other is stated."""
    return term.removeprefix(STOP_MARK)


def encode_terms(terms: Sequence[str]) -> bytes:
    """Return ascending terms front-coded (section 1 of a term shard)."""
    words = [term.encode() for term in terms]
    varint = codec.varint
    return b"".join(
        [
            varint(shared) + varint(len(word) - shared) + word[shared:]
            for word, shared in zip(words, _shared(words), strict=True)
        ]
    )


def _shared(words: Sequence[bytes]) -> list[int]:
    """Return how many bytes each word shares with the one before it."""
    heads = np.array([b"", *words], dtype=f"S{_HEAD}").view(np.uint8).reshape(-1, _HEAD)
    same = (heads[1:] == heads[:-1]) & (heads[1:] != 0)
    shared: list[int] = np.logical_and.accumulate(same, axis=1).sum(axis=1).tolist()
    for number in [number for number, length in enumerate(shared) if length == _HEAD]:
        one, other = words[number], words[number - 1]
        most = min(len(one), len(other))
        length = _HEAD
        while length < most and one[length] == other[length]:
            length += 1
        shared[number] = length
    return shared


def decode_terms(reader: codec.Reader, number: int) -> list[str]:
    """Return the next `number` front-coded terms."""
    word, terms = b"", []
    data, at = reader.data, reader.at
    for _ in range(number):
        shared, length = data[at : at + 2]
        if shared < 0x80 and length < 0x80:  # nearly always: a call for each number would cost twice as much
            at += 2
        else:
            reader.at = at
            shared, length, at = reader.varint(), reader.varint(), reader.at
        word = word[:shared] + data[at : at + length]
        at += length
        terms.append(word.decode())
    reader.at = at
    return terms
