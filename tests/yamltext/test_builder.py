"""Keys, anchors, merge keys, tags and bounds: what a text of well-formed YAML comes to, and what is noted about it."""

import time

import pytest

from icc_cli.yamltext import Value
from icc_cli.yamltext.edits import apply

from .reading import found, place, read_text, refusal, value_words


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("0: a\nnull: b\ntrue: c\n2025: d\n1.50: e\n~: f\n", ["0", "null", "true", "2025", "1.50", "~"]),
        ("0x1F: a\nNO: b\n'': c\n!!int 7: d\n", ["0x1F", "NO", "", "7"]),
        ("a: &key city\n*key : b\n", ["a", "city"]),
        ("{a b: 1, 'c': 2, \"d\": 3, e}\n", ["a b", "c", "d", "e"]),
    ],
)
def test_keys_are_the_words_as_written(text: str, keys: list[str]) -> None:
    document = read_text(text)

    assert isinstance(document.value, dict)
    assert list(document.value) == keys
    assert document.problems == ()


def test_a_duplicate_key_shows_both_places_and_the_first_counts() -> None:
    document = read_text("unit: kWh\ntarget:\n  value: 1\n  value: {x: 2}\nunit: t\nname: x\n")

    assert document.value == {"unit": "kWh", "target": {"value": 1}, "name": "x"}
    inner, outer = document.problems
    assert (inner.code, place(inner.span)) == ("duplicate-key", "4:3-4:8")
    assert (outer.code, place(outer.span)) == ("duplicate-key", "5:1-5:5")
    assert "`unit`" in outer.message
    assert [(label, place(span)) for label, span in outer.related] == [("first given here", "1:1-1:5")]
    assert value_words(document, "unit") == "kWh"


def test_keys_that_differ_only_in_how_they_are_written_are_duplicates() -> None:
    assert found("a: 1\n'a': 2\n\"\\x61\": 3\n") == [("duplicate-key", "2:1-2:4"), ("duplicate-key", "3:1-3:7")]


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("? [a, b]\n: 1\nc: 2\n", "1:3-1:9"),
        ("? {a: b}\n: 1\nc: 2\n", "1:3-1:9"),
        ("[a]: 1\nc: 2\n", "1:1-1:4"),
        ("? - a\n  - b\n: 1\nc: 2\n", "1:3-2:6"),
        ("?\n: 1\nc: 2\n", "1:2-1:2"),
        ("{? : 1, c: 2}\n", "1:4-1:4"),
    ],
)
def test_a_key_that_is_no_word_is_told_and_dropped(text: str, where: str) -> None:
    assert found(text) == [("bad-key", where)]
    assert read_text(text).value == {"c": 2}


def test_an_alias_to_a_list_is_no_key() -> None:
    document = read_text("a: &x [1]\n*x : 2\n")

    assert document.value == {"a": [1]}
    assert found(document.text) == [("bad-key", "2:1-2:3")]


def test_aliases_stand_for_the_anchored_value() -> None:
    document = read_text("a: &x {b: [1, &y 2.50]}\nc: *x\nd: [*y, *x]\n")

    assert document.value == {"a": {"b": [1, 2.5]}, "c": {"b": [1, 2.5]}, "d": [2.5, {"b": [1, 2.5]}]}
    assert document.problems == ()


def test_an_anchor_can_be_given_again() -> None:
    assert read_text("- &a 1\n- *a\n- &a 2\n- *a\n").value == [1, 1, 2, 2]


@pytest.mark.parametrize(
    ("merge", "value"),
    [
        ("<<: *one", {"own": 0, "a": 1, "b": 1}),
        ("<<: [*one, *two]", {"own": 0, "a": 1, "b": 1, "c": 2}),
        ("<<: [*two, *one]", {"own": 0, "a": 1, "b": 2, "c": 2}),
        ("<<: *both", {"own": 0, "a": 1, "b": 1, "c": 2}),
        ("<<: {a: 5, own: 5}", {"own": 0, "a": 5}),
        ("!!merge <<: *one", {"own": 0, "a": 1, "b": 1}),
        ("'<<': x", {"own": 0, "<<": "x"}),
        ("<<: *three", {"own": 0, "a": 9, "b": 1}),
    ],
)
def test_merge_keys(merge: str, value: Value) -> None:
    text = (
        "- &one {a: 1, b: 1}\n- &two {b: 2, c: 2}\n- &both [*one, *two]\n- &three {<<: *one, a: 9}\n"
        f"- {merge}\n  own: 0\n- [*one, *two, *both, *three]\n"
    )
    document = read_text(text)

    assert isinstance(document.value, list)
    assert document.value[4] == value
    assert document.problems == ()


def test_a_key_of_its_own_wins_over_a_merged_one_wherever_it_stands() -> None:
    document = read_text("base: &base {a: 1, b: 2}\nx:\n  a: 9\n  <<: *base\ny:\n  <<: *base\n  a: 9\n")

    assert isinstance(document.value, dict)
    assert document.value["x"] == document.value["y"] == {"a": 9, "b": 2}
    assert place(document.key_span(("x", "a"))) == "3:3-3:4"
    assert place(document.key_span(("x", "b"))) == "1:20-1:21"
    assert place(document.value_span(("y", "a"))) == "7:6-7:7"


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("a: 1\n<<: x\n", ("bad-merge", "2:5-2:6")),
        ("a: 1\n<<: [{b: 2}, x]\n", ("bad-merge", "2:14-2:15")),
        ("a: 1\n<<:\n", ("bad-merge", "2:4-2:4")),
        ("a: 1\n<<: {}\n<<: {b: 1}\n", ("duplicate-key", "3:1-3:3")),
    ],
)
def test_merge_keys_that_cannot_be_merged(text: str, problem: tuple[str, str]) -> None:
    assert found(text) == [problem]


def test_an_unknown_alias_is_text_that_starts_with_an_asterisk() -> None:
    document = read_text("note: *important\n")
    problem = document.problems[0]

    assert document.value == {"note": "*important"}
    assert (problem.code, place(problem.span)) == ("unknown-alias", "1:7-1:17")
    assert problem.hint is not None
    assert '"*important"' in problem.hint


def test_a_misspelt_alias_is_corrected() -> None:
    problem = read_text("a: &common {b: 1}\nc: *comon\nd: *common\n").problems[0]

    assert problem.hint == "did you mean `*common`?"


def test_words_that_an_unused_anchor_would_swallow_are_told() -> None:
    document = read_text("name: &Partners Ltd\n")

    assert document.value == {"name": "Ltd"}
    assert found(document.text) == [("unused-anchor", "1:7-1:16")]


def test_a_list_that_yaml_takes_for_more_text_is_told() -> None:
    assert found("members:\n  - a\n    - b\n    - c\n") == [("list-in-text", "3:5-3:7")]
    assert found("span: 2020 - 2022\nnote: one\n  two - three\n") == []


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("accent: #1a6\nb: 1\n", "1:9-1:13"),
        ("a:\n  accent:\t#0b5a72 # dark blue\n", "2:11-2:18"),
        ("tags:\n  - #lamps\r\n  - b\n", "2:5-2:11"),
        ("note: #lamps for all\n", "1:7-1:21"),
    ],
)
def test_a_value_that_yaml_takes_for_a_comment_is_told(text: str, where: str) -> None:
    assert found(text) == [("value-in-comment", where)]


@pytest.mark.parametrize(
    "text",
    ["a: # a comment\n", "a: ## b\n", "a:\n  #b\n", "a: #\n", "a: 1 #b\n", "a: #b\n  - 1\n", 'a: "#b"\n', "a: '' #b\n",
     "a: | #b\n  c\n", "a: ~ #b\n", "#b\na: 1\n",
     "--- #b\na: 1\n"],
)  # fmt: skip
def test_other_comments_are_left_alone(text: str) -> None:
    assert found(text) == []


def test_a_colour_behind_a_sign_is_meant_as_text() -> None:
    text = "accent: #0b5a72 # dark blue\nnote: #0b5a72 or so\n"
    colour, words = read_text(text).problems

    assert colour.message == "`accent` is left empty, as `#` begins a comment: `#0b5a72` is not read"
    assert colour.correction is not None
    assert apply(text, colour.correction.edits).splitlines()[0] == 'accent: "#0b5a72" # dark blue'
    assert words.correction is None


def test_a_file_with_many_comments_that_may_be_values_is_read() -> None:
    document = read_text("".join(f"k{number}: #todo\n" for number in range(300)))

    assert document.value == {f"k{number}": None for number in range(300)}
    assert [problem.code for problem in document.problems] == ["value-in-comment"] * 100


def test_words_with_quotes_behind_a_sign_are_shown_as_yaml_reads_them() -> None:
    (problem,) = read_text('note: #lamps, "the new"\n').problems

    assert problem.hint is not None
    assert """put it in quotes: '#lamps, "the new"';""" in problem.hint


def test_a_comment_that_swallows_a_bracket_is_told_as_that_alone() -> None:
    assert [problem.code for problem in refusal("a: {accent: #0b5a72}\nb: 1\n")] == ["yaml-syntax"]


@pytest.mark.parametrize(
    ("text", "where"),
    [("a: !euro 3\n", "1:4-1:11"), ("a: !!set {b}\n", "1:4-1:5"), ("a: !!timestamp 2020-01-01\n", "1:4-1:26"),
     ("a: !!map [b]\n", "1:4-1:5"), ("!x a: 1\n", "1:1-1:5"), ("a: &x !y {}\nb: *x\n", "1:7-1:8")],
)  # fmt: skip
def test_other_tags_are_told(text: str, where: str) -> None:
    assert found(text) == [("unknown-tag", where)]


def test_of_several_documents_the_first_is_read() -> None:
    document = read_text("---\na: 1\n---\nb: [\n")

    assert document.value == {"a": 1}
    assert found(document.text) == [("several-documents", "3:1-3:4")]


def test_a_document_may_be_marked() -> None:
    assert read_text("%YAML 1.2\n---\na: NO\n...\n").value == {"a": "NO"}
    assert found("%YAML 1.2\n---\na: NO\n...\n") == []


@pytest.mark.parametrize("text", ["", "\n\n", "# only a comment\n", "---\n", "\ufeff", "   \n \n"])
def test_an_empty_file_has_no_value(text: str) -> None:
    document = read_text(text)

    assert document.value is None
    assert found(text) == [("empty-file", "1:1-1:1")]


def test_null_is_a_value() -> None:
    assert found("null\n") == found("~\n") == []


@pytest.mark.parametrize("text", ["a: &x [*x]\n", "&x a: *x\nb: &y {c: {<<: *y}}\n", "a: &x {b: {c: *x}}\n"])
def test_a_value_inside_itself_is_refused(text: str) -> None:
    assert [problem.code for problem in refusal(text)] == ["recursive-alias"]


def laughs(levels: int, line: str) -> str:
    return "a0: &a0 {x: 1, y: 2}\n" + "".join(
        line.format(name=f"a{level}", below=f"*a{level - 1}") for level in range(1, levels)
    )


@pytest.mark.parametrize(
    "text",
    [
        laughs(40, "{name}: &{name} [{below}, {below}, {below}, {below}, {below}, {below}, {below}, {below}]\n"),
        laughs(40, "{name}: &{name}\n  <<: [{below}, {below}, {below}]\n  k: {below}\n  l: {below}\n"),
        laughs(40, "{name}: &{name} {{k: {below}, l: {below}}}\n"),
        "a: &a [" + "1, " * 1000 + "]\nb: [" + "*a, " * 200 + "]\n",
    ],
)
def test_aliases_that_grow_beyond_all_bounds_are_refused_at_once(text: str) -> None:
    before = time.process_time()

    assert [problem.code for problem in refusal(text)] == ["too-many-aliases"]
    assert time.process_time() - before < 1


@pytest.mark.parametrize(
    "text",
    [
        "[" * 100_000,
        "{a: " * 101,
        "- " * 100_000,
        "? " * 200,
        "".join(" " * level + "a:\n" for level in range(102)) + " " * 102 + "b",
        "- &a0 [x]\n" + "".join(f"- &a{level} [*a{level - 1}]\n" for level in range(1, 120)),
    ],
    ids=["brackets", "braces", "hyphens", "question marks", "keys", "aliases"],
)
def test_too_many_levels_are_refused(text: str) -> None:
    assert refusal(text)[-1].code == "too-deep"


def test_a_hundred_levels_are_read() -> None:
    assert read_text("[" * 100 + "]" * 100).problems == ()


def test_lines_that_would_keep_the_parser_busy_are_refused() -> None:
    text = "".join(f"%TAG !t{number}! x\n" for number in range(100_000)) + "---\na: 1\n"

    assert [(problem.code, place(problem.span)) for problem in refusal(text)] == [("too-many-tags", "1:1-1:5")]


def test_a_file_of_nothing_but_defects_is_refused() -> None:
    problems = refusal("a: 1\n" * 5000)

    assert problems[0].code == "too-many-problems"
    assert {problem.code for problem in problems[1:]} == {"duplicate-key"}
    assert len(problems) == 101


def test_long_words_are_shortened_in_messages() -> None:
    key = "k" * 500
    problem = read_text(f"{key}: 1\n{key}: 2\n").problems[0]

    assert len(problem.message) < 120
