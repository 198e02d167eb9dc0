"""The words for what the builder finds wrong with a text that is YAML: one method for each defect."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from itertools import islice

from icc_cli.patterns import lazy
from icc_cli.yamltext.characters import without_unseen
from icc_cli.yamltext.document import Problems, SourceError
from icc_cli.yamltext.edits import Edit
from icc_cli.yamltext.positions import Lines
from icc_cli.yamltext.problems import Correction, SourceProblem
from icc_cli.yamltext.scalars import CORE_TAG, quoted

_COLOUR = lazy(r"#[0-9A-Fa-f]{6}")
_LONGEST_QUOTATION = 60
_NAMES_COMPARED = 1000


class Defects:
    """Notes defects of one text, at places that are given as offsets."""

    def __init__(self, lines: Lines, problems: Problems) -> None:
        self._lines = lines
        self._problems = problems

    def duplicate_key(self, key: str, start: int, end: int, first: tuple[int, int]) -> None:
        """A key that stands in its mapping already, at `first`."""
        self._problems.add(
            SourceProblem(
                "duplicate-key",
                f"the key `{_shown(key)}` is given twice in the same mapping",
                self._lines.span(start, end),
                "keep one of the two; until then the first one counts",
                (("first given here", self._lines.span(*first)),),
            )
        )

    def missing_key(self, start: int, end: int) -> None:
        """A colon without anything before it."""
        self._note("bad-key", "a value stands here without a key", start, end, "write the key before the colon")

    def complex_key(self, start: int, end: int) -> None:
        """A list or a mapping in the place of a key."""
        self._note(
            "bad-key",
            "a list or a mapping stands where a key is expected",
            start,
            end,
            "a key is a word or a few; a text that starts with `[`, `{` or `?` must be in quotes",
        )

    def bad_merge(self, start: int, end: int) -> None:
        """A merge key before something that has no keys."""
        self._note(
            "bad-merge",
            "`<<` takes over the keys of another mapping, and this is none",
            start,
            end,
            "name a mapping that is marked with `&`, as in `<<: *common`",
        )

    def unknown_tag(self, tag: str, start: int, end: int) -> None:
        """A tag that is not of the core schema, or not of its value's kind."""
        self._note(
            "unknown-tag",
            f"`{_shown_tag(tag)}` means nothing here",
            start,
            end,
            "if a text starts with `!`, put it in quotes; otherwise remove the word",
        )

    def tag_mismatch(self, tag: str, start: int, end: int) -> None:
        """A tag such as `!!int` before something else."""
        self._note(
            "tag-mismatch",
            f"`{_shown_tag(tag)}` stands before a value that is nothing of that kind",
            start,
            end,
            f"remove `{_shown_tag(tag)}`, or correct the value",
        )

    def overlong_number(self, words: str, start: int, end: int) -> None:
        """An integer with too many digits."""
        self._note(
            "number-too-long",
            f"a number of {len(words)} digits is too long to calculate with",
            start,
            end,
            "if it is no number, put it in quotes",
        )

    def escaped_unseen(self, name: str, start: int, end: int) -> None:
        """A double-quoted text with a code for an invisible character, such as `\\e`."""
        self._note(
            "control-character",
            f"a backslash in this text writes an invisible character: {name}",
            start,
            end,
            "put the text in single quotes, in which a backslash is a backslash",
        )

    def list_in_text(self, start: int, end: int) -> None:
        """A list below a text, which YAML reads as more of that text."""
        self._note(
            "list-in-text",
            "this list item is read as part of the text above it",
            start,
            end,
            "align it with the other items of its list, or write `|` before the first line of the text",
        )

    def value_in_comment(self, key: str | None, comment: str, start: int) -> None:
        """Nothing behind a key, or a hyphen, but a comment that looks like a value: a colour, or a word with `#`."""
        words = comment.partition(" #")[0].rstrip()
        whose = f"`{_shown(key)}` is" if key else "this place is"
        message = f"{whose} left empty, as `#` begins a comment: `{_shown(words)}` is not read"
        value = quoted(_shown(words))
        hint = f"if it is the value, put it in quotes: {value}; if it is a comment, write a space after `#`"
        end = start + len(words)
        correction = None
        if _COLOUR.fullmatch(words):
            correction = Correction(f"quotes around `{words}`", (Edit(start, end, quoted(words)),))
        span = self._lines.span(start, end)
        self._problems.add(SourceProblem("value-in-comment", message, span, hint, correction=correction))

    def second_document(self, start: int, end: int) -> None:
        """A line `---` below the content."""
        self._note(
            "several-documents",
            "a second document starts here, and nothing below this line is read",
            start,
            end,
            "remove the line `---`, or move what follows into a file of its own",
        )

    def unused_anchor(self, name: str, start: int) -> None:
        """A word that starts with `&` and that nothing refers to: mostly, it was meant as text."""
        self._note(
            "unused-anchor",
            f"`&{_shown(name)}` is no part of the text: it marks a value for use elsewhere, and nothing uses it",
            start,
            start + 1 + len(name),
            "if the text starts with `&`, put it in quotes; otherwise remove the word",
        )

    def unknown_alias(self, name: str, known: Iterable[str], start: int, end: int) -> None:
        """A word that starts with an asterisk, with nothing above that it could refer to."""
        names = [other for other in islice(known, _NAMES_COMPARED) if len(other) <= _LONGEST_QUOTATION]
        close = difflib.get_close_matches(name[: 2 * _LONGEST_QUOTATION], names, n=1)
        message = f"`*{_shown(name)}` refers to something marked `&{_shown(name)}`, and nothing above is marked so"
        hint, correction = f"did you mean `*{close[0]}`?" if close else "", None
        if not close:
            hint = f'if the text starts with an asterisk, put it in quotes: "*{_shown(name)}"'
            correction = Correction(f"quotes around `*{_shown(name)}`", (Edit(start, end, f'"*{name}"'),))
        self._problems.add(
            SourceProblem("unknown-alias", message, self._lines.span(start, end), hint, correction=correction)
        )

    def recursive_alias(self, name: str, start: int, end: int) -> SourceError:
        """Make the error that an alias stands inside what it names."""
        message = f"`*{_shown(name)}` stands inside the value that it names, which would never end"
        return self._fatal("recursive-alias", message, start, end, "write the value out")

    def too_many_aliases(self, most: int, start: int, end: int) -> SourceError:
        """Make the error that aliases stand for more than `most` values."""
        message = f"the aliases of this file stand for more than {most} values"
        return self._fatal("too-many-aliases", message, start, end, "write the values out")

    def too_many_tag_lines(self, most: int, start: int, end: int) -> SourceError:
        """Make the error that more than `most` lines define abbreviations for tags."""
        message = f"more than {most} lines start with `%TAG`, which is never needed here"
        return self._fatal("too-many-tags", message, start, end, "remove these lines")

    def too_deep(self, most: int, start: int, end: int) -> SourceError:
        """Make the error that more than `most` levels stand within each other."""
        message = f"more than {most} lists and mappings stand within each other"
        hint = "check the brackets and the indentation from here upwards"
        return self._fatal("too-deep", message, start, end, hint)

    def _note(self, code: str, message: str, start: int, end: int, hint: str) -> None:
        self._problems.add(SourceProblem(code, message, self._lines.span(start, end), hint))

    def _fatal(self, code: str, message: str, start: int, end: int, hint: str) -> SourceError:
        return self._problems.fatal(SourceProblem(code, message, self._lines.span(start, end), hint))


def _shown(words: str) -> str:
    line = re.sub(r"\s+", " ", without_unseen(words[: 2 * _LONGEST_QUOTATION]))
    return line if len(line) <= _LONGEST_QUOTATION else f"{line[: _LONGEST_QUOTATION - 1]}…"


def _shown_tag(tag: str) -> str:
    return _shown(tag.replace(CORE_TAG, "!!", 1))
