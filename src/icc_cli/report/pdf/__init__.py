"""From HTML to a PDF that keeps PDF/A-3a and PDF/UA-1. Only these modules know WeasyPrint."""
