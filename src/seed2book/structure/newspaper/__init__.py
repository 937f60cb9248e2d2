"""Judges the lines of a newspaper's page: each by itself, in its column, and beside all the others."""
