"""Builds articles of what was put together: their parts, their pictures, their other halves, their links."""
