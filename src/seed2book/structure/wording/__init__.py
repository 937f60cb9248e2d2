"""What one text says by its own words, wherever it stands: names, lead-ins, jump lines, credits, folios."""
