"""Views: everything that the templates print, a module for each group of sections, prepared to the last word."""
