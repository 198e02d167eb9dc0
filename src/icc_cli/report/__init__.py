"""From a deliverable to a readable report: views, templates, charts, HTML and PDF."""
