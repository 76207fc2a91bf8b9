import os

AUTHOR = "x"
SITENAME = "Corpus"
SITEURL = "https://example.org"
TIMEZONE = "UTC"
DEFAULT_LANG = "en"
PATH = os.environ["CORPUS"]
OUTPUT_PATH = os.environ["OUT"]
THEME = os.path.join(os.path.dirname(os.path.abspath(__file__)), "theme")
STATIC_PATHS = []
THEME_STATIC_PATHS = []
PLUGINS = []
ARTICLE_URL = "doc/{slug}.html"
ARTICLE_SAVE_AS = ARTICLE_URL
TAG_URL = "topic/{slug}.html"
TAG_SAVE_AS = TAG_URL
AUTHOR_URL = "actor/{slug}.html"
AUTHOR_SAVE_AS = AUTHOR_URL
CATEGORY_SAVE_AS = ""
CATEGORIES_SAVE_AS = ""
DIRECT_TEMPLATES = ["index", "tags", "authors", "archives", "sitemap"]
TAGS_SAVE_AS = "topics.html"
AUTHORS_SAVE_AS = "actors.html"
ARCHIVES_SAVE_AS = "timeline.html"
SITEMAP_SAVE_AS = "sitemap.xml"
FEED_ALL_ATOM = "feed.atom"
FEED_MAX_ITEMS = 20
CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = TAG_FEED_ATOM = None
DEFAULT_PAGINATION = False
PAGINATED_TEMPLATES = {}
TYPOGRIFY = os.environ.get("TYPO", "0") == "1"
if os.environ.get("LEANMD") == "1":
    MARKDOWN = {"extensions": ["markdown.extensions.footnotes", "markdown.extensions.meta"], "output_format": "html5"}
if os.environ.get("PCACHE") == "1":
    CACHE_CONTENT = True
    LOAD_CONTENT_CACHE = True
    CACHE_PATH = os.environ["CACHE_DIR"]
    CONTENT_CACHING_LAYER = os.environ.get("LAYER", "reader")
    GZIP_CACHE = os.environ.get("GZ", "1") == "1"
else:
    CACHE_CONTENT = False
    LOAD_CONTENT_CACHE = False
