"""A publication set for reading systems or for print: the only stage that writes XHTML."""
