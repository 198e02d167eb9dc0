"""From a folder to a deliverable: finds cities, reads their files, and assembles the parts."""

from icc_cli.city.assembly import Assembly, FileProblem, Place
from icc_cli.city.discovery import CityFolder, find_cities, find_configuration
from icc_cli.city.reading import Reading, read_city

__all__ = [
    "Assembly",
    "CityFolder",
    "FileProblem",
    "Place",
    "Reading",
    "find_cities",
    "find_configuration",
    "read_city",
]
