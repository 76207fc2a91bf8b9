"""One file is one rule: `propose(reading, index)` gives the suggestions that it makes for a document."""
