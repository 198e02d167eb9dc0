"""The charts of the final report, as SVG: deliverable in, markup out."""
