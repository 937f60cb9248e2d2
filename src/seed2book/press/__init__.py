"""What is done with finished pages before they are printed: sheets, marks, inks, and a printer's settings.

Each step is a function over a PDF; `ticket.py` says which are wanted, `production.py` takes them in order.
"""
