"""From the corpus to the files of the site: what they are (`site`), and how they are written (`writer`)."""
