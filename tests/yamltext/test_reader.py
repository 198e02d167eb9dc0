"""Files that cannot be read, and why; encodings; characters that nobody can see."""

import os
import pathlib

import pytest

from icc_cli.yamltext import SourceError, SourceProblem, parse, read
from icc_cli.yamltext.reader import MAX_BYTES

from .reading import FILE, found, place, read_text, refusal


def refused(file: pathlib.Path) -> SourceProblem:
    with pytest.raises(SourceError) as caught:
        read(file)
    assert caught.value.file == file
    (problem,) = caught.value.problems
    assert place(problem.span) == "1:1-1:1"
    return problem


def test_a_file_is_read(tmp_path: pathlib.Path) -> None:
    file = tmp_path / "city.yaml"
    file.write_bytes("name: Białystok\r\n".encode())

    document = read(file)

    assert document.value == {"name": "Białystok"}
    assert document.file == file


def test_a_missing_file(tmp_path: pathlib.Path) -> None:
    problem = refused(tmp_path / "city.yaml")

    assert (problem.code, problem.message) == ("unreadable-file", "there is no such file")


def test_a_folder(tmp_path: pathlib.Path) -> None:
    problem = refused(tmp_path)

    assert (problem.code, problem.message) == ("unreadable-file", "this is a folder, not a file")


def test_a_pipe_is_not_waited_for(tmp_path: pathlib.Path) -> None:
    pipe = tmp_path / "pipe.yaml"
    os.mkfifo(pipe)

    assert "a device or a pipe" in refused(pipe).message


def test_a_device_without_end() -> None:
    assert refused(pathlib.Path("/dev/zero")).code == "unreadable-file"


def test_links_that_lead_to_each_other(tmp_path: pathlib.Path) -> None:
    (tmp_path / "a.yaml").symlink_to(tmp_path / "b.yaml")
    (tmp_path / "b.yaml").symlink_to(tmp_path / "a.yaml")

    assert refused(tmp_path / "a.yaml").code == "unreadable-file"


@pytest.mark.parametrize("name", ["x" * 5000, "a\0b", "\ud800"])
def test_names_that_no_file_can_have(name: str, tmp_path: pathlib.Path) -> None:
    assert refused(tmp_path / name).code == "unreadable-file"


def test_a_file_beyond_the_bound_is_not_read(tmp_path: pathlib.Path) -> None:
    file = tmp_path / "large.yaml"
    with file.open("wb") as opened:
        opened.truncate(20 * MAX_BYTES)

    problem = refused(file)

    assert (problem.code, problem.message) == ("file-too-large", "the file is larger than 10 MiB")


def test_content_beyond_the_bound_is_not_parsed() -> None:
    with pytest.raises(SourceError, match="larger than 10 MiB"):
        parse("#" * (MAX_BYTES + 1), FILE)


def test_the_error_names_file_line_and_column() -> None:
    with pytest.raises(SourceError) as caught:
        parse("name: Graz\nunit: %\n", FILE)

    assert str(caught.value).startswith(f"{FILE}:2:7: ")


@pytest.mark.parametrize(
    ("data", "where", "byte"),
    [
        ("name: Bia\u0142ystok\nlead: Herv\u00e9\n".encode("iso8859-16"), "1:10-1:10", "0xB3"),
        ("name: Białystok \U0001f3eb ".encode() + b"\xff", "1:19-1:19", "0xFF"),
        (b"a: 1\r\nb: 2\rc: \n" + b"d: \xc3", "4:4-4:4", "0xC3"),
        (b"\xef\xbb\xbfa: \x80", "1:4-1:4", "0x80"),
    ],
)
def test_bytes_that_are_not_utf_8_are_told_at_the_first(data: bytes, where: str, byte: str) -> None:
    (problem,) = refusal(data)

    assert (problem.code, place(problem.span)) == ("not-utf-8", where)
    assert byte in problem.message


@pytest.mark.parametrize(
    ("encoding", "name"),
    [("utf-16", "UTF-16"), ("utf-16-le", "UTF-16"), ("utf-16-be", "UTF-16"), ("utf-32", "UTF-32")],
)
def test_other_encodings_are_recognised(encoding: str, name: str) -> None:
    (problem,) = refusal("name: Sofia\ncountry: BG\n".encode(encoding))

    assert (problem.code, problem.message) == ("not-utf-8", f"the file is saved as {name}, not as UTF-8")


@pytest.mark.parametrize("character", ["\0", "\x1b", "\x7f", "\x9b", "\u2028", "\u202e", "\u2066", "\ufeff", "\uffff"])
def test_an_invisible_character_is_told_and_goes_no_further(character: str) -> None:
    text = f"name: Sof{character}ia\nnext: 1 # com{character}ment\n"
    document = read_text(text.encode())

    assert document.value == {"name": "Sof\ufffdia", "next": 1}
    assert found(text) == [("control-character", "1:10-1:11"), ("control-character", "2:14-2:15")]
    assert f"U+{ord(character):04X}" in document.problems[0].message


def test_half_a_character_in_a_string_is_told() -> None:
    assert found("a: \ud800\n") == [("control-character", "1:4-1:5")]


def test_a_run_of_invisible_characters_is_one_defect() -> None:
    document = read_text("a: \0\0\0b\n")

    assert [place(problem.span) for problem in document.problems] == ["1:4-1:7"]
    assert "3 characters" in document.problems[0].message


@pytest.mark.parametrize("escape", ["\\0", "\\e", "\\x1b", "\\u202E", "\\b", "\\N", "\\L"])
def test_an_invisible_character_behind_a_backslash_is_told_at_its_text(escape: str) -> None:
    text = f'name: "So{escape}fia"\n"k{escape}": 1\n'

    assert read_text(text).value == {"name": "So\ufffdfia", "k\ufffd": 1}
    end = 12 + len(escape)
    assert found(text) == [("control-character", f"1:7-1:{end + 2}"), ("control-character", f"2:1-2:{4 + len(escape)}")]


def test_tabs_line_ends_and_hard_spaces_are_no_defects() -> None:
    assert found('a: "x\\ty\\nz\\r\\_"\nb: c\td\u00a0e  \t\n') == []
