"""What changed between two versions of a deliverable, in the programme's words: two readings -> a list of changes.

`compare` tells it of one city, `comparing` of all cities of two versions; `asked` and `repository` find the versions.
"""
