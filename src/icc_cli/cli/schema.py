"""`icc schema`: writes the format as JSON Schemas, for editors and other tools."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from icc_cli.cli.common import fail_to_write
from icc_cli.diagnostics import shown_path


def schema(
    output: Annotated[
        Path, typer.Option("--output", "-o", help="The folder to write to; it is made if it does not exist.")
    ] = Path("schemas"),
) -> None:
    """Write the format as JSON Schemas, for editors and other tools."""
    from icc_cli.city.configuration import json_schema
    from icc_cli.files import write_whole
    from icc_cli.model.checkpoint import json_schema as checkpoint_schema
    from icc_cli.model.json_schema import part_schemas

    own = {"config": json_schema(), "checkpoints": checkpoint_schema()}
    for name, content in {**part_schemas(), **own}.items():
        file = output / f"{name}.schema.json"
        try:
            write_whole(file, (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode())
        except OSError as error:
            fail_to_write(file, error)
        print(shown_path(file))
