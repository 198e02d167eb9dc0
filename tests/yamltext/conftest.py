"""The reader's tests run twice: with the parser in C, and with the one in Python that serves where that is missing."""

from collections.abc import Iterator

import pytest

from icc_cli.yamltext import parsers


@pytest.fixture(scope="module", autouse=True, params=["parser in C", "parser in Python"])
def _parser(request: pytest.FixtureRequest) -> Iterator[None]:
    assert parsers.CParser is not None, "ruamel.yaml.clib is not installed"
    with pytest.MonkeyPatch.context() as patch:
        if request.param == "parser in Python":
            patch.setattr(parsers, "CParser", None)
        yield
