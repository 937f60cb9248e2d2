"""What the seed's own marks say: Markdown's blocks and inlines, HTML, notes, quotations."""
