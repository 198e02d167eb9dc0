"""The charts of the final report: from a deliverable to SVG."""

from icc_cli.report.charts.ambitions import MappedAmbition, MappedSolution, ambitions_chart
from icc_cli.report.charts.coverage import coverage_chart
from icc_cli.report.charts.funding import Amount, funding_chart
from icc_cli.report.charts.governance import governance_chart
from icc_cli.report.charts.journey import journey_chart
from icc_cli.report.charts.progress_bar import progress_bar
from icc_cli.report.charts.progress_marks import progress_legend
from icc_cli.report.charts.roadmap import roadmap_chart
from icc_cli.report.charts.statuses import statuses_chart

__all__ = [
    "Amount",
    "MappedAmbition",
    "MappedSolution",
    "ambitions_chart",
    "coverage_chart",
    "funding_chart",
    "governance_chart",
    "journey_chart",
    "progress_bar",
    "progress_legend",
    "roadmap_chart",
    "statuses_chart",
]
