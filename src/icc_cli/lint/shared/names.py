"""Compares names: by their letters without accents, and by their distinctive words."""

from __future__ import annotations

import unicodedata

from icc_cli.patterns import lazy

_WORD = lazy(r"[^\W_]+(?:['’][^\W_]+)*")
_STEM = 4
"""The least number of letters that two forms of a name share: `Białystok`, `w Białymstoku`."""
_STROKED = {ord(stroked): plain for stroked, plain in zip("łŁđĐøØıħŧ", "lLdDoOiht", strict=True)}
"""Letters that Unicode does not decompose."""


class _Base(dict[int, str]):
    """Maps a letter to the one without its accents."""

    def __missing__(self, code: int) -> str:
        base = _STROKED.get(code) or unicodedata.normalize("NFD", chr(code))[0]
        self[code] = base
        return base


_BASE = _Base()


def unmarked(text: str) -> str:
    """Return a text without accents: `Białystok` becomes `Bialystok`."""
    return text if text.isascii() else text.translate(_BASE)


def folded(text: str) -> str:
    """Return a text in the form in which names are compared: without accents, in lower case."""
    return text.lower() if text.isascii() else unmarked(unicodedata.normalize("NFC", text)).lower()


def name_words(text: str) -> list[str]:
    """Return the words of a name."""
    return _WORD.findall(text)


def share_a_stem(word: str, other: str) -> bool:
    """Tell whether two words may be forms of one name, as `Kraków` and `Krakowa`: they start alike."""
    return folded(word)[:_STEM] == folded(other)[:_STEM]


def plain_words(text: str) -> str:
    """Return the words of a text in lower case, without accents and punctuation; `&` is `and`."""
    return " ".join(name_words(folded(text.replace("&", " and "))))
