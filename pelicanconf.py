"""How Pelican builds this corpus. What regesta needs of it stands first; what an edition chooses, last."""

import os

from jinja2 import StrictUndefined

# regesta reads, renders and writes everything itself; Pelican's own readers and feeds are off.
PATH = "content"
OUTPUT_PATH = "output"
THEME = "theme"
PLUGINS = ["regesta.plugin"]
ARTICLE_PATHS: list[str] = []
PAGE_PATHS: list[str] = []
STATIC_PATHS: list[str] = []
THEME_STATIC_PATHS: list[str] = []
DIRECT_TEMPLATES: list[str] = []
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
JINJA_ENVIRONMENT = {"autoescape": True, "undefined": StrictUndefined, "trim_blocks": True, "lstrip_blocks": True}
TIMEZONE = "UTC"

# The address of the published site, without a slash at its end: https://example.org or https://example.org/corpus.
# While it is empty, links begin at the root of the host, and citations show the path alone.
SITEURL = os.environ.get("SITEURL", "")
