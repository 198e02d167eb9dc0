"""Progress for readers and for programs: tables, documents and data, a module for each format."""
