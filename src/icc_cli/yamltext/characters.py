"""From the bytes of a file to text that can be parsed: encodings, and invisible characters."""

from __future__ import annotations

import codecs
import re
import unicodedata

from icc_cli.patterns import lazy
from icc_cli.yamltext.document import Problems
from icc_cli.yamltext.positions import Lines
from icc_cli.yamltext.problems import START, SourceProblem

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"

_UNSEEN = lazy(
    "["
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # control characters but tab and line ends
    "\u2028\u2029"  # line and paragraph separator: line ends in YAML 1.1, none in 1.2, none in an editor
    "\u202a-\u202e\u2066-\u2069"  # these turn text around, so that a reader sees another order than a program
    "\ufeff\ufffe\uffff"  # a byte order mark inside the text, and no characters at all
    "\ud800-\udfff"  # halves of a character
    "]+"
)
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF32_LE, "UTF-32"),  # before UTF-16, whose mark it starts with
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)
_SAVE_AS_UTF8 = "save the file as UTF-8: most editors offer it in `Save as`, under `Encoding`"


def decode(data: bytes, problems: Problems) -> str:
    """Read bytes as UTF-8, without a byte order mark; raise SourceError at the first byte that is not."""
    encoding = _foreign_encoding(data)
    if encoding:
        raise problems.fatal(
            SourceProblem("not-utf-8", f"the file is saved as {encoding}, not as UTF-8", START, _SAVE_AS_UTF8)
        )
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8")
        lines = Lines(before)
        raise problems.fatal(
            SourceProblem(
                "not-utf-8",
                f"the file is not UTF-8 text: no character starts with the byte 0x{data[error.start]:02X} here",
                lines.span(len(before), len(before)),
                _SAVE_AS_UTF8,
            )
        ) from error


def replace_unseen(text: str, lines: Lines, problems: Problems) -> str:
    """Note every control character and directional override in `text`, and give it with U+FFFD in their place.

    Each becomes one character, so that offsets stay what they are.
    """

    def replace(found: re.Match[str]) -> str:
        run = found.group()
        what = _name(run[0]) if len(run) == 1 else f"{len(run)} characters, the first {_name(run[0])}"
        problems.add(
            SourceProblem(
                "control-character",
                f"an invisible character stands here: {what}",
                lines.span(*found.span()),
                "delete it; such characters come with text that was copied from another program",
            )
        )
        return REPLACEMENT * len(run)

    return _UNSEEN.sub(replace, text)


def unseen_in(words: str) -> str | None:
    """Name the first control character or directional override in `words`, if there is one."""
    found = _UNSEEN.search(words)
    return found and _name(found.group()[0])


def without_unseen(words: str) -> str:
    """Give `words` with U+FFFD for each control character and directional override."""
    return _UNSEEN.sub(lambda found: REPLACEMENT * len(found.group()), words)


def _name(character: str) -> str:
    code = f"U+{ord(character):04X}"
    name = unicodedata.name(character, "").lower()
    return f"{name} ({code})" if name else code


def _foreign_encoding(data: bytes) -> str | None:
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return encoding
    # Without a mark, UTF-16 shows in that every other byte of Latin text is zero.
    head = data[:256]
    for zeros in (head[0::2], head[1::2]):
        if len(zeros) > 1 and zeros.count(0) > 0.8 * len(zeros) and head.count(0) < 0.6 * len(head):
            return "UTF-16"
    return None
