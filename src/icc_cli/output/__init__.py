"""What `icc` prints and writes besides reports: tables and documents for people, and formats for programs."""
