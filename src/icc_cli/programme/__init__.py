"""The programme as data: its editions, by id."""

from icc_cli.programme.edition import Checkpoint, Edition, Requirement
from icc_cli.programme.icc_2020 import ICC_2020

EDITIONS: dict[str, Edition] = {edition.id: edition for edition in (ICC_2020,)}
LATEST = ICC_2020

__all__ = ["EDITIONS", "LATEST", "Checkpoint", "Edition", "Requirement"]
