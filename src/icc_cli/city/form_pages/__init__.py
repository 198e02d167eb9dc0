"""The pages of the findings about form that no rule function makes: those of the reader and of the format.

They have the form of a rule's docstring: see `catalogue`. Where a defect cannot be shown as text (a file that is too
large, say), the page tells it in words and has no example.
"""

from icc_cli.city.form_pages.files import FILES
from icc_cli.city.form_pages.syntax import SYNTAX
from icc_cli.city.form_pages.values import VALUES

FORMAT_PAGES: dict[str, str] = {**FILES, **SYNTAX, **VALUES}
"""Pages by the name of the rule."""
