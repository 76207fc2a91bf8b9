import os

from jinja2 import StrictUndefined

PATH = "content"
OUTPUT_PATH = "output"
THEME = "theme"
PLUGINS = ["regesta.plugin"]
ARTICLE_PATHS = PAGE_PATHS = STATIC_PATHS = THEME_STATIC_PATHS = DIRECT_TEMPLATES = []
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
JINJA_ENVIRONMENT = {"autoescape": True, "undefined": StrictUndefined, "trim_blocks": True, "lstrip_blocks": True}
TIMEZONE = "UTC"
SITEURL = os.environ.get("SITEURL", "")
