"""Sizes of the page that charts must know, in CSS px (96 to the inch): the style sheet sets the same page."""

_PX_PER_MM = 96 / 25.4

TEXT_WIDTH = int(257 * _PX_PER_MM)
"""Width of the text: A4 landscape (297 mm) without two margins of 20 mm."""

ROADMAP_HEIGHT = int(139 * _PX_PER_MM)
"""Height that is left for a chart below a title of one line, as that of the roadmap is."""

GOVERNANCE_HEIGHT = int(129 * _PX_PER_MM)
"""Height that is left for a chart below a title of two lines, as long names of solutions need."""
