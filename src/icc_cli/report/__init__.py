"""From a deliverable to a report that can be read: views, templates, charts, HTML and PDF."""
