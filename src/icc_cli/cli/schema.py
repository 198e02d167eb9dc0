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
    from icc_cli.city.outputs import write_outputs
    from icc_cli.model.checkpoint import json_schema as checkpoint_schema
    from icc_cli.model.json_schema import part_schemas

    own = {"config": json_schema(), "checkpoints": checkpoint_schema()}
    files = {
        output / f"{name}.schema.json": (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode()
        for name, content in {**part_schemas(), **own}.items()
    }
    try:
        write_outputs(files)
    except OSError as error:
        fail_to_write(output, error)
    for file in files:
        print(shown_path(file))
