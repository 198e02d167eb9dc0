"""Views: everything that the templates print, fully prepared; one module per group of sections."""
