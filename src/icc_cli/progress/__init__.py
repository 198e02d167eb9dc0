"""What each KPI of a deliverable did between two checkpoints, how far it is from its target, and what is missing."""

from icc_cli.progress.assess import Assessment, assess
from icc_cli.progress.change import ValueChange
from icc_cli.progress.city import CityProgress, ProgressGroup, ProgressRow, SharedState, city_progress, shared_state
from icc_cli.progress.status import STATUS_SIGNS, Status
from icc_cli.progress.text import bare_cell_text, cell_text, published_words, target_text
from icc_cli.progress.timing import Calendar

__all__ = [
    "STATUS_SIGNS",
    "Assessment",
    "Calendar",
    "CityProgress",
    "ProgressGroup",
    "ProgressRow",
    "SharedState",
    "Status",
    "ValueChange",
    "assess",
    "bare_cell_text",
    "cell_text",
    "city_progress",
    "published_words",
    "shared_state",
    "target_text",
]
