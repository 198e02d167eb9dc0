"""Names of organisations, offices and documents in a deliverable, and which of them are forms of one name."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from icc_cli.lint.shared.names import folded
from icc_cli.lint.shared.whole_text import WholeText
from icc_cli.model.walk import Words
from icc_cli.patterns import lazy

_FIELDS = frozenset({"organisation", "role", "responsible", "organisations", "stakeholders", "owner"})
"""Fields whose whole text is a name."""
_OTHERS = frozenset({"also_named", "source"})
"""Fields that are not checked for names."""
_JOINTS = frozenset({"a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "the", "to", "with", "&"})
_TURNING = frozenset({"of", "for", "to"})
"""Small words that a name keeps: `Strategy for …` and `Strategy of …` are two forms."""
_IZE = lazy(r"iz(?=(?:ation|e|ed|ing)s?$)")
_AMERICAN = {"center": "centre", "theater": "theatre", "fiber": "fibre", "program": "programme"}
_CAPITAL_LETTER = r"[^\W\d_a-zß-öø-ÿ]"
_CAPITAL = rf"{_CAPITAL_LETTER}[\w'’-]*"
_CAPITAL_WORD = lazy(rf"{_CAPITAL_LETTER}(?<!\w.)[\w'’-]*")
"""Starts with a character class, which lets the engine skip all other text quickly."""
_CAPITAL_RUN = lazy(
    rf"{_CAPITAL_LETTER}(?<!\w.)[\w'’-]*(?:\s+(?:(?:of|for|and|&|at|to|in|on)\s+(?:the\s+)?)?{_CAPITAL})+"
)
_WORD = lazy(r"[^\W_]+(?:['’-][^\W_]+)*['’]?|&|[^\w\s]|\x00")
_NO_LETTER = lazy(r"['’-]")
_GOES_ON = lazy(r"\s+(?:and|&|of|for)\s")
"""Follows words that are only the start of a name, as in `Committee for Digitalisation and Smart Cities`."""
_ASIDE = lazy(r"\s*\([^()]*\)|\s+–\s.*")
_LONGEST = 9
"""More distinctive words than this are a sentence."""
_REACH = 120
"""How many characters a name may have."""

_MANY = 8192
"""Size of the cache of words: a city's names consist of few words, used often."""
_REPEATED = 1024
"""Size of the cache of names: a city's own are used in many places."""

Key = tuple[str, ...]


class Name(NamedTuple):
    """A name as written in one place."""

    written: str
    key: Key
    """Its distinctive words in their basic form, sorted: what all forms of the name have in common."""
    telling: tuple[str, ...]
    """Its distinctive words in order, in British spelling."""
    joints: tuple[str, ...]
    words: Words


def names_in(texts: list[Words], city: str) -> list[Name]:
    """Return the names of two or more distinctive words in texts. `in` and the city's name at the end do not count."""
    ending = re.compile(rf"\s+(?:in|of)\s+{re.escape(city)}$")
    whole = [words for words in texts if words.key in _FIELDS and not words.is_prose]
    names = [_name(ending.sub("", _ASIDE.sub("", words.text)), words) for words in whole]
    text = WholeText(words for words in texts if words.is_prose or words.key not in _FIELDS | _OTHERS)
    names += [_name(ending.sub("", found.group()), words) for words, found in text.find(_CAPITAL_RUN)]
    known = {name.key for name in names if name is not None}
    names += _windows(text, known)
    return [name for name in names if name is not None]


def several_forms(names: Iterable[Name], places: Iterable[str]) -> Iterator[list[Name]]:
    """Yield the names with more than one form: each form once, the most common first.

    With the name of a place two words change their order freely: `City of Sofia`, `Sofia City`.
    """
    of_places = {stem for place in places for stem in _stems(place)}
    by_key: dict[Key, dict[tuple[str, ...], list[Name]]] = defaultdict(lambda: defaultdict(list))
    for name in names:
        if len(name.key) > 2 or not of_places.intersection(name.key):
            by_key[name.key][name.telling].append(name)
    for spellings in by_key.values():
        forms = [form for mentions in spellings.values() for form in _by_joints(mentions)]
        if len(forms) > 1:
            yield [mentions[0] for mentions in sorted(forms, key=len, reverse=True)]


def _by_joints(mentions: list[Name]) -> list[list[Name]]:
    """Group mentions of the same words by the small words between them; a form without any belongs to each group."""
    by_joints: dict[tuple[str, ...], list[Name]] = defaultdict(list)
    for name in mentions:
        if name.joints:
            by_joints[name.joints].append(name)
    same_length = {len(joints) for joints in by_joints}
    return list(by_joints.values()) if len(by_joints) > 1 and len(same_length) == 1 else [mentions]


def _windows(text: WholeText, known: set[Key]) -> Iterator[Name | None]:
    """Yield known names that start with a capital and continue in lower case, or are part of a longer sequence."""
    stems = {stem for key in known for stem in key}
    for found in _CAPITAL_WORD.finditer(text.text):
        if _token(found.group()).stem not in stems:
            continue
        telling: list[str] = []
        start = found.start()
        for token in _WORD.finditer(text.text, start, start + _REACH):
            is_joint, stem = _token(token.group())
            if is_joint:
                continue
            if stem not in stems or len(telling) == _LONGEST:
                break
            telling.append(stem)
            is_known = len(telling) > 1 and tuple(sorted(telling)) in known
            if is_known and not _GOES_ON.match(text.text, token.end()):
                yield _name(text.text[start : token.end()], text.words_at(start))


def _name(text: str, words: Words) -> Name | None:
    """Return a text as a name, without small words at its ends; None if it has too few words or too many."""
    form = _form(text)
    return None if form is None else Name(*form, words)


@lru_cache(maxsize=_REPEATED)
def _form(text: str) -> tuple[str, Key, tuple[str, ...], tuple[str, ...]] | None:
    """Return the parts of a name."""
    tokens = _WORD.findall(text)
    while tokens and not _tells(tokens[0]):
        tokens = tokens[1:]
    while tokens and not _tells(tokens[-1]):
        tokens = tokens[:-1]
    plain = [folded(token) for token in tokens]
    telling = [word for word in plain if _tells(word)]
    if not 2 <= len(telling) <= _LONGEST:
        return None
    joints = tuple(word for word in plain if word in _TURNING)
    # British and American spelling is another rule's matter.
    spelled = tuple(map(_spelled, (*telling[:-1], _singular(telling[-1]))))
    return " ".join(tokens), tuple(sorted(map(_stem, telling))), spelled, joints


@lru_cache(maxsize=_MANY)
def _spelled(word: str) -> str:
    return _british(_NO_LETTER.sub("", word))


def _tells(word: str) -> bool:
    return word[0].isalnum() and word.lower() not in _JOINTS


def _stems(text: str) -> Iterator[str]:
    return (_stem(plain) for match in _WORD.finditer(text) if _tells(plain := folded(match.group())))


class _Token(NamedTuple):
    """The role of a word in names."""

    is_joint: bool
    stem: str


@lru_cache(maxsize=_MANY)
def _token(word: str) -> _Token:
    plain = folded(word)
    return _Token(plain in _JOINTS, _stem(plain))


@lru_cache(maxsize=_MANY)
def _stem(word: str) -> str:
    """Return a word without plural and possessive, in British spelling."""
    return _british(_singular(word))


@lru_cache(maxsize=_MANY)
def _british(word: str) -> str:
    word = _IZE.sub("is", word)
    return _AMERICAN.get(word, word)


@lru_cache(maxsize=_MANY)
def _singular(word: str) -> str:
    """Return a word without plural and possessive."""
    word = re.sub(r"['’]s?$", "", word)
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")) else word
