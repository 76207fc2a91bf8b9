"""One file for each kind of capture; each has `convert(text, capture, first)`, and gives a Conversion."""
