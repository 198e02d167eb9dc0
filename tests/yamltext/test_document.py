"""Where keys and values stand, as an editor counts lines and columns."""

import pytest

from icc_cli.yamltext import KeyPath, Position, Span

from .reading import key_words, place, read_text, value_words

KPIS = """\
# KPIs of one solution
solution: res-installations   # a comment
kpis:
  - id: buildings-with-res
    name: Municipal buildings
      with installations
    unit: "%"
    target: {value: 20, due: 2025}
    measurements:
      start: 30
      final:

    owner: 'Energy
      Office'
  - id: surplus-energy
    tags: [a, [b, "c d"], {e: f}, g: h]
after: x
"""


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        (("solution",), "res-installations"),
        (("kpis", 0, "name"), "Municipal buildings\n      with installations"),
        (("kpis", 0, "unit"), '"%"'),
        (("kpis", 0, "target"), "{value: 20, due: 2025}"),
        (("kpis", 0, "target", "due"), "2025"),
        (("kpis", 0, "measurements"), "start: 30\n      final:"),
        (("kpis", 0, "measurements", "final"), ""),
        (("kpis", 0, "owner"), "'Energy\n      Office'"),
        (("kpis", 1), 'id: surplus-energy\n    tags: [a, [b, "c d"], {e: f}, g: h]'),
        (("kpis", 1, "tags", 1), '[b, "c d"]'),
        (("kpis", 1, "tags", 1, 1), '"c d"'),
        (("kpis", 1, "tags", 3), "g: h"),
        (("kpis", 1, "tags", 3, "g"), "h"),
        (("after",), "x"),
    ],
)
def test_a_value_spans_its_words_and_no_more(path: KeyPath, expected: str) -> None:
    assert value_words(read_text(KPIS), *path) == expected


def test_a_list_starts_at_its_first_hyphen_and_ends_with_its_last_item() -> None:
    document = read_text(KPIS)

    assert place(document.value_span(("kpis",))) == "4:3-16:40"
    assert place(document.value_span(())) == "2:1-17:9"


def test_an_empty_value_stands_behind_the_colon_even_before_empty_lines_and_comments() -> None:
    document = read_text("a:   # nothing\n\n# more\nb: 1\nc:\n  -\n\n  - 2\n")

    assert place(document.value_span(("a",))) == "1:3-1:3"
    assert place(document.value_span(("c", 0))) == "6:4-6:4"


def test_keys_have_spans_of_their_own() -> None:
    document = read_text(KPIS + "'quoted key': 1\n? explicit\n: 2\n")

    assert key_words(document, "kpis", 0, "measurements") == "measurements"
    assert key_words(document, "kpis", 1, "tags", 3, "g") == "g"
    assert key_words(document, "quoted key") == "'quoted key'"
    assert key_words(document, "explicit") == "explicit"


@pytest.mark.parametrize(
    "path",
    [("nothing",), ("kpis", 7), ("kpis", -1), ("kpis", "id"), ("solution", 0), ("kpis", 0, "id", "x", "y"), (0,)],
)
def test_what_is_not_there_has_no_span(path: KeyPath) -> None:
    document = read_text(KPIS)

    assert document.value_span(path) is None
    assert document.key_span(path) is None


def test_neither_the_whole_nor_an_item_has_a_key() -> None:
    document = read_text(KPIS)

    assert document.key_span(()) is None
    assert document.key_span(("kpis", 0)) is None


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_spans_are_exact_with_every_line_end_and_beyond_the_basic_plane(line_end: str) -> None:
    text = (
        "title: e\u0301cole \U0001f3eb ok # \U0001f3eb\nnote: |\n  \U0001f3eb one\n\n  two\n\n\nlast: [\U0001f3eb, x]\n"
    )
    document = read_text(text.replace("\n", line_end))

    assert document.value == {
        "title": "e\u0301cole \U0001f3eb ok",
        "note": "\U0001f3eb one\n\ntwo\n",
        "last": ["\U0001f3eb", "x"],
    }
    assert place(document.value_span(("title",))) == "1:8-1:19"
    assert place(document.value_span(("note",))) == "2:7-5:6"
    assert place(document.value_span(("last", 1))) == "8:11-8:12"
    assert [document.line(number) for number in (2, 3, 4, 8, 9, 10, 0)] == [
        "note: |", "  \U0001f3eb one", "", "last: [\U0001f3eb, x]", "", "", "",
    ]  # fmt: skip


def test_a_byte_order_mark_is_not_counted() -> None:
    document = read_text("\ufeffa: b".encode())

    assert place(document.key_span(("a",))) == "1:1-1:2"
    assert document.text == "a: b"
    assert place(read_text("\ufeffa: b").key_span(("a",))) == "1:1-1:2"


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("a: |\n  x\n  y\n", "3:4"),
        ("a: |\n  x\n  y\n\n\n# comment\nb: 1\n", "3:4"),
        ("a: >-\n  x\n\n\nb: 1\n", "2:4"),
        ("a: |+\n  x\n\n\nb: 1\n", "2:4"),
        ("a: |\n  x  \n   \nb: 1\n", "2:6"),
        ("a: |\nb: 1\n", "1:5"),
        ("a: |\n  x", "2:4"),
    ],
)
def test_a_block_text_ends_with_its_last_line_of_content(text: str, end: str) -> None:
    assert place(read_text(text).value_span(("a",))) == f"1:4-{end}"


def test_an_aliased_value_stands_at_the_alias_and_its_parts_at_the_anchor() -> None:
    document = read_text("a: &common\n  unit: kWh\nb: *common\nc:\n  <<: *common\n  d: 1\n")

    assert value_words(document, "b") == "*common"
    assert place(document.value_span(("b", "unit"))) == "2:9-2:12"
    assert place(document.key_span(("c", "unit"))) == "2:3-2:7"
    assert place(document.value_span(("c", "unit"))) == "2:9-2:12"


def test_tabs_are_kept_in_excerpts() -> None:
    assert read_text("a: b\t# c\td\n").line(1) == "a: b\t# c\td"


@pytest.mark.parametrize(
    ("path", "nearest"),
    [
        (("kpis", 0, "unit"), ("kpis", 0, "unit")),
        (("kpis", 0, "owner", "name"), ("kpis", 0, "owner")),
        (("kpis", 5, "unit"), ("kpis",)),
        (("kpis", 0, "target", 0, "due"), ("kpis", 0, "target", "due")),
        (("kpis", 0, "target", 1, "due"), ("kpis", 0, "target")),
        (("solution", 0), ("solution",)),
        (("missing", "kpis"), ()),
        ((), ()),
    ],
)
def test_the_nearest_part_of_what_is_not_there(path: KeyPath, nearest: KeyPath) -> None:
    assert read_text(KPIS).nearest(path) == nearest


def test_an_index_into_an_empty_list_leads_nowhere_further() -> None:
    assert read_text("a: []\n").nearest(("a", 0, "b")) == ("a",)


def test_spans_and_positions_can_be_ordered() -> None:
    early, late = Position(2, 9), Position(10, 1)

    assert early < late
    assert Span(early, late) < Span(late, late)
