"""From HTML to a PDF that conforms to PDF/A-3a and PDF/UA-1. Only these modules know WeasyPrint."""
