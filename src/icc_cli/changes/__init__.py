"""What changed between two versions of a deliverable, in the programme's words, judged once for all who tell of it.

`compare_city` compares two readings of a city, `compare_versions` all cities of two versions, and
`compare_checkpoints` the values of one city at two checkpoints. `sides` understands what `icc diff` is to compare, and
`versions` finds its cities.
"""
