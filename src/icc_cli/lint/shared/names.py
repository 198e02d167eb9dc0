"""How names are compared: by their letters without marks, and by the words that tell one thing from another."""

from __future__ import annotations

import unicodedata

from icc_cli.patterns import lazy

_WORD = lazy(r"[^\W_]+(?:['’][^\W_]+)*")
_STEM = 4
"""How many letters two forms of a name have in common at least: `Białystok`, `w Białymstoku`."""
_STROKED = {ord(stroked): plain for stroked, plain in zip("łŁđĐøØıħŧ", "lLdDoOiht", strict=True)}
"""Letters that Unicode does not take apart."""


class _Base(dict[int, str]):
    """From a letter to the one that it is without its marks."""

    def __missing__(self, code: int) -> str:
        base = _STROKED.get(code) or unicodedata.normalize("NFD", chr(code))[0]
        self[code] = base
        return base


_BASE = _Base()


def unmarked(text: str) -> str:
    """Return a text whose letters have lost their marks: `Białystok` becomes `Bialystok`."""
    return text if text.isascii() else text.translate(_BASE)


def folded(text: str) -> str:
    """Return a text as names are compared: without marks, in small letters."""
    return text.lower() if text.isascii() else unmarked(unicodedata.normalize("NFC", text)).lower()


def name_words(text: str) -> list[str]:
    """Return the words of a name."""
    return _WORD.findall(text)


def share_a_stem(word: str, other: str) -> bool:
    """Tell whether two words may be forms of one name, as `Kraków` and `Krakowa`: they begin alike."""
    return folded(word)[:_STEM] == folded(other)[:_STEM]


def plain_words(text: str) -> str:
    """Return the words of a text in small letters, without marks and punctuation; `&` is `and`."""
    return " ".join(name_words(folded(text.replace("&", " and "))))
